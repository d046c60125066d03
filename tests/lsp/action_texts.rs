//! What actions write into drafts, form by form. The rules are the built-in ones; what they find serves as it comes.

use crate::support::amends::Amended;
use crate::support::builtin::linter;
use serde_json::{Value, json};
use whosays::diagnostic::Diagnostic;
use whosays::lint::Options;
use whosays::lsp::actions::{self, Companion, Document, Scene, Skills};
use whosays::lsp::protocol::Uri;
use whosays::lsp::{Buffer, Teller, Unit};
use whosays::markup::Format;
use whosays::report::each_finding;
use whosays::screen::amend::Draft;
use whosays::screen::{Request, Screen, Screened, suppress};
use whosays::text::Text;

/// A draft with the file beside it.
pub(super) struct Desk {
    pub(super) text: Text,
    pub(super) format: Format,
    pub(super) sidecar: Option<String>,
    pub(super) unit: Unit,
    pub(super) pedantic: bool,
}

impl Desk {
    pub(super) fn new(format: Format, contents: &str) -> Self {
        Self { text: Text::new("draft", contents), format, sidecar: None, unit: Unit::Utf16, pedantic: false }
    }

    /// What is shown of it.
    pub(super) fn screened(&self) -> Screened {
        let options = Options { pedantic: self.pedantic, ..Options::default() };
        let sidecar = self.sidecar.as_ref().map(|yaml| Text::new("draft.whosays.yml", yaml.as_str()).into());
        let mut screen = Screen::new(linter().find(&self.text, self.format, options));
        let request = Request {
            text: &self.text,
            linter: linter(),
            options,
            sidecar: sidecar.as_ref(),
            require_reason: true,
        };
        suppress(&mut screen, &request);
        screen.finish()
    }

    /// What can be done about each finding, each with its title.
    pub(super) fn offers(&self) -> Vec<(Diagnostic, Vec<(String, Value)>)> {
        let screened = self.screened();
        let findings =
            linter().find(&self.text, self.format, Options { pedantic: true, ..Options::default() });
        let buffer = Buffer::new(self.text.contents().to_owned(), self.unit);
        let (uri, beside) = (Uri("file:///draft".to_owned()), Uri("file:///draft.whosays.yml".to_owned()));
        let sidecar = Companion {
            uri: beside,
            version: None,
            text: Text::new("draft.whosays.yml", self.sidecar.clone().unwrap_or_default()),
            is_there: self.sidecar.is_some(),
            unit: self.unit,
        };
        let scene = Scene {
            draft: Draft { text: &self.text, format: self.format, findings: &findings },
            facts: &findings.facts,
            rules: linter().rules(),
            document: Document { uri: &uri, version: Some(7), measure: buffer.measure(), is_there: true },
            skills: Skills { versions: true, creates: true, snippets: false },
            sidecar: Some(&sidecar),
            config: None,
            house: &[],
        };
        let told = Teller { measure: buffer.measure(), uri: &uri, related: false }
            .tell(&screened.diagnostics, |_| None);
        let each = each_finding(&screened.diagnostics).zip(&told);
        each.map(|(finding, told)| {
            let actions = actions::about(&scene, finding, told);
            let titled = |action| {
                let value = serde_json::to_value(action).unwrap_or_default();
                (value["title"].as_str().unwrap_or_default().to_owned(), value["edit"].clone())
            };
            (finding.clone(), actions.into_iter().map(titled).collect())
        })
        .collect()
    }

    /// The same with an edit made.
    pub(super) fn with(&self, edit: &Value) -> Self {
        let amended = Amended::of(edit);
        let contents = self.text.contents();
        if amended.uri == "file:///draft" {
            let text = Text::new("draft", amended.made_in(contents, self.unit));
            return Self { text, sidecar: self.sidecar.clone(), ..*self };
        }
        let sidecar = amended.made_in(self.sidecar.as_deref().unwrap_or_default(), self.unit);
        Self { text: Text::new("draft", contents), sidecar: Some(sidecar), ..*self }
    }
}

