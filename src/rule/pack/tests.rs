//! What comes of loading packs.

use super::*;
use crate::attribution::Stance;
use crate::lexicon::{Attribute, file as lexicon_file};
use crate::markup::{Region, RegionSet};
use crate::names::Named;
use crate::rule::{Amount, Expected, Limits, Matcher, Point, Reach, Settings, Side, Slot, builtin};
use crate::text::Text;

const SHARE: &str = "\
id: share
summary: Too much rests on nobody.
severity: warning
status: preview
options: { limit: { type: ratio, default: 0.4 } }
match: { document: { count: { attribution: { source: { weaker-than: outlet } } }, per: { attribution: {} }, above: { option: limit } } }
message: '{count} of {per} ({percent}); {{limit}} is {limit}'
tests: { flag: [They say so.] }
";
const FRAME: &str = "\
id: frame
summary: A frame.
severity: warning
in: [headline, quotation]
match: { phrase: ', $frame:@frames' }
point: frame
unless: { shown: { within: { before: { sentences: [-1, 0] } }, any: [ { phrase: chart }, { regex: 'maps?' } ] } }
message: '“{frame}” is a reading'
tests: { flag: ['Spoken, [[underscoring]] it \\[[sic]].'], pass: [{ text: A chart., cleared-by: shown }] }
";

fn pack(files: &[(&str, &str)]) -> PackFiles {
    let file = |&(path, contents): &(&str, &str)| PackFile::new(path, Text::new(path, contents));
    PackFiles { files: files.iter().map(file).collect(), loose: false, ..PackFiles::default() }
}

fn house() -> PackFiles {
    pack(&[
        ("pack.yml", "name: house\nversion: '2'\n"),
        ("lexicons/frames.yml", "words: [underscoring]\nextends: more\n"),
        ("lexicons/more.yml", "words: [marking]\n"),
        ("document/share.yml", SHARE),
        ("editorial/frame.yml", FRAME),
        ("README.md", "# House\n"),
    ])
}

fn set() -> RuleSet {
    let loaded = load(&[house()], &Settings::default());
    assert_eq!(loaded.diagnostics, []);
    loaded.set
}

#[test]
fn a_pack_is_read_by_where_its_files_lie() {
    let set = set();
    assert_eq!((set.packs[0].name.as_str(), set.packs[0].version.as_str()), ("house", "2"));
    let (share, frame) =
        (set.rule("share").expect("a rule of the pack"), set.rule("frame").expect("a rule of the pack"));
    assert_eq!((share.group.as_str(), frame.group.as_str()), ("document", "editorial"));
    assert!(share.is_held_back() && !frame.is_held_back());
    let Matcher::Document(query) = &share.matcher else { panic!("it is about the document") };
    let limit = Limits { above: Some(Amount::Option(0)), ..Limits::default() };
    assert_eq!(query.count.as_ref().map(|count| &count.share), Some(&limit));
    let shown = share.message.render(|slot| match slot {
        Slot::Count => "2".into(),
        Slot::Per => "4".into(),
        _ => "50 %".into(),
    });
    assert_eq!(shown, "2 of 4 (50 %); {limit} is 50 %");
}

#[test]
fn a_phrase_rule_keeps_its_place_clauses_and_marks() {
    let set = set();
    let frame = set.rule("frame").expect("a rule of the pack");
    assert_eq!(frame.point, Point::Capture("frame".into()));
    assert!(frame.regions.admits(RegionSet::of(&[Region::Headline, Region::Quotation])));
    assert!(!frame.regions.admits(RegionSet::of(&[Region::Headline, Region::Code])));
    assert!(!frame.regions.admits(RegionSet::of(&[Region::Body])));
    let clause = &frame.unless[0];
    assert_eq!((clause.window.reach, clause.window.side), (Reach::Sentences(-1, 0), Side::Before));
    assert_eq!((clause.matchers.len(), clause.at_least), (2, Amount::Fixed(1.0)));
    assert_eq!(frame.tests()[0].text, "Spoken, underscoring it [[sic]].");
    let Expected::Flag { marks, message: None } = &frame.tests()[0].expected else { panic!("it is flagged") };
    assert_eq!(marks.first(), Some(&(8..20)));
    let Expected::Pass { cleared_by: Some(clause) } = &frame.tests()[1].expected else {
        panic!("a clause clears it")
    };
    assert_eq!(clause.value, "shown");
}

#[test]
fn one_bad_rule_hides_no_other_and_a_second_of_a_name_is_left_out() {
    let other = pack(&[
        ("pack.yml", "name: other\nversion: '1'\n"),
        ("lexicons/frames.yml", "words: [x]\n"),
        ("a/frame.yml", FRAME),
        ("a/bad.yml", "id: bad\n"),
        ("a/broken.yml", "id: [\n"),
    ]);
    let loaded = load(&[house(), other], &Settings::default());
    assert_eq!(loaded.set.rules.len(), 2);
    let said: Vec<(Origin, &str)> =
        loaded.diagnostics.iter().map(|(origin, it)| (*origin, &*it.message)).collect();
    let at = |file| Origin::File(Shelf { pack: 1, file });
    assert_eq!(said[0], (at(1), "another pack has a lexicon `frames` already"));
    assert_eq!(said[1], (at(2), "another rule goes by `frame` already"));
    assert_eq!(
        said[2],
        (at(3), "a rule needs the keys `summary`, `severity`, `match`, `message` and `tests`")
    );
    assert_eq!(said.last(), Some(&(at(4), "the bracket that opens here is never closed")));
}

#[test]
fn a_digest_changes_with_the_files_and_not_with_their_order() {
    let mut turned = house();
    turned.files.reverse();
    assert_eq!(house().digest(), turned.digest());
    turned.files.pop();
    assert_ne!(house().digest(), turned.digest());
}

#[test]
fn the_built_in_pack_is_sound() {
    let loaded = load(&[builtin()], &Settings::default());
    let said = loaded.diagnostics.iter().map(|(origin, it)| (origin, &it.message));
    assert_eq!(said.filter(|(_, message)| !message.contains("`pack.yml`")).collect::<Vec<_>>(), []);
}

#[test]
fn the_stances_of_lexicons_are_those_of_the_facts() {
    let facts: Vec<&str> = Stance::ALL.iter().map(|(name, _)| *name).collect();
    assert_eq!(lexicon_file::closed_set("reporting-verbs", Attribute::Stance), facts);
}
