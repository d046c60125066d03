//! Reads a pattern string into a tree, one function for each line of the grammar.

use super::shape::Shape;
use super::{Class, Node, PARTS, Pattern, PatternError, mistake};
use crate::names::Named;
use std::ops::Range;

/// The longest gap, in tokens.
const LONGEST_GAP: u8 = 20;
/// How deep brackets may nest.
const DEEPEST: u8 = 16;
/// What a word must not hold without a `\` before it.
const SPECIAL: &[char] = &['(', ')', '|', '?', '~', '@', '<', '>', '$', '^', '{', '}', '*'];

/// Reads a pattern string.
///
/// # Errors
/// At the first mistake, with its place in the pattern.
pub fn parse(text: &str) -> Result<Pattern, PatternError> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    let (pattern, shape) = parser.pattern()?;
    if let Some(stray) = parser.peek() {
        return Err(mistake::stray(stray, parser.next_char()));
    }
    if let Some(gap) = shape.lead.or(shape.tail) {
        return Err(mistake::gap_at_edge(gap));
    }
    if let Some(edge) = shape.misplaced {
        return Err(mistake::misplaced_edge(text, edge));
    }
    if shape.empty {
        return Err(mistake::empty_pattern(text));
    }
    let captures = text.bytes().filter(|&byte| byte == b'$').count();
    let repeated = if captures > 1 { mistake::repeated_capture(&pattern) } else { None };
    match repeated {
        Some(name) => Err(mistake::capture_twice(text, name)),
        None => Ok(pattern),
    }
}

struct Parser<'t> {
    text: &'t str,
    /// The next byte.
    at: usize,
    /// How many brackets are open.
    depth: u8,
}

