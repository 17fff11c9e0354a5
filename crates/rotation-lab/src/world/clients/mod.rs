//! Programs that log in to the database with a secret they keep for a while, and when they could not.
//!
//! A client logs in every so often, with a value that it reads anew once its own is older than its time to live.
//! Log-ins are reckoned, not played: between two changes of what is true, a client that logs in every second for a
//! year does the same thing over and over, so only the changes cost time.

mod day;
#[cfg(test)]
mod tests;

use rotation_core::time::{Span, Timestamp};

use self::day::Day;
use super::history::Change;

/// A program that logs in with a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// What it is called.
    pub name: String,
    /// The name of its secret.
    pub secret: String,
    /// How often it logs in.
    pub every: Span,
    /// How long it keeps what it read.
    pub ttl: Span,
    /// Whether it reads anew when it is refused, and tries once more at once.
    pub reads_when_refused: bool,
}

/// A time in which a client could not log in: from the first refused log-in to the next accepted one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outage {
    /// Who, by place among the clients.
    pub client: usize,
    /// The first log-in that was refused.
    pub from: Timestamp,
    /// The next one that was accepted; `None`: none has been yet.
    pub until: Option<Timestamp>,
    /// How many were refused.
    pub refused: u64,
    /// Why the first one was.
    pub why: Why,
}

/// Why a log-in was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The client holds a value that is not AWSCURRENT any more, and the database has another password.
    Stale,
    /// The database has another password than AWSCURRENT says.
    Ahead,
    /// The client has to read the secret, and cannot.
    Unreadable,
}

impl Why {
    /// A sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Stale => {
                "It still holds the value it read before; the database accepts only the new password."
            }
            Self::Ahead => "The database does not accept the password that AWSCURRENT says.",
            Self::Unreadable => "It has to read the secret anew, and cannot.",
        }
    }
}

/// When these clients could not log in, oldest first of each client. Their log-ins begin at `start` and are looked at
/// until `end`, that moment included. `history` is in the order of time.
pub fn outages(
    clients: &[Client],
    history: &[Change],
    seed: u64,
    (start, end): (Timestamp, Timestamp),
) -> Vec<Outage> {
    let mut found = Vec::new();
    for (place, client) in clients.iter().enumerate() {
        let mut day = Day::begin(place, client, seed, start);
        for change in history.iter().filter(|change| change.secret.name() == client.secret) {
            day.play(day.first_at(change.at));
            day.learn(change.truth);
        }
        day.play(day.first_at(end.plus(Span::millis(1))));
        found.extend(day.end());
    }
    found
}
