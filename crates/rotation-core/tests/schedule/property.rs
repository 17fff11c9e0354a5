use rotation_core::{
    assumption::{Assumptions, RateHoursAnchor},
    schedule::{Reason, RotationRules, Schedule, Window},
    stamp::Entropy,
    time::{Span, Timestamp},
};

use super::{
    naive::{Cron, Day, HOUR, calendar},
    rules, rules_assuming,
};

fn cases() -> u64 {
    std::env::var("ROTATION_LAB_STEPS").ok().and_then(|n| n.parse().ok()).unwrap_or(2_000)
}

/// Reproducible chance.
struct Dice {
    case: u64,
    thrown: u64,
}

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.thrown += 1;
        Entropy::of_call(self.case ^ 0x5ced, self.thrown).below(sides)
    }

    fn of<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        texts[self.throw(texts.len() as u64) as usize]
    }

    /// From 2000 to 2060, most often on or beside a full hour.
    fn moment(&mut self) -> Timestamp {
        let hours = 262_992 + self.throw(60 * 365 * 24) as i64;
        let beside = match self.throw(4) {
            0 => 0,
            1 => 1,
            2 => HOUR - 1,
            _ => self.throw(HOUR as u64) as i64,
        };
        Timestamp::from_millis(hours * HOUR + beside).expect("a time")
    }

    fn number(&mut self, least: u64, most: u64) -> String {
        (least + self.throw(most - least + 1)).to_string()
    }

    /// A field of values, ranges and steps, with or without names.
    fn field(&mut self, least: u64, most: u64, names: &[&str]) -> String {
        let value = |dice: &mut Self, from: u64| {
            let number = from + dice.throw(most - from + 1);
            let name = names.get((number - least) as usize).filter(|_| dice.throw(2) == 0);
            (number, name.map_or_else(|| number.to_string(), |name| (*name).to_owned()))
        };
        let step = self.number(1, most);
        match self.throw(7) {
            0 => "*".into(),
            1 => format!("*/{step}"),
            2 => format!("{}/{step}", value(self, least).1),
            3 | 4 => {
                let count = 1 + self.throw(4);
                let values: Vec<String> = (0..count).map(|_| value(self, least).1).collect();
                values.join(",")
            }
            5 => {
                let (low, text) = value(self, least);
                let range = format!("{text}-{}", value(self, low).1);
                if self.throw(2) == 0 { range } else { format!("{range}/{step}") }
            }
            _ => value(self, least).1,
        }
    }

    fn cron(&mut self) -> String {
        const MONTHS: [&str; 12] =
            ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
        const WEEKDAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
        let hours = match self.throw(6) {
            0 => format!("/{}", self.number(1, 23)),
            1 => self.number(0, 23) + "/" + &self.number(4, 23),
            2 => self.number(0, 7) + "," + &self.number(9, 23),
            3 => self.field(0, 23, &[]),
            _ => self.number(0, 23),
        };
        let (date, weekday) = match self.throw(8) {
            0 => ("L".into(), "?".into()),
            1 => ("?".into(), "L".into()),
            2 => ("?".into(), format!("{}L", self.number(1, 7))),
            3 => ("?".into(), format!("{}#{}", self.of(&WEEKDAYS), self.number(1, 5))),
            4 => (format!("{}L", self.of(&WEEKDAYS)), "?".into()),
            5 => ("?".into(), self.field(1, 7, &WEEKDAYS)),
            _ => (self.field(1, 31, &[]), "?".into()),
        };
        let month = if self.throw(2) == 0 { "*".into() } else { self.field(1, 12, &MONTHS) };
        format!("cron(0 {hours} {date} {month} {weekday} *)")
    }
}

/// Whether the starts of a year come often enough and seldom enough, counted out over 28 years.
fn sound(cron: &Cron, calendar: &[Day]) -> Result<(), Reason> {
    let hours = cron.hours();
    let days: Vec<&Day> =
        calendar.iter().filter(|day| (2020..2048).contains(&day.year) && cron.on(**day)).collect();
    let near = |a: i64, b: i64| b - a < 4;
    let in_a_day = hours.windows(2).any(|pair| near(pair[0], pair[1]));
    let over_midnight = near(hours[hours.len() - 1], hours[0] + 24)
        && days.windows(2).any(|pair| pair[0].number + 1 == pair[1].number);
    match (2020..2048).filter(|year| days.iter().any(|day| day.year == *year)).count() {
        _ if in_a_day || over_midnight => Err(Reason::TooOften),
        0 => Err(Reason::NeverComes),
        28 => Ok(()),
        _ => Err(Reason::NotEveryYear),
    }
}

