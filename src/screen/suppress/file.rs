//! What is allowed in YAML: in the front matter of a draft, and in the file beside a draft that can hold no comments.

use super::clause;
use super::permit::{Permit, Reach, Sheet, Unit};
use super::told;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Span, Text};
use crate::yaml::{
    self, Entries, FromKeys as _, FromYaml, Located, Mistake, Node, Reader, Shape, Value, Words,
    inside_scalar, mapping,
};

/// The key of the front matter under which rules are allowed.
const KEY: &str = "whosays";

/// What may stand in the file beside a draft.
pub(super) fn shape() -> Shape {
    SidecarFile::shape()
}

mapping! {
    /// What is allowed in the draft beside which the file lies: `draft.txt.whosays.yml` beside `draft.txt`.
    struct SidecarFile: "a sidecar" {
        /// Rules by their ids, each with a reason; one that names words is allowed only where they stand.
        allow: AllowFile = "allow" naming Rule,
    }
}

mapping! {
    /// What a draft says to whosays.
    struct FrontMatterFile: "`whosays`" {
        /// Rules by their ids, each with a reason.
        allow: AllowFile = "allow" naming Rule,
    }
}

mapping! {
    /// Rules that are allowed in a sentence, in a block or in the whole draft.
    struct AllowanceFile: "an allowance" {
        /// The id of a rule, or several.
        rule: Ids = "rule" as Name naming Rule,
        /// Words that stand in the sentence. Quotes, dashes, case and line breaks may differ.
        sentence: Option<Located<String>> = "sentence",
        /// Words that stand in the block: the paragraph, list item or table cell.
        block: Option<Located<String>> = "block",
        /// Why it is allowed.
        reason: Option<Located<String>> = "reason",
    }
}

/// The ids of rules. There is at least one.
struct Ids(Vec<Located<String>>);

impl FromYaml for Ids {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let ids = Vec::<Located<String>>::from_yaml(node, reader)?;
        if ids.is_empty() {
            reader.wrong_type(node, "the id of a rule, or a list of them");
        }
        (!ids.is_empty()).then_some(Self(ids))
    }

    fn shape() -> Shape {
        Vec::<Located<String>>::shape()
    }
}

/// What stands behind `allow`.
struct AllowFile(Vec<Permit>);

impl FromYaml for AllowFile {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Sequence(items) => Some(Self(items.iter().flat_map(|item| some(item, reader)).collect())),
            _ => Some(Self(some(node, reader))),
        }
    }

    fn shape() -> Shape {
        let one = Shape::Either(vec![Shape::Text(Words::Prose), AllowanceFile::shape()]);
        Shape::Either(vec![one.listed(), Shape::Entries(Box::new(Reason::shape()))])
    }
}

/// What one item of a list allows.
fn some(node: &Node<'_>, reader: &mut Reader<'_>) -> Vec<Permit> {
    match &node.value {
        Value::Mapping(_) => {
            let is_allowance = AllowanceFile::keys().iter().any(|key| node.entry(key.name).is_some());
            if !is_allowance {
                return each(node, reader);
            }
            let said = reader.said();
            let permit = AllowanceFile::from_yaml(node, reader).and_then(|file| file.check(reader));
            // One that lost what narrows it would allow too much.
            permit.filter(|_| reader.said() == said).into_iter().collect()
        }
        Value::Text(_) => words(node, reader).into_iter().collect(),
        _ => {
            reader.wrong_type(node, "the id of a rule, a list of them, or a map from ids to reasons");
            Vec::new()
        }
    }
}

/// What a map from ids to reasons allows.
fn each(node: &Node<'_>, reader: &mut Reader<'_>) -> Vec<Permit> {
    let reasons = Entries::<Reason>::from_yaml(node, reader).unwrap_or_default();
    let permit = |(rule, reason): (Located<String>, Option<Reason>)| Permit {
        head: rule.span,
        rules: vec![rule.map(|rule| rule.to_ascii_lowercase())],
        reason: reason.and_then(|reason| reason.0),
        reach: Reach::File,
        sheet: Sheet::Sidecar,
    };
    reasons.0.into_iter().map(permit).collect()
}

