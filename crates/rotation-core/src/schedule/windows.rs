//! Many windows in a row.

use super::{Schedule, Window, WindowHours, search::Starts};
use crate::time::Timestamp;

/// The windows of some rules, ascending, as far as time goes.
#[derive(Clone, Debug)]
pub struct Windows {
    schedule: Option<Schedule>,
    duration: Option<WindowHours>,
    rotated: Timestamp,
    after: Timestamp,
    /// A cron's starts follow from each other and not from the last rotation: the search is not begun anew for each.
    starts: Option<Starts>,
}

impl Windows {
    pub(super) fn new(
        schedule: Option<Schedule>,
        duration: Option<WindowHours>,
        rotated: Timestamp,
        after: Timestamp,
    ) -> Self {
        let starts = match schedule {
            Some(Schedule::Cron(cron)) => Some(cron.starts_after(after.max(rotated))),
            _ => None,
        };
        Self { schedule, duration, rotated, after, starts }
    }
}

impl Iterator for Windows {
    type Item = Window;

    #[inline]
    fn next(&mut self) -> Option<Window> {
        let schedule = self.schedule?;
        let start = match &mut self.starts {
            Some(starts) => starts.next(),
            None => schedule.start_after(self.rotated, self.after),
        };
        let start = start.filter(|start| *start > self.after)?;
        self.after = start;
        Window::opening(start, schedule.hours_open(start, self.duration))
    }
}
