//! The Schedule page: a number of days in; windows, dates and the moment inside a window out.

mod draws;
mod moment;
mod windows;

use rotation_core::{
    schedule::{Days, RotationRules, WindowHours},
    time::Timestamp,
};

use super::{Effect, Route, State, request, spread::Drawn};

pub use draws::{Draws, SECRETS};
pub use moment::read_moment;
pub use windows::{Coming, coming, year};

/// What the page knows: what was typed, and how much of the answer is in view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// AutomaticallyAfterDays.
    pub days: String,
    /// Duration.
    pub duration: String,
    /// The last rotation; empty is the lab's present.
    pub from: String,
    /// How many windows are listed.
    pub count: usize,
    /// Moments drawn for many secrets.
    pub draws: Draws,
}

/// What can happen on it.
#[derive(Clone, Debug)]
pub enum Event {
    /// AutomaticallyAfterDays was typed in.
    Days(String),
    /// Duration was typed in.
    Duration(String),
    /// The last rotation was typed in.
    From(String),
    /// Another number of windows.
    Count(usize),
    /// On to the Request page with this schedule.
    UseInRequest,
    /// Draw the moments of many secrets.
    Draw,
    /// The worker has drawn some more, or could not run.
    Drawn(Option<Drawn>),
    /// Stop drawing.
    StopDrawing,
}

/// What is wrong, beside which field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors {
    /// Of the days: the service's sentence.
    pub days: Option<String>,
    /// Of Duration: the service's sentence.
    pub duration: Option<String>,
    /// Of the last rotation: ours.
    pub from: Option<&'static str>,
}

/// How many windows may be listed.
pub const COUNTS: [usize; 2] = [8, 24];

impl Default for Form {
    fn default() -> Self {
        Self { days: "30".into(), duration: String::new(), from: String::new(), count: 8, draws: Draws::Idle }
    }
}

impl Form {
    /// What is wrong with it.
    pub fn errors(&self) -> Errors {
        let (days, duration) = request::rules_errors(&self.days, &self.duration);
        let from = (self.base(Timestamp::EPOCH).is_none())
            .then_some("A moment in UTC, such as 2026-11-24T10:15:00Z.");
        Errors { days, duration, from }
    }

    /// The rules, if nothing is wrong with them.
    pub fn rules(&self) -> Option<RotationRules> {
        let errors = self.errors();
        if errors.days.is_some() || errors.duration.is_some() {
            return None;
        }
        let days = self.days.trim();
        let automatically_after_days =
            if days.is_empty() { None } else { Some(Days::new(days.parse().ok()?)?) };
        let duration = self.duration.trim();
        let duration = if duration.is_empty() { None } else { Some(WindowHours::parse(duration).ok()?) };
        Some(RotationRules::of_days(automatically_after_days, duration))
    }

    /// The rotation that the next one is counted from: `now` where none is typed.
    pub fn base(&self, now: Timestamp) -> Option<Timestamp> {
        if self.from.trim().is_empty() { Some(now) } else { read_moment(&self.from) }
    }
}

/// What an event changes.
pub fn update(event: Event, state: &mut State) -> Vec<Effect> {
    let form = &mut state.schedule;
    match event {
        Event::Days(text) => form.days = text,
        Event::Duration(text) => form.duration = text,
        Event::From(text) => form.from = text,
        Event::Count(count) => form.count = count.min(100),
        Event::UseInRequest => {
            let (days, duration) = (form.days.clone(), form.duration.clone());
            state.request.take_schedule(days, duration, &state.lab.lab);
            return vec![Effect::Go(Route::Request)];
        }
        Event::Draw => return draws::start(state),
        Event::Drawn(news) => return draws::heard(state, news),
        Event::StopDrawing => return draws::stop(state),
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(days: &str, duration: &str) -> Form {
        Form { days: days.into(), duration: duration.into(), ..Form::default() }
    }

    #[test]
    fn errors_are_the_services_own() {
        let days = |n: &str, rule: &str| {
            format!(
                "1 validation error detected: Value '{n}' at 'rotationRules.automaticallyAfterDays' failed to satisfy constraint: Member must have value {rule}"
            )
        };
        for (typed, expected) in [
            ("0", Some(days("0", "greater than or equal to 1"))),
            ("1001", Some(days("1001", "less than or equal to 1000"))),
            ("x", Some("STRING_VALUE can not be converted to a Long".into())),
            ("1", None),
            ("1000", None),
            ("", None),
        ] {
            assert_eq!(form(typed, "").errors().days, expected, "{typed}");
            assert_eq!(form(typed, "").rules().is_none(), expected.is_some(), "{typed}");
        }
        let error = form("30", "25h").errors().duration;
        assert_eq!(error.as_deref(), Some("Duration must be at least 1 hour, at most 24 hour."));
        assert!(form("30", "3h").errors() == Errors::default());
        assert!(Form { from: "yesterday".into(), ..Form::default() }.errors().from.is_some());
    }
}
