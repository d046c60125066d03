//! Reads inputs, one text at a time. What cannot be read is a problem with a name, and the others go on.

mod files;
mod ignored;
mod lists;
mod records;
mod unsaved;

pub(in crate::cli) use self::files::would_be_found;
pub(in crate::cli) use self::lists::{exclusions, is_stdin, paths};
pub(in crate::cli) use self::unsaved::Unsaved;

use self::files::Input;
use self::records::Fields;
use crate::cli::args::{self, InputFormat};
use crate::cli::trouble::Trouble;
use crate::markup::Format;
use crate::names::Named;
use crate::screen::{baseline, is_sidecar};
use crate::text::{DecodeError, Text};
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// What is said of what should be a file and is none, and what nobody asked to be read as it is.
const NO_FILE: &str = "this is no file, but a pipe or a device";

/// A list or a diff is shorter than this; what is longer may be a device that never ends.
const LONGEST_LIST: u64 = 1 << 28;

/// A text to check.
#[derive(Debug)]
pub(in crate::cli) struct Document {
    /// The text, under the name it is reported by.
    pub(in crate::cli) text: Text,
    /// How it is read.
    pub(in crate::cli) format: Format,
    /// Where it lies, which decides what config holds for it.
    pub(in crate::cli) path: Option<PathBuf>,
    /// Whether it is one text of many in its file, and goes by a name of its own.
    pub(in crate::cli) is_record: bool,
    /// Where it lay before it was renamed, as far as anybody knows.
    pub(in crate::cli) former_path: Option<PathBuf>,
}

impl Document {
    /// Whether it is one record of a corpus.
    pub(in crate::cli) fn is_record(&self) -> bool {
        self.path.as_ref().is_some_and(|path| path.to_string_lossy() != self.text.name())
    }
}

/// Who takes what is read.
pub(in crate::cli) trait Taker {
    /// Is told how many inputs there are, before the first is read.
    fn expect(&mut self, _inputs: usize) {}

    /// Whether a file is wanted; one that is not is not read. `named` are those that somebody asked for by their names.
    fn wants(&mut self, _path: &Path, _named: bool) -> bool {
        true
    }

    /// Whether standard input is wanted under the name that it is given.
    fn wants_stdin(&mut self, _name: &Path) -> bool {
        true
    }

    /// Learns that something was named that is no draft, and need not be read.
    fn spare(&mut self) {}

    /// What is read in place of what lies at a path.
    ///
    /// # Errors
    /// When that cannot be had.
    fn contents(&mut self, _path: &Path) -> Result<Option<Vec<u8>>, Trouble> {
        Ok(None)
    }

    /// Takes a text, or what stands in the way of it; breaks when no more is wanted.
    fn take(&mut self, document: Result<Document, Trouble>) -> ControlFlow<()>;
}

impl<F: FnMut(Result<Document, Trouble>) -> ControlFlow<()>> Taker for F {
    fn take(&mut self, document: Result<Document, Trouble>) -> ControlFlow<()> {
        self(document)
    }
}

/// Hands on each text that the paths name, or what stands in the way of it, until it is told to stop.
pub(in crate::cli) fn read(paths: &[PathBuf], how: &args::Reading, taker: &mut dyn Taker) {
    let reading = Reading::new(how);
    let (inputs, troubles) = files::find(paths, &reading.extensions());
    let flow = troubles.into_iter().try_for_each(|trouble| taker.take(Err(trouble)));
    if flow.is_continue() {
        taker.expect(inputs.len());
        // Whoever told it to stop knows.
        let _ = inputs.iter().try_for_each(|input| match input {
            Input::File { path, .. } if is_no_draft(path) => {
                taker.spare();
                ControlFlow::Continue(())
            }
            Input::File { path, named } if !taker.wants(path, *named) => ControlFlow::Continue(()),
            Input::File { path, .. } => match taker.contents(path) {
                Err(trouble) => taker.take(Err(trouble)),
                Ok(None) => reading.read(input, &mut |document| taker.take(document)),
                Ok(Some(bytes)) => {
                    let reader = Box::new(io::Cursor::new(bytes));
                    reading.read_from(reader, path, Some(path), &mut |document| taker.take(document))
                }
            },
            Input::Stdin if reading.stdin_filename.is_some_and(|name| !taker.wants_stdin(name)) => {
                // Whoever writes there is heard out: to shut the pipe on them may fail what they do.
                let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
                ControlFlow::Continue(())
            }
            Input::Stdin => reading.read(input, &mut |document| taker.take(document)),
        });
    }
}

