//! The run of a rotation: four steps, retries inside the window, end states, abandonment.
//! The rotation function itself is outside: a step goes out as an [`Invocation`], its outcome comes back.

mod begin;
mod due;
mod invocation;
mod overtaken;
mod plan;
mod state;
mod step_end;

pub use begin::FIRST_CALL_DELAY;
pub(crate) use begin::accept;
pub(crate) use due::{fall_due, next_due};
pub use invocation::{Invocation, InvocationId, Outcome, Step};
pub(crate) use overtaken::settle_labels;
pub(crate) use plan::{resume, schedule_next};
pub use state::{External, Phase, Plan, Rotation, Run, RunKind};
pub(crate) use step_end::step_ended;

use crate::{assumption::Assumptions, event::Event};
use alloc::vec::Vec;

/// What the engine needs to know of its vault.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) seed: u64,
    pub(crate) assumptions: Assumptions,
}

/// What a change leaves for the host to take away.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outbox {
    pub(crate) events: Vec<Event>,
    pub(crate) invocations: Vec<Invocation>,
}
