//! A pasted command, split as bash splits it. What bash would replace (variables, commands, file names) or run besides
//! (pipes, a second command) is refused with the reason: nothing here could do it.

mod refusal;
#[cfg(test)]
mod tests;
mod words;

use std::iter::Peekable;
use std::str::CharIndices;

pub use refusal::ShellError;
use refusal::{BACKSLASH, COMMAND, DOUBLE, SECOND, SINGLE, VARIABLE, reason, refuse};
pub(crate) use words::with_variables;
pub use words::{Word, commands, place, words};

/// The words of one command. Quotes, backslashes, continued lines and comments are understood.
pub fn split(text: &str) -> Result<Vec<String>, ShellError> {
    let (words, fault) = words(text);
    fault.map_or_else(|| Ok(words.into_iter().map(|word| word.text).collect()), Err)
}

struct Splitter<'a> {
    rest: Peekable<CharIndices<'a>>,
    words: Vec<Word>,
    word: Option<Open>,
    /// A line ended without a backslash: a further word would be a second command.
    ended: bool,
    /// Variables are kept by name instead of refused.
    keep: bool,
}

/// A word that has not ended yet.
#[derive(Default)]
struct Open {
    start: usize,
    text: String,
    /// An open unquoted brace, and whether what bash expands stood in it.
    brace: Option<bool>,
    /// Where the first variable stands.
    variable: Option<usize>,
}

type Result<T, E = ShellError> = std::result::Result<T, E>;

impl Splitter<'_> {
    fn run(&mut self) -> Result<()> {
        while let Some((at, char)) = self.rest.next() {
            match char {
                ' ' | '\t' | '\r' => self.end_word(at),
                '\n' => {
                    self.end_word(at);
                    self.ended |= !self.words.is_empty();
                }
                '#' if self.word.is_none() => while self.rest.next_if(|(_, char)| *char != '\n').is_some() {},
                '\\' => self.backslash(at)?,
                _ if self.ended => return refuse(at, SECOND),
                '\'' => self.single(at)?,
                '"' => self.double(at)?,
                '$' => self.dollar(at, false)?,
                '~' if self.word.is_none() => {
                    return refuse(
                        at,
                        "~ stands for a home folder, which is not known here: write the path out.",
                    );
                }
                _ => self.plain(at, char)?,
            }
        }
        Ok(())
    }

    fn end_word(&mut self, end: usize) {
        let word = self.word.take();
        self.words.extend(word.map(|Open { start, text, variable, .. }| Word {
            text,
            range: start..end,
            variable,
        }));
    }

    fn word(&mut self, at: usize) -> &mut Open {
        self.word.get_or_insert_with(|| Open { start: at, ..Open::default() })
    }

    fn plain(&mut self, at: usize, char: char) -> Result<()> {
        if let Some(reason) = reason(char) {
            return refuse(at, reason);
        }
        let word = self.word(at);
        match (char, word.brace) {
            ('{', None) => word.brace = Some(false),
            ('.', Some(_)) if word.text.ends_with('.') => word.brace = Some(true),
            (',', Some(_)) => word.brace = Some(true),
            ('}', Some(true)) => {
                return refuse(
                    at,
                    "bash would make several words of these braces: put them in single quotes.",
                );
            }
            _ => {}
        }
        word.text.push(char);
        Ok(())
    }

    fn backslash(&mut self, at: usize) -> Result<()> {
        match self.rest.next() {
            // A continued line, also one that came with Windows line ends.
            Some((_, '\n')) => Ok(()),
            Some((_, '\r')) if self.rest.next_if(|(_, char)| *char == '\n').is_some() => Ok(()),
            None => refuse(at, BACKSLASH),
            Some(_) if self.ended => refuse(at, SECOND),
            Some((_, char)) => {
                self.word(at).text.push(char);
                Ok(())
            }
        }
    }

    fn single(&mut self, at: usize) -> Result<()> {
        self.word(at);
        for (_, char) in self.rest.by_ref() {
            match (char, self.word.as_mut()) {
                ('\'', _) => return Ok(()),
                (char, Some(word)) => word.text.push(char),
                (_, None) => {}
            }
        }
        refuse(at, SINGLE)
    }

    fn double(&mut self, at: usize) -> Result<()> {
        self.word(at);
        while let Some((inner, char)) = self.rest.next() {
            match char {
                '"' => return Ok(()),
                '`' => return refuse(inner, COMMAND),
                '$' => self.dollar(inner, true)?,
                '\\' => match self.rest.next_if(|(_, next)| "$`\"\\\n".contains(*next)) {
                    Some((_, '\n')) => {}
                    Some((_, next)) => self.word(at).text.push(next),
                    None => self.word(at).text.push('\\'),
                },
                _ => self.word(at).text.push(char),
            }
        }
        refuse(at, DOUBLE)
    }

    /// A dollar sign is itself where nothing follows that bash reads with it. A continued line may hide what does.
    fn dollar(&mut self, at: usize, quoted: bool) -> Result<()> {
        let mut ahead = self.rest.clone();
        match ahead.next() {
            Some((_, '(')) => refuse(at, COMMAND),
            Some((_, '\'' | '"')) if !quoted => {
                refuse(at, "$'…' and $\"…\" are special to bash: use plain quotes.")
            }
            Some((_, next)) if self.keep && (next.is_ascii_alphanumeric() || "_{".contains(next)) => {
                let word = self.word(at);
                word.variable.get_or_insert(at);
                word.text.push('$');
                Ok(())
            }
            Some((_, next)) if next.is_ascii_alphanumeric() || "_{[*@#?-$!".contains(next) => {
                refuse(at, VARIABLE)
            }
            Some((_, '\\')) if matches!(ahead.next(), Some((_, '\n' | '\r'))) => refuse(at, VARIABLE),
            _ => {
                self.word(at).text.push('$');
                Ok(())
            }
        }
    }
}
