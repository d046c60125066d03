//! Scopes of Vale, as regions of ours.

use super::file::Loose;
use crate::diagnostic::Diagnostic;
use crate::import::draft::Place;
use crate::import::remark;
use crate::markup::Region;

/// Where no rule of Vale looks. Unlike a rule of ours it does look at quotations.
const NOWHERE: [Region; 2] = [Region::Code, Region::FrontMatter];

/// What is no paragraph.
const NO_PARAGRAPH: &[Region] =
    &[Region::Headline, Region::Heading, Region::List, Region::Table, Region::Caption];

const HEADINGS: &[Region] = &[Region::Headline, Region::Heading];

/// A scope by its name: the regions it is in, those it is not in, and what it says beyond.
type Row = (&'static str, &'static [Region], &'static [Region], Option<&'static str>);

const LEVELS: Option<&str> =
    Some("levels of headings are not told apart, so it looks at all below the headline");

const SCOPES: &[Row] = &[
    ("text", &[], &[], None),
    ("sentence", &[], &[], None),
    ("paragraph", &[], NO_PARAGRAPH, None),
    ("summary", &[], NO_PARAGRAPH, None),
    ("heading", HEADINGS, &[], None),
    ("heading.h1", &[Region::Headline], &[], None),
    ("heading.h2", &[Region::Heading], &[], LEVELS),
    ("heading.h3", &[Region::Heading], &[], LEVELS),
    ("heading.h4", &[Region::Heading], &[], LEVELS),
    ("heading.h5", &[Region::Heading], &[], LEVELS),
    ("heading.h6", &[Region::Heading], &[], LEVELS),
    ("list", &[Region::List], &[], None),
    ("table", &[Region::Table], &[], None),
    ("table.cell", &[Region::Table], &[], None),
    (
        "table.header",
        &[Region::Table],
        &[],
        Some("cells of headers are not told apart, so it looks at all cells"),
    ),
    ("blockquote", &[Region::Blockquote], &[], None),
];

/// Whether the rule looks at one sentence at a time.
pub(super) fn is_sentence(scopes: &[Loose]) -> bool {
    !scopes.is_empty() && scopes.iter().all(|scope| scope.0.value.trim() == "sentence")
}

/// Whether the rule looks at whole texts, or what Vale takes for one.
pub(super) fn is_text(scopes: &[Loose]) -> bool {
    scopes.is_empty() || scopes.iter().all(|scope| ["text", "summary"].contains(&scope.0.value.trim()))
}

/// Whether the rule looks at headings alone.
pub(super) fn is_heading(scopes: &[Loose]) -> bool {
    !scopes.is_empty() && scopes.iter().all(|scope| scope.0.value.trim().starts_with("heading"))
}

/// Where a rule looks. Scopes that cannot be said are remarked on; `None` where nothing is left of them.
pub(super) fn place(scopes: &[Loose], remarks: &mut Vec<Diagnostic>) -> Option<Place> {
    if scopes.is_empty() {
        return Some(Place { within: Vec::new(), without: NOWHERE.to_vec() });
    }
    let places: Vec<Place> = scopes.iter().filter_map(|scope| single(scope, remarks)).collect();
    let everywhere = places.iter().any(|place| place.within.is_empty());
    let within = places.iter().flat_map(|place| &place.within).filter(|_| !everywhere);
    let (first, rest) = places.split_first()?;
    let without =
        first.without.iter().filter(|region| rest.iter().all(|place| place.without.contains(region)));
    Some(Place { within: unique(within), without: unique(without) })
}

/// One selector: parts that must all hold.
fn single(scope: &Loose, remarks: &mut Vec<Diagnostic>) -> Option<Place> {
    let mut place = Place { within: Vec::new(), without: NOWHERE.to_vec() };
    for part in scope.0.value.split('&').map(str::trim) {
        let (negated, name) = part.strip_prefix('~').map_or((false, part), |name| (true, name.trim()));
        let Some((_, within, without, beyond)) = SCOPES.iter().find(|(known, ..)| *known == name) else {
            let message = format!("no region of ours is the scope `{name}`");
            remarks.push(remark(scope.0.span, message));
            return None;
        };
        let narrows = !place.within.is_empty() && !within.is_empty();
        if (negated && within.is_empty()) || (!negated && narrows) {
            remarks.push(remark(scope.0.span, "this combination of scopes cannot be said with regions"));
            return None;
        }
        remarks.extend(beyond.map(|beyond| remark(scope.0.span, beyond)));
        if negated {
            place.without.extend(*within);
        } else {
            place.within.extend(*within);
            place.without.extend(*without);
        }
    }
    Some(place)
}

fn unique<'r>(regions: impl Iterator<Item = &'r Region>) -> Vec<Region> {
    let mut unique = Vec::new();
    for region in regions {
        if !unique.contains(region) {
            unique.push(*region);
        }
    }
    unique
}
