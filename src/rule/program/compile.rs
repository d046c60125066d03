//! From the tree of a pattern to its program.

use super::{CaptureId, Key, Op, Program};
use crate::lexicon::pattern::{Node, Pattern, PatternError};
use crate::lexicon::{Lexicons, inflections};
use crate::order::Order as _;
use crate::prose::WordId;

/// The longest program; the rest of the engine relies on there being a limit.
const LONGEST: usize = 8192;
/// The most decisions on one way through a program: how deep its matching may nest.
const DEEPEST: usize = 200;

pub(super) fn compile(
    pattern: &Pattern,
    layer: u8,
    lexicons: &mut Lexicons,
) -> Result<Program, PatternError> {
    let captures: Vec<String> = pattern.captures().into_iter().map(str::to_owned).collect();
    let mut compiler = Compiler { lexicons, captures: &captures, ops: Vec::new() };
    let depth = compiler.sequence(&pattern.nodes);
    compiler.ops.push(Op::Match);
    let ops = compiler.ops;
    if ops.len() > LONGEST || depth > DEEPEST || captures.len() > usize::from(u8::MAX) {
        return Err(PatternError::new("this pattern is too long", 0..0).with_help("Split it into several."));
    }
    Ok(Program { ops: ops.into(), captures: captures.into(), layer })
}

/// One way through a choice.
enum Branch<'p> {
    /// One of these words.
    OneOf(Vec<WordId>),
    /// These words, one after the other.
    Words(Vec<WordId>),
    Pattern(&'p Pattern),
}

struct Compiler<'c> {
    lexicons: &'c mut Lexicons,
    captures: &'c [String],
    ops: Vec<Op>,
}

impl Compiler<'_> {
    /// Words that stand side by side are cut into tokens together, as they would be in a text.
    fn sequence(&mut self, nodes: &[Node]) -> usize {
        let mut depth = 0;
        let mut words = String::new();
        for node in nodes {
            if let Node::Word(word) = node {
                words.extend([if words.is_empty() { "" } else { " " }, word]);
                continue;
            }
            self.words(&std::mem::take(&mut words));
            depth += self.node(node);
        }
        self.words(&words);
        depth
    }

    /// How deep decisions may nest in it.
    fn node(&mut self, node: &Node) -> usize {
        match node {
            Node::Word(word) => self.words(word),
            Node::Lemma(lemma) => {
                let (mut words, mut branches) = (Vec::new(), Vec::new());
                self.lemma(lemma, &mut words, &mut branches);
                return self.one_of(words, branches);
            }
            Node::Choice(branches) => return self.choice(branches),
            Node::Optional(inner) => return self.optional(inner),
            Node::Capture(name, inner) => return self.capture(name, inner),
            Node::Lexicon { name, .. } => {
                self.ops.extend(self.lexicons.id(name).map(|id| Op::Item(Key::Lexicon(id))));
                return 1;
            }
            Node::Class(class) => {
                self.ops.push(Op::Item(Key::Class(*class)));
                return 1;
            }
            Node::Gap(least, most) => {
                self.ops.push(Op::Gap(*least, *most));
                return 1;
            }
            Node::Start => self.ops.push(Op::Start),
            Node::End => self.ops.push(Op::End),
        }
        0
    }

    fn words(&mut self, words: &str) {
        let tokens = self.lexicons.vocabulary.intern_all(words);
        self.ops.extend(tokens.into_iter().map(Op::Word));
    }

    fn choice(&mut self, patterns: &[Pattern]) -> usize {
        let (mut words, mut branches) = (Vec::new(), Vec::new());
        for pattern in patterns {
            match pattern.nodes.as_slice() {
                [Node::Word(word)] => self.literal(word, &mut words, &mut branches),
                [Node::Lemma(lemma)] => self.lemma(lemma, &mut words, &mut branches),
                _ => branches.push(Branch::Pattern(pattern)),
            }
        }
        self.one_of(words, branches)
    }

    fn lemma(&mut self, lemma: &str, words: &mut Vec<WordId>, branches: &mut Vec<Branch<'_>>) {
        for form in inflections(lemma) {
            self.literal(&form, words, branches);
        }
    }

    fn literal(&mut self, text: &str, words: &mut Vec<WordId>, branches: &mut Vec<Branch<'_>>) {
        match self.lexicons.vocabulary.intern_all(text) {
            tokens if tokens.len() == 1 => words.extend(tokens),
            tokens => branches.push(Branch::Words(tokens)),
        }
    }

    /// Branches that are one word each become a single step, however many there are.
    fn one_of(&mut self, mut words: Vec<WordId>, mut branches: Vec<Branch<'_>>) -> usize {
        words.order();
        words.dedup();
        if !words.is_empty() {
            branches.insert(0, Branch::OneOf(words));
        }
        if let [branch] = branches.as_slice() {
            return self.branch(branch);
        }
        let split = self.split();
        let (mut targets, mut jumps) = (Vec::new(), Vec::new());
        let mut depth = 0;
        for branch in &branches {
            targets.push(self.ops.len() as u32);
            depth = depth.max(self.branch(branch));
            jumps.push(self.ops.len());
            self.ops.push(Op::Jump(0));
        }
        let end = self.ops.len() as u32;
        for jump in jumps {
            self.ops[jump] = Op::Jump(end);
        }
        self.ops[split] = Op::Split(targets.into());
        depth + 1
    }

    fn branch(&mut self, branch: &Branch<'_>) -> usize {
        match branch {
            Branch::OneOf(words) => self.ops.push(match words.as_slice() {
                [word] => Op::Word(*word),
                _ => Op::Words(words.as_slice().into()),
            }),
            Branch::Words(words) => self.ops.extend(words.iter().copied().map(Op::Word)),
            Branch::Pattern(pattern) => return self.sequence(&pattern.nodes),
        }
        0
    }

    fn optional(&mut self, inner: &Node) -> usize {
        let split = self.split();
        let depth = self.node(inner);
        self.ops[split] = Op::Split([split as u32 + 1, self.ops.len() as u32].into());
        depth + 1
    }

    fn capture(&mut self, name: &str, inner: &Node) -> usize {
        let at = self.captures.iter().position(|known| known == name).unwrap_or_default();
        let id = CaptureId(at as u8);
        self.ops.push(Op::Open(id));
        let depth = self.node(inner);
        self.ops.push(Op::Close(id));
        depth
    }

    /// A split whose targets are not known yet.
    fn split(&mut self) -> usize {
        self.ops.push(Op::Split([].into()));
        self.ops.len() - 1
    }
}
