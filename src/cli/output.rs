//! Where reports go: standard output, and files that are written whole or not at all.

use crate::cli::args::Output;
use crate::cli::screens::beside;
use crate::cli::session::shown;
use crate::cli::terminal::Terminal;
use crate::cli::trouble::reason;
use crate::names::Named;
use crate::report::{Problem, Style};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

/// So many names are tried for a file that is not complete yet.
const MOST_TRIED: u32 = 100;

/// What an output may not do to a file that is no draft.
const CHECKED_BY: &str = "would take the place of what drafts are checked by";

/// The outputs of a run, each with its reporter.
pub(super) struct Outputs<R: ?Sized> {
    sinks: Vec<Sink<R>>,
    /// A file that something else is written to when the run is over.
    reserved: Option<PathBuf>,
    problems: Vec<Problem>,
}

struct Sink<R: ?Sized> {
    reporter: Box<R>,
    out: Destination,
    name: String,
    /// Which file it is, however its path is spelled; none is that of standard output.
    place: Option<PathBuf>,
}

enum Destination {
    Stream(Box<dyn Write>),
    File(Pending),
}

impl<R: ?Sized> Outputs<R> {
    /// Opens them all, so that a long run does not find at its end that it cannot write.
    ///
    /// # Errors
    /// When two are to go to standard output, or a file cannot be created.
    pub(super) fn open<F: Named>(
        outputs: &[Output<F>],
        terminal: Terminal,
        reporter: impl Fn(F, Style) -> Box<R>,
    ) -> Result<Self, Problem> {
        let mut sinks: Vec<Sink<R>> = Vec::new();
        for Output { format, path } in outputs {
            let name = path.as_ref().map_or("<stdout>".into(), |path| path.to_string_lossy());
            let place = path.as_deref().map(place);
            if sinks.iter().any(|sink| sink.place == place) {
                return Err(two_outputs(&name));
            }
            let (out, style) = match path {
                Some(path) => {
                    let out = Destination::create(path).map_err(|error| Problem {
                        path: name.clone().into_owned(),
                        message: reason(&error),
                    })?;
                    (out, Style { color: false, ..Style::default() })
                }
                None => (Destination::Stream(terminal.stdout()), terminal.style()),
            };
            sinks.push(Sink { reporter: reporter(*format, style), out, name: name.into_owned(), place });
        }
        Ok(Self { sinks, reserved: None, problems: Vec::new() })
    }

    /// Keeps a file free for something else that is written when the run is over.
    ///
    /// # Errors
    /// When an output is to go there.
    pub(super) fn reserve(&mut self, path: &Path) -> Result<(), Problem> {
        let reserved = Some(place(path));
        if self.sinks.iter().any(|sink| sink.place == reserved) {
            return Err(two_outputs(&path.to_string_lossy()));
        }
        self.reserved = reserved;
        Ok(())
    }

    /// Whether the file is still free that was kept so.
    pub(super) const fn has_reserved(&self) -> bool {
        self.reserved.is_some()
    }

    /// Keeps a draft from being written over: nothing goes there any more, and that is a problem.
    pub(super) fn protect(&mut self, draft: &Path) -> Option<Problem> {
        self.keep_from(draft, "would be written over the draft")
    }

    /// The same for what lies beside it.
    pub(super) fn protect_beside(&mut self, draft: &Path) -> Option<Problem> {
        self.keep_from(&beside(draft), CHECKED_BY)
    }

    /// The same for files that drafts are checked by. They are asked for only where something is written to files.
    pub(super) fn protect_all(&mut self, files: impl FnOnce() -> BTreeSet<PathBuf>) -> Vec<Problem> {
        let files = if self.go_to_files() { files() } else { BTreeSet::new() };
        let keep = |file: &PathBuf| self.keep_from(file, CHECKED_BY);
        files.iter().filter_map(keep).collect()
    }

    fn go_to_files(&self) -> bool {
        self.reserved.is_some() || self.sinks.iter().any(|sink| sink.place.is_some())
    }

    /// Has nothing go to a file any more. What is wrong where something was to.
    fn keep_from(&mut self, file: &Path, why: &str) -> Option<Problem> {
        if !self.go_to_files() {
            return None;
        }
        let place = Some(place(file));
        let before = self.sinks.len();
        self.sinks.retain(|sink| sink.place != place);
        let is_reserved = self.reserved.take_if(|reserved| place.as_ref() == Some(reserved)).is_some();
        (is_reserved || self.sinks.len() < before).then(|| Problem {
            path: shown(file),
            message: format!("an output is to go here, and {why}; give it a path of its own"),
        })
    }

