//! Texts with placeholders.

use super::{Compiler, Supply};
use crate::diagnostic::Diagnostic;
use crate::names::Named;
use crate::rule::schema::ClausesFile;
use crate::rule::wording::{Wording, WordingPart};
use crate::rule::{Clause, Part, Piece, Rule, RuleOption, Slot, Template};
use crate::text::Span;
use crate::yaml::{Located, Mistake, suggest};
use serde::{Deserialize, Serialize};

/// What the placeholders of a rule stand for, kept for words that others give it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(in crate::rule) struct Supplies {
    /// What the match fills in.
    matched: Supply,
    /// What each of the `only-if` clauses fills in.
    only_if: Vec<Supply>,
}

impl Supplies {
    pub(super) const fn new(matched: Supply, only_if: Vec<Supply>) -> Self {
        Self { matched, only_if }
    }
}

/// What placeholders may name in one rule.
pub(in crate::rule) struct Scope<'s> {
    /// What the match fills in.
    pub(super) matched: &'s Supply,
    /// What the `only-if` clauses do, by their names.
    only_if: Vec<(&'s str, &'s Supply)>,
    /// The names of all only-if clauses, those that are wrong included.
    known: Vec<&'s str>,
    /// The options that could be read.
    options: Vec<String>,
    /// The names of all options, those that could not be read included; `None` where nothing is known of them.
    known_options: Option<Vec<String>>,
}

impl<'s> Scope<'s> {
    pub(super) fn new(
        matched: &'s Supply,
        files: Option<&'s ClausesFile>,
        only_if: &'s [(Clause, Supply)],
        options: &[RuleOption],
        known_options: Option<Vec<String>>,
    ) -> Self {
        Self {
            matched,
            only_if: only_if.iter().map(|(clause, supply)| (clause.name.as_str(), supply)).collect(),
            known: files.map(|clauses| clauses.0.names()).unwrap_or_default(),
            options: options.iter().map(|option| option.name.to_string()).collect(),
            known_options,
        }
    }

    /// Of a rule that has been checked.
    pub(in crate::rule) fn of(rule: &'s Rule) -> Self {
        let names = rule.only_if.iter().map(|clause| clause.name.as_str());
        let options: Vec<String> = rule.options.iter().map(|option| option.name.to_string()).collect();
        Self {
            matched: &rule.supplies.matched,
            only_if: names.clone().zip(&rule.supplies.only_if).collect(),
            known: names.collect(),
            options: options.clone(),
            known_options: Some(options),
        }
    }

    /// The index of an only-if clause.
    pub(super) fn clause(&self, name: &str) -> Option<usize> {
        self.only_if.iter().position(|(clause, _)| *clause == name)
    }

    /// Whether there is such a clause, however wrong it is.
    pub(super) fn knows_clause(&self, name: &str) -> bool {
        self.known.contains(&name)
    }

