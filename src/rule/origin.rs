//! Where something of a rule was set.

use super::compile::{Scope, refuse_setting};
use super::{Layer, Rule, RuleSetting, Word};
use crate::text::Span;
use crate::yaml::Located;

/// Something of a rule that may be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet<'n> {
    /// Whether it speaks.
    On,
    /// How much it matters.
    Severity,
    /// The value of an option.
    Option(&'n str),
    /// Whether a clause counts.
    Clause(&'n str),
    /// Something that it says.
    Word(Word),
}

impl Rule {
    /// The last of some layers that sets something of the rule, by its position, and where it does so in its file.
    pub fn set_by(&self, facet: Facet<'_>, layers: &[&Layer]) -> Option<(usize, Span)> {
        let set = |layer: &Layer| {
            let mut fitting = layer.rules.iter().rev().filter(|(selector, _)| self.goes_by(&selector.value));
            fitting.find_map(|(selector, setting)| self.place_in(facet, selector, setting))
        };
        layers.iter().enumerate().rev().find_map(|(at, layer)| Some((at, set(layer)?)))
    }

    fn place_in(&self, facet: Facet<'_>, selector: &Located<String>, setting: &RuleSetting) -> Option<Span> {
        match facet {
            Facet::On => setting.on.map(|_| selector.span),
            Facet::Severity => setting.severity.as_ref().map(|severity| severity.span),
            Facet::Option(wanted) => {
                let kind = self.options.iter().find(|option| option.name == wanted)?.kind;
                let (_, value) = setting.options.iter().rev().find(|(name, _)| name.value == wanted)?;
                refuse_setting(kind, value).is_none().then_some(value.span)
            }
            Facet::Clause(wanted) => {
                setting.clauses.iter().rev().find(|(name, _)| name.value == wanted).map(|(name, _)| name.span)
            }
            Facet::Word(wanted) => {
                let mut words = setting.words.iter().rev();
                let (_, written, wording) = words.find(|(word, ..)| *word == wanted)?;
                Scope::of(self).look_up(wording, &mut Vec::new()).map(|_| written.span)
            }
        }
    }
}
