//! The rule language, key by key and value by value: what rules make of texts.
//!
//! The stage of an example is a rule (` ```yaml `), or several; beside them may stand a config
//! (` ```yaml config `) and lexicons (` ```yaml lexicon NAME `). Keys that a rule must have and that do not
//! matter here may be left out. The text of an example is one document, or a document a line (` ```lines `).
//!
//! What comes of a text is the text with all that is flagged in `[[…]]`. Below it stands what else is to be told:
//! what came of everything that matched and is not flagged, and of what is flagged the message, question, help and
//! labels, where the rule has such.

use crate::support::spec::{Example, check_folder};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::rc::Rc;
use whosays::attribution::{
    Abbreviation, Basis, Evidence, Kind, Manner, MentionKind, Mood, Number, QuotationExtent, Reason, Stance,
};
use whosays::config::Config;
use whosays::diagnostic::{Diagnostic, Severity};
use whosays::lint::{Fate, Finding, Linter, Match, Options};
use whosays::markup::{Format, Region};
use whosays::names::Named;
use whosays::rule::{PackFile, PackFiles, ReportMode, Same, Settings, builtin, load};
use whosays::text::Text;
use whosays::yaml::{self, Node, Value};

/// What a rule must have, where an example leaves it out.
const USUAL: &[(&str, &str)] = &[
    ("id", "example"),
    ("summary", "An example."),
    ("severity", "warning"),
    ("message", "who says?"),
    ("tests", "{ flag: ['[[x]]'] }"),
];

type Stage = Rc<[(String, String)]>;

/// A stage, its linter, and what came of its examples.
struct Act {
    stage: Stage,
    linter: Linter,
    told: String,
}

#[test]
fn rules() {
    let acts: RefCell<Vec<Act>> = RefCell::default();
    check_folder("rules", |example| {
        let mut acts = acts.borrow_mut();
        if acts.last().is_none_or(|act| act.stage != example.stage) {
            let (stage, linter) = (Rc::clone(&example.stage), linter(&example.stage));
            acts.push(Act { stage, linter, told: String::new() });
        }
        let act = acts.last_mut().expect("there is one now");
        let told = told(&act.linter, example);
        act.told.push_str(&told);
        told
    });
    let acts = acts.into_inner();
    let poor = acts.iter().filter(|act| !has_both(&act.told));
    let poor: Vec<String> = poor.map(|act| format!("{:?}\n{}", act.stage, act.told)).collect();
    assert!(poor.is_empty(), "examples show what is flagged and what is not:\n{}", poor.join("\n"));
    let said: BTreeSet<String> = acts.iter().flat_map(|act| &*act.stage).flat_map(sayings).collect();
    let unsaid: Vec<String> = language().into_iter().filter(|one| !said.contains(one)).collect();
    assert!(unsaid.is_empty(), "no example has\n{}", unsaid.join("\n"));
}

/// Whether something is flagged, and something that is like it is not.
fn has_both(told: &str) -> bool {
    told.contains("[[") && told.lines().any(|line| !line.contains("[[") && !line.trim().is_empty())
}

/// Every key of the language, and every value of its closed sets, each below the key that it belongs to.
fn language() -> Vec<String> {
    fn all<T: Named>(key: &str) -> Vec<String> {
        T::ALL.iter().map(|(name, _)| format!("{key}: {name}")).collect()
    }
    let keys = KEYS.iter().map(|key| (*key).to_owned());
    [
        keys.collect(),
        all::<Kind>("source.kind"),
        all::<Number>("source.number"),
        all::<Basis>("source.basis"),
        all::<Reason>("source.reason"),
        all::<Stance>("cue.stance"),
        all::<QuotationExtent>("content.quotation"),
        all::<MentionKind>("target.kind"),
        all::<Manner>("attribution.manner"),
        all::<Mood>("attribution.mood"),
        all::<Evidence>("attribution.evidence"),
        all::<MentionKind>("mention.kind"),
        all::<Abbreviation>("mention.abbreviation"),
        // Front matter is no prose: whoever asks for it hears so.
        all::<Region>("in").into_iter().filter(|name| name != "in: front-matter").collect(),
        all::<Region>("not-in"),
        all::<Same>("same"),
        all::<ReportMode>("report"),
    ]
    .concat()
}

