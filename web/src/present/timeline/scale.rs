//! From time to place. Idle time is folded: what matters gets room, what does not gets a wave. Places here are of the
//! natural size; how large they are drawn, and which of them, is the sight's.

use rotation_core::time::Timestamp;

use super::{runs::Run, windows::Plan};

/// Idle time of a minute and more is folded to this width.
const FOLDED: i32 = 46;
/// From here on time is idle.
const IDLE: i64 = 60_000;

#[derive(Debug)]
pub(super) struct Scale {
    /// Every moment that is drawn, and its place.
    points: Vec<(Timestamp, f64)>,
    linear: bool,
}

impl Scale {
    /// `beats` are instants in order; what else matters is the windows, and the end of what is known.
    pub(super) fn folded(beats: &[Timestamp], end: Timestamp, plans: &[Plan], runs: &[Run]) -> Self {
        let mut edges: Vec<Timestamp> = Vec::new();
        let of_plans = plans.iter().filter(|plan| plan.reached);
        for at in of_plans.clone().flat_map(|plan| [plan.window.0, plan.window.1]).chain([end]) {
            // Nearly all come in order.
            if let Err(place) = edges.binary_search(&at) {
                edges.insert(place, at);
            }
        }
        let moments = merged(beats, &edges);
        let gaps = moments.windows(2).map(|pair| match pair {
            [before, after] => gap(after.since(*before).as_millis()),
            _ => 0,
        });
        let mut room = Room { gaps: gaps.collect(), moments };
        for run in runs {
            for step in &run.steps {
                room.ensure(step.from, step.to, if run.compact { 17 } else { step.room() });
            }
        }
        for plan in of_plans {
            room.ensure(plan.window.0, plan.window.1, 150);
        }
        let mut x = 0;
        let places = std::iter::once(0).chain(room.gaps).map(|gap| {
            x += gap;
            f64::from(x)
        });
        Self { points: room.moments.into_iter().zip(places).collect(), linear: false }
    }

    /// The same stretch in the same width, every moment of it equally long.
    #[inline(never)]
    pub(super) fn linear(&self) -> Self {
        let ends = [self.points.first(), self.points.last()];
        Self { points: ends.into_iter().flatten().copied().collect(), linear: true }
    }

    /// The place of a moment; between two that are drawn, in proportion.
    pub(super) fn place(&self, at: Timestamp) -> f64 {
        between(&self.points, at, |_, x| x)
    }

    /// How wide all of it is.
    pub(super) fn end(&self) -> f64 {
        self.points.last().map_or(0.0, |(_, x)| *x)
    }

    /// Where the playhead stands: just right of what happened, left of what comes. `past` is how far right at most.
    pub(super) fn playhead(&self, now: Timestamp, past: f64) -> f64 {
        between(&self.points, now, |n, x| x + self.past(n, past))
    }

    /// The instant at which the playhead stands there; `None`: left of all of them.
    pub(super) fn instant(&self, x: f64, past: f64) -> Option<Timestamp> {
        // A place moves right by no more than half of what lies before the next one, so they stay in order.
        let near = self.points.partition_point(|(_, place)| *place <= x);
        let stands = |n: usize| self.points.get(n).map(|(at, place)| (*at, place + self.past(n, past)));
        let before = (0..=near).rev().take(3).find(|n| stands(*n).is_some_and(|(_, place)| place <= x))?;
        let (t0, x0) = stands(before)?;
        let Some((t1, x1)) = stands(before + 1) else { return Some(t0) };
        let share = t1.since(t0).as_millis() as f64 * (x - x0) / (x1 - x0).max(f64::MIN_POSITIVE);
        Timestamp::from_millis(t0.as_millis() + share.round() as i64)
    }

    /// Folded stretches: their two ends and how long they are.
    pub(super) fn folds(&self, from: f64, to: f64) -> impl Iterator<Item = (f64, f64, i64)> {
        let first = self.points.partition_point(|(_, x)| *x < from).saturating_sub(1);
        let points = self.points.get(first..).unwrap_or_default();
        let pairs = points.windows(2).filter_map(|pair| match pair {
            [(t0, x0), (t1, x1)] => Some((*x0, *x1, t1.since(*t0).as_millis())),
            _ => None,
        });
        pairs.take_while(move |(x0, ..)| *x0 <= to).filter(|(.., idle)| !self.linear && *idle >= IDLE)
    }

    fn past(&self, point: usize, most: f64) -> f64 {
        let x = |n: usize| self.points.get(n).map(|(_, x)| *x);
        match (self.linear, x(point), x(point + 1)) {
            // Where every moment has its own place, so has the playhead.
            (true, ..) => 0.0,
            (_, Some(x), Some(next)) => most.min((next - x) / 2.0),
            _ => most,
        }
    }
}

fn between(points: &[(Timestamp, f64)], at: Timestamp, place: impl Fn(usize, f64) -> f64) -> f64 {
    let after = points.partition_point(|(point, _)| *point < at);
    let stands = |n: usize| points.get(n).map(|(at, x)| (*at, place(n, *x)));
    match (after.checked_sub(1).and_then(stands), stands(after)) {
        (_, Some((point, x))) if point == at => x,
        (Some((t0, x0)), Some((t1, x1))) => {
            let share = at.since(t0).as_millis() as f64 / (t1.since(t0).as_millis() as f64).max(1.0);
            x0 + (x1 - x0) * share
        }
        (None, Some((_, x))) | (Some((_, x)), None) => x,
        (None, None) => 0.0,
    }
}

/// Two lists in order as one in order, each moment once.
fn merged(beats: &[Timestamp], edges: &[Timestamp]) -> Vec<Timestamp> {
    let mut moments: Vec<Timestamp> = Vec::new();
    let mut edges = edges.iter().copied().peekable();
    let mut put = |at: Timestamp| {
        if moments.last() != Some(&at) {
            moments.push(at);
        }
    };
    for at in beats {
        while let Some(edge) = edges.next_if(|edge| edge <= at) {
            put(edge);
        }
        put(*at);
    }
    edges.for_each(put);
    moments
}

/// The moments, and how much room lies between each and the next.
struct Room {
    moments: Vec<Timestamp>,
    gaps: Vec<i32>,
}

impl Room {
    /// Makes room between two moments: every gap between them gets its share.
    fn ensure(&mut self, from: Timestamp, to: Timestamp, room: i32) {
        let index = |at: Timestamp| self.moments.partition_point(|moment| *moment < at);
        let (first, last) = (index(from), index(to).min(self.gaps.len()));
        let Some(gaps) = self.gaps.get_mut(first..last).filter(|gaps| !gaps.is_empty()) else { return };
        let missing = room - gaps.iter().sum::<i32>();
        if missing <= 0 {
            return;
        }
        let count = i32::try_from(gaps.len()).unwrap_or(i32::MAX);
        for (n, gap) in (0..).zip(gaps) {
            *gap += missing * (n + 1) / count - missing * n / count;
        }
    }
}

/// The width of a stretch in which nothing happens.
fn gap(millis: i64) -> i32 {
    match millis {
        ..=0 => 0,
        1..60 => 4,
        60..1000 => 6,
        1000..10_000 => 20,
        10_000..IDLE => 34,
        _ => FOLDED,
    }
}
