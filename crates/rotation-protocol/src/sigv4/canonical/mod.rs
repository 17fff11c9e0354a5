//! The canonical request: the one spelling of a request that both sides hash.

mod encode;
mod headers;
mod path;
mod query;

use std::fmt;
use std::ops::Range;

pub(super) use encode::decoded;
pub(super) use headers::{Header, collapsed};
pub(super) use path::encoded as encode_path;

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

impl CanonicalRequest {
    pub(super) fn new(
        request: &Unsigned<'_>,
        headers: &[Header],
        body_hash: &str,
        normalize_path: bool,
    ) -> Self {
        let mut text = String::with_capacity(512);
        let method = push(&mut text, "\n", |text| text.push_str(&request.method.to_ascii_uppercase()));
        let path = push(&mut text, "\n", |text| path::push(request.path, normalize_path, text));
        let query = push(&mut text, "\n", |text| query::push(request.query, text));
        let merged = headers::merged(headers);
        let headers = push(&mut text, "\n", |text| {
            for header in &merged {
                text.extend([header.name.as_str(), ":", &header.value, "\n"]);
            }
        });
        let signed_headers = push(&mut text, "\n", |text| {
            for (n, header) in merged.iter().enumerate() {
                text.extend([if n == 0 { "" } else { ";" }, &header.name]);
            }
        });
        let body_hash = push(&mut text, "", |text| text.push_str(body_hash));
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

fn push(text: &mut String, end: &str, part: impl FnOnce(&mut String)) -> Range<usize> {
    let from = text.len();
    part(text);
    let range = from..text.len();
    text.push_str(end);
    range
}
