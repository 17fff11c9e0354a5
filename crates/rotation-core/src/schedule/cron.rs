//! `cron(Minutes Hours Day-of-month Month Day-of-week Year)`, with 0 in the minutes and * in the year.

use super::{
    Numbers,
    error::{CronField, Reason},
    field::{DAYS, Fault, HOURS, MONTHS, WEEKDAYS, number},
};
use crate::{
    assumption::{Assumptions, HoursTypeCron},
    time::days_in_month,
};

/// The documentation: as often as every four hours.
const LEAST_GAP: u8 = 4;

/// The hours of some days of some months. It has been read from text, so it comes every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cron {
    pub(super) hours: Numbers,
    /// A schedule in hours, whose windows close after one hour if no Duration is given.
    pub(super) in_hours: bool,
    pub(super) days: DayRule,
    pub(super) months: Numbers,
}

/// Which days of a month. Weekdays are 1 (Sunday) to 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayRule {
    /// These days of the month; all of them where none is said.
    OfMonth(Numbers),
    /// The last day of the month.
    Last,
    /// Each of these weekdays.
    Weekdays(Numbers),
    /// The last such weekday of the month.
    LastWeekday(u8),
    /// The n-th such weekday of the month.
    NthWeekday {
        /// 1 (Sunday) to 7.
        weekday: u8,
        /// 1 to 5.
        nth: u8,
    },
}

impl Cron {
    /// Reads what stands between the parentheses.
    pub(super) fn read<'a>(inner: &'a str, assumed: &Assumptions) -> Result<Self, Fault<'a>> {
        let [minutes, hour_field, date, month, weekday, year] = six(inner)?;
        if minutes != "0" {
            return Err((minutes, Reason::Minutes));
        }
        let hours = HOURS.read(hour_field)?;
        let dates = if date == "?" { None } else { Some(of_month(date)?) };
        let months = MONTHS.read(month)?;
        let weekdays = if weekday == "?" { None } else { Some(of_week(weekday)?) };
        if year != "*" {
            return Err((year, Reason::Year));
        }
        let days = match (dates, weekdays) {
            (Some(days), None) | (None, Some(days)) => days,
            (None, None) => return Err((weekday, Reason::NoDay)),
            (Some(_), Some(_)) => return Err((if date == "*" { date } else { weekday }, Reason::TwoDays)),
        };
        let listed = hour_field.contains([',', '-', '*']);
        let cron = Self { hours, in_hours: listed || hour_field.contains('/'), days, months };
        let (ever, every_year, on_next_day) = cron.recurrence();
        let dates = if date == "?" { weekday } else { date };
        match () {
            () if cron.least_gap(on_next_day) < LEAST_GAP => Err((hour_field, Reason::TooOften)),
            () if listed && assumed.hours_type_cron == HoursTypeCron::Refused => {
                Err((hour_field, Reason::HoursListed))
            }
            () if !ever => Err((dates, Reason::NeverComes)),
            () if !every_year => Err((dates, Reason::NotEveryYear)),
            () => Ok(cron),
        }
    }

    /// Hours between two starts of one day, and over midnight if both days can be open.
    fn least_gap(self, on_next_day: bool) -> u8 {
        let over_midnight = self.hours.first().zip(self.hours.last()).map(|(first, last)| 24 + first - last);
        self.gap_in_day().min(over_midnight.filter(|_| on_next_day).unwrap_or(24))
    }

    /// Hours between the two starts of one day that are nearest to each other.
    pub(super) fn gap_in_day(self) -> u8 {
        let gap = |hour| self.hours.first_above(hour).map(|next| next - hour);
        self.hours.iter().filter_map(gap).min().unwrap_or(24)
    }

    /// Whether it ever comes, comes in every year, and may come on two days in a row. There are fourteen kinds of
    /// year, so this is looked at and not searched for.
    fn recurrence(self) -> (bool, bool, bool) {
        let (mut ever, mut every_year, mut on_next_day) = (false, true, false);
        for (kind, year) in (0..14).map(|kind| (kind, if kind < 7 { 2027 } else { 2028 })) {
            let mut weekday = kind % 7;
            let december = self.in_month(12, 31, (weekday + 4) % 7);
            let (mut this_year, mut day_before) = (false, december.contains(31));
            for month in 1..=12 {
                let length = days_in_month(year, month);
                let days = self.in_month(month, length, weekday);
                this_year |= !days.is_empty();
                on_next_day |= days.bits() & days.bits() << 1 != 0 || day_before && days.contains(1);
                day_before = days.contains(length);
                weekday = (weekday + length) % 7;
            }
            (ever, every_year) = (ever | this_year, every_year & this_year);
        }
        (ever, every_year, on_next_day)
    }

    /// The days of a month of that length whose first day is that weekday (0 = Sunday).
    pub(super) fn in_month(self, month: u8, length: u8, first: u8) -> Numbers {
        let days = if self.months.contains(month) { self.days.in_month(length, first) } else { 0 };
        Numbers::of_bits(days)
    }
}

