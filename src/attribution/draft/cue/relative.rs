//! Attributions inside relative clauses: "Ana Castro, who said …", "a plan, which officials say is safe".
//!
//! What a relative pronoun says is said by the noun before it. Where no comma parts the two, the clause may do no
//! more than tell which people are meant ("voters who say they are tired"), and nothing is claimed on their word.

use super::{Finder, Form};
use crate::attribution::draft::Draft;
use crate::attribution::kinds::{Manner, Stance};
use crate::attribution::phrase::NounPhrase;
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::Verb;
use crate::attribution::words::scene::Tokens;
use crate::prose::TokenKind;

impl Finder<'_, '_, '_> {
    /// The relative pronoun that is the subject of the verb group, if one is.
    pub(super) fn relative_subject(&self, group: usize) -> Option<usize> {
        let relative = group.checked_sub(1).filter(|&at| at >= self.sentence.start)?;
        self.reader.scene.is(relative, Tags::RELATIVE | Tags::THAT).then_some(relative)
    }

    /// The relative pronoun right before a subject, which stands for what is said: "which officials say".
    pub(super) fn relative_object(&self, subject: usize) -> Option<usize> {
        let relative = subject.checked_sub(1).filter(|&at| at >= self.sentence.start)?;
        self.reader.scene.is(relative, Tags::RELATIVE).then_some(relative)
    }

    /// "A law that critics fear will ruin the port", "a plan which friends described as mad": the pronoun before the
    /// subject has its part in what stands behind the verb.
    pub(super) fn is_gap_before(&self, subject: usize, after: usize) -> bool {
        let scene = self.reader.scene;
        let pronoun = subject.checked_sub(1).filter(|&at| at > self.sentence.start);
        let goes_on = scene.is(after, Tags::BE | Tags::AUXILIARY | Tags::INDEFINITE)
            || scene.is_one_of(after, &["as"])
            || scene.is(after, Tags::TO) && scene.is(after + 1, Tags::BE)
            || scene.is_word(after)
                && !scene.is(after, Tags::FUNCTION | Tags::DAY)
                && !scene.is_word(after + 1);
        goes_on && pronoun.is_some_and(|at| scene.is(at, Tags::RELATIVE | Tags::THAT))
    }

    /// "Ana Castro, who said …", "two officials who said …": the noun before the pronoun speaks.
    pub(super) fn said_by_antecedent(
        &self,
        relative: usize,
        cue: Tokens,
        form: Form,
        verb: &Verb,
    ) -> Option<Draft> {
        let scene = self.reader.scene;
        let source =
            self.reader.antecedent(relative, self.floor).or_else(|| self.speaker_before(relative))?;
        let last = source.head.end - 1;
        let exists = self.is_said_to_exist(&source);
        let known = source.name.is_some()
            || scene.is(last, Tags::HEAD | Tags::TITLE)
            || exists && self.reader.stands_for_people(last);
        if !known || !self.agrees(&source, relative + 1, cue.start, form) {
            return None;
        }
        let parted = scene.kind(relative - 1) == Some(TokenKind::Comma);
        // "Three nurses, who accused the council": an accusation needs no clause.
        let accuses = matches!(verb.stance, Stance::Accusing | Stance::Criticizing);
        let says = if parted && (source.name.is_some() || accuses) {
            self.has_complement(&source, verb, cue.end)
        } else {
            self.clause_right_behind(cue.end)
        };
        // "Farmers who believed that the moon pulls the frost": which farmers, not what was heard from them.
        let spoken = verb.stance != Stance::Believing;
        let told = parted || exists || spoken && self.tells_what_was_said(&source, cue.end, form);
        let tells = says && told;
        tells.then(|| self.told(relative, cue, source, verb))
    }

    /// "According to Ana Castro, who said": whoever was cited last, right before a relative clause.
    fn speaker_before(&self, relative: usize) -> Option<NounPhrase> {
        let source = self.found.last()?.source.as_ref()?;
        let parted = self.reader.scene.kind(relative - 1) == Some(TokenKind::Comma);
        (source.whole.end + usize::from(parted) == relative).then(|| source.clone())
    }

    /// "There are those who argue", "there were many who thought": the sentence is about what they say.
    fn is_said_to_exist(&self, source: &NounPhrase) -> bool {
        let (scene, start) = (self.reader.scene, source.whole.start);
        start >= self.sentence.start + 2
            && scene.is(start - 1, Tags::BE)
            && scene.is_one_of(start - 2, &["there"])
    }

    /// Whether a clause is what the verb governs: not "claimed to be ill", and not "expressed alarm that it broke",
    /// where its object is a noun.
    fn clause_right_behind(&self, after: usize) -> bool {
        let scene = self.reader.scene;
        let verb = (after..self.sentence.end).find(|&at| scene.is(at, Tags::BE | Tags::AUXILIARY));
        let noun = (after..verb.unwrap_or(after)).any(|at| scene.is(at, Tags::THAT));
        let clause = self.opens_clause(after) || self.clause_follows(after) && verb.is_some() && !noun;
        // "Said in a letter that …".
        let beside = || scene.is(after, Tags::PREPOSITION | Tags::DAY) && self.claim_opens(after);
        (clause || beside()) && !scene.is(after, Tags::TO)
    }

    fn told(&self, relative: usize, cue: Tokens, source: NounPhrase, verb: &Verb) -> Draft {
        let content = self.within_relative(relative, self.content_after(cue.end));
        let mut draft = Draft::new(cue.clone(), verb.stance, Manner::Indirect, self.index)
            .with_source(source)
            .with_content(content);
        draft.target = self.target(cue.end, verb.stance);
        draft
    }

    /// Without a comma the clause must tell what was said, of others than the speakers themselves, by people who
    /// are not what the sentence is about.
    fn tells_what_was_said(&self, source: &NounPhrase, after: usize, form: Form) -> bool {
        let content = self.content_after(after);
        let of_themselves = self.reader.scene.is(content.start, Tags::PRONOUN | Tags::INTERROGATIVE);
        let start = source.whole.start;
        form == Form::Past && !of_themselves && start != self.reader.clause_start(start, self.sentence.start)
    }

    /// Where the relative clause that holds a cue is closed, if it is: from there on the sentence goes on with the
    /// subject that it had before.
    pub(super) fn relative_end(&self, draft: &Draft) -> Option<usize> {
        let cue = draft.cue.as_ref()?;
        let object = draft.source.as_ref().and_then(|source| self.relative_object(source.whole.start));
        object.or_else(|| self.relative_subject(self.group_start(cue.start)))?;
        let end = draft.content.last()?.end;
        (self.reader.scene.kind(end) == Some(TokenKind::Comma)).then_some(end)
    }

    /// "An official who was not authorised to speak publicly said": adverbs between a relative clause and the verb
    /// belong to the clause.
    pub(super) fn close_relative(&self, source: &mut NounPhrase, group: usize, verb: usize) {
        let scene = self.reader.scene;
        let relative = source.trailing().any(|at| scene.is(at, Tags::RELATIVE));
        let helped = (group..verb).any(|at| scene.is(at, Tags::AUXILIARY | Tags::BE));
        if relative && !helped && source.whole.end == group {
            source.whole.end = verb;
        }
    }

    /// A content ends where the relative clause that holds its cue is closed. Where the clause hangs on the
    /// subject of the sentence, that is at the next comma; else the sentence ends with it.
    pub(super) fn within_relative(&self, relative: usize, content: Tokens) -> Tokens {
        let scene = self.reader.scene;
        let Some(comma) = relative.checked_sub(1).filter(|&at| scene.kind(at) == Some(TokenKind::Comma))
        else {
            return content;
        };
        let clause = self.reader.clause_start(comma, self.sentence.start);
        if self.reader.has_verb(clause..comma) {
            return content;
        }
        let closes = |at: usize| scene.kind(at) == Some(TokenKind::Comma) && !scene.is(at, Tags::QUOTED);
        let end = content.clone().find(|&at| closes(at)).unwrap_or(content.end);
        content.start..end
    }
}
