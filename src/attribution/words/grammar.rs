//! The closed classes of English: what every sentence is hinged on, and no lexicon should have to list.

use crate::prose::{Vocabulary, WordId};
use crate::stored;
use serde::{Deserialize, Serialize};
use std::ops::{BitOr, BitOrAssign};

/// What a token may be, one bit each. Lexicons add theirs to those of the closed classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::attribution) struct Tags(u32);

impl Tags {
    pub(in crate::attribution) const NONE: Self = Self(0);
    /// the, this, these, that, those, such
    pub(in crate::attribution) const DEFINITE: Self = Self(1);
    /// a, an, another, any, each, every, nobody, none
    pub(in crate::attribution) const INDEFINITE: Self = Self(1 << 1);
    /// his, her, its, their, our
    pub(in crate::attribution) const OWNER: Self = Self(1 << 2);
    /// some, many, most, several, few, both, all
    pub(in crate::attribution) const QUANTIFIER: Self = Self(1 << 3);
    /// one, two, dozens; digits are known by their token
    pub(in crate::attribution) const NUMBER: Self = Self(1 << 4);
    /// forms of *be*
    pub(in crate::attribution) const BE: Self = Self(1 << 5);
    /// have, do, will, would and their like
    pub(in crate::attribution) const AUXILIARY: Self = Self(1 << 6);
    /// of, in, at, with
    pub(in crate::attribution) const PREPOSITION: Self = Self(1 << 7);
    /// and, or, but
    pub(in crate::attribution) const CONJUNCTION: Self = Self(1 << 8);
    /// because, while, although, after
    pub(in crate::attribution) const SUBORDINATOR: Self = Self(1 << 9);
    /// who, which, whose, whom
    pub(in crate::attribution) const RELATIVE: Self = Self(1 << 10);
    /// he, she, they, we, I
    pub(in crate::attribution) const PRONOUN: Self = Self(1 << 11);
    /// it
    pub(in crate::attribution) const IT: Self = Self(1 << 12);
    /// that
    pub(in crate::attribution) const THAT: Self = Self(1 << 13);
    /// how, why, whether, what, where, when
    pub(in crate::attribution) const INTERROGATIVE: Self = Self(1 << 14);
    /// also, not, openly, meanwhile: what may stand between subject and verb
    pub(in crate::attribution) const ADVERB: Self = Self(1 << 15);
    /// to
    pub(in crate::attribution) const TO: Self = Self(1 << 16);
    /// by
    pub(in crate::attribution) const BY: Self = Self(1 << 17);
    /// Monday, yesterday, today
    pub(in crate::attribution) const DAY: Self = Self(1 << 18);
    /// Inside the marks of a direct quotation, or inline code: nobody's words but the speaker's.
    pub(in crate::attribution) const QUOTED: Self = Self(1 << 19);
    /// Part of a name.
    pub(in crate::attribution) const NAME: Self = Self(1 << 20);
    /// Part of a title of a person.
    pub(in crate::attribution) const TITLE: Self = Self(1 << 21);
    /// The last word of a head noun of the lexicons.
    pub(in crate::attribution) const HEAD: Self = Self(1 << 22);
    /// First word of a reporting verb.
    pub(in crate::attribution) const VERB: Self = Self(1 << 23);
    /// Part of a modifier of sources.
    pub(in crate::attribution) const MODIFIER: Self = Self(1 << 24);
    /// Part of the adjective or the name of a state or its capital.
    pub(in crate::attribution) const STATE: Self = Self(1 << 25);
    /// including, such as, like
    pub(in crate::attribution) const INCLUDING: Self = Self(1 << 26);
    /// other, fellow: what counts the named speaker in
    pub(in crate::attribution) const OTHER: Self = Self(1 << 27);
    /// reporters, journalists, The Post: who is spoken to
    pub(in crate::attribution) const LISTENER: Self = Self(1 << 28);
    /// close, familiar, briefed, speaking: adjectives and participles that stand behind their noun
    pub(in crate::attribution) const TRAILING: Self = Self(1 << 29);

    /// him, them: what a pronoun is behind *according to* and *of*
    pub(in crate::attribution) const OBJECT: Self = Self(1 << 30);

    /// allege, allegation and their like: nouns and verbs with which something is alleged of somebody
    pub(in crate::attribution) const ALLEGING: Self = Self(1 << 31);

    /// Whether it has any of the bits of `other`.
    pub(in crate::attribution) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub(in crate::attribution) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whatever may introduce a noun phrase.
    pub(in crate::attribution) const DETERMINER: Self =
        Self::DEFINITE.and(Self::INDEFINITE).and(Self::OWNER).and(Self::QUANTIFIER).and(Self::NUMBER);

    /// Whatever a noun phrase is made of.
    pub(in crate::attribution) const NOUNLIKE: Self =
        Self::MODIFIER.and(Self::STATE).and(Self::DETERMINER).and(Self::NAME).and(Self::HEAD);

