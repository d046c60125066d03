//! Who a text cites: its attributions gathered by source, each source with its kind, how often it is cited and
//! where first. Facts and no opinion, made of [`Facts`] and nothing else.
//!
//! Counted is what the writer rests on. What a source with a name says that others said is that source's own
//! affair, the headline cites whom the story cites, and a pronoun nobody was found for may be anyone.

use crate::attribution::{Attribution, EntityId, Facts, Kind, Mood, Reason, Source};
use crate::prose::fold;
use crate::text::{Cover, Span, covering};
use rustc_hash::FxHashMap;

/// Who is cited in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// The sources, in the order in which they are first cited.
    pub sources: Vec<Cited>,
    /// Of each attribution of the facts, the source it counts for, by its index; none where it does not count.
    pub of_attribution: Vec<Option<u32>>,
    /// How many attributions hang on a pronoun that nobody was found for.
    pub unresolved: u32,
}

/// A source with all that is attributed to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The fullest name the text gives; the words of the first citation where there is no name, and those of
    /// the cue where nobody is cited. Empty for quotations without a speaker.
    pub name: String,
    /// The strongest kind it is cited as.
    pub kind: Kind,
    /// Who it is, where it has a name.
    pub entity: Option<EntityId>,
    /// The best reason that is given for leaving its name out.
    pub reason: Reason,
    /// How many attributions lead to it.
    pub count: u32,
    /// Where it is first cited.
    pub first: Span,
}

/// Counts over one text or several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Attributions counted.
    pub attributions: u32,
    /// Sources they lead to.
    pub sources: u32,
    /// Attributions whose source is anonymous.
    pub anonymous: u32,
    /// Attributions that lead to the one source cited most; over several texts, the sum of these.
    pub largest: u32,
}

impl Roster {
    /// Gathers the attributions of a text by source.
    pub fn new(facts: &Facts) -> Self {
        let told = facts.told_by_name();
        let mut gathering = Gathering { facts, told, roster: Self::default(), known: Known::default() };
        for attribution in &facts.attributions {
            let source = gathering.take(attribution);
            gathering.roster.of_attribution.push(source);
        }
        gathering.roster
    }

    /// The counts.
    pub fn tally(&self) -> Tally {
        let sum = |sources: &mut dyn Iterator<Item = &Cited>| sources.map(|source| source.count).sum();
        Tally {
            attributions: sum(&mut self.sources.iter()),
            sources: self.sources.len() as u32,
            anonymous: sum(&mut self.sources.iter().filter(|source| source.kind.is_anonymous())),
            largest: self.main().map_or(0, |source| source.count),
        }
    }

    /// The source cited most, the first of them where there are several.
    pub fn main(&self) -> Option<&Cited> {
        self.sources.iter().rev().max_by_key(|source| source.count)
    }
}

impl Tally {
    /// Adds the counts of another text.
    pub fn add(&mut self, other: Self) {
        self.attributions += other.attributions;
        self.sources += other.sources;
        self.anonymous += other.anonymous;
        self.largest += other.largest;
    }

    /// The share of attributions whose source is anonymous; none where nothing is attributed.
    pub fn anonymous_share(&self) -> Option<f64> {
        self.share(self.anonymous)
    }

    /// The share of attributions that lead to the source cited most; none where nothing is attributed.
    pub fn single_source_share(&self) -> Option<f64> {
        self.share(self.largest)
    }

    fn share(&self, count: u32) -> Option<f64> {
        (self.attributions > 0).then(|| f64::from(count) / f64::from(self.attributions))
    }
}

/// A roster in the making.
struct Gathering<'a> {
    facts: &'a Facts,
    /// What named sources say.
    told: Cover,
    roster: Roster,
    known: Known,
}

/// How sources already met are found again, each by its index.
#[derive(Default)]
struct Known {
    entities: FxHashMap<EntityId, u32>,
    /// By the words they are called by.
    words: FxHashMap<String, u32>,
}

impl Gathering<'_> {
    /// Counts an attribution; the source it counts for.
    fn take(&mut self, attribution: &Attribution) -> Option<u32> {
        let stated = attribution.mood == Mood::Stated;
        if !stated || attribution.in_headline || self.is_second_hand(attribution) {
            return None;
        }
        if !attribution.kind.on_ladder() {
            self.roster.unresolved += u32::from(attribution.kind == Kind::Pronoun);
            return None;
        }
        let index = self.source_of(attribution);
        let cited = self.roster.sources.get_mut(index as usize)?;
        cited.kind = cited.kind.min(attribution.kind);
        cited.reason = cited.reason.max(attribution.reason);
        cited.count += 1;
        Some(index)
    }

    /// Whether it is told by someone else: inside a direct quotation, or inside what a named source says.
    fn is_second_hand(&self, attribution: &Attribution) -> bool {
        let place = attribution.place();
        let quotation = covering(&self.facts.quotations, place);
        quotation.is_some_and(|quotation| quotation != place) || self.told.holds(place)
    }

    fn source_of(&mut self, attribution: &Attribution) -> u32 {
        let Some(source) = &attribution.source else {
            let cue = attribution.cue.as_ref().map_or("", |cue| self.facts.words(cue.words));
            return self.called(cue, attribution);
        };
        match entity_of(attribution.kind, source) {
            Some(id) => self.named(id, attribution),
            None => self.unnamed(source, attribution),
        }
    }

    fn named(&mut self, id: EntityId, attribution: &Attribution) -> u32 {
        if let Some(&index) = self.known.entities.get(&id) {
            return index;
        }
        let name = self.facts.entities.get(id.0 as usize).map_or("", |entity| &entity.name);
        let index = self.add(one_line(name), Some(id), attribution);
        self.known.entities.insert(id, index);
        index
    }

    /// A source without a name is the one it points back to, or is known again by its words.
    fn unnamed(&mut self, source: &Source, attribution: &Attribution) -> u32 {
        let before = source.antecedent.and_then(|number| self.roster.of_attribution.get(number as usize));
        match before {
            Some(&Some(index)) => index,
            _ => self.called(self.facts.words(source.words), attribution),
        }
    }

    fn called(&mut self, words: &str, attribution: &Attribution) -> u32 {
        let key = plain(&fold(words)).to_owned();
        if let Some(&index) = self.known.words.get(&key) {
            return index;
        }
        let index = self.add(words.to_owned(), None, attribution);
        self.known.words.insert(key, index);
        index
    }

    fn add(&mut self, name: String, entity: Option<EntityId>, attribution: &Attribution) -> u32 {
        let Attribution { kind, reason, .. } = *attribution;
        let first = attribution.place();
        self.roster.sources.push(Cited { name, kind, entity, reason, count: 0, first });
        self.roster.sources.len() as u32 - 1
    }
}

/// Who a source is. A body speaks through its spokespeople.
fn entity_of(kind: Kind, source: &Source) -> Option<EntityId> {
    source.entity.or(source.body.filter(|_| kind == Kind::Organization))
}

/// Words on one line.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Folded words without the article they may begin with.
fn plain(folded: &str) -> &str {
    ["the ", "a ", "an "].iter().find_map(|article| folded.strip_prefix(article)).unwrap_or(folded)
}
