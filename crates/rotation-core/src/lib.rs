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
//! ```
//! use rotation_core::{
//!     Vault,
//!     operation::{Operation, Reply, create_secret, rotate_secret},
//!     rotation::Outcome,
//!     stamp::{Entropy, Stamp},
//!     time::{Span, Timestamp},
//!     value::ValueTable,
//!     vault::Setup,
//! };
//!
//! let (mut vault, mut values) = (Vault::new(Setup::default()), ValueTable::new());
//! let begun = Timestamp::from_millis(1_790_230_301_825).unwrap();
//! let stamp = |n: u32| Stamp { at: begun.plus(Span::seconds(n)), entropy: Entropy::of_call(1, n.into()) };
//! let token = |digit: &str| rotation_core::ident::VersionId::parse(&digit.repeat(32));
//!
//! let create = create_secret::Input {
//!     name: "db".into(),
//!     client_request_token: token("1"),
//!     value: Some(values.intern_text("first")),
//!     ..Default::default()
//! };
//! vault.apply(stamp(0), Operation::CreateSecret(create)).unwrap();
//! let rotate = rotate_secret::Input {
//!     secret_id: "db".into(),
//!     client_request_token: token("2"),
//!     rotation_lambda_arn: Some("arn:aws:lambda:us-east-1:123456789012:function:rotate".into()),
//!     ..Default::default()
//! };
//! let Reply::RotateSecret(_) = vault.apply(stamp(1), Operation::RotateSecret(rotate)).unwrap() else { panic!() };
//!
//! // The first of the function's four steps falls due by itself.
//! vault.advance(vault.next_wake().unwrap()).unwrap();
//! let call = vault.take_invocations().remove(0);
//! assert_eq!(call.step.name(), "createSecret");
//! vault.complete(stamp(3), &call.id, Outcome::Raised("no database".into()));
//! assert!(vault.take_events().iter().any(|event| event.kind.name() == "RotationFailed"));
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
