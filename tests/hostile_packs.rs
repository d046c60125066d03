//! Configs, packs and lexicons that lead from one to the next without end, or to more at each step: the run says so,
//! where it happens, and checks with what is left.

use crate::cli::Folder;
use std::fs;
use std::time::{Duration, Instant};

/// So many files lead from one to the next: far more than a stack holds.
const FAR: usize = 20_000;

/// Longer than any run takes here, and shorter than what grows with the square of the files, or doubles with each.
const PATIENCE: Duration = Duration::from_secs(40);

const MANIFEST: &str = "name: house\nversion: \"1\"\n";

/// Checks a draft in a folder with a pack: the mistakes told, and nothing is left unchecked.
fn mistakes(folder: &Folder) -> Vec<String> {
    folder.write("a.txt", "The bridge reportedly closed on Friday.\n");
    let start = Instant::now();
    let output = folder.run(&["check", "--output-format", "concise", "a.txt"]);
    let told = String::from_utf8(output.stdout).expect("it prints UTF-8");
    assert!(output.status.code().is_some(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(start.elapsed() < PATIENCE, "it took {:?}", start.elapsed());
    assert!(told.contains("warning[hearsay-adverb]"), "{told}");
    let mistakes = told.lines().filter(|line| line.contains("[whosays/"));
    mistakes.map(str::to_owned).collect()
}

/// A folder whose config names a pack with files that lead on.
fn pack(name: &str, files: impl Iterator<Item = (String, String)>) -> Folder {
    let folder = Folder::new(name);
    folder.write("whosays.yml", "packs: house\n");
    folder.write("house/pack.yml", MANIFEST);
    for (path, contents) in files {
        folder.write(&format!("house/{path}"), contents);
    }
    folder
}

#[test]
fn configs_that_extend_the_next_without_end_are_told() {
    let folder = Folder::new("configs");
    for at in 0..FAR {
        folder.write(&format!("c{at}.yml"), format!("extends: ./c{}.yml\n", at + 1));
    }
    folder.write("whosays.yml", "extends: ./c0.yml\n");
    let told = mistakes(&folder);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with("c254.yml:1:10: "), "{told:#?}");
}

#[test]
fn packs_that_need_the_next_without_end_are_told() {
    let folder = Folder::new("packs");
    // A path that grows with each step would end by itself.
    let place = fs::canonicalize(folder.path()).expect("it is there");
    for at in 0..FAR / 4 {
        let needs = format!("packs: {}\n", place.join(format!("p{}", at + 1)).display());
        folder.write(&format!("p{at}/pack.yml"), format!("name: p{at}\nversion: \"1\"\n{needs}"));
    }
    folder.write("whosays.yml", "packs: p0\n");
    let told = mistakes(&folder);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with("p63/pack.yml:3:8: "), "{told:#?}");
}

#[test]
fn profiles_that_extend_the_next_without_end_are_told() {
    let profile = |at| format!("summary: One of many.\nextends: p{}\n", at + 1);
    let files = (0..FAR).map(|at| (format!("profiles/p{at}.yml"), profile(at)));
    let folder = pack("profiles", files);
    folder.write("whosays.yml", "packs: house\nprofile: p0\n");
    let told = mistakes(&folder);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with("house/profiles/p63.yml:2:10: "), "{told:#?}");
}

#[test]
fn lexicons_that_extend_the_next_without_end_are_told() {
    let lexicon = |at| format!("extends: w{}\nwords: zork{at}\n", at + 1);
    let last = (format!("lexicons/w{FAR}.yml"), "words: zork\n".to_owned());
    let files = (0..FAR).map(|at| (format!("lexicons/w{at}.yml"), lexicon(at)));
    let told = mistakes(&pack("lexicons", files.chain([last])));
    assert!(
        told.iter().all(|line| line.contains("more than 64 lexicons extend one another in a row")),
        "{told:#?}"
    );
    assert!((1..=FAR / 32).contains(&told.len()), "{}", told.len());
}

#[test]
fn lexicons_that_extend_two_that_extend_two_have_each_entry_once() {
    let pair = |at: usize| {
        let contents = match at {
            0..40 => format!("extends: [a{0}, b{0}]\nwords: zork{at}\n", at + 1),
            _ => "words: zork\n".to_owned(),
        };
        ["a", "b"].map(|side| {
            (format!("lexicons/{side}{at}.yml"), contents.replace("zork", &format!("zork{side}")))
        })
    };
    let told = mistakes(&pack("pairs", (0..=40).flat_map(pair)));
    assert_eq!(told, [""; 0]);
}

#[test]
fn phrases_that_ask_for_the_next_without_end_are_told() {
    let rule = "id: odd\nsummary: Odd.\nseverity: warning\nmessage: It is odd.\nmatch: { phrase: \"zork @w0\" }\n\
                tests: { flag: [\"[[zork zork zork]]\"], pass: [No.] }\n";
    let phrase = |at| format!("phrases: \"zork @w{}\"\n", at + 1);
    let last = (format!("lexicons/w{FAR}.yml"), "words: zork\n".to_owned());
    let files = (0..FAR).map(|at| (format!("lexicons/w{at}.yml"), phrase(at)));
    let told =
        mistakes(&pack("phrases", files.chain([last, ("hearsay/odd.yml".to_owned(), rule.to_owned())])));
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with("house/hearsay/odd.yml:5:24: "), "{told:#?}");
}

#[test]
fn patterns_with_choices_by_the_ten_thousand_are_compared_at_once() {
    let words = |word: &str| (0..FAR).map(|at| word.replace('#', &at.to_string())).collect::<Vec<_>>();
    let choice = |words: &[String]| format!("\"zork ({})\"", words.join(" | "));
    let list = format!("[{}]", words("\"zork w#\"").join(", "));
    for (phrase, doubts) in [(choice(&words("w#")), 0), (choice(&words("w")), 64), (list, 0)] {
        let rule = format!(
            "id: odd\nsummary: Odd.\nseverity: warning\nmessage: It is odd.\nmatch: {{ phrase: {phrase} }}\n\
             tests: {{ flag: [\"[[zork w]]\"], pass: [No.] }}\n"
        );
        let files = [("hearsay/odd.yml".to_owned(), rule)];
        assert_eq!(mistakes(&pack("choices", files.into_iter())).len(), doubts);
    }
}
