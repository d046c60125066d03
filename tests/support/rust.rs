//! Just enough of Rust's syntax to see which modules a file names.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A file of the crate.
pub(crate) struct RustFile {
    /// Its path from the root of the crate, with forward slashes.
    pub(crate) name: String,
    /// Its lines, with those that are comments emptied.
    pub(crate) code: String,
}

/// A path written in a file (`crate::text::Span`), groups taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) segments: Vec<String>,
    pub(crate) line: usize,
}

/// Every Rust file below `src`, in order.
pub(crate) fn files() -> Vec<RustFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rust = below(&root.join("src"), "rs").into_iter();
    let mut files: Vec<_> = rust.map(|path| RustFile::read(root, &path)).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// Every file below a folder that has this extension; none where there is no such folder.
pub(crate) fn below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    paths
        .flat_map(|path| if path.is_dir() { below(&path, extension) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect()
}

impl RustFile {
    fn read(root: &Path, path: &Path) -> Self {
        let relative = path.strip_prefix(root).expect("it lies below the root");
        let name = relative.to_str().expect("its name is UTF-8").replace('\\', "/");
        let text = std::fs::read_to_string(path).expect("it can be read");
        let code = text.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
        Self { name, code: code.collect::<Vec<_>>().join("\n") }
    }

    /// The modules it lies in: `["text", "lines"]` for `src/text/lines.rs`, none for the root of the crate.
    pub(crate) fn module(&self) -> Vec<&str> {
        let path = self.name.trim_start_matches("src/").trim_end_matches(".rs");
        path.split('/').filter(|part| !["mod", "lib", "main"].contains(part)).collect()
    }

    /// The same without its tests.
    pub(crate) fn without_tests(&self) -> Self {
        let tests_from = self.code.find("\n#[cfg(test)]\nmod tests {").unwrap_or(self.code.len());
        Self { name: self.name.clone(), code: self.code[..tests_from].to_owned() }
    }

    /// The paths that it names, be it in one segment after `use`. Those that begin with `super` are spelt out from
    /// `crate`.
    pub(crate) fn paths(&self) -> Vec<Named> {
        let tests_from = self.code.find("\nmod tests {").unwrap_or(self.code.len());
        let mut found = Vec::new();
        for start in self.starts() {
            let mut paths = Vec::new();
            tree(&self.code[start..], &[], &mut paths);
            let line = self.code[..start].matches('\n').count() + 1;
            let inner = if start > tests_from { &["tests"][..] } else { &[] };
            let module = [&self.module()[..], inner].concat();
            found.extend(paths.into_iter().map(|path| Named { segments: from_crate(path, &module), line }));
        }
        found
    }

    /// Where paths begin: after `use`, and with the first name before a `::`.
    fn starts(&self) -> BTreeSet<usize> {
        let name_start = |end| self.code[..end].rfind(|c: char| !is_name(c)).map_or(0, |before| before + 1);
        let paths = self.code.match_indices("::").map(|(at, _)| name_start(at));
        let first = paths
            .filter(|&start| self.code[start..].starts_with(is_name) && !self.code[..start].ends_with("::"));
        let uses = self.code.match_indices("use ").filter(|&(at, _)| name_start(at) == at);
        first.chain(uses.map(|(at, word)| at + word.len())).collect()
    }
}

/// Reads a path or a tree of paths, as after `use`, and returns what stands behind it.
fn tree<'c>(code: &'c str, before: &[String], paths: &mut Vec<Vec<String>>) -> &'c str {
    let code = code.trim_start();
    if let Some(group) = code.strip_prefix('{') {
        let mut rest = group.trim_start();
        while !rest.is_empty() && !rest.starts_with(['}', ';']) {
            rest = tree(rest, before, paths).trim_start_matches(',').trim_start();
        }
        return rest.strip_prefix('}').unwrap_or(rest);
    }
    let end = code.find(|c| !is_name(c)).unwrap_or(code.len());
    let (name, rest) = code.split_at(end);
    let path = [before, &[name.to_owned()]].concat();
    match rest.strip_prefix("::") {
        Some(rest) if rest.starts_with(|c| is_name(c) || c == '{') => tree(rest, &path, paths),
        _ => {
            paths.push(path);
            // A rename, a glob or a generic argument is no part of the path, but must be read over.
            &rest[rest.find([',', '}', ';']).unwrap_or(rest.len())..]
        }
    }
}

fn is_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn from_crate(path: Vec<String>, module: &[&str]) -> Vec<String> {
    let ups = path.iter().take_while(|segment| *segment == "super").count();
    if ups == 0 {
        return path;
    }
    let above = module.iter().take(module.len().saturating_sub(ups)).map(|&part| part.to_owned());
    std::iter::once("crate".to_owned()).chain(above).chain(path.into_iter().skip(ups)).collect()
}

#[test]
fn groups_are_taken_apart_and_supers_resolved() {
    let code = "use crate::{a::b, c as d,\n e::{self, *}};\nuse super::{f, g};\nlet x = std::env::var;\nuse h as i;\n";
    let file = RustFile { name: "src/text/lines.rs".to_owned(), code: code.to_owned() };
    let shown: Vec<_> = file.paths().iter().map(|path| (path.segments.join("::"), path.line)).collect();
    let expected = [
        ("crate::a::b", 1),
        ("crate::c", 1),
        ("crate::e::self", 1),
        ("crate::e::", 1),
        ("crate::text::f", 3),
        ("crate::text::g", 3),
        ("std::env::var", 4),
        ("h", 5),
    ];
    for (path, line) in expected {
        assert!(shown.contains(&(path.to_owned(), line)), "{path} is not in {shown:?}");
    }
}
