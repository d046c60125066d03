//! Matchers to queries.

use super::contradiction::Numbers;
use super::{Compiler, Supply};
use crate::attribution::{Kind, Mood};
use crate::diagnostic::Diagnostic;
use crate::lexicon::pattern::{self, Pattern};
use crate::rule::regex::SentenceRegex;
use crate::rule::schema::{
    AmountFile, AttributionFile, Body, LimitsFile, MatcherFile, MentionFile, Role, SourceFile,
};
use crate::rule::{
    Amount, AttributionQuery, KindSet, Limits, Matcher, MentionQuery, OneOf, PatternId, RegexId,
};
use crate::text::Span;
use crate::yaml::{Located, Mistake, inside_scalar};
use std::ops::Range;

/// So much that is odd about one pattern is told at once: whatever it is, its place has to be counted out.
const MOST_DOUBTS: usize = 64;

impl MatcherFile {
    /// Whether it looks at the document as a whole.
    pub(super) const fn is_document(&self) -> bool {
        matches!(self, Self::Document(_))
    }

    /// What it looks for, for messages.
    pub(super) const fn what(&self) -> &'static str {
        match self {
            Self::Phrase(_) => "a phrase",
            Self::Regex(_) => "a regex",
            Self::Attribution(_) => "an attribution",
            Self::Mention(_) => "a mention",
            Self::Document(_) => "the document",
            Self::Any(_) => "any of several things",
        }
    }
}

impl Compiler<'_, '_> {
    /// What a rule looks for. A rule is about places or about the document, never about either.
    pub(super) fn rule_matcher(&mut self, file: &Located<MatcherFile>) -> Option<(Matcher, Supply)> {
        if let MatcherFile::Any(branches) = &file.value {
            self.refuse_document(branches);
        }
        self.matcher(file)
    }

    pub(super) fn matcher(&mut self, file: &Located<MatcherFile>) -> Option<(Matcher, Supply)> {
        let MatcherFile::Any(branches) = &file.value else { return self.single(&file.value, file.span) };
        let compiled = self.branches(branches, file.span)?;
        let supply =
            compiled.iter().map(|(_, supply)| supply.clone()).reduce(|all, next| all.either(&next))?;
        Some((Matcher::Any(compiled.into_iter().map(|(matcher, _)| matcher).collect()), supply))
    }

    /// The branches of `any`, or `None` where one of them is wrong.
    pub(super) fn branches(
        &mut self,
        branches: &[Located<MatcherFile>],
        span: Span,
    ) -> Option<Vec<(Matcher, Supply)>> {
        if branches.is_empty() {
            self.reader.report(Mistake::Empty.at(span, "`any` lists nothing to look for"));
            return None;
        }
        let compiled: Vec<_> = branches.iter().filter_map(|branch| self.branch(branch)).collect();
        (compiled.len() == branches.len()).then_some(compiled)
    }

    fn branch(&mut self, branch: &Located<MatcherFile>) -> Option<(Matcher, Supply)> {
        if matches!(branch.value, MatcherFile::Any(_)) {
            let message = "`any` cannot stand in `any`; list all in one";
            self.reader.report(Mistake::Contradiction.at(branch.span, message));
            return None;
        }
        self.single(&branch.value, branch.span)
    }

    pub(super) fn refuse_document(&mut self, matchers: &[Located<MatcherFile>]) {
        for matcher in matchers.iter().filter(|matcher| matcher.value.is_document()) {
            let message = "the document as a whole is no place beside others";
            let help = "Ask it of the document in a rule, or a clause, of its own.";
            self.reader.report(Mistake::Contradiction.at(matcher.span, message).with_help(help));
        }
    }

    /// A matcher that is no `any`; `span` is its place.
    pub(super) fn single(&mut self, file: &MatcherFile, span: Span) -> Option<(Matcher, Supply)> {
        match file {
            MatcherFile::Phrase(texts) | MatcherFile::Regex(texts) if texts.is_empty() => {
                self.reader.report(Mistake::Empty.at(span, "this lists nothing to look for"));
                None
            }
            MatcherFile::Phrase(patterns) => {
                let (ids, patterns) = self.patterns(patterns)?;
                Some((Matcher::Phrase(ids), Supply::of_phrase(&patterns)))
            }
            MatcherFile::Regex(texts) => {
                let compiled: Vec<_> = texts.iter().filter_map(|text| self.regex(text)).collect();
                let (ids, supplies): (Vec<_>, Vec<_>) = compiled.into_iter().unzip();
                let supply = supplies.into_iter().reduce(|all, next| all.either(&next));
                supply.filter(|_| ids.len() == texts.len()).map(|supply| (Matcher::Regex(ids), supply))
            }
            MatcherFile::Attribution(file) => {
                let query = self.attribution(file)?;
                self.check_attribution(&query, span);
                let supply = Supply::of_attribution(&query);
                Some((Matcher::Attribution(Box::new(query)), supply))
            }
            MatcherFile::Mention(file) => {
                let query = self.mention(file)?;
                let supply = Supply::of_mention(&query);
                Some((Matcher::Mention(Box::new(query)), supply))
            }
            MatcherFile::Document(file) => {
                let query = self.document(file)?;
                let supply = Supply::of_document(&query);
                Some((Matcher::Document(Box::new(query)), supply))
            }
            MatcherFile::Any(_) => None,
        }
    }

