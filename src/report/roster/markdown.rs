//! The sources of one text as Markdown, for an editor to show beside the text.

use super::FileRoster;
use super::words::{called, kind, shares, strongest_first};
use crate::report::literal::plain;
use crate::roster::Cited;
use crate::text::Text;
use std::fmt::Write as _;

/// What the table adds up to, then the table.
pub(super) fn page(file: &FileRoster<'_>) -> String {
    let mut page = format!("# Sources\n\n{}\n", plain(&shares(file.roster)));
    if !file.roster.sources.is_empty() {
        page.push_str("\n| source | kind | times | line |\n|---|---|--:|--:|\n");
    }
    for source in strongest_first(file.roster) {
        page.push_str(&row(file.text, source));
    }
    page
}

fn row(text: &Text, source: &Cited) -> String {
    let mut row = String::from("|");
    let line = text.position(source.first.start).line;
    for cell in [called(source), kind(source), source.count.to_string(), line.to_string()] {
        // Writing into a string cannot fail.
        let _ = write!(row, " {} |", plain(&cell));
    }
    row + "\n"
}

#[cfg(test)]
mod tests {
    use crate::lint::Linter;
    use crate::markup::Format;
    use crate::report::FileRoster;
    use crate::roster::Roster;
    use crate::text::Text;

    #[test]
    fn sources_are_told_the_strongest_first() {
        let text = "Critics said the mill burned. “It did,” said Ana Ruiz.\n\nRuiz said it was old.";
        let text = Text::new("a.md", text);
        let facts = Linter::builtin().facts(&text, Format::Markdown);
        let roster = Roster::new(&facts);
        let page = FileRoster { text: &text, facts: &facts, roster: &roster }.markdown();
        let told = "# Sources\n\n3 attributions to 2 sources: 1 (33%) anonymous, 2 (67%) to Ana Ruiz\n\n\
                    | source | kind | times | line |\n|---|---|--:|--:|\n\
                    | Ana Ruiz | person | 2 | 1 |\n\
                    | Critics | collective, no reason given | 1 | 1 |\n";
        assert_eq!(page, told);
    }
}
