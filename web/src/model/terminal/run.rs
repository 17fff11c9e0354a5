//! From what was typed to what it comes to: the shell's part. The rest is the CLI's and the lab's.

use rotation_protocol::cli::{self, REDACTED};

use super::{Note, Outcome, call, set, sleep};
use crate::model::{State, Typed};

/// The words that are known besides `aws`.
pub const WORDS: [&str; 3] = ["clear", "help", "sleep"];

/// Runs the line. One that ends with a backslash goes on.
pub(super) fn line(state: &mut State) {
    let line = &state.terminal.line;
    if cli::words(&line.0).1.is_some_and(|fault| fault.wants_a_line()) {
        let longer = Typed(format!("{}\n", line.0.as_str()).into());
        return set(longer, None, state);
    }
    let line = std::mem::take(&mut state.terminal.line);
    set(Typed::default(), None, state);
    text(&line.0, state);
}

/// Runs the commands of a text in turn.
pub(super) fn text(text: &str, state: &mut State) {
    cli::commands(text).into_iter().for_each(|command| one(command, state));
}

fn one(command: &str, state: &mut State) {
    let at = state.lab.lab.now();
    let redacted = cli::redact(command.trim_end());
    state.terminal.history.push(redacted.line());
    let (words, fault) = cli::words(command);
    let mut words: Vec<_> = words.into_iter().map(|word| word.text).collect();
    // Copied together with the prompt before it.
    if words.first().is_some_and(|prompt| ["$", "%"].contains(&prompt.as_str())) {
        words.remove(0);
    }
    let mut notes = Vec::new();
    if redacted.line() != command.trim_end() {
        notes.push(Note::NotKept);
    }
    let outcome = match (fault, words.as_slice()) {
        (Some(_), _) if command.contains(REDACTED) => Outcome::Redacted,
        (Some(fault), _) => Outcome::Shell(fault.reason(), cli::place(command, fault.at())),
        (None, []) => return,
        (None, [aws, arguments @ ..]) if aws == "aws" => {
            let mut output = call::call(arguments, state, &mut notes);
            output.stderr = redacted.clean(&output.stderr);
            Outcome::Printed(output)
        }
        (None, [word, ..]) if word == "clear" => return state.terminal.scrollback.clear(),
        (None, [word, ..]) if word == "help" => Outcome::Help,
        (None, [word, lengths @ ..]) if word == "sleep" => match sleep::sleep(lengths, state, &mut notes) {
            Outcome::NoTime(text) => Outcome::NoTime(redacted.clean(&text)),
            other => other,
        },
        (None, [word, ..]) => Outcome::NotFound(cli::redact(word).line().to_owned()),
    };
    state.terminal.scrollback.push(at, redacted.line().to_owned(), outcome, notes);
}
