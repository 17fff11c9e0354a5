//! Signature Version 4, laid open: every stage from the request to the signature is a value, in the header form
//! and in the query form.
//!
//! ```
//! use rotation_core::time::Timestamp;
//! use rotation_protocol::sigv4::{Credentials, Options, Signer, Source, Unsigned};
//!
//! let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", None);
//! let mut signer = Signer::new(credentials, "us-east-1", "secretsmanager");
//! let request = Unsigned {
//!     method: "POST",
//!     host: "secretsmanager.us-east-1.amazonaws.com",
//!     path: "/",
//!     query: "",
//!     headers: &[("X-Amz-Target", "secretsmanager.ListSecrets")],
//!     body: b"{}",
//! };
//! let at = Timestamp::from_millis(1_767_225_600_000).unwrap();
//! let signed = signer.sign(&request, at, Options::default());
//! assert_eq!(signed.canonical_request.signed_headers(), "host;x-amz-date;x-amz-target");
//! assert_eq!(signed.string_to_sign.time(), "20260101T000000Z");
//! // Each part of it says from which bytes of the request it comes.
//! let pieces = signer.sources(&request, at, Options::default());
//! let target = pieces.iter().find(|piece| piece.source == Source::HeaderValue(0, 0..26)).unwrap();
//! assert_eq!(&signed.canonical_request.as_str()[target.range.clone()], "secretsmanager.ListSecrets");
//! ```
//!
//! This room knows bytes and keys. It knows no operation, no region table and no clock: the time is an argument, and
//! the key that a day of requests shares is a value its caller holds ([`Signer`]).

mod call;
mod canonical;
mod credentials;
pub mod doctor;
mod hash;
mod key;
mod options;
mod plan;
mod scope;
mod signed;
mod signer;
mod string_to_sign;
mod verify;

pub use call::{SERVICE, SignedCall, call_sources, examine_call, sign_call};
pub use canonical::{CanonicalRequest, Piece, Source, Unsigned};
pub use credentials::Credentials;
pub use key::{Link, SigningKey};
pub use options::{Form, Lifetime, Options};
pub use scope::{Scope, amz_date};
pub use signed::Signed;
pub use signer::Signer;
pub use string_to_sign::{ALGORITHM, StringToSign};
pub use verify::{Received, Verifier, verify};
