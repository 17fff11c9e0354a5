//! The service over the wire: what was recorded of AWS, restated as our own tables.

mod driver;
mod errors;
mod labels;
mod rotation;
mod schedule;
mod shapes;
