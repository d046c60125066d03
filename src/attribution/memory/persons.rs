//! Who *he* and *she* are: persons in the order in which they are named and speak, and what is known of their sex. What
//! is told apart by title, kin or owner is never mixed up; who fits nobody stays open.

use super::meant::{Antecedent, MEMORY};
use super::sex::Sex;
use crate::attribution::facts::EntityId;
use crate::attribution::kinds::Kind;
use crate::text::Span;

/// So many speakers and persons of somebody's are looked through.
const FEW: usize = 16;

/// The persons of a document.
#[derive(Debug, Default)]
pub(in crate::attribution) struct Persons {
    /// In the order in which they are named. A block is read for names before anything else, so some of them may be named
    /// after the place that is asked about.
    named: Vec<NamedPerson>,
    /// Those who spoke alone, in order.
    spoke: Vec<SpokeAlone>,
    /// Of those who are named as somebody's, where.
    owned: Vec<NamedPerson>,
    /// Women and men without a name whom a sentence begins with, each with the sentence and the place.
    unnamed: [Vec<(u32, u32)>; 2],
    /// Whether a person was told to be a woman, and to be a man, by number.
    told: Vec<[bool; 2]>,
}

/// A person as named somewhere.
#[derive(Clone, Copy, Debug)]
pub(in crate::attribution) struct NamedPerson {
    pub(in crate::attribution) id: EntityId,
    pub(in crate::attribution) sentence: u32,
    pub(in crate::attribution) start: u32,
    /// Whose person it is said to be there: "her lawyer".
    pub(in crate::attribution) owner: Option<Sex>,
}

/// Somebody who spoke alone.
#[derive(Clone, Copy, Debug)]
struct SpokeAlone {
    meant: Antecedent,
    sentence: u32,
    sex: Option<Sex>,
    owner: Option<Sex>,
}

/// A pronoun for one person.
#[derive(Clone, Copy, Debug)]
pub(in crate::attribution) struct Wanted {
    /// None where it does not tell.
    pub(in crate::attribution) sex: Option<Sex>,
    pub(in crate::attribution) sentence: u32,
    pub(in crate::attribution) place: Span,
}

/// How well somebody fits a pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Not,
    /// As nobody else does: "her lawyer" is hardly *she*.
    Hardly,
    Well,
}

impl Persons {
    /// Remembers a person who is named.
    pub(in crate::attribution) fn name(&mut self, person: NamedPerson) {
        self.named.push(person);
        self.owned.extend(person.owner.map(|_| person));
    }

    /// Notes what somebody's sex is. Who was told to be both is known to be neither.
    pub(in crate::attribution) fn tell(&mut self, id: EntityId, sex: Sex) {
        let number = id.0 as usize;
        self.told.resize(self.told.len().max(number + 1), [false; 2]);
        self.told[number][sex as usize] = true;
    }

    /// Remembers somebody without a name whom a sentence begins with.
    pub(in crate::attribution) fn open(&mut self, sex: Sex, sentence: u32, place: Span) {
        self.unnamed[sex as usize].push((sentence, place.start));
    }

    /// Notes that somebody speaks alone, and how many of those who spoke before come sooner to mind.
    pub(in crate::attribution) fn speak(
        &mut self,
        meant: Antecedent,
        sentence: u32,
        [sex, owner]: [Option<Sex>; 2],
        behind: usize,
    ) {
        let place = self.spoke.len().saturating_sub(behind);
        self.spoke.insert(place, SpokeAlone { meant, sentence, sex, owner });
    }

    /// Who is meant, where one person last spoke in a sentence: that person, named or not, unless a person is named
    /// after that; else whoever spoke before, else whoever was named lately.
    pub(in crate::attribution) fn meant(&self, wanted: Wanted, spoke_in: Option<u32>) -> Option<Antecedent> {
        // "His lawyer said he was away": who hardly fits gives way to the only other person there is.
        let hardly = || {
            let found = self.fitting(wanted, spoke_in, Fit::Hardly)?;
            Some(self.only_one(wanted).map_or(found, NamedPerson::met))
        };
        let (meant, sentence) = self.fitting(wanted, spoke_in, Fit::Well).or_else(hardly)?;
        let unnamed = wanted.sex.map_or(&[][..], |sex| &self.unnamed[sex as usize]);
        let before = unnamed.partition_point(|&(_, start)| start < wanted.place.start);
        let another = before.checked_sub(1).is_some_and(|last| unnamed[last].0 > sentence);
        (!another).then_some(meant)
    }

