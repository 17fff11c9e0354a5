//! The canonical request: the one spelling of a request that both sides hash.

mod encode;
mod headers;
mod path;
mod query;
mod source;

use std::fmt;
use std::ops::Range;

pub(super) use encode::{decoded, push as push_encoded};
pub(super) use headers::{Header, collapsed, push_names, sort};
pub(super) use path::encoded as encode_path;
pub(super) use query::{Pair, added, given};
pub(super) use source::Trace;
pub use source::{Piece, Source};

use super::hash::{hex, sha256};

/// A request that nobody has signed yet.
#[derive(Clone, Copy)]
pub struct Unsigned<'a> {
    /// `POST`.
    pub method: &'a str,
    /// With the port, where it is not the scheme's own. A `host` among the headers is not looked at.
    pub host: &'a str,
    /// As it is written in the request line; empty is `/`.
    pub path: &'a str,
    /// As it is written in the request line, without the question mark.
    pub query: &'a str,
    /// Names in any case; a name may come more than once.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body's bytes.
    pub body: &'a [u8],
}

/// Its text, and where in the text each part stands.
#[derive(Clone, PartialEq, Eq)]
pub struct CanonicalRequest {
    text: String,
    method: Range<usize>,
    path: Range<usize>,
    query: Range<usize>,
    headers: Range<usize>,
    signed_headers: Range<usize>,
    body_hash: Range<usize>,
}

/// What it is written from.
pub(super) struct Parts<'a, Q> {
    pub(super) method: &'a str,
    pub(super) path: &'a str,
    pub(super) normalize_path: bool,
    pub(super) query: Q,
    /// The signed ones, sorted.
    pub(super) headers: &'a [&'a Header<'a>],
    pub(super) body_hash: &'a BodyHash<'a>,
}

/// The last line.
pub(super) enum BodyHash<'a> {
    /// Of the body as it is.
    Computed(String),
    /// The request's own word: `UNSIGNED-PAYLOAD`, or one computed while streaming.
    Given(Header<'a>),
}

impl BodyHash<'_> {
    pub(super) fn of(body: &[u8]) -> Self {
        Self::Computed(hex(&sha256(body)))
    }

    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Computed(hash) => hash,
            Self::Given(header) => &header.value,
        }
    }

    fn source(&self) -> Source {
        match self {
            Self::Computed(_) => Source::Body,
            Self::Given(header) => header.value_source(),
        }
    }
}

impl CanonicalRequest {
    pub(super) fn new<'a>(parts: Parts<'a, impl Iterator<Item = Pair<'a>>>, trace: &mut impl Trace) -> Self {
        let Parts { headers: signed, body_hash: hash, .. } = parts;
        let mut text = String::with_capacity(512);
        let method = line(&mut text, |text| {
            text.push_str(parts.method);
            text.make_ascii_uppercase();
        });
        trace.piece(method.clone(), || Source::Method);
        let path = line(&mut text, |text| path::push(parts.path, parts.normalize_path, text, trace));
        let query = line(&mut text, |text| query::push(parts.query, text, trace));
        let headers = line(&mut text, |text| headers::push(signed, text, trace));
        let signed_headers = line(&mut text, |text| push_names(signed, text, trace));
        let body_hash = text.len()..text.len() + hash.as_str().len();
        text.push_str(hash.as_str());
        trace.piece(body_hash.clone(), || hash.source());
        Self { text, method, path, query, headers, signed_headers, body_hash }
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its first line.
    pub fn method(&self) -> &str {
        self.part(&self.method)
    }

    /// The path, percent-encoded once more than it was written.
    pub fn path(&self) -> &str {
        self.part(&self.path)
    }

    /// The query, sorted.
    pub fn query(&self) -> &str {
        self.part(&self.query)
    }

    /// The signed headers, name and value, in order of their names.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.part(&self.headers).lines().filter_map(|line| line.split_once(':'))
    }

    /// Their names, `content-type;host;x-amz-date`.
    pub fn signed_headers(&self) -> &str {
        self.part(&self.signed_headers)
    }

    /// SHA-256 of the body, or what the request's own `x-amz-content-sha256` says instead.
    pub fn body_hash(&self) -> &str {
        self.part(&self.body_hash)
    }

    /// SHA-256 of the whole text: what goes into the string to sign.
    pub fn hash(&self) -> String {
        hex(&sha256(self.text.as_bytes()))
    }

    fn part(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }
}

/// A session token stands in the text, so only the harmless parts print.
impl fmt::Debug for CanonicalRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CanonicalRequest")
            .field("method", &self.method())
            .field("path", &self.path())
            .field("signed_headers", &self.signed_headers())
            .finish_non_exhaustive()
    }
}

/// Writes one, and says where; the line break that ends it is not part of it.
fn line(text: &mut String, write: impl FnOnce(&mut String)) -> Range<usize> {
    let from = text.len();
    write(text);
    let range = from..text.len();
    text.push('\n');
    range
}