    /// The small words that hold a sentence together and mean nothing by themselves.
    pub(in crate::attribution) const FUNCTION: Self = Self::DETERMINER
        .and(Self::BE)
        .and(Self::AUXILIARY)
        .and(Self::PREPOSITION)
        .and(Self::CONJUNCTION)
        .and(Self::SUBORDINATOR)
        .and(Self::RELATIVE)
        .and(Self::PRONOUN)
        .and(Self::IT)
        .and(Self::INTERROGATIVE)
        .and(Self::ADVERB)
        .and(Self::INCLUDING);
}

impl BitOr for Tags {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        self.and(other)
    }
}

impl BitOrAssign for Tags {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.and(other);
    }
}

/// Whether a word ends as plurals do: "reports", but not "press", "analysis" or "census".
pub(in crate::attribution) fn looks_plural(word: &str) -> bool {
    word.ends_with('s') && !["ss", "is", "us", "'s", "’s"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a capitalised word is the plural of people who share a party, a creed or a country: "Republicans", "MPs".
pub(in crate::attribution) fn names_people(word: &str) -> bool {
    const ENDINGS: [&str; 7] = ["ian", "ican", "ean", "crat", "ist", "ative", "eral"];
    word.strip_suffix('s').is_some_and(|one| {
        let letters = one.len() > 1 && one.bytes().all(|byte| byte.is_ascii_uppercase());
        letters || one.len() > 5 && ENDINGS.iter().any(|ending| one.ends_with(ending))
    })
}

/// The words of each class.
const CLASSES: &[(Tags, &str)] = &[
    (Tags::DEFINITE, "the this these that those such"),
    (Tags::INDEFINITE, "a an another any each every no neither nobody none nothing"),
    (Tags::OWNER, "his her its their our my your"),
    (
        Tags::QUANTIFIER,
        "some many most several few both all more various numerous multiple certain countless",
    ),
    (
        Tags::NUMBER,
        "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty \
         hundred thousand million dozen dozens scores hundreds thousands half",
    ),
    (Tags::BE, "be is are was were been being am isn't aren't wasn't weren't"),
    (
        Tags::AUXILIARY,
        "have has had having do does did will would can could may might must shall should haven't hasn't hadn't \
         don't doesn't didn't won't wouldn't can't couldn't shouldn't mustn't mightn't cannot",
    ),
    (
        Tags::PREPOSITION,
        "of in on at to for with from by about into over between against among through during under without within \
         near inside outside across around behind beside beyond via per toward towards despite amid off onto upon \
         regarding concerning throughout alongside aboard than",
    ),
    (Tags::CONJUNCTION, "and or but nor yet"),
    (
        Tags::SUBORDINATOR,
        "because while although though after before since unless until whereas if as when once so than",
    ),
    (Tags::RELATIVE, "who which whose whom who've who'd who'll"),
    (
        Tags::PRONOUN,
        "he she they we i you he'd she'd they'd we'd i'd you'd they've we've i've you've he'll she'll they'll we'll \
         i'll you'll they're we're you're i'm",
    ),
    (Tags::OBJECT, "him her them"),
    (Tags::IT, "it"),
    (Tags::THAT, "that"),
    (Tags::INTERROGATIVE, "how why whether what where when if who which"),
    (
        Tags::ADVERB,
        "also not never now then still already just again even only often meanwhile however later earlier late early too \
         yesterday today recently previously repeatedly long once ever always sometimes instead therefore thus \
         perhaps maybe further furthermore nonetheless nevertheless though soon indeed together there here twice",
    ),
    (Tags::TO, "to"),
    (Tags::BY, "by"),
    (
        Tags::DAY,
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight january february \
         march april may june july august september october november december",
    ),
    (Tags::INCLUDING, "including like"),
    (Tags::OTHER, "other others fellow"),
    (Tags::ALLEGING, "accusation accusations allegation allegations allege alleged alleges alleging"),
    (Tags::LISTENER, "reporters journalists lawmakers investors delegates parliament us"),
    (
        Tags::TRAILING,
        "close familiar briefed privy aware involved present knowledgeable speaking working based led named \
         identified acquainted loyal opposed critical interviewed polled surveyed quoted contacted reached \
         authorized authorised asked requesting citing claiming taking attending living",
    ),
];

/// The classes of every word that has one, by its number.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(in crate::attribution) struct Grammar {
    #[serde(with = "stored::sparse")]
    by_word: Vec<Tags>,
}

impl Grammar {
    pub(in crate::attribution) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut by_word = Vec::new();
        for (class, words) in CLASSES {
            for word in words.split_whitespace() {
                let at = vocabulary.intern(word).index();
                if by_word.len() <= at {
                    by_word.resize(at + 1, Tags::NONE);
                }
                by_word[at] |= *class;
            }
        }
        Self { by_word }
    }

    /// The classes of a word.
    pub(in crate::attribution) fn of(&self, word: WordId) -> Tags {
        self.by_word.get(word.index()).copied().unwrap_or(Tags::NONE)
    }
}
