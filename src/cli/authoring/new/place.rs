//! Where a new file goes, and what it is called.

use crate::cli::session::CONFIG;
use crate::config::Config;
use crate::rule::is_name;
use crate::text::Text;
use std::fs;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization as _;

/// The folder of a pack that word lists lie in.
const LEXICONS: &str = "lexicons";

/// What is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A rule.
    Rule,
    /// A word list.
    Lexicon,
}

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wanted<'a> {
    id: &'a str,
    /// The folder that was named; `None` for a bare id.
    folder: Option<&'a Path>,
}

/// A file that is to be written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The rule or word list.
    pub(super) id: String,
    /// The file.
    pub(super) path: PathBuf,
    /// The folder of the pack that it lies in, if it lies in one.
    pub(super) pack: Option<PathBuf>,
}

/// The closest config.
#[derive(Debug, Default)]
pub(super) struct Home {
    /// The folder that it lies in; `None` where there is none.
    folder: Option<PathBuf>,
    /// What it brings in: packs, and files.
    named: Vec<PathBuf>,
}

impl<'a> Wanted<'a> {
    /// Reads an argument: an id, or a path.
    ///
    /// # Errors
    /// When no rule can be called so, with a name that would do.
    pub(super) fn of(argument: &'a Path) -> Result<Self, String> {
        let name = argument.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let folder = argument.parent().filter(|folder| !folder.as_os_str().is_empty());
        let stem = name.strip_suffix(".yml").or_else(|| name.strip_suffix(".yaml"));
        let id = stem.unwrap_or(name);
        let is_path = folder.is_some() || stem.is_some();
        if id == "pack" {
            return Err("`pack.yml` is what makes a folder a pack; `whosays init` writes one".to_owned());
        }
        let misnamed = name.strip_suffix(".yaml").is_some();
        if misnamed || !is_name(id) {
            let rule = "a name is lower-case letters, digits and hyphens, a letter first";
            let rule = if misnamed { "rule files end in .yml" } else { rule };
            return Err(match good_name(id) {
                Some(good) if is_path => {
                    let good = argument.with_file_name(format!("{good}.yml"));
                    format!("{rule}; `{}` would do", good.display())
                }
                Some(good) => format!("{rule}; `{good}` would do"),
                None => format!("{rule}, such as `quay-talk`"),
            });
        }
        Ok(Self { id, folder: folder.or(is_path.then_some(Path::new(""))) })
    }

    /// Where it goes.
    ///
    /// # Errors
    /// When that is not known, or nothing of the sort can lie there.
    pub(super) fn place(&self, sort: Sort, home: &Home) -> Result<Place, String> {
        let file = format!("{}.yml", self.id);
        let path = match (self.folder, sort) {
            (Some(folder), _) => folder.join(file),
            (None, Sort::Rule) => home.pack(&file)?.join(file),
            (None, Sort::Lexicon) => home.pack(&file)?.join(LEXICONS).join(file),
        };
        let pack = pack_around(&path);
        let place = Place { id: self.id.to_owned(), path, pack };
        place.refuse(sort).map_or(Ok(place), Err)
    }
}

impl Place {
    /// Why nothing of the sort can lie here: what a file of a pack is, is told by its folder.
    fn refuse(&self, sort: Sort) -> Option<String> {
        match (sort, &self.pack, self.shelf().as_deref()) {
            (Sort::Lexicon, Some(_), Some(LEXICONS)) => None,
            (Sort::Lexicon, Some(pack), _) => {
                let good = pack.join(LEXICONS).join(format!("{}.yml", self.id));
                Some(format!("word lists lie in the folder `{LEXICONS}`; `{}` would do", good.display()))
            }
            (Sort::Lexicon, None, _) => {
                Some("a word list needs a pack to lie in; `whosays init` makes one".to_owned())
            }
            (Sort::Rule, Some(_), Some(folder @ (LEXICONS | "profiles"))) => {
                let help = if folder == LEXICONS { "; `--lexicon` writes a word list" } else { "" };
                Some(format!("what lies in the folder `{folder}` of a pack is no rule{help}"))
            }
            _ => None,
        }
    }
}

impl Place {
    /// The folder of the pack, if any, that leads to the file.
    fn shelf(&self) -> Option<String> {
        let path = near(&std::path::absolute(&self.path).ok()?);
        let pack = self.pack.as_deref().filter(|pack| *pack != Path::new("."));
        let inside = pack.map_or(Some(path.as_path()), |pack| path.strip_prefix(pack).ok())?;
        let folder = inside.parent()?.iter().next()?;
        folder.to_str().map(str::to_owned)
    }
}

