//! The text of a file of a pack. Where the file is part of the tool, the text is made when somebody asks for it, which
//! few do.

use crate::text::Text;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// The text of a file, there already or yet to be made.
#[derive(Clone, Debug)]
pub struct PackText {
    made: OnceLock<Arc<Text>>,
    /// What makes it, and the number that it is known by there.
    make: (fn(usize) -> Text, usize),
}

impl PackText {
    /// A text that is made when it is asked for.
    pub const fn late(make: fn(usize) -> Text, number: usize) -> Self {
        Self { made: OnceLock::new(), make: (make, number) }
    }
}

impl<T: Into<Arc<Text>>> From<T> for PackText {
    fn from(text: T) -> Self {
        Self { made: OnceLock::from(text.into()), make: (|_| Text::new("", ""), 0) }
    }
}

impl Deref for PackText {
    type Target = Arc<Text>;

    fn deref(&self) -> &Arc<Text> {
        let (make, number) = self.make;
        self.made.get_or_init(|| Arc::new(make(number)))
    }
}
