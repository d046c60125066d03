//! One example: what its rule made of it, held against what it says.

use super::failure::{Failure, FailureKind};
use super::near::{self, Why};
use super::{CaseResult, CaseTrial, Shared};
use crate::lint::judge::query::Asker;
use crate::lint::judge::verdict::{Hit, Judged, Verdict};
use crate::lint::judge::{self, Objection};
use crate::lint::read::document::Document;
use crate::lint::read::found::What;
use crate::lint::speak;
use crate::order::Order as _;
use crate::rule::{Expected, Rule, TestCase};
use crate::text::{Span, Text};
use crate::yaml::Located;
use std::ops::Range;

/// An example that has been judged.
pub(super) struct Run<'r, 'd> {
    rule: &'r Rule,
    file: &'r Text,
    case: &'r TestCase,
    document: &'d Document<'d>,
    judged: Vec<Judged<'r>>,
}

impl<'r, 'd> Run<'r, 'd> {
    pub(super) fn new(
        rule: &'r Rule,
        file: &'r Text,
        case: &'r TestCase,
        document: &'d Document<'d>,
    ) -> Self {
        let judged = judge::judge(document, rule, &case.settings, &mut ());
        Self { rule, file, case, document, judged }
    }

    /// How it came out.
    pub(super) fn trial(&self) -> CaseTrial {
        let failures: Vec<Failure> = match &self.case.expected {
            Expected::Flag { marks, message } => {
                let failures = self.places(marks);
                let said = message.as_ref().filter(|_| failures.is_empty()).and_then(|it| self.message(it));
                failures.into_iter().chain(said).collect()
            }
            Expected::Pass { cleared_by } => {
                let noise: Vec<Failure> =
                    self.standing().map(|hit| self.noise(hit, cleared_by.as_ref())).collect();
                let clause = cleared_by.as_ref().filter(|_| noise.is_empty()).and_then(|it| self.clause(it));
                noise.into_iter().chain(clause).collect()
            }
        };
        match &self.case.todo {
            Some(todo) if failures.is_empty() => {
                let closed =
                    Failure::new(FailureKind::Todo, "this gap is closed: take `todo` off", todo.span);
                CaseTrial { result: CaseResult::Failed, failures: vec![closed] }
            }
            Some(_) => CaseTrial { result: CaseResult::Todo, failures },
            None if failures.is_empty() => CaseTrial { result: CaseResult::Passed, failures },
            None => CaseTrial { result: CaseResult::Failed, failures },
        }
    }

    /// The clauses without which the text would be flagged, and those that would not be missed.
    pub(super) fn depends_on(&self, covered: &mut Vec<&'r str>, shared: &mut Vec<Shared<'r>>) {
        if self.standing().next().is_some() {
            return;
        }
        for (hit, objections) in self.objections() {
            match objections.as_slice() {
                [alone] => covered.push(&alone.clause.name),
                [first, second, ..] => {
                    let span = self.place(hit.found.place);
                    let share = |one: &Objection<'r>, other: &Objection<'r>| Shared {
                        clause: &one.clause.name,
                        other: &other.clause.name,
                        span,
                    };
                    shared.push(share(first, second));
                    shared.extend(objections.iter().skip(1).map(|one| share(one, first)));
                }
                [] => {}
            }
        }
    }

    /// What is flagged, held against the marks.
    fn places(&self, marks: &[Range<usize>]) -> Vec<Failure> {
        let mut others: Vec<Range<usize>> = self.standing().map(|hit| hit.found.place.range()).collect();
        if marks.is_empty() {
            let silent = others.is_empty().then(|| self.missing(None));
            return silent.into_iter().collect();
        }
        let missed: Vec<&Range<usize>> = marks.iter().filter(|mark| !others.contains(mark)).collect();
        others.retain(|flagged| !marks.contains(flagged));
        let mut failures = Vec::new();
        for mark in missed {
            let near = others.iter().position(|flagged| flagged.start < mark.end && mark.start < flagged.end);
            failures.push(match near {
                Some(near) => self.wrong_span(mark, &others.swap_remove(near)),
                None => self.missing(Some(mark)),
            });
        }
        failures.extend(others.iter().map(|flagged| {
            let message = format!("“{}” is flagged too", self.words(flagged));
            Failure::new(FailureKind::Noisy, message, self.case.place(self.file, flagged))
        }));
        failures.order_by_key(|failure| failure.span);
        failures
    }

    fn wrong_span(&self, mark: &Range<usize>, flagged: &Range<usize>) -> Failure {
        let message = format!("“{}” should be flagged, and “{}” is", self.words(mark), self.words(flagged));
        let (wanted, is) = (self.case.place(self.file, mark), self.case.place(self.file, flagged));
        Failure::new(FailureKind::WrongSpan, message, is).with_label("flagged", "is flagged", is).with_label(
            "marked",
            "should be flagged",
            wanted,
        )
    }

    /// A place that is not flagged; where none is marked, the text.
    fn missing(&self, mark: Option<&Range<usize>>) -> Failure {
        let (wanted, span) = match mark {
            Some(mark) => (format!("“{}”", self.words(mark)), self.case.place(self.file, mark)),
            None => ("this text".to_owned(), self.case.written.span),
        };
        let near = |hit: &Hit| {
            let place = hit.found.place.range();
            mark.is_none_or(|mark| place.start < mark.end && mark.start < place.end)
        };
        let silent = self.judged.iter().find(|(hit, verdict)| !verdict.stands() && near(hit));
        let (why, label) = silent.map_or_else(|| self.why(mark), |one| self.silence(one));
        let failure = Failure::new(FailureKind::Missing, format!("{wanted} should be flagged; {why}"), span);
        match label {
            Some((label, at)) => failure.with_label("found", label, self.place(at)),
            None => failure,
        }
    }

