//! Who could not log in, in words and as bars: the same log under a single user and under two in turn.

use rotation_core::time::{Span, Timestamp};
use rotation_lab::world::Outage;

use crate::{
    model::lab::Clients,
    present::{plural, time},
};

/// A bar is drawn so wide at least, in thousandths.
const NARROWEST: i64 = 4;
/// So many outages are told one by one.
const TOLD: usize = 5;

/// One strategy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// For test ids.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// How it went.
    pub words: String,
    /// Where each outage begins and how long it is, in thousandths of the whole.
    pub bars: Vec<(i64, i64)>,
    /// The first outages.
    pub lines: Vec<String>,
}

/// Both strategies.
pub fn strips(clients: &Clients) -> [Strip; 2] {
    let gap = &clients.gap;
    [
        strip("single-user", "Single user", &gap.single_user, clients.looked_at),
        strip("alternating-users", "Alternating users", &gap.alternating_users, clients.looked_at),
    ]
}

fn strip(
    id: &'static str,
    name: &'static str,
    outages: &[Outage],
    (start, end): (Timestamp, Timestamp),
) -> Strip {
    let length = |outage: &Outage| outage.until.unwrap_or(end).since(outage.from).as_millis();
    let whole = end.since(start).as_millis().max(1);
    let all: i64 = outages.iter().map(length).sum();
    let words = if outages.is_empty() {
        "Could log in all the time.".to_owned()
    } else {
        format!("{}, {} in all.", plural(outages.len(), "outage"), time::length(all))
    };
    let bar = |outage: &Outage| {
        let width = (length(outage) * 1000 / whole).max(NARROWEST);
        let left = outage.from.since(start).as_millis() * 1000 / whole;
        (left.min(1000 - width), width)
    };
    Strip {
        id,
        name,
        words,
        bars: outages.iter().map(bar).collect(),
        lines: outages.iter().take(TOLD).map(|outage| line(outage, length(outage))).collect(),
    }
}

fn line(outage: &Outage, length: i64) -> String {
    let lasts = if outage.until.is_some() { "for" } else { "and still, for" };
    let (from, length) = (time::date_clock(outage.from), time::length(length));
    let refused = usize::try_from(outage.refused).unwrap_or(usize::MAX);
    format!("From {from}, {lasts} {length}: {} refused. {}", plural(refused, "log-in"), outage.why.words())
}

/// How often it may log in, and how long it may keep what it read: value and words.
pub const EVERY: [(Span, &str); 4] = [
    (Span::seconds(1), "every second"),
    (Span::minutes(1), "every minute"),
    (Span::hours(1), "every hour"),
    (Span::days(1), "every day"),
];

/// See [`EVERY`].
pub const KEEPS: [(Span, &str); 4] = [
    (Span::millis(0), "no time: it reads before each log-in"),
    (Span::minutes(5), "5 minutes"),
    (Span::hours(1), "1 hour"),
    (Span::days(7), "7 days"),
];
