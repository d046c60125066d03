//! `whosays explain`: a rule's page, written from its own YAML, examples from its own tests.

use super::args::Explain;
use super::exit::Exit;
use super::rules::status;
use super::session::Session;
use super::terminal::{self, Terminal, complain};
use crate::names::did_you_mean;
use crate::report::{Style, printable};
use crate::rule::Rule;

/// Shows one rule.
pub(super) fn run(args: &Explain, terminal: Terminal) -> Exit {
    let mut session = Session::new(args.config.clone());
    let rules = session.rules_for(None);
    let failed = session.complain(terminal);
    let list = rules.list();
    let Some(rule) = list.iter().find(|rule| rule.id == args.rule) else {
        complain(&args.rule, &unknown(&args.rule, &list));
        return Exit::Failed;
    };
    let page = Page::of(rule, terminal.style());
    terminal::print(terminal, &page, failed)
}

fn unknown(id: &str, rules: &[&Rule]) -> String {
    match did_you_mean(id, rules.iter().map(|rule| &*rule.id)) {
        Some(near) => format!("there is no rule of this name; did you mean “{near}”?"),
        None => "there is no rule of this name; `whosays rules` lists all".to_owned(),
    }
}

/// A page in the making.
struct Page {
    text: String,
    width: usize,
    bold: anstyle::Style,
}

impl Page {
    fn of(rule: &Rule, style: Style) -> String {
        let bold = if style.color { anstyle::Style::new().bold() } else { anstyle::Style::new() };
        let mut page = Self { text: String::new(), width: style.width.clamp(40, 100), bold };
        page.head(rule);
        page.section("Why", |page| page.words(rule.why.as_deref(), ""));
        page.section("It asks", |page| {
            page.words(Some(&rule.message), "");
            page.words(rule.ask.as_deref(), "");
        });
        page.section("What settles it", |page| page.words(rule.help.as_deref(), ""));
        page.section("It flags", |page| {
            for (text, _, _) in rule.tests.iter().filter(|(_, flagged, _)| *flagged) {
                page.words(Some(text), "- ");
            }
        });
        page.section("It does not flag", |page| {
            for (text, _, clause) in rule.tests.iter().filter(|(_, flagged, _)| !flagged) {
                let because = clause.as_ref().map_or_else(String::new, |clause| format!("  ({clause})"));
                page.words(Some(&format!("{text}{because}")), "- ");
            }
        });
        page.section("Cleared by", |page| page.words(Some(&rule.unless.join(", ")), ""));
        page.section("References", |page| {
            for reference in &rule.references {
                page.words(Some(reference), "- ");
            }
        });
        page.section("To live without it", |page| page.off_switches(&rule.id));
        page.text
    }

    fn head(&mut self, rule: &Rule) {
        let bold = self.bold;
        self.line(&format!("{bold}{}{bold:#}", printable(&rule.id)));
        let facts = [
            rule.severity.to_string(),
            format!("{} confidence", rule.confidence),
            status(rule),
            format!("group {}", rule.group),
        ];
        self.words(Some(&rule.summary), "");
        self.words(Some(&facts.join(" · ")), "");
    }

    /// A section, unless there is nothing in it.
    fn section(&mut self, title: &str, fill: impl FnOnce(&mut Self)) {
        let before = self.text.len();
        let bold = self.bold;
        self.line("");
        self.line(&format!("{bold}{title}{bold:#}"));
        let filled = self.text.len();
        fill(self);
        if self.text.len() == filled {
            self.text.truncate(before);
        }
    }

    /// Words, wrapped and indented; paragraphs stay paragraphs.
    fn words(&mut self, words: Option<&str>, bullet: &str) {
        let paragraphs = words.unwrap_or_default().trim().split("\n\n").filter(|words| !words.is_empty());
        for (index, paragraph) in paragraphs.enumerate() {
            let paragraph = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
            let (first, next) = (format!("  {bullet}"), " ".repeat(2 + bullet.len()));
            let lead = if index == 0 { &first } else { &next };
            let options = textwrap::Options::new(self.width).initial_indent(lead).subsequent_indent(&next);
            if index > 0 {
                self.line("");
            }
            self.line(&textwrap::fill(&printable(&paragraph), options));
        }
    }

    fn off_switches(&mut self, id: &str) {
        let id = printable(id);
        self.line(&format!("  in whosays.yml, everywhere:     rules: {{ {id}: off }}"));
        self.line(&format!("  in a draft, before a paragraph: <!-- whosays: allow {id} -- the reason -->"));
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}