#[test]
fn property_a_cron_is_accepted_if_it_is_sound_and_its_windows_are_those_of_an_hourly_scan() {
    let calendar = calendar();
    let (mut accepted, mut compared) = (0, 0);
    for case in 0..cases() {
        let mut dice = Dice { case, thrown: 0 };
        let expression = dice.cron();
        let naive = Cron::of(&expression);
        let duration = if dice.throw(2) == 0 { String::new() } else { dice.number(1, 24) + "h" };
        let read = rules(&expression, "");
        let reason = read.as_ref().err().map(|error| error.reason);
        if reason.is_some() || case % 16 == 0 {
            assert_eq!(reason, sound(&naive, &calendar).err(), "case {case}: {expression}");
        }
        if read.is_err() {
            continue;
        }
        let hours = naive.hours();
        let gaps = hours.windows(2).map(|pair| pair[1] - pair[0]);
        let longest = gaps.chain(hours.last().map(|last| 24 - last)).min().expect("an hour");
        let asked: i64 = duration.trim_end_matches('h').parse().unwrap_or(0);
        let rules = rules(&expression, &duration);
        assert_eq!(rules.is_ok(), asked <= longest, "case {case}: {expression} {duration}");
        let Ok(rules) = rules else { continue };
        accepted += 1;
        let in_hours = expression.split(' ').nth(1).expect("hours").contains(['/', ',', '-', '*']);
        let length = |hour: i64| {
            if asked > 0 {
                asked
            } else if in_hours {
                1
            } else {
                24 - hour % 24
            }
        };
        let opens = |hour: i64| naive.opens(&calendar, hour);
        let mut base = dice.moment();
        // Now and then every window of two years, else the first after three moments.
        let whole = case % 64 == 0;
        let end = base.plus(Span::days(2 * 366));
        let mut rounds = 0;
        while if whole { base < end } else { rounds < 3 } {
            rounds += 1;
            let first = base.as_millis().div_euclid(HOUR) + 1;
            let hour = (first..first + 2 * 366 * 24).find(|hour| opens(*hour)).expect("within two years");
            let window = rules.window_after(base).expect("a window");
            assert_eq!(
                millis(window),
                (hour * HOUR, (hour + length(hour)) * HOUR),
                "case {case}: {expression} after {base}"
            );
            check(window, base);
            base = if whole { window.start } else { dice.moment() };
            compared += 1;
        }
    }
    println!("{accepted} of {} crons accepted, {compared} windows compared", cases());
    assert!(accepted * 4 > cases(), "most cases must say something: {accepted}");
}

/// Chance seldom draws what depends on the kind of year: here every run of months is looked at, with February and without.
#[test]
fn a_fifth_weekday_of_some_months_comes_every_year_or_is_refused() {
    const WEEKDAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    let calendar: Vec<Day> = calendar().into_iter().filter(|day| (2020..2048).contains(&day.year)).collect();
    let mut accepted = 0;
    for weekday in WEEKDAYS {
        for (first, last) in (3..=12).flat_map(|first| (first..=12).map(move |last| (first, last))) {
            let february = if (first + last) % 2 == 0 { ",2" } else { "" };
            let expression = format!("cron(0 0 ? {first}-{last}{february} {weekday}#5 *)");
            let reason = rules(&expression, "").err().map(|error| error.reason);
            assert_eq!(reason, sound(&Cron::of(&expression), &calendar).err(), "{expression}");
            accepted += u32::from(reason.is_none());
        }
    }
    assert!(accepted > 0 && accepted < 7 * 55, "{accepted}");
}

#[test]
fn property_a_rate_counts_its_hours_or_days_from_the_midnight_of_the_last_rotation() {
    for case in 0..cases() / 4 {
        let mut dice = Dice { case, thrown: 0 };
        let rotated = dice.moment();
        let (every, unit) =
            if dice.throw(2) == 0 { (4 + dice.throw(20), "hours") } else { (1 + dice.throw(60), "days") };
        let duration = 1 + dice.throw(if unit == "hours" { every } else { 24 });
        let rules = rules(&format!("rate({every} {unit})"), &format!("{duration}h")).expect("a rate");
        let step = if unit == "hours" { every as i64 } else { every as i64 * 24 };
        let midnight = rotated.as_millis() / HOUR / 24 * 24;
        let mut after = rotated;
        for _ in 0..20 {
            let first = after.as_millis() / HOUR + 1;
            let hour = (first..).find(|hour| (hour - midnight) % step == 0).expect("an hour");
            let window = rules.window_since(rotated, after).expect("a window");
            let end = (hour + duration as i64).min((hour / 24 + 1) * 24);
            assert_eq!(millis(window), (hour * HOUR, end * HOUR), "case {case}: {rules:?} {rotated} {after}");
            check(window, after);
            after = window.start;
        }
    }
}

