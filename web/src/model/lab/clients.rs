//! Whether a program that uses the secret in view could log in all the time, under either strategy. Reckoned when
//! the reader asks, and again when the log has changed.

use rotation_core::time::{Span, Timestamp};
use rotation_lab::{Lab, lab::Comparison, world::Client};

use super::Page;

/// What the program does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Habit {
    /// How often it logs in.
    pub every: Span,
    /// How long it keeps what it read.
    pub ttl: Span,
    /// Whether it reads anew when it is refused.
    pub reads_when_refused: bool,
}

impl Default for Habit {
    fn default() -> Self {
        Self { every: Span::seconds(1), ttl: Span::minutes(5), reads_when_refused: false }
    }
}

/// The program, and when it could not log in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clients {
    /// What it does.
    pub habit: Habit,
    /// When it could not.
    pub gap: Comparison,
    /// From the first to the last moment that was looked at.
    pub looked_at: (Timestamp, Timestamp),
    seen: Seen,
}

/// Of what it was reckoned.
type Seen = (String, usize, usize);

impl Page {
    /// Looks at a program with this habit; `None`: no more.
    #[inline(never)]
    pub(super) fn look_at_clients(&mut self, habit: Option<Habit>) {
        self.clients = habit.map(|habit| {
            let secret = self.shown().map(|arn| arn.name().to_owned()).unwrap_or_default();
            let name = String::from("client");
            let Habit { every, ttl, reads_when_refused } = habit;
            let gap = self.lab.compare(&[Client { name, secret, every, ttl, reads_when_refused }]);
            Clients { habit, gap, looked_at: (self.lab.setup().start, end(&self.lab)), seen: self.seen() }
        });
    }

    /// Something may have changed.
    pub(super) fn keep_clients_true(&mut self) {
        if let Some(habit) = self.clients.as_ref().filter(|known| known.seen != self.seen()).map(|c| c.habit)
        {
            self.look_at_clients(Some(habit));
        }
    }

    fn seen(&self) -> Seen {
        let secret = self.shown().map(|arn| arn.as_str().to_owned()).unwrap_or_default();
        (secret, self.lab.log().len(), self.lab.beats().len())
    }
}

fn end(lab: &Lab) -> Timestamp {
    let last = lab.log().last().map(|entry| entry.at);
    last.into_iter().chain([lab.now()]).max().unwrap_or(lab.setup().start)
}
