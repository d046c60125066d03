//! One attribution as a drawing: the words underlined, what they were resolved to told below.

use super::super::notes::{Note, cut, place, words};
use super::TraceReport;
use super::words::{basis, kind, manner, stance};
use crate::attribution::{Attribution, EntityId, Evidence, Kind, Number, QuotationExtent, Reason, Source};
use crate::diagnostic::{Diagnostic, Label, Labels, Severity};
use crate::names::Named as _;
use crate::text::Span;

/// Words of the text are cut to so many columns.
const LONGEST: usize = 56;

/// What is drawn: the cue is the primary place, everything else is labelled by what it is.
pub(super) fn drawing(report: &TraceReport<'_>, known: &Attribution) -> Diagnostic {
    let span = known.cue.as_ref().map_or_else(|| known.anchor(), |cue| cue.span);
    let sentence = report.trace.sentences.get(known.sentence as usize).map_or(span, |sentence| sentence.span);
    let labels: Labels = parts(known)
        // A reason may be told elsewhere, and is quoted below.
        .filter(|(_, part)| *part != span && !part.is_empty() && sentence.overlaps(*part))
        .map(|(name, span)| Label { role: name.into(), message: name.into(), span })
        .collect();
    let message = match &known.source {
        Some(source) => {
            format!("“{}”: {}", cut(report.trace.facts.words(source.words), LONGEST), kind(known.kind))
        }
        None => kind(known.kind).to_owned(),
    };
    Diagnostic { labels, ..Diagnostic::new(known.kind.name(), Severity::Info, message, span) }
}

fn parts(known: &Attribution) -> impl Iterator<Item = (&'static str, Span)> {
    let content = known.content.iter().map(|&span| ("content", span));
    let source = known.source.iter().map(|source| ("source", source.span));
    let target = known.target.iter().map(|target| ("target", target.span));
    let reason = known.reason_span.iter().map(|&span| ("reason", span));
    source.chain(content).chain(target).chain(reason)
}

