//! Messages of Vale, whose `%s` stand for what is found, as messages of ours.

/// What stands for the words that are found.
const MATCH: &str = "{match}";

/// The message of a rule; every `%s` is what `filled` gives for its number, the last of them for those beyond.
pub(super) fn message(vale: &str, filled: &[&str]) -> String {
    fill(vale, filled, true)
}

/// The summary of a rule: its message without the words that are found.
pub(super) fn summary(vale: &str, filled: &[&str]) -> String {
    let filled: Vec<&str> =
        filled.iter().map(|words| if words.starts_with('{') { "…" } else { words }).collect();
    fill(vale, &filled, false)
}

/// What a message that replaces is filled with: what to write, and what is found.
pub(super) fn replaced(vale: &str, replacement: &str) -> [String; 2] {
    let choices: Vec<&str> = replacement.split('|').collect();
    // Vale puts every choice in the quotes that stand around them all.
    let quote = vale.split_once("%s").and_then(|(before, _)| before.chars().next_back());
    let quote = quote.filter(|quote| ['\'', '"', '`'].contains(quote)).map_or_else(String::new, String::from);
    let between = format!("{quote}, {quote}");
    let (last, first) = choices.split_last().unwrap_or((&"", &[]));
    let chosen = match first {
        [] => (*last).to_owned(),
        first => format!("{}{quote} or {quote}{last}", first.join(&between)),
    };
    [chosen, MATCH.to_owned()]
}

fn fill(vale: &str, filled: &[&str], braces: bool) -> String {
    let mut parts = vale.split("%s");
    let clean = |part: &str| {
        let line = part.split_whitespace().collect::<Vec<_>>().join(" ");
        // White space at the edges parts the words from what is filled in.
        let edge = |there: bool| if there { " " } else { "" };
        let lead = edge(part.starts_with(char::is_whitespace));
        let tail = edge(!line.is_empty() && part.ends_with(char::is_whitespace));
        let line = format!("{lead}{line}{tail}");
        if braces { line.replace('{', "{{").replace('}', "}}") } else { line }
    };
    let mut text = clean(parts.next().unwrap_or_default());
    for (at, part) in parts.enumerate() {
        let words = filled.get(at).or(filled.last()).copied().unwrap_or_default();
        let is_slot = words.starts_with('{') && words.ends_with('}');
        let words =
            if braces && !is_slot { words.replace('{', "{{").replace('}', "}}") } else { words.to_owned() };
        text = text + &words + &clean(part);
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_and_what_to_write_are_filled_in() {
        assert_eq!(message("Avoid '%s' in {this}.", &[MATCH]), "Avoid '{match}' in {{this}}.");
        let with = replaced("Use '%s' instead of '%s'.", "stop|exit|end");
        let with: Vec<&str> = with.iter().map(String::as_str).collect();
        assert_eq!(
            message("Use '%s' instead of '%s'.", &with),
            "Use 'stop', 'exit' or 'end' instead of '{match}'."
        );
        assert_eq!(
            summary("Use '%s' instead of '%s'.", &with),
            "Use 'stop', 'exit' or 'end' instead of '…'."
        );
        assert_eq!(message("Did you mean %s?", &["well"]), "Did you mean well?");
    }
}
