//! RotationRules, checked.

use alloc::{format, string::String};

use super::{
    Days, Schedule, ScheduleError, Window, WindowHours, Windows,
    error::{Member, Reason},
    window::days_shown,
};
use crate::{assumption::Assumptions, time::Timestamp};

/// RotationRules. A request's rules replace the stored ones as a whole.
///
/// ```
/// use rotation_core::{assumption::Assumptions, schedule::RotationRules, time::Timestamp};
/// let check = |text: &str| RotationRules::check(None, Some(text.into()), Some("2h"), &Assumptions::default());
/// let window = check("cron(0 16 1,15 * ? *)").unwrap().window_after(Timestamp::EPOCH).unwrap();
/// assert_eq!(window.next_rotation_date().to_string(), "1970-01-01T17:59:59Z");
/// let error = check("0 16 1 * *").unwrap_err();
/// assert_eq!(error.repair.as_deref(), Some("cron(0 16 1 * ? *)"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RotationRules {
    when: When,
    duration: Option<WindowHours>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum When {
    /// Neither days nor an expression: nothing is scheduled.
    #[default]
    Never,
    Days(Days),
    /// The text as it was sent, and what it means.
    Expression(String, Schedule),
}

impl RotationRules {
    /// AutomaticallyAfterDays, if any, with any Duration: no two of these contradict each other.
    pub fn of_days(days: Option<Days>, duration: Option<WindowHours>) -> Self {
        Self { when: days.map_or(When::Never, When::Days), duration }
    }

    /// The rules a request gives, if they agree with each other.
    pub fn check(
        days: Option<Days>,
        expression: Option<String>,
        duration: Option<&str>,
        assumed: &Assumptions,
    ) -> Result<Self, ScheduleError> {
        let when = match (days, expression) {
            (Some(_), Some(text)) => {
                let (member, span) = (Member::ScheduleExpression, 0..text.len());
                return Err(ScheduleError { member, span, reason: Reason::BothGiven, repair: None });
            }
            (days, None) => days.map_or(When::Never, When::Days),
            (None, Some(text)) => {
                let schedule = Schedule::parse(&text, assumed)?;
                When::Expression(text, schedule)
            }
        };
        let mut rules = Self { when, duration: None };
        if let Some(text) = duration {
            let wrong = |reason, repair| ScheduleError {
                member: Member::Duration,
                span: 0..text.len(),
                reason,
                repair,
            };
            let duration = WindowHours::read(text).ok_or_else(|| wrong(Reason::DurationRange, None))?;
            if let When::Expression(_, schedule) = rules.when {
                schedule
                    .check_duration(duration)
                    .map_err(|(reason, most)| wrong(reason, Some(format!("{most}h"))))?;
            }
            rules.duration = Some(duration);
        }
        Ok(rules)
    }

    /// AutomaticallyAfterDays as it was given.
    pub fn automatically_after_days(&self) -> Option<Days> {
        if let When::Days(days) = self.when { Some(days) } else { None }
    }

    /// ScheduleExpression as it was sent.
    pub fn schedule_expression(&self) -> Option<&str> {
        if let When::Expression(text, _) = &self.when { Some(text) } else { None }
    }

    /// Duration as it was given.
    pub fn duration(&self) -> Option<WindowHours> {
        self.duration
    }

    /// What days or expression mean; without it nothing is scheduled.
    pub fn schedule(&self) -> Option<Schedule> {
        match self.when {
            When::Never => None,
            When::Days(days) => Some(Schedule::Days(days)),
            When::Expression(_, schedule) => Some(schedule),
        }
    }

    /// The window that follows a rotation at `base`.
    pub fn window_after(&self, base: Timestamp) -> Option<Window> {
        self.window_since(base, base)
    }

    /// The first window that opens strictly after `after`, where the last rotation was at `rotated` and none of
    /// the windows in between led to one.
    pub fn window_since(&self, rotated: Timestamp, after: Timestamp) -> Option<Window> {
        let schedule = self.schedule()?;
        let start = schedule.start_after(rotated, after)?;
        Window::opening(start, schedule.hours_open(start, self.duration))
    }

    /// That window and those behind it, where none of them leads to a rotation either.
    ///
    /// ```
    /// use rotation_core::{schedule::{Days, RotationRules}, time::Timestamp};
    /// let weekly = RotationRules::of_days(Days::new(7), None);
    /// let days: Vec<String> = weekly
    ///     .windows_since(Timestamp::EPOCH, Timestamp::EPOCH)
    ///     .map(|window| window.start.day().to_string())
    ///     .take(3)
    ///     .collect();
    /// assert_eq!(days, ["1970-01-08", "1970-01-15", "1970-01-22"]);
    /// ```
    pub fn windows_since(&self, rotated: Timestamp, after: Timestamp) -> Windows {
        Windows::new(self.schedule(), self.duration, rotated, after)
    }

    /// The window after `now` in which a rotation that keeps failing is tried again: that of the following day,
    /// or, where the schedule is in hours or a cron, simply the next one.
    pub fn window_to_try_again(&self, now: Timestamp) -> Option<Window> {
        match self.schedule()? {
            Schedule::Days(_) => Self::of_days(Days::new(1), self.duration).window_after(now),
            Schedule::Hours(_) | Schedule::Cron(_) => self.window_after(now),
        }
    }

    /// Whether a value written by hand counts as a rotation. See `MANUAL_UNDER_EXPRESSION`.
    pub fn count_manual_changes(&self) -> bool {
        !matches!(self.when, When::Expression(..))
    }

    /// The AutomaticallyAfterDays that is shown: computed where there is an expression.
    pub(crate) fn days_shown(&self, now: Timestamp, next: Option<Window>) -> Option<Days> {
        match self.when {
            When::Expression(..) => days_shown(now, next?),
            _ => self.automatically_after_days(),
        }
    }
}
