//! Who is cited: what counts, what is one source, and how it is put out.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "snapshots are written by a tool that always adds them"
)]

use crate::support::builtin::linter;
use proptest::prelude::*;
use serde_json::Value;
use snapbox::{assert_data_eq, str};
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthStr;
use whosays::config::Config;
use whosays::lint::{Linter, Options};
use whosays::markup::Format;
use whosays::report::{FileRoster, RosterFormat, RosterRun, Style};
use whosays::roster::Roster;
use whosays::rule::{Settings, builtin, load};
use whosays::text::Text;

/// What `whosays sources` prints of texts.
fn listed(format: RosterFormat, width: usize, texts: &[&Text], markup: Format) -> String {
    let mut reporter = format.reporter(Style { width, ..Style::default() });
    let (mut run, mut out) = (RosterRun::default(), Vec::new());
    for text in texts {
        let facts = linter().facts(text, markup);
        let roster = Roster::new(&facts);
        run.files += 1;
        run.total.add(roster.tally());
        let file = FileRoster { text, facts: &facts, roster: &roster };
        reporter.file(&file, &mut out).expect("a vector takes everything");
    }
    reporter.finish(&run, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("reports are UTF-8")
}

fn roster(text: &str) -> Roster {
    let text = Text::new("t", text);
    Roster::new(&linter().facts(&text, Format::Markdown))
}

/// Name and count of each source.
fn counts(text: &str) -> Vec<(String, u32)> {
    roster(text).sources.into_iter().map(|source| (source.name, source.count)).collect()
}

fn pair(name: &str, count: u32) -> (String, u32) {
    (name.to_owned(), count)
}

#[test]
fn what_points_back_to_a_source_without_a_name_counts_for_it() {
    assert_eq!(
        counts("A harbour pilot said the tug was late. She said the fog came in at noon."),
        [pair("A harbour pilot", 2)]
    );
}

#[test]
fn one_source_is_listed_once_whatever_it_is_called() {
    assert_eq!(
        counts(
            "Mayor Lea Novak said no. She said never. Novak said so twice. Vell Shipping said yes. A spokesman for Vell Shipping said soon."
        ),
        [pair("Lea Novak", 3), pair("Vell Shipping", 2)]
    );
    assert_eq!(
        counts(
            "Two guards said the lights failed. The guards said nobody came. Officials said no. Port officials said yes. Officials said so."
        ),
        [pair("Two guards", 2), pair("Officials", 2), pair("Port officials", 1)]
    );
    assert_eq!(
        counts("The dam reportedly leaks. The lake is reportedly full. It is believed that it will rain."),
        [pair("reportedly", 2), pair("It is believed", 1)]
    );
}

#[test]
fn a_source_is_called_by_its_words_and_not_by_their_markup() {
    assert_eq!(
        counts(
            "*Two* [guards](https://a.example/x) said no. **Two** guards\nsaid yes. It&rsquo;s believed that it leaks."
        ),
        [pair("Two guards", 2), pair("It’s believed", 1)]
    );
}

#[test]
fn what_others_pass_on_and_the_headline_count_for_nobody() {
    assert_eq!(
        counts("# Officials fear for dam\n\nThe dam is old, Mayor Lea Novak said."),
        [pair("Lea Novak", 1)]
    );
    assert_eq!(counts("Mayor Lea Novak said that officials had told her of cracks."), [pair("Lea Novak", 1)]);
    assert_eq!(counts("“Officials say it leaks,” Mayor Lea Novak said."), [pair("Lea Novak", 1)]);
    assert_eq!(roster("They said so.").unresolved, 1);
}

#[test]
fn shares_are_those_that_the_rule_on_anonymous_sources_counts() {
    let config =
        Text::new("whosays.yml", "rules:\n  anonymous-share: { options: { limit: 0, at-least: 1 } }\n");
    let settings = Settings::of(Config::parse(&config).0.own.layer);
    let linter = Linter::new(load(&[builtin()], &settings).set);
    for path in drafts() {
        let contents = std::fs::read_to_string(&path).expect("it can be read");
        let text = Text::new(path.to_string_lossy(), contents);
        let format = Format::of_path(text.name());
        let tally = Roster::new(&linter.facts(&text, format)).tally();
        let outcome = linter.check(&text, format, Options { pedantic: true, ..Options::default() });
        let counted = format!("{} of {} attributions ", tally.anonymous, tally.attributions);
        let all = outcome.diagnostics.iter().flat_map(|one| std::iter::once(one).chain(&one.merged));
        let said = all.filter(|diagnostic| &*diagnostic.rule == "anonymous-share");
        let said: Vec<&str> = said.map(|diagnostic| &*diagnostic.message).collect();
        assert_eq!(said.len(), usize::from(tally.anonymous > 0), "{}", text.name());
        assert!(
            said.iter().all(|message| message.starts_with(&counted)),
            "{}: {counted}: {said:?}",
            text.name()
        );
    }
}

fn drafts() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [root.join("examples"), root.join("tests/articles")];
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("it is there"));
    let files = files.map(|entry| entry.expect("it can be read").path());
    files.filter(|path| path.extension().is_some_and(|kind| kind == "md" || kind == "txt")).collect()
}

