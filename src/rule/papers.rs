//! What running a rule takes no notice of: its reasons and its examples.
//!
//! They are most of a rule file, and few ask for them. So they are no part of what the tool stores of its own rules, and
//! are read from the file when somebody does ask; of other rules they are read with the rest.

use super::example::TestCase;
use super::pack::PackText;
use crate::text::Text;
use std::fmt;
use std::sync::OnceLock;

/// The reasons and the examples of a rule, read or yet to be read.
#[derive(Clone, Default)]
pub(super) struct Papers {
    file: Option<(PackText, Reading)>,
    read: OnceLock<Written>,
}

/// How they are read from the text of a file; nothing where it is no sound rule.
pub(super) type Reading = fn(&Text) -> Option<Written>;

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

impl From<Written> for Papers {
    fn from(written: Written) -> Self {
        Self { file: None, read: OnceLock::from(written) }
    }
}

/// What is written, whether or not it has been read yet.
impl fmt::Debug for Papers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.read().fmt(f)
    }
}

impl Papers {
    /// Of a rule file that is known to be sound, and yet to be read.
    pub(super) fn of(file: &PackText, reading: Reading) -> Self {
        Self { file: Some((file.clone(), reading)), read: OnceLock::new() }
    }

    /// The same with other examples.
    pub(super) fn with_tests(&self, tests: Vec<TestCase>) -> Self {
        Written { tests, ..self.read().clone() }.into()
    }

    pub(super) fn read(&self) -> &Written {
        let read = |(file, reading): &(PackText, Reading)| reading(file);
        self.read.get_or_init(|| self.file.as_ref().and_then(read).unwrap_or_default())
    }
}
