//! What `check --profile-rules` tells: times that are a part of each other, and the counts of the report.

use crate::cli::Folder;
use serde_json::Value;

const DRAFT: &str = "The bridge reportedly closed on Friday.\n\nAnalysts say that a slowdown is near. \
                     Ana Ruiz, an analyst at Vell Bank, said so too.\n";

/// The profile of a run in JSON.
fn profile(folder: &Folder) -> Value {
    let output = folder.run(&["check", ".", "--profile-rules=profile.json", "--output-format", "concise"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let printed = folder.run(&["check", ".", "--output-format", "concise"]);
    assert_eq!(output.stdout, printed.stdout, "a profile changes nothing of the report");
    serde_json::from_slice(&folder.read("profile.json")).expect("it is JSON")
}

fn rule<'p>(profile: &'p Value, id: &str) -> &'p Value {
    let rules = profile["rules"].as_array().expect("there are rules");
    rules.iter().find(|rule| rule["rule"] == id).expect("it was in force")
}

fn sum<'v>(values: impl IntoIterator<Item = &'v Value>) -> f64 {
    values.into_iter().map(|value| value.as_f64().expect("it is a number")).sum()
}

#[test]
fn times_are_parts_of_the_run_and_counts_are_those_of_the_report() {
    let folder = Folder::new("profile");
    folder.write("draft.txt", DRAFT);
    let profile = profile(&folder);
    assert_eq!(profile["schema"], "whosays-profile/1");
    assert_eq!((&profile["texts"], &profile["words"]), (&1.into(), &23.into()));
    let (parts, rules) = (profile["parts"].as_object(), profile["rules"].as_array());
    let (parts, rules) = (parts.expect("there are parts"), rules.expect("there are rules"));
    // Each is rounded to a thousandth of a millisecond.
    assert!((sum(parts.values()) - sum([&profile["ms"]])).abs() < 0.01, "{profile}");
    assert!((sum(rules.iter().map(|rule| &rule["ms"])) - sum([&parts["rules"]])).abs() < 0.1, "{profile}");
    assert!(rules.is_sorted_by(|left, right| sum([&left["ms"]]) >= sum([&right["ms"]])), "{profile}");
    for rule in rules {
        let fates = ["outside", "pointless", "failed", "cleared", "repeats", "findings"];
        assert!((sum(fates.map(|fate| &rule[fate])) - sum([&rule["matches"]])).abs() < 0.5, "{rule}");
        let clauses = rule["clauses"].as_array().expect("there may be clauses");
        assert!(sum(clauses.iter().map(|clause| &clause["ms"])) <= sum([&rule["ms"]]) + 0.05, "{rule}");
    }
    let experts = rule(&profile, "unnamed-experts");
    assert_eq!((&experts["matches"], &experts["cleared"]), (&1.into(), &1.into()));
    let cleared = experts["clauses"].as_array().expect("it has clauses");
    let cleared: Vec<_> = cleared.iter().filter(|clause| clause["asked"] == 1).collect();
    assert_eq!(cleared.len(), 1, "the first exception that holds ends it");
    assert_eq!((&cleared[0]["clause"], &cleared[0]["stopped"]), (&"named-member".into(), &1.into()));
    assert_eq!(rule(&profile, "hearsay-adverb")["findings"], 1);
}

#[test]
fn rules_of_several_configs_are_one_where_they_are_the_same() {
    let folder = Folder::new("profiles");
    folder.write("draft.txt", DRAFT);
    folder.write("desk/whosays.yml", "rules: { unnamed-experts: off }\n");
    folder.write("desk/draft.txt", DRAFT);
    let profile = profile(&folder);
    assert_eq!(profile["texts"], 2);
    assert_eq!(rule(&profile, "hearsay-adverb")["findings"], 2);
    assert_eq!(rule(&profile, "unnamed-experts")["matches"], 1);
}

#[test]
fn people_are_shown_the_dearest_rules() {
    let folder = Folder::new("profile-table");
    folder.write("draft.txt", DRAFT);
    let output = folder.run(&["check", "draft.txt", "--profile-rules"]);
    let table = String::from_utf8(output.stderr).expect("it is UTF-8");
    assert!(table.starts_with("profile of 1 text (23 words): "), "{table}");
    let row = |words: &str| {
        let row =
            table.lines().find(|line| line.ends_with(words)).unwrap_or_else(|| panic!("{words}: {table}"));
        row.split_whitespace().skip(2).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(row("RULE"), "CANDIDATES MATCHES CLEARED FINDINGS RULE");
    assert_eq!(row("  unnamed-experts"), "2 1 1 0 unnamed-experts");
    assert_eq!(row("unless named-member"), "1 1 unless named-member");
    assert!(row("--profile-rules=FILE writes all").contains("more rules"), "{table}");
}
