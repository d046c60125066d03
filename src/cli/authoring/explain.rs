//! `whosays explain`: a rule's page, written from its own YAML, examples from its own tests.

use super::rules::status;
use crate::cli::args::Explain;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::terminal::{self, Terminal, complain};
use crate::names::did_you_mean;
use crate::report::{Style, printable};
use crate::rule::{Clause, Expected, Rule, Slot, Template};
use std::ops::Range;

/// Shows one rule.
pub(in crate::cli) fn run(args: &Explain, terminal: Terminal) -> Exit {
    let mut session = Session::new(args.config.clone());
    let rules = session.rules_for(None);
    let failed = session.complain(terminal);
    let list = rules.list();
    let Some(rule) = list.iter().find(|rule| {
        *rule.id.value == *args.rule || rule.aliases.iter().any(|alias| alias.value == args.rule)
    }) else {
        complain(&args.rule, &unknown(&args.rule, &list));
        return Exit::Failed;
    };
    let page = Page::of(rule, terminal.style());
    terminal::print(terminal, &page, failed)
}

fn unknown(id: &str, rules: &[&Rule]) -> String {
    match did_you_mean(id, rules.iter().map(|rule| &*rule.id.value)) {
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
            page.words(Some(&wording(&rule.message, rule)), "");
            page.words(rule.ask.as_ref().map(|ask| wording(ask, rule)).as_deref(), "");
        });
        page.section("What settles it", |page| {
            page.words(rule.help.as_ref().map(|help| wording(help, rule)).as_deref(), "");
        });
        page.section("It flags", |page| {
            for test in &rule.tests {
                if let Expected::Flag { marks, .. } = &test.expected {
                    page.words(Some(&marked(&test.text, marks)), "- ");
                }
            }
        });
        page.section("It does not flag", |page| {
            for test in &rule.tests {
                if let Expected::Pass { cleared_by } = &test.expected {
                    let because =
                        cleared_by.as_ref().map_or_else(String::new, |clause| format!(" ({})", clause.value));
                    page.words(Some(&format!("{}{because}", test.text)), "- ");
                }
            }
        });
        page.section("Only if", |page| page.words(Some(&names(&rule.only_if)), ""));
        page.section("Unless", |page| page.words(Some(&names(&rule.unless)), ""));
        page.section("Options", |page| {
            for option in &rule.options {
                let summary =
                    option.summary.as_ref().map_or_else(String::new, |summary| format!(": {summary}"));
                page.words(Some(&format!("{} = {}{summary}", option.name, option.value)), "- ");
            }
        });
        page.section("References", |page| {
            for reference in &rule.references {
                page.words(Some(reference), "- ");
            }
        });
        page.section("To live without it", |page| page.off_switches(&rule.id.value));
        page.text
    }

    fn head(&mut self, rule: &Rule) {
        let bold = self.bold;
        self.line(&format!("{bold}{}{bold:#}", printable(&rule.id.value)));
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
        self.line(&format!("  in whosays.yml:  rules: {{ {id}: off }}"));
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// A message with its placeholders as rules write them.
fn wording(template: &Template, rule: &Rule) -> String {
    template.render(|slot| {
        let name = match slot {
            Slot::Option(at) => rule.options.get(*at).map_or("", |option| &option.name),
            Slot::Clause(at, _) => rule.only_if.get(*at).map_or("", |clause| &clause.name),
            slot => slot.name(),
        };
        format!("{{{name}}}")
    })
}

/// An example with its places in the marks that rule files use.
fn marked(text: &str, marks: &[Range<usize>]) -> String {
    let (mut marked, mut done) = (String::new(), 0);
    for mark in marks {
        if let (Some(before), Some(words)) = (text.get(done..mark.start), text.get(mark.clone())) {
            marked.extend([before, "[[", words, "]]"]);
            done = mark.end;
        }
    }
    marked + text.get(done..).unwrap_or_default()
}

fn names(clauses: &[Clause]) -> String {
    clauses.iter().map(|clause| clause.name.as_str()).collect::<Vec<_>>().join(", ")
}
