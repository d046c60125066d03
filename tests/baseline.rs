//! Baselines, from outside: what they hold back and what not, whatever happens to drafts and to the file.

use crate::cli::Folder;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::sync::Arc;
use whosays::lint::{Linter, Options};
use whosays::markup::Format;
use whosays::names::Named;
use whosays::report::OutputFormat;
use whosays::screen::baseline::{Baseline, Entry, How, Matching, Standing, Surroundings, write};
use whosays::screen::{Fate, Screen};
use whosays::text::Text;

/// A world in which some files are gone, and one has been renamed.
#[derive(Default)]
struct World {
    gone: &'static [&'static str],
    former: Option<&'static str>,
}

impl Surroundings for World {
    fn former_path(&self) -> Option<&str> {
        self.former
    }

    fn may_have_moved(&self) -> bool {
        true
    }

    fn is_gone(&mut self, path: &str) -> bool {
        self.gone.contains(&path)
    }

    fn standing(&self, _rule: &str) -> Standing {
        Standing::Heard
    }

    fn present_id<'a>(&'a self, rule: &'a str) -> &'a str {
        rule
    }
}

fn screen(text: &str) -> Screen {
    Screen::new(Linter::builtin().find(&Text::new("draft", text), Format::Plain, Options::default()))
}

fn entries(path: &str, text: &str) -> Vec<Entry> {
    screen(text).shown().map(|(_, said)| Entry::of(path, said)).collect()
}

fn matching(entries: &[Entry]) -> Matching {
    let (baseline, mistakes) = Baseline::read(Arc::new(Text::new("baseline", write(entries))));
    assert_eq!((mistakes, baseline.count()), (Vec::new(), entries.len()));
    Matching::new(baseline)
}

/// The sentences of what is shown, and how what is not is covered.
fn screened(matching: &mut Matching, path: &str, text: &str, mut world: World) -> (Vec<String>, Vec<How>) {
    let mut screen = screen(text);
    let matches = matching.take(path, &mut screen, &mut world);
    let shown = screen.shown().map(|(_, said)| said.words.sentence().to_owned()).collect();
    (shown, matches.iter().map(|one| one.how).collect())
}

const PORT: &str = "Analysts say the port, once the pride of the city, will not open before May.";
const MILL: &str = "The mill reportedly burned down in March, and nobody was hurt in it.";

#[test]
fn each_entry_covers_one_finding() {
    let mut known = matching(&entries("a.txt", &format!("{PORT} {MILL}")));
    let (shown, how) = screened(&mut known, "a.txt", &format!("{PORT} {MILL} {MILL}"), World::default());
    assert_eq!((shown, how), (vec![MILL.to_owned()], vec![How::Exact; 2]));
}

#[test]
fn a_new_sentence_does_not_take_the_place_of_one_that_is_mended() {
    let mut known = matching(&entries("a.txt", &format!("{PORT} {MILL}")));
    let fresh = "The school reportedly opened on Monday.";
    let (shown, how) = screened(&mut known, "a.txt", &format!("{PORT} {fresh}"), World::default());
    assert_eq!((shown, how), (vec![fresh.to_owned()], vec![How::Exact]));
    assert_eq!(known.stale(&mut |_| false).len(), 1);
}

#[test]
fn what_is_the_same_comes_before_what_is_alike() {
    // The copy with one other word stands first, but the entry is that of the second.
    let mut known = matching(&entries("a.txt", MILL));
    let copy = MILL.replace("March", "April");
    let (shown, how) = screened(&mut known, "a.txt", &format!("{copy} {MILL}"), World::default());
    assert_eq!((shown, how), (vec![copy.clone()], vec![How::Exact]));
    // Alone it is the old one, edited.
    let mut known = matching(&entries("a.txt", MILL));
    assert_eq!(screened(&mut known, "a.txt", &copy, World::default()), (vec![], vec![How::Edited]));
}

#[test]
fn an_edit_of_the_words_pointed_at_is_no_slight_one() {
    let mut known = matching(&entries("a.txt", PORT));
    let other = PORT.replace("Analysts", "Observers");
    assert_eq!(screened(&mut known, "a.txt", &other, World::default()).0, [other]);
}

#[test]
fn what_is_allowed_or_untouched_keeps_its_entry() {
    for fate in [Fate::Suppressed, Fate::Untouched] {
        let mut known = matching(&entries("a.txt", MILL));
        let mut both = screen(&format!("{} {MILL}", MILL.replace("March", "April")));
        both.send(1, fate);
        known.take("a.txt", &mut both, &mut World::default());
        assert_eq!((both.fate(0), both.fate(1)), (Fate::Shown, fate));
        assert_eq!(known.stale(&mut |_| false).len(), usize::from(fate == Fate::Suppressed));
    }
}

