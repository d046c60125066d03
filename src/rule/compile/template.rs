//! Texts with placeholders.

use super::{Compiler, Supply};
use crate::names::Named;
use crate::rule::schema::ClausesFile;
use crate::rule::{Clause, Part, Piece, Slot, Template};
use crate::yaml::{Located, Mistake, inside_scalar, suggest};
use std::ops::Range;

/// What placeholders may name in one rule.
pub(super) struct Scope<'s> {
    /// What the match fills in.
    pub(super) matched: &'s Supply,
    only_if: &'s [(Clause, Supply)],
    /// The names of all only-if clauses, those that are wrong included.
    known: Vec<&'s str>,
}

impl<'s> Scope<'s> {
    pub(super) fn new(
        matched: &'s Supply,
        files: Option<&'s ClausesFile>,
        only_if: &'s [(Clause, Supply)],
    ) -> Self {
        Self { matched, only_if, known: files.map(|clauses| clauses.0.names()).unwrap_or_default() }
    }

    /// The index of an only-if clause.
    pub(super) fn clause(&self, name: &str) -> Option<usize> {
        self.only_if.iter().position(|(clause, _)| clause.name == name)
    }

    /// Whether there is such a clause, however wrong it is.
    pub(super) fn knows_clause(&self, name: &str) -> bool {
        self.known.contains(&name)
    }

    /// The names of the only-if clauses.
    pub(super) fn clause_names(&self) -> impl Iterator<Item = &'s str> {
        self.known.iter().copied()
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
        let mut pieces = Vec::new();
        let mut words = String::new();
        let (mut at, mut whole) = (0, true);
        while let Some(c) = text.value[at..].chars().next() {
            let rest = &text.value[at..];
            if rest.starts_with("{{") || rest.starts_with("}}") {
                words.push(c);
                at += 2;
            } else if c == '{' {
                let end = rest.find('}').map(|end| at + end);
                let slot = self.placeholder(text, at, end, scope);
                whole &= slot.is_some();
                if !words.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut words)));
                }
                pieces.extend(slot.map(Piece::Slot));
                at = end.map_or(text.value.len(), |end| end + 1);
            } else {
                if c == '}' {
                    let message = "this brace closes nothing; a brace in the text is written `}}`";
                    self.bad_placeholder(text, at..at + 1, message, None);
                    whole = false;
                }
                words.push(c);
                at += c.len_utf8();
            }
        }
        if !words.is_empty() {
            pieces.push(Piece::Text(words));
        }
        whole.then_some(Template { pieces })
    }

    /// The placeholder whose braces stand at `start` and `end`.
    fn placeholder(
        &mut self,
        text: &Located<String>,
        start: usize,
        end: Option<usize>,
        scope: &Scope<'_>,
    ) -> Option<Slot> {
        let Some(end) = end else {
            let message = "this brace is never closed; a brace in the text is written `{{`";
            self.bad_placeholder(text, start..start + 1, message, None);
            return None;
        };
        let name = &text.value[start + 1..end];
        match self.slot(name, scope) {
            Ok(slot) => return Some(slot),
            Err(Refusal::Reported) => {}
            Err(Refusal::Unknown) => {
                let fixed = Slot::FIXED.iter().any(|slot| slot.name() == name);
                let message = if fixed {
                    scope.matched.lacks(name)
                } else {
                    format!("nothing here goes by the name `{name}`")
                };
                let help = self.suggestion(name, scope);
                self.bad_placeholder(text, start..end + 1, &message, Some(help));
            }
            Err(Refusal::Empty) => {
                let message = format!("some matches of this rule have no `{name}`");
                let help = if scope.matched.sometimes.iter().any(|slot| slot.name() == name) {
                    "Ask for it in `match`, or use `{match}`, the text pointed at."
                } else {
                    "Ask for it in the clause, or use the name of the clause alone."
                };
                let help = help.to_owned();
                self.bad_placeholder(text, start..end + 1, &message, Some(help));
            }
        }
        None
    }

    fn slot(&self, name: &str, scope: &Scope<'_>) -> Result<Slot, Refusal> {
        if name == "match" {
            return Ok(Slot::Match);
        }
        if let Some(slot) = scope.matched.sometimes.iter().find(|slot| slot.name() == name) {
            return if scope.matched.always.contains(slot) { Ok(slot.clone()) } else { Err(Refusal::Empty) };
        }
        if let Some(at) = self.options.iter().position(|option| option.name == name) {
            return Ok(Slot::Option(at));
        }
        let (clause, part) = name.split_once('.').map_or((name, None), |(clause, part)| (clause, Some(part)));
        if let Some(at) = scope.clause(clause) {
            return clause_slot(at, part, &scope.only_if[at].1);
        }
        let options = self.known_options.as_ref();
        let reported = options.is_none_or(|known| known.iter().any(|known| known == name));
        if reported || scope.knows_clause(clause) { Err(Refusal::Reported) } else { Err(Refusal::Unknown) }
    }

    fn suggestion(&self, name: &str, scope: &Scope<'_>) -> String {
        let own = scope.matched.sometimes.iter().map(Slot::name);
        let options = self.options.iter().map(|option| option.name.as_str());
        let known: Vec<&str> =
            ["match"].into_iter().chain(own).chain(options).chain(scope.clause_names()).collect();
        if let Some((clause, _)) = name.split_once('.').filter(|(clause, _)| scope.knows_clause(clause)) {
            return format!(
                "Of a clause there are `{clause}.source`, `{clause}.cue` and `{clause}.content`."
            );
        }
        suggest(name, &known)
    }

    fn bad_placeholder(
        &mut self,
        text: &Located<String>,
        at: Range<usize>,
        message: &str,
        help: Option<String>,
    ) {
        let span = inside_scalar(self.reader.text(), text.span, &text.value, at);
        let mut diagnostic = Mistake::BadPlaceholder.at(span, message);
        diagnostic.help = help;
        self.reader.report(diagnostic);
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
