//! What may be written where a text ends.

use super::outline::{Here, Scalar, Style};
use super::scan::{End, signed};

/// What may be written at the end.
pub(super) fn of(end: &End<'_>) -> Option<Here> {
    if end.in_comment {
        return None;
    }
    match end.open.and_then(|(at, indent)| Some((end.outline.scalars.get(at)?, indent))) {
        Some((scalar, indent)) if scalar.style == Style::Block => {
            if below_block(end.text, indent) {
                end.nothing_yet()
            } else {
                within(end, scalar)
            }
        }
        Some((scalar, _)) => within(end, scalar),
        None => end.nothing_yet(),
    }
}

/// Whether a block scalar is left by what stands on the last line.
fn below_block(text: &str, indent: isize) -> bool {
    let line = &text[text.rfind('\n').map_or(0, |at| at + 1)..];
    line.trim().is_empty() && signed(line.chars().count()) <= indent
}

fn within(end: &End<'_>, scalar: &Scalar) -> Option<Here> {
    let (can_be_key, behind_key, indent) = end.may_be(scalar);
    let mut start = scalar.start();
    if scalar.style == Style::Plain {
        // Of several lines the last is what is being written.
        let written = end.text.get(start as usize..)?;
        if let Some(at) = written.rfind('\n') {
            let line = &written[at + 1..];
            start += (at + 1 + line.len() - line.trim_start().len()) as u32;
        }
    }
    let key = can_be_key && matches!(scalar.style, Style::Plain | Style::Single | Style::Double);
    Some(Here {
        spot: scalar.spot,
        key: scalar.is_key || key,
        value: !scalar.is_key,
        start,
        style: Some(scalar.style),
        behind_key: behind_key && !scalar.is_key,
        flow: end.in_flow(),
        indent: usize::try_from(indent).unwrap_or_default(),
    })
}
