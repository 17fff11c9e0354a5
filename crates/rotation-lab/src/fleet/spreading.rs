//! The rule by which windows would be moved, simple enough to explain and to apply by hand. A secret keeps how often
//! it rotates; where in the week, the month or the day is decided by its ARN, so that secrets drift apart and the
//! next look gives the same answer.
//!
//! - cron: another hour (a window to the end of the day begins at 00:00 instead), another weekday, days of the month
//!   moved on by the same number: see `rewrite`.
//! - a number of days, or rate(N days): the window cannot move, so Duration is left out and the window is the whole
//!   day; and one rotation by hand, on a day of its own within the next N, puts it out of step with the others. Until
//!   then it keeps rotating when it is due, so it never waits longer than before.
//! - rate(N hours): as it is.

use rotation_core::{
    assumption::Assumptions,
    schedule::{RotationRules, Schedule},
    stamp::Entropy,
    time::{Day, Timestamp},
};

use super::{Member, rewrite::cron};

/// What a secret would have instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// RotationRules to give it.
    pub rules: RotationRules,
    /// The day on which to rotate it once by hand.
    pub by_hand: Option<Day>,
}

/// Where a secret's windows go.
pub fn spread(member: &Member, seed: u64, from: Timestamp) -> Moved {
    let own = Entropy::of_due(seed, &member.arn, Timestamp::EPOCH);
    let below = |purpose: &str, bound: u16| own.derive(purpose).below(bound.into()) as u16;
    let rules = &member.rules;
    match (rules.schedule(), rules.schedule_expression()) {
        (Some(Schedule::Days(days)), expression) => {
            let expression = expression.map(str::to_owned);
            let whole_day = RotationRules::check(
                rules.automatically_after_days(),
                expression,
                None,
                &Assumptions::default(),
            );
            let n = days.get();
            let by_hand = (n > 1).then(|| from.day().plus_days(1 + below("day", n)));
            Moved { rules: whole_day.unwrap_or_else(|_| rules.clone()), by_hand }
        }
        (Some(Schedule::Cron(_)), Some(text)) => {
            let duration = rules.duration();
            let written = duration.map(|hours| hours.to_string());
            let moved = cron(text, duration, below);
            // What the rule would break stays as it was.
            let checked = moved.and_then(|text| {
                RotationRules::check(None, Some(text), written.as_deref(), &Assumptions::default()).ok()
            });
            Moved { rules: checked.unwrap_or_else(|| rules.clone()), by_hand: None }
        }
        _ => Moved { rules: rules.clone(), by_hand: None },
    }
}

/// Rules as `--rotation-rules` of the AWS CLI takes them.
pub fn rules_text(rules: &RotationRules) -> String {
    let days = rules.automatically_after_days().map(|days| format!("AutomaticallyAfterDays={}", days.get()));
    let expression = rules.schedule_expression().map(|text| format!("ScheduleExpression='{text}'"));
    let duration = rules.duration().map(|hours| format!("Duration={hours}"));
    let parts: Vec<String> = [days, expression, duration].into_iter().flatten().collect();
    parts.join(",")
}
