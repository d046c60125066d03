//! Expressions of Vale, which are regexes even where they are plain words: as patterns and regexes of ours.

use crate::import::draft::{Pattern, Sort};
use crate::import::sample::samples;
use crate::prose::{fold, fold_char};
use crate::rule::{RegexError, SentenceRegex};
use crate::text::Span;
use regex_syntax::ast::parse::Parser;
use regex_syntax::ast::print::Printer;
use regex_syntax::ast::{
    AssertionKind, Ast, ClassPerlKind, ClassSet, ClassSetItem, Flags, GroupKind, RepetitionKind,
};

/// Expressions that stand for more texts than this stay regexes.
const MOST: usize = 24;

/// Stands in a text for an edge of a word, which is no character.
const EDGE: char = '\0';

/// How expressions of a rule are meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// Whether capitals do not matter.
    pub(super) ignorecase: bool,
    /// Whether they begin and end where words do.
    pub(super) word: bool,
}

/// An expression that has been read.
#[derive(Debug)]
pub(super) struct Expression {
    ast: Ast,
    at: Span,
}

impl Expression {
    /// Reads an expression that stands at `at`.
    ///
    /// # Errors
    /// When we have no such regexes, with its place in the expression.
    pub(super) fn read(written: &str, at: Span) -> Result<Self, RegexError> {
        // Our own check knows best what to say.
        let Ok(mut ast) = Parser::new().parse(written) else {
            return Err(SentenceRegex::parse(written).err().unwrap_or_else(|| RegexError {
                message: "this is no regex that we know".to_owned(),
                at: 0..written.len(),
                help: None,
            }));
        };
        make_ours(&mut ast);
        Ok(Self { ast, at })
    }

    /// The patterns that find what it finds: phrases, where it is a few plain texts.
    ///
    /// # Errors
    /// When it becomes a regex that cannot be used. The place is in that regex.
    pub(super) fn patterns(&self, manner: Manner) -> Result<Vec<Pattern>, RegexError> {
        let phrases = self.texts().and_then(|texts| {
            let phrases = texts.iter().map(|text| phrase(text, manner)).collect::<Option<Vec<_>>>()?;
            Some(phrases.into_iter().map(|(pattern, sample)| self.phrase(pattern, sample)).collect())
        });
        match phrases {
            Some(phrases) => Ok(phrases),
            None => Ok(vec![self.regex(&self.written(manner), manner)?]),
        }
    }

    /// The regex of ours that finds what it finds, `(?i)` left out.
    pub(super) fn written(&self, manner: Manner) -> String {
        let text = self.print();
        if !manner.word {
            return text;
        }
        if matches!(self.ast, Ast::Alternation(_)) {
            return format!(r"\b(?:{text})\b");
        }
        let start = if text.starts_with('^') || text.starts_with(r"\b") { "" } else { r"\b" };
        let end =
            if text.ends_with(r"\b") || text.ends_with('$') && !text.ends_with(r"\$") { "" } else { r"\b" };
        format!("{start}{text}{end}")
    }

    /// A checked regex as a pattern.
    pub(super) fn regex(&self, regex: &str, manner: Manner) -> Result<Pattern, RegexError> {
        let text = format!("{}{regex}", if manner.ignorecase { "(?i)" } else { "" });
        let checked = SentenceRegex::parse(&text)?;
        if let Some(warning) = checked.warnings().first() {
            return Err(warning.clone());
        }
        Ok(Pattern { sort: Sort::Regex, samples: samples(&text), text, at: self.at })
    }

    /// A phrase as a pattern.
    pub(super) fn phrase(&self, text: String, sample: String) -> Pattern {
        Pattern { sort: Sort::Phrase, text, samples: vec![sample], at: self.at }
    }

    /// The texts it stands for, edges of words included, where they are few.
    pub(super) fn texts(&self) -> Option<Vec<String>> {
        texts(&self.ast)
    }

    /// Whether it begins or ends at an edge of the text, and not only where a sentence does.
    pub(super) fn leans_on_edge(&self) -> bool {
        let Ast::Concat(concat) = &self.ast else { return false };
        let is_edge = |ast: Option<&Ast>| matches!(ast, Some(Ast::Assertion(it)) if matches!(it.kind, AssertionKind::StartLine | AssertionKind::EndLine));
        is_edge(concat.asts.first()) || is_edge(concat.asts.last())
    }

    fn print(&self) -> String {
        let mut text = String::new();
        // A string takes everything.
        let _ = Printer::new().print(&self.ast, &mut text);
        text
    }
}

/// A text as a phrase, with what it finds. `None` where a phrase would find something else: case matters, or the text
/// need not begin and end where words do.
pub(super) fn phrase(text: &str, manner: Manner) -> Option<(String, String)> {
    let plain = text.trim_matches(EDGE);
    let edge = |marked: bool, next: Option<char>| {
        marked || manner.word || next.is_some_and(|c| !c.is_alphanumeric())
    };
    // A space at an edge must be there; a phrase would not ask for it.
    let sound = !plain.trim().is_empty()
        && plain.trim() == plain
        && !plain.contains(EDGE)
        && (manner.ignorecase || !plain.contains(char::is_uppercase))
        && edge(text.starts_with(EDGE), plain.chars().next())
        && edge(text.ends_with(EDGE), plain.chars().next_back());
    sound.then(|| (escaped(plain), plain.to_owned()))
}

