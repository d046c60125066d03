//! Inflections of English lemmas: the irregular ones from a table, the rest by the rules of spelling.
//!
//! A lemma gives the forms of a verb, of which those of a noun are a part ("report, reports, reported,
//! reporting"); forms that do not exist match nothing, so nothing needs to know the part of speech.

/// The forms of a lemma, the lemma first. Of several words the first inflects ("point out", "points out").
pub fn inflections(lemma: &str) -> Vec<String> {
    let (verb, rest) = lemma.split_once(' ').map_or((lemma, ""), |(verb, rest)| (verb, rest));
    let mut forms = vec![verb.to_owned(), third_person(verb), gerund(verb)];
    match IRREGULAR.iter().find(|(base, _)| *base == verb) {
        Some((_, pasts)) => forms.extend(pasts.iter().map(|&past| past.to_owned())),
        None => forms.push(past(verb)),
    }
    forms.dedup();
    if !rest.is_empty() {
        for form in &mut forms {
            *form = format!("{form} {rest}");
        }
    }
    forms
}

/// The second of the forms of a lemma, which of a noun is its plural.
pub fn plural(noun: &str) -> String {
    let (first, rest) = noun.split_once(' ').map_or((noun, ""), |(first, rest)| (first, rest));
    let plural = third_person(first);
    if rest.is_empty() { plural } else { format!("{plural} {rest}") }
}

/// The lemma that an irregular form belongs to, unless the form is a lemma too ("found a club").
pub(super) fn lemma_of(form: &str) -> Option<&'static str> {
    let is_lemma = |word: &str| LEMMAS_TOO.contains(&word) || IRREGULAR.iter().any(|(base, _)| *base == word);
    let (base, _) = IRREGULAR.iter().find(|(_, forms)| forms.contains(&form))?;
    (!is_lemma(form)).then_some(base)
}

/// Irregular forms that are verbs of their own as well.
const LEMMAS_TOO: [&str; 8] = ["bound", "fell", "felt", "found", "ground", "lay", "saw", "wound"];

fn third_person(verb: &str) -> String {
    match verb {
        "be" => "is".to_owned(),
        "have" => "has".to_owned(),
        _ if ends_in_consonant_y(verb) => format!("{}ies", stem(verb)),
        _ if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| verb.ends_with(end)) => format!("{verb}es"),
        _ => format!("{verb}s"),
    }
}

fn past(verb: &str) -> String {
    if verb.ends_with('e') {
        format!("{verb}d")
    } else if ends_in_consonant_y(verb) {
        format!("{}ied", stem(verb))
    } else {
        format!("{}ed", doubled(verb))
    }
}

fn gerund(verb: &str) -> String {
    if let Some(stem) = verb.strip_suffix("ie") {
        format!("{stem}ying")
    } else if verb.ends_with('e') && !["ee", "oe", "ye"].iter().any(|end| verb.ends_with(end)) && verb != "be"
    {
        format!("{}ing", stem(verb))
    } else {
        format!("{}ing", doubled(verb))
    }
}

