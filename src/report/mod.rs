//! Shows diagnostics, one format per file. It never decides what is shown.
