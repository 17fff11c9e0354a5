//! Moments drawn for many secrets, in the worker: how far it is, and for which rules.

use rotation_core::schedule::{Days, RotationRules};

use crate::model::{
    Effect, Event as AnyEvent, State, fleet,
    spread::{Drawn, Job},
};

use super::{Ask, Event};

/// So many secrets are drawn.
pub const SECRETS: u32 = 100_000;

/// What the worker has said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Draws {
    /// It was not asked.
    #[default]
    Idle,
    /// It is at work, or has drawn all of them.
    Drawn(Job, Drawn),
    /// It could not run.
    Failed,
}

impl Draws {
    /// What was drawn for these rules; for others the drawing says nothing.
    pub fn of(&self, rules: &RotationRules) -> Option<&Drawn> {
        match self {
            Self::Drawn(job, drawn) if job.duration == Ask::hours(rules) => Some(drawn),
            _ => None,
        }
    }

    /// Whether the worker is at work.
    pub fn at_work(&self) -> bool {
        matches!(self, Self::Drawn(job, drawn) if drawn.secrets < job.total)
    }
}

pub(super) fn start(state: &mut State) -> Vec<Effect> {
    // Where in a window a rotation falls depends on how long the window is, and on nothing else of the schedule.
    let (Ok(rules), Some(days)) = (state.schedule.one.rules(), Days::new(1)) else { return Vec::new() };
    let job = Job { days, duration: Ask::hours(&rules), seed: 1, total: SECRETS };
    // There is one worker: what it did until now is over.
    if matches!(state.fleet.run, fleet::Run::AtWork { .. }) {
        state.fleet.run = fleet::Run::Idle;
    }
    state.schedule.draws = Draws::Drawn(job, Drawn::default());
    vec![Effect::Draw(job, |drawn| AnyEvent::Schedule(Event::Drawn(drawn)))]
}

pub(super) fn heard(state: &mut State, news: Option<Drawn>) -> Vec<Effect> {
    match (&mut state.schedule.draws, news) {
        (Draws::Drawn(_, known), Some(news)) => *known = news,
        (Draws::Drawn(..), None) => state.schedule.draws = Draws::Failed,
        // It was stopped while it spoke.
        _ => {}
    }
    if state.schedule.draws.at_work() { Vec::new() } else { vec![Effect::StopDrawing] }
}

pub(super) fn stop(state: &mut State) -> Vec<Effect> {
    state.schedule.draws = Draws::Idle;
    vec![Effect::StopDrawing]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Surroundings, update};
    use rotation_core::time::Timestamp;

    fn state() -> State {
        let reading = crate::model::Reading { at: Timestamp::EPOCH, random: 1 };
        State::open(reading, Surroundings { hash: "#/schedule".into(), ..Surroundings::default() })
    }

    fn heard(secrets: u32) -> AnyEvent {
        AnyEvent::Schedule(Event::Drawn(Some(Drawn { secrets, hours: vec![0; 24], minutes: vec![0; 60] })))
    }

    #[test]
    fn the_worker_is_started_on_demand_and_ended_when_it_is_done() {
        let mut state = state();
        let effects = update(AnyEvent::Schedule(Event::Draw), &mut state);
        assert!(matches!(effects.as_slice(), [Effect::Draw(job, _)] if job.total == SECRETS));
        assert!(update(heard(2_000), &mut state).is_empty() && state.schedule.draws.at_work());
        assert!(matches!(update(heard(SECRETS), &mut state).as_slice(), [Effect::StopDrawing]));
        assert!(!state.schedule.draws.at_work());
    }

    #[test]
    fn what_comes_after_cancelling_is_dropped() {
        let mut state = state();
        update(AnyEvent::Schedule(Event::Draw), &mut state);
        update(AnyEvent::Schedule(Event::StopDrawing), &mut state);
        update(heard(2_000), &mut state);
        assert_eq!(state.schedule.draws, Draws::Idle);
    }

    #[test]
    fn counts_of_another_window_are_not_shown() {
        let mut state = state();
        update(AnyEvent::Schedule(Event::Draw), &mut state);
        update(heard(2_000), &mut state);
        let of = |state: &State| state.schedule.draws.of(&state.schedule.one.rules().unwrap()).is_some();
        assert!(of(&state));
        state.schedule.one.duration = "3h".into();
        assert!(!of(&state));
    }
}
