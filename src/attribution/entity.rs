//! Who is who: names of one person or body, however shortened, lead to one entity.

use super::facts::{Entity, EntityId};
use super::kinds::MentionKind;
use crate::prose::{fold, fold_word};
use rustc_hash::FxHashMap;

/// The entities of a document, found by every name they have gone by.
#[derive(Debug, Default)]
pub(super) struct Entities {
    all: Vec<Entity>,
    by_name: FxHashMap<String, EntityId>,
}

impl Entities {
    /// The entity of a name, new if need be. `canonical` is what the tables call it, if they know it.
    pub(super) fn resolve(
        &mut self,
        name: &str,
        canonical: Option<&str>,
        kind: MentionKind,
        mention: u32,
    ) -> EntityId {
        let keys = keys(canonical.unwrap_or(name), kind);
        let found = keys
            .iter()
            .take(1 + usize::from(kind == MentionKind::Person))
            .find_map(|key| self.by_name.get(key))
            .copied();
        let id = found
            .filter(|id| self.fits(*id, &keys))
            .unwrap_or_else(|| self.add(name, canonical, kind, mention));
        if let Some(entity) = self.all.get_mut(id.0 as usize)
            && entity.name.len() < name.len()
        {
            name.clone_into(&mut entity.name);
        }
        for key in keys {
            self.by_name.entry(key).or_insert(id);
        }
        id
    }

    /// Lets an entity go by its abbreviation too.
    pub(super) fn also_known_as(&mut self, id: EntityId, abbreviation: &str) {
        self.by_name.entry(fold(abbreviation)).or_insert(id);
    }

    /// Whether a single word is the name or surname of an entity already met.
    pub(super) fn knows(&self, word: &str) -> bool {
        fold_word(word, |folded| self.by_name.contains_key(surname(folded)))
    }

    /// What an entity of that name is, if one has been met.
    pub(super) fn kind_of(&self, name: &str) -> Option<MentionKind> {
        let folded = fold(name);
        let id = self.by_name.get(folded.as_str()).or_else(|| self.by_name.get(surname(&folded)))?;
        self.get(*id).map(|entity| entity.kind)
    }

    pub(super) fn get(&self, id: EntityId) -> Option<&Entity> {
        self.all.get(id.0 as usize)
    }

    pub(super) fn set_country(&mut self, id: EntityId, country: &str) {
        if let Some(entity) = self.all.get_mut(id.0 as usize) {
            country.clone_into(&mut entity.country);
        }
    }

    pub(super) fn into_entities(self) -> Vec<Entity> {
        self.all
    }

    /// Two full names that differ are two persons, whatever surname they share.
    fn fits(&self, id: EntityId, keys: &[String]) -> bool {
        let Some(entity) = self.get(id) else { return false };
        let (known, new) = (fold(&entity.name), &keys[0]);
        entity.kind != MentionKind::Person || known == *new || !known.contains(' ') || !new.contains(' ')
    }

    fn add(&mut self, name: &str, canonical: Option<&str>, kind: MentionKind, first: u32) -> EntityId {
        let name = canonical.unwrap_or(name).to_owned();
        self.all.push(Entity { name, kind, first, answered: false, country: String::new() });
        EntityId(self.all.len() as u32 - 1)
    }
}

/// The names by which an entity is found again: the whole, and of persons the surname.
fn keys(name: &str, kind: MentionKind) -> Vec<String> {
    let whole = fold(name);
    let mut keys = vec![whole.strip_prefix("the ").unwrap_or(&whole).to_owned()];
    if kind == MentionKind::Person {
        let last = surname(&keys[0]).to_owned();
        if last != keys[0] {
            keys.push(last);
        }
    } else if let Some((first, _)) =
        keys[0].split_once(' ').filter(|(first, _)| first.len() > 3 && !keys[0].contains(" of "))
    {
        // "Corvane" is Corvane Bank.
        keys.push(first.to_owned());
    }
    keys
}

/// The last word of a folded name, without the article of Arabic names: "Qasim al-Tamimi" is "Tamimi" later.
fn surname(folded: &str) -> &str {
    let last = folded.rsplit(' ').next().unwrap_or(folded);
    ["al-", "el-", "as-", "ash-"].iter().find_map(|article| last.strip_prefix(article)).unwrap_or(last)
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
}
