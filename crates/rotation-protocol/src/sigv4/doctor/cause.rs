//! What the doctor says, as data. Names and times, never the value of a header: a session token is one.

use rotation_core::time::Timestamp;

use super::{Difference, Spelling};

/// What came of a pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What was found in the text.
    pub found: Found,
    /// When the refused request was signed, where the text tells: the form's request is compared as signed then.
    pub signed_at: Option<Timestamp>,
    /// The first byte that differs.
    pub difference: Option<Difference>,
    /// What the pasted signature is worth.
    pub verdict: Verdict,
    /// What the refusal may be due to, the likeliest first.
    pub findings: Vec<Finding>,
}

/// What was found in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// An `Authorization` header.
    pub header: bool,
    /// The two texts that AWS says should have been signed.
    pub texts: bool,
    /// One of AWS's sentences about a signature.
    pub sentence: bool,
}

/// The pasted header, verified backwards: its signature computed again with the key at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// There was none that could be verified.
    Unasked,
    /// It is right for the request as it is.
    Valid,
    /// It is right once what the first finding says is granted.
    ValidIf,
    /// It is right neither for the request nor for any of this many variations.
    Invalid(usize),
}

/// One cause, and how it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub cause: Cause,
    /// How.
    pub ground: Ground,
}

/// How a cause is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The signature comes out right with it, and with nothing else that was tried: proof.
    Proved,
    /// AWS's own sentence names it.
    Said,
    /// The header, read as AWS reads it, is refused with it.
    Read,
    /// Two texts were compared: it is so, and likely the reason.
    Compared,
}

/// Why a signature is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The clocks of client and service are too far apart.
    Clock {
        /// What the request says.
        signed: Timestamp,
        /// What the service's clock said, or the form's.
        now: Timestamp,
    },
    /// The scope names another day than the request's date.
    ScopeDate {
        /// In the scope, where it is known.
        scope: Option<String>,
        /// Of the date.
        day: Option<String>,
    },
    /// Signed for another region.
    Region {
        /// What it was signed for, where it is known.
        sent: Option<String>,
        /// The form's.
        form: String,
    },
    /// Signed for another service.
    Service {
        /// What it was signed for, where it is known.
        sent: Option<String>,
        /// This service's name.
        own: String,
    },
    /// A signed header does not have the value that was signed.
    HeaderChanged(String),
    /// A signed header came twice, or one came that was not signed.
    HeaderAdded(String),
    /// A signed header did not arrive.
    HeaderDropped(String),
    /// Another list of signed headers. Both are empty where only their order or spelling differs.
    SignedHeaders {
        /// Signed by the form only.
        form: Vec<String>,
        /// Signed by the other only.
        other: Vec<String>,
    },
    /// The list in the header is not what was signed.
    Listed {
        /// Listed, not signed.
        unsigned: Vec<String>,
        /// Signed, not listed.
        unlisted: Vec<String>,
    },
    /// Another method.
    Method,
    /// Another path.
    Path(PathApart),
    /// The same query, not sorted.
    QueryOrder,
    /// Another query.
    Query,
    /// Another body: in which spelling of JSON it is the same, if in one.
    Body(Option<Spelling>),
    /// No body was signed.
    NoBody,
    /// The session token.
    SessionToken(TokenApart),
    /// Another access key id.
    AccessKey {
        /// The other, where it is known.
        sent: Option<String>,
        /// The form's.
        form: String,
    },
    /// The header cannot be read: AWS's sentence.
    Malformed(String),
    /// The pasted texts contradict each other: they were altered when they were copied.
    Copy,
    /// Everything else is equal.
    SecretKey,
    /// None of the variations gives this signature: the key, or the body, is another.
    KeyOrBody,
}

/// How paths differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathApart {
    /// The other is encoded once more than the form's.
    EncodedMore,
    /// The other is encoded once less.
    EncodedLess,
    /// It is another path.
    Other,
}

/// What is wrong with a session token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenApart {
    /// The form has one, the refused request did not.
    Missing,
    /// The refused request signed one, the form has none.
    NotInForm,
    /// It was sent without being signed.
    Unsigned,
    /// Another one than the form's.
    Other,
    /// AWS does not take it: it does not belong to the key, or is no longer good.
    Stale,
}
