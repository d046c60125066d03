//! Styles of Vale: folders of rules that look for words, for words in place of others, and for too many of something.

mod existence;
mod expression;
mod file;
mod message;
mod occurrence;
mod scope;
mod substitution;

use super::draft::{Draft, Place};
use super::name::{Names, safe};
use super::{Carried, Import, proof, remark};
use crate::diagnostic::{Diagnostic, Severity};
use crate::rule::RegexError;
use crate::text::{Span, Text};
use crate::yaml::{Located, Reader, inside_scalar};
use file::{Level, ValeFile};
use std::sync::Arc;

/// A rule file of a style.
#[derive(Clone, Debug)]
pub struct StyleFile {
    /// The name of the style, which is that of its folder.
    pub style: String,
    /// The name of the rule, which is that of its file.
    pub name: String,
    /// What it says.
    pub text: Arc<Text>,
}

/// Turns rules of Vale into a pack called `pack`. The ids that are `taken` are given to none.
pub fn import<'n>(files: &[StyleFile], pack: &str, taken: impl IntoIterator<Item = &'n str>) -> Import {
    let mut names = Names::taken(taken);
    let mut rules = Vec::with_capacity(files.len());
    let mut drafts = Vec::new();
    for file in files {
        let mut carrier =
            Carrier { file, names: &mut names, drafts: Vec::new(), remarks: Vec::new(), blocks: true };
        carrier.carry();
        let Carrier { drafts: own, remarks, .. } = carrier;
        let (style, name) = (file.style.clone(), file.name.clone());
        rules.push(Carried { style, name, file: Arc::clone(&file.text), ids: Vec::new(), remarks });
        drafts.extend(own.into_iter().map(|draft| (rules.len() - 1, draft)));
    }
    let styles: Vec<&str> = files.iter().map(|file| file.style.as_str()).collect();
    proof::prove(rules, drafts, &manifest(pack, styles))
}

/// The manifest of the pack.
fn manifest(pack: &str, mut styles: Vec<&str>) -> String {
    styles.dedup();
    let name = Some(safe(pack)).filter(|name| !name.is_empty()).unwrap_or_else(|| "imported".to_owned());
    let summary = format!("Carried over from Vale: {}.", styles.join(", "));
    format!("name: {name}\nversion: \"1\"\nsummary: {}\n", super::write::quoted(&summary))
}

/// Carries one rule over.
struct Carrier<'c> {
    file: &'c StyleFile,
    names: &'c mut Names,
    drafts: Vec<Draft>,
    remarks: Vec<Diagnostic>,
    /// Whether what Vale looks at is more than a sentence.
    blocks: bool,
}

/// What all drafts of one rule have in common.
struct Frame {
    file: ValeFile,
    message: Located<String>,
    place: Place,
}

/// The checks that are not carried over, each with the reason.
const OTHERS: &[(&str, &str)] = &[
    ("capitalization", "no rule of ours judges capitals"),
    ("conditional", "it asks for one text where another stands; write it with `unless` or `only-if`"),
    ("consistency", "no rule of ours compares spellings in one text"),
    ("metric", "no rule of ours calculates but for counts and shares"),
    ("readability", "no rule of ours calculates but for counts and shares"),
    ("repetition", "no pattern of ours refers back to what it has found"),
    ("script", "no rule of ours is a program"),
    ("sequence", "no pattern of ours asks for parts of speech"),
    ("spelling", "no rule of ours looks words up in a dictionary"),
];

impl Carrier<'_> {
    fn carry(&mut self) {
        let (read, reader) = Reader::read::<ValeFile>(&self.file.text);
        let mistakes = reader.finish();
        let kind = read.as_ref().and_then(|file| file.extends.as_ref()).map(|kind| kind.0.clone());
        let reason = kind.as_ref().and_then(|kind| OTHERS.iter().find(|(name, _)| *name == kind.value));
        if let (Some(kind), Some((name, reason))) = (&kind, reason) {
            self.remarks.push(remark(kind.span, format!("`{name}` is not carried over: {reason}")));
            return;
        }
        let (file, kind) = match (read, kind) {
            (Some(file), Some(kind)) => (file, kind),
            (Some(_), None) => {
                let start = self.file.text.whole_lines(Span::empty(self.file.text.body_start()));
                self.remarks.push(remark(start, "this is no rule of Vale: it has no `extends`"));
                return;
            }
            (None, _) => return self.remarks.extend(mistakes),
        };
        self.remarks.extend(mistakes);
        let Some(frame) = self.frame(file, kind.span) else { return };
        match kind.value.as_str() {
            "existence" => existence::carry(self, &frame),
            "substitution" => substitution::carry(self, &frame),
            "occurrence" => occurrence::carry(self, &frame),
            other => {
                let message = format!("`{other}` is not carried over: it is no check that we know");
                self.remarks.push(remark(kind.span, message));
            }
        }
    }

    fn frame(&mut self, file: ValeFile, at: Span) -> Option<Frame> {
        if let Some(pos) = &file.pos {
            self.remarks.push(remark(pos.0.span, "no pattern of ours asks for parts of speech"));
        }
        let scopes = file.scope.as_deref().unwrap_or_default();
        let place = scope::place(scopes, &mut self.remarks)?;
        self.blocks = !scope::is_sentence(scopes) && !scope::is_heading(scopes);
        let Some(message) = file.message.as_ref().map(|message| message.0.clone()) else {
            self.remarks.push(remark(at, "the rule has no `message`"));
            return None;
        };
        Some(Frame { file, message, place })
    }

    /// A draft that looks for nothing yet. `part` tells it from others that come from the same rule.
    fn draft(&mut self, frame: &Frame, part: Option<&str>, filled: &[&str]) -> Draft {
        let StyleFile { style, name, .. } = self.file;
        let ([style_id, name_id], link) = ([safe(style), safe(name)], frame.file.link.as_ref());
        let style_folder = match style_id.as_str() {
            "" => "style".to_owned(),
            // These folders of a pack hold no rules.
            reserved @ ("lexicons" | "profiles") => format!("vale-{reserved}"),
            style => style.to_owned(),
        };
        let summary = frame.file.description.as_ref().map(|it| it.0.value.trim()).filter(|it| !it.is_empty());
        let summary = summary.map_or_else(
            || message::summary(&frame.message.value, filled),
            |summary| summary.split_whitespace().collect::<Vec<_>>().join(" "),
        );
        Draft {
            id: self.names.give(&[style, name, part.unwrap_or_default()]),
            folder: if part.is_some() { format!("{style_folder}/{name_id}") } else { style_folder },
            origin: format!("Carried over from {style}.{name}, a rule of Vale."),
            summary,
            severity: match frame.file.level {
                Some(Level::Suggestion) => Severity::Info,
                Some(Level::Error) => Severity::Error,
                Some(Level::Warning) | None => Severity::Warning,
            },
            patterns: Vec::new(),
            count: None,
            place: frame.place.clone(),
            exceptions: Vec::new(),
            message: message::message(&frame.message.value, filled),
            link: link.map(|link| link.0.value.clone()),
            flags: Vec::new(),
            passes: Vec::new(),
        }
    }

    /// Remarks on an expression that cannot be said; underlined at its very place where that is known.
    fn refuse(&mut self, written: &Located<String>, error: RegexError, whole: bool) {
        let at = if whole {
            written.span
        } else {
            inside_scalar(&self.file.text, written.span, &written.value, error.at)
        };
        let mut told = remark(at, error.message);
        told.help = error.help.map(Into::into);
        self.remarks.push(told);
    }
}
