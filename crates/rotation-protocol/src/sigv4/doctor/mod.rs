//! The signature doctor: why a request was refused. What was pasted, an `Authorization` header or AWS's refusal, is held
//! against the request that should have been sent.
//!
//! Two questions are asked. Where do the texts part that the two sides signed, and what does that usually come from? And
//! what was the pasted signature made of: it is computed again, for the request and for one variation after another.
//! What is said is data, and holds no value of a session token and no key.
//!
//! ```
//! use rotation_core::time::Timestamp;
//! use rotation_protocol::sigv4::doctor::{Cause, examine};
//! use rotation_protocol::sigv4::{Credentials, Options, Signer, Unsigned};
//!
//! let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", None);
//! let at = Timestamp::from_millis(1_767_225_600_000).unwrap();
//! let request =
//!     Unsigned { method: "POST", host: "localhost", path: "/", query: "", headers: &[], body: br#"{"a": 1}"# };
//! let mut other = Signer::new(credentials.clone(), "us-west-2", "secretsmanager");
//! let signed = other.sign(&request, at, Options::default());
//! let header = signed.authorization().unwrap();
//!
//! let signer = Signer::new(credentials, "us-east-1", "secretsmanager");
//! let report = examine(header, &signer, &request, at).unwrap();
//! let region = Cause::Region { sent: Some("us-west-2".into()), form: "us-east-1".into() };
//! assert_eq!(report.findings[0].cause, region);
//! ```

mod backwards;
mod case;
mod cause;
mod compare;
mod difference;
mod findings;
mod pasted;
mod said;

use rotation_core::time::Timestamp;

pub use crate::wire::spelling::{Layout, Spelling};
pub use cause::{Cause, Finding, Found, Ground, PathApart, Report, TokenApart, Verdict};
pub use difference::{Difference, Line, Text};

use super::{Signer, Unsigned};
use case::Case;
use pasted::Pasted;

/// Examines `pasted` beside `request`, signed by `signer`; `at` is now. Nothing is said of a blank text.
pub fn examine(pasted: &str, signer: &Signer, request: &Unsigned<'_>, at: Timestamp) -> Option<Report> {
    let blank = pasted.trim().is_empty();
    (!blank).then(|| Case { pasted: Pasted::read(pasted), signer, request, at }.report())
}
