//! Names that others leave out: "the Courier agreed not to name her", "their names have been changed". The formula has a
//! word for the source in it. Somebody who spoke without a name is meant, or nobody: suspects and children are not named
//! either, and have said nothing.

use super::Statement;
use super::spread::AROUND;
use crate::attribution::facts::{Attribution, Facts};
use crate::attribution::grade::grade;
use crate::attribution::kinds::{Kind, Number};
use crate::attribution::memory::antecedent;
use crate::attribution::memory::context::Context;
use crate::attribution::phrase::{NounPhrase, Reader};
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::{Scene, Tokens};

/// The word for the source in a formula by which others leave its name out.
pub(super) fn of(scene: &Scene<'_>, formula: &Tokens) -> Option<usize> {
    scene.hits(L::Granted, formula.clone()).next()?;
    formula.clone().find(|&at| scene.is(at, Tags::OBJECT | Tags::OWNER))
}

/// Gives a statement to whoever is meant by the word for the source, in the sentence of that number.
pub(in crate::attribution) fn give(
    reader: &Reader<'_, '_>,
    statement: &Statement,
    sentence: u32,
    context: &Context,
    facts: &mut Facts,
) -> Option<()> {
    let scene = reader.scene;
    let word = statement.granted?;
    if word > statement.formula.start && !by_a_newsroom(reader, statement.formula.start) {
        return None;
    }
    let phrase = NounPhrase { whole: word..word + 1, head: word..word + 1, name: None };
    let meant = antecedent::find(reader, &phrase, grade(reader, &phrase), context, sentence)?;
    let first = meant.attribution? as usize;
    let one =
        |known: &Attribution| known.source.as_ref().is_none_or(|source| source.number != Number::Plural);
    // "A nurse said …, and a guard said …. The Courier agreed not to name them."
    let several = scene.is_one_of(word, &["them", "their"]) && facts.attributions.get(first).is_some_and(one);
    for (number, known) in facts.attributions.iter_mut().enumerate().rev() {
        let near = several && known.sentence + AROUND >= sentence;
        if number < first && !near {
            break;
        }
        if (near || number == first) && known.kind.is_unnamed_speaker() && known.anonymity.is_none() {
            known.reason = statement.reason;
            known.reason_span = Some(scene.span(statement.words.clone()));
            known.anonymity = Some(scene.span(statement.whole.clone()));
        }
    }
    Some(())
}

/// Whether the subject of a verb is a paper or *we*: the police do not name suspects, and a court no children.
fn by_a_newsroom(reader: &Reader<'_, '_>, verb: usize) -> bool {
    let scene = reader.scene;
    let (_, sentence) = scene.sentence_of(verb);
    let helps = |at: &usize| scene.is(*at, Tags::AUXILIARY | Tags::BE | Tags::ADVERB);
    let group = (sentence.start..verb).rev().take_while(helps).last().unwrap_or(verb);
    let Some(subject) = reader.subject_before(group, sentence.start) else { return false };
    let noun = subject.head.end - 1;
    scene.is_one_of(noun, &["we", "paper"])
        || matches!(grade(reader, &subject).kind, Kind::Outlet | Kind::UnidentifiedOutlet)
}
