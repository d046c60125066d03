//! Draws: a title, the words underlined in their sentence, notes below. The only file that names
//! annotate-snippets.
//!
//! The renderer is made for lines of code, and holds a style for every character. Prose comes in lines of thousands of
//! characters, so it is given excerpts of our own making, already wrapped and safe to show, and never the document. What
//! has nothing underlined in it is written as the renderer would write it, without going through it.

use super::neutral;
use super::notes::Note;
use super::scene::{Picture, Scene};
use super::wrap::{even_rows, rows};
use super::{Style, columns};
use crate::diagnostic::{Diagnostic, Severity};
use crate::names::Named;
use crate::text::Text;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Padding, Renderer, Snippet, renderer};
use std::fmt::Write as _;

/// Narrower than this nothing is laid out; wider than this nothing is read with ease.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

/// What stands in front of a paragraph of a list.
const ITEM: &str = "  - ";

/// Draws at a certain width.
pub(super) struct Pen {
    renderer: Renderer,
    bold: Ink,
    /// What the renderer draws arrows and bars in.
    frame: Ink,
    width: usize,
}

/// How words are set apart.
struct Ink {
    on: String,
    off: &'static str,
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
        let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
        let width = style.width.clamp(*WIDTHS.start(), *WIDTHS.end());
        let ink = |ink| Ink::new(if style.color { ink } else { renderer::Style::new() });
        Self {
            // The rows are wrapped already; the renderer's own trimming is only in the way.
            renderer: renderer.term_width(width * 4),
            bold: ink(renderer::DEFAULT_EMPHASIS_STYLE),
            frame: ink(renderer::DEFAULT_LINE_NUM_STYLE),
            width,
        }
    }

    /// Draws a diagnostic, or a fact that is told like one, behind what is drawn. The notes are told which labels found
    /// no room.
    pub(super) fn draw<'n>(
        &self,
        drawn: &mut String,
        text: &Text,
        sort: Sort,
        diagnostic: &Diagnostic,
        notes: impl FnOnce(&Picture) -> Vec<Note<'n>>,
    ) {
        let gutter = digits(text.line(diagnostic.span.end)) + 3;
        let picture = Picture::new(text, diagnostic, self.width.saturating_sub(gutter));
        let notes = notes(&picture);
        self.title(drawn, sort, diagnostic);
        self.scenes(drawn, text, &sort.level(diagnostic.severity), &picture.scenes, !notes.is_empty());
        let numbers = numbers(&picture.scenes);
        for note in &notes {
            self.note(drawn, numbers, gutter, note);
        }
    }

    /// A title of a page that holds more than drawings.
    pub(super) fn heading(&self, words: &str) -> String {
        let words = neutral::words(words);
        let strong: Vec<String> = rows(&words, self.width).iter().map(|row| self.strong(row)).collect();
        strong.join("\n")
    }

    /// A paragraph with a dash in front of it.
    pub(super) fn item(&self, words: &str) -> String {
        self.behind(ITEM, words)
    }

    /// A paragraph with something in front of it, its further rows indented alike.
    pub(super) fn behind(&self, lead: &str, words: &str) -> String {
        let (words, margin) = (neutral::words(words), columns::width(lead));
        format!("{lead}{}", rows(&words, self.room(margin)).join(&format!("\n{}", " ".repeat(margin))))
    }

    /// Words that are to catch the eye, safe to print already.
    pub(super) fn strong(&self, words: &str) -> String {
        let mut strong = String::with_capacity(words.len());
        self.bold.write(&mut strong, &[words]);
        strong
    }

    /// Words behind a margin, safe to print already.
    pub(super) fn indented(&self, words: &str, margin: usize) -> String {
        let margin_of_row = " ".repeat(margin);
        format!("{margin_of_row}{}", rows(words, self.room(margin)).join(&format!("\n{margin_of_row}")))
    }

    fn title(&self, drawn: &mut String, sort: Sort, diagnostic: &Diagnostic) {
        let (name, id) = (sort.name(diagnostic.severity), neutral::line(&diagnostic.rule));
        let lead = columns::width(name) + columns::width(&id) + "[]: ".len();
        let message = neutral::words(&diagnostic.message);
        let ink = if self.bold.is_plain() { Ink::PLAIN } else { Ink::new(sort.style(diagnostic.severity)) };
        ink.write(drawn, &[name, "[", &id, "]"]);
        drawn.push_str(": ");
        for (index, row) in even_rows(&message, self.room(lead)).iter().enumerate() {
            if index > 0 {
                begin_row(drawn, lead);
            }
            self.bold.write(drawn, &[row]);
        }
    }

    /// What is underlined, and where: each scene below its place.
    fn scenes(
        &self,
        drawn: &mut String,
        text: &Text,
        level: &Level<'static>,
        scenes: &[Scene],
        are_notes_below: bool,
    ) {
        let path = neutral::line(text.name());
        let Some(first) = scenes.first() else { return };
        begin_row(drawn, numbers(scenes));
        self.frame.write(drawn, &["--> "]);
        // Writing into a string cannot fail.
        let _ = write!(drawn, "{path}:{}:{}", first.place.line, first.place.column);
        let mut groups = Vec::with_capacity(scenes.len() + 1);
        if scenes.len() == 1 {
            drawn.push('\n');
        } else {
            // What comes first is drawn differently. Nothing is drawn of this but a line feed.
            groups.push(Group::with_level(level.clone()));
        }
        for (index, scene) in scenes.iter().enumerate() {
            let mut group = Group::with_level(level.clone()).element(snippet(scene));
            let next = scenes.get(index + 1);
            if next.is_some() || are_notes_below {
                group = group.element(Padding);
            }
            if let Some(Scene { place, .. }) = next {
                let origin = Origin::path(&*path).line(place.line as usize);
                group = group.element(origin.char_column(place.column as usize));
            }
            groups.push(group);
        }
        drawn.push_str(&self.renderer.render(&groups));
    }

    fn note(&self, drawn: &mut String, numbers: usize, gutter: usize, Note { name, words }: &Note<'_>) {
        let name_width = columns::width(name);
        begin_row(drawn, numbers + 1);
        self.frame.write(drawn, &["= "]);
        if !name.is_empty() {
            self.bold.write(drawn, &[name]);
        }
        drawn.push_str(": ");
        let room = self.room(gutter + name_width + ": ".len());
        for (index, row) in rows(words, room).iter().enumerate() {
            if index > 0 {
                begin_row(drawn, numbers + " = ".len() + name_width + ": ".len());
            }
            drawn.push_str(row);
        }
    }

    /// What is left of the width behind a lead of so many columns.
    pub(super) fn room(&self, lead: usize) -> usize {
        self.width.saturating_sub(lead).max(*WIDTHS.start() / 2)
    }
}