/// The keys, and the values of sets that have no type of their own.
const KEYS: &[&str] = &[
    "match",
    "in",
    "not-in",
    "only-if",
    "unless",
    "point",
    "labels",
    "report",
    "message",
    "ask",
    "help",
    "options",
    "phrase",
    "regex",
    "attribution",
    "mention",
    "document",
    "any",
    "attribution.source",
    "attribution.cue",
    "attribution.content",
    "attribution.target",
    "source.weaker-than",
    "source.stronger-than",
    "source.named: true",
    "source.named: false",
    "source.head",
    "source.text",
    "source.definite: true",
    "source.definite: false",
    "source.role: none",
    "source.role: given",
    "source.body: none",
    "source.body: named",
    "source.declined: true",
    "source.declined: false",
    "cue.text",
    "content.text",
    "content.words",
    "target.text",
    "mention.role: none",
    "mention.role: given",
    "mention.text",
    "mention.first: true",
    "mention.first: false",
    "mention.speaks: true",
    "mention.speaks: false",
    "mention.accused: true",
    "mention.accused: false",
    "mention.answered: true",
    "mention.answered: false",
    "document.words",
    "document.dated: true",
    "document.dated: false",
    "document.front-matter",
    "document.count",
    "document.distinct: true",
    "document.distinct: false",
    "document.per",
    "document.run: unattributed",
    "document.run: uncovered",
    "document.at-least",
    "document.at-most",
    "document.above",
    "document.below",
    "words.at-least",
    "words.at-most",
    "words.above",
    "words.below",
    "within: match",
    "within: clause",
    "within: sentence",
    "within: paragraph",
    "within: section",
    "within: document",
    "sentences",
    "tokens",
    "before: match",
    "before: clause",
    "before: sentence",
    "before: paragraph",
    "before: section",
    "before: document",
    "after: match",
    "after: clause",
    "after: sentence",
    "after: paragraph",
    "after: section",
    "after: document",
    "before.sentences",
    "after.sentences",
    "before.tokens",
    "after.tokens",
    "at-least",
    "option",
];

/// The keys of a page's block, alone and below the key that they belong to, with the scalars that stand at them.
fn sayings((_, written): &(String, String)) -> Vec<String> {
    let text = Text::new("example", written.as_str());
    let mut said = Vec::new();
    if let Ok(tree) = yaml::parse(&text) {
        collect(&tree, "", &mut said);
    }
    said
}

fn collect(node: &Node<'_>, above: &str, said: &mut Vec<String>) {
    match &node.value {
        Value::Sequence(items) => items.iter().for_each(|item| collect(item, above, said)),
        Value::Mapping(entries) => {
            for (key, value) in entries {
                let Value::Text(key) = &key.value else { continue };
                for name in [key.to_string(), format!("{above}.{key}")] {
                    said.extend(node.texts_at(key).iter().map(|value| format!("{name}: {value}")));
                    said.push(name);
                }
                collect(value, key, said);
            }
        }
        _ => {}
    }
}

/// The rules of a stage, with the built-in lexicons.
fn linter(stage: &[(String, String)]) -> Linter {
    let PackFiles { mut files, .. } = builtin();
    files.retain(|file| file.path == "pack.yml" || file.path.starts_with("lexicons/"));
    let mut settings = Settings::default();
    for (info, written) in stage {
        match info.split_whitespace().collect::<Vec<_>>()[..] {
            ["yaml"] => {
                let (id, rule) = completed(written);
                files.push(PackFile::new(format!("house/{id}.yml"), Text::new(id, rule)));
            }
            ["yaml", "lexicon", name] => {
                files.push(PackFile::new(format!("lexicons/{name}.yml"), Text::new(name, written.as_str())));
            }
            ["yaml", "config"] => {
                settings =
                    Settings::of(Config::parse(&Text::new("whosays.yml", written.as_str())).0.own.layer);
            }
            _ => panic!("`{info}` sets no stage"),
        }
    }
    let loaded = load(&[PackFiles { files, loose: false, ..PackFiles::default() }], &settings);
    let errors = loaded.diagnostics.iter().filter(|(_, wrong)| wrong.severity == Severity::Error);
    let wrong: Vec<&str> = errors.map(|(_, wrong)| &*wrong.message).collect();
    assert!(wrong.is_empty(), "{}\n{stage:?}", wrong.join("\n"));
    Linter::new(loaded.set)
}

