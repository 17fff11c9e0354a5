//! The rotation function that a person types in. Its text stays here: it is in no link, no export and no storage, and it
//! runs only after the person has pressed "Use this function", on the lab it was pressed for. It runs elsewhere, in the
//! sandbox; each of its calls comes here, is answered by the lab and becomes a line of its log, and so does its answer.

use rotation_core::rotation::{InvocationId, Outcome, Step};

use super::{Event as Any, Page};
use crate::model::{self, Effect, State, Timer, Typed};

/// The field with the function's text.
pub const EDITOR: &str = "own-function";
/// A function that runs longer on the reader's own clock is stopped, and counts as one that never answers.
const LONGEST_MS: u32 = 10_000;
/// So many calls of one invocation are enough for anything but a loop.
const MOST_CALLS: u32 = 200;
/// One that works on any secret whose value is JSON with a password.
const EXAMPLE: &str = include_str!("example.js");

/// The function, and whether it runs.
#[derive(Debug, Default)]
pub struct Own {
    /// Its text, once it was edited.
    edited: Option<Typed>,
    /// It answers whenever the service calls it.
    pub in_use: bool,
    /// The invocation that it is at work on.
    pub running: Option<Running>,
    /// How the last one ended.
    pub said: Option<Said>,
    runs: u32,
}

/// An invocation under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// Names this run; what comes of an earlier one is dropped.
    pub ticket: u32,
    /// Which invocation.
    pub invocation: InvocationId,
    /// Of which step.
    pub step: Step,
    /// How many calls it has made.
    pub calls: u32,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It returned, from this step.
    Returned(Step),
    /// It threw this.
    Threw(Step, String),
    /// It was stopped because it took too long or called too often.
    Stopped(Step),
    /// The reader stopped it.
    Cancelled(Step),
    /// The sandbox cannot run.
    NoSandbox,
}

/// What can happen.
#[derive(Clone, Debug)]
pub enum Event {
    /// Its text was edited.
    Edit(Typed),
    /// It is to answer from now on.
    Use,
    /// It is to stop, and to answer no more.
    Stop,
    /// It calls the service.
    Asked(u32, Asked),
    /// It returned, or threw this.
    Ended(u32, Result<(), Typed>),
    /// It takes too long.
    Overdue(u32),
    /// The sandbox cannot run.
    NoSandbox(u32),
}

/// A call of the function.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its number in this run.
    pub call: u32,
    /// Which operation.
    pub operation: String,
    /// Its body, which may hold a secret value.
    pub body: Typed,
}

/// What the sandbox runs.
#[derive(Clone, Debug)]
pub struct Job {
    /// Names the run.
    pub ticket: u32,
    /// The function.
    pub text: Typed,
    /// Step, SecretId, ClientRequestToken, RotationToken: the event. The last of them is nobody else's business.
    pub event: [Typed; 4],
    /// Whose function it is.
    pub function_arn: String,
}

impl Own {
    /// Its text: at first that of an example.
    pub fn text(&self) -> &str {
        self.edited.as_ref().map_or(EXAMPLE, |edited| edited.0.as_str())
    }

    /// The same text, of a function that is not in use.
    pub(super) fn laid_down(&mut self) -> Self {
        let (edited, running) = (self.edited.take(), self.running.take());
        Self { edited, running, runs: self.runs, ..Self::default() }
    }

    /// It answers no more until it is taken into use again.
    pub(super) fn lay_down(&mut self) {
        self.in_use = false;
    }

    fn runs_as(&self, ticket: u32) -> Option<&Running> {
        self.running.as_ref().filter(|running| running.ticket == ticket && self.in_use)
    }
}

