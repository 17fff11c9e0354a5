//! The AWS CLI's grammar and output: the reference page's examples, the recorded runs of the real one, and the texts.

mod endless_input;
mod fixtures;
mod input;
mod recorded_runs;
mod reference_page;
mod refusals;
mod round_trip;
mod shorthand;
mod top;
