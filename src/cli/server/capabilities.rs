//! What the server tells an editor that it can do, and what it asks to be told of.

use super::abilities::Abilities;
use super::answers::COMMANDS;
use crate::lsp::protocol::{
    CodeActionKind, CodeActionOptions, CodeLensOptions, CompletionOptions, DiagnosticOptions,
    DiagnosticProvider, DidChangeWatchedFilesRegistrationOptions, DocumentSymbolOptions,
    DocumentSymbolProvider, ExecuteCommandOptions, FileSystemWatcher, GlobPattern, InitializeResult,
    LspNotificationMethod, Registration, RegistrationParams, Save, ServerCapabilities, ServerInfo,
    TextDocumentSync, TextDocumentSyncKind, TextDocumentSyncOptions, WorkspaceFoldersServerCapabilities,
    WorkspaceOptions,
};
use crate::lsp::sheet;
use crate::screen::baseline;

/// What an editor may ask for.
pub(super) fn of(client: &Abilities) -> InitializeResult {
    let capabilities = ServerCapabilities {
        position_encoding: Some(client.unit.kind()),
        text_document_sync: Some(TextDocumentSync::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(Save::Bool(true)),
            ..TextDocumentSyncOptions::default()
        })),
        diagnostic_provider: client.pulls.then(|| {
            DiagnosticProvider::DiagnosticOptions(DiagnosticOptions {
                identifier: Some("whosays".to_owned()),
                inter_file_dependencies: true,
                ..DiagnosticOptions::default()
            })
        }),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(sheet::TRIGGERS.map(str::to_owned).into()),
            ..CompletionOptions::default()
        }),
        definition_provider: Some(true.into()),
        references_provider: Some(true.into()),
        hover_provider: Some(true.into()),
        document_symbol_provider: Some(DocumentSymbolProvider::DocumentSymbolOptions(
            DocumentSymbolOptions { label: Some("Sources".to_owned()), ..DocumentSymbolOptions::default() },
        )),
        inlay_hint_provider: Some(true.into()),
        code_lens_provider: Some(CodeLensOptions::default()),
        code_action_provider: Some(
            CodeActionOptions {
                code_action_kinds: Some(vec![CodeActionKind::QuickFix]),
                ..CodeActionOptions::default()
            }
            .into(),
        ),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: COMMANDS.iter().map(|&name| name.to_owned()).collect(),
            ..ExecuteCommandOptions::default()
        }),
        workspace: Some(WorkspaceOptions {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                ..WorkspaceFoldersServerCapabilities::default()
            }),
            ..WorkspaceOptions::default()
        }),
        ..ServerCapabilities::default()
    };
    let version = Some(env!("CARGO_PKG_VERSION").to_owned());
    InitializeResult { capabilities, server_info: Some(ServerInfo { name: "whosays".to_owned(), version }) }
}

/// The files of which the server wants to know when they change: rules, lexicons, configs, and baselines.
pub(super) fn watchers() -> RegistrationParams {
    let watcher = |glob: String| FileSystemWatcher { glob_pattern: GlobPattern::Pattern(glob), kind: None };
    let globs = ["**/*.yml".to_owned(), "**/*.yaml".to_owned(), format!("**/{}", baseline::FILE)];
    let options = DidChangeWatchedFilesRegistrationOptions { watchers: globs.map(watcher).into() };
    let registration = Registration {
        id: "files".to_owned(),
        method: LspNotificationMethod::WorkspaceDidChangeWatchedFiles.as_str().to_owned(),
        register_options: Some(super::wire::value(&options)),
    };
    RegistrationParams { registrations: vec![registration] }
}
