//! The service over the wire: what was recorded of AWS, restated as our own tables.

mod bad_input;
mod batch;
mod constraints;
mod dates;
mod deletion;
mod driver;
mod errors;
mod every_member;
mod function;
mod labels;
mod limits;
mod list_secrets;
mod listing;
mod password;
mod policies;
mod precedence;
mod rotation;
mod schedule;
mod shapes;
mod tokens;
mod top_calls;
mod top_rotation;
mod top_special;
mod top_unfinished;
mod top_versions;
mod values;
