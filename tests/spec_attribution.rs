//! Who is said to have said what, one page for each construction.
//!
//! What comes of an example is a line for each attribution: the kind of its source, then *source | cue |
//! content*, a dash for what is missing; behind it in brackets how it is built and what else is known.

use crate::support::spec::{Example, check_folder};
use std::fmt::Write as _;
use whosays::attribution::{
    Attribution, Basis, Evidence, Facts, Kind, Manner, Mood, QuotationExtent, Reason,
};
use whosays::lint::Linter;
use whosays::markup::Format;
use whosays::names::Named;
use whosays::rule::{Settings, builtin, load};
use whosays::text::{Span, Text};

#[test]
fn attributions() {
    let linter = Linter::new(load(&[builtin()], &Settings::default()).set);
    check_folder("attributions", |example| told(&linter, example));
}

fn told(linter: &Linter, example: &Example) -> String {
    let text = Text::new("example", example.input.as_str());
    let format = Format::from_name(&example.format).expect("the fence names a format");
    let facts = linter.facts(&text, format);
    let mut lines = String::new();
    for attribution in facts.attributions.iter().filter(|attribution| attribution.kind != Kind::Writer) {
        let words = |span: Option<Span>| span.map_or("–".to_owned(), |span| one_line(text.slice(span)));
        let source = words(attribution.source.as_ref().map(|source| source.span));
        let cue = words(attribution.cue.as_ref().map(|cue| cue.span));
        let content: Vec<String> =
            attribution.content.iter().map(|span| one_line(text.slice(*span))).collect();
        let content = if content.is_empty() { "–".to_owned() } else { content.join(" … ") };
        let _ = writeln!(
            lines,
            "{}: {source} | {cue} | {content}{}",
            attribution.kind,
            remarks(&text, &facts, attribution)
        );
    }
    if lines.is_empty() { "nobody is cited\n".to_owned() } else { lines }
}

/// What is known beyond the words; what goes without saying is left out.
fn remarks(text: &Text, facts: &Facts, attribution: &Attribution) -> String {
    let mut known = Vec::new();
    if attribution.manner != Manner::Indirect {
        known.push(attribution.manner.to_string());
    }
    if attribution.mood != Mood::Stated {
        known.push(attribution.mood.to_string());
    }
    if attribution.quotation == QuotationExtent::Fragment {
        known.push("quoted in part".to_owned());
    }
    if let Some(source) = &attribution.source {
        if source.basis != Basis::None {
            known.push(format!("knows by {}", source.basis));
        }
        if let Some(entity) = source.entity.and_then(|id| facts.entities.get(id.0 as usize)) {
            known.push(format!("is {}", entity.name));
        }
    }
    if let Some(outer) = attribution.outer.and_then(|index| facts.attributions.get(index as usize)) {
        let source = outer.source.as_ref().map(|source| source.span);
        let teller = source.or(outer.cue.as_ref().map(|cue| cue.span)).map_or("–", |span| text.slice(span));
        known.push(format!("inside: {}", one_line(teller)));
    }
    if attribution.reason != Reason::None {
        known.push(format!("{} reason", attribution.reason));
    }
    if attribution.evidence != Evidence::None {
        known.push(attribution.evidence.to_string());
    }
    if known.is_empty() { String::new() } else { format!(" [{}]", known.join(", ")) }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