    fn regex(&mut self, text: &Located<String>) -> Option<(RegexId, Supply)> {
        let regex = match SentenceRegex::parse(&text.value) {
            Ok(regex) => regex,
            Err(error) => return self.refuse(Mistake::BadRegex, text, error.at, error.message, error.help),
        };
        for warning in regex.warnings() {
            let span = inside_scalar(self.reader.text(), text.span, &text.value, warning.at.clone());
            let diagnostic = Mistake::BadRegex.warning(span, warning.message.as_str());
            self.reader.report(Diagnostic { help: warning.help.as_deref().map(Into::into), ..diagnostic });
        }
        let supply = Supply::of_regex(&text.value, regex.captures());
        let id = RegexId(self.tools.regexes.len() as u32);
        self.tools.regexes.push(regex);
        Some((id, supply))
    }

    /// Patterns of which any may match.
    fn patterns(&mut self, texts: &[Located<String>]) -> Option<(Vec<PatternId>, Vec<Pattern>)> {
        let compiled: Vec<_> = texts.iter().filter_map(|text| self.pattern(text)).collect();
        let (ids, patterns): (Vec<_>, Vec<_>) = compiled.into_iter().unzip();
        if ids.len() != texts.len() {
            return None;
        }
        self.doubt(texts, &patterns);
        Some((ids, patterns))
    }

    /// Patterns of which any may match, of a field that need not be asked for.
    fn field(&mut self, texts: &[Located<String>]) -> Option<Vec<PatternId>> {
        self.patterns(texts).map(|(ids, _)| ids)
    }

    /// Tells what is odd about patterns that work.
    fn doubt(&mut self, texts: &[Located<String>], patterns: &[Pattern]) {
        for (text, parsed) in texts.iter().zip(patterns) {
            for doubt in pattern::doubts(&text.value, parsed).into_iter().take(MOST_DOUBTS) {
                let span = inside_scalar(self.reader.text(), text.span, &text.value, doubt.at);
                let warning = Mistake::BadPattern.warning(span, doubt.message);
                self.reader.report(Diagnostic { help: doubt.help.map(Into::into), ..warning });
            }
        }
        for (less, more) in pattern::covered(patterns) {
            let message = format!("`{}` finds all of this already", texts[more].value);
            let warning = Mistake::Duplicate.warning(texts[less].span, message).with_help("Take it out.");
            self.reader.report(warning);
        }
    }

    /// A lexicon without entries is found nowhere, and nor is a pattern that asks for it.
    fn check_lexicons(&mut self, text: &Located<String>, parsed: &Pattern) {
        for (name, at) in parsed.lexicons() {
            let lexicon = self.tools.lexicons.id(name).and_then(|id| self.tools.lexicons.get(id));
            if lexicon.is_some_and(|lexicon| lexicon.count == 0) {
                let message = format!("the lexicon `{name}` has no entries, so nothing can be found here");
                let help = Some("Give it entries, or take it out of the pattern.".to_owned());
                self.refuse::<()>(Mistake::BadPattern, text, at, message, help);
            }
        }
    }

    pub(super) fn pattern(&mut self, text: &Located<String>) -> Option<(PatternId, Pattern)> {
        let added = pattern::parse(&text.value)
            .and_then(|parsed| Ok((self.tools.patterns.add(&parsed, &mut self.tools.lexicons)?, parsed)));
        match added {
            Ok(compiled) => {
                self.check_lexicons(text, &compiled.1);
                Some(compiled)
            }
            Err(error) => self.refuse(Mistake::BadPattern, text, error.at, error.message, error.help),
        }
    }

    /// Reports what is wrong with a pattern or regex at the very character.
    fn refuse<T>(
        &mut self,
        mistake: Mistake,
        text: &Located<String>,
        at: Range<usize>,
        message: String,
        help: Option<String>,
    ) -> Option<T> {
        let span = inside_scalar(self.reader.text(), text.span, &text.value, at);
        self.reader.report(Diagnostic { help: help.map(Into::into), ..mistake.at(span, message) });
        None
    }

