//! The log-ins of one client, by number: the stretches in which they go alike.

use rotation_core::{
    stamp::Entropy,
    time::{Span, Timestamp},
};

use super::{Client, Outage, Why};
use crate::world::{
    database::{Login, User},
    history::Truth,
};

/// One client's log-ins, by number.
pub(super) struct Day {
    client: usize,
    reads_when_refused: bool,
    pub(super) first: Timestamp,
    pub(super) every: i64,
    /// How many log-ins one reading serves.
    served: i64,
    /// The next log-in.
    next: i64,
    /// What was read, and for which log-in.
    held: Option<(Login, i64)>,
    /// What AWSCURRENT says, once it says something.
    current: Option<Login>,
    begun: bool,
    own: Option<Login>,
    clone: Option<Login>,
    open: Option<Outage>,
    outages: Vec<Outage>,
}

impl Day {
    pub(super) fn begin(place: usize, client: &Client, seed: u64, start: Timestamp) -> Self {
        let every = client.every.as_millis().max(1);
        let offset =
            Entropy::of_due(seed, &client.name, start).derive("first log-in").below(every.unsigned_abs());
        let offset = Span::millis(u32::try_from(offset).unwrap_or(u32::MAX));
        Self {
            client: place,
            reads_when_refused: client.reads_when_refused,
            first: start.plus(offset),
            every,
            served: (client.ttl.as_millis() + every - 1).div_euclid(every).max(1),
            next: 0,
            held: None,
            current: None,
            begun: false,
            own: None,
            clone: None,
            open: None,
            outages: Vec::new(),
        }
    }

    pub(super) fn learn(&mut self, truth: Truth) {
        match truth {
            Truth::Current(login) => {
                self.begun |= login.is_some();
                self.current = login;
            }
            Truth::Accepted(login) => match login.user {
                User::Own => self.own = Some(login),
                User::Clone => self.clone = Some(login),
            },
        }
    }

    /// The number of the first log-in at `at` or later.
    pub(super) fn first_at(&self, at: Timestamp) -> i64 {
        let since = at.as_millis() - self.first.as_millis();
        since.max(0).saturating_add(self.every - 1) / self.every
    }

    fn at(&self, number: i64) -> Timestamp {
        let millis = self.first.as_millis().saturating_add(number.saturating_mul(self.every));
        Timestamp::from_millis(millis).unwrap_or(Timestamp::MAX)
    }

    /// Lets it log in up to `end`, that one not included, while nothing changes.
    pub(super) fn play(&mut self, end: i64) {
        if !self.begun {
            // There is nothing to log in with yet.
            self.next = self.next.max(end);
        }
        while self.next < end {
            let held = self.held.filter(|(_, read)| self.next - read < self.served);
            let Some((login, read)) = held else {
                self.read(end);
                continue;
            };
            let accepted = self.accepts(login);
            if !accepted && self.reads_when_refused && self.current.is_none_or(|current| current != login) {
                self.read(end);
                continue;
            }
            // What is current stays so until the end, whether it is read again or not.
            let lasts = if self.current == Some(login) { end } else { end.min(read + self.served) };
            if self.current == Some(login) {
                let readings = (lasts - 1 - read).div_euclid(self.served);
                let last = if !accepted && self.reads_when_refused {
                    lasts - 1
                } else {
                    read + readings * self.served
                };
                self.held = Some((login, last));
            }
            let why = if self.current == Some(login) { Why::Ahead } else { Why::Stale };
            self.passed(lasts, (!accepted).then_some(why));
        }
    }

    /// Its outages, the one that is not over last.
    pub(super) fn end(self) -> impl Iterator<Item = Outage> {
        self.outages.into_iter().chain(self.open)
    }

    /// The next log-in has to read first.
    fn read(&mut self, end: i64) {
        self.held = self.current.map(|login| (login, self.next));
        if self.held.is_none() {
            self.passed(end, Some(Why::Unreadable));
        }
    }

    fn accepts(&self, login: Login) -> bool {
        Some(login) == if login.user == User::Own { self.own } else { self.clone }
    }

    /// The log-ins up to `end` went alike.
    fn passed(&mut self, end: i64, refused: Option<Why>) {
        let (from, count) = (self.at(self.next), end - self.next);
        self.next = end;
        match (refused, self.open.take()) {
            (None, None) => {}
            (None, Some(over)) => self.outages.push(Outage { until: Some(from), ..over }),
            (Some(why), open) => {
                let client = self.client;
                let open = open.unwrap_or(Outage { client, from, until: None, refused: 0, why });
                self.open = Some(Outage { refused: open.refused + count.unsigned_abs(), ..open });
            }
        }
    }
}
