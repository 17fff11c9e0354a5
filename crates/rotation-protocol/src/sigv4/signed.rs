//! What comes out.

use std::fmt;

use super::{CanonicalRequest, StringToSign};

/// A signature and every stage on the way to it.
#[derive(Clone, PartialEq, Eq)]
pub struct Signed {
    /// Stage 1.
    pub canonical_request: CanonicalRequest,
    /// Stage 2.
    pub string_to_sign: StringToSign,
    /// 64 hexadecimal digits.
    pub signature: String,
    /// What to send: the request's own headers and those that signing adds, names in lower case, without `host`.
    pub headers: Vec<(String, String)>,
    /// The query to send, as it is to be written: the request's own, and in the query form what signing adds to it.
    pub query: String,
}

impl Signed {
    /// The value of the `Authorization` header; in the query form there is none.
    pub fn authorization(&self) -> Option<&str> {
        let found = self.headers.iter().find(|(name, _)| name == "authorization");
        found.map(|(_, value)| value.as_str())
    }
}

/// The headers and the query carry the session token, so they don't print.
impl fmt::Debug for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signed")
            .field("canonical_request", &self.canonical_request)
            .field("string_to_sign", &self.string_to_sign)
            .field("signature", &self.signature)
            .finish_non_exhaustive()
    }
}
