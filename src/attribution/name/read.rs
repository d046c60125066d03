//! Reads a run as a name: what its title is, what it names, and whether its role is told.

use super::{Met, Name, opens_body, outlet_noun_ends, run, table_hit};
use crate::attribution::kinds::MentionKind;
use crate::attribution::words::grammar::{Tags, looks_plural, names_people};
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::{Scene, Tokens};
use crate::prose::{Shape, TokenKind};

/// What stands before a surname, whatever the surname means otherwise ("Mr. King").
const HONORIFICS: [&str; 12] =
    ["Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sir", "Dame", "Lady"];

/// A run read as a name; `None` when it turns out to be a title or an adjective standing alone.
pub(super) fn read<'a>(scene: &Scene<'a>, run: Tokens, met: &Met<'a>) -> Option<Name> {
    let known = table_hit(scene, run.start).filter(|(_, _, end)| *end == run.end);
    let known_surname = || run.len() == 1 && met.knows(scene, run.start);
    let titled = title_end(scene, &run).filter(|_| !known_surname());
    let name = titled.map_or(run.clone(), |end| end..run.end);
    // "Mr. English" is no adjective.
    let addressed = run.len() > 1 && scene.is_one_of(run.start, &HONORIFICS);
    if name.is_empty() || !addressed && only_adjectives(scene, &name, known) {
        return None;
    }
    let noun_before = run.start.checked_sub(1).and_then(|before| calling(scene, before));
    let start = noun_before.unwrap_or(run.start);
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
    let title = |end: usize| (run.start..end).rev().find(|&at| scene.is(at, Tags::TITLE)).map(|at| at + 1);
    // "Supreme Court Justice", but also "Justice Department": a title before a word for a body is none.
    let names_one = |name: Tokens| !name.is_empty() && !has_body_noun(scene, name);
    // "Professor Mia Coll of Coimbra University": what stands behind *of* does not make her a body.
    let tied = affiliation(scene, run)
        .and_then(|of| title(of).filter(|&after| after > run.start && names_one(after..of)));
    tied.or_else(|| title(run.end - 1).filter(|&after| names_one(after..run.end)))
}

/// The *of* that ties a name to where its bearer belongs, if a run has one; that of "Secretary of State" is none.
fn affiliation(scene: &Scene<'_>, run: &Tokens) -> Option<usize> {
    run.clone().skip(1).find(|&at| scene.word(at) == "of" && !scene.is(at, Tags::TITLE))
}

/// "Mia Coll, Chief Executive of Vell Foods": the *of* between an office that tells of a name and the body it is held at,
/// which is a name of its own.
pub(super) fn office_of(scene: &Scene<'_>, run: &Tokens) -> Option<usize> {
    let comma = run.start.checked_sub(2).map(|name| name + 1)?;
    let of = affiliation(scene, run)?;
    let office =
        (run.start..of).all(|at| scene.is(at, Tags::TITLE | Tags::MODIFIER)) && scene.is(of - 1, Tags::TITLE);
    let apposed = scene.kind(comma) == Some(TokenKind::Comma) && scene.tokens()[comma - 1].is_capitalized();
    (office && apposed && has_body_noun(scene, of + 1..run.end)).then_some(of)
}

/// Whether a word stands in a stretch that only bodies carry.
fn has_body_noun(scene: &Scene<'_>, mut tokens: Tokens) -> bool {
    tokens.any(|at| scene.hit_at(L::OrganizationNouns, at).is_some())
}

/// "Gwil Prosser of the Harbour Trust": whether somebody stands before *of*: a name that begins with a given name or is
/// known as somebody's, or two words that no list has, before a body.
fn is_somebody_of<'a>(scene: &Scene<'a>, name: &Tokens, of: usize, met: &Met<'a>) -> bool {
    let bearer = name.start..of;
    if bearer.len() < 2 || has_body_noun(scene, bearer.clone()) {
        return false;
    }
    let article = name.start > 0 && scene.is(name.start - 1, Tags::DETERMINER);
    let plain = Tags::HEAD | Tags::MODIFIER | Tags::TITLE | Tags::STATE | Tags::VERB | Tags::FUNCTION;
    let strange = |at: usize| {
        let proper = scene.tokens().get(at).is_some_and(|token| token.shape == Shape::Capital);
        proper && !scene.is(at, plain) && !looks_plural(scene.word(at))
    };
    scene.hit_at(L::GivenNames, name.start).is_some()
        || met.kind_of(scene, bearer.clone()) == Some(MentionKind::Person)
        || !article
            && bearer.len() == 2
            && bearer.clone().all(strange)
            && has_body_noun(scene, of + 1..name.end)
}

