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
    pub(super) fn draw(&self, drawn: &mut String, sign: char, length: usize) {
        drawn.push_str(&self.on);
        drawn.extend(std::iter::repeat_n(sign, length));
        drawn.push_str(self.off);
    }
}
