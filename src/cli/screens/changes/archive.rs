//! Corpora as they were: the old version of each record. A record goes by its id, and one without is known by its words.

use crate::cli::args;
use crate::cli::read;
use crate::cli::trouble::Trouble;
use crate::text::Text;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The corpora that were asked for, read once.
#[derive(Debug, Default)]
pub(super) struct Archives {
    read: Mutex<HashMap<PathBuf, Arc<Archive>>>,
}

#[derive(Debug, Default)]
struct Archive {
    by_name: HashMap<String, String>,
    texts: HashSet<String>,
}

impl Archives {
    /// What a record was. `old` hands over the corpus as it was, where there was one.
    ///
    /// # Errors
    /// When it cannot be had.
    pub(super) fn record(
        &self,
        path: &Path,
        record: &Text,
        how: &args::Reading,
        old: impl FnOnce() -> Result<Option<Vec<u8>>, Trouble>,
    ) -> Result<Option<Text>, Trouble> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let archive = if let Some(archive) = read.get(path) {
            Arc::clone(archive)
        } else {
            let archive = Arc::new(Archive::of(read::texts(path, old()?.unwrap_or_default(), how)));
            read.insert(path.to_path_buf(), Arc::clone(&archive));
            archive
        };
        drop(read);
        let same = archive.texts.get(record.contents());
        let old = same.or_else(|| archive.by_name.get(record.name()));
        Ok(old.map(|contents| Text::new(record.name(), contents.as_str())))
    }
}

impl Archive {
    fn of(texts: Vec<Text>) -> Self {
        let by_name = texts.iter().map(|text| (text.name().to_owned(), text.contents().to_owned())).collect();
        Self { by_name, texts: texts.into_iter().map(|text| text.contents().to_owned()).collect() }
    }
}
