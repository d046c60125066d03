//! Up to eight bytes in one number, so that a short word is read, folded and told from all others at once, and much text
//! is passed over quickly, however the compiler goes about loops.

/// Eight bytes, the first in the lowest place; behind the end of a shorter word they are zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Packed(u64);

/// One in each byte.
const EACH: u64 = 0x0101_0101_0101_0101;

/// The high bit of each byte.
const HIGH: u64 = EACH * 0x80;

/// The bit that tells small letters from large.
const SMALL: u64 = 0x20;

impl Packed {
    /// A word of up to eight bytes.
    #[inline]
    pub(crate) fn of(word: &[u8]) -> Option<Self> {
        let last = 8 * word.len().saturating_sub(1) as u32;
        match word {
            [] => Some(Self(0)),
            [only] => Some(Self(u64::from(*only))),
            [first, .., end] if word.len() < 4 => {
                let middle = word.len() / 2;
                let middle = u64::from(word[middle]) << (8 * middle);
                Some(Self(u64::from(*first) | middle | u64::from(*end) << last))
            }
            // Halves of four bytes, which overlap where there are less than eight.
            _ if word.len() <= 8 => {
                let (first, end) = (word.first_chunk()?, word.last_chunk()?);
                let end = u64::from(u32::from_le_bytes(*end)) << (last - 24);
                Some(Self(u64::from(u32::from_le_bytes(*first)) | end))
            }
            _ => None,
        }
    }

    /// The same in constants, of up to eight bytes; of a longer word, the first eight.
    pub(crate) const fn short(word: &[u8]) -> Self {
        let (mut packed, mut at) = (0, 0);
        while at < word.len() && at < 8 {
            packed |= (word[at] as u64) << (8 * at);
            at += 1;
        }
        Self(packed)
    }

    /// A single byte.
    pub(crate) const fn one(byte: u8) -> Self {
        Self(byte as u64)
    }

    /// Eight bytes.
    pub(crate) const fn eight(bytes: [u8; 8]) -> Self {
        Self(u64::from_le_bytes(bytes))
    }

    /// The eight bytes of a text from `at` on; none where fewer are left.
    #[inline]
    pub(crate) fn at(text: &[u8], at: usize) -> Option<Self> {
        text.get(at..)?.first_chunk().copied().map(Self::eight)
    }

    /// Whether all of them are ASCII.
    pub(crate) const fn is_ascii(self) -> bool {
        self.0 & HIGH == 0
    }

    /// Capitals of ASCII made small.
    pub(crate) const fn lower(self) -> Self {
        let capitals = self.reaches(b'A') & !self.reaches(b'Z' + 1) & !self.0 & HIGH;
        Self(self.0 | capitals >> (HIGH.trailing_zeros() - SMALL.trailing_zeros()))
    }

    /// The first byte made small, which must be a letter.
    pub(crate) const fn lower_first(self) -> Self {
        Self(self.0 | SMALL)
    }

    /// How many small letters of ASCII it begins with.
    pub(crate) const fn small_letters(self) -> usize {
        let others = !self.reaches(b'a') | self.reaches(b'z' + 1) | self.0;
        Self::before(others)
    }

    /// How many bytes it begins with that folding leaves as they are, case aside: what can be seen of ASCII, without
    /// backquotes and with single spaces.
    pub(crate) const fn plain(self) -> usize {
        Self::before(!self.reaches(b' ') | self.is(b'`') | self.wide_spaces() | self.0)
    }

    /// How many bytes it begins with that are printed as they are and run on: ASCII without controls, with single
    /// spaces.
    pub(crate) const fn running(self) -> usize {
        Self::before(!self.reaches(b' ') | self.is(b'\x7f') | self.wide_spaces() | self.0)
    }

    /// How many bytes it begins with that are letters and digits of ASCII, or a space in front of one.
    pub(crate) const fn wordy(self) -> usize {
        let of_words = self.of_words();
        // What stands behind the last is not known.
        let next = of_words >> 8 | HIGH << 56;
        Self::before(!(of_words | self.is(b' ') & next) | self.0)
    }