/// A draft after the first action has been taken whose title fits; of the finding that points at some words.
fn after(format: Format, contents: &str, words: &str, title: &str) -> String {
    let desk = Desk::new(format, contents);
    let offers = desk.offers();
    let here = offers.iter().filter(|(finding, _)| desk.text.slice(finding.span).contains(words));
    let (_, edit) = here
        .flat_map(|(_, actions)| actions)
        .find(|(known, edit)| known.contains(title) && !edit.is_null())
        .unwrap_or_else(|| panic!("“{title}” is not offered at “{words}” in {contents:?}: {offers:#?}"));
    let made = desk.with(edit);
    made.sidecar.unwrap_or_else(|| made.text.contents().to_owned())
}

fn allowed(format: Format, contents: &str, expected: &str) {
    let made = after(format, contents, "reportedly", "false alarm");
    let comment = "<!-- whosays: allow hearsay-adverb -- false alarm -->";
    assert_eq!(made.replace(comment, "%"), expected);
    let desk = Desk::new(format, &made);
    let left: Vec<Diagnostic> = desk.screened().diagnostics;
    assert!(left.iter().all(|one| !one.rule.starts_with("whosays/")), "{made}: {left:?}");
}

#[test]
fn a_comment_stands_behind_the_sentence() {
    let md = |contents, expected| allowed(Format::Markdown, contents, expected);
    md("It reportedly burned down in March.\n", "It reportedly burned down in March. %\n");
    md("It reportedly burned. The mill is old.\n", "It reportedly burned. % The mill is old.\n");
    md(
        "The mill is old. It reportedly burned\r\ndown in March.\r\nSo.\r\n",
        "The mill is old. It reportedly burned\r\ndown in March. %\r\nSo.\r\n",
    );
    md("# It reportedly burned down\n", "# It reportedly burned down %\n");
    md(
        "- one\n- It reportedly burned in March.\n- two\n",
        "- one\n- It reportedly burned in March. %\n- two\n",
    );
    md(
        "1. It reportedly burned\n   in March.\n   So.\n",
        "1. It reportedly burned\n   in March. %\n   So.\n",
    );
    md(
        "| a | b |\n|---|---|\n| It reportedly burned. | c |\n",
        "| a | b |\n|---|---|\n| It reportedly burned. % | c |\n",
    );
    md("*It reportedly burned down.* So.\n", "*It reportedly burned down. %* So.\n");
    md("---\ntitle: t\n---\nIt reportedly burned.\n", "---\ntitle: t\n---\nIt reportedly burned. %\n");
    md("“港口 👍🏽” It reportedly burned down. So.\n", "“港口 👍🏽” It reportedly burned down. % So.\n");
    let html = |contents, expected| allowed(Format::Html, contents, expected);
    html("<p>It reportedly burned. So.</p>\n", "<p>It reportedly burned. % So.</p>\n");
    html(
        "<ul><li>It <em>reportedly burned.</em></li></ul>",
        "<ul><li>It <em>reportedly burned. %</em></li></ul>",
    );
}

#[test]
fn a_comment_that_is_there_takes_in_the_next_rule() {
    let one = "Analysts note that it reportedly burned. <!-- whosays: allow unnamed-experts -- known to the desk -->\n";
    let made = after(Format::Markdown, one, "reportedly", "false alarm");
    assert_eq!(
        made,
        "Analysts note that it reportedly burned. \
        <!-- whosays: allow unnamed-experts, hearsay-adverb -- known to the desk; false alarm -->\n"
    );
    let same = after(Format::Markdown, one, "reportedly", "known to the desk");
    assert_eq!(
        same,
        "Analysts note that it reportedly burned. \
        <!-- whosays: allow unnamed-experts, hearsay-adverb -- known to the desk -->\n"
    );
}

#[test]
fn what_can_hold_no_comment_has_a_file_beside_it() {
    let made = after(
        Format::Plain,
        "The mill is old.\nIt reportedly burned down in March.\n",
        "reportedly",
        "false alarm",
    );
    assert_eq!(
        made,
        "allow:\n  - rule: hearsay-adverb\n    sentence: It reportedly burned down\n    reason: false alarm\n"
    );
}

