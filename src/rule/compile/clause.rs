//! Clauses: what must, or must not, stand around a match.

use super::{Compiler, Supply};
use crate::rule::schema::{AmountFile, ClauseFile, ClausesFile, MatcherFile, RuleFile};
use crate::rule::{Amount, Clause, OneOf, Reach, Same, Side, Slot, Window};
use crate::yaml::{Located, Mistake};

const SENTENCE: Window<Amount> = Window { reach: Reach::Sentence, side: Side::Both };
const DOCUMENT: Window<Amount> = Window { reach: Reach::Document, side: Side::Both };

impl Compiler<'_, '_> {
    /// The clauses that could be compiled, with what they can fill in. `own` is what the rule's own match
    /// can, where it is known.
    pub(super) fn clauses(
        &mut self,
        files: Option<&ClausesFile>,
        about_document: bool,
        own: Option<&Supply>,
    ) -> Vec<(Clause, Supply)> {
        let files = files.into_iter().flat_map(|clauses| clauses.0.iter());
        files.filter_map(|(name, file)| self.clause(name, file, about_document, own)).collect()
    }

    fn clause(
        &mut self,
        name: &Located<String>,
        file: &Located<ClauseFile>,
        about_document: bool,
        own: Option<&Supply>,
    ) -> Option<(Clause, Supply)> {
        let ClauseFile { within, same, at_least, matcher, regions } = &file.value;
        let compiled = match matcher {
            MatcherFile::Any(branches) => self.branches(branches, name.span),
            one => self.single(one, file.span).map(|compiled| vec![compiled]),
        };
        let about_all = matcher.is_document();
        if let (true, Some(within)) = (about_all, within)
            && !matches!(within.value, Window { reach: Reach::Document, side: Side::Both })
        {
            let message = "what is asked of the document is not within a part of it";
            self.reader
                .report(Mistake::Contradiction.at(within.span, message).with_help("Leave out `within`."));
        }
        for same in same {
            self.check_same(same, matcher, own);
        }
        self.check_regions(regions);
        let at_least = self.at_least(at_least.as_ref(), matcher);
        let default = if about_all || about_document { DOCUMENT } else { SENTENCE };
        let window = match within {
            Some(within) => within.value.try_map(|count| self.amount(count)),
            None => Some(default),
        };
        let (matchers, supplies): (Vec<_>, Vec<_>) = compiled?.into_iter().unzip();
        let supply = supplies.into_iter().reduce(|all, next| all.either(&next))?;
        let clause = Clause {
            name: name.value.clone(),
            span: name.span,
            off: false,
            matchers: matchers.into(),
            at_least: at_least?,
            window: window?,
            same: OneOf(same.iter().map(|same| same.value).collect()),
            regions: self.clause_regions(regions),
        };
        Some((clause, supply))
    }

    /// `same` ties what has a source, a target or a content to a match that has one too.
    fn check_same(&mut self, same: &Located<Same>, matcher: &MatcherFile, own: Option<&Supply>) {
        let branches = match matcher {
            MatcherFile::Any(branches) => branches.iter().map(|branch| &branch.value).collect(),
            one => vec![one],
        };
        let tied = |one: &MatcherFile| matches!(one, MatcherFile::Attribution(_) | MatcherFile::Mention(_));
        if let Some(untied) = branches.into_iter().find(|one| !tied(one)) {
            let message =
                format!("`same` ties an attribution or a mention; this clause looks for {}", untied.what());
            self.reader.report(Mistake::Contradiction.at(same.span, message));
        }
        let possible = own.is_none_or(|own| match (&*own.what, same.value) {
            ("the document", _) | ("a mention", Same::Head) => false,
            ("a phrase", same) => same == Same::Claim,
            _ => true,
        });
        if !possible {
            let what = own.map_or("", |own| &*own.what);
            let message = format!("the rule looks for {what}, which has no {} to be the same", same.value);
            self.reader.report(Mistake::Contradiction.at(same.span, message));
        }
    }

    fn at_least(&mut self, at_least: Option<&Located<AmountFile>>, matcher: &MatcherFile) -> Option<Amount> {
        let Some(at_least) = at_least else { return Some(Amount::Fixed(1.0)) };
        let MatcherFile::Any(branches) = matcher else {
            let message = "`at-least` says how many matchers of `any` must hold, and there is no `any`";
            self.reader.report(Mistake::Contradiction.at(at_least.span, message));
            return None;
        };
        let most = branches.len() as u32;
        if let AmountFile::Number(number) = at_least.value
            && (number.fract() != 0.0 || !(1.0..=f64::from(most)).contains(&number))
        {
            let message = format!("`any` lists {most} matchers, so `at-least` lies between 1 and {most}");
            self.reader.report(Mistake::UnknownValue.at(at_least.span, message));
        }
        self.amount(&at_least.value)
    }

    /// A clause is known by its name wherever it stands; in messages so are options, captures and parts.
    pub(super) fn check_clause_names(&mut self, file: &RuleFile) {
        let only_if = file.only_if.iter().flat_map(|it| &it.0.0).map(|(name, _)| name);
        let unless = file.unless.iter().flat_map(|it| &it.0.0).map(|(name, _)| name);
        let mut seen: Vec<&str> = Vec::new();
        for name in only_if.clone().chain(unless) {
            self.check_name(name, "the name of a clause");
            if seen.contains(&name.value.as_str()) && !is_repeated(file, name) {
                let message = format!("`{}` is the name of another clause already", name.value);
                self.reader.report(Mistake::Duplicate.at(name.span, message));
            }
            seen.push(&name.value);
        }
        let options = file.options.iter().flat_map(|it| &it.0).map(|(name, _)| name);
        let mut taken: Vec<&str> = Slot::FIXED.iter().map(Slot::name).collect();
        for name in options.chain(only_if) {
            if taken.contains(&name.value.as_str()) {
                let message = format!("`{{{}}}` stands for something else in messages", name.value);
                let help = "Give it another name.";
                self.reader.report(Mistake::Duplicate.at(name.span, message).with_help(help));
            }
            taken.push(&name.value);
        }
    }
}

/// Whether the name stands twice in one map, which has been reported already.
fn is_repeated(file: &RuleFile, name: &Located<String>) -> bool {
    [&file.only_if, &file.unless].into_iter().flatten().any(|clauses| {
        let same = clauses.0.0.iter().filter(|(other, _)| other.value == name.value);
        same.count() > 1
    })
}
