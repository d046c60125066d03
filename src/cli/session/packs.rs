//! Reads packs, rule files and configs from the disk. What they mean is not known here.

use super::files::{problem, shown};
use super::notes::Notes;
use super::places::{self, slashed};
use crate::cli::trouble::reason;
use crate::order::Order as _;
use crate::report::Problem;
use crate::rule::{PackFile, PackFiles};
use crate::screen::is_sidecar;
use crate::text::Text;
use ignore::{DirEntry, Walk, WalkBuilder};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of a pack that its lexicons lie in.
pub(in crate::cli) const LEXICONS: &str = "lexicons";

/// Every YAML file of a pack, sorted, and what could not be read of it; a file named alone is a pack of its own,
/// without a name. Links are followed, and what version control ignores is read: a rule that is left out in
/// silence is a rule that someone relies on.
///
/// # Errors
/// When there is no pack, with the reason.
pub(super) fn read(root: &Path, notes: &Notes) -> Result<(PackFiles, Vec<Problem>), String> {
    let metadata = root.metadata().map_err(|error| reason(&error))?;
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for entry in walk(root) {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_dir()) => {}
            Ok(entry) => match extension(entry.path()) {
                "yml" => match notes.text(entry.path()) {
                    Ok(text) => files.push(PackFile::new(name(entry.path(), root), text)),
                    Err(problem) => problems.push(problem),
                },
                "yaml" => {
                    problems.push(problem(entry.path(), "rule files end in .yml; rename it".to_owned()));
                }
                _ => {}
            },
            Err(error) => problems.push(problem(root, error.to_string())),
        }
    }
    files.extend(new_files(root, &files, notes));
    if files.is_empty() && problems.is_empty() {
        return Err("there are no rule files here (.yml)".to_owned());
    }
    Ok((PackFiles { files, loose: metadata.is_file(), ..PackFiles::default() }, problems))
}

/// Files of a pack that are written in an editor and were never saved.
fn new_files(root: &Path, known: &[PackFile], notes: &Notes) -> Vec<PackFile> {
    let is_hidden = |path: &Path| name(path, root).split('/').any(|name| name.starts_with('.'));
    let new = notes.unsaved.below(root).filter(|(path, _)| !is_hidden(path)).filter(|(path, _)| {
        let is_known = || known.iter().any(|file| file.path.as_str() == name(path, root));
        extension(path) == "yml" && !is_sidecar(&path.to_string_lossy()) && !path.exists() && !is_known()
    });
    new.map(|(path, contents)| PackFile::new(name(path, root), Text::new(shown(path), contents))).collect()
}

/// A file, or the YAML files of a folder; nothing where there is neither.
pub(super) fn files_at(place: &Path) -> impl Iterator<Item = PathBuf> {
    let is_folder = place.is_dir();
    let entries = walk(place).filter_map(Result::ok).map(DirEntry::into_path);
    entries.filter(move |path| path.is_file() && (!is_folder || matches!(extension(path), "yml" | "yaml")))
}

/// The folder of the pack that a file or a folder lies in, and the path below it. None for the pack itself, and for what
/// lies in none.
pub(super) fn home(path: &Path, notes: &Notes) -> Option<(PathBuf, String)> {
    let is_pack = |folder: &&Path| notes.is_there(&folder.join("pack.yml"));
    let place = places::whole(path);
    if is_pack(&place.as_path()) || !notes.is_there(&place) && !place.is_dir() {
        return None;
    }
    let root = place.ancestors().skip(1).find(is_pack)?;
    let below = name(&place, root);
    let is_hidden = below.split('/').any(|name| name.starts_with('.'));
    (!is_hidden).then(|| (root.to_path_buf(), below))
}

/// The folder for lexicons beside a rule file.
pub(super) fn lexicons_folder(rule: &Path) -> PathBuf {
    rule.parent().unwrap_or(Path::new("")).join(LEXICONS)
}

/// The lexicons beside a rule file that lies in no pack.
pub(super) fn lexicons_beside(rule: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(lexicons_folder(rule)).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut lexicons: Vec<PathBuf> = entries.filter(|path| extension(path) == "yml").collect();
    lexicons.order();
    lexicons
}

/// The last name of a path as it stands in a config.
pub(super) fn last(path: &str) -> &str {
    path.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or(path)
}

/// All that lies below a place.
fn walk(root: &Path) -> Walk {
    let mut walk = WalkBuilder::new(root);
    walk.standard_filters(false).hidden(true).follow_links(true).sort_by_file_name(Ord::cmp);
    // What is allowed in a draft that lies there is no rule.
    let is_sidecar = |entry: &DirEntry| entry.depth() > 0 && is_sidecar(&entry.file_name().to_string_lossy());
    walk.filter_entry(move |entry| !is_sidecar(entry));
    walk.build()
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

/// The path of a file below the root of its pack, with slashes; the name of a file that is its own root, which is a
/// lexicon if the folder is one of lexicons.
fn name(path: &Path, root: &Path) -> String {
    let folder = if path == root { root.parent().and_then(Path::parent) } else { None };
    let of_lexicons = path.parent().is_some_and(|folder| folder.ends_with(LEXICONS));
    let root = folder.filter(|_| of_lexicons).unwrap_or(root);
    let below = path.strip_prefix(root).ok().filter(|below| !below.as_os_str().is_empty());
    let below = below.or(path.file_name().map(Path::new)).unwrap_or(path);
    slashed(below)
}
