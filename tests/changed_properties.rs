//! What holds for every change: nothing breaks, and what is new is what did not stand there before, one for one.

use crate::support::builtin::linter;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use whosays::lint::Options;
use whosays::markup::Format;
use whosays::screen::Screen;
use whosays::screen::changed::{Change, Patch, Side};
use whosays::text::Text;

/// Sentences that are each flagged once, and paragraphs of them.
fn draft() -> impl Strategy<Value = Vec<Vec<u8>>> {
    prop::collection::vec(prop::collection::vec(0..12u8, 1..5), 0..9)
}

/// Drafts of which the second is made of the first.
fn versions() -> impl Strategy<Value = (Vec<Vec<u8>>, Vec<Vec<u8>>)> {
    let edits = prop::collection::vec((0..9usize, 0..5usize, prop::option::of(0..14u8)), 0..6);
    (draft(), edits).prop_map(|(old, edits)| {
        let mut new = old.clone();
        for (paragraph, at, sentence) in edits {
            match (new.get_mut(paragraph), sentence) {
                (Some(sentences), Some(sentence)) => sentences.insert(at.min(sentences.len()), sentence),
                (Some(sentences), None) if sentences.len() > 1 => _ = sentences.remove(at % sentences.len()),
                (Some(_), None) => drop(new.remove(paragraph)),
                (None, Some(sentence)) => new.push(vec![sentence]),
                (None, None) => {}
            }
        }
        (old, new)
    })
}

/// The draft as a file, its paragraphs on one line each or wrapped.
fn written(draft: &[Vec<u8>], wrapped: bool) -> String {
    let mut text = String::new();
    for paragraph in draft {
        for number in paragraph {
            let gap = if wrapped { "\n" } else { " " };
            write!(text, "Insiders said{gap}that dam number {number} leaks.{gap}")
                .expect("strings take anything");
        }
        text.truncate(text.trim_end().len());
        text.push_str("\n\n");
    }
    text
}

/// How many sentences are new, one for one.
fn news(old: &[Vec<u8>], new: &[Vec<u8>]) -> usize {
    let mut left: BTreeMap<u8, i32> = BTreeMap::new();
    for number in old.iter().flatten() {
        *left.entry(*number).or_default() += 1;
    }
    for number in new.iter().flatten() {
        *left.entry(*number).or_default() -= 1;
    }
    left.into_values().filter(|left| *left < 0).map(i32::unsigned_abs).sum::<u32>() as usize
}

/// How much is shown of a draft.
fn shown(change: &Change, text: &Text) -> usize {
    let mut screen = Screen::new(linter().find(text, Format::Markdown, Options::default()));
    change.screen(linter(), text, Format::Markdown, &mut screen);
    screen.finish().diagnostics.len()
}

/// A diff with so many lines around each change.
fn diff(old: &str, new: &str, around: usize) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let lines = aligned(&old, &new);
    let is_near = |at: usize| {
        let near = &lines[at.saturating_sub(around)..(at + around + 1).min(lines.len())];
        near.iter().any(|(side, _)| *side != Side::Both)
    };
    let mut diff = "--- a/draft.md\n+++ b/draft.md\n".to_owned();
    let (mut at, mut place) = (0, [0, 0]);
    while at < lines.len() {
        let end = (at..lines.len()).find(|&at| !is_near(at)).unwrap_or(lines.len());
        let hunk = &lines[at..end];
        let counts =
            [Side::New, Side::Old].map(|other| hunk.iter().filter(|(side, _)| *side != other).count());
        if !hunk.is_empty() {
            let starts = [0, 1].map(|side| place[side] + usize::from(counts[side] > 0));
            writeln!(diff, "@@ -{},{} +{},{} @@", starts[0], counts[0], starts[1], counts[1])
                .expect("it is a string");
            for (side, line) in hunk {
                let mark = match side {
                    Side::Old => '-',
                    Side::New => '+',
                    Side::Both => ' ',
                };
                writeln!(diff, "{mark}{line}").expect("it is a string");
            }
        }
        place = [place[0] + counts[0], place[1] + counts[1]];
        // The line behind a hunk stands in both.
        if end < lines.len() {
            place = place.map(|place| place + 1);
        }
        at = end + 1;
    }
    diff
}