/// Whether a file tells of drafts and is none itself, whatever its extension.
fn is_no_draft(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == baseline::FILE) || is_sidecar(&path.to_string_lossy())
}

/// The files that the paths name, each with whether it was asked for by its name, and what stands in the way of finding
/// them.
pub(in crate::cli) fn files(paths: &[PathBuf], how: &args::Reading) -> (Vec<(PathBuf, bool)>, Vec<Trouble>) {
    let (inputs, troubles) = files::find(paths, &Reading::new(how).extensions());
    (inputs.into_iter().filter_map(Input::into_file).collect(), troubles)
}

/// The extensions of the drafts that are looked for in folders.
pub(in crate::cli) fn extensions(how: &args::Reading) -> Vec<&'static str> {
    Reading::new(how).extensions()
}

/// Hands on each text of a file, like [`read`].
pub(in crate::cli) fn read_file(
    path: &Path,
    how: &args::Reading,
    each: &mut dyn FnMut(Result<Document, Trouble>) -> ControlFlow<()>,
) {
    let _ = Reading::new(how).read(&Input::named(path), each);
}

/// The texts that bytes hold, read as those of a file are. What is no text is left out.
pub(in crate::cli) fn texts(path: &Path, bytes: Vec<u8>, how: &args::Reading) -> Vec<Text> {
    let (reader, mut texts) = (Box::new(io::Cursor::new(bytes)), Vec::new());
    let _ = Reading::new(how).read_from(reader, path, Some(path), &mut |document| {
        texts.extend(document.map(|document| document.text));
        ControlFlow::Continue(())
    });
    texts
}

/// The one text of a file, or of standard input where the path is `-`.
pub(in crate::cli) fn read_one(path: &Path, format: Option<Format>) -> Result<Document, Trouble> {
    let reading = Reading {
        format: format.map(InputFormat::One),
        fields: Fields { text: "", id: "" },
        stdin_filename: None,
    };
    if reading.is_archive(path) {
        return Err(Trouble::new(
            path,
            "these are many texts, one a line; give one of them in a file of its own",
        ));
    }
    let is_stdin = path.as_os_str() == "-";
    let input = if is_stdin { Input::Stdin } else { Input::named(path) };
    let mut read = Err(Trouble::new(path, "there is nothing to read"));
    let _ = reading.read(&input, &mut |document| {
        read = document;
        ControlFlow::Break(())
    });
    read
}

/// How inputs are read.
#[derive(Debug)]
struct Reading<'a> {
    /// The format, where names do not decide.
    format: Option<InputFormat>,
    /// What is taken from the records of a corpus.
    fields: Fields<'a>,
    /// What standard input is called.
    stdin_filename: Option<&'a Path>,
}

impl<'a> Reading<'a> {
    fn new(how: &'a args::Reading) -> Self {
        Self {
            format: how.input_format,
            fields: Fields { text: &how.text_field, id: &how.id_field },
            stdin_filename: how.stdin_filename.as_deref(),
        }
    }

