//! A pasted command, split as bash splits it. What bash would replace (variables, commands, file names) or run besides
//! (pipes, a second command) is refused with the reason: nothing here could do it.

mod refusal;
#[cfg(test)]
mod tests;

use std::iter::Peekable;
use std::str::CharIndices;

pub use refusal::ShellError;
use refusal::{COMMAND, VARIABLE, reason, refuse};

/// The words of one command. Quotes, backslashes, continued lines and comments are understood.
pub fn split(text: &str) -> Result<Vec<String>, ShellError> {
    Ok(run(text, false)?.into_iter().map(|word| word.text).collect())
}

/// The same with the names of variables left where they stand: who reads a word asks whether it is known.
pub(crate) fn words(text: &str) -> Result<Vec<Word>, ShellError> {
    run(text, true)
}

fn run(text: &str, keep: bool) -> Result<Vec<Word>> {
    let rest = text.char_indices().peekable();
    let mut splitter = Splitter { rest, words: Vec::new(), word: None, ended: false, keep };
    splitter.run()?;
    Ok(splitter.words)
}

struct Splitter<'a> {
    rest: Peekable<CharIndices<'a>>,
    words: Vec<Word>,
    word: Option<Word>,
    /// A line ended without a backslash: a further word would be a second command.
    ended: bool,
    /// Variables are kept by name instead of refused.
    keep: bool,
}

/// A word of a command.
#[derive(Default)]
pub(crate) struct Word {
    text: String,
    /// An open unquoted brace, and whether what bash expands stood in it.
    brace: Option<bool>,
    /// Where the first variable stands.
    variable: Option<usize>,
}

impl Word {
    /// Its text, if bash would not put a value into it.
    pub(crate) fn known(&self) -> Result<&str> {
        self.variable.map_or(Ok(&self.text), |at| refuse(at, VARIABLE))
    }

    /// Its text with variables by their names.
    pub(crate) fn as_typed(&self) -> &str {
        &self.text
    }
}

type Result<T, E = ShellError> = std::result::Result<T, E>;

impl Splitter<'_> {
    fn run(&mut self) -> Result<()> {
        while let Some((at, char)) = self.rest.next() {
            match char {
                ' ' | '\t' | '\r' => self.end_word(),
                '\n' => {
                    self.end_word();
                    self.ended |= !self.words.is_empty();
                }
                '#' if self.word.is_none() => while self.rest.next_if(|(_, char)| *char != '\n').is_some() {},
                '\\' => self.backslash(at)?,
                _ if self.ended => {
                    return refuse(
                        at,
                        "A second command starts here: end a line that goes on with a backslash.",
                    );
                }
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
        self.end_word();
        Ok(())
    }

    fn end_word(&mut self) {
        self.words.extend(self.word.take());
    }

    fn word(&mut self) -> &mut Word {
        self.word.get_or_insert_default()
    }

    fn plain(&mut self, at: usize, char: char) -> Result<()> {
        if let Some(reason) = reason(char) {
            return refuse(at, reason);
        }
        let word = self.word();
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
            None => refuse(at, "The command ends with a backslash: its next line is missing."),
            Some(_) if self.ended => {
                refuse(at, "A second command starts here: end a line that goes on with a backslash.")
            }
            Some((_, char)) => {
                self.word().text.push(char);
                Ok(())
            }
        }
    }

    fn single(&mut self, at: usize) -> Result<()> {
        self.word();
        for (_, char) in self.rest.by_ref() {
            match (char, self.word.as_mut()) {
                ('\'', _) => return Ok(()),
                (char, Some(word)) => word.text.push(char),
                (_, None) => {}
            }
        }
        refuse(at, "This single quote is not closed.")
    }

    fn double(&mut self, at: usize) -> Result<()> {
        self.word();
        while let Some((inner, char)) = self.rest.next() {
            match char {
                '"' => return Ok(()),
                '`' => return refuse(inner, COMMAND),
                '$' => self.dollar(inner, true)?,
                '\\' => match self.rest.next_if(|(_, next)| "$`\"\\\n".contains(*next)) {
                    Some((_, '\n')) => {}
                    Some((_, next)) => self.word().text.push(next),
                    None => self.word().text.push('\\'),
                },
                _ => self.word().text.push(char),
            }
        }
        refuse(at, "This double quote is not closed.")
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
                let word = self.word();
                word.variable.get_or_insert(at);
                word.text.push('$');
                Ok(())
            }
            Some((_, next)) if next.is_ascii_alphanumeric() || "_{[*@#?-$!".contains(next) => {
                refuse(at, VARIABLE)
            }
            Some((_, '\\')) if matches!(ahead.next(), Some((_, '\n' | '\r'))) => refuse(at, VARIABLE),
            _ => {
                self.word().text.push('$');
                Ok(())
            }
        }
    }
}
