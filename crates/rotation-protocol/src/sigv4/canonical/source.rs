//! From where each part of a canonical request comes, in bytes of the request as it was given.

use std::ops::Range;

/// A part of a canonical request and its origin. The marks between parts (line breaks, `:`, `&`, `=`, `;`, `,`) belong
/// to no piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the canonical request's text.
    pub range: Range<usize>,
    /// Where it comes from.
    pub source: Source,
}

/// An origin. Ranges are in bytes, of the field of the request that they name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The whole method.
    Method,
    /// A segment of the path, with the slash before it; empty for the slash that stands for a path of no segments.
    Path(Range<usize>),
    /// A name or a value of the query.
    Query(Range<usize>),
    /// The host.
    Host,
    /// The name of the header with this index.
    HeaderName(usize, Range<usize>),
    /// The value of the header with this index.
    HeaderValue(usize, Range<usize>),
    /// The whole body, of which the piece is the hash.
    Body,
    /// Signing itself: the date, the session token, and what says that it is signed.
    Signing,
}

/// Who writes a canonical request says to it where each part is from.
pub(in crate::sigv4) trait Trace {
    /// An empty part has no origin.
    fn piece(&mut self, range: Range<usize>, source: impl FnOnce() -> Source);
}

/// Signing alone: nobody asks, and nothing is worked out.
impl Trace for () {
    fn piece(&mut self, _: Range<usize>, _: impl FnOnce() -> Source) {}
}

impl Trace for Vec<Piece> {
    fn piece(&mut self, range: Range<usize>, source: impl FnOnce() -> Source) {
        if !range.is_empty() {
            self.push(Piece { range, source: source() });
        }
    }
}
