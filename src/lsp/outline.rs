//! The outline of a draft: who is cited, and below each what they are said to have said.

use super::places::Measure;
use super::protocol::{BaseSymbolInformation, DocumentSymbol, Location, SymbolInformation, SymbolKind, Uri};
use crate::attribution::{Attribution, Facts, Kind};
use crate::report::{called, cited_kind, cut, number_of};
use crate::roster::{Cited, Roster};
use crate::text::{Span, Text};

/// Claims are cut to so many columns.
const LONGEST: usize = 60;

/// The sources of a text in the order in which they are first cited, with their claims.
pub fn outline(text: &Text, facts: &Facts, measure: Measure<'_>) -> Vec<DocumentSymbol> {
    let roster = Roster::new(facts);
    let outline = Outline { text, facts, measure };
    let mut sources: Vec<Vec<DocumentSymbol>> = vec![Vec::new(); roster.sources.len()];
    for (known, source) in facts.attributions.iter().zip(&roster.of_attribution) {
        if let Some(claims) = source.and_then(|source| sources.get_mut(source as usize)) {
            claims.push(outline.claim(known));
        }
    }
    roster.sources.iter().zip(sources).map(|(cited, claims)| outline.source(cited, claims)).collect()
}

/// An outline for an editor that knows no branches: every claim says whose it is.
pub fn flat(uri: &Uri, outline: Vec<DocumentSymbol>) -> Vec<SymbolInformation> {
    let mut symbols = Vec::new();
    for source in outline {
        let claims = source.children.unwrap_or_default();
        let location = |range| Location { uri: uri.clone(), range };
        let symbol = |name, kind, range, owner| {
            SymbolInformation::new(None, location(range), BaseSymbolInformation::new(name, kind, None, owner))
        };
        symbols.push(symbol(source.name.clone(), source.kind, source.selection_range, None));
        symbols.extend(
            claims.into_iter().map(|it| symbol(it.name, it.kind, it.range, Some(source.name.clone()))),
        );
    }
    symbols
}

struct Outline<'t> {
    text: &'t Text,
    facts: &'t Facts,
    measure: Measure<'t>,
}

impl Outline<'_> {
    fn source(&self, cited: &Cited, claims: Vec<DocumentSymbol>) -> DocumentSymbol {
        let detail = format!("{} · {}", cited_kind(cited), number_of(cited.count as usize, "claim"));
        let name = Some(called(cited)).filter(|name| !name.is_empty());
        let selected = self.measure.range(cited.first);
        // It begins where it is first cited, and does not reach over what others say in between.
        let range = claims.first().map_or(selected, |first| first.range);
        symbol(
            name.unwrap_or_else(|| cited.kind.to_string()),
            detail,
            icon(cited.kind),
            [range, selected],
            Some(claims),
        )
    }

    fn claim(&self, known: &Attribution) -> DocumentSymbol {
        let whole = known.content.iter().copied().fold(known.extent().hull(known.place()), Span::hull);
        let claimed = known.content.iter().map(|span| cut(self.text.slice(*span), LONGEST));
        let claimed = claimed.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" … ");
        let words = Some(claimed).filter(|words| !words.is_empty());
        let words = words.unwrap_or_else(|| self.text.slice(whole).to_owned());
        let name = Some(cut(&words, LONGEST)).filter(|name| !name.is_empty());
        let cue = known.cue.as_ref().map(|cue| cut(self.facts.words(cue.words), LONGEST));
        symbol(
            name.unwrap_or_else(|| known.kind.to_string()),
            cue.unwrap_or_default(),
            SymbolKind::String,
            [self.measure.range(whole), self.measure.range(known.place())],
            None,
        )
    }
}

fn symbol(
    name: String,
    detail: String,
    kind: SymbolKind,
    [range, selected]: [super::protocol::Range; 2],
    children: Option<Vec<DocumentSymbol>>,
) -> DocumentSymbol {
    let detail = Some(detail).filter(|detail| !detail.is_empty());
    DocumentSymbol::new(name, detail, kind, None, None, range, selected, children)
}

/// The sign of a kind. The protocol knows only what programs are made of.
const fn icon(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Person => SymbolKind::Class,
        Kind::Organization | Kind::Outlet | Kind::State => SymbolKind::Module,
        Kind::Document => SymbolKind::File,
        Kind::Described
        | Kind::Officials
        | Kind::Collective
        | Kind::Bare
        | Kind::Partisan
        | Kind::UnidentifiedOutlet
        | Kind::UnidentifiedDocument => SymbolKind::Interface,
        Kind::Nobody | Kind::Pronoun | Kind::Writer => SymbolKind::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Linter;
    use crate::lsp::{Buffer, Unit};
    use crate::markup::Format;

    fn outlined(contents: &str) -> Vec<DocumentSymbol> {
        let text = Text::new("a.md", contents);
        let facts = Linter::builtin().facts(&text, Format::Markdown);
        outline(&text, &facts, Buffer::new(contents.to_owned(), Unit::Utf16).measure())
    }

    fn lines(outline: &[DocumentSymbol]) -> Vec<String> {
        let line = |symbol: &DocumentSymbol| {
            format!("{} [{}]", symbol.name, symbol.detail.as_deref().unwrap_or("-"))
        };
        let with_claims = |source: &DocumentSymbol| {
            let claims = source.children.iter().flatten().map(|claim| format!("  {}", line(claim)));
            [line(source)].into_iter().chain(claims.collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        outline.iter().flat_map(with_claims).collect()
    }

    const DRAFT: &str = "“The dyke is sound,” said Ana Ruiz, an engineer.\n\nResidents fear that it is not. \
                         She denied it.\n\nThe sluice reportedly leaks.\n";

    #[test]
    fn sources_stand_in_reading_order_with_their_claims() {
        let told = [
            "Ana Ruiz [person · 2 claims]",
            "  The dyke is sound, [said]",
            "  it [denied]",
            "Residents [collective, no reason given · 1 claim]",
            "  it is not [fear]",
            "(“reportedly”) [nobody · 1 claim]",
            "  The sluice reportedly leaks [reportedly]",
        ];
        assert_eq!(lines(&outlined(DRAFT)), told);
        assert!(outlined("The dyke is old.\n").is_empty());
    }

    #[test]
    fn what_is_selected_lies_in_what_is_told() {
        let within = |symbol: &DocumentSymbol| {
            let (whole, part) = (symbol.range, symbol.selection_range);
            let at = |place: crate::lsp::protocol::Position| (place.line, place.character);
            at(whole.start) <= at(part.start) && at(part.end) <= at(whole.end)
        };
        for source in outlined(DRAFT) {
            assert!(within(&source) && source.children.iter().flatten().all(within), "{source:?}");
        }
    }

    #[test]
    fn without_branches_every_claim_says_whose_it_is() {
        let symbols = flat(&Uri("file:///a.md".to_owned()), outlined(DRAFT));
        let owners = symbols.iter().map(|symbol| symbol.base_symbol_information.container_name.as_deref());
        let owners: Vec<Option<&str>> = owners.collect();
        assert_eq!(owners[..4], [None, Some("Ana Ruiz"), Some("Ana Ruiz"), None]);
    }
}
