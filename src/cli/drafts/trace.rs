//! `whosays trace`: why sentences of a draft are flagged or not.

use crate::cli::args::{PageFormat, Trace};
use crate::cli::exit::Exit;
use crate::cli::read;
use crate::cli::session::Session;
use crate::cli::terminal::{self, Terminal, complain};
use crate::cli::trouble::Trouble;
use crate::lint::{self, Sentence};
use crate::report::TraceReport;
use crate::text::{Span, Text};
use std::path::{Path, PathBuf};

/// Traces a draft.
pub(in crate::cli) fn run(args: &Trace, terminal: Terminal) -> Exit {
    let place = Place::of(&args.place);
    let document = match read::read_one(&place.path, args.input_format) {
        Ok(document) => document,
        Err(Trouble { problem, .. }) => {
            complain(&problem.path, &problem.message);
            return Exit::Failed;
        }
    };
    let mut session = Session::new(args.config.clone());
    let rules = session.rules_of(&document);
    let failed = session.complain(terminal);
    let text = &document.text;
    let trace = rules.trace(text, document.format, args.pedantic);
    let sentences = match place.line {
        Some(line) => on_line(&trace, text, line),
        None => Ok(telling(&trace)),
    };
    let sentences = match sentences {
        Ok(sentences) => sentences,
        Err(message) => {
            complain(text.name(), &message);
            return Exit::Failed;
        }
    };
    let report = TraceReport { text, trace: &trace, sentences: &sentences };
    let page = match args.output_format {
        PageFormat::Human => report.human(terminal.style()),
        PageFormat::Json => report.json(),
    };
    terminal::print(terminal, &page, failed)
}

/// A file, and a line in it.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    path: PathBuf,
    /// 1-based.
    line: Option<u32>,
}

impl Place {
    /// What an argument means. A file of that very name comes first: names may hold colons too. A column, as
    /// reports print it behind the line, is passed over.
    fn of(argument: &Path) -> Self {
        let is_there = |path: &Path| path.as_os_str() == "-" || path.exists();
        let mut place = Self { path: argument.to_path_buf(), line: None };
        for _ in 0..2 {
            if is_there(&place.path) {
                break;
            }
            let Some((path, number)) = place.path.to_str().and_then(numbered) else { break };
            place = Self { path, line: Some(number) };
        }
        place
    }
}

/// `PATH:NUMBER`.
fn numbered(argument: &str) -> Option<(PathBuf, u32)> {
    let (path, number) = argument.rsplit_once(':').filter(|(path, _)| !path.is_empty())?;
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    // A number that is too large is beyond the end of every file.
    digits.then(|| (path.into(), number.parse().unwrap_or(u32::MAX)))
}

/// The sentences that touch a line.
fn on_line(trace: &lint::Trace, text: &Text, line: u32) -> Result<Vec<usize>, String> {
    let span = span_of_line(text, line)?;
    let sentences: Vec<usize> = trace.sentences_in(span).collect();
    if !sentences.is_empty() {
        return Ok(sentences);
    }
    let next = trace.sentences.iter().find(|sentence| sentence.span.start >= span.start);
    Err(match next {
        Some(next) => {
            let next = text.position(next.span.start).line;
            format!("there is no prose on line {line}; the next sentence begins on line {next}")
        }
        None => format!("there is no prose on line {line}, nor behind it"),
    })
}

fn span_of_line(text: &Text, line: u32) -> Result<Span, String> {
    let mut start = 0;
    let mut lines = 0;
    for (number, content) in (1..).zip(text.contents().split_inclusive('\n')) {
        let end = start + content.len() as u32;
        if number == line {
            return Ok(Span::new(start, end));
        }
        (start, lines) = (end, number);
    }
    Err(match (line, lines) {
        (0, _) => "lines are counted from 1".to_owned(),
        (_, 1) => format!("there is no line {line}: the text has one line"),
        (_, lines) => format!("there is no line {line}: the text has {lines} lines"),
    })
}

/// The sentences of which there is something to tell.
fn telling(trace: &lint::Trace) -> Vec<usize> {
    let tells = |sentence: &Sentence| !sentence.attributions.is_empty() || !sentence.matches.is_empty();
    (0..).zip(&trace.sentences).filter(|(_, sentence)| tells(sentence)).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(argument: &str) -> (String, Option<u32>) {
        let place = Place::of(Path::new(argument));
        (place.path.display().to_string(), place.line)
    }

    #[test]
    fn a_line_stands_behind_the_last_colon_of_a_name_that_is_none() {
        assert_eq!(place("gone.md:12"), ("gone.md".to_owned(), Some(12)));
        assert_eq!(place("C:\\gone.md:12:7"), ("C:\\gone.md".to_owned(), Some(12)));
        assert_eq!(place("gone: a draft.md"), ("gone: a draft.md".to_owned(), None));
        assert_eq!(place("gone.md:99999999999"), ("gone.md".to_owned(), Some(u32::MAX)));
        assert_eq!(place("-:3"), ("-".to_owned(), Some(3)));
        assert_eq!(place(":3"), (":3".to_owned(), None));
    }
}