#[test]
fn files_move_when_they_are_gone() {
    let story = format!("{PORT} {MILL}");
    let edited = format!("{PORT} {}", MILL.replace("March", "April"));
    let known = || matching(&entries("old.txt", &story));
    let gone = || World { gone: &["old.txt"], former: None };
    let renamed = || World { gone: &["old.txt"], former: Some("old.txt") };
    assert_eq!(screened(&mut known(), "new.txt", &story, gone()), (vec![], vec![How::Moved; 2]));
    assert_eq!(screened(&mut known(), "new.txt", &story, World::default()).0.len(), 2);
    // What has moved shows where the rest of its file is to be looked for, unless somebody knows that anyway.
    let april = MILL.replace("March", "April");
    let both = (vec![], vec![How::Moved, How::Edited]);
    assert_eq!(screened(&mut known(), "new.txt", &edited, gone()), both);
    assert_eq!(screened(&mut known(), "new.txt", &april, gone()).0.len(), 1);
    assert_eq!(screened(&mut known(), "new.txt", &april, renamed()), (vec![], vec![How::Edited]));
    // What one file has taken is gone for the next.
    let mut known = known();
    assert_eq!(screened(&mut known, "b.txt", &story, gone()).0.len(), 0);
    assert_eq!(screened(&mut known, "c.txt", &story, gone()).0.len(), 2);
    assert!(known.stale(&mut |_| true).is_empty());
}

#[test]
fn entries_of_files_that_are_gone_are_stale_where_they_were_looked_for() {
    let known = matching(&[entries("a/x.txt", PORT), entries("b/y.txt", PORT)].concat());
    assert_eq!(known.stale(&mut |path| path.starts_with("a/")).len(), 1);
}

#[test]
fn many_findings_meet_many_entries() {
    let sentence =
        |number: usize| format!("The mill of the {number}th ward reportedly burned down in March.");
    let text = |numbers: std::ops::Range<usize>| {
        numbers.fold(String::new(), |mut text, number| {
            let _ = write!(text, "{} ", sentence(number));
            text
        })
    };
    let mut all = entries("a.txt", &text(0..2_000));
    assert_eq!(all.len(), 2_000);
    let others = all.clone();
    all.extend((0..20).flat_map(|file| {
        let path = format!("archive/{file:02}.txt");
        others.iter().map(move |entry| Entry { path: path.clone(), ..entry.clone() })
    }));
    let mut known = matching(&all);
    let edited = text(1_000..2_000) + &text(0..1_000).replace("in March", "last March");
    let (shown, how) = screened(&mut known, "a.txt", &edited, World::default());
    assert_eq!((shown.len(), how.iter().filter(|how| **how == How::Edited).count()), (0, 1_000));
}

#[test]
fn a_file_renamed_without_git_keeps_its_entries() {
    let folder = Folder::new("baseline-renamed");
    folder.write("desk/old.txt", format!("{PORT} {MILL}\n"));
    assert_eq!(folder.run(&["baseline", "create"]).status.code(), Some(0));
    folder.remove("desk/old.txt");
    folder.write("wire/new.txt", format!("An added line, Ana Costa said.\n\n{MILL}\n{PORT}\n"));
    let output = folder.run(&["check"]);
    let told = String::from_utf8(output.stdout).expect("it is UTF-8");
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.contains("2 in the baseline") && told.contains("2 moved;"), "{told}");
    assert_eq!(folder.run(&["baseline", "prune"]).status.code(), Some(0));
    let written = String::from_utf8(folder.read("whosays-baseline.jsonl")).expect("it is UTF-8");
    assert!(written.matches("\"wire/new.txt\"").count() == 2 && !written.contains("old.txt"), "{written}");
}

#[test]
fn a_file_renamed_and_edited_keeps_its_entries_where_git_knows_it() {
    let folder = Folder::new("baseline-git");
    let quiet =
        "The quay was built by hand, and nothing has been changed there since Ana Costa left.\n\n".repeat(9);
    folder.write("desk/old.md", format!("{quiet}{MILL}\n"));
    assert_eq!(folder.run(&["baseline", "create"]).status.code(), Some(0));
    if !folder.git(&["init", "-q", "-b", "main"]) {
        return;
    }
    folder.git(&["add", "."]);
    folder.git(&["commit", "-qm", "one"]);
    folder.git(&["mv", "desk/old.md", "desk/new.md"]);
    folder.write(
        "desk/new.md",
        format!("{quiet}{}\nThe quay reportedly sank.\n", MILL.replace("March", "April")),
    );
    folder.git(&["commit", "-qam", "two"]);
    // Nothing of it has moved as it was, so without git nobody could tell.
    let output = folder.run(&["check", "--output-format", "concise"]);
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 2);
    let output = folder.run(&["check", "--merge-base", "HEAD~1", "--output-format", "concise"]);
    let told = String::from_utf8(output.stdout).expect("it is UTF-8");
    assert!(told.lines().count() == 1 && told.starts_with("desk/new.md:20:10"), "{told}");
}

