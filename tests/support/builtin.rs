//! The built-in pack, loaded once for all suites.

use std::sync::OnceLock;
use whosays::lint::Linter;

/// A linter with the built-in rules, as they are without a config.
pub(crate) fn linter() -> &'static Linter {
    static LINTER: OnceLock<Linter> = OnceLock::new();
    LINTER.get_or_init(Linter::builtin)
}
