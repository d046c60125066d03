//! Inflections of English verbs and nouns by rule.

/// The forms of a lemma, the lemma first. Of several words the first inflects ("point out", "points out").
pub fn inflections(lemma: &str) -> Vec<String> {
    vec![lemma.to_owned()]
}