/// The lines of two versions, as many in common as may be.
fn aligned<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<(Side, &'t str)> {
    let mut common = vec![vec![0; new.len() + 1]; old.len() + 1];
    for at in (0..old.len()).rev() {
        for to in (0..new.len()).rev() {
            let skip = common[at + 1][to].max(common[at][to + 1]);
            common[at][to] = if old[at] == new[to] { common[at + 1][to + 1] + 1 } else { skip };
        }
    }
    let (mut at, mut to, mut lines) = (0, 0, Vec::new());
    while at < old.len() || to < new.len() {
        if at < old.len() && to < new.len() && old[at] == new[to] {
            lines.push((Side::Both, old[at]));
            (at, to) = (at + 1, to + 1);
        } else if to == new.len() || at < old.len() && common[at + 1][to] >= common[at][to + 1] {
            lines.push((Side::Old, old[at]));
            at += 1;
        } else {
            lines.push((Side::New, new[to]));
            to += 1;
        }
    }
    lines
}

proptest! {
    #[test]
    fn what_did_not_stand_there_is_shown_one_for_one((old, new) in versions(), was: bool, is: bool) {
        let expected = news(&old, &new);
        let (old, new) = (Text::new("draft.md", written(&old, was)), Text::new("draft.md", written(&new, is)));
        prop_assert_eq!(shown(&Change::between(old, &new), &new), expected);
    }

    #[test]
    fn a_diff_says_the_same_as_two_versions((old, new) in versions(), around in 0..40usize) {
        let expected = news(&old, &new);
        let (old, text) = (written(&old, false), Text::new("draft.md", written(&new, false)));
        let patches = Patch::read(diff(&old, text.contents(), around).as_bytes()).expect("it is a diff");
        let change = Change::of(&patches[0], &text).expect("it leads to the text");
        prop_assert_eq!(shown(&change, &text), expected);
    }

    #[test]
    fn any_bytes_are_a_diff_or_none(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = Patch::read(&bytes);
    }

    #[test]
    fn what_looks_like_a_diff_never_breaks_anything(
        lines in prop::collection::vec(
            prop_oneof![
                Just("diff --git a/x b/x".to_owned()),
                Just("--- a/x".to_owned()),
                Just("+++ b/x".to_owned()),
                Just("Binary files a/x and b/x differ".to_owned()),
                Just("\\ No newline at end of file".to_owned()),
                Just("rename from \"x\\30".to_owned()),
                Just(String::new()),
                "[-+ ]Insiders said (it leaks|that)\\.?",
                "@@ -[0-4](,[0-4])? \\+[0-5](,[0-4])? @@",
                "@@ -[0-9]{9,20} \\+[0-9]{9,20},[0-9]{9,20} @@",
            ],
            0..14,
        ),
        text in "(Insiders said (it leaks|that)\\.?\n){0,4}",
    ) {
        let text = Text::new("x", text);
        for patch in Patch::read(lines.join("\n").as_bytes()).unwrap_or_default() {
            if let Ok(change) = Change::of(&patch, &text) {
                shown(&change, &text);
            }
        }
    }

    #[test]
    fn any_two_texts_can_be_compared(old in "[ -~\n\r“”é#>*]{0,120}", new in "[ -~\n\r“”é#>*]{0,120}") {
        let new = Text::new("x", format!("{new} Insiders said it leaks."));
        let all = shown(&Change::New, &new);
        prop_assert!(shown(&Change::between(Text::new("x", old), &new), &new) <= all);
        prop_assert_eq!(shown(&Change::between(Text::new("x", new.contents()), &new), &new), 0);
    }
}
