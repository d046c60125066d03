//! What running a rule takes no notice of: its reasons and its examples.
//!
//! They are most of a rule file, and few ask for them. So they are left out of the trees that the built-in pack is
//! packed into, and read from the file when somebody does ask; of other rules they are read with the rest.

use super::compile;
use super::example::TestCase;
use crate::text::Text;
use crate::yaml::Kept;
use std::sync::{Arc, OnceLock};

/// The reasons and the examples of a rule, read or yet to be read.
#[derive(Clone, Debug)]
pub(super) struct Papers {
    file: Arc<Text>,
    read: OnceLock<Written>,
}

/// What a rule file says for those who want to know the rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Written {
    /// Why it matters, in Markdown.
    pub(super) why: Option<String>,
    /// Where it comes from.
    pub(super) references: Vec<String>,
    /// Its own examples.
    pub(super) tests: Vec<TestCase>,
}

impl Papers {
    /// Of a rule file, read or yet to be read.
    pub(super) fn of(file: &Arc<Text>, written: Kept<Written>) -> Self {
        let read = match written {
            Kept::Read(written) => OnceLock::from(written),
            Kept::LeftOut => OnceLock::new(),
        };
        Self { file: Arc::clone(file), read }
    }

    /// The same with other examples.
    pub(super) fn with_tests(&self, tests: Vec<TestCase>) -> Self {
        Self::of(&self.file, Kept::Read(Written { tests, ..self.read().clone() }))
    }

    pub(super) fn read(&self) -> &Written {
        // A file that was packed is sound, so nothing is lost here.
        self.read.get_or_init(|| compile::written(&self.file).unwrap_or_default())
    }
}