impl Home {
    /// Reads a config, as far as it can be read.
    pub(super) fn of(config: Option<PathBuf>) -> Self {
        let Some(path) = config else { return Self::default() };
        let contents = fs::read_to_string(&path).unwrap_or_default();
        let (config, _) = Config::parse(&Text::new(CONFIG, contents));
        let folder = path.parent().unwrap_or(Path::new(""));
        let named = config.packs.iter().map(|name| folder.join(&name.value)).collect();
        Self { folder: Some(folder.to_path_buf()), named }
    }

    /// The folder that it lies in; empty for the current one, and where there is no config.
    pub(super) fn root(&self) -> PathBuf {
        let root = self.folder.as_deref().map(near).unwrap_or_default();
        if root == Path::new(".") { PathBuf::new() } else { root }
    }

    /// The folder of the pack that a file goes into unless another is named: the current one, or the only one of the
    /// config.
    fn pack(&self, file: &str) -> Result<PathBuf, String> {
        if Path::new("pack.yml").is_file() {
            return Ok(PathBuf::new());
        }
        let packs: Vec<PathBuf> =
            self.named.iter().filter(|pack| pack.join("pack.yml").is_file()).map(|pack| near(pack)).collect();
        match packs.as_slice() {
            [pack] => Ok(pack.clone()),
            [] => Err(format!(
                "there is no pack for it here; `whosays init` makes one, or name a file: house-rules/{file}"
            )),
            several => {
                let files: Vec<String> =
                    several.iter().map(|pack| pack.join(file).display().to_string()).collect();
                Err(format!("there are several packs for it; choose from {}", files.join(", ")))
            }
        }
    }

    /// What a config must name for a file to be in force; `None` where it is in force.
    pub(super) fn lacks(&self, place: &Place) -> Option<PathBuf> {
        let known = |path: &Path| path.canonicalize().ok();
        let file = known(&place.path)?;
        if self.named.iter().filter_map(|named| known(named)).any(|named| file.starts_with(named)) {
            return None;
        }
        let wanted = known(place.pack.as_deref().unwrap_or(&place.path)).unwrap_or(file);
        let from = self.folder.as_deref().and_then(known).or_else(|| known(Path::new(".")));
        let below = from.and_then(|from| wanted.strip_prefix(from).ok().map(Path::to_path_buf));
        Some(below.unwrap_or(wanted))
    }
}

/// A name that would do, as near as can be.
fn good_name(name: &str) -> Option<String> {
    let plain = name.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    let plain: String = plain.collect::<String>().to_lowercase();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-");
    let name = name.trim_start_matches(|c: char| !c.is_ascii_lowercase());
    (name.len() > 1).then(|| name.to_owned())
}

/// The folder of the closest pack that a path lies in.
fn pack_around(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let pack = path.ancestors().skip(1).find(|folder| folder.join("pack.yml").is_file())?;
    Some(near(pack))
}

/// A path from the current folder, where it lies there.
fn near(path: &Path) -> PathBuf {
    let current = std::env::current_dir().unwrap_or_default();
    match path.strip_prefix(current) {
        Ok(here) if here.as_os_str().is_empty() => PathBuf::from("."),
        Ok(below) => below.to_path_buf(),
        Err(_) => path.to_path_buf(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(argument: &str) -> String {
        Wanted::of(Path::new(argument)).expect_err("no rule can be called so")
    }

    #[test]
    fn an_argument_is_an_id_or_a_path() {
        let wanted = |argument| Wanted::of(Path::new(argument));
        assert_eq!(wanted("quay-talk"), Ok(Wanted { id: "quay-talk", folder: None }));
        assert_eq!(wanted("quay-talk.yml"), Ok(Wanted { id: "quay-talk", folder: Some(Path::new("")) }));
        let house = Some(Path::new("house"));
        assert_eq!(wanted("house/quay-talk.yml"), Ok(Wanted { id: "quay-talk", folder: house }));
        assert_eq!(wanted("house/quay-talk"), Ok(Wanted { id: "quay-talk", folder: house }));
    }

    #[test]
    fn a_bad_name_is_told_with_a_good_one() {
        for (bad, good) in [
            ("Quay Talk", "`quay-talk` would do"),
            ("house/Quay_Talk.yml", "`house/quay-talk.yml` would do"),
            ("2nd-hand", "`nd-hand` would do"),
            ("Gerüchte, übel", "`geruchte-ubel` would do"),
            ("quay-talk.yaml", "rule files end in .yml; `quay-talk.yml` would do"),
            ("消息", "such as `quay-talk`"),
            ("..", "such as `quay-talk`"),
        ] {
            assert!(refused(bad).ends_with(good), "{bad}: {}", refused(bad));
        }
    }
}
