//! For long lists of small values, each of which is a few whole numbers. They are read in a fraction of the time that it
//! takes to be told of them field by field.

use super::sevens;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value that is a few whole numbers.
pub trait Flat: Sized {
    /// Adds its numbers to others.
    fn write(&self, numbers: &mut Vec<u32>);

    /// The value whose numbers come next; nothing where there are none, or none of such a value.
    fn read(numbers: &mut impl Iterator<Item = u32>) -> Option<Self>;
}

/// Says that a value is the numbers of its fields, those of the value in it, which of several named values it is, or which
/// of several with those of what it holds.
macro_rules! flat {
    ($name:ident { $($field:ident),* }) => {
        impl $crate::stored::Flat for $name {
            fn write(&self, numbers: &mut Vec<u32>) {
                $( $crate::stored::Flat::write(&self.$field, numbers); )*
            }

            #[inline]
            fn read(numbers: &mut impl Iterator<Item = u32>) -> Option<Self> {
                Some(Self { $($field: $crate::stored::Flat::read(numbers)?),* })
            }
        }
    };
    ($name:ident(_)) => {
        impl $crate::stored::Flat for $name {
            fn write(&self, numbers: &mut Vec<u32>) {
                $crate::stored::Flat::write(&self.0, numbers);
            }

            #[inline]
            fn read(numbers: &mut impl Iterator<Item = u32>) -> Option<Self> {
                $crate::stored::Flat::read(numbers).map(Self)
            }
        }
    };
    (named $name:ident) => {
        impl $crate::stored::Flat for $name {
            fn write(&self, numbers: &mut Vec<u32>) {
                numbers.push(*self as u32);
            }

            #[inline]
            fn read(numbers: &mut impl Iterator<Item = u32>) -> Option<Self> {
                let all = <Self as $crate::names::Named>::ALL;
                all.get(numbers.next()? as usize).map(|(_, value)| *value)
            }
        }
    };
    (enum $name:ident { $($variant:ident $(($($held:ident),*))?),* $(,)? }) => {
        impl $crate::stored::Flat for $name {
            fn write(&self, numbers: &mut Vec<u32>) {
                enum Which { $($variant),* }
                match self {
                    $( Self::$variant $(($($held),*))? => {
                        numbers.push(Which::$variant as u32);
                        $( $( $crate::stored::Flat::write($held, numbers); )* )?
                    } )*
                }
            }

            #[inline]
            fn read(numbers: &mut impl Iterator<Item = u32>) -> Option<Self> {
                enum Which { $($variant),* }
                let which = numbers.next()?;
                $( if which == Which::$variant as u32 {
                    $( $( let $held = $crate::stored::Flat::read(numbers)?; )* )?
                    return Some(Self::$variant $(($($held),*))?);
                } )*
                None
            }
        }
    };
}

pub(crate) use flat;

macro_rules! whole {
    ($($number:ty),*) => { $(
        impl Flat for $number {
            fn write(&self, numbers: &mut Vec<u32>) {
                numbers.push(u32::from(*self));
            }

            #[inline]
            fn read(numbers: &mut impl Iterator<Item = u32>) -> Option<Self> {
                numbers.next()?.try_into().ok()
            }
        }
    )* };
}

whole!(u8, u16, u32);

impl Flat for u64 {
    fn write(&self, numbers: &mut Vec<u32>) {
        numbers.extend([*self as u32, (*self >> 32) as u32]);
    }

    #[inline]
    fn read(numbers: &mut impl Iterator<Item = u32>) -> Option<Self> {
        Some(Self::from(numbers.next()?) | Self::from(numbers.next()?) << 32)
    }
}

impl Flat for bool {
    fn write(&self, numbers: &mut Vec<u32>) {
        numbers.push(u32::from(*self));
    }

    #[inline]
    fn read(numbers: &mut impl Iterator<Item = u32>) -> Option<Self> {
        Some(numbers.next()? != 0)
    }
}

impl<T: Flat> Flat for Option<T> {
    fn write(&self, numbers: &mut Vec<u32>) {
        self.is_some().write(numbers);
        if let Some(value) = self {
            value.write(numbers);
        }
    }

    #[inline]
    fn read(numbers: &mut impl Iterator<Item = u32>) -> Option<Self> {
        if bool::read(numbers)? { T::read(numbers).map(Some) } else { Some(None) }
    }
}

/// Stores a list.
pub fn serialize<T: Flat, S: Serializer>(list: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    let (mut numbers, mut bytes) = (Vec::new(), Vec::new());
    for value in list {
        value.write(&mut numbers);
    }
    for number in numbers {
        sevens::push(&mut bytes, number.into());
    }
    (list.len(), bytes.as_slice()).serialize(serializer)
}

/// The list that was stored.
pub fn deserialize<'de: 'static, T: Flat, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let (length, mut bytes): (usize, &'de [u8]) = Deserialize::deserialize(deserializer)?;
    let mut list = Vec::with_capacity(length.min(bytes.len()));
    let mut numbers = std::iter::from_fn(|| sevens::take(&mut bytes));
    list.extend((0..length).map_while(|_| T::read(&mut numbers)));
    if list.len() == length { Ok(list) } else { Err(D::Error::custom("too short")) }
}

#[cfg(test)]
mod tests {
    use super::super::{read, write};
    use super::Flat;
    use serde::{Deserialize, Serialize};

    #[derive(Clone, Copy, Debug, PartialEq)]
    struct Place {
        line: u32,
        ends: Option<bool>,
    }

    flat!(Place { line, ends });

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Move {
        Stay,
        Go(Place, u64),
    }

    flat!(
        enum Move {
            Stay,
            Go(place, far),
        }
    );

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(bound(deserialize = "'de: 'static"))]
    struct Moves(#[serde(with = "super")] Vec<Move>);

    #[test]
    fn what_is_stored_comes_back_as_it_was() {
        let place = Place { line: 70_000, ends: Some(false) };
        let far = Move::Go(Place { ends: None, ..place }, 1 << 40);
        for moves in [vec![], vec![Move::Stay], vec![Move::Go(place, 3), Move::Stay, far]] {
            let bytes: &'static [u8] = write(&Moves(moves.clone())).leak();
            assert_eq!(read(bytes), Some(Moves(moves)));
        }
    }

    #[test]
    fn other_numbers_are_no_value() {
        for numbers in [&[][..], &[2], &[1, 7], &[1, 7, 1, 0, 5]] {
            assert_eq!(Move::read(&mut numbers.iter().copied()), None, "{numbers:?}");
        }
        assert_eq!(u8::read(&mut [256].into_iter()), None);
    }
}
