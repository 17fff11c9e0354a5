//! The service over the wire: what was recorded of AWS, restated as our own tables.

mod batch;
mod dates;
mod deletion;
mod driver;
mod errors;
mod labels;
mod listing;
mod policies;
mod precedence;
mod rotation;
mod schedule;
mod shapes;
mod top_calls;
mod top_rotation;
mod top_special;
mod top_unfinished;
mod top_versions;