#[test]
fn property_windows_of_every_schedule_follow_each_other_and_stay_in_their_day() {
    for case in 0..cases() / 8 {
        let mut dice = Dice { case, thrown: 0 };
        let anchors =
            [RateHoursAnchor::EveryDay, RateHoursAnchor::RotationDay, RateHoursAnchor::RotationHour];
        let rate_hours_anchor = anchors[dice.throw(3) as usize];
        let assumed = Assumptions { rate_hours_anchor, ..Assumptions::default() };
        let hours = dice.number(4, 23);
        let (expression, most) = match dice.throw(3) {
            0 => (dice.cron(), 24),
            1 => (format!("rate({hours} hours)"), hours.parse().expect("hours")),
            _ => (format!("rate({} days)", dice.number(1, 999)), 24),
        };
        let duration = dice.number(1, most) + "h";
        let Ok(rules) = rules_assuming(&expression, &duration, &assumed) else { continue };
        let rotated = dice.moment();
        let mut in_a_row = rules.windows_since(rotated, rotated);
        let mut before = rules.window_after(rotated).expect("a window");
        assert_eq!(in_a_row.next(), Some(before), "{expression}");
        check(before, rotated);
        for _ in 0..30 {
            let next = rules.window_since(rotated, before.start).expect("a window");
            assert_eq!(in_a_row.next(), Some(next), "{expression}");
            check(next, before.start);
            assert!(before.end <= next.start, "{expression} {duration}: {before:?} reaches into {next:?}");
            // Any moment inside a window leads to the same next one.
            let inside = Timestamp::from_millis(before.end.as_millis() - 1).expect("a time");
            assert_eq!(rules.window_since(rotated, inside), Some(next), "{expression}");
            before = next;
        }
    }
}

#[test]
fn property_no_text_panics_and_every_repair_reads() {
    const PIECES: [&str; 34] = [
        "cron(",
        "rate(",
        ")",
        "(",
        " ",
        "  ",
        "0",
        "8",
        "31",
        "99",
        "4294967296",
        "*",
        "?",
        "L",
        "W",
        "#",
        "/",
        "-",
        ",",
        "SUN",
        "jan",
        "FEB",
        "days",
        "hours",
        "day",
        "minutes",
        "at(",
        "@daily",
        "é",
        "\u{1f512}",
        "2#5",
        "0/4",
        "+",
        "\t",
    ];
    let assumed = Assumptions::default();
    let (mut read, mut mended) = (0, 0);
    for case in 0..cases() {
        let mut dice = Dice { case, thrown: 0 };
        let text = match dice.throw(3) {
            0 => (0..dice.throw(14)).map(|_| dice.of(&PIECES)).collect::<String>(),
            1 => {
                let fields: Vec<&str> = (0..4 + dice.throw(4)).map(|_| dice.of(&PIECES)).collect();
                format!("cron({})", fields.join(" "))
            }
            // A sound one with a piece in a wrong place.
            _ => {
                let cron = dice.cron();
                let (at, end) = (dice.throw(cron.len() as u64) as usize, cron.len());
                let cut = (at + dice.throw(3) as usize).min(end);
                format!("{}{}{}", &cron[..at], dice.of(&PIECES), &cron[cut..])
            }
        };
        match Schedule::parse(&text, &assumed) {
            Ok(_) => read += 1,
            Err(error) => {
                assert!(text.get(error.span.clone()).is_some(), "{text:?}: {error:?}");
                let Some(repair) = error.repair else { continue };
                mended += 1;
                assert!(Schedule::parse(&repair, &assumed).is_ok(), "{text:?} is not mended by {repair:?}");
                let described = RotationRules::check(None, Some(repair), None, &assumed);
                assert!(described.is_ok_and(|rules| rules.describe().is_some()));
            }
        }
    }
    println!("{} texts: {read} read, {mended} mended", cases());
    assert!(read > 0 && mended > 0);
}

fn millis(window: Window) -> (i64, i64) {
    (window.start.as_millis(), window.end.as_millis())
}

fn check(window: Window, after: Timestamp) {
    assert!(after < window.start && window.start < window.end);
    assert_eq!(window.start.as_millis() % HOUR, 0);
    assert_eq!(window.start.day(), window.next_rotation_date().day(), "a window stays in its UTC day");
}
