//! Messages with placeholders, compiled to pieces.

use crate::names::{Named, named};
use crate::prose::runs_on;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::Arc;

/// Longer texts are cut at a word when they are put into a message.
const LONGEST: usize = 60;

named! {
    /// A part of a match.
    #[derive(Serialize, Deserialize)]
    pub enum Part {
        /// Who said it.
        Source = "source",
        /// What attributes it.
        Cue = "cue",
        /// What is claimed.
        Content = "content",
        /// The party spoken of.
        Target = "target",
        /// Why the source is unnamed.
        Reason = "reason",
        /// The mention.
        Mention = "mention",
    }
}

/// A text with placeholders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// What it is put together from.
    pub pieces: Vec<Piece>,
}

/// A stretch of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// Words as they are.
    Text(Arc<str>),
    /// What is filled in.
    Slot(Slot),
}

/// What is filled into a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Slot {
    /// The text pointed at.
    Match,
    /// A part of the match.
    Part(Part),
    /// The head noun of the source.
    SourceHead,
    /// The name in the mention.
    MentionName,
    /// The abbreviation in brackets after it.
    MentionAbbreviation,
    /// What the tables hold on it.
    MentionRecord,
    /// A capture of the phrase.
    Capture(Arc<str>),
    /// The value of an option, by its index.
    Option(usize),
    /// What an `only-if` clause found, by its index: one part of it, else its source, else cue, else content.
    Clause(usize, Option<Part>),
    /// How many were counted.
    Count,
    /// The denominator.
    Per,
    /// Count ÷ per.
    Percent,
}

impl Slot {
    /// The placeholders that stand for the same in every rule that has them.
    pub const FIXED: [Self; 14] = [
        Self::Match,
        Self::Part(Part::Source),
        Self::Part(Part::Cue),
        Self::Part(Part::Content),
        Self::Part(Part::Target),
        Self::Part(Part::Reason),
        Self::Part(Part::Mention),
        Self::SourceHead,
        Self::MentionName,
        Self::MentionAbbreviation,
        Self::MentionRecord,
        Self::Count,
        Self::Per,
        Self::Percent,
    ];

    /// What stands between the braces; empty where that depends on the rule.
    pub fn name(&self) -> &str {
        match self {
            Self::Match => "match",
            Self::Part(part) => part.name(),
            Self::SourceHead => "source.head",
            Self::MentionName => "mention.name",
            Self::MentionAbbreviation => "mention.abbreviation",
            Self::MentionRecord => "mention.record",
            Self::Capture(name) => name,
            Self::Option(_) | Self::Clause(..) => "",
            Self::Count => "count",
            Self::Per => "per",
            Self::Percent => "percent",
        }
    }
}

impl Slot {
    /// What it stands for.
    pub fn doc(&self) -> &'static str {
        match self {
            Self::Match => "The words pointed at.",
            Self::Part(part) => {
                let at = Part::ALL.iter().position(|(_, known)| known == part);
                at.and_then(|at| Part::DOCS.get(at)).map_or("", |doc| doc.trim())
            }
            Self::SourceHead => "The head noun of the source.",
            Self::MentionName => "The name in the mention.",
            Self::MentionAbbreviation => "The abbreviation in brackets after the name.",
            Self::MentionRecord => "What the tables hold on the name or the abbreviation.",
            Self::Capture(_) => "A capture of the phrase.",
            Self::Option(_) => "The value of an option.",
            Self::Clause(..) => "What an `only-if` clause found.",
            Self::Count => "How many were counted.",
            Self::Per => "Of how many.",
            Self::Percent => "How much of it, in per cent.",
        }
    }
}

impl Template {
    /// The text, with what `look_up` says for each placeholder.
    pub fn render<'w>(&self, look_up: impl FnMut(&Slot) -> Cow<'w, str>) -> String {
        let mut text = String::new();
        self.write(&mut text, look_up);
        text
    }

    /// The same, written behind a text.
    pub fn write<'w>(&self, text: &mut String, mut look_up: impl FnMut(&Slot) -> Cow<'w, str>) {
        for piece in &self.pieces {
            match piece {
                Piece::Text(words) => text.push_str(words),
                Piece::Slot(slot) => text.push_str(&shorten(look_up(slot))),
            }
        }
    }

    /// The same, to be shared by all that say it where nothing is filled in.
    pub fn share<'w>(&self, look_up: impl FnMut(&Slot) -> Cow<'w, str>) -> Arc<str> {
        match &*self.pieces {
            [Piece::Text(words)] => Arc::clone(words),
            _ => self.render(look_up).into(),
        }
    }

    /// Its placeholders.
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot(slot) => Some(slot),
            Piece::Text(_) => None,
        })
    }
}

/// A text on one line, cut at the last word that leaves room for the ellipsis where it is too long.
fn shorten(long: Cow<'_, str>) -> Cow<'_, str> {
    let words = || long.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = if runs_on(&long) { long } else { Cow::Owned(words()) };
    if line.len() <= LONGEST || line.chars().count() <= LONGEST {
        return line;
    }
    let room = line.char_indices().nth(LONGEST - 1).map_or(line.len(), |(at, _)| at);
    let (head, tail) = line.split_at(room);
    // A single word that is too long is cut inside.
    let words =
        if tail.starts_with(' ') { head } else { head.rsplit_once(' ').map_or(head, |(words, _)| words) };
    format!("{words}…").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(long: &str) -> String {
        let template = Template {
            pieces: vec![Piece::Text("[".into()), Piece::Slot(Slot::Match), Piece::Text("]".into())],
        };
        template.render(|_| long.into())
    }

    #[test]
    fn long_texts_are_cut_at_a_word() {
        assert_eq!(short("senior\n officials"), "[senior officials]");
        let long = "people close to the talks who were not allowed to speak to reporters";
        assert_eq!(short(long), "[people close to the talks who were not allowed to speak to…]");
        assert_eq!(short(&"é".repeat(70)), format!("[{}…]", "é".repeat(59)));
        assert_eq!(short(&"é".repeat(60)), format!("[{}]", "é".repeat(60)));
    }
}
