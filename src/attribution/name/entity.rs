//! Who is who: names of one person or body, however shortened, lead to one entity.

use crate::attribution::facts::{Entity, EntityId};
use crate::attribution::kinds::MentionKind;
use crate::prose::{Vocabulary, fold_word};
use memchr::memrchr;

/// The entities of a document, found by every name they have gone by.
#[derive(Debug, Default)]
pub(in crate::attribution) struct Entities {
    all: Vec<Entity>,
    /// All names, folded.
    names: Vocabulary,
    /// What is known of them, in the order of their numbers.
    called: Vec<Called>,
    /// The last mention of each that gives its role.
    roles: Vec<Option<u32>>,
}

/// What is known of a name.
#[derive(Clone, Copy, Debug)]
struct Called {
    /// Whose it is.
    owner: EntityId,
    /// How it last was found to be its owner's, if it was.
    seen: Option<Seen>,
}

/// A name that was looked for as that of somebody of a kind, who went by a name of that length then. Names of
/// entities only get longer, so whoever still goes by one of that length is meant again, and nothing need be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    kind: MentionKind,
    length: usize,
}

impl Entities {
    /// The entity of a name, new if need be. `canonical` is what the tables call it, if they know it.
    pub(in crate::attribution) fn resolve(
        &mut self,
        name: &str,
        canonical: Option<&str>,
        kind: MentionKind,
        mention: u32,
    ) -> EntityId {
        let called = canonical.unwrap_or(name);
        let id = fold_word(called, |folded| {
            let whole = without_article(folded);
            let at = self.called(whole);
            at.and_then(|at| self.seen(at, kind)).unwrap_or_else(|| {
                let keys = Keys::of(whole, kind);
                let known = self.known(&keys, at, kind);
                let id = known.unwrap_or_else(|| self.add(called, kind, mention));
                let at = at.unwrap_or_else(|| self.call(whole, id));
                for key in keys.others() {
                    self.call(key, id);
                }
                known.inspect(|&id| self.see(at, kind, id));
                id
            })
        });
        self.rename(id, name);
        id
    }

    /// Lets an entity go by its abbreviation too.
    pub(in crate::attribution) fn also_known_as(&mut self, id: EntityId, abbreviation: &str) {
        fold_word(abbreviation, |folded| {
            self.call(folded, id);
        });
    }

    /// Whether a single word is the name or surname of an entity already met.
    pub(in crate::attribution) fn knows(&self, word: &str) -> bool {
        fold_word(word, |folded| self.find(surname(folded)).is_some())
    }

    /// What an entity of that name is, if one has been met.
    pub(in crate::attribution) fn kind_of(&self, name: &str) -> Option<MentionKind> {
        let id = fold_word(name, |folded| self.find(folded).or_else(|| self.find(surname(folded))))?;
        self.get(id).map(|entity| entity.kind)
    }

    pub(in crate::attribution) fn get(&self, id: EntityId) -> Option<&Entity> {
        self.all.get(id.0 as usize)
    }

    /// Notes that a mention gives the role of an entity.
    pub(in crate::attribution) fn give_role(&mut self, id: EntityId, mention: u32) {
        if let Some(last) = self.roles.get_mut(id.0 as usize) {
            *last = Some(mention);
        }
    }

    /// The last mention of an entity that gives its role.
    pub(in crate::attribution) fn role(&self, id: EntityId) -> Option<u32> {
        self.roles.get(id.0 as usize).copied().flatten()
    }

    pub(in crate::attribution) fn set_country(&mut self, id: EntityId, country: &str) {
        if let Some(entity) = self.all.get_mut(id.0 as usize) {
            country.clone_into(&mut entity.country);
        }
    }

    pub(in crate::attribution) fn into_entities(self) -> Vec<Entity> {
        self.all
    }

    /// The place of a name in [`Self::called`].
    fn called(&self, folded: &str) -> Option<usize> {
        self.names.look_up_folded(folded).index().checked_sub(1)
    }

    /// The entity that has gone by a name.
    fn find(&self, folded: &str) -> Option<EntityId> {
        self.owner(self.called(folded)?)
    }

    fn owner(&self, at: usize) -> Option<EntityId> {
        self.called.get(at).map(|called| called.owner)
    }

    /// The entity of a name that has been looked for before, as nearly all have.
    fn seen(&self, at: usize, kind: MentionKind) -> Option<EntityId> {
        let Called { owner, seen } = *self.called.get(at)?;
        let now = Seen { kind, length: self.get(owner)?.name.len() };
        (seen == Some(now)).then_some(owner)
    }

    /// Notes that a name was found to be that of an entity, and that all it may be found by is somebody's.
    fn see(&mut self, at: usize, kind: MentionKind, id: EntityId) {
        let length = self.get(id).map_or(0, |entity| entity.name.len());
        if let Some(called) = self.called.get_mut(at).filter(|called| called.owner == id) {
            called.seen = Some(Seen { kind, length });
        }
    }

    /// The entity that has gone by one of these names and may go by the whole of the new one, whose place is `at`.
    fn known(&self, keys: &Keys<'_>, at: Option<usize>, kind: MentionKind) -> Option<EntityId> {
        let short = || keys.short.filter(|_| kind == MentionKind::Person).and_then(|short| self.find(short));
        let known = at.and_then(|at| self.owner(at)).or_else(short);
        known.filter(|id| self.fits(*id, keys.whole))
    }

    /// Two full names are one person only where one of them is short for the other.
    fn fits(&self, id: EntityId, new: &str) -> bool {
        let Some(entity) = self.get(id) else { return false };
        let alike = |known: &str| is_short_for(new, known) || is_short_for(known, new);
        let person = entity.kind == MentionKind::Person;
        !person || new.eq_ignore_ascii_case(&entity.name) || fold_word(&entity.name, alike)
    }

