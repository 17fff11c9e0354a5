//! From time to place. Idle time is folded: what matters gets room, what does not gets a wave.

use rotation_core::time::Timestamp;
use rotation_lab::Beat;

use super::{Scene, runs::Run, windows::Plan};

/// Where the first moment stands.
const LEFT: i32 = 12;
/// Idle time of a minute and more is folded to this width.
const FOLDED: i32 = 46;
/// How far right of its moment the playhead stands, so that what just happened lies left of it.
const PAST: i32 = 9;

pub(super) struct Scale {
    /// Every moment that is drawn, and its place.
    points: Vec<(Timestamp, i32)>,
}

impl Scale {
    pub(super) fn new(scene: &Scene<'_>, plans: &[Plan], runs: &[Run]) -> Self {
        // In order and once each; nearly all come in order.
        let mut moments: Vec<Timestamp> = Vec::new();
        let ends = plans.iter().flat_map(|plan| [plan.window.0, plan.window.1]);
        for at in scene.own().map(|(_, beat)| beat.at()).chain([scene.now]).chain(ends) {
            if let Err(place) = moments.binary_search(&at) {
                moments.insert(place, at);
            }
        }
        let mut x = LEFT;
        let mut scale = Self { points: Vec::new() };
        for moment in moments {
            if let Some((before, _)) = scale.points.last() {
                x += gap(moment.since(*before).as_millis());
            }
            scale.points.push((moment, x));
        }
        for run in runs {
            for step in &run.steps {
                scale.ensure(step.from, step.to, if run.compact { 17 } else { step.room() });
            }
        }
        for plan in plans {
            scale.ensure(plan.window.0, plan.window.1, 150);
        }
        scale
    }

    /// The place of a moment; between two that are drawn, in proportion.
    pub(super) fn x(&self, at: Timestamp) -> i32 {
        let after = self.points.partition_point(|(point, _)| *point < at);
        match (after.checked_sub(1).and_then(|i| self.points.get(i)), self.points.get(after)) {
            (_, Some((point, x))) if *point == at => *x,
            (Some((t0, x0)), Some((t1, x1))) => {
                let share = at.since(*t0).as_millis() * i64::from(x1 - x0) / t1.since(*t0).as_millis().max(1);
                x0 + i32::try_from(share).unwrap_or(0)
            }
            (None, Some((_, x))) | (Some((_, x)), None) => *x,
            (None, None) => LEFT,
        }
    }

    pub(super) fn end(&self) -> i32 {
        self.points.last().map_or(LEFT, |(_, x)| *x)
    }

    /// Just right of what happened, left of what comes.
    pub(super) fn playhead(&self, now: Timestamp) -> i32 {
        let x = self.x(now);
        let next = self.points.iter().find(|(point, _)| *point > now).map_or(x + 2 * PAST, |(_, next)| *next);
        x + PAST.min((next - x) / 2)
    }

    /// Folded stretches: their two ends and how long they are.
    pub(super) fn folds(&self) -> impl Iterator<Item = (i32, i32, i64)> {
        self.points.windows(2).filter_map(|pair| {
            let [(t0, x0), (t1, x1)] = pair else { return None };
            let idle = t1.since(*t0).as_millis();
            (idle >= 60_000).then_some((*x0, *x1, idle))
        })
    }

    pub(super) fn stops(&self, scene: &Scene<'_>) -> Vec<(i32, usize)> {
        let mut stops = vec![(0, 0)];
        for (index, beat) in scene.own() {
            let x = self.x(beat.at());
            match stops.last_mut() {
                Some(last) if last.0 == x => last.1 = index + 1,
                _ => stops.push((x, index + 1)),
            }
        }
        debug_assert!(scene.beats.iter().map(Beat::at).is_sorted());
        stops
    }

    /// Makes room between two moments: every gap between them gets its share.
    fn ensure(&mut self, from: Timestamp, to: Timestamp, room: i32) {
        let (first, last) = (self.index(from), self.index(to));
        let gaps = i32::try_from(last.saturating_sub(first)).unwrap_or(0);
        let missing = room - (self.x(to) - self.x(from));
        if gaps == 0 || missing <= 0 {
            return;
        }
        for (n, (_, x)) in self.points.iter_mut().skip(first + 1).enumerate() {
            let n = i32::try_from(n + 1).unwrap_or(gaps).min(gaps);
            *x += missing * n / gaps;
        }
    }

    fn index(&self, at: Timestamp) -> usize {
        self.points.partition_point(|(point, _)| *point < at)
    }
}

/// The width of a stretch in which nothing happens.
fn gap(millis: i64) -> i32 {
    match millis {
        ..=0 => 0,
        1..60 => 4,
        60..1000 => 6,
        1000..10_000 => 20,
        10_000..60_000 => 34,
        _ => FOLDED,
    }
}
