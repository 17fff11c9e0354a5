//! Schedules a second time, written without a look at the first: a calendar counted up day by day, and a matcher
//! that asks of each hour whether it is one. Slow and plain, so that it can be believed.

pub(crate) const HOUR: i64 = 3_600_000;

/// One day: its number since 1970, month, date, weekday (0 = Sunday) and the length of its month.
#[derive(Clone, Copy)]
pub(crate) struct Day {
    pub(crate) number: i64,
    pub(crate) year: i64,
    pub(crate) month: i64,
    pub(crate) date: i64,
    pub(crate) weekday: i64,
    pub(crate) length: i64,
}

/// Every day from 1970 to the end of 2069.
pub(crate) fn calendar() -> Vec<Day> {
    let (mut days, mut number) = (Vec::new(), 0);
    for year in 1970..2070 {
        let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
        let lengths = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, length) in (1..).zip(lengths) {
            for date in 1..=length {
                // 1970-01-01 was a Thursday.
                days.push(Day { number, year, month, date, weekday: (number + 4) % 7, length });
                number += 1;
            }
        }
    }
    days
}

pub(crate) struct Cron {
    hours: Vec<bool>,
    months: Vec<bool>,
    date: String,
    weekday: String,
}

impl Cron {
    /// Of a well-formed expression.
    pub(crate) fn of(expression: &str) -> Self {
        let inner = expression.trim_start_matches("cron(").trim_end_matches(')');
        let fields: Vec<String> = inner.split_whitespace().map(str::to_uppercase).collect();
        let table =
            |text: &str, range: std::ops::Range<i64>| range.map(|n| has(text, n, MONTHS, 0)).collect();
        Self {
            hours: (0..24).map(|hour| has(&fields[1], hour, "", 0)).collect(),
            months: table(&fields[3], 0..13),
            date: fields[2].clone(),
            weekday: fields[4].clone(),
        }
    }

    pub(crate) fn hours(&self) -> Vec<i64> {
        (0..24).filter(|hour| self.hours[*hour as usize]).collect()
    }

    pub(crate) fn on(&self, day: Day) -> bool {
        if !self.months[day.month as usize] {
            return false;
        }
        let named = |text: &str| number(text, WEEKDAYS, 1).expect("a weekday") - 1;
        let field = if self.date == "?" { &self.weekday } else { &self.date };
        let last_week = day.date + 7 > day.length;
        match (field.as_str(), field.strip_suffix('L'), field.split_once('#')) {
            ("*", ..) => true,
            ("L", ..) if self.date == "?" => day.weekday == 6,
            ("L", ..) => day.date == day.length,
            (_, Some(weekday), _) => day.weekday == named(weekday) && last_week,
            (_, _, Some((weekday, nth))) => {
                day.weekday == named(weekday) && (day.date + 6) / 7 == nth.parse().expect("a number")
            }
            _ if self.date == "?" => has(field, day.weekday + 1, WEEKDAYS, 1),
            _ => has(field, day.date, "", 1),
        }
    }

    /// Whether a window opens on this hour, counted from 1970.
    pub(crate) fn opens(&self, calendar: &[Day], hour: i64) -> bool {
        self.hours[(hour % 24) as usize] && self.on(calendar[(hour / 24) as usize])
    }
}

const MONTHS: &str = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC";
const WEEKDAYS: &str = "SUN MON TUE WED THU FRI SAT";

fn number(text: &str, names: &str, least: i64) -> Option<i64> {
    let place = names.split(' ').position(|name| name == text && !name.is_empty());
    place.map(|place| place as i64 + least).or_else(|| text.parse().ok())
}

/// Whether a list of values, ranges and steps names `value`.
fn has(field: &str, value: i64, names: &str, least: i64) -> bool {
    let least = if names == MONTHS { 1 } else { least };
    field.split(',').any(|part| {
        let (range, step) =
            part.split_once('/').map_or((part, 0), |(range, step)| (range, step.parse().unwrap()));
        let (low, high) = match range.split_once('-') {
            Some((low, high)) => (number(low, names, least).unwrap(), number(high, names, least).unwrap()),
            None if range == "*" || range.is_empty() => (least, 99),
            None => {
                let low = number(range, names, least).unwrap();
                (low, if step > 0 { 99 } else { low })
            }
        };
        (low..=high).contains(&value) && (value - low) % step.max(1) == 0
    })
}