impl Ink {
    const PLAIN: Self = Self { on: String::new(), off: "" };

    fn new(style: renderer::Style) -> Self {
        let off = if style.is_plain() { "" } else { "\x1b[0m" };
        Self { on: style.render().to_string(), off }
    }

    fn is_plain(&self) -> bool {
        self.off.is_empty()
    }

    fn write(&self, drawn: &mut String, words: &[&str]) {
        drawn.push_str(&self.on);
        for words in words {
            drawn.push_str(words);
        }
        drawn.push_str(self.off);
    }
}

impl Sort {
    fn level(self, severity: Severity) -> Level<'static> {
        match (self, severity) {
            (Self::Fact(_), _) | (Self::Diagnostic, Severity::Info) => Level::INFO,
            (Self::Diagnostic, Severity::Error) => Level::ERROR,
            (Self::Diagnostic, Severity::Warning) => Level::WARNING,
        }
    }

    /// What the renderer draws such a level in.
    fn style(self, severity: Severity) -> renderer::Style {
        match (self, severity) {
            (Self::Fact(_), _) | (Self::Diagnostic, Severity::Info) => renderer::DEFAULT_INFO_STYLE,
            (Self::Diagnostic, Severity::Error) => renderer::DEFAULT_ERROR_STYLE,
            (Self::Diagnostic, Severity::Warning) => renderer::DEFAULT_WARNING_STYLE,
        }
    }

    fn name(self, severity: Severity) -> &'static str {
        match self {
            Self::Fact(name) => name,
            Self::Diagnostic => severity.name(),
        }
    }
}

/// Begins a row behind so many spaces.
fn begin_row(drawn: &mut String, spaces: usize) {
    drawn.push('\n');
    drawn.extend(std::iter::repeat_n(' ', spaces));
}

/// How many columns the numbers of lines take.
fn numbers(scenes: &[Scene]) -> usize {
    let numbered = scenes.iter().filter(|scene| scene.excerpt.whole_lines);
    let last =
        numbered.map(|scene| scene.first_line + scene.excerpt.shown.matches('\n').count() as u32).max();
    last.map_or(0, digits)
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
