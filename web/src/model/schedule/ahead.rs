//! The year ahead: 53 weeks of days, from the Monday of now, and what each month of them holds.

use rotation_core::{
    schedule::{RotationRules, Window},
    time::{Day, Span, Timestamp},
};
use rotation_lab::forecast::Rotations;

/// 53 weeks.
pub const DAYS: usize = 371;

/// The days of the map, and the months of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// A Monday.
    pub first: Day,
    /// How many windows open on each day.
    pub counts: Vec<u8>,
    /// The windows that open on these days.
    pub windows: Vec<Window>,
    /// The days between the two windows that are farthest apart: the first such pair, as indices of days.
    pub gap: std::ops::Range<usize>,
    /// How many pairs are that far apart.
    pub gaps: usize,
}

/// What a month holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day on the map.
    pub first: Day,
    /// How many windows open in it.
    pub windows: u32,
    /// How many hours they are open.
    pub hours: u32,
    /// The longest time from one that opens in it to the next.
    pub gap: Option<Span>,
}

impl Ahead {
    /// After a rotation at `base`, seen at `now`.
    pub fn of(rules: &RotationRules, base: Timestamp, now: Timestamp) -> Self {
        let monday = now.minus(Span::days(u32::from((now.day().weekday() + 6) % 7))).day();
        let place = |window: &Window| usize::try_from(window.start.day().days_since(monday)).unwrap_or(DAYS);
        let windows: Vec<Window> =
            Rotations::after(rules, base, now).take_while(|window| place(window) < DAYS).collect();
        let mut counts = vec![0; DAYS];
        for window in &windows {
            if let Some(count) = counts.get_mut(place(window)) {
                *count += 1;
            }
        }
        let pairs = || windows.windows(2).filter_map(|pair| Some((pair.first()?, pair.last()?)));
        let apart = |(before, after): (&Window, &Window)| after.start.since(before.start);
        let widest = pairs().map(apart).max();
        let mut widest = pairs().filter(|pair| Some(apart(*pair)) == widest);
        let gap = widest.clone().next().map_or(0..0, |(before, after)| place(before) + 1..place(after));
        let gaps = widest.by_ref().count();
        Self { first: monday, counts, windows, gap, gaps }
    }

    /// The day at a place.
    pub fn day(&self, place: usize) -> Day {
        self.first.plus_days(u16::try_from(place).unwrap_or(0))
    }

    /// The windows that open on a day of the map.
    pub fn on(&self, place: usize) -> impl Iterator<Item = &Window> {
        let day = self.day(place);
        self.windows.iter().filter(move |window| window.start.day() == day)
    }

    /// The months of the map, the one of `now` first.
    pub fn months(&self, now: Timestamp) -> Vec<Month> {
        let of = |day: Day| (day.civil().0, day.civil().1);
        let mut months: Vec<Month> = Vec::new();
        for first in (0..DAYS).map(|place| self.day(place)).filter(|day| *day >= now.day()) {
            if months.last().is_none_or(|month| of(month.first) != of(first)) {
                months.push(Month { first, windows: 0, hours: 0, gap: None });
            }
        }
        for (place, window) in self.windows.iter().enumerate() {
            let next = self.windows.get(place + 1).map(|next| next.start.since(window.start));
            if let Some(month) = months.iter_mut().find(|month| of(month.first) == of(window.start.day())) {
                month.windows += 1;
                month.hours += window.hours();
                month.gap = month.gap.max(next);
            }
        }
        months
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::schedule::Ask;

    #[test]
    fn the_year_of_the_first_and_the_fifteenth() {
        let rules = Ask::new("cron(0 16 1,15 * ? *)", "2h").rules().unwrap();
        let now = Timestamp::from_millis(1_795_515_300_000).unwrap();
        assert_eq!(now.to_string(), "2026-11-24T10:15:00Z");
        let ahead = Ahead::of(&rules, now, now);
        assert_eq!((ahead.first.to_string().as_str(), ahead.windows.len()), ("2026-11-23", 24));
        assert_eq!(ahead.counts.iter().filter(|count| **count == 1).count(), 24);
        let gap = [ahead.gap.start, ahead.gap.end].map(|place| ahead.day(place).to_string());
        assert_eq!((gap.each_ref().map(String::as_str), ahead.gaps), (["2026-12-16", "2027-01-01"], 7));
        let months = ahead.months(now);
        assert_eq!(months.len(), 13);
        assert_eq!((months[0].windows, months[1].windows, months[1].hours), (0, 2, 4));
        assert_eq!(months[1].gap, Some(Span::days(17)));
        assert_eq!(ahead.on(8).count(), 1, "1 December is the second Tuesday");
    }

    #[test]
    fn nothing_scheduled_is_an_empty_year() {
        let ahead = Ahead::of(&RotationRules::default(), Timestamp::EPOCH, Timestamp::EPOCH);
        assert!(ahead.windows.is_empty() && ahead.gap.is_empty() && ahead.gaps == 0);
    }
}
