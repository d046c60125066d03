//! Attributions while their block is being read: places are token indices, names are indices of the block. A file
//! for each way to say that somebody says something; who that is, and in which kind, is settled later.

pub(super) mod agentless;
pub(super) mod blame;
pub(super) mod broken;
pub(super) mod cue;
pub(super) mod headline;
pub(super) mod issue;
pub(super) mod layers;
pub(super) mod mood;
pub(super) mod noun;
pub(super) mod speaker;
pub(super) mod speech;
pub(super) mod writer;

use crate::attribution::kinds::{Kind, Manner, Mood, Stance};
use crate::attribution::phrase::NounPhrase;
use crate::attribution::words::scene::Tokens;
use smallvec::SmallVec;

/// An attribution of the block at hand.
#[derive(Clone, Debug)]
pub(in crate::attribution) struct Draft {
    pub(in crate::attribution) cue: Option<Tokens>,
    pub(in crate::attribution) stance: Stance,
    pub(in crate::attribution) manner: Manner,
    pub(in crate::attribution) mood: Mood,
    /// The source phrase; none where nobody or the writer speaks.
    pub(in crate::attribution) source: Option<NounPhrase>,
    /// The kind where there is no source phrase to grade.
    pub(in crate::attribution) sourceless: Kind,
    pub(in crate::attribution) content: SmallVec<[Tokens; 2]>,
    pub(in crate::attribution) target: Option<NounPhrase>,
    /// Index of the sentence within the block.
    pub(in crate::attribution) sentence: usize,
    /// Quotations of the block that are its content or stand in it.
    pub(in crate::attribution) quotations: Vec<usize>,
    /// The speaker is the last one of the text before, as the quotation runs on.
    pub(in crate::attribution) carried: bool,
    /// Index of the block's statement on its source's anonymity.
    pub(in crate::attribution) statement: Option<usize>,
    /// The writer hangs it on the claim before it: ", illustrating …".
    pub(in crate::attribution) trails: bool,
}

impl Draft {
    /// An attribution with a cue and nothing else yet.
    pub(in crate::attribution) fn new(cue: Tokens, stance: Stance, manner: Manner, sentence: usize) -> Self {
        Self { cue: Some(cue), stance, manner, ..Self::bare(Kind::Nobody, sentence) }
    }

    /// An attribution without a cue.
    pub(in crate::attribution) fn bare(sourceless: Kind, sentence: usize) -> Self {
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

    pub(in crate::attribution) fn with_source(mut self, source: NounPhrase) -> Self {
        self.source = Some(source);
        self
    }

    pub(in crate::attribution) fn with_content(mut self, content: Tokens) -> Self {
        if content.start < content.end {
            self.content.push(content);
        }
        self
    }

    /// Where it begins, for sorting into reading order.
    pub(in crate::attribution) fn start(&self) -> usize {
        let source = self.source.as_ref().map(|source| source.whole.start);
        let cue = self.cue.as_ref().map(|cue| cue.start);
        let content = self.content.first().map(|content| content.start);
        [source, cue].into_iter().flatten().min().or(content).unwrap_or(0)
    }
}
