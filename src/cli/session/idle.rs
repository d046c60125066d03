//! Finds what configs say in vain: overrides that fit no draft, and globs that leave none out. That can only be told
//! where all drafts below a config were looked at.

use super::{Session, places};
use crate::cli::trouble::Mistakes;
use crate::order::Order as _;
use std::collections::BTreeSet;
use std::path::PathBuf;

impl Session {
    /// What the configs in some folders say in vain, given that all drafts in these folders were asked for.
    pub(in crate::cli) fn idle(&mut self, folders: &[PathBuf]) -> Vec<Mistakes> {
        for ((config, _), rules) in self.rules.iter().filter(|((_, overrides), _)| overrides.is_empty()) {
            let Some(path) = config else { continue };
            if folders.iter().any(|folder| places::below(folder, path).is_some()) {
                let fitted = self.rules.keys().filter(|(other, _)| other == config);
                let overrides: BTreeSet<usize> = fitted.flat_map(|(_, fitted)| fitted).copied().collect();
                let exclusions = self.left_out.get(config).cloned().unwrap_or_default();
                for (text, mistake) in rules.ground.stack.idle(&overrides, &exclusions) {
                    self.notes.mistakes(&text, [mistake]);
                }
            }
        }
        let mut mistakes = self.take_mistakes();
        mistakes.order_by(|(left, _), (right, _)| left.name().cmp(right.name()));
        mistakes
    }
}
