//! Overrides: settings for some documents, told by where they lie and by their front matter.

use super::{LimitsSetting, settings};
use crate::diagnostic::Diagnostic;
use crate::rule::{FrontMatterFile, FrontMatterQuery, Layer, RuleSetting};
use crate::text::Span;
use crate::yaml::{
    Entries, FromYaml, Located, Mistake, Node, Reader, Shape, Value, Words, inside_scalar, mapping,
};
use globset::{ErrorKind, GlobBuilder, GlobMatcher};

/// Settings for some documents.
#[derive(Clone, Debug)]
pub struct Override {
    /// Where it stands.
    pub span: Span,
    /// Where they lie, any of it; wherever, where there is none.
    pub files: Vec<Glob>,
    /// What their front matter holds, all of it.
    pub front_matter: Vec<FrontMatterQuery>,
    /// Whether something in it is wrong, and may be a condition: then it holds for none, rather than for too many.
    pub broken: bool,
    /// The profile that they start from.
    pub profile: Option<Located<String>>,
    /// What is asked of rules.
    pub layer: Layer,
    /// What they are held to as a whole, in place of what the config says.
    pub limits: Option<LimitsSetting>,
}

impl Override {
    /// Whether it holds for a document, by its path from the folder of the config, with `/` between names, and its
    /// front matter as YAML. What does not lie below the folder has no path.
    pub fn fits(&self, path: Option<&str>, front_matter: &str) -> bool {
        let lies = path.is_some_and(|path| self.files.iter().any(|glob| glob.fits(path)));
        !self.broken
            && (self.files.is_empty() || lies)
            && FrontMatterQuery::all_hold(&self.front_matter, front_matter)
    }
}

mapping! {
    /// Settings for some documents. All that it says of them must hold.
    partial struct OverrideFile: "an override" {
        /// Where they lie, by globs from the folder of the config; one without a slash is about the name alone.
        files: Vec<Glob> = "files",
        /// What their front matter holds: values by key, or `any`.
        front_matter: Entries<FrontMatterFile> = "front-matter",
        /// The profile that they start from, in place of that of the config.
        profile: Located<String> = ?"profile" naming Profile,
        /// What is asked of rules for them, by id or `GROUP/*`.
        rules: Entries<RuleSetting> = ?"rules" naming Rule,
        /// What they are held to as a whole, in place of what the config says.
        limits: LimitsSetting = ?"limits",
    }
}

impl FromYaml for Override {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let said = reader.said();
        let file = OverrideFile::from_yaml(node, reader)?;
        let sound = reader.said() == said;
        let (files, front_matter) = (file.files?, file.front_matter?);
        if front_matter.0.iter().any(|(_, values)| values.is_none()) {
            return None;
        }
        if files.is_empty() && front_matter.0.is_empty() && sound {
            reader.report(lacks("`files`, `front-matter`", node));
            return None;
        }
        if file.profile.is_none() && file.rules.is_none() && file.limits.is_none() && sound {
            reader.report(lacks("`profile`, `rules`, `limits`", node));
        }
        let front_matter = FrontMatterQuery::all(&front_matter);
        let layer = settings::layer(file.rules, None, reader);
        let (span, broken) = (node.span, !sound);
        Some(Self { span, files, front_matter, broken, profile: file.profile, layer, limits: file.limits })
    }

    fn shape() -> Shape {
        OverrideFile::shape()
    }
}

fn lacks(keys: &str, node: &Node<'_>) -> Diagnostic {
    let first = match &node.value {
        Value::Mapping(entries) => entries.first().map(|(key, _)| key.span),
        _ => None,
    };
    let message = format!("an override needs one of {keys}");
    Mistake::MissingKey.at(first.unwrap_or(node.span), message)
}

/// Which files.
#[derive(Clone, Debug)]
pub struct Glob {
    matcher: GlobMatcher,
}

