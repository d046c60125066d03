//! The editor: what it was told, and what it was asked.

use super::abilities::Abilities;
use super::wire::{Refusal, Wire};
use crate::lsp::protocol::{
    self, ConfigurationItem, ConfigurationParams, Diagnostic, Notification, Request, Uri,
};
use lsp_server::RequestId;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// What the server asked for and is waiting to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Awaited {
    /// What the editor is set to.
    Settings,
    /// Nothing: that it was done is enough.
    Nothing,
}

/// An editor on the line.
pub(super) struct Client {
    wire: Wire,
    pub(super) can: Abilities,
    asked: i32,
    awaited: HashMap<RequestId, Awaited>,
    /// What it was told last of each file of which there was something to tell.
    told: BTreeMap<String, Vec<Diagnostic>>,
}

impl Client {
    pub(super) fn new(wire: Wire) -> Self {
        Self { wire, can: Abilities::default(), asked: 0, awaited: HashMap::new(), told: BTreeMap::new() }
    }

    pub(super) const fn wire(&self) -> &Wire {
        &self.wire
    }

    pub(super) fn into_wire(self) -> Wire {
        self.wire
    }

    /// Answers a request.
    pub(super) fn answer(&self, id: &RequestId, answer: Result<Value, Refusal>) {
        self.wire.answer(id, answer);
    }

    /// Tells something.
    pub(super) fn notify<N: Notification>(&self, params: &N::Params) {
        self.wire.notify(N::METHOD.as_str(), params);
    }

    /// Asks something.
    pub(super) fn ask<R: Request>(&mut self, params: &R::Params, awaited: Awaited) {
        self.asked += 1;
        self.awaited.insert(RequestId::from(self.asked), awaited);
        self.wire.ask(self.asked, R::METHOD.as_str(), params);
    }

    /// What an answer is an answer to.
    pub(super) fn expected(&mut self, id: &RequestId) -> Option<Awaited> {
        self.awaited.remove(id)
    }

    /// Asks what the editor is set to.
    pub(super) fn ask_for_settings(&mut self) {
        let item = ConfigurationItem { scope_uri: None, section: Some("whosays".to_owned()) };
        let params = ConfigurationParams { items: vec![item] };
        self.ask::<protocol::ConfigurationRequest>(&params, Awaited::Settings);
    }

    /// Says that findings, lenses and hints may have changed.
    pub(super) fn refresh(&mut self) {
        let [findings, lenses, hints] = self.can.refreshes;
        if findings && self.can.pulls {
            self.ask::<protocol::DiagnosticRefreshRequest>(&(), Awaited::Nothing);
        }
        if lenses {
            self.ask::<protocol::CodeLensRefreshRequest>(&(), Awaited::Nothing);
        }
        if hints {
            self.ask::<protocol::InlayHintRefreshRequest>(&(), Awaited::Nothing);
        }
    }

    /// Tells what was found in a version of a file that is open.
    pub(super) fn publish(&mut self, uri: &Uri, version: Option<i32>, diagnostics: Vec<Diagnostic>) {
        let params = protocol::PublishDiagnosticsParams { uri: uri.clone(), version, diagnostics };
        self.notify::<protocol::PublishDiagnosticsNotification>(&params);
        self.told.insert(params.uri.0, params.diagnostics);
    }

    /// Tells what is wrong in a file, unless that is what was told last.
    pub(super) fn publish_news(&mut self, uri: &Uri, diagnostics: Vec<Diagnostic>) {
        if self.told.get(&uri.0).map_or(&[][..], Vec::as_slice) != diagnostics {
            self.publish(uri, None, diagnostics);
        }
    }

    /// Takes back what was told of a file.
    pub(super) fn retract(&mut self, uri: &Uri) {
        if self.told.get(&uri.0).is_some_and(|told| !told.is_empty()) {
            self.publish(uri, None, Vec::new());
        }
        self.told.remove(&uri.0);
    }

    /// The files of which something was told.
    pub(super) fn told(&self) -> Vec<Uri> {
        let told = self.told.iter().filter(|(_, diagnostics)| !diagnostics.is_empty());
        told.map(|(uri, _)| Uri(uri.clone())).collect()
    }

    /// Tells a person something.
    pub(super) fn show(&self, message: impl Into<String>) {
        let params =
            protocol::ShowMessageParams { kind: protocol::MessageType::Info, message: message.into() };
        self.notify::<protocol::ShowMessageNotification>(&params);
    }
}
