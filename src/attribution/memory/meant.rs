//! Who is meant by words that point back, and how far back they point.

use crate::attribution::facts::EntityId;
use crate::attribution::kinds::Kind;

/// How many sentences back a pronoun may point.
pub(super) const MEMORY: u32 = 2;

/// Who is meant by words that point back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::attribution) struct Antecedent {
    pub(in crate::attribution) kind: Kind,
    /// Who it is, when it has a name.
    pub(in crate::attribution) entity: Option<EntityId>,
    /// The attribution whose source it is, when it has none.
    pub(in crate::attribution) attribution: Option<u32>,
    /// The body that it is of, where only that has a name: who published the paper.
    pub(in crate::attribution) body: Option<EntityId>,
}

impl Antecedent {
    pub(in crate::attribution) fn named(kind: Kind, entity: Option<EntityId>) -> Self {
        Self { kind, entity, attribution: None, body: None }
    }
}
