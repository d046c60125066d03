//! Runs the stages over a text, block by block, and keeps what rules may ask for.

use super::document::{BlockPlace, Document, SentencePlace};
use super::known::Known;
use super::phrases::Phrases;
use super::regexes::Regexes;
use super::tally::{Ledger, Stage, timed};
use super::{Linter, Options};
use crate::attribution::Finder;
use crate::markup::{self, Block, Format, MarkKind, Region};
use crate::prose::{Passage, Reader, fold};
use crate::text::{Cover, Span, Text};
use std::cell::OnceCell;
use std::ops::Range;

/// Reads all of a text.
pub(super) fn read<'t>(linter: &'t Linter, text: &'t Text, format: Format) -> Document<'t> {
    read_for(linter, text, format, Options::default(), &mut None)
}

/// Reads what is wanted of a text, and tells the ledger of it, if there is one. Facts that no rule looks for in every
/// text may be left until somebody asks.
pub(super) fn read_for<'t>(
    linter: &'t Linter,
    text: &'t Text,
    format: Format,
    options: Options,
    ledger: &mut Option<&mut Ledger>,
) -> Document<'t> {
    let facts = linter.seeks_facts || !options.rules_only;
    let scans = facts || linter.set.phrases.asks_for_entries();
    let markup = timed(ledger, Stage::Words, || markup::read(text, format));
    let mut stages = Stages::new(linter, text);
    let mut reader = Reader::default();
    let mut hits = Vec::new();
    for block in markup.blocks {
        let passage = timed(ledger, Stage::Words, || {
            let passage = reader.read(&block, &linter.set.lexicons.vocabulary);
            if scans {
                linter.set.lexicons.scan(&block.prose, &passage.tokens, &mut hits);
            }
            stages.places(&block, passage);
            passage
        });
        timed(ledger, Stage::Regexes, || stages.document.regexes.read(&block, passage));
        let names = if facts {
            timed(ledger, Stage::Facts, || stages.finder.read(&block, passage, &hits))
        } else {
            &[]
        };
        timed(ledger, Stage::Phrases, || stages.document.phrases.read(block, passage, &hits, names));
    }
    let Stages { finder, mut document, code } = stages;
    if facts {
        document.known = timed(ledger, Stage::Facts, || Known::from(finder.finish())).into();
    }
    document.code = code.into_iter().collect();
    document.front_matter = markup.front_matter;
    document.comments = markup.comments;
    if let Some(ledger) = ledger {
        ledger.read(&document);
    }
    document
}

/// The sentences of a text, each with its words as a reader sees them, folded. Those of quote blocks are somebody
/// else's, and have a mark in front: words that come out of one are not the same any more.
pub(super) fn sentences(linter: &Linter, text: &Text, format: Format) -> Vec<(Span, String)> {
    let (mut reader, mut sentences) = (Reader::default(), Vec::new());
    for block in markup::read(text, format).blocks {
        let mark = if block.regions.contains(Region::Blockquote) { "> " } else { "" };
        let passage = reader.read(&block, &linter.set.lexicons.vocabulary);
        sentences.extend(passage.sentences.iter().map(|sentence| {
            let prose = passage.span(sentence.first..sentence.end);
            (block.map.to_file(prose), format!("{mark}{}", fold(&block.prose[prose.range()])))
        }));
    }
    sentences
}

/// What is gathered on the way.
struct Stages<'t> {
    finder: Finder<'t>,
    code: Vec<Span>,
    document: Document<'t>,
}

impl<'t> Stages<'t> {
    fn new(linter: &'t Linter, text: &'t Text) -> Self {
        let document = Document {
            rules: &linter.set,
            text,
            blocks: Vec::new(),
            sentences: Vec::new(),
            known: OnceCell::new(),
            phrases: Phrases::new(&linter.set),
            regexes: Regexes::new(&linter.set),
            quotations: Vec::new(),
            code: Cover::default(),
            words: 0,
            front_matter: None,
            comments: Vec::new(),
        };
        Self { finder: Finder::new(&linter.set.known), code: Vec::new(), document }
    }

    fn places(&mut self, block: &Block<'_>, passage: &Passage) {
        let number = self.document.blocks.len() as u32;
        let whole = span(block, passage, 0..passage.tokens.len());
        self.document.blocks.push(BlockPlace { span: whole, regions: block.regions, section: block.section });
        let sentences =
            passage.sentences.iter().map(|sentence| span(block, passage, sentence.first..sentence.end));
        self.document.sentences.extend(sentences.map(|span| SentencePlace { span, block: number }));
        let quotations = passage.quotations.iter().map(|one| span(block, passage, one.first..one.end));
        self.document.quotations.extend(quotations);
        let code = block.marks.iter().filter(|mark| mark.kind == MarkKind::Code);
        self.code.extend(code.map(|mark| block.map.to_file(mark.span)));
        self.document.words += passage.tokens.iter().filter(|token| token.is_word()).count() as u32;
    }
}

fn span(block: &Block<'_>, passage: &Passage, tokens: Range<usize>) -> Span {
    block.map.to_file(passage.span(tokens))
}
