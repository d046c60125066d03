//! What can be done about the findings at a place.

use crate::cli::screens::beside;
use crate::cli::server::Server;
use crate::cli::server::open::Kind;
use crate::cli::server::wire::Refusal;
use crate::cli::session::{CONFIG, Rules};
use crate::lsp::actions::{self, Companion, Document, Scene, Skills};
use crate::lsp::protocol::{CodeAction, CodeActionParams, CodeActionResponse, Uri};
use crate::report::each_finding;
use crate::screen::amend::Draft;
use crate::text::{Span, Text};
use std::path::Path;

/// All that can be done, finding by finding.
#[expect(clippy::unnecessary_wraps, reason = "every request may be refused")]
pub(in crate::cli::server) fn code_action(
    server: &mut Server,
    params: CodeActionParams,
) -> Result<Option<Vec<CodeActionResponse>>, Refusal> {
    let CodeActionParams { text_document, range, context, .. } = params;
    if !actions::is_asked_for(context.only.as_deref()) {
        return Ok(Some(Vec::new()));
    }
    let uri = &text_document.uri;
    let Some(open) = server.desk.open.get(&uri.0) else { return Ok(None) };
    let wanted = open.measure().span(range);
    let all = match open.kind {
        Kind::Draft(_) => of_draft(server, uri, wanted),
        Kind::Yaml => of_sidecar(server, uri, wanted),
    };
    Ok(all.map(|all| all.into_iter().map(CodeActionResponse::CodeAction).collect()))
}

fn of_draft(server: &mut Server, uri: &Uri, wanted: Span) -> Option<Vec<CodeAction>> {
    let told = server.found(uri);
    let path = server.desk.open.get(&uri.0)?.path.clone();
    let around = path.as_deref().map(|path| Around::of(server, path));
    let open = server.desk.open.get(&uri.0)?;
    let reading = open.reading.as_ref()?;
    let house = house(server, &reading.rules);
    let config = around.as_ref().and_then(|around| Some((around.config.as_ref()?, &*around.folder)));
    let document = &reading.document;
    let scene = Scene {
        draft: Draft { text: &document.text, format: document.format, findings: reading.findings() },
        facts: reading.facts(),
        rules: reading.rules.linter().rules(),
        document: Document { uri, version: Some(open.version), measure: open.measure(), is_there: true },
        skills: skills(server),
        sidecar: around.as_ref().and_then(|around| around.sidecar.as_ref()),
        config,
        house: &house,
    };
    let found = each_finding(&reading.screened.diagnostics).zip(&told);
    let here = found.filter(|(finding, _)| touch(finding.span, wanted));
    Some(here.flat_map(|(finding, told)| actions::about(&scene, finding, told)).collect())
}

fn of_sidecar(server: &mut Server, uri: &Uri, wanted: Span) -> Option<Vec<CodeAction>> {
    let told = server.wrong(uri);
    let open = server.desk.open.get(&uri.0)?;
    let text = Text::new(uri.0.clone(), open.buffer.contents());
    let edited = Document { uri, version: Some(open.version), measure: open.measure(), is_there: true };
    let mistakes = server.desk.mistakes();
    let found = mistakes.get(&uri.0)?.iter().filter(|(written, _)| written.contents() == text.contents());
    let found = found.flat_map(|(_, mistakes)| each_finding(mistakes));
    let here = found.filter(|finding| touch(finding.span, wanted));
    let all = here.filter_map(|finding| {
        let range = open.measure().range(finding.span);
        let told = told.iter().find(|told| told.range == range)?;
        Some(actions::about_sidecar(&text, &edited, skills(server), finding, told))
    });
    Some(all.flatten().collect())
}

fn skills(server: &Server) -> Skills {
    let can = &server.client.can;
    Skills { versions: can.versions, creates: can.creates, snippets: can.snippets }
}

const fn touch(one: Span, other: Span) -> bool {
    one.start <= other.end && other.start <= one.end
}

/// The files that go with a draft.
struct Around {
    sidecar: Option<Companion>,
    config: Option<Companion>,
    /// What the folder of the config is called.
    folder: String,
}

impl Around {
    fn of(server: &mut Server, draft: &Path) -> Self {
        let own = draft.parent().map(Path::to_path_buf).unwrap_or_default();
        let known = server.desk.vigil.ground.session.config_for(Some(draft));
        let folder = known.as_deref().and_then(Path::parent).filter(|folder| *folder != own);
        let name = folder.and_then(Path::file_name).map(|name| format!("“{}”", name.to_string_lossy()));
        let config = known.unwrap_or_else(|| own.join(CONFIG));
        let unit = server.client.can.unit;
        let paper = |path: &Path| server.desk.file(path, unit);
        let folder = name.unwrap_or_else(|| "this folder".to_owned());
        Self { sidecar: paper(&beside(draft)), config: paper(&config), folder }
    }
}

/// The configs that the house has words in: none, where there is no house.
fn house(server: &Server, rules: &Rules) -> Vec<Companion> {
    let configs = rules.house();
    let papers = configs.iter().filter_map(|path| server.desk.file(path, server.client.can.unit));
    papers.filter(|paper| paper.is_there).collect()
}
