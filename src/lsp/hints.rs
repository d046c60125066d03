//! Marks between the words: of what kind each source is, and whom a pronoun means.

use super::places::Measure;
use super::protocol::{InlayHint, Position};
use crate::attribution::{Attribution, Facts, Kind, Source};
use crate::report::{cut, kind_in_words};
use crate::text::Span;
use std::collections::BTreeSet;

/// Names are cut to so many columns.
const LONGEST: usize = 32;

/// The marks in a part of a text.
pub fn hints(facts: &Facts, measure: Measure<'_>, within: Span) -> Vec<InlayHint> {
    let (mut hints, mut marked) = (Vec::new(), BTreeSet::new());
    for known in &facts.attributions {
        let at = known.place().end;
        if known.kind == Kind::Writer || at < within.start || within.end < at {
            continue;
        }
        // Whoever says two things in one breath is marked once.
        if marked.insert(at) {
            hints.push(hint(facts, known, measure.range(Span::empty(at)).start));
        }
    }
    hints
}

fn hint(facts: &Facts, known: &Attribution, position: Position) -> InlayHint {
    let who = known.source.as_ref().and_then(|source| meant(facts, source));
    let label = match who {
        Some(who) => format!("[= {}]", cut(&who, LONGEST)),
        None if known.kind == Kind::Pronoun => "[= ?]".to_owned(),
        None => format!("[{}]", known.kind),
    };
    InlayHint {
        position,
        label: label.into(),
        kind: None,
        text_edits: None,
        tooltip: Some(format!("{}: {}", known.kind, kind_in_words(known.kind)).into()),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}

/// Whom a source means, where no part of the name says so.
fn meant(facts: &Facts, source: &Source) -> Option<String> {
    let words = facts.words(source.words);
    let first = source.antecedent.and_then(|number| facts.attributions.get(number as usize)?.source.as_ref());
    if let Some(first) = first {
        return Some(format!("“{}”", facts.words(first.words)));
    }
    let name = &facts.entities.get(source.entity?.0 as usize)?.name;
    let says_so = name.split_whitespace().any(|part| words.contains(part));
    (!says_so).then(|| name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Linter;
    use crate::lsp::protocol::Label;
    use crate::lsp::{Buffer, Unit};
    use crate::markup::Format;
    use crate::text::Text;

    fn marked(contents: &str, within: Span) -> Vec<String> {
        let facts = Linter::builtin().facts(&Text::new("a.md", contents), Format::Markdown);
        let buffer = Buffer::new(contents.to_owned(), Unit::Utf16);
        let marks = hints(&facts, buffer.measure(), within).into_iter();
        marks
            .map(|hint| {
                let Label::String(label) = hint.label else { return String::new() };
                format!("{}:{} {label}", hint.position.line, hint.position.character)
            })
            .collect()
    }

    #[test]
    fn sources_are_marked_where_they_stand() {
        let text = "👍 Ana Ruiz said it holds. She denied the rest.\nResidents fear a flood.\n";
        let all = Span::new(0, text.len() as u32);
        assert_eq!(marked(text, all), ["0:11 [person]", "0:30 [= Ana Ruiz]", "1:9 [collective]"]);
        let second = text.find("Residents").expect("it is there") as u32;
        assert_eq!(marked(text, Span::new(second, all.end)), ["1:9 [collective]"]);
    }

    #[test]
    fn a_pronoun_of_nobody_is_left_open() {
        let text = "He said that it holds.\n";
        assert_eq!(marked(text, Span::new(0, text.len() as u32)), ["0:2 [= ?]"]);
    }
}
