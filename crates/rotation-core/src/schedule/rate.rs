//! `rate(Value Unit)`: a number, one space, and hour, hours, day or days.

use super::{
    Days,
    error::Reason,
    field::{Fault, number},
    read::Schedule,
};
use crate::{
    assumption::{Assumptions, RateHoursAnchor},
    time::{Span, Timestamp},
};

/// rate(N hours).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HourRate {
    /// 4 to 23.
    pub(super) every: u8,
    /// From where the hours are counted.
    pub(super) anchor: RateHoursAnchor,
}

/// Reads what stands between the parentheses.
pub(super) fn read<'a>(inner: &'a str, assumed: &Assumptions) -> Result<Schedule, Fault<'a>> {
    let (value, unit) = inner.split_once(' ').ok_or((inner, Reason::RateForm))?;
    let count = number(value).ok_or((value, Reason::RateForm))?;
    // Whether the noun agrees with its number (`1 days`) is not known to matter.
    match unit {
        "hour" | "hours" => {
            let every = u8::try_from(count).ok().filter(|hours| (4..24).contains(hours));
            let every = every.ok_or((value, Reason::RateHours))?;
            Ok(Schedule::Hours(HourRate { every, anchor: assumed.rate_hours_anchor }))
        }
        "day" | "days" => {
            let days = Days::new(i64::from(count)).filter(|days| days.get() < 1000);
            Ok(Schedule::Days(days.ok_or((value, Reason::RateDays))?))
        }
        _ => Err((unit, Reason::RateUnit)),
    }
}

impl HourRate {
    /// Hours between two starts.
    pub fn hours(self) -> u8 {
        self.every
    }

    /// From where they are counted.
    pub fn anchor(self) -> RateHoursAnchor {
        self.anchor
    }

    /// The first start strictly after `after`, where the last rotation was at `rotated`.
    pub(super) fn start_after(self, rotated: Timestamp, after: Timestamp) -> Option<Timestamp> {
        let every = Span::hours(u32::from(self.every)).as_millis();
        let origin = match self.anchor {
            RateHoursAnchor::RotationDay => rotated.day().start(),
            RateHoursAnchor::RotationHour => {
                rotated.day().start().plus(Span::hours(u32::from(rotated.clock().hour)))
            }
            RateHoursAnchor::EveryDay => after.day().start(),
        };
        let steps = after.since(origin).as_millis() / every + 1;
        let start = Timestamp::from_millis(origin.as_millis() + steps * every)?;
        if self.anchor == RateHoursAnchor::EveryDay && start.day() != origin.day() {
            return Some(origin.plus(Span::days(1)));
        }
        Some(start)
    }
}
