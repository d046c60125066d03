//! Runs the stages over a text, one after the other, and keeps what rules may ask for.

pub(super) mod claims;
pub(super) mod document;
pub(super) mod filed;
pub(super) mod finger;
pub(super) mod found;
pub(super) mod known;
pub(super) mod page;
pub(super) mod phrases;
pub(super) mod recall;
pub(super) mod regexes;
pub(super) mod volumes;

use super::tally::{Ledger, Stage, timed};
use super::{Linter, Options};
use crate::attribution::Finder;
use crate::lexicon::Hit;
use crate::markup::{self, Block, Format, MarkKind, Markup, Region};
use crate::prose::{Passage, Reader, fold};
use crate::text::{Cover, Span, Text};
use document::{BlockPlace, Document, SentencePlace};
use finger::Finger;
use known::Known;
use phrases::Phrases;
use recall::{Key, Remembered, Shelf, Terms};
use regexes::Regexes;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;
use volumes::Volume;

/// Reads all of a text, however long.
pub(super) fn read<'t>(linter: &'t Linter, text: &'t Text, format: Format) -> Document<'t> {
    read_for(linter, text, format, Options::default(), &mut None)
}

/// Reads all that is wanted of a text, and tells the ledger of it, if there is one. Facts that no rule looks for in every
/// text may be left until somebody asks.
pub(super) fn read_for<'t>(
    linter: &'t Linter,
    text: &'t Text,
    format: Format,
    options: Options,
    ledger: &mut Option<&mut Ledger>,
) -> Document<'t> {
    let Markup { blocks, front_matter, .. } = timed(ledger, Stage::Words, || markup::read(text, format));
    let document = read_volume(linter, text, Volume { blocks, front: 0, from: 0 }, options, ledger);
    Document { front_matter, ..document }
}

/// Reads one volume of a text.
pub(super) fn read_volume<'t>(
    linter: &'t Linter,
    text: &'t Text,
    volume: Volume<'t>,
    options: Options,
    ledger: &mut Option<&mut Ledger>,
) -> Document<'t> {
    let mut stages = Stages::new(linter, text, options);
    stages.document.from = volume.from;
    stages.read(volume.blocks, ledger);
    let document = stages.finish(ledger);
    if let Some(ledger) = ledger {
        ledger.read(&document);
    }
    document
}

/// The same of a volume that has been read before, without reading again what is remembered.
pub(super) fn read_again<'t>(
    linter: &'t Linter,
    text: &'t Text,
    volume: Volume<'t>,
    options: Options,
    shelf: &mut Shelf,
) -> Document<'t> {
    let mut stages = Stages::new(linter, text, options);
    stages.document.from = volume.from;
    shelf.begin(Terms { linter: linter.number, facts: stages.facts }, &volume.blocks);
    for block in volume.blocks {
        let known = shelf.next(stages.reader.open());
        shelf.keep(match known {
            Some(known) => stages.recall(block, &known).map_or(known, Rc::new),
            None => Rc::new(stages.remember(block)),
        });
    }
    shelf.end();
    stages.finish(&mut None)
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
    linter: &'t Linter,
    /// Whether facts are read with the text.
    facts: bool,
    reader: Reader,
    /// Room for those of the block at hand.
    hits: Vec<Hit>,
    finder: Finder<'t>,
    code: Vec<Span>,
    document: Document<'t>,
}

/// A block on its way through the stages.
struct Sheet<'t> {
    block: Block<'t>,
    passage: Passage,
    hits: Box<[Hit]>,
    /// Where somebody is named, once facts have been read.
    names: Box<[Range<u32>]>,
}

impl<'t> Stages<'t> {
    fn new(linter: &'t Linter, text: &'t Text, options: Options) -> Self {
        let document = Document {
            rules: &linter.set,
            text,
            from: 0,
            blocks: Vec::new(),
            sentences: Vec::new(),
            known: OnceCell::new(),
            phrases: Phrases::new(&linter.set),
            regexes: Regexes::new(&linter.set),
            quotations: Vec::new(),
            code: Cover::default(),
            words: 0,
            front_matter: None,
            sentence: Finger::default(),
            block: Finger::default(),
        };
        Self {
            linter,
            facts: linter.seeks_facts || !options.rules_only,
            reader: Reader::default(),
            hits: Vec::new(),
            finder: Finder::new(&linter.set.known),
            code: Vec::new(),
            document,
        }
    }

