//! A file of rules or settings with all that it may name.

use super::outline::Step;
use super::own::{Given, Own};
use crate::lexicon::file::{self as lexicon_file, stem};
use crate::order::Order as _;
use crate::rule::{PackFile, PackFiles, Rule, RuleSet};
use crate::schema::Subject;
use crate::text::{Span, Text};
use crate::yaml::Naming;
use std::fmt::Write as _;
use std::sync::Arc;

/// A file, and what there is to name in it.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'p> {
    /// What it says.
    pub contents: &'p str,
    /// What it is.
    pub subject: Subject,
    /// The rules and lexicons.
    pub set: &'p RuleSet,
    /// The files of their packs; the first pack is built in.
    pub packs: &'p [PackFiles],
}

/// Where something is written.
#[derive(Clone, Debug)]
pub enum Target {
    /// In the file itself.
    Here(Span),
    /// In a file of a pack.
    File(Arc<Text>, Span),
}

/// So many entries of a lexicon are shown.
const SHOWN: usize = 12;

impl<'p> Paper<'p> {
    /// All that goes by a name of some sort, at the end of a way.
    pub(super) fn names(&self, naming: Naming, way: &[&Step]) -> Vec<Given> {
        let given = |name: &str, doc: String| Given { name: name.to_owned(), span: None, doc };
        match naming {
            Naming::Rule => {
                let rules = self.set.rules.iter();
                let mut rules: Vec<Given> =
                    rules.map(|rule| given(&rule.id.value, rule.summary.to_string())).collect();
                // A rule that is broken for the moment has its name all the same.
                let files = self.packs.iter().flat_map(|pack| &pack.files);
                let stems =
                    files.filter(|file| !file.is_stored && file.is_rule()).map(|file| stem(&file.path));
                let broken = stems.filter(|stem| self.set.rule(stem).is_none());
                rules.extend(broken.map(|stem| given(stem, String::new())));
                rules.order_by(|one, other| one.name.cmp(&other.name));
                if matches!(self.subject, Subject::Config | Subject::Profile) {
                    let groups = self.set.packs.iter().flat_map(|pack| &pack.groups);
                    rules.extend(
                        groups.map(|group| given(&format!("{}/*", group.name), group.summary.clone())),
                    );
                }
                rules
            }
            Naming::Lexicon => {
                let mut names: Vec<&str> = self.set.lexicons.written().collect();
                names.order();
                names.into_iter().map(|name| given(name, self.count(name))).collect()
            }
            Naming::Profile => {
                let profiles = self.packs.iter().flat_map(PackFiles::profiles);
                profiles.map(|(name, _)| given(name, "A profile.".to_owned())).collect()
            }
            Naming::Option | Naming::Clause | Naming::Part => {
                self.own(way).map_or_else(Vec::new, |(own, _)| match naming {
                    Naming::Option => own.options(),
                    Naming::Clause => own.clauses(),
                    _ if way.len() > 1 && way.last() == Some(&&Step::Key("labels".to_owned())) => {
                        own.places()
                    }
                    _ => own.parts(),
                })
            }
        }
    }

    /// The rule at hand, and its file where it is another one: in a rule file that rule, in a config the one whose
    /// settings these are.
    pub(super) fn own(&self, way: &[&Step]) -> Option<(Own<'p>, Option<&'p Arc<Text>>)> {
        if self.subject == Subject::Rule {
            return Some((Own::new(self.contents), None));
        }
        let mut keys = way.iter().rev().filter_map(|step| match step {
            Step::Key(name) => self.set.rule(name),
            _ => None,
        });
        let file = self.file_of(keys.next()?)?;
        Some((Own::new(file.text.contents()), Some(&file.text)))
    }

    /// All about a name, in Markdown.
    pub(super) fn about(&self, naming: Naming, name: &str, way: &[&Step]) -> Option<String> {
        match naming {
            Naming::Rule => {
                let rule = self.set.rule(name);
                let of_rule = |rule: &Rule| format!("**`{}`**: {}", rule.id.value, rule.summary);
                rule.map(of_rule).or_else(|| self.given(naming, name, way).map(|given| given.doc))
            }
            Naming::Lexicon => self.lexicon(name),
            _ => self.given(naming, name, way).map(|given| given.doc),
        }
    }