/// What a text allows, written as in a comment.
fn words(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Permit> {
    let words = String::from_yaml(node, reader)?;
    let clause = clause::read(&words);
    let file = reader.text();
    let place = |range| inside_scalar(file, node.span, &words, range);
    let slips = clause.slips.into_iter().map(|(range, slip)| told::slip(place(range), &slip, Sheet::Sidecar));
    reader.report_all(slips);
    let rules = clause.rules.into_iter().map(|(range, rule)| Located::new(rule, place(range))).collect();
    let (reason, reach, head) = (clause.reason, Reach::File, node.span);
    Some(Permit { rules, reason, reach, sheet: Sheet::Sidecar, head })
}

impl AllowanceFile {
    /// What it allows.
    fn check(self, reader: &mut Reader<'_>) -> Option<Permit> {
        let reach = match (self.sentence, self.block) {
            (Some(_), Some(block)) => {
                let message = "an allowance holds for a sentence or for a block";
                let both = Mistake::Contradiction.at(block.span, message);
                reader.report(both.with_help("Keep one of `sentence` and `block`."));
                return None;
            }
            (Some(words), None) => Reach::Words(Unit::Sentence, words),
            (None, Some(words)) => Reach::Words(Unit::Block, words),
            (None, None) => Reach::File,
        };
        if let Reach::Words(_, words) = &reach
            && words.value.trim().is_empty()
        {
            reader.report(Mistake::Empty.at(words.span, "no words stand here"));
            return None;
        }
        let head = self.rule.0.first()?.span;
        let rules = self.rule.0.into_iter().map(|rule| rule.map(|rule| rule.trim().to_ascii_lowercase()));
        let reason = self.reason.and_then(|reason| clause::tidy(&reason.value));
        Some(Permit { rules: rules.collect(), reason, reach, sheet: Sheet::Sidecar, head })
    }
}

/// Why a rule is allowed, if that is said.
struct Reason(Option<String>);

impl FromYaml for Reason {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match node.value {
            Value::Null => Some(Self(None)),
            _ => String::from_yaml(node, reader).map(|reason| Self(clause::tidy(&reason))),
        }
    }

    fn shape() -> Shape {
        Shape::Scalar
    }
}

/// What the file beside a draft allows, and what is wrong in it.
pub(super) fn sidecar(text: &Text) -> (Vec<Permit>, Vec<Diagnostic>) {
    // A file with nothing but comments allows nothing.
    if text.contents().lines().all(|line| line.trim().is_empty() || line.starts_with('#')) {
        return (Vec::new(), Vec::new());
    }
    let (file, reader) = Reader::read::<SidecarFile>(text);
    (file.map(|file| file.allow.0).unwrap_or_default(), milder(reader))
}

/// What the front matter of a draft allows, and what is wrong with how it says so. Whatever else it says is nobody's
/// business here.
pub(super) fn front_matter(text: &Text, yaml: Span) -> (Vec<Permit>, Vec<Diagnostic>) {
    let written = text.slice(yaml);
    if !written.contains(KEY) {
        return (Vec::new(), Vec::new());
    }
    let part = Text::new(text.name(), written);
    let (mut permits, mut wrong) = of_front_matter(&part);
    let moved = |span: &mut Span| *span = Span::new(span.start + yaml.start, span.end + yaml.start);
    for permit in &mut permits {
        permit.sheet = Sheet::FrontMatter;
        moved(&mut permit.head);
        permit.rules.iter_mut().for_each(|rule| moved(&mut rule.span));
        if let Reach::Words(_, words) = &mut permit.reach {
            moved(&mut words.span);
        }
    }
    for diagnostic in &mut wrong {
        moved(&mut diagnostic.span);
    }
    (permits, wrong)
}

fn of_front_matter(part: &Text) -> (Vec<Permit>, Vec<Diagnostic>) {
    let tree = match yaml::parse(part) {
        Ok(tree) => tree,
        // Templates and other tools write what is no YAML; it matters where whosays is spoken to.
        Err(diagnostic) => {
            let is_ours = part.contents().lines().any(|line| line.starts_with(KEY));
            return (Vec::new(), is_ours.then(|| mild(*diagnostic)).into_iter().collect());
        }
    };
    if tree.entry(KEY).is_none() {
        return (Vec::new(), Vec::new());
    }
    let (spoken, reader) = Reader::read_tree::<Spoken>(part, Ok(tree));
    (spoken.map(|spoken| spoken.0.allow.0).unwrap_or_default(), milder(reader))
}

/// The part of the front matter that speaks to whosays.
struct Spoken(FrontMatterFile);

impl FromYaml for Spoken {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let (key, value) = node.entry(KEY)?;
        reader.at_key(KEY, key.span, |reader| FrontMatterFile::from_yaml(value, reader)).map(Self)
    }

    fn shape() -> Shape {
        FrontMatterFile::shape()
    }
}

/// What cannot be understood allows nothing, and what it was meant to allow is shown: that is what a run fails for.
fn mild(diagnostic: Diagnostic) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, ..diagnostic }
}

fn milder(reader: Reader<'_>) -> Vec<Diagnostic> {
    reader.finish().into_iter().map(mild).collect()
}
