//! The model in words, tones, dates and drawings: functions, no types of its own beyond what a drawing needs.

pub mod fleet;
pub mod lab;
pub mod request;
pub mod scene;
pub mod schedule;
pub mod terminal;
pub mod time;
pub mod timeline;

use crate::{model::Notice, view::kit::Tone};

/// A notice in a sentence, and how it is meant.
pub fn notice(notice: &Notice) -> (Tone, String) {
    match notice {
        Notice::UnknownRoute(path) => (Tone::Warn, format!("There is no page at {path}. This is the Lab.")),
        Notice::CopyRefused(what) => (
            Tone::Fail,
            format!("The browser did not let this page copy ({what}). Select the text and copy it by hand."),
        ),
        Notice::Refused(error) => (Tone::Fail, format!("{}: {}", error.code(), error.message())),
        Notice::Forked(events) => {
            let events = plural(*events, "event");
            (
                Tone::Warn,
                format!(
                    "Acted in the past: the {events} that lay ahead are kept as another branch. Undo brings them back."
                ),
            )
        }
        Notice::Link(error) => {
            (Tone::Fail, format!("{error} The page is as if it had been opened without it."))
        }
        Notice::Import(error) => (Tone::Fail, format!("{error} The page is as it was.")),
        Notice::NoLink(error) => (Tone::Warn, error.to_string()),
        Notice::NoFile => (Tone::Warn, "What was done here is too much for a file.".into()),
        Notice::NoPicture => (Tone::Fail, "The browser did not make a picture of the timeline.".into()),
        Notice::Restored => {
            (Tone::Plain, "Your last lab was restored. Its secret values read \"value 1\" now.".into())
        }
        Notice::Replaced(words) => (Tone::Good, words.clone()),
        Notice::NothingUntil(to) => (
            Tone::Plain,
            format!("Nothing happens until {}: step forward to what comes next.", time::date_clock(*to)),
        ),
        Notice::NothingDue => (Tone::Plain, "Nothing more will happen by itself.".into()),
        Notice::Said(words) => (Tone::Good, words.clone()),
    }
}

/// "1 event", "2 events".
pub fn plural(n: usize, thing: &str) -> String {
    format!("{n} {thing}{}", if n == 1 { "" } else { "s" })
}
