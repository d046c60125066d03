//! What can be done about a finding, offered in an order that never changes: allow it for a reason, write what is
//! missing, look at the rule, teach the house a name, switch the rule off, put the finding into the baseline, or delete
//! what allows nothing any more.
//!
//! One file for each. They are given all that they look at, and hand out edits that are shown and made by the editor, or
//! commands that the server carries out.

mod baseline;
mod edits;
mod lexicon;
mod off;
mod rule;
mod skeleton;
mod suppress;
mod unused;

pub use edits::{Companion, Document, Skills};

use super::protocol::{CodeAction, CodeActionKind, Command, Diagnostic, WorkspaceEdit};
use crate::attribution::Facts;
use crate::diagnostic::{self, own};
use crate::rule::RuleSet;
use crate::screen::amend::Draft;
use crate::text::Text;

/// The command that shows a rule: its id, and the address of the draft whose rules count.
pub const SHOW_RULE: &str = "whosays.showRule";

/// The command that writes a finding into the baseline: the address of the draft, and the fingerprint.
pub const ADD_TO_BASELINE: &str = "whosays.addToBaseline";

/// A draft on the desk, and what lies beside it.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'s> {
    /// The draft with all that rules say of it.
    pub draft: Draft<'s>,
    /// Who is said to have said what in it.
    pub facts: &'s Facts,
    /// Its rules.
    pub rules: &'s RuleSet,
    /// As the editor has it.
    pub document: Document<'s>,
    /// What the editor can do.
    pub skills: Skills,
    /// The file beside it, if it lies anywhere.
    pub sidecar: Option<&'s Companion>,
    /// Its config, or the one that could be begun in its folder, and what that folder is called.
    pub config: Option<(&'s Companion, &'s str)>,
    /// The configs that the house has words in, the closest first.
    pub house: &'s [Companion],
}

/// Something that can be done.
#[derive(Debug, Default)]
struct Offer {
    title: String,
    edit: Option<WorkspaceEdit>,
    command: Option<Command>,
    is_preferred: bool,
}

impl Offer {
    fn edit(title: impl Into<String>, edit: WorkspaceEdit) -> Self {
        Self { title: title.into(), edit: Some(edit), ..Self::default() }
    }

    fn command(title: impl Into<String>, command: &str, arguments: [&str; 2]) -> Self {
        let title = title.into();
        let arguments = Some(arguments.map(Into::into).into());
        let command =
            Command { title: title.clone(), command: command.to_owned(), arguments, ..Command::default() };
        Self { title, command: Some(command), ..Self::default() }
    }

    fn about(self, told: &Diagnostic) -> CodeAction {
        CodeAction {
            title: self.title,
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(vec![told.clone()]),
            is_preferred: self.is_preferred.then_some(true),
            edit: self.edit,
            command: self.command,
            ..CodeAction::default()
        }
    }
}

/// What can be done about a finding in a draft, as it was told.
pub fn about(scene: &Scene<'_>, finding: &diagnostic::Diagnostic, told: &Diagnostic) -> Vec<CodeAction> {
    let mut said = scene.draft.findings.said.iter();
    let said = said.find(|said| is(&said.diagnostic, finding));
    let mut offers = Vec::new();
    if let Some(said) = said.filter(|_| own(&finding.rule).is_none()) {
        offers.extend(suppress::offers(scene, said));
        offers.extend(skeleton::offers(scene, said));
        offers.extend(rule::offer(scene, said));
        offers.extend(lexicon::offer(scene, said));
        offers.extend(off::offer(scene, said));
    }
    offers.extend(baseline::offer(scene, finding));
    offers.extend(unused::offer(scene, finding));
    offers.into_iter().map(|offer| offer.about(told)).collect()
}

/// What can be done about something that is told of the file beside a draft.
pub fn about_sidecar(
    text: &Text,
    document: &Document<'_>,
    skills: Skills,
    finding: &diagnostic::Diagnostic,
    told: &Diagnostic,
) -> Vec<CodeAction> {
    unused::offer_beside(text, document, skills, finding).into_iter().map(|offer| offer.about(told)).collect()
}

/// Whether actions of some kinds are asked for, where kinds are given.
pub fn is_asked_for(only: Option<&[CodeActionKind]>) -> bool {
    let is_one = |kind: &CodeActionKind| matches!(kind, CodeActionKind::Empty | CodeActionKind::QuickFix);
    only.is_none_or(|only| only.iter().any(is_one))
}

fn is(one: &diagnostic::Diagnostic, other: &diagnostic::Diagnostic) -> bool {
    one.rule == other.rule && one.fingerprint == other.fingerprint
}