    fn add(&mut self, name: &str, kind: MentionKind, first: u32) -> EntityId {
        let name = name.to_owned();
        self.roles.push(None);
        self.all.push(Entity { name, kind, first, answered: false, declined: false, country: String::new() });
        EntityId(self.all.len() as u32 - 1)
    }

    /// Lets an entity be found by a name, unless that is somebody's; gives the place of the name.
    fn call(&mut self, folded: &str, id: EntityId) -> usize {
        let number = self.names.intern_folded(folded).index();
        if number > self.called.len() {
            self.called.push(Called { owner: id, seen: None });
        }
        number - 1
    }

    /// Calls an entity by a name that is fuller than the one it had.
    fn rename(&mut self, id: EntityId, name: &str) {
        if let Some(entity) = self.all.get_mut(id.0 as usize)
            && entity.name.len() < name.len()
        {
            name.clone_into(&mut entity.name);
        }
    }
}

/// The names by which an entity is found again.
struct Keys<'f> {
    whole: &'f str,
    /// Of persons the surname; "Corvane" is Corvane Bank.
    short: Option<&'f str>,
    /// Of persons the first half of a double surname, or a nickname in quotation marks.
    other: Option<&'f str>,
}

impl<'f> Keys<'f> {
    /// All but the whole.
    fn others(&self) -> impl Iterator<Item = &'f str> {
        self.short.into_iter().chain(self.other)
    }

    /// Of a folded name without article.
    fn of(whole: &'f str, kind: MentionKind) -> Self {
        let short = if kind == MentionKind::Person {
            Some(surname(whole)).filter(|last| *last != whole)
        } else {
            let first = whole.split_once(' ').map(|(first, _)| first);
            first.filter(|first| first.len() > 3 && !whole.contains(" of ") && !begins_with_people(whole))
        };
        let double = || surname(whole).split_once('-').map(|(first, _)| first);
        let other = || nickname(whole).or_else(double).filter(|other| other.len() > 2);
        let other = if kind == MentionKind::Person && has_marks(whole) { other() } else { None };
        Self { whole, short, other }
    }
}

/// "The Corvane Bank" is found as "Corvane Bank".
fn without_article(folded: &str) -> &str {
    folded.strip_prefix("the ").unwrap_or(folded)
}

/// Whether a name is another with words left out or cut down to initials: "Mia Coll" and "M. Coll" are short for
/// "Mia Anna Coll".
fn is_short_for(short: &str, long: &str) -> bool {
    let mut words = long.split(' ');
    short.split(' ').all(|word| words.any(|full| stands_for(bare(word), bare(full))))
}

fn stands_for(word: &str, full: &str) -> bool {
    let initial =
        word.strip_suffix('.').is_some_and(|letter| letter.chars().count() == 1 && full.starts_with(letter));
    let half = full.strip_prefix(word).is_some_and(|rest| rest.starts_with('-'));
    surname(word) == surname(full) || initial || half
}

/// "Doctors Across Borders": its first word alone is anybody of that trade.
fn begins_with_people(whole: &str) -> bool {
    let second = whole.split(' ').nth(1);
    second.is_some_and(|word| ["across", "against", "for", "without"].contains(&word))
}

/// Whether a name has quotation marks or a hyphen; hardly any has.
fn has_marks(folded: &str) -> bool {
    folded.bytes().any(|byte| matches!(byte, b'"' | b'\'' | b'-'))
}

/// What stands in quotation marks: "Robert 'Bobby' Falk".
fn nickname(folded: &str) -> Option<&str> {
    let quoted = folded.split(' ').find(|word| bare(word).len() + 2 == word.len());
    quoted.map(bare)
}

/// A word without quotation marks.
fn bare(word: &str) -> &str {
    word.trim_matches(['"', '\''])
}

/// The last word of a folded name, without the article of Arabic names: "Qasim al-Tamimi" is "Tamimi" later.
fn surname(folded: &str) -> &str {
    let last = memrchr(b' ', folded.as_bytes()).map_or(folded, |space| &folded[space + 1..]);
    match last.split_once('-') {
        Some(("al" | "el" | "as" | "ash", bare)) => bare,
        _ => last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_lead_back_to_the_full_name() {
        let mut entities = Entities::default();
        let full = entities.resolve("Qasim al-Tamimi", None, MentionKind::Person, 0);
        assert_eq!(entities.resolve("Tamimi", None, MentionKind::Person, 1), full);
        assert_eq!(entities.resolve("al-Tamimi", None, MentionKind::Person, 1), full);
        assert_ne!(entities.resolve("Sara Tamimi", None, MentionKind::Person, 2), full);
    }

    #[test]
    fn shorter_names_lead_back_to_the_full_name() {
        for (full, short) in [
            ("Jan de Wit", "De Wit"),
            ("Mia J. Coll", "Mia Coll"),
            ("Mia Anna Coll", "M. A. Coll"),
            ("Robert “Bobby” Falk", "Bobby Falk"),
            ("Robert “Bobby” Falk", "Bobby"),
            ("Olga Reyes-Marin", "Reyes"),
        ] {
            let mut entities = Entities::default();
            let id = entities.resolve(full, None, MentionKind::Person, 0);
            assert_eq!(entities.resolve(short, None, MentionKind::Person, 1), id, "{short} is {full}");
        }
    }

    #[test]
    fn a_surname_in_common_makes_no_one_person() {
        let mut entities = Entities::default();
        let bill = entities.resolve("Bill Falk", None, MentionKind::Person, 0);
        assert_ne!(entities.resolve("Hilda Falk", None, MentionKind::Person, 1), bill);
        assert_ne!(entities.resolve("H. Falk", None, MentionKind::Person, 2), bill);
    }
}
