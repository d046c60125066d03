//! What was found in a document, for editors that ask.

use crate::cli::server::Server;
use crate::cli::server::open::Kind;
use crate::cli::server::wire::{Refusal, value};
use crate::diagnostic::Fingerprint;
use crate::lsp::protocol::{
    DocumentDiagnosticParams, DocumentDiagnosticReport, FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    UnchangedDocumentDiagnosticReport,
};

/// All that was found, or that it is what was found before.
pub(in crate::cli::server) fn diagnostic(
    server: &mut Server,
    DocumentDiagnosticParams { text_document, previous_result_id, .. }: DocumentDiagnosticParams,
) -> Result<DocumentDiagnosticReport, Refusal> {
    let uri = &text_document.uri;
    let items = match server.desk.open.get(&uri.0).map(|open| open.kind) {
        None => return Err(Refusal::failed("this document is not open")),
        Some(Kind::Draft(_)) => server.found(uri),
        Some(Kind::Yaml) => server.wrong(uri),
    };
    let result_id = Fingerprint::of(&[&value(&items).to_string()], 0).to_string();
    if previous_result_id.as_ref() == Some(&result_id) {
        let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id };
        let related_documents = None;
        let report = RelatedUnchangedDocumentDiagnosticReport {
            related_documents,
            unchanged_document_diagnostic_report,
        };
        return Ok(report.into());
    }
    let full_document_diagnostic_report = FullDocumentDiagnosticReport { result_id: Some(result_id), items };
    Ok(RelatedFullDocumentDiagnosticReport { related_documents: None, full_document_diagnostic_report }
        .into())
}
