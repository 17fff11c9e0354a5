//! The string to sign: four lines that tie the canonical request to a moment and a scope.

use std::fmt;
use std::ops::Range;

use super::{CanonicalRequest, Scope};

/// The only algorithm of this room.
pub const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// Its text, and where in the text each line stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringToSign {
    text: String,
    time: Range<usize>,
    scope: Range<usize>,
    hash: Range<usize>,
}

impl StringToSign {
    pub(super) fn new(time: &str, scope: &Scope, request: &CanonicalRequest) -> Self {
        Self::of(time, scope.as_str(), &request.hash())
    }

    /// Of a scope and a hash that somebody else wrote.
    pub(super) fn of(time: &str, scope: &str, hash: &str) -> Self {
        let mut text = String::with_capacity(192);
        text.push_str(ALGORITHM);
        let mut line = |line: &str| {
            text.push('\n');
            let from = text.len();
            text.push_str(line);
            from..text.len()
        };
        let (time, scope, hash) = (line(time), line(scope), line(hash));
        Self { text, time, scope, hash }
    }

    /// The text that is signed.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The first line.
    pub fn algorithm(&self) -> &'static str {
        ALGORITHM
    }

    /// The moment, as in `X-Amz-Date`.
    pub fn time(&self) -> &str {
        self.part(&self.time)
    }

    /// The credential scope.
    pub fn scope(&self) -> &str {
        self.part(&self.scope)
    }

    /// SHA-256 of the canonical request.
    pub fn hash(&self) -> &str {
        self.part(&self.hash)
    }

    /// Where in the text stand the moment, the credential scope and the canonical request's hash.
    pub fn ranges(&self) -> [Range<usize>; 3] {
        [self.time.clone(), self.scope.clone(), self.hash.clone()]
    }

    fn part(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }
}

impl fmt::Display for StringToSign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