    /// How many bytes it begins with that are no controls. Terminals alone are asked about.
    #[cfg(any(feature = "cli", test))]
    pub(crate) const fn shown(self) -> usize {
        Self::before(!self.reaches(b' ') & !self.0)
    }

    /// How many bytes it begins with that are printed as they are: ASCII without controls.
    pub(crate) const fn printable(self) -> usize {
        Self::before(!self.reaches(b' ') | self.is(b'\x7f') | self.0)
    }

    /// The first `length` bytes alone.
    pub(crate) const fn first(self, length: usize) -> Self {
        if length < 8 { Self(self.0 & ((1 << (8 * length)) - 1)) } else { self }
    }

    /// Hands it to `then` as text, which must be ASCII.
    pub(crate) fn spell<R>(self, then: impl FnOnce(&str) -> R) -> R {
        let length = 8 - self.0.leading_zeros() as usize / 8;
        then(str::from_utf8(&self.0.to_le_bytes()[..length]).unwrap_or_default())
    }

    /// All eight bytes.
    pub(crate) const fn bytes(self) -> [u8; 8] {
        self.0.to_le_bytes()
    }

    /// As a number, which no other word of up to eight bytes has.
    pub(crate) const fn number(self) -> u64 {
        self.0
    }

    /// How many bytes come before the first whose high bit is set here.
    const fn before(others: u64) -> usize {
        (others & HIGH).trailing_zeros() as usize / 8
    }

    /// In the high bit of each byte but the last, whether the other seven and those of the next are spaces.
    const fn wide_spaces(self) -> u64 {
        let spaces = self.is(b' ') & !self.0;
        spaces & spaces >> 8
    }

    /// In the high bit of each byte, whether it is a letter or a digit of ASCII.
    const fn of_words(self) -> u64 {
        let small = Self(self.0 | (EACH * SMALL));
        let letters = small.reaches(b'a') & !small.reaches(b'z' + 1);
        let digits = self.reaches(b'0') & !self.reaches(b'9' + 1);
        (letters | digits) & !self.0 & HIGH
    }

    /// In the high bit of each byte, whether the other seven are `byte`.
    const fn is(self, byte: u8) -> u64 {
        self.reaches(byte) & !self.reaches(byte + 1)
    }

    /// In the high bit of each byte, whether the other seven are no less than `byte`.
    const fn reaches(self, byte: u8) -> u64 {
        (self.0 | HIGH).wrapping_sub(EACH * byte as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::Packed;

    #[test]
    fn a_word_is_spelt_as_it_was_packed() {
        for word in ["", "a", "of", "the", "dams", "water", "rivers", "harbour", "harbours"] {
            let packed = Packed::of(word.as_bytes()).expect("no more than eight bytes");
            packed.spell(|spelt| assert_eq!(spelt, word));
            assert_eq!(packed.small_letters(), word.len());
            assert_eq!(Packed::of(word.to_uppercase().as_bytes()).map(Packed::lower), Some(packed));
        }
        assert_eq!(Packed::of(b"harbour's"), None);
    }

    #[test]
    fn every_byte_is_a_small_letter_or_none() {
        for byte in 0..=u8::MAX {
            let packed = Packed::at(&[b'a', byte, b'c', b'd', b'e', b'f', b'g', b'h'], 0);
            let letters = if byte.is_ascii_lowercase() { 8 } else { 1 };
            assert_eq!(packed.map(Packed::small_letters), Some(letters), "{byte}");
            let lower = Packed::of(&[byte]).map(|packed| packed.lower().number());
            assert_eq!(lower, Some(u64::from(byte.to_ascii_lowercase())));
        }
        assert_eq!(Packed::at(b"seven b", 0), None);
    }

    #[test]
    fn what_follows_a_word_is_cut_off() {
        let packed = Packed::at(b"the harbour", 0).expect("more than eight bytes");
        assert_eq!(Some(packed.first(3)), Packed::of(b"the"));
        assert_eq!(packed.first(8), packed);
    }
}
