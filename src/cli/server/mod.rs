//! `whosays lsp`: tells an editor of drafts and rules while they are written.
//!
//! One message after another is taken from the [`wire`], and what has piled up meanwhile is taken together, so that a draft
//! is checked once for many keystrokes. The [`desk`] holds what is open and checks it the way `check` does; the
//! [`client`] knows what the editor can do and was told; [`answers`] has one file for each kind of request. What is said
//! in the protocol's terms is made in [`crate::lsp`].

mod abilities;
mod answers;
mod capabilities;
mod client;
mod desk;
mod dispatch;
mod hits;
mod open;
mod settings;
mod sheets;
mod tell;
mod wire;

use super::exit::Exit;
use super::terminal::complain;
use crate::lsp::protocol::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
};
use abilities::Abilities;
use client::{Awaited, Client};
use desk::Desk;
use lsp_server::{Message, Response};
use open::{Kind, Open};
use serde_json::Value;
use settings::Settings;
use std::collections::BTreeSet;
use std::time::Duration;
use wire::{Arrival, Refusal, Wire};

/// The name under which complaints are made.
const NAME: &str = "lsp";

/// After so long without a message files are looked at, for they may have been saved elsewhere.
const PATIENCE: Duration = Duration::from_secs(1);

/// Serves an editor until it is done.
pub(in crate::cli) fn run() -> Exit {
    let wire = match Wire::stdio() {
        Ok(wire) => wire,
        Err(error) => {
            complain(NAME, &error.to_string());
            return Exit::Failed;
        }
    };
    let mut server = Server::new(Client::new(wire));
    server.serve();
    let stage = server.stage;
    match server.client.into_wire().close() {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            complain(NAME, &error.to_string());
            Exit::Failed
        }
        // Whoever leaves without a word is told so, as the protocol wants it.
        _ if stage == Stage::Over { announced: true } => Exit::Clean,
        _ => Exit::Found,
    }
}

/// How far a conversation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nobody has said who they are.
    Strangers,
    /// Everything may be asked.
    Talking,
    /// Nothing more will be asked.
    Parting,
    /// It has ended, announced or not.
    Over { announced: bool },
}

/// A server and the editor that it serves.
struct Server {
    stage: Stage,
    client: Client,
    desk: Desk,
    /// Whether rules are to be read again before anything else is told.
    rules_are_due: bool,
}

impl Server {
    fn new(client: Client) -> Self {
        let desk = Desk::new();
        Self { stage: Stage::Strangers, client, desk, rules_are_due: false }
    }

    fn serve(&mut self) {
        while !matches!(self.stage, Stage::Over { .. }) {
            match self.client.wire().receive(PATIENCE) {
                Arrival::Messages(messages) => self.take(messages),
                Arrival::Nothing => {
                    self.rules_are_due |= !self.desk.open.is_empty() && self.desk.has_changed();
                }
                Arrival::End => self.stage = Stage::Over { announced: false },
            }
            if self.stage == Stage::Talking {
                self.settle();
                self.tell();
            }
        }
    }

    /// Takes messages in their order. Requests that were taken back meanwhile are not looked at.
    fn take(&mut self, messages: Vec<Message>) {
        let cancelled: BTreeSet<String> = messages.iter().filter_map(dispatch::cancelled).collect();
        for message in messages {
            match message {
                Message::Request(request) if cancelled.contains(&request.id.to_string()) => {
                    self.client.answer(&request.id, Err(Refusal::cancelled()));
                }
                Message::Request(request) => {
                    let answer = self.answer(&request.method, request.params);
                    self.client.answer(&request.id, answer);
                }
                Message::Notification(notification) => self.hear(&notification.method, notification.params),
                Message::Response(response) => self.learn(response),
            }
        }
    }

    /// Reads rules again where that is due.
    fn settle(&mut self) {
        if std::mem::take(&mut self.rules_are_due) {
            self.desk.reread();
            self.client.refresh();
        }
    }

    /// Learns who the editor is.
    ///
    /// # Errors
    /// When it does not say what it can do.
    fn meet(&mut self, params: &Value) -> Result<(), Refusal> {
        let told = params.get("capabilities").filter(|told| told.is_object());
        self.client.can =
            Abilities::of(told.ok_or_else(|| Refusal::misspoken(&"there are no capabilities"))?);
        self.desk.set(Settings::of(params.get("initializationOptions").unwrap_or(&Value::Null)));
        self.rules_are_due = true;
        self.stage = Stage::Talking;
        Ok(())
    }

    /// Asks what may be asked once the editor is ready.
    fn begin(&mut self) {
        if self.client.can.configuration {
            self.client.ask_for_settings();
        }
        if self.client.can.watches {
            self.client.ask::<crate::lsp::protocol::RegistrationRequest>(
                &capabilities::watchers(),
                Awaited::Nothing,
            );
        }
    }

    /// Goes by other settings.
    fn set(&mut self, said: &Value) {
        let settings = Settings::of(said);
        if settings != *self.desk.settings() {
            self.desk.set(settings);
            self.rules_are_due = true;
        }
    }

    fn learn(&mut self, response: Response) {
        let Response { id, response_result } = response;
        let awaited: Option<Awaited> = self.client.expected(&id);
        if let (Some(Awaited::Settings), Ok(Value::Array(said))) = (awaited, response_result) {
            // An editor that has no such section says nothing of it, and what it began with holds.
            if let Some(said) = said.first().filter(|said| said.is_object()) {
                self.set(said);
            }
        }
    }

    fn open(&mut self, params: DidOpenTextDocumentParams) {
        let open = Open::new(params.text_document, self.client.can.unit);
        self.rules_are_due |= open.kind == Kind::Yaml;
        self.desk.open.insert(open.uri.0.clone(), open);
    }

    fn edit(&mut self, params: DidChangeTextDocumentParams) {
        let uri = &params.text_document.text_document_identifier.uri;
        let Some(open) = self.desk.open.get_mut(&uri.0) else { return };
        open.version = params.text_document.version;
        open.buffer.edit(params.content_changes);
        open.is_due();
        self.rules_are_due |= open.kind == Kind::Yaml;
    }

    fn close(&mut self, params: &DidCloseTextDocumentParams) {
        let uri = &params.text_document.uri;
        match self.desk.close(uri) {
            Some(Kind::Yaml) => self.rules_are_due = true,
            Some(Kind::Draft(_)) => self.client.retract(uri),
            None => {}
        }
    }
}
