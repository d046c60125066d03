//! Goes through a diff line by line. Total: whatever the bytes, patches come out or a reason.

use super::name::{name, pair};
use super::{DiffError, Hunk, Patch, Side};

pub(super) fn parse(diff: &[u8]) -> Result<Vec<Patch>, DiffError> {
    let lines: Vec<&[u8]> = diff.split(|byte| *byte == b'\n').collect();
    let mut parser = Parser { lines, at: 0, patches: Vec::new(), in_git: false };
    while parser.at < parser.lines.len() {
        parser.step()?;
    }
    let is_empty = diff.iter().all(u8::is_ascii_whitespace);
    match parser.patches {
        patches if is_empty || !patches.is_empty() => Ok(patches),
        _ if diff.contains(&0x1b) => Err(DiffError::Coloured),
        _ => Err(DiffError::NoDiff),
    }
}

struct Parser<'d> {
    lines: Vec<&'d [u8]>,
    /// The line that is looked at.
    at: usize,
    patches: Vec<Patch>,
    /// Whether the last patch began with git's own line and names its files only now.
    in_git: bool,
}

impl<'d> Parser<'d> {
    /// Takes a line outside of hunks, and the hunk where one begins.
    fn step(&mut self) -> Result<(), DiffError> {
        let line = self.line(self.at);
        let number = self.at + 1;
        self.at += 1;
        if let Some(names) = line.strip_prefix(b"diff --git ") {
            let (old, new) = pair(names).unzip();
            self.patches.push(Patch { old, new, ..Patch::default() });
            self.in_git = true;
        } else if line.starts_with(b"@@@") || line.starts_with(b"diff --c") {
            return Err(DiffError::Combined { line: number });
        } else if line.starts_with(b"@@ ") {
            let hunk = self.hunk(line).ok_or(DiffError::Broken { line: number })?;
            let hunk = hunk.map_err(|line| DiffError::Broken { line })?;
            let patch = self.patches.last_mut().ok_or(DiffError::Broken { line: number })?;
            if patch.hunks.last().is_some_and(|last| last.end() > hunk.start) {
                return Err(DiffError::Broken { line: number });
            }
            patch.hunks.push(hunk);
            self.in_git = false;
        } else if let (Some(old), Some(new)) =
            (line.strip_prefix(b"--- "), self.line(self.at).strip_prefix(b"+++ "))
        {
            if !self.in_git {
                self.patches.push(Patch::default());
            }
            if let Some(patch) = self.patches.last_mut() {
                (patch.old, patch.new) = (name(old), name(new));
            }
            self.in_git = false;
            self.at += 1;
        } else if self.in_git {
            self.extended(line);
        }
        Ok(())
    }

    /// Takes what git says of a file ahead of its hunks, or in place of them.
    fn extended(&mut self, line: &[u8]) {
        let Some(patch) = self.patches.last_mut() else { return };
        if let Some(old) = line.strip_prefix(b"rename from ").or_else(|| line.strip_prefix(b"copy from ")) {
            patch.old = name(old);
        } else if let Some(new) = line.strip_prefix(b"rename to ").or_else(|| line.strip_prefix(b"copy to "))
        {
            patch.new = name(new);
        } else if line.starts_with(b"new file mode ") {
            patch.old = None;
        } else if line.starts_with(b"deleted file mode ") {
            patch.new = None;
        } else if line.starts_with(b"Binary files ") || line.starts_with(b"GIT binary patch") {
            patch.binary = true;
        }
    }

    /// A hunk, by its head; nothing where that is none. Where its lines are not what its head says, the number of the
    /// line.
    fn hunk(&mut self, head: &[u8]) -> Option<Result<Hunk, usize>> {
        let head = str::from_utf8(head.strip_prefix(b"@@ -")?.split(|byte| *byte == b'@').next()?).ok()?;
        let (old, new) = head.trim_end().split_once(" +")?;
        let ((_, mut old), (start, mut new)) = (range(old)?, range(new)?);
        // Where nothing is left of the lines, the number is that of the line before.
        let start = if new == 0 { start.checked_add(1)? } else { start };
        start.checked_add(new).filter(|_| start > 0)?;
        let mut lines = Vec::new();
        while old > 0 || new > 0 {
            let line = self.lines.get(self.at).copied();
            self.at += 1;
            let (side, rest) = match line {
                Some([b' ', rest @ ..]) => (Side::Both, rest),
                Some([b'-', rest @ ..]) => (Side::Old, rest),
                Some([b'+', rest @ ..]) => (Side::New, rest),
                // Spaces at line ends get lost in mails.
                Some([] | [b'\r']) if self.at < self.lines.len() => (Side::Both, &[][..]),
                Some([b'\\', ..]) => continue,
                _ => return Some(Err(self.at.min(self.lines.len()))),
            };
            let (from_old, from_new) = (u32::from(side != Side::New), u32::from(side != Side::Old));
            let (Some(less), Some(fewer)) = (old.checked_sub(from_old), new.checked_sub(from_new)) else {
                return Some(Err(self.at));
            };
            (old, new) = (less, fewer);
            lines.push((side, rest.to_vec()));
        }
        Some(Ok(Hunk { start, lines }))
    }

    /// A line without the carriage return that a diff may have got on its way.
    fn line(&self, at: usize) -> &'d [u8] {
        let line = self.lines.get(at).copied().unwrap_or_default();
        line.strip_suffix(b"\r").unwrap_or(line)
    }
}

/// `12,3`, or `12` for one line.
fn range(written: &str) -> Option<(u32, u32)> {
    let (start, count) = written.split_once(',').unwrap_or((written, "1"));
    Some((start.parse().ok()?, count.parse().ok()?))
}
