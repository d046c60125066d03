//! Turns one diagnostic into scenes: excerpts with the places to underline in them. Places that are near each
//! other share a scene, places far apart get one each, so that no scene shows what lies between.

use super::excerpt::{Excerpt, gate};
use super::window::Window;
use super::{columns, neutral};
use crate::diagnostic::{Diagnostic, Label};
use crate::order::Order as _;
use crate::text::{Position, Text};
use smallvec::{SmallVec, smallvec};
use std::borrow::Cow;
use std::ops::Range;

/// Labels longer than this many columns are read with more ease below the excerpt.
const LABEL: usize = 40;

/// More places than this hide the one that matters.
const MOST_LABELS: usize = 8;

/// What is shown for one diagnostic, apart from its own words.
#[derive(Debug, Default)]
pub(super) struct Picture<'d> {
    /// The scene of the primary place, then the others in the order of the text.
    pub(super) scenes: Vec<Scene<'d>>,
    /// Labels that found no room: the role of each, and its words.
    pub(super) notes: Vec<(&'d str, Cow<'d, str>)>,
    /// How many labels were left out.
    pub(super) left_out: usize,
}

/// An excerpt and what is underlined in it.
#[derive(Debug)]
pub(super) struct Scene<'d> {
    /// Where its first place lies: the primary one, where it is in the scene.
    pub(super) place: Position,
    /// The line that the excerpt begins on.
    pub(super) first_line: u32,
    /// What is shown.
    pub(super) excerpt: Excerpt,
    /// What is underlined.
    pub(super) marks: SmallVec<[Mark<'d>; 4]>,
}

/// Bytes of an excerpt, all on one row, to be underlined.
#[derive(Debug)]
pub(super) struct Mark<'d> {
    /// Where.
    pub(super) span: Range<usize>,
    /// Whether it is the primary place.
    pub(super) primary: bool,
    /// What is said about it there; empty for nothing.
    pub(super) label: Cow<'d, str>,
}

/// A place in the text that is to be marked.
struct Target<'d> {
    span: Range<usize>,
    primary: bool,
    /// Under what name its label is put below the excerpt; empty where it is dropped.
    role: &'d str,
    label: Cow<'d, str>,
}

/// Places that are shown together.
type Targets<'d> = SmallVec<[Target<'d>; 4]>;

impl<'d> Picture<'d> {
    /// Sets the scenes for a diagnostic, at most `width` columns wide.
    pub(super) fn new(text: &Text, diagnostic: &'d Diagnostic, width: usize) -> Self {
        let (targets, left_out) = targets(text, diagnostic);
        let mut picture = Self { left_out, ..Self::default() };
        let by_lines = [".yml", ".yaml"].iter().any(|ending| text.name().ends_with(ending));
        let window = if by_lines { Window::of_lines } else { Window::around };
        let window = |span| window(text.contents(), span, width * 2);
        for (window, targets) in cluster(text.contents(), targets, window) {
            let (scene, homeless) = Scene::new(text, &window, &targets, width);
            let index = if scene.marks.iter().any(|mark| mark.primary) { 0 } else { picture.scenes.len() };
            picture.scenes.insert(index, scene);
            let named = homeless.into_iter().filter(|target| !target.role.is_empty());
            picture.notes.extend(named.map(|target| (target.role, target.label.clone())));
        }
        picture
    }
}

