//! What AWS Secrets Manager does when a secret is rotated: versions, staging labels, the four steps, the schedule.
//!
//! Time and randomness come in with each call ([`stamp::Stamp`]); what happened comes out as data. The rotation
//! function is outside. One loop drives a vault:
//!
//! ```text
//! loop {
//!     vault.apply(stamp, operation)          // a call: Ok(reply) or AWS's refusal, which changes nothing
//!     vault.advance(now)                     // or: what fell due by itself, each dated when it was due
//!     for event in vault.take_events()       // what happened, and the rule behind it
//!     for call in vault.take_invocations()   // the function's turn: answer with vault.complete(stamp, id, outcome)
//!     sleep until vault.next_wake()          // late or extra wakes are harmless
//! }
//! ```
//!
//! # What this crate does not know
//! Clocks, random numbers, threads, files, networks, JSON, browsers, and the bytes of secret values outside
//! [`value::ValueTable`]. It cannot panic on any input.
#![no_std]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing))]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod assumption;
pub mod error;
pub mod event;
pub mod fact;
pub mod ident;
pub mod label;
pub mod operation;
pub mod rotation;
pub mod schedule;
pub mod secret;
pub mod stamp;
pub mod time;
pub mod value;
pub mod vault;
pub mod version_table;

pub use vault::Vault;
