//! Draws: a title, the words underlined in their sentence, notes below. The only file that names
//! annotate-snippets.
//!
//! The renderer is made for lines of code, and holds a style for every character. Prose comes in lines of thousands of
//! characters, so it is given excerpts of our own making, already wrapped and safe to show, and never the document. What
//! has nothing underlined in it is written as the renderer would write it, without going through it, and so is what has
//! nothing to be laid out: see [`side_by_side`].

use super::ink::{Ink, Sign};
use super::neutral;
use super::notes::Note;
use super::scene::{Picture, Scene};
use super::side_by_side::{self, Inks};
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
    /// And places that are not the primary one.
    other: Ink,
    /// And the primary one, by its level.
    info: Ink,
    warning: Ink,
    error: Ink,
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
        let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
        let width = style.width.clamp(*WIDTHS.start(), *WIDTHS.end());
        let ink = |ink: renderer::Style| {
            Ink::new(if style.color { ink.render().to_string() } else { String::new() })
        };
        Self {
            // The rows are wrapped already; the renderer's own trimming is only in the way.
            renderer: renderer.term_width(width * 4),
            bold: ink(renderer::DEFAULT_EMPHASIS_STYLE),
            frame: ink(renderer::DEFAULT_LINE_NUM_STYLE),
            other: ink(renderer::DEFAULT_CONTEXT_STYLE),
            info: ink(renderer::DEFAULT_INFO_STYLE),
            warning: ink(renderer::DEFAULT_WARNING_STYLE),
            error: ink(renderer::DEFAULT_ERROR_STYLE),
            width,
        }
    }

    /// Draws a diagnostic, or a fact that is told like one, behind what is drawn. The notes are told which labels found
    /// no room.
    pub(super) fn draw<'d, 'n>(
        &self,
        drawn: &mut String,
        text: &Text,
        sort: Sort,
        diagnostic: &'d Diagnostic,
        notes: impl FnOnce(&Picture<'d>) -> Vec<Note<'n>>,
    ) {
        let gutter = digits(text.line(diagnostic.span.end)) + 3;
        let picture = Picture::new(text, diagnostic, self.width.saturating_sub(gutter));
        let notes = notes(&picture);
        self.title(drawn, sort, diagnostic);
        self.header(drawn, text, &picture.scenes);
        let ink = self.ink(sort, diagnostic.severity);
        if notes.is_empty() || !self.side_by_side(drawn, ink, &picture.scenes) {
            self.scenes(drawn, text, &sort.level(diagnostic.severity), &picture.scenes, !notes.is_empty());
        }
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
        self.ink(sort, diagnostic.severity).write(drawn, &[name, "[", &id, "]"]);
        drawn.push_str(": ");
        for (index, row) in even_rows(&message, self.room(lead)).iter().enumerate() {
            if index > 0 {
                begin_row(drawn, lead);
            }
            self.bold.write(drawn, &[row]);
        }
    }

    /// Where the first scene is.
    fn header(&self, drawn: &mut String, text: &Text, scenes: &[Scene<'_>]) {
        let Some(first) = scenes.first() else { return };
        begin_row(drawn, numbers(scenes));
        self.frame.write(drawn, &["--> "]);
        // Writing into a string cannot fail.
        let _ = write!(drawn, "{}:{}:{}", neutral::line(text.name()), first.place.line, first.place.column);
        if scenes.len() == 1 {
            drawn.push('\n');
        }
    }

    /// What is underlined above notes, if it is so simple that there is nothing to lay out.
    fn side_by_side(&self, drawn: &mut String, primary: &Ink, scenes: &[Scene<'_>]) -> bool {
        let [scene] = scenes else { return false };
        let inks = Inks { frame: &self.frame, primary, other: &self.other };
        side_by_side::draw(drawn, scene, &inks, numbers(scenes))
    }

    /// What is underlined, and where: each scene below its place.
    fn scenes(
        &self,
        drawn: &mut String,
        text: &Text,
        level: &Level<'static>,
        scenes: &[Scene<'_>],
        are_notes_below: bool,
    ) {
        let path = neutral::line(text.name());
        let mut groups = Vec::with_capacity(scenes.len() + 1);
        if scenes.is_empty() {
            return;
        }
        if scenes.len() > 1 {
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

    /// What the renderer draws such a level in.
    const fn ink(&self, sort: Sort, severity: Severity) -> &Ink {
        match (sort, severity) {
            (Sort::Fact(_), _) | (Sort::Diagnostic, Severity::Info) => &self.info,
            (Sort::Diagnostic, Severity::Error) => &self.error,
            (Sort::Diagnostic, Severity::Warning) => &self.warning,
        }
    }

    /// What is left of the width behind a lead of so many columns.
    pub(super) fn room(&self, lead: usize) -> usize {
        self.width.saturating_sub(lead).max(*WIDTHS.start() / 2)
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
    Sign::SPACE.repeat(drawn, spaces);
}

/// How many columns the numbers of lines take.
fn numbers(scenes: &[Scene<'_>]) -> usize {
    let numbered = scenes.iter().filter(|scene| scene.excerpt.whole_lines);
    let last =
        numbered.map(|scene| scene.first_line + scene.excerpt.shown.matches('\n').count() as u32).max();
    last.map_or(0, digits)
}

fn snippet<'s>(scene: &'s Scene<'_>) -> Snippet<'s, annotate_snippets::Annotation<'s>> {
    Snippet::source(&scene.excerpt.shown)
        .line_start(scene.first_line as usize)
        // A row that is part of a line has no number; the header says where it is.
        .line_numbering(scene.excerpt.whole_lines)
        .fold(false)
        .annotations(scene.marks.iter().map(|mark| {
            let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(mark.span.clone()).label((!mark.label.is_empty()).then_some(&*mark.label))
        }))
}

fn digits(number: u32) -> usize {
    number.checked_ilog10().map_or(1, |log| log as usize + 1)
}

#[cfg(test)]
mod tests {
    use super::{Pen, Picture, Sort};
    use crate::diagnostic::{Diagnostic, Label, Severity};
    use crate::names::Named;
    use crate::report::Style;
    use crate::text::{Span, Text};
    use proptest::prelude::*;
    use proptest::sample::select;

    /// What texts are made of.
    const PIECES: &[&str] = &[
        "The tide was high. ",
        "“It sank” — at the quay, ",
        "Ångström’s ",
        "word ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "漢字 ",
        "e\u{301}\u{200b} ",
        "🦀",
        "longwindedness-upon-longwindedness-upon-longwindedness",
    ];

    fn diagnostics() -> impl Strategy<Value = Diagnostic> {
        let span = || (0..260_u32, 0..60_u32).prop_map(|(start, length)| Span::new(start, start + length));
        let words = select(&["", "", "the claim", "the nearest named source", "漢字"][..]);
        let label = (span(), words).prop_map(|(span, words)| Label {
            role: "content".into(),
            message: words.into(),
            span,
        });
        (span(), prop::collection::vec(label, 0..4), 0..Severity::ALL.len()).prop_map(
            |(span, labels, severity)| Diagnostic {
                labels: labels.into(),
                ..Diagnostic::new("rule", Severity::ALL[severity].1, "message", span)
            },
        )
    }

    /// What is drawn of the scenes of a diagnostic side by side, and by the renderer; nothing where only that can.
    fn both_ways(pen: &Pen, text: &Text, diagnostic: &Diagnostic) -> Option<[String; 2]> {
        let (sort, severity) = (Sort::Diagnostic, diagnostic.severity);
        let picture = Picture::new(text, diagnostic, pen.width - 8);
        let [mut ours, mut theirs] = [String::new(), String::new()];
        pen.scenes(&mut theirs, text, &sort.level(severity), &picture.scenes, true);
        let is_simple = pen.side_by_side(&mut ours, pen.ink(sort, severity), &picture.scenes);
        is_simple.then_some([ours, theirs])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn marks_side_by_side_are_drawn_as_the_renderer_draws_them(
            lines in prop_oneof![0..12_usize, 92..104_usize],
            pieces in prop::collection::vec(select(PIECES), 1..24),
            diagnostic in diagnostics(),
            color: bool,
            width in 40..120_usize,
        ) {
            let text = Text::new("draft.txt", "\n".repeat(lines) + &pieces.concat());
            let pen = Pen::new(Style { width, color, ..Style::default() });
            let shift = |span: Span| Span::new(span.start + lines as u32, span.end + lines as u32);
            let labels = diagnostic.labels.iter();
            let labels = labels.map(|label| Label { span: shift(label.span), ..label.clone() }).collect();
            let diagnostic = Diagnostic { span: shift(diagnostic.span), labels, ..diagnostic };
            if let Some([ours, theirs]) = both_ways(&pen, &text, &diagnostic) {
                prop_assert_eq!(ours, theirs);
            }
        }
    }

    #[test]
    fn most_are_drawn_side_by_side() {
        let text = Text::new("draft.txt", "Sources say “the ferry sank”, and nobody else does.\n");
        let label = |words: &str, start, end| Label {
            role: "content".into(),
            message: words.into(),
            span: Span::new(start, end),
        };
        let with = |labels: Vec<Label>| Diagnostic {
            labels: labels.into(),
            ..Diagnostic::new("rule", Severity::Warning, "message", Span::new(0, 7))
        };
        let pen = Pen::new(Style::default());
        let drawn = |labels| both_ways(&pen, &text, &with(labels)).map(|[ours, _]| ours);
        let simple = drawn(vec![label("the claim", 12, 32)]).expect("it is simple");
        assert_eq!(
            simple,
            "  |\n1 | Sources say “the ferry sank”, and nobody else does.\n  | ^^^^^^^     ---------------- the claim\n  |"
        );
        assert_eq!(drawn(vec![label("the claim", 4, 32)]), None, "one on top of the other");
        assert_eq!(drawn(vec![label("a", 12, 15), label("b", 20, 22)]), None, "a label in front of a mark");
    }
}
