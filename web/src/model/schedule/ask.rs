//! What was typed as a schedule: one box for days, `rate(…)` or `cron(…)`, and Duration; the rules it means, or what
//! is wrong with it and where.

use std::ops::Range;

use rotation_core::{
    assumption::Assumptions,
    error::ServiceError,
    schedule::{Days, Member, Part, Reason, RotationRules, Schedule, WindowHours, parts},
};

use crate::model::request;

/// As typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// AutomaticallyAfterDays if it is digits alone, else ScheduleExpression.
    pub text: String,
    /// Duration.
    pub duration: String,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Whether it is the Duration, and not the box.
    pub in_duration: bool,
    /// The bytes that are wrong.
    pub span: Range<usize>,
    /// Every mistake that can be seen; none for days, where the service's sentence says it.
    pub mistakes: Vec<Reason>,
    /// The service's own sentence.
    pub refusal: String,
    /// The same member as it was probably meant.
    pub repair: Option<String>,
}

impl Ask {
    /// From two texts.
    pub fn new(text: &str, duration: &str) -> Self {
        Self { text: text.into(), duration: duration.into() }
    }

    /// Whether the box says a number of days.
    pub fn is_days(&self) -> bool {
        let text = self.text.trim();
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// The members a request would have: AutomaticallyAfterDays, ScheduleExpression, Duration; empty is absent. An
    /// expression goes out as it was typed: the service does not trim.
    pub fn members(&self) -> [&str; 3] {
        let duration = self.duration.trim();
        if self.is_days() {
            [self.text.trim(), "", duration]
        } else {
            ["", if self.text.trim().is_empty() { "" } else { &self.text }, duration]
        }
    }

    /// The fields of the expression.
    pub fn parts(&self) -> Vec<Part> {
        if self.is_days() { Vec::new() } else { parts(&self.text) }
    }

    /// The rules. Rules that schedule nothing are right too: the box is empty.
    pub fn rules(&self) -> Result<RotationRules, Wrong> {
        let [days, expression, duration] = self.members();
        let assumed = Assumptions::default();
        if self.is_days()
            && Self::days(days).is_none()
            && let Some(refusal) = request::rules_error(self)
        {
            let span = 0..self.text.len();
            return Err(Wrong { in_duration: false, span, mistakes: Vec::new(), refusal, repair: None });
        }
        let expression = Some(expression.to_owned()).filter(|text| !text.is_empty());
        let duration = Some(duration).filter(|text| !text.is_empty());
        RotationRules::check(Self::days(days), expression, duration, &assumed).map_err(|error| {
            let in_duration = error.member == Member::Duration;
            Wrong {
                in_duration,
                mistakes: if in_duration {
                    vec![error.reason]
                } else {
                    Schedule::mistakes(&self.text, &assumed)
                },
                span: error.span.clone(),
                repair: error.repair.clone(),
                refusal: request::rules_error(self)
                    .unwrap_or_else(|| ServiceError::from(error).message().to_owned()),
            }
        })
    }

    /// Puts the repair where it belongs.
    pub fn repair(&mut self) {
        if let Err(Wrong { in_duration, repair: Some(repair), .. }) = self.rules() {
            if in_duration {
                self.duration = repair;
            } else {
                self.text = repair;
            }
        }
    }

    /// How long a window is open, in hours: what the chart of the moment is about.
    pub fn hours(rules: &RotationRules) -> WindowHours {
        let hours = rules.describe().map_or(24, |description| description.length);
        WindowHours::parse(&format!("{hours}h")).unwrap_or(WindowHours::WHOLE_DAY)
    }

    fn days(text: &str) -> Option<Days> {
        Days::new(text.parse().ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_box_takes_days_and_expressions() {
        for (text, duration, days, expression) in [
            ("30", "", Some(30), None),
            (" 7 ", "3h", Some(7), None),
            ("rate(10 days)", "", None, Some("rate(10 days)")),
            ("cron(0 16 1,15 * ? *)", "2h", None, Some("cron(0 16 1,15 * ? *)")),
            (" ", "2h", None, None),
        ] {
            let rules = Ask::new(text, duration).rules().unwrap();
            assert_eq!(rules.automatically_after_days().map(Days::get), days, "{text}");
            assert_eq!(rules.schedule_expression(), expression, "{text}");
        }
    }

    #[test]
    fn errors_are_the_services_own_and_a_repair_reads() {
        for (text, duration, wrong, refusal, repair) in [
            ("0", "", "0", "Value '0' at 'rotationRules.automaticallyAfterDays'", None),
            ("1001", "", "1001", "less than or equal to 1000", None),
            ("30", "25h", "25h", "Duration must be at least 1 hour, at most 24 hour.", None),
            ("*/5 * * * *", "", "*/5 * * * *", "Invalid schedule expression.", Some("cron(0 0/4 * * ? *)")),
            ("cron(15 8 * * ? *)", "", "15", "Invalid schedule expression.", Some("cron(0 8 * * ? *)")),
            ("cron(0 22 * * ? *)", "3h", "3h", "within a day", Some("2h")),
            ("@weekly", "", "@weekly", "at 'rotationRules.scheduleExpression'", Some("cron(0 0 ? * SUN *)")),
        ] {
            let mut ask = Ask::new(text, duration);
            let found = ask.rules().unwrap_err();
            let member = if found.in_duration { duration } else { text };
            assert_eq!(member.get(found.span), Some(wrong), "{text}");
            assert!(found.refusal.contains(refusal), "{text}: {}", found.refusal);
            assert_eq!(found.repair.as_deref(), repair, "{text}");
            ask.repair();
            assert_eq!(ask.rules().is_ok(), repair.is_some(), "{text}");
        }
    }
}