pub(super) fn update(event: Event, state: &mut State) -> Vec<Effect> {
    let page = &mut state.lab;
    match event {
        Event::Edit(text) => {
            page.own.edited = Some(text);
            page.own.lay_down();
        }
        Event::Use => {
            page.own.in_use = true;
            page.own.said = None;
        }
        Event::Stop => {
            page.own.lay_down();
            page.own.said = page.own.running.as_ref().map(|running| Said::Cancelled(running.step));
        }
        Event::Asked(ticket, asked) => return answer(ticket, &asked, state),
        Event::Ended(ticket, ended) => {
            let Some(running) = page.own.runs_as(ticket).cloned() else { return Vec::new() };
            let (outcome, said) = match ended {
                Ok(()) => (Outcome::Returned, Said::Returned(running.step)),
                Err(thrown) => {
                    let clean = page.lab.without_values(&thrown.0);
                    (Outcome::Raised(clean.clone()), Said::Threw(running.step, clean))
                }
            };
            page.lab.answer_of_function(&running.invocation, outcome);
            page.own.said = Some(said);
            page.selected = page.last_move();
        }
        Event::Overdue(ticket) => silence(ticket, page),
        Event::NoSandbox(ticket) if page.own.runs_as(ticket).is_some() => {
            page.own.lay_down();
            page.own.said = Some(Said::NoSandbox);
        }
        Event::NoSandbox(_) => {}
    }
    Vec::new()
}

/// After anything that happened: a run that nothing waits for is ended, and one that is waited for begins.
pub(in crate::model) fn follow(state: &mut State) -> Vec<Effect> {
    let page = &mut state.lab;
    let waiting = page.lab.waiting().filter(|_| page.own.in_use);
    let mut effects = Vec::new();
    if let Some(running) = &page.own.running {
        if waiting.is_some_and(|waiting| waiting.id == running.invocation) {
            return effects;
        }
        page.own.running = None;
        effects.push(Effect::StopFunction);
    }
    if let Some(waiting) = waiting {
        let ticket = page.own.runs + 1;
        let job = Job {
            ticket,
            text: page.own.text().into(),
            event: [
                waiting.step.name().into(),
                waiting.secret.as_str().into(),
                waiting.token.as_str().into(),
                waiting.rotation_token.as_str().into(),
            ],
            function_arn: waiting.function.as_ref().map(ToString::to_string).unwrap_or_default(),
        };
        let (invocation, step) = (waiting.id.clone(), waiting.step);
        page.own.runs = ticket;
        page.own.running = Some(Running { ticket, invocation, step, calls: 0 });
        page.playing = None;
        effects.push(Effect::RunFunction(job, |event| model::Event::Lab(Any::Own(event))));
        let overdue = model::Event::Lab(Any::Own(Event::Overdue(ticket)));
        effects.push(Effect::Wait(Timer::Function, LONGEST_MS, Box::new(overdue)));
    }
    effects
}

/// The lab answers a call; only the sandbox gets the answer, because secret values are in it.
fn answer(ticket: u32, asked: &Asked, state: &mut State) -> Vec<Effect> {
    let page = &mut state.lab;
    let in_use = page.own.in_use;
    let running = page.own.running.as_mut().filter(|running| running.ticket == ticket && in_use);
    let Some(running) = running else { return Vec::new() };
    running.calls += 1;
    if running.calls > MOST_CALLS {
        silence(ticket, page);
        return Vec::new();
    }
    let invocation = running.invocation.clone();
    let answered = page.lab.call_by_function(&invocation, &asked.operation, asked.body.0.as_bytes());
    page.selected = page.last_move();
    // Without an answer nothing waits any more, and the run is ended.
    answered
        .map(|(status, body)| Effect::AnswerFunction(asked.call, status, body.into()))
        .into_iter()
        .collect()
}

/// It does not answer: the service waits for as long as it does, and the function is called no more.
fn silence(ticket: u32, page: &mut Page) {
    let Some(running) = page.own.runs_as(ticket).cloned() else { return };
    page.own.lay_down();
    page.own.said = Some(Said::Stopped(running.step));
    page.lab.function_is_silent(&running.invocation);
    page.selected = page.last_move();
}

#[cfg(test)]
mod tests;
