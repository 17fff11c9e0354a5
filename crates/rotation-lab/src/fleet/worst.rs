//! The second look: the worst hour, second by second, and the secrets in it.

use rotation_core::{
    schedule::Window,
    time::{Span, Timestamp},
};

use super::{Member, Spec, walk::Walk};

/// Of an hour.
const SECONDS: usize = 3600;

/// The start of a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The number of the secret.
    pub secret: u32,
    /// When.
    pub at: Timestamp,
}

/// The hour in which most tries start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worst {
    /// Its first moment.
    pub hour: Timestamp,
    /// The tries that start in it, in the order of their secrets.
    pub starts: Vec<Start>,
    /// How many tries start in each of its 3600 seconds.
    pub per_second: Vec<u32>,
    /// How many functions are at work during each second, those that began before the hour included.
    pub at_work: Vec<u32>,
}

impl Worst {
    /// Most starts in one second.
    pub fn peak_per_second(&self) -> u32 {
        self.per_second.iter().copied().max().unwrap_or(0)
    }

    /// Most functions at work in one second: what a limit on Lambda's concurrency is held against.
    pub fn peak_at_work(&self) -> u32 {
        self.at_work.iter().copied().max().unwrap_or(0)
    }

    /// In how many seconds more than `limit` functions are at work.
    pub fn seconds_over(&self, limit: u32) -> u32 {
        self.at_work.iter().filter(|count| **count > limit).count() as u32
    }
}

/// Looking under way.
#[derive(Clone, Debug)]
pub(super) struct Look {
    hour: Timestamp,
    from: Timestamp,
    until: Timestamp,
    /// For each secret the window from which to go on.
    windows: Vec<Option<Window>>,
    starts: Vec<Start>,
}

impl Look {
    pub(super) fn at(
        hour: Timestamp,
        from: Timestamp,
        until: Timestamp,
        windows: Vec<Option<Window>>,
    ) -> Self {
        Self { hour, from, until, windows, starts: Vec::new() }
    }

    pub(super) fn at_nothing() -> Self {
        Self::at(Timestamp::EPOCH, Timestamp::EPOCH, Timestamp::EPOCH, Vec::new())
    }

    /// One secret through the hour.
    pub(super) fn secret(&mut self, spec: &Spec, moved: bool, number: u32, member: &Member) {
        let mut planned = self.windows.get(number as usize).copied().flatten();
        let Some(window) = planned.filter(|window| window.start < self.until) else { return };
        let mut walk = Walk::of(spec, member, moved);
        walk.resume(window);
        while let Some(window) = planned.filter(|window| window.start < self.until) {
            let (from, until, starts) = (self.from, self.until, &mut self.starts);
            // Only a window that reaches into the hour is looked at to the second.
            planned = walk.rotate(window, window.end > from, |one| {
                if from < one.at && one.at < until {
                    starts.push(Start { secret: number, at: one.at });
                }
            });
        }
    }

    pub(super) fn end(self, run: Span) -> Option<Worst> {
        let Self { hour, until, mut starts, .. } = self;
        let mut per_second = vec![0; SECONDS];
        // How many begin in each second, and how many have ended by then.
        let (mut begun, mut ended) = (vec![0_u32; SECONDS], vec![0_u32; SECONDS]);
        let count = |counts: &mut Vec<u32>, place: usize| {
            counts.get_mut(place).into_iter().for_each(|count| *count += 1);
        };
        for Start { at, .. } in &starts {
            let begin = second(at.since(hour));
            if *at >= hour {
                count(&mut per_second, begin);
            }
            count(&mut begun, begin);
            // A second that is begun counts whole.
            count(&mut ended, second(at.plus(run).plus(Span::millis(999)).since(hour)).max(begin + 1));
        }
        let mut now = 0;
        let each = begun.iter().zip(&ended).map(|(begun, ended)| {
            now = now + begun - ended;
            now
        });
        let at_work = each.collect();
        starts.retain(|start| start.at >= hour);
        (until > hour).then_some(Worst { hour, starts, per_second, at_work })
    }
}

fn second(span: Span) -> usize {
    usize::try_from(span.as_millis() / 1000).unwrap_or(usize::MAX)
}
