//! A pasted command, split as bash splits it. What bash would replace (variables, commands, file names) or run besides
//! (pipes, a second command) is refused with the reason: nothing here could do it.

use std::fmt;
use std::iter::Peekable;
use std::str::CharIndices;

/// What cannot be split, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShellError {
    at: usize,
    reason: &'static str,
}

/// The words of one command. Quotes, backslashes, continued lines and comments are understood.
pub fn split(text: &str) -> Result<Vec<String>, ShellError> {
    let mut splitter =
        Splitter { rest: text.char_indices().peekable(), words: Vec::new(), word: None, ended: false };
    splitter.run()?;
    Ok(splitter.words)
}

impl ShellError {
    /// The byte it stands at.
    pub fn at(&self) -> usize {
        self.at
    }

    /// A sentence.
    pub fn reason(&self) -> &'static str {
        self.reason
    }
}

impl fmt::Display for ShellError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason)
    }
}

impl std::error::Error for ShellError {}

struct Splitter<'a> {
    rest: Peekable<CharIndices<'a>>,
    words: Vec<String>,
    word: Option<Word>,
    /// A line ended without a backslash: a further word would be a second command.
    ended: bool,
}

#[derive(Default)]
struct Word {
    text: String,
    /// An open unquoted brace, and whether what bash expands stood in it.
    brace: Option<bool>,
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
                '$' => self.dollar(at)?,
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
        self.words.extend(self.word.take().map(|word| word.text));
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
            ('{', _) => word.brace = Some(false),
            ('.', Some(_)) if word.text.ends_with('.') => word.brace = Some(true),
            (',', Some(_)) => word.brace = Some(true),
            ('}', Some(true)) => {
                return refuse(
                    at,
                    "bash would make several words of these braces: put them in single quotes.",
                );
            }
            ('}', _) => word.brace = None,
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
                '$' => self.dollar(inner)?,
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

    /// A dollar sign is itself where no name, brace, parenthesis or quote follows.
    fn dollar(&mut self, at: usize) -> Result<()> {
        match self.rest.peek() {
            Some((_, '(')) => refuse(at, COMMAND),
            Some((_, '\'' | '"')) => refuse(at, "$'…' and $\"…\" are special to bash: use plain quotes."),
            Some((_, next)) if next.is_ascii_alphanumeric() || "_{*@#?-$!".contains(*next) => refuse(
                at,
                "A variable's value is not known here: write the value out, or quote a dollar sign that is meant.",
            ),
            _ => {
                self.word().text.push('$');
                Ok(())
            }
        }
    }
}

const COMMAND: &str = "A command's output is not known here: write the value out.";

fn reason(char: char) -> Option<&'static str> {
    Some(match char {
        '`' => COMMAND,
        '|' => "Output cannot be piped on here.",
        '<' | '>' => "There are no files to read from or write to here.",
        '&' | ';' => "Only one command at a time.",
        '(' | ')' => "bash wants parentheses in quotes.",
        _ => return None,
    })
}

fn refuse<T>(at: usize, reason: &'static str) -> Result<T> {
    Err(ShellError { at, reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_out_as_bash_makes_them() {
        for (text, words) in [
            ("", &[][..]),
            ("  \n ", &[]),
            ("a  b\tc\n", &["a", "b", "c"]),
            ("a \\\n  b \\\r\n c", &["a", "b", "c"]),
            ("a\\\nb", &["ab"]),
            ("a 'b c' \"d 'e'\"f'g'", &["a", "b c", "d 'e'fg"]),
            ("'' \"\"", &["", ""]),
            (r#"'\n' "\n\"\\\$" \n\ x"#, &["\\n", "\\n\"\\$", "n x"]),
            ("\"a\\\nb\" 'a\nb'", &["ab", "a\nb"]),
            ("$ a$ 5$ \"$ \" $, ", &["$", "a$", "5$", "$ ", "$,"]),
            ("'$x `y` (z) |' \"!(z) | ; {a,b} ~\"", &["$x `y` (z) |", "!(z) | ; {a,b} ~"]),
            ("# note\na b#c # note\n# note", &["a", "b#c"]),
            ("a=* b? [c] {d} {} {e:1} f~ x.y,z", &["a=*", "b?", "[c]", "{d}", "{}", "{e:1}", "f~", "x.y,z"]),
            ("é 'ü☃'", &["é", "ü☃"]),
        ] {
            assert_eq!(
                split(text).as_deref(),
                Ok(&words.iter().map(|w| w.to_string()).collect::<Vec<_>>()[..]),
                "{text:?}"
            );
        }
    }

    #[test]
    fn what_bash_would_replace_or_run_besides_is_refused_where_it_stands() {
        for (text, at, reason) in [
            ("a $(date)", 2, "command's output"),
            ("a `date`", 2, "command's output"),
            ("a \"x$(date)\"", 4, "command's output"),
            ("a \"`date`\"", 3, "command's output"),
            ("é $HOME", 3, "variable"),
            ("a ${x}", 2, "variable"),
            ("a \"$x\"", 3, "variable"),
            ("a $'x'", 2, "special"),
            ("a | b", 2, "piped"),
            ("a && b", 2, "one command"),
            ("a; b", 1, "one command"),
            ("a > b", 2, "files"),
            ("a cron(0 8)", 6, "parentheses"),
            ("a {b,c}", 6, "several words"),
            ("a {1..3}", 7, "several words"),
            ("a ~/b", 2, "home folder"),
            ("a\nb", 2, "second command"),
            ("a\n\n\\b", 3, "second command"),
            ("a 'b", 2, "single quote"),
            ("a \"b", 2, "double quote"),
            ("a \\", 2, "backslash"),
        ] {
            let error = split(text).unwrap_err();
            assert_eq!(error.at(), at, "{text:?}: {error}");
            assert!(error.reason().contains(reason), "{text:?}: {error}");
        }
    }
}