    fn attribution(&mut self, file: &AttributionFile) -> Option<AttributionQuery> {
        let (source, cue) = (file.source.as_ref(), file.cue.as_ref());
        let (content, target) = (file.content.as_ref(), file.target.as_ref());
        let kinds = source.map_or(Some(KindSet::ladder()), |source| self.kinds(source));
        let head = self.field(source.map_or(&[], |it| &it.head));
        let source_text = self.field(source.map_or(&[], |it| &it.text));
        let cue_text = self.field(cue.map_or(&[], |it| &it.text));
        let content_text = self.field(content.map_or(&[], |it| &it.text));
        let target_text = self.field(target.map_or(&[], |it| &it.text));
        let words = content.and_then(|it| it.words.as_ref());
        let content_words = words.map_or(Some(Limits::default()), |it| self.counts(it));
        Some(AttributionQuery {
            kinds: kinds?,
            head: head?,
            source_text: source_text?,
            number: OneOf(source.map(|it| it.number.clone()).unwrap_or_default()),
            definite: source.and_then(|it| it.definite),
            role: source.and_then(|it| either(&it.role, Role::Given)),
            body: source.and_then(|it| either(&it.body, Body::Named)),
            declined: source.and_then(|it| it.declined),
            basis: OneOf(source.map(|it| it.basis.clone()).unwrap_or_default()),
            reason: OneOf(source.map(|it| it.reason.clone()).unwrap_or_default()),
            stance: OneOf(cue.map(|it| it.stance.clone()).unwrap_or_default()),
            cue_text: cue_text?,
            content_text: content_text?,
            content_words: content_words?,
            quotation: OneOf(content.map(|it| it.quotation.clone()).unwrap_or_default()),
            target_kind: OneOf(target.map(|it| it.kind.clone()).unwrap_or_default()),
            target_text: target_text?,
            manner: OneOf(file.manner.clone()),
            mood: OneOf(if file.mood.is_empty() { vec![Mood::Stated] } else { file.mood.clone() }),
            evidence: OneOf(file.evidence.clone()),
        })
    }

    /// The kinds that all that is asked of the kind admits. What stands off the ladder must be asked for by name.
    fn kinds(&mut self, source: &SourceFile) -> Option<KindSet> {
        let compares = |limit: Option<&Located<Kind>>, holds: &dyn Fn(Kind) -> bool| {
            limit.is_none_or(|limit| holds(limit.value))
        };
        let kinds = KindSet::of(|kind| {
            (if source.kind.is_empty() { kind.on_ladder() } else { source.kind.contains(&kind) })
                && compares(source.weaker_than.as_ref(), &|limit| kind.weaker_than(limit))
                && compares(source.stronger_than.as_ref(), &|limit| limit.weaker_than(kind))
                && source.named.as_ref().is_none_or(|named| named.value == kind.is_named())
        });
        if !kinds.is_empty() {
            return Some(kinds);
        }
        let spans = [
            source.weaker_than.as_ref().map(|it| it.span),
            source.stronger_than.as_ref().map(|it| it.span),
            source.named.as_ref().map(|it| it.span),
        ];
        let span = spans.into_iter().flatten().max_by_key(|span| span.start).unwrap_or_default();
        let message = "no kind of source fits all that is asked of it";
        let help = "Leave out one of `kind`, `named`, `weaker-than` and `stronger-than`.";
        self.reader.report(Mistake::Contradiction.at(span, message).with_help(help));
        None
    }

    fn mention(&mut self, file: &MentionFile) -> Option<MentionQuery> {
        Some(MentionQuery {
            kind: OneOf(file.kind.clone()),
            role: either(&file.role, Role::Given),
            text: self.field(&file.text)?,
            first: file.first,
            speaks: file.speaks,
            abbreviation: OneOf(file.abbreviation.clone()),
            accused: file.accused,
            answered: file.answered,
        })
    }

    /// Limits of what is counted.
    pub(super) fn counts(&mut self, file: &LimitsFile) -> Option<Limits> {
        let limits = self.limits(file)?;
        self.check_limits(&limits, file, Numbers::Counts);
        Some(limits)
    }

    pub(super) fn limits(&mut self, file: &LimitsFile) -> Option<Limits> {
        let [at_least, at_most, above, below] = [&file.at_least, &file.at_most, &file.above, &file.below]
            .map(|limit| match limit {
                None => Some(None),
                Some(limit) => self.amount(&limit.value).map(Some),
            });
        Some(Limits { at_least: at_least?, at_most: at_most?, above: above?, below: below? })
    }

    pub(super) fn amount(&mut self, file: &AmountFile) -> Option<Amount> {
        match file {
            AmountFile::Number(number) => Some(Amount::Fixed(*number)),
            AmountFile::Option(name) => self.option_index(name).map(Amount::Option),
        }
    }

    /// The index of an option. One that is there but wrong has been reported already.
    pub(super) fn option_index(&mut self, name: &Located<String>) -> Option<usize> {
        let found = self.options.iter().position(|option| option.name == name.value);
        let known = self.known_options.as_deref().unwrap_or_default();
        if found.is_none() && self.known_options.is_some() && !known.contains(&name.value) {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            self.reader.unknown_name("option", &name.value, name.span, &known);
        }
        found
    }
}

/// One of two, as yes or no; `None` where both will do.
fn either<T: PartialEq + Copy>(asked: &[T], yes: T) -> Option<bool> {
    let (with, without) = (asked.contains(&yes), asked.iter().any(|one| *one != yes));
    (with != without).then_some(with)
}