impl Parser<'_> {
    /// Items up to the end, a `|` or a `)`.
    fn pattern(&mut self) -> Result<(Pattern, Shape), PatternError> {
        let (mut nodes, mut shape) = (Vec::new(), Shape::NOTHING);
        loop {
            self.skip_spaces();
            match self.peek() {
                None | Some('|' | ')') => return Ok((Pattern { nodes }, shape)),
                Some(_) => {
                    let start = self.at;
                    let (node, item) = self.item()?;
                    self.expect_space(start)?;
                    nodes.push(node);
                    shape = shape.then(item);
                }
            }
        }
    }

    fn item(&mut self) -> Result<(Node, Shape), PatternError> {
        let start = self.at;
        if self.take("^") {
            return Ok((Node::Start, Shape::start(start..self.at)));
        }
        if self.rest().starts_with("...{") {
            return self.gap();
        }
        let (node, shape) = if self.take("$") {
            if self.at_edge() {
                return Ok((Node::End, Shape::end(start..self.at)));
            }
            self.capture(start)?
        } else {
            self.atom()?
        };
        if self.take("?") {
            return Ok((Node::Optional(Box::new(node)), shape.or(Shape::NOTHING)));
        }
        Ok((node, shape))
    }

    /// The rest of a capture, its `$` being read.
    fn capture(&mut self, start: usize) -> Result<(Node, Shape), PatternError> {
        if !self.peek().is_some_and(|c| c.is_ascii_alphabetic()) {
            return Err(mistake::lone_dollar(start..self.at));
        }
        let name = self.name()?;
        let at = start..self.at;
        if PARTS.contains(&name.as_str()) {
            return Err(mistake::capture_named_like_part(&name, at));
        }
        if !self.take(":") || self.at_edge() {
            return Err(mistake::capture_of_nothing(&name, at));
        }
        let (node, shape) = self.atom()?;
        Ok((Node::Capture(name, Box::new(node)), shape))
    }

    fn atom(&mut self) -> Result<(Node, Shape), PatternError> {
        let start = self.at;
        if self.take("(") {
            return self.choice(start);
        }
        let node = if self.take("~") {
            if self.at_edge() {
                return Err(mistake::lone_sign("~", "a lemma", "~say", start));
            }
            Node::Lemma(self.word()?)
        } else if self.take("@") {
            if self.at_edge() {
                return Err(mistake::lone_sign("@", "the name of a lexicon", "@experts", start));
            }
            let name = self.name()?;
            Node::Lexicon { name, at: start..self.at }
        } else if self.take("<") {
            Node::Class(self.class(start)?)
        } else {
            Node::Word(self.word()?)
        };
        Ok((node, Shape::ITEM))
    }

    /// The rest of a choice, its `(` being read.
    fn choice(&mut self, start: usize) -> Result<(Node, Shape), PatternError> {
        if self.depth == DEEPEST {
            return Err(PatternError::new("brackets are nested too deep here", start..self.at));
        }
        self.depth += 1;
        let (mut branches, mut shape) = (Vec::new(), None::<Shape>);
        loop {
            let (branch, of_branch) = self.pattern()?;
            if branch.nodes.is_empty() && self.peek().is_some() {
                return Err(mistake::empty_branch(start..self.next_char().end));
            }
            branches.push(branch);
            shape = Some(match shape {
                Some(shape) => shape.or(of_branch),
                None => of_branch,
            });
            if self.take(")") {
                break;
            }
            if !self.take("|") {
                return Err(mistake::unclosed(start));
            }
        }
        self.depth -= 1;
        Ok((Node::Choice(branches), shape.unwrap_or(Shape::NOTHING)))
    }

    /// The rest of a class, its `<` being read.
    fn class(&mut self, start: usize) -> Result<Class, PatternError> {
        let Some(length) = self.rest().find('>').filter(|&length| !self.rest()[..length].contains(' '))
        else {
            return Err(mistake::unclosed_class(start));
        };
        let name = &self.text[self.at..self.at + length];
        self.at += length + 1;
        Class::from_name(name).ok_or_else(|| mistake::unknown_class(name, start..self.at))
    }

    fn gap(&mut self) -> Result<(Node, Shape), PatternError> {
        let start = self.at;
        let length = self.rest().find('}').map_or(self.rest().len(), |end| end + 1);
        self.at += length;
        let at = start..self.at;
        let bounds = self.text[at.clone()].strip_prefix("...{").and_then(|rest| rest.strip_suffix('}'));
        let Some((least, most)) = bounds.and_then(read_bounds) else {
            return Err(mistake::malformed_gap(at));
        };
        if least > most {
            return Err(mistake::reversed_gap(least, most, at));
        }
        match (u8::try_from(least), u8::try_from(most)) {
            (Ok(least), Ok(most)) if most <= LONGEST_GAP => Ok((Node::Gap(least, most), Shape::gap(at))),
            _ => Err(mistake::long_gap(LONGEST_GAP, at)),
        }
    }

    /// A name of a lexicon or capture: lower-case letters, digits and hyphens, a letter first.
    fn name(&mut self) -> Result<String, PatternError> {
        let start = self.at;
        self.at += self
            .rest()
            .find(|c: char| !(c.is_alphanumeric() || "-_".contains(c)))
            .unwrap_or(self.rest().len());
        let name = &self.text[start..self.at];
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(fits) {
            return Ok(name.to_owned());
        }
        let at = if name.is_empty() { self.next_char() } else { start..self.at };
        Err(mistake::malformed_name(name, at))
    }

    fn word(&mut self) -> Result<String, PatternError> {
        let start = self.at;
        let mut word = String::new();
        while let Some(c) = self.peek().filter(|c| !c.is_whitespace() && !SPECIAL.contains(c)) {
            self.at += c.len_utf8();
            if c != '\\' {
                word.push(c);
            } else if let Some(escaped) = self.peek() {
                let at = self.at - 1..self.next_char().end;
                if escaped.is_ascii_alphanumeric() {
                    return Err(mistake::sign_of_a_regex(&self.text[at.clone()], at));
                }
                self.at = at.end;
                word.push(escaped);
            } else {
                return Err(mistake::lone_backslash(self.at - 1));
            }
        }
        if word.is_empty() {
            return Err(mistake::unescaped(self.peek(), self.next_char()));
        }
        if crate::prose::fold(&word).is_empty() {
            return Err(mistake::invisible_word(start..self.at));
        }
        Ok(word)
    }

    /// Items are parted by spaces; `start` is where the last one began.
    fn expect_space(&self, start: usize) -> Result<(), PatternError> {
        if self.at_edge() {
            return Ok(());
        }
        Err(match self.peek() {
            next @ Some(',' | '.' | ';' | ':' | '!' | '\'' | '’' | '*') => {
                mistake::missing_space(next, self.next_char())
            }
            Some('(') => mistake::choice_in_word(self.text, start),
            Some(_) if self.text[..self.at].ends_with([')', '?']) && self.text[start..].starts_with('(') => {
                mistake::choice_in_word(self.text, start)
            }
            next => mistake::missing_space(next, self.next_char()),
        })
    }

    /// Whether no item can go on here.
    fn at_edge(&self) -> bool {
        self.peek().is_none_or(|c| c.is_whitespace() || c == ')' || c == '|')
    }

    fn skip_spaces(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn take(&mut self, sign: &str) -> bool {
        let taken = self.rest().starts_with(sign);
        self.at += if taken { sign.len() } else { 0 };
        taken
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The bytes of the next character; empty at the end.
    fn next_char(&self) -> Range<usize> {
        self.at..self.at + self.peek().map_or(0, char::len_utf8)
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }
}

fn read_bounds(bounds: &str) -> Option<(u32, u32)> {
    let (least, most) = bounds.split_once(',')?;
    Some((least.trim().parse().ok()?, most.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(pattern: &str) -> Vec<Node> {
        parse(pattern).expect("a sound pattern").nodes
    }

    fn word(word: &str) -> Node {
        Node::Word(word.to_owned())
    }

    #[test]
    fn every_form_of_the_grammar_is_read() {
        let choice = Node::Choice(vec![
            Pattern { nodes: vec![word("a")] },
            Pattern { nodes: vec![word("b"), Node::Gap(0, 2), word("c")] },
        ]);
        for spaced in ["(a | b ...{0, 2} c)", "(a|b ...{0,2} c)"] {
            assert_eq!(nodes(spaced), std::slice::from_ref(&choice));
        }
        assert_eq!(
            nodes("^ x? y $"),
            [Node::Start, Node::Optional(Box::new(word("x"))), word("y"), Node::End]
        );
        assert_eq!(nodes("$who:(a | b ...{0,2} c)"), [Node::Capture("who".to_owned(), Box::new(choice))]);
        assert_eq!(
            nodes("~say @report-noun <percent>"),
            [
                Node::Lemma("say".to_owned()),
                Node::Lexicon { name: "report-noun".to_owned(), at: 5..17 },
                Node::Class(Class::Percent)
            ]
        );
        assert_eq!(
            nodes("x $y:~say?"),
            [
                word("x"),
                Node::Optional(Box::new(Node::Capture(
                    "y".to_owned(),
                    Box::new(Node::Lemma("say".to_owned()))
                )))
            ]
        );
    }

    #[test]
    fn backslashes_make_signs_plain() {
        assert_eq!(nodes(r"\$5 why\? \\"), [word("$5"), word("why?"), word("\\")]);
        assert_eq!(nodes("... well"), [word("..."), word("well")]);
    }

    #[test]
    fn captures_and_lexicons_are_listed_with_their_places() {
        let pattern = parse("(@a $x:b | $x:@c) $y:@a").expect("a sound pattern");
        assert_eq!(pattern.captures(), ["x", "y"]);
        assert_eq!(pattern.lexicons(), [("a", 1..3), ("c", 14..16), ("a", 21..23)]);
    }

    #[test]
    fn a_gap_may_lean_on_an_edge_of_the_sentence() {
        assert_eq!(nodes("^ ...{0,3} said").len(), 3);
        assert_eq!(nodes("said ...{0,3} $").len(), 3);
    }
}
