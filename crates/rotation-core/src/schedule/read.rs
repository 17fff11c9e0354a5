//! From the text of ScheduleExpression to the schedule it means.

use super::{
    Cron, Days, HourRate, ScheduleError, WindowHours,
    error::{Member, Reason},
    field::{Fault, place},
    rate,
    repair::repair,
};
use crate::{
    assumption::Assumptions,
    time::{Span, Timestamp},
};

/// When windows open. Read once; what it holds is within every rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// Every so many days, at 00:00: rate(N days), or AutomaticallyAfterDays.
    Days(Days),
    /// rate(N hours).
    Hours(HourRate),
    /// cron(…).
    Cron(Cron),
}

impl Schedule {
    /// Reads `rate(10 days)` or `cron(0 8 1 * ? *)`. The error says where, why and what was meant.
    ///
    /// ```
    /// use rotation_core::{assumption::Assumptions, schedule::Schedule};
    /// let parse = |text| Schedule::parse(text, &Assumptions::default());
    /// assert!(parse("cron(0 8 1 * ? *)").is_ok());
    /// let error = parse("cron(15 8 1 * ? *)").unwrap_err();
    /// assert_eq!((error.span, error.repair.as_deref()), (5..7, Some("cron(0 8 1 * ? *)")));
    /// ```
    #[inline(never)]
    pub fn parse(text: &str, assumed: &Assumptions) -> Result<Self, ScheduleError> {
        read(text, assumed).map_err(|(part, reason)| ScheduleError {
            member: Member::ScheduleExpression,
            span: place(text, part),
            reason,
            repair: repair(text, assumed),
        })
    }

    /// The first start strictly after `after`, where the last rotation was at `rotated`.
    pub(super) fn start_after(self, rotated: Timestamp, after: Timestamp) -> Option<Timestamp> {
        let after = after.max(rotated);
        match self {
            Self::Cron(cron) => cron.start_after(after),
            Self::Hours(rate) => rate.start_after(rotated, after),
            Self::Days(days) => {
                let passed = u32::try_from(after.day().days_since(rotated.day())).ok()?;
                let days = u32::from(days.get());
                Some(rotated.day().start().plus(Span::days((passed / days + 1) * days)))
            }
        }
    }

    /// Whether a window may be open that long, and if not, how long at most.
    pub(super) fn check_duration(self, duration: WindowHours) -> Result<(), (Reason, u8)> {
        let (hours, within) = (duration.get(), |most, reason| (reason, most));
        match self {
            Self::Hours(rate) if hours > rate.every => Err(within(rate.every, Reason::DurationOverRate)),
            Self::Cron(cron) => {
                let rest_of_day = 24 - cron.hours.last().unwrap_or(0);
                match cron.gap_in_day() {
                    gap if hours > rest_of_day => Err(within(gap.min(rest_of_day), Reason::DurationOverDay)),
                    gap if hours > gap => Err(within(gap, Reason::DurationOverGap)),
                    _ => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    /// How many hours a window is open that opens at `start`. None runs past its UTC day.
    pub(super) fn hours_open(self, start: Timestamp, duration: Option<WindowHours>) -> u32 {
        let rest_of_day = 24 - start.clock().hour;
        let in_hours = matches!(self, Self::Hours(_) | Self::Cron(Cron { in_hours: true, .. }));
        let hours = duration.map_or(if in_hours { 1 } else { 24 }, WindowHours::get);
        u32::from(hours.min(rest_of_day))
    }
}

pub(super) fn read<'a>(text: &'a str, assumed: &Assumptions) -> Result<Schedule, Fault<'a>> {
    let between = |name: &str| text.strip_prefix(name)?.strip_suffix(')');
    if let Some(inner) = between("rate(") {
        return rate::read(inner, assumed);
    }
    match between("cron(") {
        Some(inner) => Cron::read(inner, assumed).map(Schedule::Cron),
        None if text.starts_with("at(") => Err((text, Reason::OneTime)),
        None => Err((text, Reason::NoSchedule)),
    }
}
