//! Papers: whether anyone could find them, and who stands for one.

use super::Grader;
use crate::attribution::kinds::{Kind, MentionKind, Number};
use crate::attribution::name::Name;
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::{DocumentKind, EngineLexicon as L};
use crate::prose::TokenKind;

/// What comes of papers.
const OUTCOMES: [&str; 2] = ["conclusions", "results"];

impl Grader<'_, '_, '_> {
    /// "The report's authors", "the authors of the study": they stand for a paper that has been spoken of.
    pub(super) fn made_the_document(&self) -> bool {
        let scene = self.reader.scene;
        let document = |at: usize| scene.hit_ending(L::DocumentNouns, at).is_some();
        let owner = self
            .phrase
            .leading()
            .find(|&at| scene.kind(at) == Some(TokenKind::Possessive))
            .is_some_and(|at| at > self.phrase.whole.start && document(at - 1));
        let of = self.phrase.head.end;
        let behind = scene.is_one_of(of, &["of"])
            && scene.is(of + 1, Tags::DEFINITE)
            && self.first_nouns(of + 2).any(document);
        let maker = scene.hit_ending(L::PersonNouns, self.phrase.head.end - 1).is_some();
        maker && scene.is(self.phrase.whole.start, Tags::DEFINITE) && (owner || behind)
    }

    /// "The results of three surveys", "the conclusions of the report": what came of a paper is known as well as the paper.
    pub(super) fn outcome(&self) -> Option<Kind> {
        let scene = self.reader.scene;
        let of = self.phrase.head.end;
        if !scene.is_one_of(of, &["of", "from"]) || !scene.is_one_of(of - 1, &OUTCOMES) {
            return None;
        }
        let paper = self.reader.phrase_from(of + 1, self.phrase.whole.end)?;
        let noun = scene.hit_ending(L::DocumentNouns, paper.head.end - 1)?;
        let document = *scene.known.documents.get(noun.entry as usize)?;
        // "The results of the trial": what a court has before it is no paper of results.
        if matches!(document, DocumentKind::Record | DocumentKind::Utterance) {
            return None;
        }
        let grader = Grader { reader: self.reader, phrase: &paper };
        Some(grader.document(document))
    }

    /// "Weiss (2024)", "Weiss et al. (2024a)": an author and a year stand for what was written in it.
    pub(super) fn cites_a_paper(&self) -> bool {
        let scene = self.reader.scene;
        let brackets = |at: &usize| scene.kind(*at) == Some(TokenKind::Open);
        let year = |at: usize| {
            let digits = scene.word(at).trim_end_matches(|letter: char| letter.is_ascii_lowercase());
            digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_digit())
        };
        let named = self.reader.names_in(self.phrase.whole.clone()).next().is_some();
        named && self.phrase.trailing().find(brackets).is_some_and(|open| year(open + 1))
    }

    /// Identified by an issuer, an author or a date; court papers and laws are records anyone can find.
    pub(super) fn document(&self, document: DocumentKind) -> Kind {
        let scene = self.reader.scene;
        // A place says where a poll was taken, not whose it is.
        let issuer = |name: &Name| !matches!(name.kind, MentionKind::State | MentionKind::Place);
        let named =
            self.reader.names_in(self.phrase.whole.start..self.document_end()).any(|(_, name)| issuer(name));
        let dated = (self.phrase.whole.start..self.document_end()).any(|at| {
            scene.is(at, Tags::DAY) || scene.kind(at) == Some(TokenKind::Number) && scene.word(at).len() == 4
        });
        // A record that was leaked is filed where nobody can look.
        let leaked = self.phrase.leading().any(|at| scene.is_one_of(at, &["leaked"]));
        let ours = self.phrase.leading().any(|at| scene.is(at, Tags::OWNER));
        let owned = self.owned() || ours || self.tied_to_institution() && !leaked;
        let published = self.published();
        let record = matches!(document, DocumentKind::Record | DocumentKind::Utterance) && !leaked;
        let mass = scene.is_one_of(self.phrase.head.end - 1, &["data"]);
        let one = self.number() == Number::Singular || mass;
        // "The latest poll" points at no poll that was spoken of.
        let newest = self.phrase.leading().any(|at| scene.is_one_of(at, &["latest", "newest", "recent"]));
        let points_back = self.definite() && !newest && (one || self.demonstrative());
        if named || dated || owned || published || record || points_back {
            Kind::Document
        } else {
            Kind::UnidentifiedDocument
        }
    }

    /// "Corvane issued a report saying that …": whoever gave it out stands before it.
    fn published(&self) -> bool {
        let scene = self.reader.scene;
        let start = self.phrase.whole.start;
        let behind = start.checked_sub(1).and_then(|last| scene.hit_ending(L::Publishing, last));
        // "Named a suspect and released reports": without an article the verb looks like a part of the phrase.
        let Some(verb) = behind.or_else(|| scene.hit_at(L::Publishing, start)) else { return false };
        let giver = (verb.first as usize).checked_sub(1);
        let someone = Tags::NAME
            | Tags::HEAD
            | Tags::PRONOUN
            | Tags::IT
            | Tags::AUXILIARY
            | Tags::ADVERB
            | Tags::CONJUNCTION;
        giver.is_some_and(|giver| scene.is(giver, someone) || scene.kind(giver) == Some(TokenKind::Comma))
    }

    /// How far the words go that may say whose document it is: "a study published on Monday in Nature".
    fn document_end(&self) -> usize {
        let scene = self.reader.scene;
        let end = self.phrase.whole.end;
        let parts = |at: usize| {
            !(scene.is_word(at)
                || matches!(
                    scene.kind(at),
                    Some(TokenKind::Number | TokenKind::Possessive | TokenKind::Symbol)
                ))
        };
        let published = scene.is(end, Tags::PREPOSITION | Tags::DAY)
            && self.phrase.trailing().any(|at| scene.word(at).ends_with("ed"));
        if !published {
            return end;
        }
        (end..end + 14).find(|&at| parts(at)).unwrap_or(end + 14)
    }
}
