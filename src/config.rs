//! `whosays.yml`: which rules apply where, and how loudly.
