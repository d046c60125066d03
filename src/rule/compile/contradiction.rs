//! What a matcher asks of one thing and can never have: a head of nobody, a number between limits that cross.

use super::Compiler;
use crate::attribution::{Kind, Manner, QuotationExtent};
use crate::rule::schema::{AmountFile, LimitsFile};
use crate::rule::{Amount, AttributionQuery, Limits, OptionType};
use crate::text::Span;
use crate::yaml::{Located, Mistake};

/// What numbers are limited.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbers {
    /// Whole ones, such as words.
    Counts,
    /// A count divided by another.
    Shares,
}

impl Compiler<'_, '_> {
    /// Reports what no attribution can be. `span` is the place of all that is asked of it.
    pub(super) fn check_attribution(&mut self, query: &AttributionQuery, span: Span) {
        let only = |kinds: &[Kind]| query.kinds.within(kinds);
        let (message, help) = if only(&[Kind::Nobody, Kind::Writer]) && asks_of_source(query) {
            (
                "where nobody is cited, there are no words for a source to ask anything of",
                "Ask for other kinds, or only for the kind.",
            )
        } else if only(&[Kind::Writer]) && (query.stance.is_asked() || !query.cue_text.is_empty()) {
            ("what the writer says has no cue", "Leave out `cue`, or ask for other kinds.")
        } else if query.manner.0 == [Manner::Quotation] && query.quotation.0 == [QuotationExtent::None] {
            (
                "what is said in a quotation holds quoted words, and none are asked for",
                "Leave out `quotation`, or ask for another manner.",
            )
        } else {
            return;
        };
        self.reader.report(Mistake::Contradiction.at(span, message).with_help(help));
    }

    /// Reports limits that no number keeps to, or that every number keeps to.
    pub(super) fn check_limits(&mut self, limits: &Limits, file: &LimitsFile, numbers: Numbers) {
        let written = [&file.at_least, &file.at_most, &file.above, &file.below];
        let known = [limits.at_least, limits.at_most, limits.above, limits.below];
        let present: Vec<_> = written
            .into_iter()
            .zip(known)
            .filter_map(|(limit, amount)| Some((limit.as_ref()?, amount?)))
            .collect();
        for (limit, amount) in &present {
            self.check_amount(limit, *amount, numbers);
        }
        let Some(last) = present.iter().map(|(limit, _)| limit.span).max_by_key(|span| span.start) else {
            return;
        };
        let settings: Vec<f64> = self.options.iter().map(|option| option.default).collect();
        if !admits_any(limits, numbers, &settings) {
            let of_option = present.iter().any(|(_, amount)| matches!(amount, Amount::Option(_)));
            let message = "no number keeps to all these limits";
            let help = if of_option {
                "Change a limit, or the default of its option."
            } else {
                "Change one of them."
            };
            self.reader.report(Mistake::Contradiction.at(last, message).with_help(help));
        } else if limits.at_least == Some(Amount::Fixed(0.0)) {
            let at = file.at_least.as_ref().map_or(last, |limit| limit.span);
            let message = "every number is 0 or more, so this always holds";
            self.reader.report(Mistake::Contradiction.at(at, message).with_help("Write 1 or more."));
        }
    }

    /// A count is whole, and is limited by counts.
    fn check_amount(&mut self, limit: &Located<AmountFile>, amount: Amount, numbers: Numbers) {
        let mistake = match amount {
            Amount::Fixed(number) if numbers == Numbers::Counts && number.fract() != 0.0 => {
                Mistake::UnknownValue
                    .at(limit.span, "what is counted is whole")
                    .with_help("Write a whole number.")
            }
            Amount::Option(at) => {
                let option = &self.options[at];
                if numbers == Numbers::Shares || option.kind == OptionType::Count {
                    return;
                }
                let message = format!("`{}` is a ratio, and this limits a count", option.name);
                Mistake::WrongType.at(limit.span, message).with_help("Give the option `type: count`.")
            }
            Amount::Fixed(_) => return,
        };
        self.reader.report(mistake);
    }
}

/// Whether anything is asked of the words for a source.
fn asks_of_source(query: &AttributionQuery) -> bool {
    !query.head.is_empty()
        || !query.source_text.is_empty()
        || query.number.is_asked()
        || query.definite == Some(true)
        || query.role == Some(true)
        || query.body == Some(true)
}

/// Whether some number keeps to the limits, with the options as they are unless a config sets them.
fn admits_any(limits: &Limits, numbers: Numbers, settings: &[f64]) -> bool {
    let value = |amount: Option<Amount>| amount.map(|amount| amount.value(settings));
    let (above, below) = (value(limits.above), value(limits.below));
    if numbers == Numbers::Shares {
        return below.is_none_or(|below| below > above.unwrap_or(-1.0).max(0.0));
    }
    let least = value(limits.at_least).unwrap_or(0.0).ceil();
    let least = above.map_or(least, |above| least.max(above.floor() + 1.0));
    let most = value(limits.at_most).unwrap_or(f64::INFINITY).floor();
    let most = below.map_or(most, |below| most.min(below.ceil() - 1.0));
    least <= most
}