impl Glob {
    /// A glob, as it is.
    ///
    /// # Errors
    /// When it is none, with the reason.
    pub fn new(text: &str) -> Result<Self, String> {
        let glob = GlobBuilder::new(text).literal_separator(true).build();
        let glob = glob.map_err(|error| explain(text, error.kind()).0)?;
        Ok(Self { matcher: glob.compile_matcher() })
    }

    /// Whether it fits a path, with `/` between names.
    pub fn fits(&self, path: &str) -> bool {
        self.matcher.is_match(path)
    }
}

impl FromYaml for Glob {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let text: String = FromYaml::from_yaml(node, reader)?;
        glob_at(&text, node, reader)
    }

    fn shape() -> Shape {
        Shape::Text(Words::Path)
    }
}

/// The glob that stands at a node.
pub(super) fn glob_at(text: &str, node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Glob> {
    let whole = match from_folder(text) {
        Ok(whole) => whole,
        Err((message, help)) => {
            reader.report(Mistake::BadPattern.at(node.span, message).with_help(help));
            return None;
        }
    };
    match GlobBuilder::new(&whole).literal_separator(true).build() {
        Ok(glob) => Some(Glob { matcher: glob.compile_matcher() }),
        Err(error) => {
            let (message, at) = explain(text, error.kind());
            let at = at.map_or(0..text.len(), |at| at..at + 1);
            let span = inside_scalar(reader.text(), node.span, text, at);
            reader.report(Mistake::BadPattern.at(span, message));
            None
        }
    }
}

/// A glob that counts from the folder it is written for. One without a slash is about the name alone, wherever a file
/// lies; one with `./` in front is about what lies right there.
///
/// # Errors
/// When it fits no file, with the reason and with what would help.
pub(super) fn from_folder(glob: &str) -> Result<String, (String, String)> {
    let (is_here, name) = glob.strip_prefix("./").map_or((false, glob), |name| (true, name));
    match never_fits(name) {
        Some(reason) => Err(reason),
        None if is_here || name.contains('/') => Ok(name.to_owned()),
        None => Ok(format!("**/{name}")),
    }
}

/// Why a glob fits no file, where that shows: paths are told from a folder down, with slashes.
fn never_fits(glob: &str) -> Option<(String, String)> {
    const FROM_HERE: &str = "Globs count from the folder of this file, as in `wire/**` or `*.md`.";
    if glob.trim().is_empty() {
        return Some(("this glob is empty".to_owned(), FROM_HERE.to_owned()));
    }
    if let Some(folder) = glob.strip_suffix('/') {
        let help = format!("Write `{folder}/**` for all that lies in it.");
        return Some(("this fits a folder, and no file in it".to_owned(), help));
    }
    let mut names = glob.split('/');
    let is_far = glob.contains('\\') || names.any(|name| name.is_empty() || name == "." || name == "..");
    is_far.then(|| ("this fits no file".to_owned(), FROM_HERE.to_owned()))
}

/// What is wrong with a glob, and at which byte, where that is known.
fn explain(glob: &str, error: &ErrorKind) -> (String, Option<usize>) {
    match error {
        ErrorKind::UnclosedClass => ("this bracket is never closed".to_owned(), glob.rfind('[')),
        ErrorKind::UnclosedAlternates => ("this bracket is never closed".to_owned(), glob.rfind('{')),
        ErrorKind::UnopenedAlternates => ("nothing opens this bracket".to_owned(), glob.find('}')),
        ErrorKind::InvalidRange(from, to) => (format!("`{from}-{to}` runs backwards"), None),
        other => (other.to_string(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::{Glob, from_folder};

    #[test]
    fn a_glob_counts_from_its_folder() {
        let fits = |glob, path| {
            Glob::new(&from_folder(glob).expect("it fits something")).expect("it is one").fits(path)
        };
        assert!(fits("*.md", "desk/a.md") && fits("desk/*.md", "desk/a.md") && fits("./*.md", "a.md"));
        assert!(!fits("./*.md", "desk/a.md") && !fits("desk/*.md", "wire/desk/a.md"));
    }
}
