//! Finds names: capitalised runs, told apart as persons, bodies, outlets, states and places by the tables, by
//! their titles and by the company they keep. A capital at the start of a sentence makes no name by itself.

use super::entity::Entities;
use super::grammar::Tags;
use super::kinds::MentionKind;
use super::knowledge::EngineLexicon as L;
use super::scene::{Scene, Tokens};
use crate::markup::Region;
use crate::prose::{Shape, TokenKind};

/// A name in a block.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// The name with its title and the abbreviation in brackets, without article.
    pub(super) whole: Tokens,
    /// The name alone.
    pub(super) core: Tokens,
    pub(super) kind: MentionKind,
    /// Whether a title, office, affiliation or relation stands at it.
    pub(super) role: bool,
    /// The abbreviation in brackets.
    pub(super) abbreviation: Option<usize>,
    /// Its entry, when a table has it.
    pub(super) known: Option<(L, u32)>,
}

/// All names of a block, in order; they do not overlap. Their tokens are tagged as names.
pub(super) fn find(scene: &mut Scene<'_>, entities: &Entities) -> Vec<Name> {
    let shouting = is_title_case(scene);
    let mut names = pass(scene, &Met { entities, names: &[] }, shouting);
    // A second look knows the names that stand in the middle of later sentences.
    if !names.is_empty() {
        names = pass(scene, &Met { entities, names: &names }, shouting);
    }
    for name in &names {
        scene.tag(name.whole.clone(), Tags::NAME);
    }
    names
}

fn pass(scene: &Scene<'_>, met: &Met<'_>, shouting: bool) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut at = 0;
    while at < scene.tokens().len() {
        if let Some(head) = scene.hit_at(L::SourceHeads, at).filter(|head| head.end > head.first + 1) {
            at = head.end as usize;
        } else if let Some(run) = run_at(scene, at, met, shouting) {
            at = run.end;
            if let Some(name) = read(scene, run, met) {
                at = at.max(name.whole.end);
                names.push(name);
            }
        } else {
            at += 1;
        }
    }
    names
}

/// Names met before: in the document, and in the block at hand.
struct Met<'m> {
    entities: &'m Entities,
    names: &'m [Name],
}

impl Met<'_> {
    fn knows(&self, scene: &Scene<'_>, at: usize) -> bool {
        self.entities.knows(scene.word(at)) || self.in_block(scene, scene.word(at)).is_some()
    }

    fn kind_of(&self, scene: &Scene<'_>, name: Tokens) -> Option<MentionKind> {
        let words = scene.text(name);
        self.entities.kind_of(words).or_else(|| self.in_block(scene, words))
    }

    /// The kind of the last name of the block that is, or ends in, these words.
    fn in_block(&self, scene: &Scene<'_>, words: &str) -> Option<MentionKind> {
        let known = |name: &Name| {
            scene
                .text(name.core.clone())
                .strip_suffix(words)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']))
        };
        self.names.iter().rev().take(64).find(|name| known(name)).map(|name| name.kind)
    }
}

/// Lexicons of names, those first that decide where several have a hit of one length.
const TABLES: [L; 7] =
    [L::Outlets, L::Organizations, L::Metonyms, L::States, L::Capitals, L::OutletLetters, L::BodyLetters];

/// Small words inside names.
const PARTICLES: [&str; 20] = [
    "of", "de", "del", "da", "di", "dos", "du", "la", "le", "van", "von", "der", "den", "bin", "ibn", "ben",
    "al", "el", "ul", "y",
];

/// What stands before a surname, whatever the surname means otherwise ("Mr. King").
const HONORIFICS: [&str; 12] =
    ["Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sir", "Dame", "Lady"];

/// Plural owners that belong to the name they begin ("People's Party").
const OWNERS: [&str; 8] =
    ["people", "workers", "women", "farmers", "teachers", "children", "mothers", "veterans"];

/// The longest table entry that begins at a token.
fn table_hit(scene: &Scene<'_>, at: usize) -> Option<(L, u32, usize)> {
    let hits = TABLES.iter().filter_map(|&table| scene.hit_at(table, at).map(|hit| (table, hit)));
    let longest = hits.rev().max_by_key(|(_, hit)| hit.end)?;
    Some((longest.0, longest.1.entry, longest.1.end as usize))
}

