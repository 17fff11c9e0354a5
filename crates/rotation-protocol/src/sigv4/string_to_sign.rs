//! The string to sign: four lines that tie the canonical request to a moment and a scope.

use std::fmt;

use super::{CanonicalRequest, Scope};

/// The only algorithm of this room.
pub const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// Four lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringToSign {
    time: String,
    scope: String,
    hash: String,
}

impl StringToSign {
    pub(super) fn new(time: String, scope: &Scope, request: &CanonicalRequest) -> Self {
        Self::of(time, scope.to_string(), request.hash())
    }

    /// Of a scope and a hash that somebody else wrote.
    pub(super) fn of(time: String, scope: String, hash: String) -> Self {
        Self { time, scope, hash }
    }

    /// The first line.
    pub fn algorithm(&self) -> &'static str {
        ALGORITHM
    }

    /// The moment, as in `X-Amz-Date`.
    pub fn time(&self) -> &str {
        &self.time
    }

    /// The credential scope.
    pub fn scope(&self) -> &str {
        &self.scope
    }

    /// SHA-256 of the canonical request.
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

/// The text that is signed.
impl fmt::Display for StringToSign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { time, scope, hash } = self;
        write!(f, "{ALGORITHM}\n{time}\n{scope}\n{hash}")
    }
}
