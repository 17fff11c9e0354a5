//! One secret from window to window, as the core's engine takes it: the moment, the tries, the next window.

use rotation_core::{
    rotation::FIRST_CALL_DELAY,
    schedule::{Drawn, Moments, RotationRules, Schedule, Window},
    time::{Day, Span, Timestamp},
};

use super::{HOUR, Member, Moved, Spec, spread};

/// One secret's way.
pub(super) struct Walk<'a> {
    moments: Moments,
    rules: RotationRules,
    spec: &'a Spec,
    /// The day on which somebody rotates it by hand, until it has come.
    by_hand: Option<Day>,
    /// Where the next window depends on the hour alone, the rest of the moment need not be drawn.
    by_hours: bool,
}

/// One try to rotate.
#[derive(Clone, Copy)]
pub(super) struct Try {
    pub(super) at: Timestamp,
    /// From 1.
    pub(super) attempt: u32,
    pub(super) failed: bool,
    /// There is no other in this window.
    pub(super) last: bool,
}

impl<'a> Walk<'a> {
    /// A secret at the start of the time that is looked at.
    pub(super) fn of(spec: &'a Spec, member: &Member, moved: bool) -> Self {
        let moments = Moments::of(spec.seed, &member.arn);
        let (rules, by_hand) = if moved {
            let Moved { rules, by_hand } = spread(member, spec.seed, spec.from);
            (rules, by_hand)
        } else {
            (member.rules.clone(), None)
        };
        let in_hours = matches!(rules.schedule(), Some(Schedule::Hours(_)));
        Self { moments, rules, spec, by_hand, by_hours: spec.function.failing == 0 && !in_hours }
    }

    /// The first window: a moment that has passed is not made up for.
    pub(super) fn first(&mut self, rotated: Timestamp) -> Option<Window> {
        let from = self.spec.from;
        let to_come = |window: &Window| self.moments.draw(*window).moment() > from;
        let window = self.rules.window_after(rotated).filter(to_come);
        let window = window.or_else(|| self.rules.window_after(from));
        self.or_by_hand(window)
    }

    /// Goes through a window and tells each try, dated to the second if it is to be `exact`, else to the hour.
    /// Returns the window that is planned next.
    pub(super) fn rotate(
        &mut self,
        window: Window,
        exact: bool,
        mut told: impl FnMut(Try),
    ) -> Option<Window> {
        let drawn = self.moments.draw(window);
        if !exact && self.by_hours {
            let hour = drawn.hour();
            // A try takes less than an hour: only from the last one can it reach beyond the window.
            if hour + 1 < window.hours() {
                let at = window.start.plus(Span::hours(hour));
                told(Try { at, attempt: 1, failed: false, last: true });
                let next = self.rules.window_after(at);
                return self.or_by_hand(next);
            }
        }
        let (mut at, mut attempt) = (drawn.moment(), 1);
        let mut called = at.plus(FIRST_CALL_DELAY);
        loop {
            let end = called.plus(self.spec.function.run);
            let failed = self.fails(drawn, attempt);
            let pause = self.spec.retry.pause_after(attempt).filter(|_| failed);
            let retry = pause.map(|pause| end.plus(pause)).filter(|retry| *retry < window.end);
            told(Try { at, attempt, failed, last: retry.is_none() });
            let Some(retry) = retry else {
                let next =
                    if failed { self.rules.window_to_try_again(end) } else { self.rules.window_after(end) };
                return self.or_by_hand(next);
            };
            (at, called, attempt) = (retry, retry, attempt + 1);
        }
    }

    /// The planned window, unless the rotation by hand comes before it.
    fn or_by_hand(&mut self, planned: Option<Window>) -> Option<Window> {
        let Some(day) = self.by_hand else { return planned };
        let start = day.start();
        if planned.is_some_and(|window| window.start < start) {
            return planned;
        }
        self.by_hand = None;
        Some(Window { start, end: start.plus(Span::days(1)) })
    }

    /// Takes up the way at a window that is known.
    pub(super) fn resume(&mut self, window: Window) {
        self.by_hand.take_if(|day| day.start() <= window.start);
    }

    fn fails(&self, drawn: Drawn, attempt: u32) -> bool {
        let failing = self.spec.function.failing;
        failing > 0
            && drawn.entropy().derive("outcome").nth(attempt.into()).below(1_000_000) < u64::from(failing)
    }
}

/// Hours from `first` to `at`.
pub(super) fn hours_since(first: Timestamp, at: Timestamp) -> u32 {
    u32::try_from(at.since(first).as_millis() / HOUR.as_millis()).unwrap_or(u32::MAX)
}