    /// Reads the next blocks, each stage all of them before the next stage begins, so that its code stays in the processor's
    /// caches.
    fn read(&mut self, blocks: Vec<Block<'t>>, ledger: &mut Option<&mut Ledger>) {
        let mut sheets: Vec<Sheet<'t>> =
            timed(ledger, Stage::Words, || blocks.into_iter().map(|block| self.words(block)).collect());
        timed(ledger, Stage::Regexes, || sheets.iter().for_each(|sheet| self.regexes(sheet)));
        timed(ledger, Stage::Facts, || sheets.iter_mut().for_each(|sheet| self.facts(sheet)));
        timed(ledger, Stage::Phrases, || {
            for Sheet { block, passage, hits, names } in sheets {
                self.document.phrases.read(block, passage, &hits, names);
            }
        });
    }

    /// The first stage: words, sentences and entries of lexicons.
    fn words(&mut self, block: Block<'t>) -> Sheet<'t> {
        let Self { linter, facts, reader, hits, code, document, .. } = self;
        let passage = reader.read(&block, &linter.set.lexicons.vocabulary).clone();
        if *facts || linter.set.phrases.asks_for_entries() {
            linter.set.lexicons.scan(&block.prose, &passage.tokens, hits);
        }
        places(&block, &passage, document, code);
        Sheet { block, passage, hits: hits.as_slice().into(), names: Box::default() }
    }

    fn regexes(&mut self, sheet: &Sheet<'t>) {
        self.document.regexes.read(&sheet.block, &sheet.passage);
    }

    fn facts(&mut self, sheet: &mut Sheet<'t>) {
        if self.facts {
            self.finder.read(&sheet.block, &sheet.passage, &sheet.hits, None);
            sheet.names = self.finder.names().into();
        }
    }

    /// Reads the next block, and remembers what was found.
    fn remember(&mut self, block: Block<'t>) -> Remembered {
        let key = Key::of(&block, self.reader.open());
        let mut sheet = self.words(block);
        self.regexes(&sheet);
        self.facts(&mut sheet);
        let Sheet { block, passage, hits, names } = sheet;
        let page = self.document.phrases.read(block, passage, &hits, names);
        Remembered {
            key,
            hits,
            regexes: self.document.regexes.last().into(),
            sighting: self.finder.sighting().unwrap_or_default(),
            phrases: self.document.phrases.last().into(),
            page,
            leaves: self.reader.open(),
        }
    }

    /// Takes the next block as it is remembered. Where it makes a difference who is known by now, that is looked at, and
    /// it is remembered otherwise.
    fn recall(&mut self, block: Block<'t>, known: &Remembered) -> Option<Remembered> {
        let Self { facts, reader, finder, code, document, .. } = self;
        let Remembered { hits, regexes, page, .. } = known;
        reader.pass(known.leaves);
        places(&block, &page.passage, document, code);
        document.regexes.add(&block, regexes);
        if *facts {
            finder.read(&block, &page.passage, hits, Some(&known.sighting));
        }
        let Some(sighting) = finder.sighting() else {
            document.phrases.add(block, Rc::clone(page), &known.phrases);
            return None;
        };
        let page = document.phrases.read(block, page.passage.clone(), hits, finder.names().into());
        Some(Remembered {
            key: known.key.clone(),
            hits: hits.clone(),
            regexes: regexes.clone(),
            sighting,
            phrases: document.phrases.last().into(),
            page,
            leaves: known.leaves,
        })
    }

    /// Ends the text.
    fn finish(self, ledger: &mut Option<&mut Ledger>) -> Document<'t> {
        let Self { facts, finder, code, mut document, .. } = self;
        if facts {
            document.known = timed(ledger, Stage::Facts, || Known::from(finder.finish())).into();
        }
        document.code = code.into_iter().collect();
        document
    }
}

/// Notes where a block and all in it stands.
fn places(block: &Block<'_>, passage: &Passage, document: &mut Document<'_>, code: &mut Vec<Span>) {
    let number = document.blocks.len() as u32;
    let whole = span(block, passage, 0..passage.tokens.len());
    document.blocks.push(BlockPlace { span: whole, regions: block.regions, section: block.section });
    let sentences =
        passage.sentences.iter().map(|sentence| span(block, passage, sentence.first..sentence.end));
    document.sentences.extend(sentences.map(|span| SentencePlace { span, block: number }));
    let quotations = passage.quotations.iter().map(|one| span(block, passage, one.first..one.end));
    document.quotations.extend(quotations);
    let marks = block.marks.iter().filter(|mark| mark.kind == MarkKind::Code);
    code.extend(marks.map(|mark| block.map.to_file(mark.span)));
    if whole.start >= document.from {
        document.words += passage.tokens.iter().filter(|token| token.is_word()).count() as u32;
    }
}

fn span(block: &Block<'_>, passage: &Passage, tokens: Range<usize>) -> Span {
    block.map.to_file(passage.span(tokens))
}
