use super::*;
use crate::diagnostic::Severity;
use crate::lint::{Linter, Options};
use crate::lsp::protocol::Contents;
use crate::lsp::{Buffer, Unit};
use crate::markup::Format;

const DRAFT: &str = "“👍,” she wrote. Analysts note that the quay has been sold. The gulls left.\n\n\
                     Ana Ruiz, an engineer at Foss, said it holds. She denied the rest.\n";

fn shown(contents: &str, words: &str, hand: Hand) -> Option<(String, String)> {
    let text = Text::new("a.md", contents);
    let linter = Linter::builtin();
    let found = linter.check(&text, Format::Markdown, Options::default()).diagnostics;
    let trace = linter.trace(&text, Format::Markdown, Options { pedantic: true, ..Options::default() });
    let buffer = Buffer::new(contents.to_owned(), Unit::Utf16);
    let measure = buffer.measure();
    let at = contents.find(words).expect("it is there") as u32;
    let sight = Sight { text: &text, trace: &trace, measure, hand };
    let Hover { contents: told, range } = hover(&sight, at, &found, |id| linter.rules().rule(id))?;
    let Contents::MarkupContent(told) = told else { return None };
    Some((told.value, text.slice(measure.span(range?)).to_owned()))
}

fn in_order(page: &str, parts: &[&str]) {
    let mut rest = page;
    for part in parts {
        let at = rest.find(part).unwrap_or_else(|| panic!("“{part}” comes not in its turn:\n{page}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn a_finding_is_told_from_the_question_to_the_clauses() {
    let (page, place) = shown(DRAFT, "Analysts", Hand::Markdown).expect("there is a finding");
    assert_eq!(place, "Analysts");
    in_order(
        &page,
        &[
            "**Which analysts? “Analysts” names no one.** (warning `",
            "\n\nWho said it",
            "\n\nName one",
            "\n\n- source: “Analysts”; plural\n- kind: collective, rung 7 of 13: an unnamed group\n",
            "- cue: “note” (endorsing: it vouches for the claim)\n",
            "- content: “the quay has been sold”",
            "\n\n**Why**: ",
            "\n\n**Standards**: ",
            "\n\n**Clauses**: None of its exceptions holds: `",
        ],
    );
    // The claim belongs to it.
    let (same, place) = shown(DRAFT, "quay", Hand::Markdown).expect("it has a part in the finding");
    assert_eq!(place, "the quay has been sold");
    assert_eq!(same.replace("; here: the claim)", ")"), page);
}

#[test]
fn a_pronoun_is_told_with_whom_it_means() {
    let (page, place) = shown(DRAFT, "She denied", Hand::Plain).expect("somebody is cited");
    assert_eq!(place, "She");
    in_order(&page, &["Ana Ruiz\n\n- source: “She”, that is Ana Ruiz, first named at 3:1", "cited 2 times"]);
}

#[test]
fn whoever_speaks_in_what_has_to_do_with_a_finding_comes_first() {
    let draft = "Ana Ruiz said the quay holds, according to a report.\n";
    let (page, place) = shown(draft, "Ana", Hand::Markdown).expect("she speaks");
    assert_eq!(place, "Ana Ruiz");
    in_order(&page, &["**Ana Ruiz**\n\n- source: ", "\n\n---\n\n**“a report …”", "; here: the claim)"]);
}

#[test]
fn of_many_findings_the_most_severe_come_first_and_the_last_are_counted() {
    let text = Text::new("a.md", "The quay.");
    let trace = Trace::default();
    let buffer = Buffer::new("The quay.".to_owned(), Unit::Utf16);
    let sight = Sight { text: &text, trace: &trace, measure: buffer.measure(), hand: Hand::Plain };
    let severity = |number| if number == 11 { Severity::Error } else { Severity::Warning };
    let finding = |number: u32| Diagnostic::new("a", severity(number), format!("n{number}"), Span::new(0, 3));
    let findings: Vec<Diagnostic> = (1..=11).map(finding).collect();
    let told = hover(&sight, 1, &findings, |_| None).map(|hover| hover.contents);
    let Some(Contents::MarkupContent(told)) = told else { panic!("there is something to tell") };
    let rest: Vec<String> = (3..=8).map(|number| format!("- N{number}. (warning `a`)")).collect();
    let first = "N11. (error `a`)\n\nN1. (warning `a`)\n\nN2. (warning `a`)\n\n";
    assert_eq!(told.value, format!("{first}{}\n- and 2 more", rest.join("\n")));
}

#[test]
fn a_name_is_told_with_where_it_was_first() {
    let draft = "Ana Ruiz came late.\n\nBo Lind said that Ruiz left early.\n";
    let (page, place) = shown(draft, "Ruiz left", Hand::Markdown).expect("somebody is named");
    assert_eq!(place, "Ruiz");
    in_order(&page, &["**Ana Ruiz**: a person", "first named at 1:1: “Ana Ruiz”", "not cited as a source"]);
}

#[test]
fn there_is_nothing_to_tell_of_what_nobody_says() {
    assert_eq!(shown("The quay is old.\n", "quay", Hand::Markdown), None);
    assert_eq!(shown("", "", Hand::Markdown), None);
}

#[test]
fn what_a_draft_says_is_no_markdown_of_ours() {
    let draft = "Ana <b>Ruiz</b> said that [it](https://a.example) *holds* # x | y.\n";
    let (page, _) = shown(draft, "said", Hand::Markdown).expect("somebody is cited");
    assert!(
        !page.contains("<b>") && page.contains("it\\](https\\://a") && !page.contains("*holds*"),
        "{page}"
    );
}
