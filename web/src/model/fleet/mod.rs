//! The Fleet page: many secrets with their schedules in; how many rotations start hour by hour, and what the worst hour
//! looks like, out. The worker reckons; this is what was asked and what it has said.

mod form;
mod run;

use super::{Effect, Event as AnyEvent, Reading, State, fleet_job::Told, schedule::Draws};

pub use form::{Field, Form, Row};
pub use run::{Found, Run};

/// What can happen on the page.
#[derive(Clone, Debug)]
pub enum Event {
    /// The page came into view, at this time.
    Entered(Reading),
    /// A field was typed in.
    Edit(Field, String),
    /// Another kind of secret.
    AddRow,
    /// One less.
    DropRow(usize),
    /// Made-up secrets, or pasted ones.
    Pasted(bool),
    /// Whether to reckon with spread windows too.
    Spread(bool),
    /// To the worker.
    Run,
    /// What the worker said; `None` if it could not run.
    Told(Option<Told>),
    /// Stop it.
    Cancel,
}

/// The page came into view.
pub fn entered() -> Vec<Effect> {
    vec![Effect::Read(|reading| AnyEvent::Fleet(Event::Entered(reading)))]
}

/// What an event changes.
pub fn update(event: Event, state: &mut State) -> Vec<Effect> {
    let form = &mut state.fleet;
    match event {
        Event::Entered(reading) => form.entered(reading),
        Event::Edit(field, text) => form.edit(field, text),
        Event::AddRow => form.rows.push(Row::default()),
        Event::DropRow(row) if row < form.rows.len() => drop(form.rows.remove(row)),
        Event::DropRow(_) => {}
        Event::Pasted(pasted) => form.pasted = pasted,
        Event::Spread(spread) => form.spread = spread,
        Event::Run => {
            let Ok(job) = form.job() else { return Vec::new() };
            // There is one worker: what it did until now is over.
            if state.schedule.draws.at_work() {
                state.schedule.draws = Draws::Idle;
            }
            form.run = Run::at_work();
            let text = form.pasted.then(|| form.listing.clone());
            return vec![Effect::Reckon(job, text, |told| AnyEvent::Fleet(Event::Told(told)))];
        }
        Event::Told(told) => {
            form.run.hear(told);
            if !matches!(form.run, Run::AtWork { .. }) {
                return vec![Effect::StopDrawing];
            }
        }
        Event::Cancel => {
            form.run = Run::Idle;
            return vec![Effect::StopDrawing];
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests;