impl DayRule {
    fn in_month(self, length: u8, first: u8) -> u32 {
        let whole = Numbers::all(1, length).bits();
        let each = |weekday: u8| weekly(weekday, first) & whole;
        match self {
            Self::OfMonth(days) => days.bits() & whole,
            Self::Last => 1 << length,
            Self::Weekdays(days) => days.iter().fold(0, |bits, weekday| bits | each(weekday)),
            Self::LastWeekday(weekday) => Numbers::of_bits(each(weekday)).last().map_or(0, |day| 1 << day),
            // Days 1 to 7 hold the first of each weekday, 8 to 14 the second, and so on.
            Self::NthWeekday { weekday, nth } => each(weekday) & 0b1111_1110 << (7 * (nth - 1)),
        }
    }
}

/// All days of a month without end that are this weekday (1 = Sunday), if its first day is `first` (0 = Sunday).
fn weekly(weekday: u8, first: u8) -> u32 {
    let every_seventh = 1 << 1 | 1 << 8 | 1 << 15 | 1 << 22 | 1 << 29;
    every_seventh << ((weekday + 6 - first) % 7)
}

fn six(inner: &str) -> Result<[&str; 6], Fault<'_>> {
    let mut given = inner.split(' ').filter(|field| !field.is_empty());
    let mut fields = [""; 6];
    for field in &mut fields {
        *field = given.next().ok_or((inner, Reason::FieldCount))?;
    }
    given.next().map_or(Ok(fields), |_| Err((inner, Reason::FieldCount)))
}

fn of_month(text: &str) -> Result<DayRule, Fault<'_>> {
    if text.eq_ignore_ascii_case("L") {
        return Ok(DayRule::Last);
    }
    // The user guide has `SUNL` in this column.
    if let Some(weekday) = last_of(text).and_then(|name| WEEKDAYS.named(name)) {
        return Ok(DayRule::LastWeekday(weekday));
    }
    if text.ends_with(['W', 'w']) {
        return Err((text, Reason::NearestWeekday));
    }
    Ok(DayRule::OfMonth(DAYS.read(text)?))
}

fn of_week(text: &str) -> Result<DayRule, Fault<'_>> {
    if text == "*" {
        return Ok(DayRule::OfMonth(DAYS.all()));
    }
    if let Some((weekday, nth)) = text.split_once('#') {
        let weekday = WEEKDAYS.value(weekday)?;
        let counted = number(nth).ok_or((nth, Reason::Unreadable(CronField::DayOfWeek)))?;
        let nth = u8::try_from(counted)
            .ok()
            .filter(|n| (1..=5).contains(n))
            .ok_or((nth, Reason::OutOfRange(CronField::DayOfWeek)))?;
        return Ok(DayRule::NthWeekday { weekday, nth });
    }
    match last_of(text) {
        // Alone it is the last day of the week.
        Some("") => Ok(DayRule::Weekdays(Numbers::all(7, 7))),
        Some(weekday) => Ok(DayRule::LastWeekday(WEEKDAYS.value(weekday)?)),
        None => Ok(DayRule::Weekdays(WEEKDAYS.read(text)?)),
    }
}

fn last_of(text: &str) -> Option<&str> {
    text.strip_suffix(['L', 'l'])
}
