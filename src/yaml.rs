//! The only file that names the YAML crate. It turns YAML into typed values whose scalars know their place, or
//! into diagnostics that underline the very scalar.

use crate::text::Span;

/// A value together with the place of its scalar in the YAML it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where its scalar stands in the file.
    pub span: Span,
}
