//! An allowance in the file beside a draft.

use super::Draft;
use crate::lint::Said;
use crate::screen::suppress::file;
use crate::screen::suppress::permit::{Reach, Unit};
use crate::screen::suppress::reach::Places;
use crate::text::{Edit, Span, Text};
use crate::yaml::{Item, Located, append, scalar};

/// So many words around what is pointed at are tried, until no other sentence has them.
const AROUND: [usize; 4] = [2, 4, 8, 16];

/// What stands for a reason while none is known.
const BLANK: &str = "[why]";

/// What the file beside a draft has to say to allow a finding, for any reason.
#[derive(Clone, Debug)]
pub struct Note(Edit);

impl Note {
    /// Allows it for a reason.
    pub fn allow(&self, reason: &str) -> Edit {
        let Self(Edit { span, words }) = self;
        let (ahead, behind) = words.rsplit_once(&scalar(BLANK)).unwrap_or((words, ""));
        Edit { span: *span, words: [ahead, &scalar(reason), behind].concat() }
    }
}

/// Allows a finding. Nothing, where the file cannot be understood with it any more.
pub(super) fn allow(draft: &Draft<'_>, sidecar: &Text, said: &Said) -> Option<Note> {
    let mut entries = vec![("rule", said.diagnostic.rule.to_string())];
    if !said.about_document {
        entries.push(("sentence", scalar(&quoted(draft, said)?)));
    }
    entries.push(("reason", scalar(BLANK)));
    let edit = append(sidecar, &["allow"], &Item::Map(entries))?;
    let made = Text::new(sidecar.name(), Edit::made(std::slice::from_ref(&edit), sidecar.contents()));
    let ((before, wrong), (after, wrong_after)) = (file::sidecar(sidecar), file::sidecar(&made));
    (after.len() == before.len() + 1 && wrong_after.len() == wrong.len()).then_some(Note(edit))
}

/// Words that tell the sentence of a finding from all others: as few as do, around what it points at.
fn quoted<'d>(draft: &Draft<'_>, said: &'d Said) -> Option<String> {
    let places = Places::new(draft.text, draft.findings);
    let reached = |words: &str| {
        let words = Located::new(words.to_owned(), Span::default());
        places.sentences(&Reach::Words(Unit::Sentence, words))
    };
    let own = said.sentence..said.sentence + 1;
    let sentence = said.words.sentence().trim();
    let all = || Some(sentence).filter(|sentence| reached(sentence).contains(&own));
    let pointed = said.words.text().trim();
    let start = sentence.find(pointed).filter(|_| !pointed.is_empty());
    let some = start.into_iter().flat_map(|start| {
        AROUND.iter().map(move |count| around(sentence, start, start + pointed.len(), *count))
    });
    // The mark at the end tells two sentences apart where nothing else does.
    let bare = |words: &'d str| words.trim_end_matches(['.', ',', ';', ':']);
    let mut tried = some.chain([sentence]).flat_map(|words| [bare(words), words]);
    let words = tried.find(|words| reached(words) == [own.clone()]).or_else(all)?;
    (!words.is_empty()).then(|| words.to_owned())
}

/// Some words of a sentence with so many more on either side.
fn around(sentence: &str, start: usize, end: usize, count: usize) -> &str {
    let ahead = sentence.get(..start).unwrap_or_default();
    let begin = ahead.rmatch_indices(char::is_whitespace).nth(count).map_or(0, |(at, gap)| at + gap.len());
    let rest = sentence.get(end..).unwrap_or_default();
    let stop = rest.match_indices(char::is_whitespace).nth(count).map_or(sentence.len(), |(at, _)| end + at);
    sentence.get(begin..stop).unwrap_or(sentence).trim()
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn words_stay_whole() {
        let sentence = "The “old” mill reportedly burned down in March.";
        let at = sentence.find("reportedly").expect("it is there");
        let words = |count| around(sentence, at, at + "reportedly".len(), count);
        assert_eq!(words(1), "mill reportedly burned");
        assert_eq!(words(2), "“old” mill reportedly burned down");
        assert_eq!(words(9), sentence);
    }
}
