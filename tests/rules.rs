//! The built-in pack: it is sound, every rule does what its own examples say, and no id changes unseen.

use crate::support::builtin::linter;
use crate::support::config::said_of;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};
use std::path::Path;
use std::sync::Arc;
use whosays::lint::Failure;
use whosays::report::{Catalogue, CatalogueEntry};
use whosays::rule::{Expected, Origin, PackFile, PackFiles, Rule, Settings, Shelf, builtin, load};
use whosays::text::Text;

/// The fewest examples of each kind that a built-in rule has.
const FEWEST: usize = 4;

#[test]
fn the_pack_has_no_mistakes() {
    // As its files are: what was packed is not looked at again.
    let files = builtin().files.into_iter().map(|file| PackFile { tree: None, ..file });
    let packs = [PackFiles { files: files.collect(), loose: false, ..PackFiles::default() }];
    let loaded = load(&packs, &Settings::default());
    let shown = loaded.diagnostics.iter().map(|(origin, diagnostic)| match *origin {
        Origin::File(Shelf { pack, file }) => {
            let text = &packs[pack].files[file].text;
            format!("{}: {}", place(text, diagnostic.span.start), diagnostic.message)
        }
        Origin::Layer(_) => diagnostic.message.to_string(),
    });
    assert_none(&shown.collect::<Vec<_>>());
}

#[test]
fn the_profiles_have_no_mistakes() {
    let packs = [builtin()];
    let mut mistakes = Vec::new();
    for (name, file) in packs[0].profiles() {
        let config = Arc::new(Text::new("whosays.yml", format!("profile: {name}")));
        let said = said_of(file.text.name(), &config, &packs).into_iter().chain(said_of(
            "whosays.yml",
            &config,
            &packs,
        ));
        mistakes.extend(said.map(|it| format!("{}: {}", place(&file.text, it.span.start), it.message)));
    }
    assert_none(&mistakes);
}

#[test]
fn rules_do_what_their_examples_say() {
    let pack = builtin();
    let linter = linter();
    let mut failures = Vec::new();
    for rule in &linter.rules().rules {
        let path = format!("{}/{}.yml", rule.group, rule.id.value);
        let file = pack.files.iter().find(|file| file.path == path).expect("a rule lies in its group");
        let trial = linter.trial(rule, &file.text);
        let told =
            |failure: &Failure| format!("{}: {}", place(&file.text, failure.span.start), failure.message);
        failures.extend(trial.failures().map(told));
    }
    assert_none(&failures);
}

#[test]
fn rules_have_examples_of_both_kinds() {
    let wrong = |rule: &&Rule| {
        let flag = |expected: &Expected| matches!(expected, Expected::Flag { .. });
        let flags = rule.tests().iter().filter(|case| flag(&case.expected)).count();
        flags < FEWEST || rule.tests().len() - flags < FEWEST
    };
    let rules = linter().rules().rules.iter();
    let poor: Vec<String> = rules.filter(wrong).map(|rule| rule.id.value.to_string()).collect();
    assert_none(&poor);
}

#[test]
fn rules_ask_help_and_say_why() {
    let mute = |rule: &&Rule| rule.ask.is_none() || rule.help.is_none() || rule.why().is_none();
    let rules = linter().rules().rules.iter();
    let poor: Vec<String> = rules.filter(mute).map(|rule| rule.id.value.to_string()).collect();
    assert_none(&poor);
}

/// A renamed rule needs its old id among its aliases, or it is lost to every config that names it.
#[test]
fn ids_are_those_of_the_list() {
    let mut ids: Vec<&str> = linter().rules().rules.iter().map(|rule| &*rule.id.value).collect();
    ids.sort_unstable();
    assert_kept("tests/rules.ids", ids.join("\n") + "\n");
}

#[test]
fn the_rules_are_listed_beside_them() {
    let (pack, set) = (builtin(), linter().rules());
    let entry = |rule| CatalogueEntry {
        rule,
        file: &pack.files[rule.shelf.file].text,
        pack: Some("whosays".into()),
        off_by: None,
    };
    let entries: Vec<CatalogueEntry<'_>> = set.rules.iter().map(entry).collect();
    let told: Vec<&str> = set.packs[0].groups.iter().map(|group| group.name.as_str()).collect();
    let untold = entries.iter().filter(|entry| !told.contains(&entry.rule.group.as_str()));
    assert_none(&untold.map(|entry| format!("no title for {}", entry.rule.group)).collect::<Vec<_>>());
    assert_kept("rules/README.md", Catalogue { entries: &entries }.index(&set.packs));
}

/// Holds what is made to the file it is kept in, or writes that anew.
fn assert_kept(path: &str, made: String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let expected = Data::read_from(&path, Some(DataFormat::Text)).raw();
    Assert::new().action_env("SNAPSHOTS").eq(made, expected);
}

fn place(text: &Text, offset: u32) -> String {
    let at = text.position(offset);
    format!("{}:{}:{}", text.name(), at.line, at.column)
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
