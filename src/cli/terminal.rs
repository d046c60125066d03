//! What is known of the terminal.

use crate::cli::args::Color;
use crate::cli::exit::Exit;
use crate::cli::trouble::{Mistakes, reason};
use crate::report::{FileOutcome, Here, OutputFormat, Style, printable};
use crate::text::{Packed, run};
use anstream::{AutoStream, ColorChoice, StripStream};
use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, StdoutLock, Write};

/// So many bytes are written at once.
const BUFFER: usize = 1 << 15;

/// Where output goes and how it is to look there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    choice: ColorChoice,
}

impl Terminal {
    pub(super) fn new(color: Color) -> Self {
        let choice = match color {
            Color::Auto => AutoStream::choice(&io::stdout()),
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self { choice }
    }

    /// How to lay out what goes to standard output. Where that is no terminal, 80 columns are assumed.
    pub(super) fn style(self) -> Style {
        let width = terminal_size::terminal_size_of(io::stdout());
        let width = width.map_or(Style::default().width, |(width, _)| usize::from(width.0));
        Style { width, color: self.choice != ColorChoice::Never, ..Style::default() }
    }

    /// The same, without colours.
    pub(super) fn plain(self) -> Style {
        Style { color: false, ..self.style() }
    }

    /// Diagnostics as people read them.
    pub(super) fn pictures(self, files: &[Mistakes]) -> String {
        let mut reporter = OutputFormat::Human.reporter(self.style(), &Here::default());
        let mut out = Vec::new();
        for (text, diagnostics) in files {
            // A vector takes everything.
            let _ = reporter.file(&FileOutcome { text, diagnostics }, &mut out);
        }
        String::from_utf8_lossy(&out).into_owned()
    }

    /// Standard output, buffered.
    pub(super) fn stdout(self) -> Box<dyn Write> {
        let buffered = |out: Box<dyn Write>| Box::new(io::BufWriter::with_capacity(BUFFER, out));
        buffered(match self.choice {
            ColorChoice::Never => Box::new(Plain::new()),
            choice => Box::new(AutoStream::new(io::stdout().lock(), choice)),
        })
    }
}

/// Standard output without escape sequences. What holds none is written as it is; from the first byte on that could
/// begin one, everything is looked through.
struct Plain {
    out: StdoutLock<'static>,
    stripped: StripStream<StdoutLock<'static>>,
    is_stripped: bool,
}

impl Plain {
    fn new() -> Self {
        let out = || io::stdout().lock();
        Self { out: out(), stripped: StripStream::new(out()), is_stripped: false }
    }
}

impl Write for Plain {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let safe = if self.is_stripped { 0 } else { harmless(bytes) };
        if safe > 0 {
            return self.out.write(&bytes[..safe]);
        }
        self.is_stripped = !bytes.is_empty();
        self.stripped.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// How many bytes come before the first that steers a terminal.
fn harmless(bytes: &[u8]) -> usize {
    let end = memchr::memchr(b'\x7f', bytes).unwrap_or(bytes.len());
    let mut at = 0;
    loop {
        at += run(&bytes[at..end], Packed::shown, |byte| byte >= b' ');
        if !matches!(bytes[at..end].first(), Some(b'\t' | b'\n' | b'\r')) {
            return at;
        }
        at += 1;
    }
}

/// Says on standard error what could not be done.
pub(super) fn complain(path: &str, message: &str) {
    say("error", path, message);
}

/// Says on standard error what is worth knowing.
pub(super) fn remark(path: &str, message: &str) {
    say("note", path, message);
}

/// Prints what clap has to say: what is wrong with the arguments, or the help that they ask for.
pub(super) fn explain(error: &clap::Error, arguments: &[OsString]) {
    // A pattern of the shell may make an argument of someone else's file name. Clap repeats it as it is.
    let is_safe = |argument: &OsString| matches!(printable(&argument.to_string_lossy()), Cow::Borrowed(_));
    // Where this cannot be printed, nothing can.
    let _ = if arguments.iter().all(is_safe) {
        error.print()
    } else {
        let words = error.render().to_string();
        let lines: Vec<_> = words.lines().map(printable).collect();
        writeln!(io::stderr().lock(), "{}", lines.join("\n"))
    };
}

fn say(level: &str, path: &str, message: &str) {
    let (path, message) = (printable(path), printable(message));
    // What cannot be said on standard error is said nowhere.
    let _ = writeln!(io::stderr().lock(), "{level}: {path}: {message}");
}

/// Prints a page on standard output and ends the run, which may have failed before. A reader who has gone away
/// has read enough.
pub(super) fn print(terminal: Terminal, page: &str, failed: bool) -> Exit {
    let mut out = terminal.stdout();
    match out.write_all(page.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain("<stdout>", &reason(&error));
            Exit::Failed
        }
        _ if failed => Exit::Failed,
        _ => Exit::Clean,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_steers_a_terminal_is_kept_from_it() {
        let page = "“Who says?”\r\n\t漢字 ".repeat(40);
        assert_eq!(harmless(page.as_bytes()), page.len());
        for steering in ["\x1b[m", "\x07", "\x7f"] {
            assert_eq!(harmless(format!("{page}{steering}{page}").as_bytes()), page.len());
        }
        assert_eq!(harmless(b""), 0);
    }
}
