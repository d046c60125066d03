//! What an editor may set. What it leaves out or gets wrong is as if it were not set: an editor that knows other settings
//! must not lose the server over it.

use serde::Deserialize;
use serde_json::Value;
use std::path::PathBuf;

/// The settings, under `whosays` where an editor has one place for those of all its servers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
pub(super) struct Settings {
    /// The config that holds for every draft, instead of the closest one.
    pub(super) config: Option<PathBuf>,
    /// The baseline for every draft, instead of that beside the config.
    pub(super) baseline: Option<PathBuf>,
    /// Whether everything is shown.
    pub(super) pedantic: bool,
    /// Whether what authors allow is kept back.
    pub(super) suppressions: bool,
    /// Whether sources are marked by their kinds.
    pub(super) inlay_hints: bool,
    /// Whether the first line tells of a draft's sources.
    pub(super) code_lens: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            config: None,
            baseline: None,
            pedantic: false,
            suppressions: true,
            inlay_hints: false,
            code_lens: true,
        }
    }
}

impl Settings {
    /// Of what an editor says.
    pub(super) fn of(said: &Value) -> Self {
        let said = said.get("whosays").unwrap_or(said);
        let path = |name| get::<String>(said, name).filter(|path| !path.is_empty()).map(PathBuf::from);
        let otherwise = Self::default();
        Self {
            config: path("config"),
            baseline: path("baseline"),
            pedantic: get(said, "pedantic").unwrap_or(otherwise.pedantic),
            suppressions: get(said, "suppressions").unwrap_or(otherwise.suppressions),
            inlay_hints: get(said, "inlayHints").unwrap_or(otherwise.inlay_hints),
            code_lens: get(said, "codeLens").unwrap_or(otherwise.code_lens),
        }
    }
}

fn get<'de, T: Deserialize<'de>>(said: &'de Value, name: &str) -> Option<T> {
    T::deserialize(said.get(name)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_wrong_is_not_set() {
        let said =
            json!({ "pedantic": "yes", "inlayHints": true, "config": "", "baseline": null, "colour": 1 });
        assert_eq!(Settings::of(&said), Settings { inlay_hints: true, ..Settings::default() });
        assert_eq!(Settings::of(&json!({ "whosays": said })), Settings::of(&said));
        assert_eq!(Settings::of(&Value::Null), Settings::default());
    }
}
