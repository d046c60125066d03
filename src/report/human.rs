//! For people: compiler-style diagnostics with the words underlined in their sentence. The only file that
//! names annotate-snippets.
//!
//! The renderer is made for lines of code. Prose comes in lines of thousands of characters, so it is given
//! excerpts of our own making, already wrapped and safe to show, and never the document.

use super::neutral;
use super::notes::{Note, notes};
use super::scene::{Picture, Scene};
use super::summary::summary_line;
use super::{FileOutcome, Reporter, Run, Style};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Text;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Padding, Renderer, Snippet, renderer};
use std::io;
use unicode_width::UnicodeWidthStr;

/// Narrower than this nothing is laid out; wider than this nothing is read with ease.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

pub(super) struct Human {
    renderer: Renderer,
    bold: renderer::Style,
    width: usize,
    summary: bool,
}

impl Human {
    pub(super) fn new(style: Style) -> Self {
        let (renderer, bold) = if style.color {
            (Renderer::styled(), renderer::Style::new().bold())
        } else {
            (Renderer::plain(), renderer::Style::new())
        };
        let width = style.width.clamp(*WIDTHS.start(), *WIDTHS.end());
        // The rows are wrapped already; the renderer's own trimming is only in the way.
        Self { renderer: renderer.term_width(width * 4), bold, width, summary: style.summary }
    }
}

impl Reporter for Human {
    fn file(&mut self, outcome: &FileOutcome<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        for repeats in repeats(outcome.diagnostics) {
            writeln!(out, "{}\n", self.render(outcome.text, &repeats))?;
        }
        Ok(())
    }

    fn finish(&mut self, run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
        if self.summary {
            writeln!(out, "{}", summary_line(run))?;
        }
        Ok(())
    }
}

/// Diagnostics of one rule with the same message, which one picture stands for: the first of each, with the
/// others behind it.
fn repeats(diagnostics: &[Diagnostic]) -> Vec<Vec<&Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut known = rustc_hash::FxHashMap::default();
    for diagnostic in diagnostics {
        let index = *known.entry((&diagnostic.rule, &diagnostic.message)).or_insert(groups.len());
        match groups.get_mut(index) {
            // What is merged into it is said nowhere else.
            Some(group) if diagnostic.merged.is_empty() => group.push(diagnostic),
            _ => groups.push(vec![diagnostic]),
        }
    }
    groups
}

impl Human {
    fn render(&self, text: &Text, repeats: &[&Diagnostic]) -> String {
        let Some((diagnostic, others)) = repeats.split_first() else { return String::new() };
        let gutter = digits(text.position(diagnostic.span.end).line) + 3;
        let picture = Picture::new(text, diagnostic, self.width.saturating_sub(gutter));
        let path = neutral::line(text.name());
        let origin = |scene: &Scene| {
            let (line, column) = (scene.place.line as usize, scene.place.column as usize);
            Origin::path(path.to_string()).line(line).char_column(column)
        };
        let notes = notes(text, diagnostic, others, &picture);
        let mut groups = vec![self.title(diagnostic)];
        for scene in &picture.scenes {
            // A group's first origin is drawn as an arrow, a later one as a further place.
            match groups.pop() {
                Some(title) if groups.is_empty() => {
                    groups.extend([title, Group::with_level(level(diagnostic)).element(origin(scene))]);
                }
                Some(before) => groups.push(before.element(Padding).element(origin(scene))),
                None => {}
            }
            groups.push(Group::with_level(level(diagnostic)).element(snippet(scene)));
        }
        if let Some(last) = groups.pop() {
            groups.push(self.notes(last, gutter, &notes));
        }
        self.renderer.render(&groups)
    }

    fn title(&self, diagnostic: &Diagnostic) -> Group<'static> {
        let rule = neutral::line(&diagnostic.rule).into_owned();
        let lead = diagnostic.severity.to_string().len() + rule.width() + "[]: ".len();
        let message = balanced(&neutral::words(&diagnostic.message), self.room(lead));
        // A secondary title is drawn without a bar between it and the arrow, but also without weight.
        let bold = self.bold;
        let message =
            message.split('\n').map(|row| format!("{bold}{row}{bold:#}")).collect::<Vec<_>>().join("\n");
        Group::with_title(level(diagnostic).secondary_title(message).id(rule))
    }

    fn notes<'a>(&self, mut group: Group<'a>, gutter: usize, notes: &'a [Note]) -> Group<'a> {
        if !notes.is_empty() {
            group = group.element(Padding);
        }
        for Note { name, words } in notes {
            let wrapped = fill(words, self.room(gutter + name.width() + ": ".len()));
            group = group.element(Level::NOTE.with_name(name.as_str()).message(wrapped));
        }
        group
    }

    /// What is left of the width behind a lead of so many columns.
    fn room(&self, lead: usize) -> usize {
        self.width.saturating_sub(lead).max(*WIDTHS.start() / 2)
    }
}

/// Words in rows of at most so many columns. Names with hyphens stay whole.
fn fill(words: &str, room: usize) -> String {
    textwrap::fill(words, textwrap::Options::new(room).word_splitter(textwrap::WordSplitter::NoHyphenation))
}

/// As few rows as [`fill`] makes, and as even as they can be: a single word on the last row looks forgotten.
fn balanced(words: &str, room: usize) -> String {
    let rows = |filled: &str| filled.matches('\n').count();
    let widest = fill(words, room);
    let narrower = (room / 2..room).map(|room| fill(words, room));
    narrower.into_iter().find(|filled| rows(filled) == rows(&widest)).unwrap_or(widest)
}

fn level(diagnostic: &Diagnostic) -> Level<'static> {
    match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
}

fn snippet(scene: &Scene) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    Snippet::source(&scene.excerpt.shown)
        .line_start(scene.first_line as usize)
        // A row that is part of a line has no number; the header says where it is.
        .line_numbering(scene.excerpt.whole_lines)
        .fold(false)
        .annotations(scene.marks.iter().map(|mark| {
            let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(mark.span.clone()).label((!mark.label.is_empty()).then_some(&mark.label))
        }))
}

fn digits(number: u32) -> usize {
    number.checked_ilog10().map_or(1, |log| log as usize + 1)
}
