//! Where the run of a name begins and ends: capitals, the small words among them, and the company they keep.
//! It must not ask what is named.

use super::{Met, opens_body, table_hit};
use crate::attribution::words::grammar::{Tags, looks_plural};
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::{Scene, Tokens};
use crate::markup::Region;
use crate::prose::{Shape, TokenKind};

/// Small words inside names, of three letters at most.
const PARTICLES: [&str; 20] = [
    "of", "de", "del", "da", "di", "dos", "du", "la", "le", "van", "von", "der", "den", "bin", "ibn", "ben",
    "al", "el", "ul", "y",
];

/// Plural owners that belong to the name they begin ("People's Party").
const OWNERS: [&str; 8] =
    ["people", "workers", "women", "farmers", "teachers", "children", "mothers", "veterans"];

/// Lines in title case say nothing by their capitals. Besides headlines it takes a small word or a verb with a
/// capital to tell such a line from a list of names.
pub(super) fn is_title_case(scene: &Scene<'_>) -> bool {
    if scene.tokens().len() > LONGEST_HEADLINE {
        return false;
    }
    let words = scene.tokens().iter().filter(|token| token.is_word() && token.end - token.start > 3);
    let (capital, all) =
        words.fold((0, 0), |(capital, all), token| (capital + usize::from(token.is_capitalized()), all + 1));
    let regions = scene.block.regions;
    let headline = || regions.contains(Region::Headline) || regions.contains(Region::Heading);
    let raised = |at: usize| {
        scene.tokens()[at].is_capitalized()
            && scene.is(at, Tags::FUNCTION | Tags::VERB)
            && !starts_sentence(scene, at)
    };
    all > 3 && capital * 4 > all * 3 && (headline() || (1..scene.tokens().len()).any(raised))
}

/// No headline has more tokens.
const LONGEST_HEADLINE: usize = 40;

/// The run of a name that begins at `at`.
pub(super) fn at<'a>(scene: &Scene<'a>, at: usize, met: &Met<'a>) -> Option<Tokens> {
    let known = table_hit(scene, at).map(|(_, _, end)| end);
    if scene.title_case {
        return known.or_else(|| shouted(scene, at)).map(|end| at..end);
    }
    let known = known.or_else(|| cause_end(scene, at, met));
    if known.is_none() && !opens_run(scene, at, met) {
        return None;
    }
    let mut end = known.unwrap_or(at + 1);
    while let Some(next) = continues_run(scene, end) {
        end = next;
    }
    Some(at..end)
}

/// Where a body's name ends that begins with the people of its cause: "Parents Against Knives", "Growers for Change, a
/// pressure group". At the start of a sentence "growers for Vell" are a crowd, unless it is told that they are a body.
fn cause_end<'a>(scene: &Scene<'a>, at: usize, met: &Met<'a>) -> Option<usize> {
    let large = |at: usize| scene.tokens().get(at).is_some_and(|token| token.is_capitalized());
    if !large(at) || !large(at + 2) || !are_people(scene, at) || !scene.is(at + 1, Tags::PREPOSITION) {
        return None;
    }
    if large(at + 1) {
        return Some(at + 3);
    }
    let mut end = at + 3;
    while let Some(next) = continues_run(scene, end) {
        end = next;
    }
    let body = || tells_body(scene, end) || met.kind_of(scene, at..end).is_some();
    (scene.is_one_of(at + 1, &["for", "against"]) && (!starts_sentence(scene, at) || body())).then_some(end)
}

/// Whether a name is that of a body which begins with the people of its cause.
pub(super) fn is_cause(scene: &Scene<'_>, name: &Tokens) -> bool {
    name.len() > 2 && are_people(scene, name.start) && scene.is(name.start + 1, Tags::PREPOSITION)
}

