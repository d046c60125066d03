//! What is asked of the document as a whole.

use super::Compiler;
use super::contradiction::Numbers;
use crate::rule::schema::{DocumentFile, LimitsFile, MatcherFile, Run};
use crate::rule::{Count, DocumentQuery, FrontMatterQuery, Limits, Matcher, Run as RunQuery};
use crate::yaml::{Located, Mistake};

/// What gives a sentence a source in which nobody is cited.
const SOURCED: [&str; 2] = ["<citation>", "<link>"];

/// So many sentences on either side, readers take a source to speak for as well.
const COVERED: usize = 2;

impl Compiler<'_, '_> {
    pub(super) fn document(&mut self, file: &DocumentFile) -> Option<DocumentQuery> {
        let words = file.words.as_ref().map_or(Some(Limits::default()), |it| self.counts(it));
        let front_matter = FrontMatterQuery::all(&file.front_matter);
        let mut query = DocumentQuery { dated: file.dated, front_matter, ..DocumentQuery::default() };
        match (&file.count, &file.run) {
            (Some(count), None) => query.count = Some(self.count(count, file)?),
            (None, Some(run)) => query.run = Some(self.run(run, file)?),
            (Some(_), Some(run)) => {
                let message = "`run` stands in place of `count`, and both are here";
                self.reader.report(Mistake::Contradiction.at(run.span, message));
                return None;
            }
            (None, None) => self.refuse_uncounted(file).then_some(())?,
        }
        query.words = words?;
        Some(query)
    }

    /// What gives a sentence a source is looked for like any pattern.
    fn run(&mut self, run: &Located<Run>, file: &DocumentFile) -> Option<RunQuery> {
        let covered = match run.value {
            Run::Unattributed => 0,
            Run::Uncovered => COVERED,
        };
        let LimitsFile { at_least, at_most, above, below } = &file.limits;
        let shares = [above, below].into_iter().filter_map(|limit| Some(limit.as_ref()?.span));
        let others = [file.per.as_ref().map(|it| it.span), file.distinct.as_ref().map(|it| it.span)];
        if let Some(span) = shares.chain(others.into_iter().flatten()).min_by_key(|span| span.start) {
            let message =
                "this is about a count; of a run there is its length, with `at-least` and `at-most`";
            self.reader.report(Mistake::Contradiction.at(span, message));
        }
        if at_least.is_none() && at_most.is_none() {
            let message = "nothing says how long is too long";
            let help = "Give `at-least` a number of sentences.";
            self.reader.report(Mistake::MissingKey.at(run.span, message).with_help(help));
        }
        let sourced: Option<Vec<_>> = SOURCED
            .iter()
            .map(|pattern| Some(self.pattern(&Located::new((*pattern).to_owned(), run.span))?.0))
            .collect();
        let limits = Limits { above: None, below: None, ..self.limits(&file.limits)? };
        self.check_limits(&limits, &file.limits, Numbers::Counts);
        Some(RunQuery { sourced: sourced?, covered, limits })
    }

    fn count(&mut self, what: &Located<MatcherFile>, file: &DocumentFile) -> Option<Count> {
        let counted = self.counted(what);
        let per = file.per.as_ref().map(|per| self.counted(per));
        let limits = self.limits(&file.limits)?;
        let share = Limits { above: limits.above, below: limits.below, ..Limits::default() };
        if !limits.is_asked() {
            let message = "nothing says how many are too many";
            let help = "Give `at-least` or `at-most`, or `per` with `above` or `below`.";
            self.reader.report(Mistake::MissingKey.at(what.span, message).with_help(help));
        }
        if let (true, None, Some(limit)) =
            (share.is_asked(), &file.per, file.limits.above.as_ref().or(file.limits.below.as_ref()))
        {
            let message = "`above` and `below` limit the count divided by `per`, and there is no `per`";
            self.reader.report(Mistake::MissingKey.at(limit.span, message));
        }
        let limits = Limits { above: None, below: None, ..limits };
        self.check_limits(&limits, &file.limits, Numbers::Counts);
        self.check_limits(&share, &file.limits, Numbers::Shares);
        Some(Count {
            what: counted?,
            distinct: file.distinct.as_ref().is_some_and(|distinct| distinct.value),
            per: match per {
                Some(per) => Some(per?),
                None => None,
            },
            limits,
            share,
        })
    }

    /// What is counted stands at places; a count of counts means nothing.
    fn counted(&mut self, file: &Located<MatcherFile>) -> Option<Matcher> {
        match &file.value {
            MatcherFile::Any(branches) => self.refuse_document(branches),
            _ => self.refuse_document(std::slice::from_ref(file)),
        }
        if file.value.is_document() {
            return None;
        }
        self.matcher(file).map(|(matcher, _)| matcher)
    }

    /// Whether nothing is asked of a count; what is, is reported, for nothing is counted.
    fn refuse_uncounted(&mut self, file: &DocumentFile) -> bool {
        let limits = [&file.limits.at_least, &file.limits.at_most, &file.limits.above, &file.limits.below];
        let spans = limits.into_iter().filter_map(|limit| Some(limit.as_ref()?.span));
        let others = [file.per.as_ref().map(|it| it.span), file.distinct.as_ref().map(|it| it.span)];
        let first = spans.chain(others.into_iter().flatten()).min_by_key(|span| span.start);
        if let Some(span) = first {
            let message = "this is about a count, and nothing is counted";
            self.reader.report(Mistake::MissingKey.at(span, message).with_help("Give `count` a matcher."));
        }
        first.is_none()
    }
}
