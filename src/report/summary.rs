//! The last lines of human output.

use super::run::{BaselineNews, Run, Summary};

/// One sentence on the run: what is shown, in how many files, how much of it only asks again, and what is not shown and
/// why.
pub(super) fn summary_line(run: &Run, repeats: usize) -> String {
    let summary = &run.summary;
    let mut line = format!("{} in {}", shown(summary), count(summary.files, "file"));
    let unchanged =
        (run.unchanged > 0).then(|| format!("{} unchanged", counted(run.unchanged as u64, "file")));
    let asides: Vec<String> = unchanged.into_iter().chain(aside(summary, repeats)).collect();
    if !asides.is_empty() {
        line = format!("{line} ({})", asides.join(", "));
    }
    if !run.problems.is_empty() {
        line = format!("{line}; {}", count(run.problems.len(), "problem"));
    }
    line
}

/// One sentence on baselines, where something has changed since they were recorded, and what to do.
pub(super) fn baseline_line(news: BaselineNews) -> Option<String> {
    let BaselineNews { edited, moved, stale } = news;
    let counts = [(edited, "edited"), (moved, "moved"), (stale, "stale")];
    let counts = counts.into_iter().filter(|(number, _)| *number > 0);
    let counts: Vec<String> = counts.map(|(number, what)| format!("{number} {what}")).collect();
    let todo = "`whosays baseline prune` brings it up to date";
    (!counts.is_empty()).then(|| format!("the baseline has aged: {}; {todo}", counts.join(", ")))
}

/// `1 file`, `2 files`.
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// `1 text`, `12,345 texts`.
pub(super) fn counted(number: u64, noun: &str) -> String {
    format!("{} {noun}{}", grouped(number), if number == 1 { "" } else { "s" })
}

/// A number as people write it: `12,345`.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let comma = |at: usize| at > 0 && (digits.len() - at).is_multiple_of(3);
    digits.char_indices().fold(String::new(), |mut grouped, (at, digit)| {
        grouped.extend(comma(at).then_some(','));
        grouped.push(digit);
        grouped
    })
}

fn shown(summary: &Summary) -> String {
    let counts = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "info")];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, noun)| count(number, noun))
        .collect();
    if counts.is_empty() { "nothing to ask".to_owned() } else { counts.join(", ") }
}

fn aside(summary: &Summary, repeats: usize) -> Option<String> {
    let mut parts = Vec::new();
    if repeats > 0 {
        let them = if repeats == 1 { "a repeat" } else { "repeats" };
        parts.push(format!("{repeats} of them {them}"));
    }
    if summary.suppressed > 0 {
        parts.push(format!("{} suppressed", summary.suppressed));
    }
    if summary.baselined > 0 {
        parts.push(format!("{} in the baseline", summary.baselined));
    }
    if summary.held_back > 0 {
        let shows = if summary.held_back == 1 { "shows it" } else { "shows them" };
        parts.push(format!("{} held back; --pedantic {shows}", summary.held_back));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::Problem;
    use super::*;

    fn line(summary: Summary) -> String {
        summary_line(&Run { summary, ..Run::default() }, 0)
    }

    #[test]
    fn counts_in_plain_words() {
        let summary = Summary { files: 1, errors: 2, warnings: 7, held_back: 5, ..Summary::default() };
        assert_eq!(line(summary), "2 errors, 7 warnings in 1 file (5 held back; --pedantic shows them)");
        let summary = Summary { files: 2, warnings: 1, suppressed: 3, held_back: 1, ..Summary::default() };
        assert_eq!(line(summary), "1 warning in 2 files (3 suppressed, 1 held back; --pedantic shows it)");
    }

    #[test]
    fn tells_how_many_only_ask_again() {
        let run = Run {
            summary: Summary { files: 1, warnings: 7, held_back: 1, ..Summary::default() },
            ..Run::default()
        };
        let told = "7 warnings in 1 file (3 of them repeats, 1 held back; --pedantic shows it)";
        assert_eq!(summary_line(&run, 3), told);
    }

    #[test]
    fn says_so_when_there_is_nothing() {
        assert_eq!(line(Summary { files: 3, ..Summary::default() }), "nothing to ask in 3 files");
    }

    #[test]
    fn a_baseline_is_mentioned_where_it_has_aged() {
        let line = baseline_line(BaselineNews { edited: 2, moved: 0, stale: 1 });
        let told = "the baseline has aged: 2 edited, 1 stale; `whosays baseline prune` brings it up \
                    to date";
        assert_eq!(line.as_deref(), Some(told));
        assert_eq!(baseline_line(BaselineNews::default()), None);
    }

    #[test]
    fn files_that_have_not_changed_are_counted() {
        let summary = Summary { baselined: 2, ..Summary::default() };
        let run = Run { summary, unchanged: 1204, ..Run::default() };
        let told = "nothing to ask in 0 files (1,204 files unchanged, 2 in the baseline)";
        assert_eq!(summary_line(&run, 0), told);
    }

    #[test]
    fn problems_are_not_forgotten() {
        let problem = Problem { path: "a".to_owned(), message: "b".to_owned() };
        let run = Run { problems: vec![problem], ..Run::default() };
        assert_eq!(summary_line(&run, 0), "nothing to ask in 0 files; 1 problem");
    }
}