/// Whether a word is the plural of people; those who speak for somebody have the name of their client behind *for*.
fn are_people(scene: &Scene<'_>, at: usize) -> bool {
    let listed = [L::SourceHeads, L::PersonNouns].iter().find_map(|&list| scene.hit_at(list, at));
    let word = scene.word(at);
    listed.is_some_and(|hit| hit.end as usize == at + 1)
        && looks_plural(word)
        && !FOR_SOMEBODY.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Those who speak or act for somebody.
const FOR_SOMEBODY: [&str; 6] =
    ["agents", "attorneys", "barristers", "lawyers", "representatives", "solicitors"];

/// ", a pressure group,", "(PSR)": whether what stands behind a name calls it a body.
fn tells_body(scene: &Scene<'_>, end: usize) -> bool {
    let article = end + 1;
    let letters = scene.tokens().get(end + 1).is_some_and(|token| token.shape == Shape::Upper)
        && scene.kind(end + 2) == Some(TokenKind::Close);
    let apposed = scene.kind(end) == Some(TokenKind::Comma)
        && scene.is(article, Tags::DEFINITE | Tags::INDEFINITE)
        && (article + 1..article + 5).take_while(|&at| scene.is_word(at)).any(|at| {
            scene.is_one_of(at, &["campaign", "charity", "coalition", "group", "movement", "network"])
        });
    letters || apposed
}

/// Where every word has a capital, the end of a name is told by a given name ("Slams Lea Novak"), or by what
/// follows the words that open the headline ("Novak Says", "Novak: …").
fn shouted(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let common = Tags::FUNCTION | Tags::HEAD | Tags::MODIFIER | Tags::VERB | Tags::DAY | Tags::STATE;
    let proper = |at: usize| {
        scene.kind(at) == Some(TokenKind::Word)
            && scene.tokens().get(at).is_some_and(|token| token.is_capitalized())
            && !scene.is(at, common)
    };
    let end = (at..at + LONGEST_SHOUTED).take_while(|&at| proper(at)).last()? + 1;
    if scene.hit_at(L::GivenNames, at).is_some() && end > at + 1 {
        let particle = PARTICLES.iter().any(|known| scene.word(at + 1).eq_ignore_ascii_case(known));
        return Some(end.min(at + 2 + usize::from(particle)));
    }
    let speaks = scene.kind(end) == Some(TokenKind::Colon) || scene.is(end, Tags::VERB);
    (starts_sentence(scene, at)
        && speaks
        && !["s", "ing"].iter().any(|ending| scene.word(end - 1).ends_with(ending)))
    .then_some(end)
}

/// A name of more tokens is none, where every word has a capital.
const LONGEST_SHOUTED: usize = 3;

/// Whether a capitalised token is written so because it is a name.
fn opens_run<'a>(scene: &Scene<'a>, at: usize, met: &Met<'a>) -> bool {
    let Some(token) = scene.tokens().get(at).filter(|token| token.is_capitalized()) else { return false };
    if is_function_word(scene, at) && is_first_name(scene, at) {
        return true;
    }
    if is_function_word(scene, at) || scene.is(at, Tags::DAY) || is_party_tag(scene.word(at)) {
        return false;
    }
    if !starts_sentence(scene, at) {
        return true;
    }
    // "Ludwig van der Meer": small words may stand between, but *of* belongs to anything.
    let particle = |at: &usize| is_particle(scene, *at) && !scene.is(*at, Tags::PREPOSITION);
    let next = at + 1 + (at + 1..at + 3).take_while(particle).count();
    let next_is_name = scene.tokens().get(next).is_some_and(|next| next.is_capitalized())
        && !is_function_word(scene, next)
        && !scene.is(next, Tags::DAY);
    let common = scene.is(at, Tags::HEAD | Tags::MODIFIER | Tags::VERB);
    scene.is(at, Tags::TITLE | Tags::STATE)
        || token.shape == Shape::Upper && token.end - token.start > 1
        || scene.hit_at(L::GivenNames, at).is_some()
        || opens_body(scene, at)
        || next_is_name && !common
        || met.knows(scene, at)
        || !common && (looks_like_speaker(scene, at) || is_cited(scene, at))
}

/// "Will Ferrand, the mayor, said", "asked Per Aune": a first name that is written like a small word. At the start of a
/// sentence it needs a verb of saying behind the surname and what describes its bearer.
fn is_first_name(scene: &Scene<'_>, at: usize) -> bool {
    let surname = scene.tokens().get(at + 1).is_some_and(|next| next.shape == Shape::Capital);
    if !scene.is_one_of(at, &["Per", "Will"]) || !surname || is_function_word(scene, at + 1) {
        return false;
    }
    let comma = |at: &usize| scene.kind(*at) == Some(TokenKind::Comma);
    let verb = if comma(&(at + 2)) {
        (at + 3..at + 3 + DESCRIPTION).find(comma).map(|at| at + 1)
    } else {
        Some(at + 2)
    };
    let says = |at: usize| scene.is_one_of(at, &["said", "says", "told", "wrote"]);
    let claims = |at: usize| !scene.is_word(at) || !scene.tokens()[at].is_capitalized();
    !starts_sentence(scene, at) || verb.is_some_and(|verb| says(verb) && claims(verb + 1))
}

/// What describes the bearer of a name between two commas is no longer than this, in tokens.
const DESCRIPTION: usize = 8;

/// A first word that is the author of a paper: "Weiss (2024)", "Weiss et al.", "Weiss and Rao (2024)".
fn is_cited(scene: &Scene<'_>, at: usize) -> bool {
    let joined = scene.is_one_of(at + 1, &["and", "&"]);
    let next = if joined { at + 3 } else { at + 1 };
    let year = || scene.kind(next + 1) == Some(TokenKind::Number) && scene.word(next + 1).len() >= 4;
    scene.kind(next) == Some(TokenKind::Open) && scene.word(next) == "(" && year() || scene.means_others(next)
}

