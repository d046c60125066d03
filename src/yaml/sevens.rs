//! Whole numbers of seven bits a byte, the lowest first: all bytes of one but the last have the high bit.

/// Adds a number behind some bytes.
pub(super) fn push(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes the number off with which some bytes begin; nothing where there is none, or too large a one.
#[inline]
pub(super) fn take(bytes: &mut &[u8]) -> Option<u32> {
    // Most take one byte, and nearly all others two.
    match **bytes {
        [only @ 0..0x80, ref rest @ ..] => {
            *bytes = rest;
            Some(u32::from(only))
        }
        [first, last @ 0..0x80, ref rest @ ..] => {
            *bytes = rest;
            Some(u32::from(first & 0x7f) | u32::from(last) << 7)
        }
        _ => take_long(bytes),
    }
}

fn take_long(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u64;
    for shift in (0..35).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return u32::try_from(number).ok();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{push, take};

    #[test]
    fn numbers_of_any_size_come_back_as_they_were() {
        let numbers = [0, 1, 0x7f, 0x80, 0x3fff, 0x4000, 0x001f_ffff, u32::MAX];
        let mut bytes = Vec::new();
        for number in numbers {
            push(&mut bytes, number.into());
        }
        let mut rest = bytes.as_slice();
        assert_eq!(numbers.map(|_| take(&mut rest)), numbers.map(Some));
        assert_eq!(take(&mut rest), None);
    }

    #[test]
    fn what_is_cut_short_or_too_large_is_no_number() {
        for bytes in [&[0x80][..], &[0xff, 0xff], &[0xff, 0xff, 0xff, 0xff, 0x1f], &[0x80; 9]] {
            assert_eq!(take(&mut &*bytes), None, "{bytes:?}");
        }
    }
}
