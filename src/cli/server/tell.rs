//! Tells the editor what was found, unasked: of drafts that were opened or edited, and of files that they are checked by.

use super::Server;
use super::open::{Kind, Open};
use crate::cli::trouble::Mistakes;
use crate::lsp::protocol::{Diagnostic, Uri};
use crate::lsp::{Buffer, Teller};

impl Server {
    /// Tells all that is new.
    pub(super) fn tell(&mut self) {
        self.tell_of_drafts();
        self.tell_of_mistakes();
        for problem in self.desk.take_problems() {
            self.client.show(format!("{}: {}", problem.path, problem.message));
        }
    }

    /// What was found in an open draft.
    pub(super) fn found(&mut self, uri: &Uri) -> Vec<Diagnostic> {
        let related = self.client.can.related;
        let Some((open, reading)) = self.desk.read(uri) else { return Vec::new() };
        let teller = Teller { measure: open.measure(), uri, related };
        teller.tell(&reading.screened.diagnostics, |rule| reading.rules.address(rule))
    }

    /// What is wrong in a file that is no draft.
    pub(super) fn wrong(&mut self, uri: &Uri) -> Vec<Diagnostic> {
        self.desk.run_examples();
        let mistakes = self.desk.mistakes();
        mistakes.get(&uri.0).map_or_else(Vec::new, |mistakes| self.of_mistakes(uri, mistakes))
    }

    fn tell_of_drafts(&mut self) {
        // An editor that asks for findings is told when it asks.
        if self.client.can.pulls {
            return;
        }
        let due = self.desk.open.values_mut().filter(|open| open.kind != Kind::Yaml);
        let due = due.filter_map(Open::tell).collect::<Vec<_>>();
        for (uri, version) in due {
            let found = self.found(&uri);
            self.client.publish(&uri, Some(version), found);
        }
    }

    fn tell_of_mistakes(&mut self) {
        self.desk.run_examples();
        let mistakes = self.desk.mistakes();
        let told = self.client.told();
        let is_draft = |uri: &Uri| self.desk.open.get(&uri.0).is_some_and(|open| open.kind != Kind::Yaml);
        let asks = |uri: &Uri| self.client.can.pulls && self.desk.open.contains_key(&uri.0);
        let mended = told.into_iter().filter(|uri| !mistakes.contains_key(&uri.0) && !is_draft(uri));
        let news: Vec<(Uri, Vec<Diagnostic>)> = mistakes
            .iter()
            .map(|(uri, mistakes)| (Uri(uri.clone()), mistakes))
            .filter(|(uri, _)| !asks(uri))
            .map(|(uri, mistakes)| (uri.clone(), self.of_mistakes(&uri, mistakes)))
            .chain(mended.map(|uri| (uri, Vec::new())))
            .collect();
        for (uri, diagnostics) in news {
            self.client.publish_news(&uri, diagnostics);
        }
    }

    fn of_mistakes(&self, uri: &Uri, mistakes: &[&Mistakes]) -> Vec<Diagnostic> {
        let related = self.client.can.related;
        let tell = |(text, mistakes): &&Mistakes| {
            let buffer = Buffer::new(text.contents().to_owned(), self.client.can.unit);
            Teller { measure: buffer.measure(), uri, related }.tell(mistakes, |_| None)
        };
        let mut told: Vec<Diagnostic> = Vec::new();
        for one in mistakes.iter().flat_map(tell) {
            // A file may be read by way of several configs, and is wrong once.
            if !told.contains(&one) {
                told.push(one);
            }
        }
        told
    }
}
