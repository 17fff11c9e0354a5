//! Rotation Lab for JavaScript: converts, calls, converts. No rule lives here.
//!
//! One file per noun. What crosses the boundary is flat (texts, numbers, lists of texts), which is several times
//! faster than objects; `npm/index.mjs` makes the objects of the public face. Errors are texts `code: sentence`.

mod cli;
mod error;
mod flat;
mod options;
mod schedule;
mod service;
mod signing;
mod verifying;

pub use cli::{CliRun, split_shell};
pub use options::Options;
pub use schedule::Schedule;
pub use service::Service;
pub use signing::{RequestSigner, RotateSecretSigner};
pub use verifying::verify_signature;