    /// Where what goes by a name is written, if in a file that one can go to.
    pub(super) fn target(&self, naming: Naming, name: &str, way: &[&Step]) -> Option<Target> {
        let head = |file: &PackFile| Target::File(Arc::clone(&file.text), Span::default());
        match naming {
            Naming::Rule => {
                let rule = self.set.rule(name)?;
                let file = self.house_file(|file| is_rule_of(self.packs, file, rule))?;
                Some(Target::File(Arc::clone(&file.text), rule.id.span))
            }
            Naming::Lexicon => {
                self.house_file(|file| file.is_lexicon() && stem(&file.path) == name).map(head)
            }
            Naming::Profile => {
                self.house_file(|file| file.is_profile() && stem(&file.path) == name).map(head)
            }
            _ => {
                let span = self.given(naming, name, way)?.span?;
                self.of_own(span, way)
            }
        }
    }

    /// A place in the file of the rule at hand.
    pub(super) fn of_own(&self, span: Span, way: &[&Step]) -> Option<Target> {
        match self.own(way)?.1 {
            None => Some(Target::Here(span)),
            Some(text) => self
                .house_file(|file| Arc::ptr_eq(&file.text, text))
                .map(|_| Target::File(Arc::clone(text), span)),
        }
    }

    fn given(&self, naming: Naming, name: &str, way: &[&Step]) -> Option<Given> {
        self.names(naming, way).into_iter().find(|given| given.name == name)
    }

    /// A file that is not built in.
    fn house_file(&self, is_it: impl Fn(&PackFile) -> bool) -> Option<&'p PackFile> {
        let files = self.packs.iter().flat_map(|pack| &pack.files);
        let mut files = files.filter(|file| !file.is_stored && file.tree.is_none());
        files.find(|file| is_it(file))
    }

    fn file_of(&self, rule: &Rule) -> Option<&'p PackFile> {
        self.packs.get(rule.shelf.pack)?.files.get(rule.shelf.file)
    }

    fn count(&self, name: &str) -> String {
        let lexicon = self.set.lexicons.id(name).and_then(|id| self.set.lexicons.get(id));
        lexicon.map_or_else(String::new, |lexicon| match lexicon.count {
            1 => "A lexicon with one entry.".to_owned(),
            count => format!("A lexicon with {count} entries."),
        })
    }

    /// What a lexicon holds.
    fn lexicon(&self, name: &str) -> Option<String> {
        self.set.lexicons.id(name)?;
        let mut page = format!("**`@{name}`**");
        let files = self.packs.iter().flat_map(|pack| &pack.files);
        let file = { files }.find(|file| file.is_lexicon() && stem(&file.path) == name);
        let read = file.map(|file| lexicon_file::read(&file.text).0);
        if let Some(summary) = read.as_ref().and_then(|read| read.summary.as_ref()) {
            let _ = write!(page, ": {summary}");
        }
        let _ = write!(page, "\n\n{}", self.count(name));
        if let Some(read) = read {
            let all = [&read.words, &read.lemmas, &read.phrases];
            let own = all.iter().map(|entries| entries.len()).sum::<usize>();
            let shown = all.into_iter().flatten().take(SHOWN);
            let shown: Vec<String> = shown.map(|entry| format!("“{}”", entry.is.value)).collect();
            if !shown.is_empty() {
                let more = if own > SHOWN { " …" } else { "" };
                let _ = write!(page, "\n\n{}{more}", shown.join(", "));
            }
            let extended: Vec<String> =
                read.extends.iter().map(|name| format!("`@{}`", name.value)).collect();
            if !extended.is_empty() {
                let _ = write!(page, "\n\nIt takes over the entries of {}.", extended.join(", "));
            }
        }
        Some(page)
    }
}

/// Whether a file is that of a rule.
fn is_rule_of(packs: &[PackFiles], file: &PackFile, rule: &Rule) -> bool {
    let its = packs.get(rule.shelf.pack).and_then(|pack| pack.files.get(rule.shelf.file));
    its.is_some_and(|its| std::ptr::eq(its, file))
}