/// A rule with what it lacks, and its id.
fn completed(written: &str) -> (String, String) {
    let has = |key: &str| written.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
    let lacking = USUAL.iter().filter(|(key, _)| has(key).is_none());
    let rule = lacking.fold(written.to_owned(), |rule, (key, value)| format!("{rule}{key}: {value}\n"));
    (has("id").unwrap_or(USUAL[0].1).trim().to_owned(), rule)
}

fn told(linter: &Linter, example: &Example) -> String {
    let one = |text: &str, format| told_of(linter, &Text::new("example", text), format, &example.stage);
    match example.format.as_str() {
        "lines" => example.input.lines().map(|line| one(line, Format::Plain)).collect(),
        name => one(&example.input, Format::from_name(name).expect("the fence names a format")),
    }
}

fn told_of(linter: &Linter, text: &Text, format: Format, stage: &[(String, String)]) -> String {
    let options = Options { pedantic: true, ..Options::default() };
    let diagnostics = linter.check(text, format, options).diagnostics;
    let trace = linter.trace(text, format, options);
    let mut told = marked(text, &diagnostics);
    let several = stage.iter().filter(|(info, _)| info == "yaml").count() > 1;
    for one in &diagnostics {
        said(&mut told, text, one, stage, several);
    }
    for one in &trace.matches {
        if let Some(fate) = silent(text, one) {
            let rule = if several { format!("{}: ", one.rule) } else { String::new() };
            let _ = writeln!(told, "  {rule}{}: {fate}", line(text.slice(one.span)));
        }
    }
    told
}

/// The text with every place that a diagnostic points at in brackets.
fn marked(text: &Text, diagnostics: &[Diagnostic]) -> String {
    let mut marked = text.contents().trim_end().to_owned() + "\n";
    let ends = diagnostics.iter().map(|one| (one.span.end, "]]"));
    let mut marks: Vec<_> = diagnostics.iter().map(|one| (one.span.start, "[[")).chain(ends).collect();
    marks.sort_by(|left, right| right.cmp(left));
    marks.dedup();
    for (at, mark) in marks {
        marked.insert_str(at as usize, mark);
    }
    marked
}

/// What a diagnostic says, as far as its rule says something that matters here.
fn said(told: &mut String, text: &Text, one: &Diagnostic, stage: &[(String, String)], several: bool) {
    let has = |key: &str| stage.iter().any(|(_, written)| written.lines().any(|line| line.starts_with(key)));
    let at = line(text.slice(one.span));
    if several {
        let _ = writeln!(told, "  {}: {at}: {}", one.rule, one.message);
    } else if has("message:") {
        let _ = writeln!(told, "  {at}: {}", one.message);
    }
    for (key, words) in [("ask:", &one.ask), ("help:", &one.help)] {
        if let Some(words) = words.as_ref().filter(|_| has(key)) {
            let _ = writeln!(told, "  {key} {words}");
        }
    }
    if has("labels:") || has("match: { document:") {
        for label in &one.labels {
            let _ = writeln!(told, "  {} {}: {}", label.role, line(text.slice(label.span)), label.message);
        }
    }
    for under in &one.merged {
        let _ =
            writeln!(told, "    also {}: {}: {}", under.rule, line(text.slice(under.span)), under.message);
    }
}

/// What became of a match that is not flagged.
fn silent(text: &Text, one: &Match) -> Option<String> {
    let clause = one.clauses.last();
    let name = clause.map(|clause| format!("`{}`", clause.name)).unwrap_or_default();
    match &one.fate {
        Fate::Shown(_) | Fate::Merged { .. } => None,
        Fate::Cleared => {
            let found = match clause.and_then(|clause| clause.found)? {
                Finding::At(span) => line(text.slice(span)),
                Finding::Document => "the document".to_owned(),
            };
            Some(format!("cleared by {name}, {found}"))
        }
        Fate::Failed => {
            let failed = one.clauses.iter().find(|clause| clause.found.is_none());
            Some(format!("without `{}`", failed.map_or("", |clause| clause.name.as_str())))
        }
        Fate::Outside { .. } => Some("outside".to_owned()),
        Fate::Repeated { .. } => Some("said before".to_owned()),
        Fate::HeldBack { .. } => Some("held back".to_owned()),
        Fate::Pointless(part) => Some(format!("has no {part}")),
    }
}

fn line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
