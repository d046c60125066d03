//! Schema types that read like a table: one line a key.

/// Defines a struct that is read from a mapping, and that can say what may stand in it ([`super::Shape`]).
///
/// `= "key"` says which key a field is read from; the key must be there unless the type says otherwise
/// ([`super::FromYaml::absent`]) or a value follows after `or`. `as` says what sort of text the value is, where
/// that is known ([`super::Words`]), and `naming` what names that stand there are names of ([`super::Naming`]). The comment on a field is what editors and the reference tell of the key.
/// Fields after a lone `;` have no key of their own: they take theirs from the same mapping
/// ([`super::FromKeys`]).
///
/// A `partial struct` comes out whatever is wrong with it: each field is an `Option`, `None` where it could not
/// be read, so that the rest can still be checked. There, `= ?"key"` is a key that may be left out.
macro_rules! mapping {
    (
        $(#[doc = $about:literal])*
        $(#[derive($($derive:ident),*)])?
        $vis:vis struct $name:ident: $what:literal {
            $(
                $(#[doc = $doc:literal])*
                $field_vis:vis $field:ident: $type:ty = $key:literal $(as $words:ident)? $(naming $names:ident)? $(or $default:expr)?,
            )*
            $( ; $( $(#[doc = $part_doc:literal])* $part_vis:vis $part:ident: $part_type:ty, )* )?
        }
    ) => {
        $(#[doc = $about])*
        $(#[derive($($derive),*)])?
        $vis struct $name {
            $( $(#[doc = $doc])* $field_vis $field: $type, )*
            $( $( $(#[doc = $part_doc])* $part_vis $part: $part_type, )* )?
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

            fn keys() -> Vec<$crate::yaml::Key> {
                let own = vec![$(
                    $crate::yaml::mapping!(
                        @key $type, [$($doc)*], $key $(as $words)? $(naming $names)? $(or $default)?
                    )
                ),*];
                [own, $( $( <$part_type as $crate::yaml::FromKeys>::keys(), )* )?].concat()
            }
        }

        impl $crate::yaml::FromYaml for $name {
            fn from_yaml(
                node: &$crate::yaml::Node<'_>,
                reader: &mut $crate::yaml::Reader<'_>,
            ) -> Option<Self> {
                let mut keys = $crate::yaml::Keys::of(node, $what, Self::shape, reader)?;
                let value = <Self as $crate::yaml::FromKeys>::from_keys(&mut keys, reader);
                keys.finish(reader);
                value
            }

            fn shape() -> $crate::yaml::Shape {
                let keys = <Self as $crate::yaml::FromKeys>::keys;
                $crate::yaml::mapping!(@shape $what, [$($about)*], keys)
            }
        }
    };
    (
        $(#[doc = $about:literal])*
        $(#[derive($($derive:ident),*)])?
        $vis:vis partial struct $name:ident: $what:literal {
            $(
                $(#[doc = $doc:literal])*
                $field_vis:vis $field:ident: $type:ty =
                    $(? $optional:literal $(as $optional_words:ident)? $(naming $optional_names:ident)?)?
                    $( $key:literal $(as $words:ident)? $(naming $names:ident)? $(or $default:expr)? )?,
            )*
            $( ; $( $(#[doc = $part_doc:literal])* $part_vis:vis $part:ident: $part_type:ty, )* )?
        }
    ) => {
        $(#[doc = $about])*
        $(#[derive($($derive),*)])?
        $vis struct $name {
            $( $(#[doc = $doc])* $field_vis $field: Option<$type>, )*
            $( $( $(#[doc = $part_doc])* $part_vis $part: Option<$part_type>, )* )?
        }

        impl $crate::yaml::FromYaml for $name {
            fn from_yaml(
                node: &$crate::yaml::Node<'_>,
                reader: &mut $crate::yaml::Reader<'_>,
            ) -> Option<Self> {
                let mut all = $crate::yaml::Keys::of(node, $what, Self::shape, reader)?;
                let keys = &mut all;
                $( let $field =
                    $( keys.read::<Option<$type>>($optional, reader).flatten() )?
                    $( $crate::yaml::mapping!(@read keys, reader, $key $(, $default)?) )?;
                )*
                $( $( let $part = $crate::yaml::FromKeys::from_keys(keys, reader); )* )?
                all.finish(reader);
                Some(Self { $( $field, )* $( $( $part, )* )? })
            }

            fn shape() -> $crate::yaml::Shape {
                fn keys() -> Vec<$crate::yaml::Key> {
                    let own = vec![$(
                        $crate::yaml::mapping!(@key $type, [$($doc)*],
                            $(? $optional $(as $optional_words)? $(naming $optional_names)?)?
                            $( $key $(as $words)? $(naming $names)? $(or $default)? )?)
                    ),*];
                    [own, $( $( <$part_type as $crate::yaml::FromKeys>::keys(), )* )?].concat()
                }
                $crate::yaml::mapping!(@shape $what, [$($about)*], keys)
            }
        }
    };
    (@read $keys:ident, $reader:ident, $key:literal) => { $keys.read($key, $reader) };
    (@read $keys:ident, $reader:ident, $key:literal, $default:expr) => {
        $keys.read_or($key, $reader, || Some($default))
    };
    (@key $type:ty, [$($doc:literal)*], ? $key:literal $(as $words:ident)? $(naming $names:ident)?) => {
        $crate::yaml::mapping!(@key Option<$type>, [$($doc)*], $key $(as $words)? $(naming $names)?)
    };
    (
        @key $type:ty, [$($doc:literal)*], $key:literal
        $(as $words:ident)? $(naming $names:ident)? $(or $default:expr)?
    ) => {
        $crate::yaml::Key::of::<$type>($key, concat!($($doc),*))
            $( .worded($crate::yaml::Words::$words) )?
            $( .naming($crate::yaml::Naming::$names) )?
            $( .or(&$default) )?
    };
    (@shape $what:literal, [$($about:literal)*], $keys:ident) => {
        $crate::yaml::Shape::Map($crate::yaml::Map { what: $what, doc: concat!($($about),*), keys: $keys })
    };
}

pub(crate) use mapping;