/// Headlines in title case say nothing by their capitals.
fn is_title_case(scene: &Scene<'_>) -> bool {
    let regions = scene.block.regions;
    if !regions.contains(Region::Headline) && !regions.contains(Region::Heading) {
        return false;
    }
    let words = scene.tokens().iter().filter(|token| token.is_word() && token.end - token.start > 3);
    let (capital, all) =
        words.fold((0, 0), |(capital, all), token| (capital + usize::from(token.is_capitalized()), all + 1));
    all > 3 && capital * 4 > all * 3
}

/// The run of a name that begins at `at`.
fn run_at(scene: &Scene<'_>, at: usize, met: &Met<'_>, shouting: bool) -> Option<Tokens> {
    let known = table_hit(scene, at).map(|(_, _, end)| end);
    if shouting {
        return known.map(|end| at..end);
    }
    if known.is_none() && !opens_run(scene, at, met) {
        return None;
    }
    let mut end = known.unwrap_or(at + 1);
    while let Some(next) = continues_run(scene, end) {
        end = next;
    }
    Some(at..end)
}

/// Whether a capitalised token is written so because it is a name.
fn opens_run(scene: &Scene<'_>, at: usize, met: &Met<'_>) -> bool {
    let Some(token) = scene.tokens().get(at).filter(|token| token.is_capitalized()) else { return false };
    if is_function_word(scene, at) || scene.is(at, Tags::DAY) {
        return false;
    }
    if !starts_sentence(scene, at) {
        return true;
    }
    let next_is_name = scene.tokens().get(at + 1).is_some_and(|next| next.is_capitalized())
        && !is_function_word(scene, at + 1)
        && !scene.is(at + 1, Tags::DAY);
    let common = scene.is(at, Tags::HEAD | Tags::MODIFIER | Tags::VERB);
    scene.is(at, Tags::TITLE | Tags::STATE)
        || token.shape == Shape::Upper && token.end - token.start > 1
        || scene.hit_at(L::GivenNames, at).is_some()
        || next_is_name && !common
        || met.knows(scene, at)
        || !common && looks_like_speaker(scene, at)
}

/// A first word that no list has, before a verb of saying: "Ward said".
fn looks_like_speaker(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    let plural = word.ends_with('s') && !word.ends_with("ss")
        || ["ly", "ing", "ed"].iter().any(|ending| word.ends_with(ending));
    scene.kind(at) == Some(TokenKind::Word)
        && !plural
        && word.len() > 2
        && scene.is(at + 1, Tags::VERB)
        && says_something(scene, at + 1)
}

/// Whether a verb that could be a plural noun ("insurance claims rose") has something to say.
fn says_something(scene: &Scene<'_>, verb: usize) -> bool {
    let after = verb + 1;
    let opens = Tags::THAT | Tags::PRONOUN | Tags::IT | Tags::DETERMINER | Tags::INTERROGATIVE;
    let clause =
        scene.is(after, opens) || scene.tokens().get(after).is_some_and(|next| next.is_capitalized());
    !scene.word(verb).ends_with('s') || clause || !scene.is_word(after)
}

fn is_function_word(scene: &Scene<'_>, at: usize) -> bool {
    let classes = Tags::DETERMINER
        | Tags::BE
        | Tags::AUXILIARY
        | Tags::PREPOSITION
        | Tags::CONJUNCTION
        | Tags::SUBORDINATOR
        | Tags::RELATIVE
        | Tags::PRONOUN
        | Tags::IT
        | Tags::INTERROGATIVE
        | Tags::ADVERB
        | Tags::INCLUDING;
    scene.is(at, classes)
        && scene
            .tokens()
            .get(at)
            .is_some_and(|token| token.shape != Shape::Upper || token.end - token.start == 1)
}

/// The end of the run if it goes on at `end`: with a capital, or with particles and then a capital.
fn continues_run(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let capital = |at: usize| {
        scene.tokens().get(at).is_some_and(|token| token.is_capitalized())
            && !scene.is(at, Tags::DAY)
            && (scene.is(at, Tags::NUMBER) || !is_function_word(scene, at))
            && !starts_sentence(scene, at)
    };
    if capital(end) {
        return Some(end + 1);
    }
    if scene.kind(end) == Some(TokenKind::Number)
        && scene.word(end).len() <= 2
        && scene.kind(end - 1) == Some(TokenKind::Word)
    {
        return None;
    }
    if scene.kind(end) == Some(TokenKind::Possessive)
        && OWNERS.iter().any(|owner| scene.word(end - 1).eq_ignore_ascii_case(owner))
    {
        return capital(end + 1).then_some(end + 2);
    }
    if scene.word(end) == "&" && capital(end + 1) {
        return Some(end + 2);
    }
    let particle = |at: usize| PARTICLES.contains(&scene.word(at));
    if !particle(end) {
        return None;
    }
    let after = if particle(end + 1) || scene.word(end + 1) == "the" { end + 2 } else { end + 1 };
    capital(after).then_some(after + 1)
}

