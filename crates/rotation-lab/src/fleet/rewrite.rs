//! A cron expression with its hour, weekday or days of the month moved. Fields that are not plain numbers or names
//! stay as they are.

use rotation_core::schedule::WindowHours;

const WEEKDAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
/// The last day that every month has.
const LAST_DAY: u16 = 28;

/// The text with its fields moved; `below(purpose, bound)` draws where to.
pub(super) fn cron(
    text: &str,
    duration: Option<WindowHours>,
    below: impl Fn(&str, u16) -> u16,
) -> Option<String> {
    let inner = text.strip_prefix("cron(")?.strip_suffix(')')?;
    let fields: Vec<&str> = inner.split_whitespace().collect();
    let [minutes, hours, dates, months, weekdays, years] = fields.as_slice() else { return None };
    let hours = hour(hours, duration, &below);
    let dates = dates_moved(dates, &below).unwrap_or_else(|| (*dates).to_owned());
    let weekday = is_weekday(weekdays).then(|| WEEKDAYS.get(usize::from(below("weekday", 7))));
    let weekdays = weekday.flatten().unwrap_or(weekdays);
    Some(format!("cron({minutes} {hours} {dates} {months} {weekdays} {years})"))
}

/// A start that leaves room for the window; steps that divide the day keep their number of windows.
fn hour(field: &str, duration: Option<WindowHours>, below: &impl Fn(&str, u16) -> u16) -> String {
    let length = duration.map(|hours| u16::from(hours.get()));
    if field.parse::<u16>().is_ok() {
        let start = length.map_or(0, |length| below("hour", 25_u16.saturating_sub(length)));
        return start.to_string();
    }
    let step = field.split_once('/').and_then(|(_, step)| step.parse::<u16>().ok());
    match step.filter(|step| *step > 0 && 24 % step == 0) {
        Some(step) => {
            // The last window of the day ends with it.
            let room = step.saturating_sub(length.unwrap_or(1)) + 1;
            format!("{}/{step}", below("hour", room))
        }
        None => field.to_owned(),
    }
}

/// Days of the month, all moved on by the same number of days, none beyond the 28th.
fn dates_moved(field: &str, below: &impl Fn(&str, u16) -> u16) -> Option<String> {
    let days: Option<Vec<u16>> = field.split(',').map(|day| day.parse().ok()).collect();
    let days = days?;
    let (first, last) = (days.iter().min()?, days.iter().max()?);
    let room = LAST_DAY.checked_sub(last - first)?;
    let move_to = 1 + below("date", room);
    let moved: Vec<String> = days.iter().map(|day| (day - first + move_to).to_string()).collect();
    Some(moved.join(","))
}

/// Whether the field is one weekday, by number or name.
fn is_weekday(field: &str) -> bool {
    let number = field.parse().is_ok_and(|number: u8| (1..=7).contains(&number));
    let named = WEEKDAYS.iter().any(|name| field.eq_ignore_ascii_case(name));
    number || named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cron_keeps_how_often_it_comes() {
        let most = |_: &str, bound: u16| bound - 1;
        for (text, duration, moved) in [
            ("cron(0 8 ? * MON *)", Some("2h"), "cron(0 22 ? * SAT *)"),
            ("cron(0 8 ? * 2 *)", None, "cron(0 0 ? * SAT *)"),
            ("cron(0 8 1,15 * ? *)", Some("1h"), "cron(0 23 14,28 * ? *)"),
            ("cron(0 8 31 1/3 ? *)", None, "cron(0 0 28 1/3 ? *)"),
            ("cron(0 /8 * * ? *)", None, "cron(0 7/8 * * ? *)"),
            ("cron(0 0/8 * * ? *)", Some("3h"), "cron(0 5/8 * * ? *)"),
            ("cron(0 2/10 * * ? *)", None, "cron(0 2/10 * * ? *)"),
            ("cron(0 8,16 L * ? *)", None, "cron(0 8,16 L * ? *)"),
            ("cron(0 8 ? * TUE#3 *)", Some("24h"), "cron(0 0 ? * TUE#3 *)"),
        ] {
            let duration = duration.and_then(|text| WindowHours::parse(text).ok());
            assert_eq!(cron(text, duration, most).as_deref(), Some(moved), "{text}");
        }
        for text in ["rate(10 days)", "cron(0 8)", ""] {
            assert_eq!(cron(text, None, most), None, "{text}");
        }
    }
}
