//! Checks for words that should not be there.

use super::expression::{Expression, Manner, phrase};
use super::file::Loose;
use super::{Carrier, Frame};
use crate::import::draft::{Draft, Pattern, Sort};
use crate::import::remark;
use crate::yaml::Located;

pub(super) fn carry(carrier: &mut Carrier<'_>, frame: &Frame) {
    let file = &frame.file;
    let tokens: Vec<&Loose> =
        file.tokens.iter().flatten().filter(|it| !it.0.value.trim().is_empty()).collect();
    let raw: Vec<&Loose> = file.raw.iter().flatten().collect();
    let ignorecase = file.ignorecase == Some(true);
    let manner = Manner { ignorecase, word: file.nonword != Some(true) && !tokens.is_empty() };
    let mut patterns = match raw.first() {
        None => tokens.iter().flat_map(|token| carrier.token(&token.0, manner)).collect(),
        Some(first) => {
            let joined: String = raw.iter().map(|part| part.0.value.as_str()).collect();
            let whole = Located::new(joined, first.0.span);
            carrier.joined(&whole, raw.len() == 1, &tokens, manner, file.append == Some(true))
        }
    };
    unique(&mut patterns);
    if patterns.is_empty() {
        if carrier.remarks.is_empty() {
            carrier
                .remarks
                .push(remark(frame.message.span, "the rule looks for nothing: it has no `tokens`"));
        }
        return;
    }
    let exceptions = carrier.exceptions(frame, ignorecase);
    let draft = carrier.draft(frame, None, &["{match}"]);
    carrier.drafts.push(Draft { patterns, exceptions, ..draft });
}

impl Carrier<'_> {
    /// The patterns for one expression; why there are none is remarked on.
    pub(super) fn token(&mut self, token: &Located<String>, manner: Manner) -> Vec<Pattern> {
        let Some(expression) = self.expression(token, true) else { return Vec::new() };
        self.patterns(&expression, token, manner)
    }

    fn expression(&mut self, written: &Located<String>, placed: bool) -> Option<Expression> {
        match Expression::read(&written.value, written.span) {
            Ok(expression) => Some(expression),
            Err(error) => {
                self.refuse(written, error, !placed);
                None
            }
        }
    }

    /// The patterns for what stands before (or, appended, behind) every token, together with the tokens.
    fn joined(
        &mut self,
        raw: &Located<String>,
        placed: bool,
        tokens: &[&Loose],
        manner: Manner,
        append: bool,
    ) -> Vec<Pattern> {
        let Some(lead) = self.expression(raw, placed) else { return Vec::new() };
        if tokens.is_empty() {
            return self.patterns(&lead, raw, manner);
        }
        let leads = lead.texts().and_then(|texts| leads(&texts, manner)).filter(|_| manner.word && !append);
        let (mut words, mut patterns) = (Vec::new(), Vec::new());
        for token in tokens {
            let Some(expression) = self.expression(&token.0, true) else { continue };
            let texts = expression.texts().filter(|_| leads.is_some());
            let plain = texts.and_then(|texts| {
                texts
                    .iter()
                    .map(|text| phrase(text, manner).map(|(text, _)| text))
                    .collect::<Option<Vec<_>>>()
            });
            if let Some(plain) = plain {
                words.extend(plain);
                continue;
            }
            let before = Manner { word: false, ..manner };
            let (lead, own) = (lead.written(before), expression.written(manner));
            let whole = if append { format!("{own}{lead}") } else { format!("{lead}{own}") };
            match expression.regex(&whole, manner) {
                Ok(pattern) => patterns.push(pattern),
                Err(error) => self.refuse(&token.0, error, true),
            }
        }
        words.dedup();
        if let (Some(leads), Some(first)) = (leads, words.first()) {
            let sample = format!("{} {first}", leads[0]).replace('\\', "");
            patterns.insert(0, lead.phrase(format!("{} {}", choice(&leads), choice(&words)), sample));
        }
        patterns
    }

    fn patterns(
        &mut self,
        expression: &Expression,
        written: &Located<String>,
        manner: Manner,
    ) -> Vec<Pattern> {
        if expression.leans_on_edge() && self.blocks {
            let message = "`^` and `$` are the edges of a sentence here, and not of a paragraph";
            self.remarks.push(remark(written.span, message));
        }
        match expression.patterns(manner) {
            Ok(patterns) => patterns,
            Err(error) => {
                self.refuse(written, error, true);
                Vec::new()
            }
        }
    }

    /// What the rule leaves alone. Vale looks for it anywhere in the words that are found.
    pub(super) fn exceptions(&mut self, frame: &Frame, ignorecase: bool) -> Vec<Pattern> {
        let manner = Manner { ignorecase, word: true };
        let exceptions: Vec<&Loose> = frame.file.exceptions.iter().flatten().collect();
        let mut patterns: Vec<Pattern> =
            exceptions.into_iter().flat_map(|exception| self.token(&exception.0, manner)).collect();
        unique(&mut patterns);
        patterns
    }
}

/// The words that stand before others, if a space parts them.
fn leads(texts: &[String], manner: Manner) -> Option<Vec<String>> {
    let parted = texts.iter().all(|text| text.ends_with(' '));
    let words = texts.iter().map(|text| phrase(text.trim_end(), manner).map(|(text, _)| text));
    words.collect::<Option<Vec<_>>>().filter(|words| parted && !words.is_empty())
}

/// A choice of patterns; one alone is none.
fn choice(patterns: &[String]) -> String {
    match patterns {
        [only] => only.clone(),
        many => format!("({})", many.join(" | ")),
    }
}

/// Keeps of patterns that find the same the first.
pub(super) fn unique(patterns: &mut Vec<Pattern>) {
    let mut seen: Vec<(Sort, String)> = Vec::with_capacity(patterns.len());
    patterns.retain(|pattern| {
        let folded = if pattern.sort == Sort::Phrase {
            crate::prose::fold(&pattern.text)
        } else {
            pattern.text.clone()
        };
        let key = (pattern.sort, folded);
        let first = !seen.contains(&key);
        seen.push(key);
        first
    });
}
