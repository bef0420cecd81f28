//! A string cut into words, numbers, signs and comments.

use super::read::OsmError;

/// A piece of a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    Word(&'a str),
    Number(u32),
    Sign(char),
    Comment(&'a str),
}

/// The pieces of a string, each with the byte at which it begins, and a place among them.
pub(crate) struct Tokens<'a> {
    tokens: Vec<(usize, Token<'a>)>,
    next: usize,
    end: usize,
}

impl<'a> Tokens<'a> {
    pub(crate) fn of(text: &'a str) -> Result<Self, OsmError> {
        let mut tokens = Vec::new();
        let mut at = 0;
        while let Some(letter) = text[at..].chars().next() {
            let rest = &text[at..];
            let run = |of: fn(char) -> bool| rest.find(|letter| !of(letter)).unwrap_or(rest.len());
            let length = match letter {
                '"' => {
                    let inside = &rest[1..];
                    let length = inside.find('"').ok_or(OsmError::CommentNeverEnds { at })?;
                    tokens.push((at, Token::Comment(&inside[..length])));
                    length + 2
                }
                letter if letter.is_ascii_digit() => {
                    let length = run(|letter| letter.is_ascii_digit());
                    let number = rest[..length].parse();
                    let number = number.map_err(|_| unexpected(at, &rest[..length], "a smaller number"))?;
                    tokens.push((at, Token::Number(number)));
                    length
                }
                letter if letter.is_alphabetic() => {
                    let length = run(char::is_alphabetic);
                    tokens.push((at, Token::Word(&rest[..length])));
                    length
                }
                letter if letter.is_whitespace() => letter.len_utf8(),
                letter => {
                    // Typewriters and word processors have other dashes.
                    let sign = if matches!(letter, '–' | '—' | '‑') { '-' } else { letter };
                    tokens.push((at, Token::Sign(sign)));
                    letter.len_utf8()
                }
            };
            at += length;
        }
        Ok(Self { tokens, next: 0, end: text.len() })
    }

    /// The piece that is `ahead` of the next one.
    pub(crate) fn peek(&self, ahead: usize) -> Option<Token<'a>> {
        self.tokens.get(self.next + ahead).map(|(_, token)| *token)
    }

    /// Where the next piece begins.
    pub(crate) fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |(at, _)| *at)
    }

    pub(crate) fn skip(&mut self) {
        self.next += 1;
    }

    /// Takes the sign if it is next.
    pub(crate) fn take(&mut self, sign: char) -> bool {
        let is_next = self.peek(0) == Some(Token::Sign(sign));
        self.next += usize::from(is_next);
        is_next
    }

    /// Takes the word if it is next, in any case.
    pub(crate) fn take_word(&mut self, word: &str) -> bool {
        let is_next = matches!(self.peek(0), Some(Token::Word(next)) if next.eq_ignore_ascii_case(word));
        self.next += usize::from(is_next);
        is_next
    }

    pub(crate) fn number(&mut self, expected: &'static str) -> Result<u32, OsmError> {
        match self.peek(0) {
            Some(Token::Number(number)) => {
                self.skip();
                Ok(number)
            }
            _ => Err(self.unexpected(expected)),
        }
    }

    pub(crate) fn expect(&mut self, sign: char, expected: &'static str) -> Result<(), OsmError> {
        if self.take(sign) { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    /// The error of a next piece that should have been something else.
    pub(crate) fn unexpected(&self, expected: &'static str) -> OsmError {
        let found = match self.peek(0) {
            None => "the end".to_owned(),
            Some(Token::Word(word)) => word.chars().take(20).collect(),
            Some(Token::Number(number)) => number.to_string(),
            Some(Token::Sign(sign)) => sign.to_string(),
            Some(Token::Comment(_)) => "a comment".to_owned(),
        };
        unexpected(self.at(), &found, expected)
    }
}

fn unexpected(at: usize, found: &str, expected: &'static str) -> OsmError {
    OsmError::Unexpected { at, found: found.chars().take(20).collect(), expected }
}
