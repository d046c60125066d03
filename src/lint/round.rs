//! What changed from one round of checking to the next, however the draft was edited in between.
//!
//! A finding is known by the name of its text and its fingerprint, so what is edited above it makes nothing new. It
//! knows no clock and no file: whoever checks again and again hands over what was found.

use crate::diagnostic::{Diagnostic, Fingerprint};
use crate::text::{Position, Text};
use std::collections::{BTreeMap, VecDeque};

/// The findings of some texts, as they were last told.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// In the order in which they were found.
    findings: Vec<Told>,
}

/// A finding that has been told. It outlives its text.
#[derive(Clone, Debug)]
pub struct Told {
    /// What its text is called.
    pub name: String,
    /// Where in the text it was.
    pub position: Position,
    /// What was said.
    pub diagnostic: Diagnostic,
}

/// A round on its way: texts are taken one after the other, and compared with what was told of them.
#[derive(Debug)]
pub struct Round {
    before: Vec<Option<Told>>,
    /// Which of them have one identity; equal ones in their order.
    known: BTreeMap<Identity, VecDeque<usize>>,
    now: Standing,
}

type Identity = (String, Fingerprint);

/// What there is to tell of one text.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// What was not there before, and what now says something else, in reading order.
    pub diagnostics: Vec<Diagnostic>,
    /// How many of them were there before.
    pub reworded: usize,
}

impl Standing {
    /// How many findings there are.
    pub fn count(&self) -> usize {
        self.findings.len()
    }

    /// Begins the next round.
    pub fn next_round(self) -> Round {
        let mut known: BTreeMap<_, VecDeque<usize>> = BTreeMap::new();
        for (index, told) in self.findings.iter().enumerate() {
            let identity = (told.name.clone(), told.diagnostic.fingerprint);
            known.entry(identity).or_default().push_back(index);
        }
        Round { before: self.findings.into_iter().map(Some).collect(), known, now: Self::default() }
    }
}

impl Round {
    /// Takes what is found in a text now.
    pub fn take(&mut self, text: &Text, diagnostics: Vec<Diagnostic>) -> News {
        let mut news = News::default();
        for diagnostic in diagnostics {
            let before = self.before(text.name(), diagnostic.fingerprint);
            if before.as_ref().is_none_or(|before| !say_the_same(before, &diagnostic)) {
                news.diagnostics.push(diagnostic.clone());
                news.reworded += usize::from(before.is_some());
            }
            let (name, position) = (text.name().to_owned(), text.position(diagnostic.span.start));
            self.now.findings.push(Told { name, position, diagnostic });
        }
        news
    }

    /// Ends the round: what stands now, and what is gone, in the order in which it was told.
    pub fn finish(self) -> (Standing, Vec<Told>) {
        (self.now, self.before.into_iter().flatten().collect())
    }

    /// What was told under an identity and has not been found again so far.
    fn before(&mut self, name: &str, fingerprint: Fingerprint) -> Option<Diagnostic> {
        let index = self.known.get_mut(&(name.to_owned(), fingerprint))?.pop_front()?;
        Some(self.before.get_mut(index)?.take()?.diagnostic)
    }
}

/// Whether two diagnostics read the same, wherever they point.
fn say_the_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    let words = |it: &Diagnostic| (it.severity, it.message.clone(), it.ask.clone(), it.help.clone());
    let merged =
        |it: &Diagnostic| it.merged.iter().map(|it| (it.rule.clone(), words(it))).collect::<Vec<_>>();
    words(one) == words(other) && merged(one) == merged(other)
}