#[test]
fn of_an_archive_only_what_is_new_is_shown_in_every_format() {
    let folder = Folder::new("baseline-archive");
    for number in 0..1_000 {
        let story = format!(
            "# Story {number}\n\nAnalysts say the port of ward {number} is lost. The mill “on the hill” reportedly \
             burned down in {number} hours.\n\nSources close to the mayor suggest that {number} more will close.\n"
        );
        folder.write(&format!("archive/{}/{number}.md", number % 10), story);
    }
    assert_eq!(folder.run(&["baseline", "create"]).status.code(), Some(0));
    assert_eq!(folder.run(&["check", "--output-format", "concise"]).stdout, b"");
    let path = "archive/7/507.md";
    let old = String::from_utf8(folder.read(path)).expect("it is UTF-8");
    folder.write(path, old.replace("\n\nSources", "\n\nThe school reportedly opened in June.\n\nSources"));
    for (name, _) in OutputFormat::ALL {
        let output = folder.run(&["check", "--output-format", name]);
        let told = String::from_utf8(output.stdout).expect("it is UTF-8");
        assert_eq!(output.status.code(), Some(1), "{name}: {told}");
        assert!(told.contains("hearsay-adverb") && told.contains("507.md"), "{name}: {told}");
        // A format may name all rules and all files, but says nothing of others.
        assert!(!told.contains("which analysts") && !told.contains("which sources"), "{name}: {told}");
    }
    let output = folder.run(&["check", "--output-format", "jsonl"]);
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1);
    let output = folder.run(&["check", "--output-format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let summary = &report["summary"];
    assert!(summary["warnings"] == 1 && summary["baselined"].as_u64() >= Some(3_000), "{summary}");
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let words = || "[ -~“é\u{ad}\u{202e}\n]{0,12}";
    (words(), words(), any::<u64>(), words(), words(), prop::option::of(words())).prop_map(
        |(path, rule, fingerprint, text, sentence, reason)| {
            let fingerprint = whosays::diagnostic::Fingerprint(fingerprint);
            Entry { path, rule, fingerprint, text, sentence, reason }
        },
    )
}

#[test]
fn what_an_author_allowed_for_a_while_is_covered_again_when_edited() {
    let mut known = matching(&entries("a.txt", MILL));
    let mut allowed = screen(MILL);
    allowed.send(0, Fate::Suppressed);
    assert!(known.take("a.txt", &mut allowed, &mut World::default()).is_empty());
    known.forget("a.txt");
    let edited = MILL.replace("March", "April");
    let (shown, how) = screened(&mut known, "a.txt", &edited, World::default());
    assert_eq!((shown, how), (Vec::new(), vec![How::Edited]));
}

proptest! {
    #[test]
    fn whatever_bytes_a_baseline_holds_are_told_in_their_place(
        lines in prop::collection::vec(any_entry(), 0..4),
        cut in any::<prop::sample::Index>(),
        noise in prop::collection::vec(any::<u8>(), 0..20),
    ) {
        let mut bytes = write(&lines).into_bytes();
        let at = cut.index(bytes.len());
        bytes.splice(at..at, noise);
        if let Ok(text) = Text::decode("baseline", bytes) {
            let text = Arc::new(text);
            let (baseline, mistakes) = Baseline::read(Arc::clone(&text));
            for mistake in &mistakes {
                prop_assert!(!text.slice(mistake.span).is_empty(), "{mistake:?}");
            }
            let mut matching = Matching::new(baseline);
            let mut world = World::default();
            matching.take("a.txt", &mut screen(MILL), &mut world);
            let stale = matching.stale(&mut |_| true);
            for told in matching.tell(&stale) {
                prop_assert!(!text.slice(told.span).is_empty(), "{told:?}");
            }
        }
    }

    #[test]
    fn what_is_written_is_read_again_whatever_its_order(entries in prop::collection::vec(any_entry(), 0..6)) {
        let page = write(&entries);
        prop_assert_eq!(&page, &write(entries.iter().rev()));
        prop_assert!(page.lines().is_sorted(), "{}", page);
        let (baseline, mistakes) = Baseline::read(Arc::new(Text::new("baseline", page)));
        prop_assert_eq!(mistakes, Vec::new());
        let matching = Matching::new(baseline);
        let read: Vec<&Entry> = (0..entries.len()).filter_map(|number| matching.entry(number)).collect();
        for entry in &entries {
            let twin = |one: &&&Entry| (&one.path, one.fingerprint) == (&entry.path, entry.fingerprint);
            prop_assert!(read.contains(&entry) || entries.iter().filter(|one| twin(&one)).count() > 1);
        }
    }
}
