//! Shows what came of an import. It tells and decides nothing.

mod human;
mod json;

use super::Style;
use crate::import::{Carried, Extent};

/// Rules that were imported.
#[derive(Clone, Copy, Debug)]
pub struct ImportReport<'a> {
    /// The rules that were read, style by style.
    pub rules: &'a [Carried],
    /// The folder that the pack was written to, if one was.
    pub folder: Option<&'a str>,
}

/// One style, counted.
#[derive(Clone, Copy, Debug)]
struct Count<'a> {
    style: &'a str,
    rules: usize,
    whole: usize,
    part: usize,
    nothing: usize,
    written: usize,
}

impl<'a> ImportReport<'a> {
    /// For people: what could not be carried over, underlined in the files, and the counts of every style.
    pub fn human(&self, style: Style) -> String {
        human::page(self, style)
    }

    /// One JSON object, `whosays-import/1`.
    pub fn json(&self) -> String {
        json::object(self)
    }

    /// The styles, in their order.
    fn counts(&self) -> Vec<Count<'a>> {
        let styles = self.rules.chunk_by(|one, other| one.style == other.style);
        let count = |rules: &'a [Carried]| {
            let of = |extent: Extent| rules.iter().filter(|rule| rule.extent() == extent).count();
            Count {
                style: rules.first().map_or("", |rule| rule.style.as_str()),
                rules: rules.len(),
                whole: of(Extent::Whole),
                part: of(Extent::Part),
                nothing: of(Extent::Nothing),
                written: rules.iter().map(|rule| rule.ids.len()).sum(),
            }
        };
        styles.map(count).collect()
    }
}
