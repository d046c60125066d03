//! The words that classes are made of. They are part of the grammar of dates and figures, not of any lexicon.

use crate::prose::{Vocabulary, WordId};
use crate::stored;
use serde::{Deserialize, Serialize};

/// What a word does in a date, a figure or an amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Role {
    #[default]
    None,
    /// *one* to *ninety-nine*.
    Number,
    /// *hundred*, *million*.
    Scale,
    /// *a* before a scale.
    Article,
    /// *and* after a scale.
    And,
    /// *percent*.
    Percent,
    /// *per* before *cent*.
    Per,
    /// *percentage* before *points*.
    Percentage,
    Point,
    /// *cent*, which is money too.
    Cent,
    /// *dollars*.
    Currency,
    /// `$`.
    CurrencySign,
    /// `USD`, which counts only in capitals.
    CurrencyCode,
    Month,
    Weekday,
    /// *of* in *the 3rd of May*.
    Of,
    Pronoun,
    /// *us*, which is a country in capitals.
    PronounOrAbbreviation,
    /// *al.* in *et al.*
    Al,
    PercentSign,
}

const SMALL: &str = "one two three four five six seven eight nine";
const TEENS: &str = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";

const ROLES: &[(Role, &str)] = &[
    (Role::Number, SMALL),
    (Role::Number, TEENS),
    (Role::Number, TENS),
    (Role::Scale, "hundred thousand million billion trillion dozen"),
    (Role::Article, "a"),
    (Role::And, "and"),
    (Role::Percent, "percent pct"),
    (Role::PercentSign, "%"),
    (Role::Per, "per"),
    (Role::Percentage, "percentage"),
    (Role::Point, "point points"),
    (Role::Cent, "cent"),
    (
        Role::Currency,
        "dollar dollars euro euros pound pounds yen yuan renminbi rupee rupees rouble roubles ruble",
    ),
    (
        Role::Currency,
        "rubles shekel shekels dinar dinars dirham dirhams riyal riyals rial rials franc francs",
    ),
    (
        Role::Currency,
        "peso pesos lira krona kronor krone kroner zloty zlotys forint forints hryvnia hryvnias",
    ),
    (Role::Currency, "naira baht ringgit rand cents pence"),
    (Role::CurrencySign, "$ £ € ¥ ₹ ₽ ₩ ₺ ₪ ₴ ₦ ฿"),
    (Role::CurrencyCode, "usd eur gbp jpy chf cny inr rub uah aud cad nok sek dkk pln"),
    (Role::Month, "january february march april may june july august september october november december"),
    (Role::Month, "jan feb mar apr jun jul aug sep sept oct nov dec"),
    (Role::Month, "jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec."),
    (Role::Weekday, "monday tuesday wednesday thursday friday saturday sunday"),
    (Role::Weekday, "mondays tuesdays wednesdays thursdays fridays saturdays sundays"),
    (Role::Weekday, "mon. tue. tues. wed. thu. thur. thurs. fri. sat. sun."),
    (Role::Of, "of"),
    (Role::Pronoun, "i me we you he him she her they them"),
    (Role::PronounOrAbbreviation, "us it"),
    (Role::Al, "al al."),
];

/// What each word does, by its number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::rule::matcher) struct ClassWords {
    #[serde(with = "stored::sparse")]
    roles: Vec<Role>,
}

impl ClassWords {
    pub(in crate::rule::matcher) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut words = Self { roles: Vec::new() };
        for (role, list) in ROLES {
            for word in list.split(' ') {
                words.set(vocabulary.intern(word), *role);
            }
        }
        for tens in TENS.split(' ') {
            for small in SMALL.split(' ') {
                words.set(vocabulary.intern(&format!("{tens}-{small}")), Role::Number);
            }
        }
        words
    }

    pub(super) fn role(&self, word: WordId) -> Role {
        self.roles.get(word.index()).copied().unwrap_or_default()
    }

    fn set(&mut self, word: WordId, role: Role) {
        if self.roles.len() <= word.index() {
            self.roles.resize(word.index() + 1, Role::None);
        }
        self.roles[word.index()] = role;
    }
}
