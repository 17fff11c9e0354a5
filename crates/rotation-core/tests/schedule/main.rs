//! Schedules: what is accepted and how it is refused, where windows lie, and random ones against a naive matcher.

mod described;
mod naive;
mod property;
mod refusals;
mod windows;

use rotation_core::{
    assumption::Assumptions,
    schedule::{RotationRules, ScheduleError, Window},
    time::{Span, Timestamp},
};

/// Rules with an expression and perhaps a Duration.
pub(crate) fn rules(expression: &str, duration: &str) -> Result<RotationRules, ScheduleError> {
    rules_assuming(expression, duration, &Assumptions::default())
}

pub(crate) fn rules_assuming(
    expression: &str,
    duration: &str,
    assumed: &Assumptions,
) -> Result<RotationRules, ScheduleError> {
    let duration = (!duration.is_empty()).then_some(duration);
    RotationRules::check(None, Some(expression.into()), duration, assumed)
}

/// `2026-01-01T00:00:00Z`, with or without the time.
pub(crate) fn at(text: &str) -> Timestamp {
    let numbers: Vec<u32> = text.split(['-', 'T', ':', 'Z']).filter_map(|part| part.parse().ok()).collect();
    let near = (numbers[0] - 1970) * 365;
    let day = (near..near + 400)
        .map(|days| Timestamp::EPOCH.plus(Span::days(days)).day())
        .find(|day| day.to_string() == text[..10])
        .expect("a date");
    let clock = numbers.get(3..6).map_or(0, |clock| clock[0] * 3600 + clock[1] * 60 + clock[2]);
    day.start().plus(Span::seconds(clock))
}

/// `2026-01-01T16+2h`.
pub(crate) fn short(window: Window) -> String {
    let start = window.start.to_string();
    format!("{}+{}h", start.trim_end_matches(":00:00Z"), window.hours())
}
