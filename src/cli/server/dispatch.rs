//! Which message means what.

use super::wire::{Refusal, value};
use super::{Server, Stage, answers, capabilities};
use crate::lsp::protocol::{
    self, LspNotificationMethod as Said, LspRequestMethod as Asked, Notification, Request,
};
use lsp_server::Message;
use serde::Deserialize as _;
use serde_json::{Map, Value};

/// The request that a message takes back, if it does.
pub(super) fn cancelled(message: &Message) -> Option<String> {
    match message {
        Message::Notification(one) if one.method == Said::CancelRequest.as_str() => {
            let id = serde_json::from_value::<lsp_server::RequestId>(one.params.get("id")?.clone());
            id.ok().map(|id| id.to_string())
        }
        _ => None,
    }
}

impl Server {
    /// Answers a request.
    pub(super) fn answer(&mut self, method: &str, params: Value) -> Result<Value, Refusal> {
        match (self.stage, Asked::from(method)) {
            (Stage::Strangers, Asked::Initialize) => {
                self.meet(&params)?;
                Ok(value(&capabilities::of(&self.client.can)))
            }
            (Stage::Talking, Asked::Shutdown) => {
                self.stage = Stage::Parting;
                Ok(Value::Null)
            }
            (Stage::Talking, asked) => {
                // What is asked is asked of what was said before it.
                self.settle();
                self.answer_about(asked, method, params)
            }
            (stage, _) => Err(Refusal::untimely(stage != Stage::Strangers)),
        }
    }

    /// Answers a request about what is open.
    fn answer_about(&mut self, asked: Asked<'_>, method: &str, params: Value) -> Result<Value, Refusal> {
        match asked {
            Asked::TextDocumentDiagnostic => {
                self.reply::<protocol::DocumentDiagnosticRequest>(params, answers::diagnostic)
            }
            Asked::TextDocumentCompletion => {
                self.reply::<protocol::CompletionRequest>(params, answers::sheet::completion)
            }
            Asked::TextDocumentDefinition => {
                self.reply::<protocol::DefinitionRequest>(params, answers::sheet::definition)
            }
            Asked::TextDocumentReferences => {
                self.reply::<protocol::ReferencesRequest>(params, answers::sheet::references)
            }
            Asked::TextDocumentHover => self.reply::<protocol::HoverRequest>(params, answers::hover),
            Asked::TextDocumentDocumentSymbol => {
                self.reply::<protocol::DocumentSymbolRequest>(params, answers::outline)
            }
            Asked::TextDocumentInlayHint => self.reply::<protocol::InlayHintRequest>(params, answers::hints),
            Asked::TextDocumentCodeLens => self.reply::<protocol::CodeLensRequest>(params, answers::lenses),
            Asked::TextDocumentCodeAction => {
                self.reply::<protocol::CodeActionRequest>(params, answers::code_action)
            }
            Asked::WorkspaceExecuteCommand => {
                self.reply::<protocol::ExecuteCommandRequest>(params, answers::command)
            }
            _ => Err(Refusal::unknown(method)),
        }
    }

    fn reply<R: Request>(
        &mut self,
        params: Value,
        answer: impl FnOnce(&mut Self, R::Params) -> Result<R::Result, Refusal>,
    ) -> Result<Value, Refusal> {
        answer(self, read::<R>(params)?).map(|answer| value(&answer))
    }

    /// Takes notice of something. What is misspoken or not known is passed over: there is nobody to tell.
    pub(super) fn hear(&mut self, method: &str, params: Value) {
        let said = Said::from(method);
        match (self.stage, said) {
            (stage, Said::Exit) => self.stage = Stage::Over { announced: stage == Stage::Parting },
            (Stage::Talking, Said::Initialized) => self.begin(),
            (Stage::Talking, Said::TextDocumentDidOpen) => {
                if let Some(params) = hear::<protocol::DidOpenTextDocumentNotification>(params) {
                    self.open(params);
                }
            }
            (Stage::Talking, Said::TextDocumentDidChange) => {
                if let Some(params) =
                    hear::<protocol::DidChangeTextDocumentNotification>(within_reach(params))
                {
                    self.edit(params);
                }
            }
            (Stage::Talking, Said::TextDocumentDidClose) => {
                if let Some(params) = hear::<protocol::DidCloseTextDocumentNotification>(params) {
                    self.close(&params);
                }
            }
            (Stage::Talking, Said::WorkspaceDidChangeWatchedFiles) => self.rules_are_due = true,
            (Stage::Talking, Said::TextDocumentDidSave) => self.rules_are_due |= self.desk.has_changed(),
            (Stage::Talking, Said::WorkspaceDidChangeConfiguration) => {
                match params.get("settings").filter(|said| said.is_object()) {
                    Some(said) => self.set(said),
                    None if self.client.can.configuration => self.client.ask_for_settings(),
                    None => {}
                }
            }
            _ => {}
        }
    }
}

fn read<R: Request>(params: Value) -> Result<R::Params, Refusal> {
    serde_json::from_value(params).map_err(|error| Refusal::misspoken(&error))
}

fn hear<N: Notification>(params: Value) -> Option<N::Params> {
    serde_json::from_value(params).ok()
}

/// Edits with their places brought to the nearest that the protocol has a number for, and nothing where one of them has
/// none: an edit whose range cannot be read would be taken for the whole text.
fn within_reach(mut params: Value) -> Value {
    let changes = params.get_mut("contentChanges").and_then(Value::as_array_mut);
    for range in changes.into_iter().flatten().filter_map(|change| change.get_mut("range")) {
        for number in range.as_object_mut().into_iter().flat_map(Map::values_mut).flat_map(ends) {
            let is_far = number.as_u64().is_none_or(|wide| u32::try_from(wide).is_err());
            if let Some(wide) = number.as_f64().filter(|_| is_far) {
                *number = if wide > 0.0 { u32::MAX } else { 0 }.into();
            }
        }
        if !range.is_null() && protocol::Range::deserialize(&*range).is_err() {
            return Value::Null;
        }
    }
    params
}

/// The line and the character of a place.
fn ends(place: &mut Value) -> impl Iterator<Item = &mut Value> {
    place.as_object_mut().into_iter().flat_map(Map::values_mut)
}