/// Whether a token is the first word of its sentence, quotation marks and brackets left aside.
pub(super) fn starts_sentence(scene: &Scene<'_>, at: usize) -> bool {
    let (_, sentence) = scene.sentence_of(at);
    let before = |at: usize| at.checked_sub(1).filter(|before| *before >= sentence.start);
    let mut here = at;
    while let Some(previous) = before(here) {
        match scene.kind(previous) {
            Some(TokenKind::Quote | TokenKind::Open | TokenKind::Symbol) => here = previous,
            Some(TokenKind::Colon) => return true,
            _ => return false,
        }
    }
    true
}

/// A run read as a name; `None` when it turns out to be a title or an adjective standing alone.
fn read(scene: &Scene<'_>, run: Tokens, met: &Met<'_>) -> Option<Name> {
    let known = table_hit(scene, run.start).filter(|(_, _, end)| *end == run.end);
    let known_surname = run.len() == 1 && met.knows(scene, run.start);
    let titled = title_end(scene, &run).filter(|_| !known_surname);
    let name = titled.map_or(run.clone(), |end| end..run.end);
    if name.is_empty() || only_adjectives(scene, &name, known) {
        return None;
    }
    let noun_before = run.start.checked_sub(1).and_then(|before| scene.hit_ending(L::PersonNouns, before));
    let start = noun_before.map_or(run.start, |hit| hit.first as usize);
    let title = titled.is_some() || noun_before.is_some();
    let kind = kind_of(scene, &run, &name, known, title, met);
    let (run, name) = without_affiliation(scene, run, name, kind);
    let abbreviation = abbreviation_after(scene, run.end);
    let role = title || has_apposition(scene, run.end);
    let end = abbreviation.map_or(run.end, |at| at + 2);
    Some(Name {
        whole: start..end,
        core: name,
        kind,
        role,
        abbreviation,
        known: known.map(|(table, entry, _)| (table, entry)),
    })
}

/// Where the name begins in a run that begins with titles ("Energy Minister Lea Novak"); the end of the run
/// when it is nothing but titles ("the Prime Minister").
fn title_end(scene: &Scene<'_>, run: &Tokens) -> Option<usize> {
    // "Howard Dean", "Charlie King": the last word is a title only where nothing but titles stand before it.
    let describes = Tags::TITLE | Tags::STATE | Tags::MODIFIER | Tags::CONJUNCTION;
    let honorific = run.len() > 1 && scene.is_one_of(run.start, &HONORIFICS);
    if !honorific && run.clone().all(|at| scene.is(at, describes)) && scene.is(run.end - 1, Tags::TITLE) {
        return Some(run.end);
    }
    let last = (run.start..run.end - 1).rev().find(|&at| scene.is(at, Tags::TITLE))?;
    let after = last + 1;
    // "Supreme Court Justice", but also "Justice Department": a title before a word for a body is none.
    let body_follows = (after..run.end).any(|at| scene.hit_at(L::OrganizationNouns, at).is_some());
    (!body_follows).then_some(after)
}

/// "Bo Lindqvist of Nordea": of a person, the affiliation is no part of the name.
fn without_affiliation(scene: &Scene<'_>, run: Tokens, name: Tokens, kind: MentionKind) -> (Tokens, Tokens) {
    let of = name.clone().find(|&at| scene.word(at) == "of").filter(|_| kind == MentionKind::Person);
    of.map_or((run.clone(), name.clone()), |of| (run.start..of, name.start..of))
}

