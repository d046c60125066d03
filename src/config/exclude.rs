//! What is left out: drafts that nobody is to be asked about.

use super::overrides::{Glob, from_folder, glob_at};
use crate::text::Span;
use crate::yaml::{FromYaml, Node, Reader, Shape, Words};

/// Files or folders that are left out, by a glob. What lies in a folder that it fits is left out too.
#[derive(Clone, Debug)]
pub struct Exclusion {
    /// The glob, as it is written.
    pub text: String,
    /// Where it stands, in a config.
    pub span: Span,
    glob: Glob,
}

impl Exclusion {
    /// What a glob fits; one without a slash is about the name alone, and a slash at its end makes no difference. One
    /// with `./` in front is about what lies right here.
    ///
    /// # Errors
    /// When it is no glob, or fits nothing, with the reason.
    pub fn new(text: &str) -> Result<Self, String> {
        let name = text.strip_suffix('/').unwrap_or(text);
        let whole = from_folder(name).map_err(|(message, _)| {
            format!("{message}; globs count from the current folder, as in `wire/**` or `*.md`")
        })?;
        let glob = Glob::new(&whole).map_err(|message| format!("this is no glob: {message}"))?;
        Ok(Self { text: text.to_owned(), span: Span::default(), glob })
    }

    /// Whether it leaves out a path, with `/` between names, from the folder that it counts from.
    pub fn covers(&self, path: &str) -> bool {
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        folders.chain([path]).any(|place| self.glob.fits(place))
    }
}

impl FromYaml for Exclusion {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let text: String = FromYaml::from_yaml(node, reader)?;
        let name = text.strip_suffix('/').unwrap_or(&text);
        glob_at(name, node, reader).map(|glob| Self { text: text.clone(), span: node.span, glob })
    }

    fn shape() -> Shape {
        Shape::Text(Words::Path)
    }
}

#[cfg(test)]
mod tests {
    use super::Exclusion;

    #[test]
    fn a_folder_is_left_out_with_all_that_lies_in_it() {
        let covers = |glob, path| Exclusion::new(glob).expect("it is a glob").covers(path);
        assert!(covers("archive", "archive/1999/a.md") && covers("archive/", "desk/archive/a.md"));
        assert!(covers("*.txt", "desk/a.txt") && covers("wire/**", "wire/a.md"));
        assert!(covers("./archive", "archive/a.md") && !covers("./archive", "desk/archive/a.md"));
        assert!(!covers("archive", "archives/a.md") && !covers("wire/*.md", "wire/old/a.md"));
    }
}
