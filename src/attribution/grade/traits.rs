//! What a phrase says of a source besides its kind: how many they are, whether they are pointed at, counted or
//! described, to which body they belong, how they know.

use super::Grader;
use crate::attribution::kinds::{Basis, MentionKind, Number};
use crate::attribution::name::Name;
use crate::attribution::words::grammar::{Tags, looks_plural};
use crate::attribution::words::knowledge::{Effect, EngineLexicon as L};
use crate::attribution::words::scene::Tokens;
use crate::prose::TokenKind;

/// Numbers that count nobody out: "dozens of officials".
const VAGUE_NUMBERS: [&str; 4] = ["dozens", "hundreds", "scores", "thousands"];

/// Those who plead for somebody, together; one of them might be named.
const COUNSEL: [&str; 4] = ["attorneys", "barristers", "lawyers", "solicitors"];

impl Grader<'_, '_, '_> {
    /// Singular unless the head looks plural, is counted, or is joined to another.
    pub(super) fn number(&self) -> Number {
        let scene = self.reader.scene;
        let last = self.phrase.head.end - 1;
        let word = scene.word(last);
        if self.phrase.name.is_some() {
            return Number::Singular;
        }
        let first = self.phrase.whole.start;
        // "A number of residents" are several.
        let of = scene.is_one_of(first, &["a", "an"])
            && self.phrase.leading().any(|at| scene.is_one_of(at, &["of"]));
        let one =
            first < last && !of && scene.is_one_of(first, &["a", "an", "one", "each", "every", "another"]);
        let counts = scene.is(last, Tags::NUMBER) && !scene.is_one_of(last, &["one"])
            || scene.kind(last) == Some(TokenKind::Number);
        let plural = looks_plural(word)
            || counts
            || [
                "people", "some", "many", "most", "few", "several", "others", "police", "media", "data",
                "men", "women", "staff", "they", "them", "we", "those", "both", "each", "neither", "none",
            ]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known));
        if plural && !one { Number::Plural } else { Number::Singular }
    }

    pub(super) fn definite(&self) -> bool {
        let scene = self.reader.scene;
        // "Minister says dam is safe" points to the story, "counsel for the bank" to the court.
        if self.phrase.name.is_none() && self.number() == Number::Singular && self.bare_function() {
            return true;
        }
        let leading = self.phrase.whole.start..self.phrase.head.start;
        // "All three officials" were counted before.
        let all = scene.is_one_of(leading.start, &["all"]) && scene.is(leading.start + 1, Tags::NUMBER);
        // "The majority of experts" are no more known than experts are.
        let mut first =
            (self.reader.behind_many(leading.start).unwrap_or(leading.start)..leading.end).take(2);
        first.any(|at| scene.is(at, Tags::DEFINITE | Tags::OWNER)) || all || self.owned()
    }

    /// A function without an article: "minister", "chief engineer".
    fn bare_function(&self) -> bool {
        let scene = self.reader.scene;
        let person = scene.hit_ending(L::PersonNouns, self.phrase.head.end - 1).is_some()
            || scene.is(self.phrase.head.end - 1, Tags::TITLE);
        person && !scene.is(self.phrase.whole.start, Tags::DETERMINER)
    }

    pub(super) fn demonstrative(&self) -> bool {
        self.reader.scene.is_one_of(self.phrase.whole.start, &["this", "these", "that", "those", "both"])
    }

    /// With a possessive before the head: "the auditor's report".
    pub(super) fn owned(&self) -> bool {
        let scene = self.reader.scene;
        self.phrase.leading().any(|at| scene.kind(at) == Some(TokenKind::Possessive))
    }

    /// With an owner before the head, named or not: "his neighbour", "Novak's neighbour".
    pub(super) fn someones(&self) -> bool {
        self.owned() || self.phrase.leading().any(|at| self.reader.scene.is(at, Tags::OWNER))
    }

    /// With a number before the head, or "three of the nine".
    pub(super) fn counted(&self) -> bool {
        let scene = self.reader.scene;
        self.phrase
            .leading()
            .any(|at| scene.is(at, Tags::NUMBER) || scene.kind(at) == Some(TokenKind::Number))
    }

    /// "Three of the nine judges", "most of the 42 economists": a set that could be counted out.
    pub(super) fn enumerated(&self) -> bool {
        let scene = self.reader.scene;
        let leading = self.phrase.leading();
        let partitive = leading.clone().any(|at| scene.word(at) == "of");
        // "Nine out of ten customers" is a share.
        let share = leading.clone().any(|at| scene.is_one_of(at, &["out"]));
        partitive
            && !share
            && !leading.clone().any(|at| scene.is_one_of(at, &VAGUE_NUMBERS))
            && leading
                .filter(|&at| scene.is(at, Tags::NUMBER) || scene.kind(at) == Some(TokenKind::Number))
                .count()
                > 0
    }

    /// A relative clause or a participle that tells something of the source; that it would not be named does not.
    pub(super) fn relative_clause(&self) -> bool {
        let scene = self.reader.scene;
        let mut trailing = self.phrase.trailing();
        trailing.any(|at| {
            scene.is(at, Tags::RELATIVE) && !self.reader.withholds_name(at)
                || scene.is(at, Tags::TRAILING) && !scene.is_one_of(at, &["named", "identified"])
        })
    }

    pub(super) fn has(&self, effect: Effect) -> bool {
        let scene = self.reader.scene;
        let mut modifiers = scene.hits(L::SourceModifiers, self.phrase.leading());
        modifiers.any(|hit| scene.known.modifiers.get(hit.entry as usize) == Some(&effect))
    }

    /// The organisation or outlet that the phrase is tied to: before the head, or behind it after *at, of, for*. What
    /// stands behind a name tells the bearer's role, "Ada Prohl, head of policy at Vell Bank".
    pub(super) fn body(&self) -> Option<usize> {
        let scene = self.reader.scene;
        let is_body = |name: &Name| matches!(name.kind, MentionKind::Organization | MentionKind::Outlet);
        let before = self.reader.names_in(self.phrase.leading()).find(|(_, name)| is_body(name));
        let behind = || {
            self.reader.names_in(self.phrase.trailing()).find(|(_, name)| {
                let lead = name.whole.start.saturating_sub(1);
                let lead = if scene.is(lead, Tags::DEFINITE) { lead.saturating_sub(1) } else { lead };
                is_body(name)
                    && (lead == self.phrase.head.end || self.phrase.name.is_some())
                    && scene.is_one_of(lead, &["at", "of", "for", "from", "with", "in"])
            })
        };
        before.or_else(behind).map(|(index, _)| index)
    }

    /// Tied to a body that is known by what it is: "ministry officials", "officials at the ministry".
    pub(super) fn tied_to_institution(&self) -> bool {
        let scene = self.reader.scene;
        let institution = |at: usize| scene.hit_ending(L::BodyNouns, at).is_some();
        let behind = self.phrase.head.end;
        let tied_behind = scene
            .is_one_of(behind, &["at", "of", "for", "from", "with", "in", "inside", "within"])
            && self.first_nouns(behind + 1).any(institution);
        self.phrase.leading().any(institution) || tied_behind
    }

    /// "A Vell representative", "Novak's lawyers", "attorneys for the bank": they speak for whoever is named with them.
    pub(super) fn speaks_for_a_party(&self) -> bool {
        let head = self.reader.scene.word(self.phrase.head.end - 1);
        let called = |words: &[&str]| words.iter().any(|known| head.eq_ignore_ascii_case(known));
        if called(&COUNSEL) {
            return self.has_a_client();
        }
        let party = |(_, name): (usize, &Name)| !matches!(name.kind, MentionKind::State | MentionKind::Place);
        let tied = || {
            self.reader.names_in(self.phrase.trailing()).next().is_some()
                || self.reader.names_in(self.phrase.leading()).any(party)
                || self.tied_to_institution()
        };
        called(&["representative", "representatives"]) && tied()
    }

    /// Whose lawyers they are: somebody's who is named or known, not "the country's lawyers" or some of many.
    fn has_a_client(&self) -> bool {
        let scene = self.reader.scene;
        let (leading, behind) = (self.phrase.leading(), self.phrase.head.end);
        if leading.clone().any(|at| scene.is(at, Tags::QUANTIFIER | Tags::OTHER)) {
            return false;
        }
        let client = |at: usize| match self.reader.name_at(at) {
            Some((_, name)) => !matches!(name.kind, MentionKind::State | MentionKind::Place),
            None => {
                scene.is(at, Tags::HEAD) || scene.tokens().get(at).is_some_and(|token| token.is_capitalized())
            }
        };
        let possessive = leading.clone().find(|&at| scene.kind(at) == Some(TokenKind::Possessive));
        let theirs = possessive.map_or_else(
            || leading.clone().any(|at| scene.is(at, Tags::OWNER)),
            |mark| mark > self.phrase.whole.start && client(mark - 1),
        );
        let known =
            |at: usize| self.reader.name_at(at).is_some() || scene.is(at, Tags::DEFINITE | Tags::OWNER);
        theirs || scene.is_one_of(behind, &["for"]) && behind + 1 < self.phrase.whole.end && known(behind + 1)
    }

    pub(super) fn first_nouns(&self, from: usize) -> Tokens {
        from..self.phrase.whole.end.min(from + 4)
    }

    pub(super) fn basis(&self) -> Basis {
        let scene = self.reader.scene;
        let trailing = self.phrase.trailing();
        let inside =
            scene.hits(L::BasisPhrases, trailing.clone()).filter(|hit| (hit.end as usize) <= trailing.end);
        let known = inside.filter_map(|hit| scene.known.basis.get(hit.entry as usize));
        known.copied().max().unwrap_or(Basis::None)
    }
}