    /// The extensions of drafts, which are looked for in folders.
    fn extensions(&self) -> Vec<&'static str> {
        match self.format {
            Some(InputFormat::Jsonl) => vec!["jsonl"],
            _ => Format::ALL.iter().flat_map(|(_, format)| format.extensions()).copied().collect(),
        }
    }

    /// Whether an input is a corpus with a text a line.
    fn is_archive(&self, name: &Path) -> bool {
        match self.format {
            Some(format) => format == InputFormat::Jsonl,
            None => name.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("jsonl")),
        }
    }

    /// Hands on each text of an input, or what stands in the way of it, until it is told to stop.
    fn read(
        &self,
        input: &Input,
        each: &mut dyn FnMut(Result<Document, Trouble>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let path = match input {
            Input::Stdin => self.stdin_filename,
            Input::File { path, .. } => Some(path.as_path()),
        };
        let name = path.unwrap_or(Path::new("<stdin>"));
        let reader: io::Result<Box<dyn Read>> = match input {
            Input::Stdin => Ok(Box::new(io::stdin().lock())),
            Input::File { path, .. } => File::open(path).map(|file| Box::new(file) as Box<dyn Read>),
        };
        match reader {
            Err(error) => each(Err(Trouble::io(name, &error))),
            Ok(reader) => self.read_from(reader, name, path, each),
        }
    }

    /// The same of something that has been opened.
    fn read_from(
        &self,
        reader: Box<dyn Read>,
        name: &Path,
        path: Option<&Path>,
        each: &mut dyn FnMut(Result<Document, Trouble>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        if !self.is_archive(name) {
            return each(self.whole(reader, name, path));
        }
        records::read(BufReader::new(reader), self.fields, |record| {
            each(match record {
                Ok(record) => {
                    let id = record.id.unwrap_or_else(|| format!("{}:{}", name.display(), record.line));
                    let text = Text::new(id, record.text);
                    let path = path.map(Path::to_path_buf);
                    Ok(Document { text, format: Format::Plain, path, is_record: true, former_path: None })
                }
                Err(message) => Err(Trouble::new(name, message)),
            })
        })
    }

    fn whole(&self, reader: Box<dyn Read>, name: &Path, path: Option<&Path>) -> Result<Document, Trouble> {
        let bytes = bytes(reader).map_err(|error| Trouble::io(name, &error))?;
        let text = Text::decode(name.to_string_lossy(), bytes)
            .map_err(|error: DecodeError| Trouble::new(name, error.to_string()))?;
        let format = self.format.map_or_else(|| Format::of_path(text.name()), InputFormat::markup);
        Ok(Document { text, format, path: path.map(Path::to_path_buf), is_record: false, former_path: None })
    }
}

/// So much of an input tells whether it is no text.
const HEAD: u64 = 64 * 1024;

/// The bytes of an input, or as many of them as show that it cannot be decoded: devices have no end.
fn bytes(mut reader: Box<dyn Read>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.by_ref().take(HEAD).read_to_end(&mut bytes)?;
    let ended = (bytes.len() as u64) < HEAD;
    if !ended && !matches!(Text::decode("", bytes.clone()), Err(DecodeError::Binary { .. })) {
        // One byte more than can be decoded is enough to know that the file is too large.
        reader.take(u64::from(u32::MAX) + 1 - HEAD).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// The bytes of a file that somebody named to say which drafts to read, or of standard input where it is `-`. They are
/// no text, so that a NUL in them ends nothing.
///
/// # Errors
/// When it cannot be read.
pub(in crate::cli) fn list(path: &Path) -> io::Result<Vec<u8>> {
    let reader: Box<dyn Read> =
        if path.as_os_str() == "-" { Box::new(io::stdin().lock()) } else { Box::new(File::open(path)?) };
    let mut bytes = Vec::new();
    reader.take(LONGEST_LIST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST_LIST {
        return Err(io::Error::other("there is no end to it"));
    }
    Ok(bytes)
}

/// The bytes of a file that belongs to drafts, such as rules, and that mostly nobody has named: a pipe, for which a
/// writer may never come, and a device are none.
///
/// # Errors
/// When there is no such file, or it cannot be read.
pub(in crate::cli) fn companion(path: &Path) -> io::Result<Vec<u8>> {
    let metadata = path.metadata()?;
    if metadata.is_file() {
        fs::read(path)
    } else if metadata.is_dir() {
        Err(io::ErrorKind::IsADirectory.into())
    } else {
        Err(io::Error::other(NO_FILE))
    }
}
