//! Rotation Lab for JavaScript: converts, calls, converts. No rule lives here.
//!
//! One file per noun. What crosses the boundary is flat (texts, numbers, lists of texts), which is several times
//! faster than objects; `npm/index.mjs` makes the objects of the public face. Errors are texts `code: sentence`.

#[cfg(feature = "tools")]
mod cli;
mod error;
mod flat;
#[cfg(feature = "core")]
mod options;
#[cfg(feature = "core")]
mod schedule;
#[cfg(feature = "core")]
mod service;
#[cfg(feature = "core")]
mod signing;
#[cfg(feature = "tools")]
mod verifying;

#[cfg(feature = "tools")]
pub use cli::{CliRun, split_shell};
#[cfg(feature = "core")]
pub use options::Options;
#[cfg(feature = "core")]
pub use schedule::Schedule;
#[cfg(feature = "core")]
pub use service::Service;
#[cfg(feature = "core")]
pub use signing::{RequestSigner, RotateSecretSigner};
#[cfg(feature = "tools")]
pub use verifying::verify_signature;