    /// Why nothing matches.
    fn why(&self, mark: Option<&Range<usize>>) -> Why {
        let asker = Asker { document: self.document, settings: &self.case.settings };
        let mark = mark.map(|mark| Span::new(mark.start as u32, mark.end as u32));
        near::why(&asker, (&self.rule.matcher, self.rule.regions), mark)
    }

    /// Why the rule does not speak of a match.
    fn silence(&self, (hit, verdict): &Judged<'r>) -> Why {
        let place = hit.found.place;
        match verdict {
            Verdict::Failed(clause) => (format!("the condition `{}` does not hold", clause.name), None),
            Verdict::Cleared(clause, found) => {
                let evidence = (!matches!(found.what, What::Document(_))).then_some(found.extent);
                let label = evidence.map(|at| (format!("`{}` finds this", clause.name), at));
                (format!("the clause `{}` clears it", clause.name), label)
            }
            Verdict::Repeats(before) => {
                ("the rule has spoken before".to_owned(), Some(("is flagged".to_owned(), *before)))
            }
            Verdict::Outside => {
                let why = format!("it matches, but lies {}", self.outside(place));
                (why, Some(("matches".to_owned(), place)))
            }
            Verdict::Pointless => ("the match lacks what the rule points at".to_owned(), None),
            Verdict::Stands => (String::new(), None),
        }
    }

    /// In what sense a place lies where the rule does not look.
    fn outside(&self, place: Span) -> String {
        let (regions, looks) = (self.document.regions_of(place), self.rule.regions);
        let shut: Vec<String> =
            regions.iter().filter(|one| looks.without.contains(*one)).map(|it| it.to_string()).collect();
        if shut.is_empty() {
            "outside of where the rule looks".to_owned()
        } else {
            format!("in `{}`, where the rule does not look", shut.join("`, `"))
        }
    }

    fn message(&self, wanted: &Located<String>) -> Option<Failure> {
        let hit = self.standing().next()?;
        let said = speak::messages(self.document, self.rule, &self.case.settings, &[hit]).next()?;
        (*said != *wanted.value).then(|| {
            let message = format!("the message is `{said}`");
            Failure::new(FailureKind::Message, message, wanted.span).with_label(
                "flagged",
                "is flagged",
                self.place(hit.found.place),
            )
        })
    }

    /// Words that are flagged in a text that should pass.
    fn noise(&self, hit: &Hit, clause: Option<&Located<String>>) -> Failure {
        let (place, words) = (hit.found.place, self.words(&hit.found.place.range()));
        let message = match clause {
            Some(clause) => format!("“{words}” is flagged; `{}` does not clear it", clause.value),
            None => format!("“{words}” is flagged in a text that should pass"),
        };
        Failure::new(FailureKind::Noisy, message, self.place(place))
    }

    /// The clause that should have cleared the text, where it did not.
    fn clause(&self, wanted: &Located<String>) -> Option<Failure> {
        let objections = self.objections();
        let is_wanted = |one: &Objection<'_>| one.clause.name == wanted.value;
        if objections.iter().any(|(_, objections)| objections.iter().any(is_wanted)) {
            return None;
        }
        let wanted_name = &wanted.value;
        let failure = |message: String| Failure::new(FailureKind::Clause, message, wanted.span);
        if let Some((hit, Some(other))) =
            objections.first().map(|(hit, objections)| (hit, objections.first()))
        {
            let name = &other.clause.name;
            let place = self.place(hit.found.place);
            return Some(match other.found.as_ref() {
                Some(found) => {
                    let message = format!("this is cleared by `{name}`, not by `{wanted_name}`");
                    let failure = failure(message).with_label("match", "is cleared", place);
                    match found.what {
                        What::Document(_) => failure,
                        _ => failure.with_label(
                            "found",
                            format!("`{name}` finds this"),
                            self.place(found.extent),
                        ),
                    }
                }
                None => failure(format!("here the condition `{name}` fails, not `{wanted_name}`"))
                    .with_label("match", "matches", place),
            });
        }
        Some(match self.judged.iter().find(|(_, verdict)| matches!(verdict, Verdict::Outside)) {
            Some((hit, _)) => {
                let place = hit.found.place;
                let message =
                    format!("what matches lies {}, so `{wanted_name}` is not asked", self.outside(place));
                failure(message).with_label("match", "matches", self.place(place))
            }
            None => failure(format!("nothing matches here that `{wanted_name}` could clear")),
        })
    }

    /// The matches that clauses keep silent, with all that do.
    fn objections(&self) -> Vec<(&Hit, Vec<Objection<'r>>)> {
        let hits: Vec<&Hit> = self
            .judged
            .iter()
            .filter(|(_, verdict)| verdict.clause().is_some())
            .map(|(hit, _)| hit)
            .collect();
        let objections = judge::objections(self.document, self.rule, &self.case.settings, &hits);
        hits.into_iter().zip(objections).collect()
    }

    fn standing(&self) -> impl Iterator<Item = &Hit> {
        self.judged.iter().filter(|(_, verdict)| verdict.stands()).map(|(hit, _)| hit)
    }

    fn words(&self, range: &Range<usize>) -> &str {
        self.case.text.get(range.clone()).unwrap_or_default()
    }

    /// A place of the text in the rule file.
    fn place(&self, span: Span) -> Span {
        self.case.place(self.file, &span.range())
    }
}