/// The text as words of a pattern string.
fn escaped(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars() {
        if "()|?~@<>$^{}\\".contains(c) {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

/// Whether the texts are the same to a phrase.
pub(super) fn same(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

fn texts(ast: &Ast) -> Option<Vec<String>> {
    let found = match ast {
        Ast::Empty(_) => vec![String::new()],
        Ast::Literal(literal) => vec![literal.c.to_string()],
        Ast::Assertion(it) if it.kind == AssertionKind::WordBoundary => vec![EDGE.to_string()],
        Ast::ClassPerl(class) if class.kind == ClassPerlKind::Space && !class.negated => vec![" ".to_owned()],
        Ast::ClassBracketed(class) if !class.negated => letters(&class.kind)?,
        Ast::Repetition(it) if it.op.kind == RepetitionKind::ZeroOrOne => {
            let mut found = texts(&it.ast)?;
            found.insert(0, String::new());
            found
        }
        // Texts are folded, so that any white space is one space.
        Ast::Repetition(it) if matches!(&*it.ast, Ast::ClassPerl(class) if class.kind == ClassPerlKind::Space) =>
        {
            vec![" ".to_owned()]
        }
        Ast::Group(group) if !matches!(&group.kind, GroupKind::NonCapturing(flags) if !flags.items.is_empty()) => {
            texts(&group.ast)?
        }
        Ast::Alternation(it) => it.asts.iter().map(texts).collect::<Option<Vec<_>>>()?.concat(),
        Ast::Concat(it) => it.asts.iter().try_fold(vec![String::new()], |heads, part| {
            let tails = texts(part)?;
            let joined = heads.iter().flat_map(|head| tails.iter().map(move |tail| format!("{head}{tail}")));
            Some(joined.take(MOST + 1).collect())
        })?,
        _ => return None,
    };
    (found.len() <= MOST).then_some(found)
}

/// The letters of a small class.
fn letters(set: &ClassSet) -> Option<Vec<String>> {
    let item = |item: &ClassSetItem| match item {
        ClassSetItem::Literal(literal) => Some(literal.c.to_string()),
        _ => None,
    };
    match set {
        ClassSet::Item(ClassSetItem::Union(union)) => union.items.iter().map(item).collect(),
        ClassSet::Item(one) => Some(vec![item(one)?]),
        ClassSet::BinaryOp(_) => None,
    }
}

/// Makes it one over folded text, with groups that keep nothing.
fn make_ours(ast: &mut Ast) {
    match ast {
        Ast::Literal(literal) => match fold_char(literal.c) {
            Some(folded) => literal.c = folded,
            None => *ast = Ast::Empty(Box::new(literal.span)),
        },
        Ast::ClassBracketed(class) => fold_set(&mut class.kind),
        Ast::Repetition(it) => make_ours(&mut it.ast),
        Ast::Group(group) => {
            if !matches!(group.kind, GroupKind::NonCapturing(_)) {
                group.kind = GroupKind::NonCapturing(Flags { span: group.span, items: Vec::new() });
            }
            make_ours(&mut group.ast);
        }
        Ast::Alternation(it) => it.asts.iter_mut().for_each(make_ours),
        Ast::Concat(it) => it.asts.iter_mut().for_each(make_ours),
        _ => {}
    }
}

/// Folds the single letters of a class; those that fold to one are kept once.
fn fold_set(set: &mut ClassSet) {
    let ClassSet::Item(item) = set else { return };
    let fold_one = |item: &mut ClassSetItem| {
        if let ClassSetItem::Literal(literal) = item
            && let Some(folded) = fold_char(literal.c)
        {
            literal.c = folded;
        }
    };
    fold_one(item);
    if let ClassSetItem::Union(union) = item {
        let mut seen = Vec::new();
        union.items.iter_mut().for_each(fold_one);
        union.items.retain(|item| {
            let ClassSetItem::Literal(literal) = item else { return true };
            let first = !seen.contains(&literal.c);
            seen.push(literal.c);
            first
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an expression becomes: phrases, or one regex after `re:`.
    fn becomes(written: &str, ignorecase: bool, word: bool) -> Vec<String> {
        let expression = Expression::read(written, Span::default()).expect("it is sound");
        let patterns = expression.patterns(Manner { ignorecase, word }).expect("it can be said");
        let shown = |pattern: Pattern| match pattern.sort {
            Sort::Phrase => pattern.text,
            Sort::Regex => format!("re:{}", pattern.text),
        };
        patterns.into_iter().map(shown).collect()
    }

    #[test]
    fn plain_words_and_small_choices_become_phrases() {
        assert_eq!(becomes("a number of", true, true), ["a number of"]);
        assert_eq!(becomes("police(?:m[ae]n|boy)", true, true), ["policeman", "policemen", "policeboy"]);
        assert_eq!(becomes(r"\(s\)he", true, true), [r"\(s\)he"]);
        assert_eq!(becomes(r"\bI'm\b", true, false), ["I'm"]);
        assert_eq!(becomes(r"\.\.\.", false, false), ["..."]);
    }

    #[test]
    fn what_a_phrase_cannot_say_stays_a_regex() {
        assert_eq!(becomes("AM", false, true), [r"re:\bAM\b"]);
        assert_eq!(becomes("ology", true, false), ["re:(?i)ology"]);
        assert_eq!(becomes("(un|re)\\w+ed", true, true), [r"re:(?i)\b(?:un|re)\w+ed\b"]);
        assert_eq!(becomes(r"\s[—–]\s", false, false), [r"re:\s[–]\s"]);
        assert_eq!(becomes("^But|however$", true, true), [r"re:(?i)\b(?:^But|however$)\b"]);
    }
}
