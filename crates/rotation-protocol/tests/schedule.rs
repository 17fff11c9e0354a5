//! Schedules against data of others: starts on which two EventBridge libraries agree, NextRotationDates that were
//! seen, and the service's sentences. They lie in the folder that `ROTATION_LAB_FIXTURES` names.

#[path = "sigv4/fixtures.rs"]
mod fixtures;

use fixtures::{json, text, time};
use rotation_core::{
    assumption::Assumptions,
    schedule::{Days, Reason, RotationRules, days_shown},
    time::Timestamp,
};
use serde_json::Value;

fn rules(expression: &str, duration: Option<&str>) -> RotationRules {
    RotationRules::check(None, Some(expression.into()), duration, &Assumptions::default())
        .unwrap_or_else(|error| panic!("{expression}: {error}"))
}

/// The first starts after a moment.
fn starts(expression: &str, after: Timestamp, count: usize) -> Vec<String> {
    let rules = rules(expression, None);
    let mut at = after;
    (0..count)
        .map(|_| {
            at = rules.window_since(after, at).expect("a window").start;
            at.to_string()
        })
        .collect()
}

#[test]
fn starts_are_those_of_two_other_libraries() {
    let Some(data) = json("cron-vectors.json") else { return };
    let vectors = data["vectors"].as_array().unwrap();
    for vector in vectors {
        let expected: Vec<&str> =
            vector["next_window_starts"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let expression = text(vector, "expression");
        let found = starts(expression, time(text(vector, "strictly_after")), expected.len());
        assert_eq!(found, expected, "{expression}");
    }
    println!("{} vectors", vectors.len());
    assert!(vectors.len() >= 48);
}

#[test]
fn where_the_libraries_disagree_dates_that_do_not_exist_are_skipped() {
    let Some(data) = json("cron-vectors.json") else { return };
    for row in data["disagreements"].as_array().unwrap() {
        let expression = text(row, "expression");
        let expected: Vec<&str> =
            row["aws_croniter"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let after = time(&text(row, "after").replace("+00:00", ""));
        match expression {
            // A schedule that is more than a year apart is refused.
            "cron(0 0 29 2 ? *)" => {
                let read = RotationRules::check(None, Some(expression.into()), None, &Assumptions::default());
                assert_eq!(read.map_err(|error| error.reason).err(), Some(Reason::NotEveryYear));
            }
            // They cannot read `/8`, nor L alone.
            _ if expected.is_empty() => assert_eq!(starts(expression, after, 4).len(), 4),
            _ => assert_eq!(starts(expression, after, 4), expected, "{expression}"),
        }
    }
}

#[test]
fn next_rotation_dates_are_the_observed_ones() {
    let Some(data) = json("observed-next-rotation.json") else { return };
    let samples = data["samples"].as_array().unwrap();
    for sample in samples {
        let (given, next) = (&sample["rules"], text(sample, "NextRotationDate"));
        let days = given["AutomaticallyAfterDays"].as_i64().and_then(Days::new);
        let rules = match given["ScheduleExpression"].as_str() {
            Some(expression) => rules(expression, given["Duration"].as_str()),
            None => RotationRules::of_days(days, None),
        };
        let Some(rotated) = sample["LastRotatedDate"].as_str() else {
            // Its date is illustrative, its time of day is not.
            let window = rules.window_after(time(next)).unwrap();
            let clock = window.next_rotation_date().to_string();
            assert_eq!(
                clock.split_once('T').map(|(_, clock)| clock),
                next.split_once('T').map(|(_, clock)| clock)
            );
            continue;
        };
        let rotated = time(rotated);
        let window = rules.window_after(rotated).unwrap();
        assert_eq!(window.next_rotation_date().to_string(), next, "{sample}");
        assert_eq!(days_shown(rotated, window), days, "{sample}");
    }
    assert!(samples.len() >= 5);
}

#[test]
fn the_sentences_are_those_of_the_catalogue() {
    let Some(data) = json("error-catalog.json") else { return };
    let errors = data["errors"].as_array().unwrap();
    for reason in [
        Reason::NoSchedule,
        Reason::RateHours,
        Reason::RateDays,
        Reason::BothGiven,
        Reason::DurationRange,
        Reason::DurationOverRate,
        Reason::DurationOverDay,
    ] {
        let listed = errors.iter().any(|error| {
            error["message"] == reason.refusal() && error["code"] == "InvalidParameterException"
        });
        assert!(listed, "{}", reason.refusal());
    }
}
