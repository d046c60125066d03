//! Pairs opening marks with closing ones, in one pass.

use super::mark::{Family, Form, Mark, Place};
use crate::prose::{Token, TokenKind};

/// An opening mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opener {
    /// The index of its token.
    pub(super) at: usize,
    /// Its character.
    pub(super) mark: char,
    pub(super) family: Family,
    /// The index of the mark that closes it.
    pub(super) close: Option<usize>,
    /// The first doubtful mark that would close it if no better one comes.
    doubtful: Option<usize>,
    /// Whether form and place both say that it opens something.
    sure: bool,
    /// Whether it stands in the middle of a clause, as before a name or a word or two.
    pub(super) mid_clause: bool,
    /// Whether it may well be the apostrophe of a year, `'08`: no doubtful mark closes it.
    year: bool,
}

impl Opener {
    /// Whether it may be believed to open a quotation though nothing closes it. Single marks must stand where
    /// speech begins: what else begins with one is more likely clipped.
    pub(super) fn is_credible(self, tokens: &[Token]) -> bool {
        let before = self.at.checked_sub(1).map(|before| tokens[before].kind);
        let speech = matches!(before, None | Some(TokenKind::Comma | TokenKind::Colon))
            && tokens.get(self.at + 1).is_some_and(|next| next.is_capitalized());
        self.sure && (self.family != Family::Single || speech)
    }
}

/// The marks of a block, paired as far as they go.
#[derive(Debug, Default)]
pub(in crate::prose) struct Pairing {
    /// Every opening mark, in order.
    pub(super) openers: Vec<Opener>,
    /// A double mark that ends a clause before any other has opened one.
    pub(super) unopened: Option<usize>,
    /// Whether any mark but a single one has opened something.
    opened: bool,
    /// Apostrophes that close a quotation.
    pub(super) apostrophes_that_close: Vec<usize>,
    /// The openers that still wait, innermost last.
    waiting: Vec<usize>,
    /// The same by family.
    depths: [Vec<usize>; 4],
}

impl Pairing {
    /// Begins a block.
    pub(super) fn begin(&mut self) {
        self.openers.clear();
        (self.unopened, self.opened) = (None, false);
        self.apostrophes_that_close.clear();
        self.waiting.clear();
        self.depths.iter_mut().for_each(Vec::clear);
    }

    /// Takes the next mark.
    pub(super) fn take(&mut self, mark: Mark) {
        match mark.family {
            Family::Single => self.take_single(mark),
            Family::Double => self.take_double(mark),
            Family::Guillemet | Family::Angle => self.take_pointed(mark),
        }
    }

    /// Settles what is still waiting.
    pub(super) fn finish(&mut self) {
        while let Some(at) = self.pop() {
            self.settle(at);
        }
    }

    fn take_double(&mut self, mark: Mark) {
        match self.innermost(Family::Double) {
            None if is_stray(mark) => self.note_unopened(mark),
            Some(opener) if closes(opener, mark) => self.close_or_doubt(mark),
            _ => self.open(mark),
        }
    }

    fn take_pointed(&mut self, mark: Mark) {
        match self.innermost(mark.family) {
            Some(opener) if opener.mark != mark.char => self.close(mark.family, mark.at),
            None if !mark.opens() && matches!(mark.char, '»' | '›') => {}
            _ => self.open(mark),
        }
    }

    /// A single mark closes nothing but what was opened last: anything else is an apostrophe.
    fn take_single(&mut self, mark: Mark) {
        let last = self.waiting.last().map(|&last| self.openers[last]);
        let last = last.filter(|last| last.family == Family::Single);
        let can_close = mark.closes() && !(mark.opens() && mark.form == Form::Opening);
        match last {
            Some(_) if can_close => self.close_or_doubt(mark),
            _ if !mark.opens() || mark.form == Form::Closing => {}
            // `‘Get ’im out’`: inside a quotation, what follows a word is clipped sooner than quoted.
            Some(last) if last.doubtful.is_none() && is_word(mark.before) => {}
            _ => self.open(mark),
        }
    }

    fn note_unopened(&mut self, mark: Mark) {
        let after_stop = matches!(
            mark.before,
            Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Mark | TokenKind::Ellipsis)
        );
        if after_stop && !self.opened && self.unopened.is_none() {
            self.unopened = Some(mark.at);
        }
    }

    fn open(&mut self, mark: Mark) {
        // A doubtful mark before a new opening one was the closing one.
        if let Some(last) = self.innermost(mark.family)
            && let Some(doubtful) = last.doubtful
        {
            self.apostrophes_that_close.push(doubtful);
            self.close(mark.family, doubtful);
        }
        self.opened |= mark.family != Family::Single;
        self.waiting.push(self.openers.len());
        self.depths[mark.family as usize].push(self.openers.len());
        self.openers.push(Opener {
            at: mark.at,
            mark: mark.char,
            family: mark.family,
            close: None,
            doubtful: None,
            mid_clause: mark.resumes,
            year: mark.family == Family::Single && mark.numbered,
            sure: mark.opens() && mark.form != Form::Closing,
        });
    }

    fn close_or_doubt(&mut self, mark: Mark) {
        if !mark.doubtful {
            return self.close(mark.family, mark.at);
        }
        if let Some(&at) = self.depths[mark.family as usize].last() {
            let opener = &mut self.openers[at];
            if !opener.year {
                opener.doubtful.get_or_insert(mark.at);
            }
        }
    }

    fn close(&mut self, family: Family, at: usize) {
        if let Some(opener) = self.pop_to(family) {
            self.openers[opener].close = Some(at);
        }
    }

    /// The innermost opener of a family that waits.
    fn innermost(&self, family: Family) -> Option<Opener> {
        self.depths[family as usize].last().map(|&at| self.openers[at])
    }

    /// Ends the wait of the innermost opener of a family and of what waits inside it, which is settled.
    fn pop_to(&mut self, family: Family) -> Option<usize> {
        self.innermost(family)?;
        while let Some(at) = self.pop() {
            if self.openers[at].family == family {
                return Some(at);
            }
            self.settle(at);
        }
        None
    }

    /// Ends the wait of the innermost opener.
    fn pop(&mut self) -> Option<usize> {
        let at = self.waiting.pop()?;
        self.depths[self.openers[at].family as usize].pop();
        Some(at)
    }

    /// Takes the doubtful mark of an opener, if it has one, for its closing mark: no better one has come.
    fn settle(&mut self, at: usize) {
        self.openers[at].close = self.openers[at].doubtful;
        self.apostrophes_that_close.extend(self.openers[at].close);
    }
}

/// Whether a double mark, when none is open, cannot open one.
fn is_stray(mark: Mark) -> bool {
    match mark.form {
        Form::Opening => false,
        Form::Closing => mark.place != Place::Opening,
        Form::Either => mark.place == Place::Closing,
    }
}

/// Whether a double mark closes the one that is open.
fn closes(opener: Opener, mark: Mark) -> bool {
    match mark.form {
        Form::Closing => true,
        Form::Opening => mark.place == Place::Closing || (opener.mark == '„' && mark.place != Place::Opening),
        // `"We are ready, "he said`: the space has slipped past the mark.
        Form::Either => mark.place != Place::Opening || mark.resumes,
    }
}

const fn is_word(kind: Option<TokenKind>) -> bool {
    matches!(kind, Some(TokenKind::Word | TokenKind::Abbreviation))
}
