//! Any text as a schedule: read or refused with a place in the text and a repair that reads, never an endless search;
//! what is read opens windows one after the other, inside their UTC days.
//!
//! An input is lines: the expression, the Duration, and the moment to count from in milliseconds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rotation_core::{assumption::Assumptions, schedule::RotationRules, time::Timestamp};

fuzz_target!(|input: &[u8]| {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let mut lines = text.split('\n');
    let expression = lines.next().unwrap_or_default().to_owned();
    let duration = lines.next().filter(|text| !text.is_empty());
    let from = lines.next().and_then(|text| text.parse().ok()).and_then(Timestamp::from_millis);
    let assumed = Assumptions::default();
    match RotationRules::check(None, Some(expression.clone()), duration, &assumed) {
        Ok(rules) => opens(&rules, from.unwrap_or(Timestamp::EPOCH)),
        Err(wrong) => {
            assert!(!wrong.reason.words().is_empty() && !wrong.reason.refusal().is_empty());
            let longest = expression.len().max(duration.unwrap_or_default().len());
            assert!(wrong.span.start <= wrong.span.end && wrong.span.end <= longest, "{:?}", wrong.span);
        }
    }
});

fn opens(rules: &RotationRules, from: Timestamp) {
    assert!(rules.describe().is_some_and(|words| !words.to_string().is_empty()));
    let mut after = from;
    for _ in 0..40 {
        let Some(window) = rules.window_since(from, after) else { return };
        assert!(window.start > after && window.end > window.start);
        assert!(window.end <= window.start.day().plus_days(1).start(), "a window ends with its UTC day");
        after = window.start;
    }
}