/// What is told below the drawing.
pub(super) fn notes(report: &TraceReport<'_>, known: &Attribution) -> Vec<Note<'static>> {
    let gloss = manner(known.manner).map_or_else(String::new, |gloss| format!(" ({gloss})"));
    let manner = known.cue.as_ref().map(|_| Note::made("manner", &format!("{}{gloss}", known.manner)));
    let content = content_words(known).map(|content| Note::made("content", content));
    let mut notes: Vec<Note<'_>> = source(report, known).into_iter().collect();
    notes.extend(cue(report, known).into_iter().chain(manner).chain(content));
    notes.extend(about(report, known));
    notes
}

/// What is told where there is no drawing: with the kind, and with the words that are claimed.
pub(super) fn told(report: &TraceReport<'_>, known: &Attribution) -> Vec<Note<'static>> {
    let mut notes: Vec<Note<'_>> = source(report, known).into_iter().collect();
    notes.push(Note::made("kind", &rung(known.kind)));
    notes.extend(cue(report, known));
    let quote = |&span: &Span| format!("“{}”", words(report.text, span, LONGEST));
    let claimed = known.content.iter().map(quote).collect::<Vec<_>>().join(" and ");
    let said = [claimed, content_words(known).unwrap_or_default().to_owned()];
    let said: Vec<String> = said.into_iter().filter(|said| !said.is_empty()).collect();
    notes.extend((!said.is_empty()).then(|| Note::made("content", &said.join("; "))));
    notes.extend(about(report, known));
    notes
}

fn source(report: &TraceReport<'_>, known: &Attribution) -> Option<Note<'static>> {
    known.source.as_ref().map(|source| Note::made("source", &source_words(report, source)))
}

fn cue(report: &TraceReport<'_>, known: &Attribution) -> Option<Note<'static>> {
    let cue = known.cue.as_ref()?;
    let words = cut(report.trace.facts.words(cue.words), LONGEST);
    Some(Note::made("cue", &format!("“{words}” ({}: {})", cue.stance, stance(cue.stance))))
}

/// A kind with its place on the ladder and what it means.
fn rung(of: Kind) -> String {
    let ladder = Kind::ALL.iter().filter(|(_, kind)| kind.on_ladder());
    match ladder.clone().position(|(_, kind)| *kind == of) {
        Some(at) => format!("{of}, rung {} of {}: {}", at + 1, ladder.count(), kind(of)),
        None => format!("{of}: {}", kind(of)),
    }
}

/// What there is beside source, cue and content.
fn about(report: &TraceReport<'_>, known: &Attribution) -> Vec<Note<'static>> {
    let quote = |span: Span| format!("“{}”", words(report.text, span, LONGEST));
    let mut notes = Vec::new();
    let mut note = |name: &str, said: String| notes.push(Note::made(name, &said));
    if let Some(target) = known.target {
        note("target", format!("{}{}", quote(target.span), resolved(report, target.entity, target.span)));
    }
    if let Some(reason) = reason_words(report, known) {
        note("reason", reason);
    }
    if let Some(evidence) = evidence_words(known.evidence) {
        note("evidence", evidence.to_owned());
    }
    if let Some(outer) = known.outer.and_then(|outer| report.attribution(outer)) {
        note("outer", format!("it stands in what {} is said to have said", who(report, outer)));
    }
    if let Some(other) = known.hangs_on.and_then(|other| report.attribution(other)) {
        note("claim", format!("it trails behind what {} is said to have said", who(report, other)));
    }
    if known.in_headline {
        note("place", "the headline".to_owned());
    }
    notes
}

fn source_words(report: &TraceReport<'_>, source: &Source) -> String {
    let whole = report.trace.facts.words(source.words);
    let entity = source.entity.filter(|&id| !report.entity(id).is_some_and(|it| whole.contains(&it.name)));
    let who = match source.antecedent.and_then(|number| report.attribution(number)?.source.as_ref()) {
        Some(first) => format!(", that is {}", spot(report, first.span)),
        None => resolved(report, entity, source.head),
    };
    let mut said = vec![format!("“{}”{who}", cut(whole, LONGEST))];
    said.extend((source.number == Number::Plural).then(|| "plural".to_owned()));
    said.extend(
        (source.definite && source.entity.is_none() && source.antecedent.is_none())
            .then(|| "it points back".to_owned()),
    );
    said.extend(source.role.then(|| "its role is given".to_owned()));
    if let Some(body) = source.body.and_then(|id| report.entity(id)) {
        said.push(format!("tied to {}", body.name));
    }
    if !source.countries.is_empty() {
        let countries = source.countries.iter().map(|&country| report.trace.facts.words(country));
        said.push(format!("from {}", countries.collect::<Vec<_>>().join(" and ")));
    }
    said.extend(basis(source.basis).map(str::to_owned));
    said.join("; ")
}

/// “, that is NAME, first named at PLACE”, where the words do not say so themselves.
fn resolved(report: &TraceReport<'_>, id: Option<EntityId>, span: Span) -> String {
    let Some(entity) = id.and_then(|id| report.entity(id)) else { return String::new() };
    let first = report.trace.facts.mentions.get(entity.first as usize);
    if report.text.slice(span).contains(&entity.name) {
        return String::new();
    }
    match first.filter(|first| first.span != span) {
        Some(first) => {
            format!(", that is {}, first named at {}", entity.name, place(report.text, first.span))
        }
        None => format!(", that is {}", entity.name),
    }
}

fn content_words(known: &Attribution) -> Option<&'static str> {
    match known.quotation {
        _ if known.content.is_empty() => Some("none is found"),
        QuotationExtent::None => None,
        QuotationExtent::Fragment => Some("a few words of it are quoted"),
        QuotationExtent::Full => Some("it is quoted"),
        QuotationExtent::Block => Some("it is a quote block"),
    }
}

fn reason_words(report: &TraceReport<'_>, known: &Attribution) -> Option<String> {
    let words = known.reason_span.map_or_else(String::new, |span| format!(": {}", spot(report, span)));
    let is_withheld = matches!(known.kind, Kind::Described | Kind::Officials | Kind::Bare | Kind::Partisan);
    match known.reason {
        Reason::None => is_withheld.then(|| "none is given for leaving out the name".to_owned()),
        Reason::Boilerplate => Some(format!("a stock phrase for leaving out the name{words}")),
        Reason::Specific => Some(format!("it is told why the name is left out{words}")),
    }
}

const fn evidence_words(evidence: Evidence) -> Option<&'static str> {
    match evidence {
        Evidence::None => None,
        Evidence::Link => Some("a link in its clause"),
        Evidence::Citation => Some("a citation in its clause"),
        Evidence::Footnote => Some("a footnote in its clause"),
    }
}

fn who(report: &TraceReport<'_>, known: &Attribution) -> String {
    match &known.source {
        Some(source) => spot(report, source.span),
        None => format!("nobody ({})", place(report.text, known.anchor())),
    }
}

fn spot(report: &TraceReport<'_>, span: Span) -> String {
    format!("“{}” ({})", words(report.text, span, LONGEST), place(report.text, span))
}