#[test]
fn a_name_is_missing_where_the_claim_ends() {
    let cases = [
        (
            "It reportedly burned down in March.",
            "It reportedly burned down in March, according to [NAME, ROLE].",
        ),
        (
            "The mill is shut.\n\nIt is believed that the dam is cracked!",
            "The mill is shut.\n\nIt is believed that the dam is cracked, according to [NAME, ROLE]!",
        ),
    ];
    for (contents, expected) in cases {
        assert_eq!(after(Format::Plain, contents, "", "according to"), expected);
    }
}

#[test]
fn an_unnamed_source_is_asked_why() {
    let cases = [
        (
            "A senior official said the dam is cracked.",
            "A senior official, who asked not to be named because [REASON], said the dam is cracked.",
        ),
        (
            "The dam is cracked, said a senior official.",
            "The dam is cracked, said a senior official, who asked not to be named because [REASON].",
        ),
    ];
    for (contents, expected) in cases {
        assert_eq!(after(Format::Plain, contents, "official", "who asked"), expected);
    }
}

#[test]
fn what_is_said_of_a_piece_is_allowed_in_all_of_it() {
    let contents =
        "# The dam\n\nOfficials said it leaks. Officials said it shook. Officials said it moved.\n";
    let desk = Desk { pedantic: true, ..Desk::new(Format::Markdown, contents) };
    let offers = desk.offers();
    let mut all = offers.iter().flat_map(|(_, actions)| actions);
    let (title, edit) =
        all.find(|(title, _)| title.contains("in this file")).expect("a rule speaks of the piece");
    let id = title.split(['“', '”']).nth(1).expect("it is named");
    let made = desk.with(edit);
    assert_eq!(
        made.text.contents(),
        format!("<!-- whosays: allow-file {id} -- widely known -->\n{contents}")
    );
    assert!(
        made.screened().diagnostics.iter().all(|one| &*one.rule != id && !one.rule.starts_with("whosays/"))
    );
}

/// A draft without the first allowance that takes nothing away.
fn deleted(format: Format, contents: &str, sidecar: Option<&str>) -> String {
    let desk = Desk { sidecar: sidecar.map(str::to_owned), ..Desk::new(format, contents) };
    let offers = desk.offers();
    let all = offers.iter().flat_map(|(_, actions)| actions);
    let (_, edit) = all.clone().find(|(title, _)| title.starts_with("Delete")).expect("it can be deleted");
    desk.with(edit).text.contents().to_owned()
}

#[test]
fn an_unused_allowance_goes_and_leaves_nothing_behind() {
    let md = |contents: &str| deleted(Format::Markdown, contents, None);
    let idle = "<!-- whosays: allow hearsay-adverb -- why -->";
    assert_eq!(md(&format!("So it is. {idle} And so.\n")), "So it is. And so.\n");
    assert_eq!(md(&format!("So it is. {idle}\n")), "So it is.\n");
    assert_eq!(md(&format!("One.\n\n{idle}\n\nTwo.\n")), "One.\n\nTwo.\n");
    assert_eq!(md(&format!("One.\n\n{idle}\nTwo.\n")), "One.\n\nTwo.\n");
    assert_eq!(md(&format!("One.\r\n{idle}\r\nTwo.\r\n")), "One.\r\n\r\nTwo.\r\n");
    assert_eq!(md(&format!("{idle}\nTwo.\n")), "Two.\n");
    assert_eq!(
        md("It reportedly burned. <!-- whosays: allow hearsay-adverb, unnamed-experts -- x -->\n"),
        "It reportedly burned. <!-- whosays: allow hearsay-adverb -- x -->\n"
    );
    assert_eq!(
        md("---\ntitle: t\nwhosays:\n  allow:\n    hearsay-adverb: why\n---\nSo it is.\n"),
        "---\ntitle: t\n---\nSo it is.\n"
    );
}

#[test]
fn edits_are_of_the_version_that_was_read() {
    let desk = Desk::new(Format::Markdown, "It reportedly burned down in March.\n");
    let offers = desk.offers();
    let (_, edit) = &offers[0].1[0];
    assert_eq!(edit["documentChanges"][0]["textDocument"], json!({ "uri": "file:///draft", "version": 7 }));
}