/// Where the noun begins that ends at a token and says what somebody is: "the harbour pilot", "the ergonomist".
fn calling(scene: &Scene<'_>, last: usize) -> Option<usize> {
    let listed = scene.hit_ending(L::PersonNouns, last).map(|hit| hit.first as usize);
    let scholar = || {
        let lower = scene.tokens().get(last).is_some_and(|token| token.shape == Shape::Lower);
        lower && SCHOLARS.iter().any(|ending| scene.word(last).ends_with(ending))
    };
    listed.or_else(|| scholar().then_some(last))
}

/// How words for scholars end that no list has. Other words in "-ist" tell of parties and causes ("the separatist Orrin
/// Front").
const SCHOLARS: [&str; 4] = ["logist", "nomist", "physicist", "iatrist"];

/// "Bo Lindqvist of Nordea": of a person, the affiliation is no part of the name.
fn without_affiliation(scene: &Scene<'_>, run: Tokens, name: Tokens, kind: MentionKind) -> (Tokens, Tokens) {
    let of = name.clone().find(|&at| scene.word(at) == "of").filter(|_| kind == MentionKind::Person);
    of.map_or((run.clone(), name.clone()), |of| (run.start..of, name.start..of))
}

/// How adjectives of peoples and parties end.
const ADJECTIVES: [&str; 8] = ["ish", "ese", "ian", "ean", "ican", "atic", "ative", "eral"];

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
        // "CNN-ORC": two sets of letters are two names.
        let letters = scene.tokens().get(at).is_some_and(|token| token.shape == Shape::Upper);
        lower || !first.is_empty() && before_noun && !letters
    };
    // "Republican and Democratic strategists": the noun stands behind the second.
    let joined = scene.is(name.end, Tags::CONJUNCTION) && scene.is(name.end + 2, Tags::HEAD);
    let ending =
        |at: usize| (before_noun || joined) && ADJECTIVES.iter().any(|end| scene.word(at).ends_with(end));
    let demonym = |at: usize| {
        scene.hit_at(L::Demonyms, at).is_some() && scene.hit_at(L::States, at).is_none()
            || name.len() == 1 && scene.hit_at(L::GivenNames, at).is_none() && (compound(at) || ending(at))
    };
    known.is_none() && name.clone().all(demonym)
}

fn kind_of<'a>(
    scene: &Scene<'a>,
    run: &Tokens,
    name: &Tokens,
    known: Option<(L, u32, usize)>,
    title: bool,
    met: &Met<'a>,
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
    let of = name.clone().find(|&at| scene.word(at) == "of");
    let somebody = of.is_some_and(|of| is_somebody_of(scene, name, of, met));
    if !somebody && is_outlet(scene, run, name) {
        return MentionKind::Outlet;
    }
    if run::is_cause(scene, name) {
        return MentionKind::Organization;
    }
    let joins_owners = name.clone().any(|at| scene.word(at) == "&");
    if (has_body_noun(scene, name.clone()) || joins_owners || opens_body(scene, name.start)) && !somebody {
        return MentionKind::Organization;
    }
    if is_called_an_outlet(scene, run) {
        return MentionKind::Outlet;
    }
    // "The ferry company Nordlin", "a ferry company called Nordlin".
    let called = usize::from(run.start > 0 && scene.is_one_of(run.start - 1, &["called", "named"]));
    if run.start > called && scene.hit_ending(L::BodyNouns, run.start - called - 1).is_some() {
        return MentionKind::Organization;
    }
    if names_people(scene.word(name.end - 1)) {
        return MentionKind::Organization;
    }
    if somebody || scene.hit_at(L::GivenNames, name.start).is_some() {
        return MentionKind::Person;
    }
    if is_called_a_body(scene, run) {
        return MentionKind::Organization;
    }
    let before = |words: Tags| run.start > 0 && scene.is(run.start - 1, words);
    // "Gwil Prosser, of Hollow Vale, said".
    let home = run.start > 2
        && scene.is_one_of(run.start - 1, &["of"])
        && scene.kind(run.start - 2) == Some(TokenKind::Comma)
        && scene.tokens()[run.start - 3].is_capitalized();
    let all_capitals = scene.tokens()[name.clone()].iter().all(|token| token.shape == Shape::Upper);
    if before(Tags::DEFINITE) || all_capitals || of.is_some() || scene.is(name.start, Tags::STATE) {
        MentionKind::Organization
    } else if before(Tags::PREPOSITION)
        && !before(Tags::BY)
        && (home || !scene.is_one_of(run.start - 1, &["of", "with", "for", "to"]))
    {
        MentionKind::Place
    } else {
        MentionKind::Person
    }
}