impl<'d> Scene<'d> {
    /// Also hands back the targets whose labels found no room: as few as shorter rows can make them.
    fn new<'t>(
        text: &Text,
        window: &Window,
        targets: &'t [Target<'d>],
        width: usize,
    ) -> (Self, Vec<&'t Target<'d>>) {
        let first = targets.iter().find(|target| target.primary).or(targets.first());
        let at = first.map_or(window.start, |target| target.span.start);
        let place = text.position(at as u32);
        let ahead = text.contents().get(window.start..at).unwrap_or_default();
        let first_line = place.line - ahead.bytes().filter(|byte| *byte == b'\n').count() as u32;
        let in_rows_of = |columns| {
            let excerpt = Excerpt::new(text.contents(), window, columns);
            let mut scene = Self { place, first_line, excerpt, marks: SmallVec::new() };
            let homeless: Vec<_> = targets.iter().filter(|target| !scene.mark(target, width)).collect();
            (scene, homeless)
        };
        let mut best = in_rows_of(width);
        for label in labels(&best.1, targets, width) {
            if best.1.is_empty() {
                break;
            }
            let shorter = in_rows_of(width - label - 1);
            if shorter.1.len() < best.1.len() {
                best = shorter;
            }
        }
        best
    }

    /// Marks a target, one piece a row; its label goes where there is most room for it. Whether there was any.
    fn mark(&mut self, target: &Target<'d>, width: usize) -> bool {
        let pieces = self.excerpt.pieces(target.span.clone());
        let room = |piece: &Range<usize>| width.saturating_sub(self.excerpt.end_column(piece) + 1).min(LABEL);
        let fits =
            |(_, room): &(usize, usize)| columns_drawn(&target.label).is_some_and(|wide| wide <= *room);
        let is_silent = target.label.is_empty();
        let at = if is_silent {
            None
        } else {
            let roomiest = pieces.iter().map(room).enumerate().max_by_key(|(_, room)| *room);
            roomiest.filter(fits).map(|(index, _)| index)
        };
        self.marks.extend(pieces.into_iter().enumerate().map(|(index, span)| Mark {
            span,
            primary: target.primary,
            label: if at == Some(index) { target.label.clone() } else { Cow::default() },
        }));
        at.is_some() || is_silent
    }
}

/// How wide labels are that rows may be made shorter for, the shortest first; none where none is without room.
fn labels(homeless: &[&Target<'_>], targets: &[Target<'_>], width: usize) -> Vec<usize> {
    if homeless.is_empty() {
        return Vec::new();
    }
    let mut labels: Vec<usize> = targets.iter().map(|target| columns::width(&target.label)).collect();
    labels.retain(|label| (1..=LABEL).contains(label) && label * 2 < width);
    labels.order();
    labels.dedup();
    labels
}

/// Whether a label is drawn. Those without words of their own are listed below: a document may be full of them.
pub(super) fn is_drawn(label: &Label) -> bool {
    !label.message.is_empty()
}

/// How many columns a label takes; none where it has wide characters, which the renderer counts as narrow: it would shift
/// whatever is drawn behind.
fn columns_drawn(label: &str) -> Option<usize> {
    columns::plain(label)
        .or_else(|| Some(columns::width(label)).filter(|columns| *columns <= label.chars().count()))
}

/// The places of a diagnostic, in the order of the text, and how many labels there are beyond those.
fn targets<'d>(text: &Text, diagnostic: &'d Diagnostic) -> (Targets<'d>, usize) {
    let primary = gate(text, diagnostic.span);
    let labels = diagnostic.labels.iter().filter(|label| is_drawn(label)).map(|label| Target {
        span: gate(text, label.span),
        primary: false,
        role: &label.role,
        label: neutral::words(&label.message),
    });
    // Their messages follow as notes, so the place needs no more than the name.
    let merged = diagnostic.merged.iter().map(|merged| Target {
        span: gate(text, merged.span),
        primary: false,
        role: "",
        label: neutral::line(&merged.rule),
    });
    let mut others: Targets<'d> = labels.chain(merged.filter(|target| target.span != primary)).collect();
    let left_out = others.len().saturating_sub(MOST_LABELS);
    others.truncate(MOST_LABELS);
    others.push(Target { span: primary, primary: true, role: "", label: Cow::default() });
    others.order_by_key(|target| (target.span.start, target.span.end));
    (others, left_out)
}

/// Gathers targets whose windows meet.
fn cluster<'d>(
    contents: &str,
    targets: Targets<'d>,
    around: impl Fn(Range<usize>) -> Window,
) -> Vec<(Window, Targets<'d>)> {
    let mut clusters: Vec<(Window, Targets<'d>)> = Vec::new();
    // A target that begins no earlier than another has a window that begins no earlier either.
    for target in targets {
        let window = || around(target.span.clone());
        let apart = match clusters.last_mut() {
            Some((last, _)) if last.holds(&target.span) => None,
            Some((last, _)) => last.join(window(), contents).err(),
            None => Some(window()),
        };
        match (apart, clusters.last_mut()) {
            (None, Some((_, members))) => members.push(target),
            (apart, _) => clusters.extend(apart.map(|window| (window, smallvec![target]))),
        }
    }
    clusters
}