/// Demonyms and words that only describe: "Iranian", "Israeli-American", "Iran-backed".
fn only_adjectives(scene: &Scene<'_>, name: &Tokens, known: Option<(L, u32, usize)>) -> bool {
    let before_noun = scene.kind(name.end) == Some(TokenKind::Word)
        && scene.tokens().get(name.end).is_some_and(|next| next.shape == Shape::Lower)
        && !scene.is(
            name.end,
            Tags::VERB | Tags::AUXILIARY | Tags::BE | Tags::PREPOSITION | Tags::CONJUNCTION | Tags::ADVERB,
        );
    let compound = |at: usize| {
        let (first, last) = scene.word(at).split_once('-').unwrap_or_default();
        let lower = last.starts_with(char::is_lowercase)
            && !first.is_empty()
            && !first.starts_with(char::is_lowercase);
        lower || !first.is_empty() && before_noun
    };
    let ending = |at: usize| {
        before_noun && ["ish", "ese", "ian", "ean"].iter().any(|end| scene.word(at).ends_with(end))
    };
    let demonym = |at: usize| {
        scene.hit_at(L::Demonyms, at).is_some() && scene.hit_at(L::States, at).is_none()
            || name.len() == 1 && scene.hit_at(L::GivenNames, at).is_none() && (compound(at) || ending(at))
    };
    known.is_none() && name.clone().all(demonym)
}

fn kind_of(
    scene: &Scene<'_>,
    run: &Tokens,
    name: &Tokens,
    known: Option<(L, u32, usize)>,
    title: bool,
    met: &Met<'_>,
) -> MentionKind {
    match known {
        Some((L::Outlets | L::OutletLetters, ..)) => return MentionKind::Outlet,
        Some((L::States | L::Capitals, ..)) => return MentionKind::State,
        Some(_) => return MentionKind::Organization,
        None => {}
    }
    if title {
        return MentionKind::Person;
    }
    if let Some(kind) = met.kind_of(scene, name.clone()) {
        return kind;
    }
    if name.clone().any(|at| scene.hit_at(L::OrganizationNouns, at).is_some()) {
        return MentionKind::Organization;
    }
    // "The ferry company Nordlin".
    if run.start > 0 && scene.hit_ending(L::BodyNouns, run.start - 1).is_some() {
        return MentionKind::Organization;
    }
    if scene.hit_at(L::GivenNames, name.start).is_some() {
        return MentionKind::Person;
    }
    let before = |words: Tags| run.start > 0 && scene.is(run.start - 1, words);
    let all_capitals = scene.tokens()[name.clone()].iter().all(|token| token.shape == Shape::Upper);
    let joined_by_of = name.clone().any(|at| scene.word(at) == "of");
    if before(Tags::DEFINITE) || all_capitals || joined_by_of || scene.is(name.start, Tags::STATE) {
        MentionKind::Organization
    } else if before(Tags::PREPOSITION)
        && !before(Tags::BY)
        && !scene.is_one_of(run.start - 1, &["of", "with", "for", "to"])
    {
        MentionKind::Place
    } else {
        MentionKind::Person
    }
}

/// The letters in brackets straight after a name: "(WHO)", "(Unicef)", not "(D-NY)", "(2024)" or "(left)".
fn abbreviation_after(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let token = scene.tokens().get(end + 1)?;
    let bracketed = scene.kind(end) == Some(TokenKind::Open)
        && scene.word(end) == "("
        && scene.kind(end + 2) == Some(TokenKind::Close);
    let word = scene.word(end + 1);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let looks_right = token.is_word() && (2..=9).contains(&letters) && capitals * 2 >= letters;
    let tag = word.contains('-') && word.find('-') <= Some(1);
    (bracketed && looks_right && !tag && word.chars().all(|c| c.is_alphabetic() || c == '.' || c == '-'))
        .then_some(end + 1)
}

/// Whether what follows a name says who it is: ", a hydrologist at …", "of Nordea", "(Labour)".
fn has_apposition(scene: &Scene<'_>, end: usize) -> bool {
    match scene.kind(end) {
        Some(TokenKind::Comma) => {
            scene.is(end + 1, Tags::DEFINITE | Tags::INDEFINITE | Tags::OWNER | Tags::RELATIVE | Tags::NUMBER)
                || scene.is(end + 1, Tags::TITLE | Tags::HEAD | Tags::MODIFIER)
                || scene.is(end + 2, Tags::TITLE | Tags::HEAD)
                || scene.kind(end + 1) == Some(TokenKind::Number)
        }
        Some(TokenKind::Open) => true,
        Some(TokenKind::Word) => {
            scene.is_one_of(end, &["of", "from", "at", "with"])
                && (scene.tokens().get(end + 1).is_some_and(|token| token.is_capitalized())
                    || scene.is(end + 1, Tags::DEFINITE))
        }
        _ => false,
    }
}
