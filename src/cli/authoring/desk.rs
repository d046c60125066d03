//! The folder that rule authors work in. New files get a line by which an editor finds the JSON schema of what may
//! stand in them, and the schemas lie beside the config.

use super::plant::{self, Planted};
use crate::cli::output;
use crate::cli::session::whole;
use crate::report::Problem;
use crate::schema::Subject;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder that holds the schemas.
const SCHEMAS: &str = ".whosays";

/// A folder with drafts and rules below it.
#[derive(Debug)]
pub(super) struct Desk {
    root: PathBuf,
    /// Whether a schema was written that was not there before.
    has_new_schemas: bool,
}

impl Desk {
    /// The desk at a folder; empty for the current one.
    pub(super) fn at(root: &Path) -> Self {
        Self { root: root.to_path_buf(), has_new_schemas: false }
    }

    /// Writes a file and the schema of its sort, unless the file is there.
    ///
    /// # Errors
    /// When the system refuses.
    pub(super) fn plant(
        &mut self,
        subject: Subject,
        path: &Path,
        contents: &str,
    ) -> Result<Planted, Problem> {
        // A file that lies elsewhere does without.
        let Some(way) = self.way_from(path) else { return plant::plant(path, contents) };
        let planted = plant::plant(path, &format!("{}\n{contents}", subject.modeline(&way)))?;
        if planted == Planted::New {
            self.plant_schema(subject)?;
        }
        Ok(planted)
    }

    /// The folder of the schemas, if one was written that was not there before.
    pub(super) fn new_schemas(&self) -> Option<PathBuf> {
        self.has_new_schemas.then(|| self.root.join(SCHEMAS))
    }

    /// A schema that another version has written is brought up to date: nobody else writes here.
    fn plant_schema(&mut self, subject: Subject) -> Result<(), Problem> {
        let (path, schema) = (self.root.join(SCHEMAS).join(subject.file_name()), subject.schema());
        if plant::plant(&path, &schema)? == Planted::New {
            self.has_new_schemas = true;
        } else if fs::read_to_string(&path).is_ok_and(|known| known != schema) {
            output::write(&path, &schema)?;
        }
        Ok(())
    }

    /// The way from the folder of a file to the schemas, if it lies below.
    fn way_from(&self, path: &Path) -> Option<String> {
        let path = whole(path);
        let depth = path.strip_prefix(whole(&self.root)).ok()?.parent()?.components().count();
        Some("../".repeat(depth) + SCHEMAS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_the_schemas_counts_from_the_file() {
        let way = |root: &str, path: &str| Desk::at(Path::new(root)).way_from(Path::new(path));
        assert_eq!(way("", "whosays.yml").as_deref(), Some(".whosays"));
        assert_eq!(way("desk", "desk/house/court/a.yml").as_deref(), Some("../../.whosays"));
        assert_eq!(way("desk", "house/a.yml"), None);
        assert_eq!(way("", "../quay.yml"), None);
        assert_eq!(way("desk", "house/../desk/a.yml").as_deref(), Some(".whosays"));
    }
}
