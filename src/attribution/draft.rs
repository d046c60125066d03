//! An attribution while its block is being read: places are token indices, names are indices of the block.

use super::kinds::{Kind, Manner, Mood, Stance};
use super::phrase::NounPhrase;
use super::scene::Tokens;
use smallvec::SmallVec;

/// An attribution of the block at hand.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) cue: Option<Tokens>,
    pub(super) stance: Stance,
    pub(super) manner: Manner,
    pub(super) mood: Mood,
    /// The source phrase; none where nobody or the writer speaks.
    pub(super) source: Option<NounPhrase>,
    /// The kind where there is no source phrase to grade.
    pub(super) sourceless: Kind,
    pub(super) content: SmallVec<[Tokens; 2]>,
    pub(super) target: Option<NounPhrase>,
    /// Index of the sentence within the block.
    pub(super) sentence: usize,
    /// Quotations of the block that are its content or stand in it.
    pub(super) quotations: Vec<usize>,
    /// The speaker is the last one of the text before, as the quotation runs on.
    pub(super) carried: bool,
    /// Index of the block's statement on its source's anonymity.
    pub(super) statement: Option<usize>,
    /// The writer hangs it on the claim before it: ", illustrating …".
    pub(super) trails: bool,
}

impl Draft {
    /// An attribution with a cue and nothing else yet.
    pub(super) fn new(cue: Tokens, stance: Stance, manner: Manner, sentence: usize) -> Self {
        Self { cue: Some(cue), stance, manner, ..Self::bare(Kind::Nobody, sentence) }
    }

    /// An attribution without a cue.
    pub(super) fn bare(sourceless: Kind, sentence: usize) -> Self {
        Self {
            cue: None,
            stance: Stance::Neutral,
            manner: Manner::Indirect,
            mood: Mood::Stated,
            source: None,
            sourceless,
            content: SmallVec::new(),
            target: None,
            sentence,
            quotations: Vec::new(),
            carried: false,
            statement: None,
            trails: false,
        }
    }

    pub(super) fn with_source(mut self, source: NounPhrase) -> Self {
        self.source = Some(source);
        self
    }

    pub(super) fn with_content(mut self, content: Tokens) -> Self {
        if content.start < content.end {
            self.content.push(content);
        }
        self
    }

    /// Where it begins, for sorting into reading order.
    pub(super) fn start(&self) -> usize {
        let source = self.source.as_ref().map(|source| source.whole.start);
        let cue = self.cue.as_ref().map(|cue| cue.start);
        let content = self.content.first().map(|content| content.start);
        [source, cue].into_iter().flatten().min().or(content).unwrap_or(0)
    }
}