    /// Whoever fits at least so well, and the last sentence that he or she was met in.
    fn fitting(&self, wanted: Wanted, spoke_in: Option<u32>, least: Fit) -> Option<(Antecedent, u32)> {
        let later = |person: &NamedPerson| spoke_in < Some(person.sentence);
        let fits = |person: &NamedPerson| self.fit_of_name(wanted, person.id) >= least;
        let sure = |person: &NamedPerson| wanted.sex.is_some() && self.sex(person.id) == wanted.sex;
        let lately = || self.lately(wanted.sentence, wanted.place);
        // "Novak's husband, Tim": whom a word beside the name tells to be a man is *he* sooner than a stranger.
        let known = lately().filter(sure).reduce(first_of_sentence);
        let first = lately().reduce(first_of_sentence).map(|first| {
            known.filter(|known| known.sentence == first.sentence && !sure(&first)).unwrap_or(first)
        });
        let next = first.filter(|person| later(person) && fits(person));
        let next = next.or_else(|| lately().take_while(later).filter(sure).reduce(first_of_sentence));
        if let Some(person) = next {
            return Some(person.met());
        }
        let spoke = spoke_in.and_then(|_| {
            let found = self.recent(wanted).find(|known| self.fit_of_speaker(wanted, known) >= least)?;
            Some((found.meant, found.sentence))
        });
        // Who was named before, and is not who comes first to mind, must fit for sure.
        let surely = || lately().filter(sure).reduce(first_of_sentence);
        spoke.or_else(|| surely().map(NamedPerson::met))
    }

    /// The only person named lately whose sex nothing tells, if nobody's.
    fn only_one(&self, wanted: Wanted) -> Option<NamedPerson> {
        let mut strange =
            self.lately(wanted.sentence, wanted.place).filter(|person| self.sex(person.id).is_none());
        let last = strange.next().filter(|person| self.fit_of_name(wanted, person.id) == Fit::Well)?;
        strange.all(|person| person.id == last.id).then_some(last)
    }

    fn fit_of_speaker(&self, wanted: Wanted, known: &SpokeAlone) -> Fit {
        let sex = known.meant.entity.map_or(known.sex, |id| self.sex(id));
        let named = known.meant.entity.map_or(Fit::Well, |id| self.fit_of_name(wanted, id));
        named.min(fit(wanted.sex, sex, known.owner))
    }

    /// How well a name fits, wherever it stood lately.
    fn fit_of_name(&self, wanted: Wanted, id: EntityId) -> Fit {
        let sex = self.sex(id);
        let somebodys = self.owned.iter().rev().take(FEW).filter(|_| sex.is_none());
        let mut lately = somebodys.take_while(|person| person.sentence + MEMORY >= wanted.sentence);
        let owner = lately.find(|person| person.id == id).and_then(|person| person.owner);
        fit(wanted.sex, sex, owner)
    }

    /// Those who spoke lately, the last first.
    fn recent(&self, wanted: Wanted) -> impl Iterator<Item = &SpokeAlone> {
        let recent = self.spoke.iter().rev().take(FEW);
        recent.take_while(move |known| known.sentence + MEMORY >= wanted.sentence)
    }

    fn sex(&self, id: EntityId) -> Option<Sex> {
        match self.told.get(id.0 as usize) {
            Some([true, false]) => Some(Sex::Woman),
            Some([false, true]) => Some(Sex::Man),
            _ => None,
        }
    }

    /// The persons named before a place, the last first, as far back as memory goes.
    pub(in crate::attribution) fn lately(
        &self,
        sentence: u32,
        place: Span,
    ) -> impl Iterator<Item = NamedPerson> {
        let before = self.named.partition_point(|person| person.start < place.start);
        let before = self.named[..before].iter().rev().copied();
        before.take_while(move |person| person.sentence + MEMORY >= sentence)
    }

    /// Whoever spoke last goes on to a sentence.
    pub(in crate::attribution) fn goes_on(&mut self, sentence: u32) {
        if let Some(last) = self.spoke.last_mut() {
            last.sentence = last.sentence.max(sentence);
        }
    }
}

impl NamedPerson {
    /// As that which a pronoun means, and where the person was met.
    fn met(self) -> (Antecedent, u32) {
        (Antecedent::named(Kind::Person, Some(self.id)), self.sentence)
    }
}

/// Of two, met backwards, the first of the latest sentence, as subjects come first.
fn first_of_sentence(later: NamedPerson, person: NamedPerson) -> NamedPerson {
    if person.sentence == later.sentence { person } else { later }
}

fn fit(wanted: Option<Sex>, sex: Option<Sex>, owner: Option<Sex>) -> Fit {
    match (wanted, sex) {
        (Some(wanted), Some(sex)) if wanted != sex => Fit::Not,
        (Some(_), None) if owner == wanted => Fit::Hardly,
        _ => Fit::Well,
    }
}
