//! What sets words apart in a terminal.

/// The codes around words; none, where nothing is coloured.
pub(super) struct Ink {
    on: String,
    off: &'static str,
}

impl Ink {
    /// Of what switches it on.
    pub(super) const fn new(on: String) -> Self {
        let off = if on.is_empty() { "" } else { "\x1b[0m" };
        Self { on, off }
    }

    /// Writes words, one behind the other.
    pub(super) fn write(&self, drawn: &mut String, words: &[&str]) {
        drawn.push_str(&self.on);
        for words in words {
            drawn.push_str(words);
        }
        drawn.push_str(self.off);
    }

    /// Draws a line of so many signs.
    pub(super) fn draw(&self, drawn: &mut String, sign: Sign, length: usize) {
        drawn.push_str(&self.on);
        sign.repeat(drawn, length);
        drawn.push_str(self.off);
    }
}

/// What a line is drawn of: many of it, for they are written faster together.
#[derive(Clone, Copy)]
pub(super) struct Sign(&'static str);

impl Sign {
    /// Nothing to be seen.
    pub(super) const SPACE: Self = Self("                                        ");
    /// What is below the primary place.
    pub(super) const PRIMARY: Self = Self("^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^");
    /// What is below all other places.
    pub(super) const OTHER: Self = Self("----------------------------------------");

    /// Writes it so many times.
    pub(super) fn repeat(self, drawn: &mut String, mut length: usize) {
        while length > 0 {
            let signs = self.0.get(..length).unwrap_or(self.0);
            drawn.push_str(signs);
            length -= signs.len();
        }
    }
}
