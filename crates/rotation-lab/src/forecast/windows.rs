//! One window after the other, and the moment to expect in each.

use rotation_core::{
    schedule::{RotationRules, Window, minute_shares},
    time::{Span, Timestamp},
};

/// A window ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// The window.
    pub window: Window,
    /// The mean of the moments that may be chosen in it.
    pub expected: Timestamp,
    /// From the opening of the window before to this one's; for the first, from where the list begins.
    pub gap: Span,
}

/// The next `count` windows (fewer at the end of time) that open after `after`, where the last rotation was at
/// `rotated`.
pub fn windows(rules: &RotationRules, rotated: Timestamp, after: Timestamp, count: usize) -> Vec<Ahead> {
    let mut before = after;
    let each = Rotations::after(rules, rotated, after).take(count).map(|window| {
        let gap = window.start.since(before);
        before = window.start;
        Ahead { window, expected: expected_moment(window), gap }
    });
    each.collect()
}

/// The mean of the moments that may be chosen in `window`, to the second: the hour is drawn evenly, the minute by
/// [`minute_shares`], the second evenly.
pub fn expected_moment(window: Window) -> Timestamp {
    let hours = (window.hours().max(1) - 1) * 1800;
    let shares = minute_shares();
    let minutes = shares.iter().zip(0..).map(|(share, minute)| u64::from(share.0) * 60 * minute).sum::<u64>();
    let minutes = u32::try_from(minutes / 1_000_000).unwrap_or(0);
    window.start.plus(Span::seconds(hours + minutes + 30))
}

/// Window after window, each after a rotation in the one before.
#[derive(Clone, Debug)]
pub struct Rotations<'a> {
    rules: &'a RotationRules,
    rotated: Timestamp,
    after: Timestamp,
}

impl<'a> Rotations<'a> {
    /// From the first that opens after `after`.
    pub fn after(rules: &'a RotationRules, rotated: Timestamp, after: Timestamp) -> Self {
        Self { rules, rotated, after: after.max(rotated) }
    }
}

impl Iterator for Rotations<'_> {
    type Item = Window;

    /// A window lies within one UTC day, so the next one does not depend on the moment inside it. (It does where
    /// rate(N hours) is counted from the rotation's own hour: then this is the course of the earliest moments.)
    fn next(&mut self) -> Option<Window> {
        let window = self.rules.window_since(self.rotated, self.after)?;
        // At the end of time starts no longer move on.
        if window.start <= self.after {
            return None;
        }
        (self.rotated, self.after) = (window.start, window.start);
        Some(window)
    }
}
