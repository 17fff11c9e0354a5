//! The Lab page in words.

mod actions;
mod branch;
pub mod clients;
pub mod faults;
mod group;
mod head;
pub mod instant;
pub mod own;
mod rows;
mod why;
pub mod world;

pub use actions::{action_id, does, verb};
pub use branch::branch;
pub use head::{Head, head, secret_name};
pub use rows::{Counts, DRAWN, EventRow, RowState, Table, WHOLE, counts, highlighted, rows};
pub use why::{Change, Why, why};

#[cfg(test)]
mod tests;