/// The verb without its last letter.
fn stem(verb: &str) -> &str {
    let last = verb.chars().next_back().map_or(0, char::len_utf8);
    &verb[..verb.len() - last]
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn ends_in_consonant_y(verb: &str) -> bool {
    let mut letters = verb.chars().rev();
    letters.next() == Some('y') && letters.next().is_some_and(|letter| !is_vowel(letter))
}

/// The verb with its last consonant doubled where spelling asks for it: after a single vowel that carries the
/// stress, which is so in words of one syllable and in those of [`STRESSED_LAST`].
fn doubled(verb: &str) -> String {
    let letters: Vec<char> = verb.chars().collect();
    let doubles = match letters[..] {
        [.., before, vowel, last] => {
            !is_vowel(last)
                && !matches!(last, 'w' | 'x' | 'y')
                && is_vowel(vowel)
                && (!is_vowel(before) || verb.starts_with("qu"))
                && (syllables(&letters) == 1 || STRESSED_LAST.contains(&verb))
        }
        _ => false,
    };
    match letters.last() {
        Some(last) if doubles => format!("{verb}{last}"),
        _ => verb.to_owned(),
    }
}

/// Groups of vowels; good enough for verbs that end in a consonant.
fn syllables(letters: &[char]) -> usize {
    let vowel = |letter: char| is_vowel(letter) || letter == 'y';
    letters
        .iter()
        .zip([' '].iter().chain(letters))
        .filter(|&(&here, &before)| vowel(here) && !vowel(before))
        .count()
}

/// Verbs of several syllables that double their last consonant.
const STRESSED_LAST: [&str; 29] = [
    "abhor", "admit", "allot", "commit", "compel", "concur", "confer", "control", "defer", "deter", "dispel",
    "equip", "excel", "expel", "extol", "incur", "infer", "occur", "omit", "patrol", "permit", "prefer",
    "propel", "rebel", "rebut", "recur", "refer", "repel", "submit",
];

/// Irregular verbs: the base, its past and its past participle where that differs.
const IRREGULAR: &[(&str, &[&str])] = &[
    ("be", &["am", "are", "was", "were", "been"]),
    ("become", &["became"]),
    ("begin", &["began", "begun"]),
    ("beseech", &["besought", "beseeched"]),
    ("bid", &["bade"]),
    ("break", &["broke", "broken"]),
    ("bring", &["brought"]),
    ("broadcast", &["broadcasted"]),
    ("cast", &[]),
    ("come", &["came"]),
    ("do", &["did", "done"]),
    ("draw", &["drew", "drawn"]),
    ("drive", &["drove", "driven"]),
    ("fall", &["fell", "fallen"]),
    ("feel", &["felt"]),
    ("find", &["found"]),
    ("forecast", &["forecasted"]),
    ("foresee", &["foresaw", "foreseen"]),
    ("foretell", &["foretold"]),
    ("forswear", &["forswore", "forsworn"]),
    ("gainsay", &["gainsaid"]),
    ("get", &["got", "gotten"]),
    ("give", &["gave", "given"]),
    ("go", &["went", "gone"]),
    ("grow", &["grew", "grown"]),
    ("have", &["had"]),
    ("hear", &["heard"]),
    ("hold", &["held"]),
    ("keep", &["kept"]),
    ("know", &["knew", "known"]),
    ("lead", &["led"]),
    ("learn", &["learned", "learnt"]),
    ("leave", &["left"]),
    ("lie", &["lay", "lied"]),
    ("make", &["made"]),
    ("mean", &["meant"]),
    ("meet", &["met"]),
    ("overhear", &["overheard"]),
    ("pay", &["paid"]),
    ("put", &[]),
    ("quit", &[]),
    ("read", &[]),
    ("retell", &["retold"]),
    ("rise", &["rose", "risen"]),
    ("run", &["ran"]),
    ("say", &["said"]),
    ("see", &["saw", "seen"]),
    ("seek", &["sought"]),
    ("sell", &["sold"]),
    ("send", &["sent"]),
    ("set", &[]),
    ("shoot", &["shot"]),
    ("show", &["showed", "shown"]),
    ("sing", &["sang", "sung"]),
    ("speak", &["spoke", "spoken"]),
    ("spread", &[]),
    ("stand", &["stood"]),
    ("steal", &["stole", "stolen"]),
    ("swear", &["swore", "sworn"]),
    ("take", &["took", "taken"]),
    ("tell", &["told"]),
    ("think", &["thought"]),
    ("throw", &["threw", "thrown"]),
    ("understand", &["understood"]),
    ("uphold", &["upheld"]),
    ("withdraw", &["withdrew", "withdrawn"]),
    ("write", &["wrote", "written"]),
];

#[cfg(test)]
mod tests {
    use super::inflections;

    #[track_caller]
    fn check(lemma: &str, forms: &[&str]) {
        assert_eq!(inflections(lemma), forms);
    }

    #[test]
    fn spelling_follows_the_rules() {
        check("suggest", &["suggest", "suggests", "suggesting", "suggested"]);
        check("note", &["note", "notes", "noting", "noted"]);
        check("deny", &["deny", "denies", "denying", "denied"]);
        check("stress", &["stress", "stresses", "stressing", "stressed"]);
        check("plan", &["plan", "plans", "planning", "planned"]);
        check("admit", &["admit", "admits", "admitting", "admitted"]);
        check("offer", &["offer", "offers", "offering", "offered"]);
        check("explain", &["explain", "explains", "explaining", "explained"]);
        check("agree", &["agree", "agrees", "agreeing", "agreed"]);
        check("quip", &["quip", "quips", "quipping", "quipped"]);
    }

    #[test]
    fn irregular_verbs_come_from_the_table() {
        check("say", &["say", "says", "saying", "said"]);
        check("write", &["write", "writes", "writing", "wrote", "written"]);
    }

    #[test]
    fn the_first_of_several_words_inflects() {
        check("point out", &["point out", "points out", "pointing out", "pointed out"]);
    }
}
