//! The files that are written. They lie beside this one as YAML that works, under names that are filled in.

use crate::cli::args::MatchKind;

/// A rule that looks for something of a kind.
pub(in crate::cli::authoring) fn rule(kind: MatchKind, id: &str) -> String {
    let template = match kind {
        MatchKind::Phrase => include_str!("phrase.yml"),
        MatchKind::Attribution => include_str!("attribution.yml"),
        MatchKind::Mention => include_str!("mention.yml"),
        MatchKind::Document => include_str!("document.yml"),
        MatchKind::Regex => include_str!("regex.yml"),
    };
    template.replace("new-rule", id)
}

/// A lexicon.
pub(super) fn lexicon(name: &str) -> String {
    include_str!("lexicon.yml").replace("new-list", name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Linter;
    use crate::names::Named;
    use crate::rule::{self, PackFile, PackFiles, Settings};
    use crate::text::Text;

    /// The rules of a pack of these files beside the built-in one, which must be sound.
    fn load(files: Vec<PackFile>) -> Linter {
        let manifest = PackFile::new("pack.yml", Text::new("pack.yml", include_str!("../init/pack.yml")));
        let files = PackFiles {
            files: [manifest].into_iter().chain(files).collect(),
            loose: false,
            ..PackFiles::default()
        };
        let loaded = rule::load(&[rule::builtin(), files], &Settings::default());
        assert_eq!(loaded.diagnostics, []);
        Linter::new(loaded.set)
    }

    #[test]
    fn every_rule_passes_its_own_tests() {
        for (_, kind) in MatchKind::ALL {
            let file = PackFile::new("quay-talk.yml", Text::new("quay-talk.yml", rule(*kind, "quay-talk")));
            let text = std::sync::Arc::clone(&file.text);
            let linter = load(vec![file]);
            let rule = linter.rules().rule("quay-talk").expect("it is in force");
            assert_eq!(linter.trial(rule, &text).failures().next(), None, "{kind}");
        }
    }

    #[test]
    fn patterns_find_the_words_of_the_lexicon() {
        let name = "lexicons/quays.yml";
        let lexicon = PackFile::new(name, Text::new(name, lexicon("quays")));
        let rule = rule(MatchKind::Phrase, "quay-talk").replace("street", "@quays").replace(
            "[[The word on the @quays is]]",
            "[[The talk on the Village Square is]] and [[the word on the quay is]]",
        );
        let rule = PackFile::new("quay-talk.yml", Text::new("quay-talk.yml", rule));
        let text = std::sync::Arc::clone(&rule.text);
        let linter = load(vec![lexicon, rule]);
        let rule = linter.rules().rule("quay-talk").expect("it is in force");
        assert_eq!(linter.trial(rule, &text).failures().next(), None);
    }
}