/// "The charity, Bright Harbour, said", "said the operator, Northlink.": whether a name is apposed to a word for a body.
/// A word for a body that may be a person's ("the developer") tells only where the name is a single word.
fn is_called_a_body(scene: &Scene<'_>, run: &Tokens) -> bool {
    let Some(comma) = run.start.checked_sub(1) else { return false };
    let parted = scene.kind(comma) == Some(TokenKind::Comma);
    let closed = matches!(scene.kind(run.end), Some(TokenKind::Comma | TokenKind::Stop) | None);
    let noun = comma.checked_sub(1).filter(|_| parted && closed);
    let Some((last, hit)) = noun.and_then(|at| Some((at, scene.hit_ending(L::BodyNouns, at)?))) else {
        return false;
    };
    let first = hit.first as usize;
    let article =
        (first.saturating_sub(3)..first).rev().find(|&at| scene.is(at, Tags::DEFINITE | Tags::OWNER));
    // It opens the sentence, or follows a verb of saying or *by*, and is no object or end of a clause: "a spokesman for the
    // charity, Bryn Ostler, said", "after leaving the company, Gwil Prosser said".
    let (_, sentence) = scene.sentence_of(run.start);
    let speaks = |article: usize| {
        article == sentence.start
            || scene.is(article - 1, Tags::BY)
            || scene.hit_ending(L::ReportingVerbs, article - 1).is_some()
    };
    let of_a_person = scene.hit_ending(L::PersonNouns, last).is_some();
    article.is_some_and(speaks) && (!of_a_person || run.len() == 1)
}

/// "The Ostern newspaper", "the state-run MENA news agency": whether a name with an article stands before a word for an
/// outlet; "a Vell newspaper" is one that is made in Vell.
fn is_called_an_outlet(scene: &Scene<'_>, run: &Tokens) -> bool {
    let mut before = (run.start.saturating_sub(DESCRIBED)..run.start).rev();
    let article = before.find(|&at| !scene.is_word(at) || scene.is(at, Tags::DETERMINER | Tags::PREPOSITION));
    outlet_noun_ends(scene, run.end).is_some() && article.is_some_and(|at| scene.is_one_of(at, &["the"]))
}

/// What describes an outlet between its article and its name is no longer than this, in tokens.
const DESCRIBED: usize = 4;

/// What newspapers come out as, before a word that alone could be any paper's: "the Daily Ledger".
const EDITIONS: [&str; 4] = ["Daily", "Morning", "Evening", "Weekly"];

/// What newspapers and broadcasters are called: "the Harbour Courier", "the Courier", "Radio Lumen". Somebody may be
/// called so too ("Ada Post").
fn is_outlet(scene: &Scene<'_>, run: &Tokens, name: &Tokens) -> bool {
    let article = run.start > 0 && scene.is(run.start - 1, Tags::DEFINITE);
    let ends_so = scene.hit_ending(L::OutletNames, name.end - 1).is_some();
    let given = scene.hit_at(L::GivenNames, name.start).is_some();
    let begins_so = name.len() > 1 && scene.is_one_of(name.start, &["Radio", "TV"]);
    let record = || {
        scene.hit_ending(L::DocumentNouns, name.end - 1).is_some_and(|hit| hit.first as usize + 1 == name.end)
    };
    let edition = article && name.len() == 2 && scene.is_one_of(name.start, &EDITIONS) && record();
    // "The Office for Fiscal Review" has its purpose in its name.
    let purpose = scene.hit_at(L::OrganizationNouns, name.start).is_some()
        && scene.is_one_of(name.start + 1, &["for", "of"]);
    begins_so || edition || ends_so && !purpose && (article || name.len() > 1 && !given)
}

/// The letters in brackets straight after a name: "(WHO)", "(Unicef)", not "(D-NY)", "(2024)" or "(left)".
fn abbreviation_after(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let token = scene.tokens().get(end + 1)?;
    let bracketed = scene.kind(end) == Some(TokenKind::Open)
        && scene.word(end) == "("
        && scene.kind(end + 2) == Some(TokenKind::Close);
    // "DORN (VNA) — The": the agency of a dateline, which is a sentence of its own.
    let dateline = || scene.kind(end + 3) == Some(TokenKind::Dash) && scene.sentence_of(end).1.end == end + 4;
    if !bracketed || dateline() {
        return None;
    }
    let word = scene.word(end + 1);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let looks_right = token.is_word() && (2..=9).contains(&letters) && capitals * 2 >= letters;
    let tag = word.contains('-') && word.find('-') <= Some(1);
    (looks_right && !tag && word.chars().all(|c| c.is_alphabetic() || c == '.' || c == '-'))
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
