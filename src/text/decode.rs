//! Bytes of a file to characters: UTF-8, or UTF-16 where a byte order mark says so. Nothing is guessed.

use std::fmt;

/// How a file stores its characters; decides what a byte offset into it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little or big endian, known by its byte order mark.
    Utf16,
}

/// Why a file's bytes could not be read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// A NUL byte: the file is no text.
    Binary {
        /// Offset of the first NUL byte, 0-based.
        at: usize,
    },
    /// Bytes that are not UTF-8.
    InvalidUtf8 {
        /// Offset of the first bad byte, 0-based.
        at: usize,
    },
    /// Half a surrogate pair, or an odd number of bytes, in a UTF-16 file.
    InvalidUtf16 {
        /// Offset of the first bad byte, 0-based.
        at: usize,
    },
    /// The file has 4 GiB or more.
    TooLarge,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Binary { at } => write!(f, "this is no text: byte {at} is NUL"),
            Self::InvalidUtf8 { at } => {
                write!(f, "this is not UTF-8: byte {at} starts no character; save the file as UTF-8")
            }
            Self::InvalidUtf16 { at } => {
                write!(f, "this is broken UTF-16: byte {at} is half a character; save the file as UTF-8")
            }
            Self::TooLarge => write!(f, "files of 4 GiB and more are not read"),
        }
    }
}

impl std::error::Error for DecodeError {}

pub(super) fn decode(bytes: Vec<u8>) -> Result<(String, Encoding), DecodeError> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(DecodeError::TooLarge);
    }
    match bytes.get(..2) {
        Some([0xff, 0xfe]) => Ok((utf16(&bytes, u16::from_le_bytes)?, Encoding::Utf16)),
        Some([0xfe, 0xff]) => Ok((utf16(&bytes, u16::from_be_bytes)?, Encoding::Utf16)),
        _ => Ok((utf8(bytes)?, Encoding::Utf8)),
    }
}

fn utf8(bytes: Vec<u8>) -> Result<String, DecodeError> {
    if let Some(at) = memchr::memchr(0, &bytes) {
        return Err(DecodeError::Binary { at });
    }
    String::from_utf8(bytes)
        .map_err(|error| DecodeError::InvalidUtf8 { at: error.utf8_error().valid_up_to() })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, DecodeError> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    if !odd.is_empty() {
        return Err(DecodeError::InvalidUtf16 { at: bytes.len() - 1 });
    }
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    for c in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        let c = c.map_err(|_| DecodeError::InvalidUtf16 { at })?;
        if c == '\0' {
            return Err(DecodeError::Binary { at });
        }
        at += c.len_utf16() * 2;
        text.push(c);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_where_the_bytes_go_wrong() {
        assert_eq!(decode(b"ab\xffcd".to_vec()), Err(DecodeError::InvalidUtf8 { at: 2 }));
        assert_eq!(decode(b"ab\0cd".to_vec()), Err(DecodeError::Binary { at: 2 }));
        // The mark of UTF-32 begins like that of UTF-16.
        assert_eq!(decode(b"\xff\xfe\0\0a\0\0\0".to_vec()), Err(DecodeError::Binary { at: 2 }));
        assert_eq!(decode(b"\xff\xfea\0\x00\xd8".to_vec()), Err(DecodeError::InvalidUtf16 { at: 4 }));
        assert_eq!(decode(b"\xfe\xff\0a\0".to_vec()), Err(DecodeError::InvalidUtf16 { at: 4 }));
    }

    #[test]
    fn both_byte_orders_are_read() {
        assert_eq!(decode(b"\xff\xfea\0".to_vec()), Ok(("\u{feff}a".to_owned(), Encoding::Utf16)));
        assert_eq!(decode(b"\xfe\xff\0a".to_vec()), Ok(("\u{feff}a".to_owned(), Encoding::Utf16)));
    }
}