/// Whether a token is a small word that may stand inside a name.
#[inline]
fn is_particle(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    word.len() <= 3 && PARTICLES.contains(&word)
}

/// "D-Ore.", "R-Texas", "I-Vt.": where an American lawmaker sits, and for whom.
fn is_party_tag(word: &str) -> bool {
    matches!(word.as_bytes(), [b'D' | b'R' | b'I', b'-', place, ..] if place.is_ascii_uppercase())
}

/// How long words end that name no one: "Management", "Insurance", "Legislation".
const ABSTRACT: [&str; 5] = ["tion", "ment", "ance", "ence", "ity"];

/// A first word that no list has, before a verb of saying: "Ward said".
fn looks_like_speaker(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    let plural = word.ends_with('s') && !word.ends_with("ss")
        || ["ly", "ing", "ed"].iter().any(|ending| word.ends_with(ending))
        || word.len() > 7 && ABSTRACT.iter().any(|ending| word.ends_with(ending));
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
    scene.is(at, Tags::FUNCTION)
        && scene
            .tokens()
            .get(at)
            .is_some_and(|token| token.shape != Shape::Upper || token.end - token.start == 1)
}

/// The end of the run if it goes on at `end`: with a capital, or with particles and then a capital.
fn continues_run(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let large = |at: usize| {
        scene.tokens().get(at).is_some_and(|token| token.is_capitalized()) && !scene.is(at, Tags::DAY)
    };
    let capital = |at: usize| {
        large(at)
            && (scene.is(at, Tags::NUMBER) || !is_function_word(scene, at))
            && !starts_sentence(scene, at)
    };
    if capital(end) {
        return Some(end + 1);
    }
    // "Mend The Pier", "Voters For Change".
    let small = Tags::DEFINITE | Tags::PREPOSITION | Tags::OWNER;
    if scene.is(end, small) && large(end) && capital(end + 1) && !starts_sentence(scene, end) {
        return Some(end + 2);
    }
    if scene.kind(end) == Some(TokenKind::Number)
        && scene.word(end).len() <= 2
        && scene.kind(end - 1) == Some(TokenKind::Word)
    {
        return None;
    }
    if scene.kind(end) == Some(TokenKind::Possessive) && owns_a_body(scene, end) {
        return capital(end + 1).then_some(end + 2);
    }
    // "Robert “Bobby” Falk".
    let quote = |at: usize| scene.kind(at) == Some(TokenKind::Quote);
    if quote(end) && capital(end + 1) && quote(end + 2) && capital(end + 3) {
        return Some(end + 4);
    }
    if scene.word(end) == "&" && capital(end + 1) {
        return Some(end + 2);
    }
    if !is_particle(scene, end) && !joins_purpose(scene, end) {
        return None;
    }
    let after = if is_particle(scene, end + 1) || scene.word(end + 1) == "the" { end + 2 } else { end + 1 };
    capital(after).then_some(after + 1)
}

/// "The People's Party", "the Dockers' League": whether a possessive mark belongs to a name that goes on behind it.
fn owns_a_body(scene: &Scene<'_>, mark: usize) -> bool {
    let several = scene.word(mark).chars().count() == 1;
    OWNERS.iter().any(|owner| scene.word(mark - 1).eq_ignore_ascii_case(owner))
        || several && scene.hit_at(L::OrganizationNouns, mark + 1).is_some()
}

/// "Centre for Policy Studies", "Committee on Oversight": what a body is for belongs to its name.
fn joins_purpose(scene: &Scene<'_>, at: usize) -> bool {
    let body = scene.hit_ending(L::OrganizationNouns, at - 1).is_some();
    match scene.word(at) {
        "for" => body,
        "on" => scene.is_one_of(at - 1, &["centre", "center", "commission", "committee", "council"]),
        _ => false,
    }
}

/// Whether a token is the first word of its sentence, quotation marks and brackets left aside.
#[inline]
fn starts_sentence(scene: &Scene<'_>, at: usize) -> bool {
    let (_, sentence) = scene.sentence_of(at);
    let before = |at: usize| at.checked_sub(1).filter(|before| *before >= sentence.start);
    let people = scene.is(at, Tags::HEAD);
    let mut here = at;
    while let Some(previous) = before(here) {
        match scene.kind(previous) {
            Some(TokenKind::Quote | TokenKind::Open | TokenKind::Symbol) => here = previous,
            Some(TokenKind::Colon) => return true,
            // "17.30 Residents said", "17:30 – Residents said".
            Some(TokenKind::Number) if people && scene.is_clock(previous) => here = previous,
            Some(TokenKind::Dash) if people && before(previous).is_some_and(|at| scene.is_clock(at)) => {
                here = previous;
            }
            _ => return false,
        }
    }
    true
}
