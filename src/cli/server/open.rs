//! What an editor has open.

use crate::attribution::Facts;
use crate::cli::read::Document;
use crate::cli::session::Rules;
use crate::lint::{Findings, Options, Recall, Trace};
use crate::lsp::protocol::{TextDocumentItem, Uri};
use crate::lsp::{Buffer, Measure, Unit, path_of};
use crate::markup::Format;
use crate::names::Named;
use crate::screen::Screened;
use crate::text::Text;
use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One document.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) uri: Uri,
    pub(super) version: i32,
    pub(super) buffer: Buffer,
    pub(super) kind: Kind,
    /// Where it lies, if it was ever saved.
    pub(super) path: Option<PathBuf>,
    /// What came of checking it as it stands.
    pub(super) reading: Option<Reading>,
    /// What is remembered of it from one keystroke to the next.
    pub(super) recall: Recall,
    /// Whether the editor was told of it.
    pub(super) told: bool,
}

/// What a document is to whosays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Something to check.
    Draft(Format),
    /// Rules, lexicons, configs, or what is none of our business.
    Yaml,
}

impl Open {
    pub(super) fn new(item: TextDocumentItem, unit: Unit) -> Self {
        let path = path_of(&item.uri);
        let kind = Kind::of(path.as_deref(), item.language_id.as_str());
        let buffer = Buffer::new(item.text, unit);
        Self {
            uri: item.uri,
            version: item.version,
            buffer,
            kind,
            path,
            reading: None,
            recall: Recall::default(),
            told: false,
        }
    }

    /// What it is called in reports.
    fn name(&self) -> String {
        let path = self.path.as_ref().map(|path| path.to_string_lossy().into_owned());
        path.unwrap_or_else(|| self.uri.0.clone())
    }

    /// As a draft, if it is one.
    pub(super) fn document(&self) -> Option<Document> {
        let Kind::Draft(format) = self.kind else { return None };
        let text = Text::new(self.name(), self.buffer.contents());
        let path = self.path.clone();
        Some(Document { text, format, path, is_record: false, former_path: None })
    }

    /// Its text with its places.
    pub(super) fn measure(&self) -> Measure<'_> {
        self.buffer.measure()
    }

    /// Its address and version, unless the editor was told of it before. From now on it was.
    pub(super) fn tell(&mut self) -> Option<(Uri, i32)> {
        let was_told = std::mem::replace(&mut self.told, true);
        (!was_told).then(|| (self.uri.clone(), self.version))
    }

    /// Has it checked again, for it or what it is checked by has changed.
    pub(super) fn is_due(&mut self) {
        (self.reading, self.told) = (None, false);
    }
}

impl Kind {
    /// Files are taken for what `check` takes them for; the editor's word counts where their names say nothing.
    fn of(path: Option<&Path>, language: &str) -> Self {
        let extension = path.and_then(Path::extension).and_then(|extension| extension.to_str());
        if language == "yaml" || matches!(extension, Some("yml" | "yaml")) {
            return Self::Yaml;
        }
        let extension = extension.unwrap_or_default();
        let known = Format::ALL.iter().map(|(_, format)| format);
        let by_name = known
            .copied()
            .find(|format| format.extensions().iter().any(|known| known.eq_ignore_ascii_case(extension)));
        Self::Draft(by_name.unwrap_or(match language {
            "markdown" => Format::Markdown,
            "html" => Format::Html,
            _ => Format::Plain,
        }))
    }
}

/// Nothing is held back, and facts are told.
const EVERYTHING: Options = Options { pedantic: true, rules_only: false };

/// A draft with what is known of it. What few ask for is worked out when it is asked for.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) document: Document,
    pub(super) rules: Arc<Rules>,
    pub(super) screened: Screened,
    facts: OnceCell<Facts>,
    findings: OnceCell<Findings>,
    trace: OnceCell<Trace>,
}

impl Reading {
    pub(super) const fn new(document: Document, rules: Arc<Rules>, screened: Screened) -> Self {
        Self {
            document,
            rules,
            screened,
            facts: OnceCell::new(),
            findings: OnceCell::new(),
            trace: OnceCell::new(),
        }
    }

    /// Who is said to have said what.
    pub(super) fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| self.rules.facts(&self.document.text, self.document.format))
    }

    /// What every rule says of it, each for itself and with nothing held back.
    pub(super) fn findings(&self) -> &Findings {
        let Document { text, format, .. } = &self.document;
        self.findings.get_or_init(|| self.rules.find(text, *format, EVERYTHING))
    }

    /// What every rule made of it, with nothing held back.
    pub(super) fn trace(&self) -> &Trace {
        let Document { text, format, .. } = &self.document;
        self.trace.get_or_init(|| self.rules.linter().trace(text, *format, EVERYTHING))
    }
}
