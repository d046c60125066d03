//! Schema types that read like a table: one line a key.

/// Defines a struct that is read from a mapping.
///
/// `= "key"` says which key a field is read from; the key must be there unless the type says otherwise
/// ([`super::FromYaml::absent`]) or a value follows after `or`. Fields after a lone `;` have no key of their
/// own: they take theirs from the same mapping ([`super::FromKeys`]).
///
/// A `partial struct` comes out whatever is wrong with it: each field is an `Option`, `None` where it could not
/// be read, so that the rest can still be checked. There, `= ?"key"` is a key that may be left out.
macro_rules! mapping {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident: $what:literal {
            $( $(#[$inner:meta])* $field_vis:vis $field:ident: $type:ty = $key:literal $(or $default:expr)?, )*
            $( ; $( $(#[$part_inner:meta])* $part_vis:vis $part:ident: $part_type:ty, )* )?
        }
    ) => {
        $(#[$meta])*
        $vis struct $name {
            $( $(#[$inner])* $field_vis $field: $type, )*
            $( $( $(#[$part_inner])* $part_vis $part: $part_type, )* )?
        }

        impl $crate::yaml::FromKeys for $name {
            fn from_keys(
                keys: &mut $crate::yaml::Keys<'_, '_>,
                reader: &mut $crate::yaml::Reader<'_>,
            ) -> Option<Self> {
                // All are read before the first that is wrong ends it, so that every mistake is found.
                $( let $field = $crate::yaml::mapping!(@read keys, reader, $key $(, $default)?); )*
                $( $( let $part = $crate::yaml::FromKeys::from_keys(keys, reader); )* )?
                Some(Self { $( $field: $field?, )* $( $( $part: $part?, )* )? })
            }
        }

        impl $crate::yaml::FromYaml for $name {
            fn from_yaml(
                node: &$crate::yaml::Node<'_>,
                reader: &mut $crate::yaml::Reader<'_>,
            ) -> Option<Self> {
                let mut keys = $crate::yaml::Keys::of(node, $what, reader)?;
                let value = <Self as $crate::yaml::FromKeys>::from_keys(&mut keys, reader);
                keys.finish(reader);
                value
            }
        }
    };
    (
        $(#[$meta:meta])*
        $vis:vis partial struct $name:ident: $what:literal {
            $( $(#[$inner:meta])* $field_vis:vis $field:ident: $type:ty
                = $(? $optional:literal)? $( $key:literal $(or $default:expr)? )?, )*
            $( ; $( $(#[$part_inner:meta])* $part_vis:vis $part:ident: $part_type:ty, )* )?
        }
    ) => {
        $(#[$meta])*
        $vis struct $name {
            $( $(#[$inner])* $field_vis $field: Option<$type>, )*
            $( $( $(#[$part_inner])* $part_vis $part: Option<$part_type>, )* )?
        }

        impl $crate::yaml::FromYaml for $name {
            fn from_yaml(
                node: &$crate::yaml::Node<'_>,
                reader: &mut $crate::yaml::Reader<'_>,
            ) -> Option<Self> {
                let mut all = $crate::yaml::Keys::of(node, $what, reader)?;
                let keys = &mut all;
                $( let $field =
                    $( keys.read::<Option<$type>>($optional, reader).flatten() )?
                    $( $crate::yaml::mapping!(@read keys, reader, $key $(, $default)?) )?;
                )*
                $( $( let $part = $crate::yaml::FromKeys::from_keys(keys, reader); )* )?
                all.finish(reader);
                Some(Self { $( $field, )* $( $( $part, )* )? })
            }
        }
    };
    (@read $keys:ident, $reader:ident, $key:literal) => { $keys.read($key, $reader) };
    (@read $keys:ident, $reader:ident, $key:literal, $default:expr) => {
        $keys.read_or($key, $reader, || Some($default))
    };
}

pub(crate) use mapping;
