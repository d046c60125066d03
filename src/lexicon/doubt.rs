//! What is odd about a lexicon that is sound: an entry that another covers, so that nobody misses it, or that belongs
//! in another list.

use super::inflect::lemma_of;
use super::{EntryFile, LexiconFile, inflections, pattern};
use crate::diagnostic::Diagnostic;
use crate::prose::fold;
use crate::yaml::Mistake;
use rustc_hash::FxHashMap;

/// A phrase that stands for more texts than this is not compared with words.
const MOST: usize = 256;

/// What its author should know of a lexicon file although it works.
pub fn doubts(file: &LexiconFile) -> Vec<Diagnostic> {
    let covered = covered_words(file);
    let patterns = file.words.iter().filter(|word| looks_like_pattern(&word.is.value)).map(|word| {
        let message = "under `words` this is found as it is written, signs and all";
        Mistake::BadPattern.warning(word.is.span, message).with_help("Put it under `phrases`.")
    });
    let forms = file.lemmas.iter().filter(|lemma| lemma.forms.is_empty()).filter_map(|entry| {
        let lemma = lemma_of(&entry.is.value)?;
        let message =
            format!("`{}` is a form of `{lemma}`, so none of its other forms is found", entry.is.value);
        let help = format!("Write `{lemma}`, or put `{}` under `words`.", entry.is.value);
        Some(Mistake::BadPattern.warning(entry.is.span, message).with_help(help))
    });
    covered.into_iter().chain(patterns).chain(forms).collect()
}

/// Words that a lemma or a phrase of the same file stands for, with the same facts.
fn covered_words(file: &LexiconFile) -> Vec<Diagnostic> {
    if file.exact || file.words.is_empty() {
        return Vec::new();
    }
    let mut stand_for: FxHashMap<String, &EntryFile> = FxHashMap::default();
    for entry in &file.lemmas {
        let forms = if entry.forms.is_empty() { inflections(&entry.is.value) } else { entry.forms.clone() };
        stand_for.extend(forms.into_iter().map(|form| (fold(&form), entry)));
    }
    for entry in &file.phrases {
        let texts = entry.pattern.as_ref().and_then(|pattern| pattern.literals(MOST)).unwrap_or_default();
        stand_for.extend(texts.into_iter().map(|text| (fold(&text), entry)));
    }
    let covered = file.words.iter().filter_map(|word| {
        let other =
            stand_for.get(&fold(&word.is.value)).filter(|other| other.attributes == word.attributes)?;
        let message = format!("`{}` stands for this already", other.is.value);
        Some(Mistake::Duplicate.warning(word.is.span, message).with_help("Take it out."))
    });
    covered.collect()
}

/// Whether a word is nothing that a text holds, but a pattern.
fn looks_like_pattern(word: &str) -> bool {
    !pattern::is_plain(word)
        && (word.contains('|') || word.contains("...{") || word.starts_with(['~', '@', '<']))
}