    /// The names of the only-if clauses.
    pub(super) fn clause_names(&self) -> impl Iterator<Item = &'s str> {
        self.known.iter().copied()
    }

    /// What is written, with every placeholder looked up. `None` where something is wrong, which is told.
    pub(in crate::rule) fn look_up(
        &self,
        wording: &Wording,
        wrong: &mut Vec<Diagnostic>,
    ) -> Option<Template> {
        let mut whole = wording.whole;
        let mut pieces = Vec::with_capacity(wording.parts.len());
        for part in &wording.parts {
            match part {
                WordingPart::Text(words) => pieces.push(Piece::Text(words.as_str().into())),
                WordingPart::Name(name, place) => match self.slot(name) {
                    Ok(slot) => pieces.push(Piece::Slot(slot)),
                    Err(refusal) => {
                        wrong.extend(self.refuse(name, *place, &refusal));
                        whole = false;
                    }
                },
            }
        }
        whole.then_some(Template { pieces })
    }

    /// What is wrong with a placeholder, unless that is told already.
    fn refuse(&self, name: &str, place: Span, refusal: &Refusal) -> Option<Diagnostic> {
        let (message, help) = match refusal {
            Refusal::Reported => return None,
            Refusal::Unknown => {
                let fixed = Slot::FIXED.iter().any(|slot| slot.name() == name);
                let message = if fixed {
                    self.matched.lacks(name)
                } else {
                    format!("nothing here goes by the name `{name}`")
                };
                (message, self.suggestion(name))
            }
            Refusal::Empty => {
                let help = if self.matched.sometimes.iter().any(|slot| slot.name() == name) {
                    "Ask for it in `match`, or use `{match}`, the text pointed at."
                } else {
                    "Ask for it in the clause, or use the name of the clause alone."
                };
                (format!("some matches of this rule have no `{name}`"), help.to_owned())
            }
        };
        Some(Mistake::BadPlaceholder.at(place, message).with_help(help))
    }

    fn slot(&self, name: &str) -> Result<Slot, Refusal> {
        if name == "match" {
            return Ok(Slot::Match);
        }
        if let Some(slot) = self.matched.sometimes.iter().find(|slot| slot.name() == name) {
            return if self.matched.always.contains(slot) { Ok(slot.clone()) } else { Err(Refusal::Empty) };
        }
        if let Some(at) = self.options.iter().position(|option| option == name) {
            return Ok(Slot::Option(at));
        }
        let (clause, part) = name.split_once('.').map_or((name, None), |(clause, part)| (clause, Some(part)));
        if let Some(at) = self.clause(clause) {
            return clause_slot(at, part, self.only_if[at].1);
        }
        let options = self.known_options.as_ref();
        let reported = options.is_none_or(|known| known.iter().any(|known| known == name));
        if reported || self.knows_clause(clause) { Err(Refusal::Reported) } else { Err(Refusal::Unknown) }
    }

    fn suggestion(&self, name: &str) -> String {
        let own = self.matched.sometimes.iter().map(Slot::name);
        let options = self.options.iter().map(String::as_str);
        let known: Vec<&str> =
            ["match"].into_iter().chain(own).chain(options).chain(self.clause_names()).collect();
        if let Some((clause, _)) = name.split_once('.').filter(|(clause, _)| self.knows_clause(clause)) {
            return format!(
                "Of a clause there are `{clause}.source`, `{clause}.cue` and `{clause}.content`."
            );
        }
        suggest(name, &known)
    }
}

/// Why a placeholder cannot be used.
enum Refusal {
    /// Nothing goes by the name.
    Unknown,
    /// Some match would leave it empty.
    Empty,
    /// It has been reported under another head.
    Reported,
}

impl Compiler<'_, '_> {
    /// Compiles a text. `None` where it is not there or wrong.
    pub(super) fn template(
        &mut self,
        text: Option<&Located<String>>,
        scope: Option<&Scope<'_>>,
    ) -> Option<Template> {
        let (text, scope) = (text?, scope?);
        let mut wrong = Vec::new();
        let template = scope.look_up(&Wording::read(text, &mut self.reader), &mut wrong);
        self.reader.report_all(wrong);
        template
    }
}

/// What a clause found, whole or in part.
fn clause_slot(at: usize, part: Option<&str>, supply: &Supply) -> Result<Slot, Refusal> {
    let Some(part) = part else {
        // The document as a whole is no words that a message could quote.
        return if supply.what == "the document" { Err(Refusal::Empty) } else { Ok(Slot::Clause(at, None)) };
    };
    let part = Part::from_name(part).filter(|part| [Part::Source, Part::Cue, Part::Content].contains(part));
    let part = part.ok_or(Refusal::Unknown)?;
    if supply.always.contains(&Slot::Part(part)) {
        Ok(Slot::Clause(at, Some(part)))
    } else {
        Err(Refusal::Empty)
    }
}