/// Every unit differs: curly quotes, a dash, an emoji, wide characters, CRLF and a byte order mark.
fn mixed() -> Text {
    Text::new(
        "mixed.md",
        "\u{feff}🦀 — 漢字.\r\n\r\n“It leaks,” said an engineer, who asked not to be named.\r\n",
    )
}

#[test]
fn machines_get_every_attribution_and_the_table() {
    assert_data_eq!(
        listed(RosterFormat::Json, 80, &[&mixed()], Format::Markdown),
        str![[r#"
{"schema":"whosays-sources/1","tool":{"name":"whosays","version":"0.1.0"},
"files":[{"path":"mixed.md","attributions":[{"kind":"described","manner":"quotation","mood":"stated","stance":"neutral","source":{"text":"an engineer","span":{"start":{"byte":44,"line":3,"column":18,"utf16":18},"end":{"byte":55,"line":3,"column":29,"utf16":29}}},"cue":{"text":"said","span":{"start":{"byte":39,"line":3,"column":13,"utf16":13},"end":{"byte":43,"line":3,"column":17,"utf16":17}}},"content":[{"text":"“It leaks,”","span":{"start":{"byte":23,"line":3,"column":1,"utf16":1},"end":{"byte":38,"line":3,"column":12,"utf16":12}}}],"role":true,"basis":"none","anonymity":{"reason":"none","words":{"text":"asked not to be named","span":{"start":{"byte":61,"line":3,"column":35,"utf16":35},"end":{"byte":82,"line":3,"column":56,"utf16":56}}}},"evidence":"none","entity":null,"outer":null,"counts_for":0}],"sources":[{"name":"an engineer","kind":"described","anonymous":true,"entity":null,"reason":"none","count":1,"first":{"text":"an engineer","span":{"start":{"byte":44,"line":3,"column":18,"utf16":18},"end":{"byte":55,"line":3,"column":29,"utf16":29}}}}],"unresolved":0,"shares":{"attributions":1,"sources":1,"anonymous":1,"anonymous_share":1.0,"single_source":1,"single_source_share":1.0}}],
"summary":{"files":1,"attributions":1,"sources":1,"anonymous":1,"anonymous_share":1.0,"single_source":1,"single_source_share":1.0},
"problems":[]}

"#]]
    );
    assert_data_eq!(
        listed(RosterFormat::Jsonl, 80, &[&mixed()], Format::Markdown),
        str![[r#"
{"path":"mixed.md","kind":"described","source_start":44,"source_end":55,"cue_start":39,"cue_end":43,"content_start":23,"content_end":38,"anonymity":"none","anonymity_start":61,"anonymity_end":82}

"#]]
    );
}

#[test]
fn tables_fit_a_narrow_terminal() {
    let text = Text::new(
        "t.txt",
        "A long-standing adviser to the governor's brother-in-law said so. 山田太郎記者, who reports for the Harbour Post, said no. A study says yes.",
    );
    assert_data_eq!(
        listed(RosterFormat::Human, 40, &[&text], Format::Plain),
        str![[r#"
SOURCE        KIND           TIMES  LINE
A long-       officials, no      1     1
standing      reason given
adviser to
the
governor's
brother-in-
law
A study       unidentified-      1     1
              document

2 attributions to 2 sources: 2 (100%)
anonymous, no source is cited twice

"#]]
    );
    assert_data_eq!(
        listed(RosterFormat::Human, 60, &[&text, &text], Format::Plain),
        str![[r#"
CITED  SOURCES   ANONYMOUS  ONE SOURCE  FILE
    2        2    2 (100%)     1 (50%)  t.txt
    2        2    2 (100%)     1 (50%)  t.txt
    4        4    4 (100%)     2 (50%)  all 2 files

"#]]
    );
}

/// Words that make sources, and marks that trip tables and terminals up.
fn pieces() -> impl Strategy<Value = String> {
    let words = "Officials / an engineer at / Ana Ruiz / Vell Shipping / she / who asked not to be named / because / say / said \
        / reportedly / according to / “ / ” / . / , / \n\n / \r\n / \u{feff} / 漢字 / 🦀 / é / \x1b[31m / \u{202e} / \t / \u{200b}";
    let piece = prop_oneof![
        8 => proptest::sample::select(words.split(" / ").collect::<Vec<_>>()).prop_map(|word| format!("{word} ")),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..50).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn places_are_those_of_the_words(contents in pieces()) {
        let text = Text::new("t.md", contents);
        let json = listed(RosterFormat::Json, 80, &[&text], Format::Markdown);
        let json: Value = serde_json::from_str(&json).expect("it is JSON");
        let mut places = Vec::new();
        gather(&json["files"], &mut places);
        for (words, start, end) in places {
            prop_assert_eq!(text.contents().get(start..end), Some(&*words));
        }
        for line in listed(RosterFormat::Jsonl, 80, &[&text], Format::Markdown).lines() {
            let line: Value = serde_json::from_str(line).expect("it is JSON");
            for part in ["source", "cue", "content", "anonymity"] {
                let place = |end: &str| line[format!("{part}_{end}")].as_u64().map(|at| at as usize);
                if let (Some(start), Some(end)) = (place("start"), place("end")) {
                    prop_assert!(text.contents().get(start..end).is_some_and(|words| !words.is_empty()));
                }
            }
        }
    }

    #[test]
    fn tables_are_safe_and_keep_to_the_width(contents in pieces(), name in pieces(), width in 0..160_usize) {
        let text = Text::new(name, contents);
        for texts in [&[&text][..], &[&text, &text]] {
            let shown = listed(RosterFormat::Human, width, texts, Format::Markdown);
            let steers = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202e}' | '\u{200b}');
            prop_assert!(!shown.contains(steers), "{:?}", shown);
            prop_assert!(shown.lines().all(|row| row.width() <= width.clamp(52, 120)), "{}", shown);
        }
    }
}

/// Every place in a report: its words, and where they stand.
fn gather(json: &Value, places: &mut Vec<(String, usize, usize)>) {
    if let (Some(words), Some(span)) = (json["text"].as_str(), json.get("span")) {
        let at = |end: &str| span[end]["byte"].as_u64().expect("it is a number") as usize;
        places.push((words.to_owned(), at("start"), at("end")));
    }
    match json {
        Value::Array(values) => values.iter().for_each(|value| gather(value, places)),
        Value::Object(fields) => fields.values().for_each(|value| gather(value, places)),
        _ => {}
    }
}
