//! Reads unified diffs, whoever made them: git, `diff -u`, or a mail around either. What is read is which lines came and
//! went; whose names the files have is left to whoever knows where they lie.

mod name;
mod parse;

use std::fmt;

/// What a diff says of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patch {
    /// What the file was called; nothing where it is new.
    pub old: Option<Vec<u8>>,
    /// What it is called now; nothing where it is gone.
    pub new: Option<Vec<u8>>,
    /// Whether the diff does not show what changed.
    pub binary: bool,
    /// What changed, in order.
    pub hunks: Vec<Hunk>,
}

/// Lines of a file that came and went, with lines around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hunk {
    /// The number of the first line in the new version, 1-based.
    pub start: u32,
    /// The lines, without their ends.
    pub lines: Vec<(Side, Vec<u8>)>,
}

/// Which versions a line stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The old one alone.
    Old,
    /// The new one alone.
    New,
    /// Both.
    Both,
}

/// Why something is no diff that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffError {
    /// It holds no part of a unified diff.
    NoDiff,
    /// Colours are mixed with it.
    Coloured,
    /// It compares with several versions at once.
    Combined {
        /// The line that says so, 1-based.
        line: usize,
    },
    /// A line is not what must stand there.
    Broken {
        /// Its number, 1-based.
        line: usize,
    },
}

impl Patch {
    /// What a diff says, file by file.
    ///
    /// # Errors
    /// When it is no unified diff of two versions. An empty one is: nothing has changed.
    pub fn read(diff: &[u8]) -> Result<Vec<Self>, DiffError> {
        parse::parse(diff)
    }
}

impl Hunk {
    /// The number of the line behind its last, in the new version.
    pub(super) fn end(&self) -> u32 {
        self.start.saturating_add(self.new_lines().count() as u32)
    }

    /// The lines of the old version.
    pub fn old(&self) -> impl Iterator<Item = &[u8]> {
        self.lines.iter().filter(|(side, _)| *side != Side::New).map(|(_, line)| line.as_slice())
    }

    /// The lines of the new version, each with its number.
    pub fn new_lines(&self) -> impl Iterator<Item = (u32, &[u8])> {
        let new = self.lines.iter().filter(|(side, _)| *side != Side::Old).map(|(_, line)| line.as_slice());
        (self.start..).zip(new)
    }
}

impl fmt::Display for DiffError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDiff => write!(f, "this is no unified diff; `git diff` prints one"),
            Self::Coloured => write!(f, "this diff is coloured; make it with `--no-color`"),
            Self::Combined { line } => write!(
                f,
                "line {line}: this diff compares with several versions at once; make one of two versions, as \
                 `git diff main...HEAD` does"
            ),
            Self::Broken { line } => write!(f, "line {line}: the diff is broken here, or cut off"),
        }
    }
}

impl std::error::Error for DiffError {}
