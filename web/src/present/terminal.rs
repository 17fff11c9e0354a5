//! What the terminal prints, in words.

use crate::{
    model::terminal::{Entry, Note, Outcome, Scrollback},
    present::{plural, time},
};

/// What a command printed, and its exit code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// The result.
    pub stdout: String,
    /// What went wrong.
    pub stderr: String,
    /// 0, or what the command ended with.
    pub exit_code: u8,
}

/// What a command printed.
pub fn printed(entry: &Entry) -> Printed {
    let wrong = |exit_code, stderr: String| Printed { exit_code, stderr, ..Printed::default() };
    match &entry.outcome {
        Outcome::Printed(output) => Printed {
            stdout: output.stdout.clone(),
            stderr: output.stderr.clone(),
            exit_code: output.exit_code,
        },
        Outcome::Shell(why, place) => {
            let place =
                place.map(|(line, column)| format!("line {line}, column {column}: ")).unwrap_or_default();
            wrong(2, format!("shell: {place}{why}\n"))
        }
        Outcome::Redacted => wrong(
            2,
            "shell: the secret value of this command was not kept. Type it in the place of <redacted>.\n"
                .into(),
        ),
        Outcome::NotFound(word) => wrong(
            127,
            format!(
                "shell: {word}: command not found\nHere are aws secretsmanager, sleep, clear and help.\n"
            ),
        ),
        Outcome::Help => Printed { stdout: HELP.into(), ..Printed::default() },
        Outcome::Slept => Printed::default(),
        Outcome::NoTime(text) if text.is_empty() => wrong(1, "sleep: missing operand\n".into()),
        Outcome::NoTime(text) => wrong(1, format!("sleep: invalid time interval ‘{text}’\n")),
    }
}

/// What there is to say besides.
pub fn note(note: &Note) -> String {
    match note {
        Note::Forked(events) => {
            format!("Acted in the past: {} that lay ahead are gone.", plural(*events, "event"))
        }
        Note::Elsewhere(region) => {
            format!("Nothing was sent. This terminal reaches the lab in {region}, and nothing else.")
        }
        Note::NoFiles => "This page has no files: write the value out.".into(),
        Note::NotKept => {
            "The secret is not kept here. The lab holds it in memory as a numbered value.".into()
        }
        Note::NothingUntil(until) => {
            format!("Nothing happens until {}: the playhead stays where it is.", time::date_clock(*until))
        }
        Note::Shortened(bytes) => format!("Shortened: it was {bytes} bytes."),
    }
}

/// A command as it stood, with all that it printed.
pub fn text(entry: &Entry) -> String {
    let Printed { stdout, stderr, exit_code } = printed(entry);
    let exit = if exit_code == 0 { String::new() } else { format!("# exit code {exit_code}\n") };
    let notes: String = entry.notes.iter().map(|known| format!("# {}\n", note(known))).collect();
    format!("$ {}\n{stdout}{}{exit}{notes}", entry.line, stderr.trim_start_matches('\n'))
}

/// What the last command printed.
pub fn last_output(scrollback: &Scrollback) -> String {
    scrollback.last().map(printed).map(|Printed { stdout, stderr, .. }| stdout + &stderr).unwrap_or_default()
}

/// All of it.
pub fn session(scrollback: &Scrollback) -> String {
    scrollback.entries().map(text).collect()
}

const HELP: &str = "\
Commands
  aws secretsmanager <operation> [options]
             The AWS CLI (version 1), against the lab's secrets as they stand at the playhead.
             What changes a secret becomes an event of the lab; reading changes nothing.
             aws secretsmanager help lists the operations, aws secretsmanager <operation> help
             tells what one takes.
  sleep N    Let the lab's time pass: sleep 30, sleep 5m, sleep 2h, sleep 1d
  clear      Empty this terminal
  help       This text

Keys
  Tab        Complete; once more: list what is possible
  Esc, Tab   Leave the line
  Up, Down   Earlier and later commands
  Ctrl+L     Empty this terminal

Secret values are shown as \"value 1\", \"value 2\": the lab never shows one. Those you type are
taken out of this terminal and of its history. Nothing leaves this page.
";

#[cfg(test)]
mod tests {
    use rotation_core::time::Timestamp;

    use super::*;

    fn entry(outcome: Outcome, notes: Vec<Note>) -> Entry {
        Entry { number: 1, at: Timestamp::EPOCH, line: "x".into(), outcome, notes }
    }

    #[test]
    fn a_command_reads_as_at_a_shell() {
        let output = |exit_code, stdout: &str, stderr: &str| {
            Outcome::Printed(rotation_protocol::cli::Output {
                exit_code,
                stdout: stdout.into(),
                stderr: stderr.into(),
            })
        };
        for (outcome, expected) in [
            (output(0, "a\n", ""), "$ x\na\n"),
            (output(255, "", "\nAn error\n"), "$ x\nAn error\n# exit code 255\n"),
            (Outcome::Shell("Why.", Some((1, 2))), "$ x\nshell: line 1, column 2: Why.\n# exit code 2\n"),
            (Outcome::NoTime("1w".into()), "$ x\nsleep: invalid time interval ‘1w’\n# exit code 1\n"),
            (Outcome::Slept, "$ x\n"),
        ] {
            assert_eq!(text(&entry(outcome, Vec::new())), expected);
        }
        let forked = text(&entry(Outcome::Slept, vec![Note::Forked(2)]));
        assert!(forked.ends_with("\n# Acted in the past: 2 events that lay ahead are gone.\n"), "{forked}");
    }

    #[test]
    fn the_help_names_every_word_that_is_known() {
        for word in crate::model::terminal::WORDS {
            assert!(HELP.contains(&format!("\n  {word} ")), "{word}");
        }
    }
}