    /// Has each reporter put something out. Whether anyone still reads.
    pub(super) fn put(&mut self, write: impl Fn(&mut R, &mut dyn Write) -> io::Result<()>) -> bool {
        self.each(|sink| write(&mut sink.reporter, sink.out.writer()));
        !self.sinks.is_empty()
    }

    /// Has each reporter put out its end, and puts the files in their places. What could not be written.
    pub(super) fn finish(mut self, write: impl Fn(&mut R, &mut dyn Write) -> io::Result<()>) -> Vec<Problem> {
        self.each(|sink| {
            write(&mut sink.reporter, sink.out.writer())?;
            sink.out.finish()
        });
        self.problems
    }

    /// Does something with every sink; one that fails is done with.
    fn each(&mut self, mut write: impl FnMut(&mut Sink<R>) -> io::Result<()>) {
        let problems = &mut self.problems;
        self.sinks.retain_mut(|sink| match write(sink) {
            Ok(()) => true,
            // A reader who has gone away has read enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => false,
            Err(error) => {
                problems.push(Problem { path: sink.name.clone(), message: reason(&error) });
                false
            }
        });
    }
}

fn two_outputs(path: &str) -> Problem {
    let message = "two outputs are to go here; give one of them a path of its own";
    Problem { path: path.to_owned(), message: message.to_owned() }
}

/// Which file a path leads to, whether it is there yet or not: all spellings of one are the same.
fn place(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| {
        let folder =
            path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
        let folder = folder.and_then(|folder| folder.canonicalize().ok());
        folder.zip(path.file_name()).map_or_else(|| path.to_path_buf(), |(folder, name)| folder.join(name))
    })
}

/// Writes a file, whole or not at all.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write(path: &Path, page: &str) -> Result<(), Problem> {
    let written = Destination::create(path).and_then(|mut out| {
        out.writer().write_all(page.as_bytes())?;
        out.finish()
    });
    written.map_err(|error| Problem { path: path.to_string_lossy().into_owned(), message: reason(&error) })
}

impl Destination {
    fn create(path: &Path) -> io::Result<Self> {
        match path.metadata() {
            // A device or a pipe is no file to be replaced.
            Ok(metadata) if !metadata.is_file() => {
                Ok(Self::Stream(Box::new(BufWriter::new(File::options().write(true).open(path)?))))
            }
            _ => Pending::create(path).map(Self::File),
        }
    }

    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::Stream(out) => out,
            Self::File(pending) => &mut pending.out,
        }
    }

    fn finish(&mut self) -> io::Result<()> {
        match self {
            Self::Stream(out) => out.flush(),
            Self::File(pending) => pending.finish(),
        }
    }
}

/// A file that has no name until it is complete. Whatever ends the run before that, nothing of it is left.
struct Pending {
    out: BufWriter<File>,
    path: PathBuf,
}

impl Pending {
    fn create(path: &Path) -> io::Result<Self> {
        // Where a link leads, there the file is wanted.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let (file, name) = unused(&path)?;
        fs::remove_file(name)?;
        Ok(Self { out: BufWriter::new(file), path })
    }

    /// Copies what was written to a file beside its place, and moves that there.
    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()?;
        let pages = self.out.get_mut();
        pages.rewind()?;
        let (mut file, name) = unused(&self.path)?;
        let placed = io::copy(pages, &mut file)
            .and_then(|_| self.path.metadata().map_or(Ok(()), |old| file.set_permissions(old.permissions())))
            .and_then(|()| fs::rename(&name, &self.path));
        if placed.is_err() {
            let _ = fs::remove_file(&name);
        }
        placed
    }
}

/// A new file beside a path. No name that somebody else has taken is written to.
fn unused(path: &Path) -> io::Result<(File, PathBuf)> {
    let own = path.file_name().ok_or(io::ErrorKind::IsADirectory)?;
    let mut number = 0;
    loop {
        let mut name = OsString::from(".");
        name.push(own);
        name.push(format!(".{}.{number}.tmp", std::process::id()));
        let name = path.with_file_name(name);
        match File::options().read(true).write(true).create_new(true).open(&name) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < MOST_TRIED => number += 1,
            opened => return opened.map(|file| (file, name)),
        }
    }
}
