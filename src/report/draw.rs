//! Draws: a title, the words underlined in their sentence, notes below. The only file that names
//! annotate-snippets.
//!
//! The renderer is made for lines of code. Prose comes in lines of thousands of characters, so it is given
//! excerpts of our own making, already wrapped and safe to show, and never the document.

use super::Style;
use super::neutral;
use super::notes::Note;
use super::scene::{Picture, Scene};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Text;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Padding, Renderer, Snippet, renderer};
use unicode_width::UnicodeWidthStr;

/// Narrower than this nothing is laid out; wider than this nothing is read with ease.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

/// What stands in front of a paragraph of a list.
const ITEM: &str = "  - ";

/// Draws at a certain width.
pub(super) struct Pen {
    renderer: Renderer,
    bold: renderer::Style,
    width: usize,
}

/// What a drawing is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A diagnostic, by its severity.
    Diagnostic,
    /// Something that is not wrong, by this name.
    Fact(&'static str),
}

impl Pen {
    pub(super) fn new(style: Style) -> Self {
        let (renderer, bold) = if style.color {
            (Renderer::styled(), renderer::Style::new().bold())
        } else {
            (Renderer::plain(), renderer::Style::new())
        };
        let width = style.width.clamp(*WIDTHS.start(), *WIDTHS.end());
        // The rows are wrapped already; the renderer's own trimming is only in the way.
        Self { renderer: renderer.term_width(width * 4), bold, width }
    }

    /// Draws a diagnostic, or a fact that is told like one. The notes are told which labels found no room.
    pub(super) fn draw(
        &self,
        text: &Text,
        sort: Sort,
        diagnostic: &Diagnostic,
        notes: impl FnOnce(&Picture) -> Vec<Note>,
    ) -> String {
        let level = sort.level(diagnostic.severity);
        let gutter = digits(text.position(diagnostic.span.end).line) + 3;
        let picture = Picture::new(text, diagnostic, self.width.saturating_sub(gutter));
        let path = neutral::line(text.name());
        let origin = |scene: &Scene| {
            let (line, column) = (scene.place.line as usize, scene.place.column as usize);
            Origin::path(path.to_string()).line(line).char_column(column)
        };
        let notes = notes(&picture);
        let mut groups = vec![self.title(sort, diagnostic)];
        for scene in &picture.scenes {
            // A group's first origin is drawn as an arrow, a later one as a further place.
            match groups.pop() {
                Some(title) if groups.is_empty() => {
                    groups.extend([title, Group::with_level(level.clone()).element(origin(scene))]);
                }
                Some(before) => groups.push(before.element(Padding).element(origin(scene))),
                None => {}
            }
            groups.push(Group::with_level(level.clone()).element(snippet(scene)));
        }
        if let Some(last) = groups.pop() {
            groups.push(self.notes(last, gutter, &notes));
        }
        self.renderer.render(&groups)
    }

    /// A title of a page that holds more than drawings.
    pub(super) fn heading(&self, words: &str) -> String {
        let bold = self.bold;
        let rows = fill(&neutral::words(words), self.width);
        rows.split('\n').map(|row| format!("{bold}{row}{bold:#}")).collect::<Vec<_>>().join("\n")
    }

    /// A paragraph with a dash in front of it.
    pub(super) fn item(&self, words: &str) -> String {
        self.behind(ITEM, words)
    }

    /// A paragraph with something in front of it, its further rows indented alike.
    pub(super) fn behind(&self, lead: &str, words: &str) -> String {
        let rows = fill(&neutral::words(words), self.room(lead.width()));
        format!("{lead}{}", rows.replace('\n', &format!("\n{}", " ".repeat(lead.width()))))
    }

    /// Words that are to catch the eye, safe to print already.
    pub(super) fn strong(&self, words: &str) -> String {
        let bold = self.bold;
        format!("{bold}{words}{bold:#}")
    }

    /// Words behind a margin, safe to print already.
    pub(super) fn indented(&self, words: &str, margin: usize) -> String {
        let margin_of_row = " ".repeat(margin);
        let rows = fill(words, self.room(margin));
        format!("{margin_of_row}{}", rows.replace('\n', &format!("\n{margin_of_row}")))
    }

    fn title(&self, sort: Sort, diagnostic: &Diagnostic) -> Group<'static> {
        let id = neutral::line(&diagnostic.rule).into_owned();
        let lead = sort.name(diagnostic.severity).len() + id.width() + "[]: ".len();
        let message = balanced(&neutral::words(&diagnostic.message), self.room(lead));
        // A secondary title is drawn without a bar between it and the arrow, but also without weight.
        let bold = self.bold;
        let message =
            message.split('\n').map(|row| format!("{bold}{row}{bold:#}")).collect::<Vec<_>>().join("\n");
        Group::with_title(sort.level(diagnostic.severity).secondary_title(message).id(id))
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
    pub(super) fn room(&self, lead: usize) -> usize {
        self.width.saturating_sub(lead).max(*WIDTHS.start() / 2)
    }
}

/// Words in rows of at most so many columns. Names with hyphens stay whole.
fn fill(words: &str, room: usize) -> String {
    textwrap::fill(words, textwrap::Options::new(room).word_splitter(textwrap::WordSplitter::NoHyphenation))
}

/// As few rows as [`fill`] makes, and as even as they can be: a single word on the last row looks forgotten.
fn balanced(words: &str, room: usize) -> String {
    let widths: Vec<usize> = words.split(' ').map(textwrap::core::display_width).collect();
    let least = rows(&widths, room);
    // A word that has to be broken itself is a path or an address, and looks no better on a narrower row.
    let narrowest = room.min(widths.iter().copied().max().unwrap_or_default().max(room / 2));
    fill(words, (narrowest..room).find(|room| rows(&widths, *room) == least).unwrap_or(room))
}

/// How many rows [`fill`] makes of words of some widths, none of which is wider than a row.
fn rows(widths: &[usize], room: usize) -> usize {
    let (mut rows, mut column) = (1, 0);
    for width in widths {
        if column + width > room {
            (rows, column) = (rows + 1, 0);
        }
        column += width + 1;
    }
    rows
}

impl Sort {
    fn level(self, severity: Severity) -> Level<'static> {
        match (self, severity) {
            (Self::Fact(name), _) => Level::INFO.with_name(name),
            (Self::Diagnostic, Severity::Error) => Level::ERROR,
            (Self::Diagnostic, Severity::Warning) => Level::WARNING,
            (Self::Diagnostic, Severity::Info) => Level::INFO,
        }
    }

    fn name(self, severity: Severity) -> String {
        match self {
            Self::Fact(name) => name.to_owned(),
            Self::Diagnostic => severity.to_string(),
        }
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
