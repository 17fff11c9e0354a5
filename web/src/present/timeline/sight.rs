//! Which part of the picture is drawn, and how large. What lies outside is left out, and what is too fine to be told
//! apart is one thing with a count.

use rotation_core::time::Timestamp;

use super::Scale;
use crate::model::lab::{Look, NATURAL};

/// Where the first moment stands.
const LEFT: f64 = 12.0;
/// How far right of its moment the playhead stands, so that what just happened lies left of it.
const PAST: f64 = 9.0;
/// Room right of the last moment.
const AFTER: f64 = 48.0;
/// Nothing is drawn from here on to the left.
const BEFORE: i32 = -100;
/// As wide as a browser scrolls without losing pixels, and some.
const WIDEST: f64 = 8_000_000.0;
/// So many times as large as in nature, at most: in millionths it is still a number of 31 bits.
const LARGEST: f64 = 2000.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sight {
    /// How large it is drawn, in millionths of the natural size.
    pub(super) zoom: u32,
    /// What is drawn begins here.
    pub(super) from: i32,
    /// What is drawn ends here.
    pub(super) to: i32,
}

impl Sight {
    /// Around the place that the reader moved to, or else around the playhead.
    pub(super) fn of(
        look: Look,
        scale: &Scale,
        now: Timestamp,
        playhead: impl Fn(&Self, Timestamp) -> i32,
    ) -> Self {
        let all = scale.end().max(1.0);
        let natural = f64::from(NATURAL);
        let fit = (f64::from(look.width) - LEFT - AFTER).max(1.0) / all * natural;
        let zoom = look.zoom.map_or(fit, f64::from);
        let most = (WIDEST / all).clamp(1.0, LARGEST) * natural;
        let zoom = zoom.clamp(fit.min(natural), most);
        let mut sight = Self { zoom: zoom as u32, from: 0, to: 0 };
        sight.zoom = sight.zoom.max(1);
        let width = sight.width(scale);
        let around = |left: i32, more: i32| {
            (left.saturating_sub(more), left.saturating_add(look.width).saturating_add(more))
        };
        let (x, before) = (playhead(&sight, now), look.before.map(|before| playhead(&sight, before)));
        (sight.from, sight.to) = match (look.left, before) {
            // Where the reader moved it, and may move it a little more.
            (Some(left), _) => around(left, look.width / 2),
            // The playhead went out of the view, and the view goes after it.
            (None, Some(before)) if x.abs_diff(before) > look.width.unsigned_abs() => {
                let last = width.saturating_sub(look.width).max(0);
                around(Look::follows(x, look.width).clamp(0, last), look.width / 16)
            }
            // The view stands somewhere around the playhead.
            (None, _) => (x.saturating_sub(look.width), x.saturating_add(look.width)),
        };
        // Where the log has nothing more, what is drawn is the same wherever the playhead stands.
        if sight.from <= 0 {
            sight.from = BEFORE;
        }
        if sight.to >= width {
            sight.to = width.max(look.width);
        }
        sight
    }

    /// Where a place of the natural size is drawn.
    pub(super) fn x(&self, place: f64) -> i32 {
        (LEFT + place * self.factor() + 0.5).floor() as i32
    }

    /// And back.
    pub(super) fn place(&self, x: i32) -> f64 {
        (f64::from(x) - LEFT) / self.factor()
    }

    /// How wide the whole drawing is.
    pub(super) fn width(&self, scale: &Scale) -> i32 {
        self.x(scale.end()) + AFTER as i32
    }

    /// Whether all of the log is drawn.
    pub(super) fn is_whole(&self, scale: &Scale) -> bool {
        self.from <= 0 && self.to >= self.width(scale)
    }

    /// How far right of its moment the playhead stands, in the natural size.
    pub(super) fn past(&self) -> f64 {
        PAST / self.factor()
    }

    /// Those of a list, in the order of their places, that are drawn.
    pub(super) fn drawn<'a, T>(&self, list: &'a [T], place: impl Fn(&T) -> f64) -> &'a [T] {
        let (from, to) = (self.place(self.from), self.place(self.to));
        let first = list.partition_point(|one| place(one) < from);
        let end = list.partition_point(|one| place(one) <= to);
        list.get(first..end.max(first)).unwrap_or_default()
    }

    /// Whether something that reaches from one place to another is drawn.
    pub(super) fn meets(&self, x0: i32, x1: i32) -> bool {
        x1 >= self.from && x0 <= self.to
    }

    fn factor(&self) -> f64 {
        f64::from(self.zoom) / f64::from(NATURAL)
    }
}

/// A list in groups of what is drawn less than `apart` from the first of them; several of them stand for what is less
/// than `room` from there, so that their count can be read.
pub(super) fn groups<T>(
    list: &[T],
    x: impl Fn(&T) -> i32,
    apart: i32,
    room: i32,
) -> impl Iterator<Item = &[T]> {
    let mut rest = list;
    std::iter::from_fn(move || {
        let first = x(rest.first()?);
        let within = |most: i32| rest.iter().take_while(|one| x(one) - first < most).count();
        let count = if within(apart) > 1 { within(room) } else { 1 };
        let (group, after) = rest.split_at_checked(count)?;
        rest = after;
        Some(group)
    })
}
