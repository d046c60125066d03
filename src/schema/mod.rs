//! What may be written in the project's files, told to machines: JSON schemas, which editors complete and check
//! YAML by.
//!
//! A schema says what a file may look like, key by key. What its parts mean together only the loader knows, so a
//! file that keeps to its schema may still be refused.

mod draft;

use crate::names::{Named, named};
use crate::yaml::Shape;
use crate::{config, lexicon, rule, screen};

named! {
    /// A sort of file that there is a schema of.
    pub enum Subject {
        /// A rule.
        Rule = "rule",
        /// A lexicon.
        Lexicon = "lexicon",
        /// `whosays.yml`.
        Config = "config",
        /// `pack.yml`.
        Pack = "pack",
        /// A profile of a pack.
        Profile = "profile",
        /// `FILE.whosays.yml`, beside a draft: what is allowed in it.
        Sidecar = "sidecar",
        /// The JSON report of `whosays check`.
        Report = "report",
    }
}

impl Subject {
    /// The JSON schema, draft 7, which is the newest that the editors' YAML servers know.
    pub fn schema(self) -> String {
        match self.shape() {
            Some(shape) => draft::schema(&shape),
            None => include_str!("../../schemas/report.schema.json").to_owned(),
        }
    }

    /// What may stand in such a file; `None` where it is no YAML.
    pub fn shape(self) -> Option<Shape> {
        match self {
            Self::Rule => Some(rule::shape()),
            Self::Lexicon => Some(lexicon::file::shape()),
            Self::Config => Some(config::shape()),
            Self::Pack => Some(rule::manifest_shape()),
            Self::Profile => Some(config::profile_shape()),
            Self::Sidecar => Some(screen::sidecar_shape()),
            Self::Report => None,
        }
    }

    /// The name of the file that its schema is kept in.
    pub fn file_name(self) -> String {
        format!("{}.schema.json", self.name())
    }

    /// The line by which a YAML file tells an editor its schema. `folder` holds the schemas; a relative path counts
    /// from the folder of the YAML file.
    pub fn modeline(self, folder: &str) -> String {
        let slash = if folder.is_empty() || folder.ends_with('/') { "" } else { "/" };
        format!("# yaml-language-server: $schema={folder}{slash}{}", self.file_name())
    }
}
