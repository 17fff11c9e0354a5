//! `sleep`: the lab's time goes on, and nobody waits.

use rotation_core::time::Span;

use super::{Note, Outcome};
use crate::model::{Notice, State, lab};

/// The longest: a hundred years, as for the vault itself.
const DAYS: u32 = 36_500;

pub(super) fn sleep(lengths: &[String], state: &mut State, notes: &mut Vec<Note>) -> Outcome {
    let [text] = lengths else { return Outcome::NoTime(lengths.join(" ")) };
    let Some(span) = span(text) else { return Outcome::NoTime(text.clone()) };
    lab::pass(state.lab.lab.now().plus(span), state);
    if let Some(Notice::NothingUntil(until)) = state.notice {
        notes.push(Note::NothingUntil(until));
    }
    Outcome::Slept
}

/// `5`, `5s`, `3m`, `2h`, `1d`.
fn span(text: &str) -> Option<Span> {
    let number = text.trim_end_matches(['s', 'm', 'h', 'd']);
    let count: u32 = number.parse().ok()?;
    let (span, unit): (fn(u32) -> Span, u32) = match text.get(number.len()..)? {
        "" | "s" => (Span::seconds, 1),
        "m" => (Span::minutes, 60),
        "h" => (Span::hours, 3600),
        "d" => (Span::days, 86_400),
        _ => return None,
    };
    (u64::from(count) * u64::from(unit) <= u64::from(DAYS) * 86_400).then(|| span(count))
}
