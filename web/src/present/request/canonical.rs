//! The canonical request line by line, each with where its bytes come from.

use rotation_protocol::sigv4::{CanonicalRequest, Piece, Source};

/// One line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// What it is; nothing where the line before says it.
    pub what: &'static str,
    /// What stands before the bytes that come from elsewhere.
    pub before: &'a str,
    /// Those bytes.
    pub bytes: &'a str,
    /// The letter they bear on this page.
    pub mark: Option<&'static str>,
    /// Where they come from, in a word.
    pub origin: &'static str,
    /// Not to be shown.
    pub secret: bool,
}

/// Its lines. The empty one that ends the headers is left out.
pub fn lines<'a>(request: &'a CanonicalRequest, pieces: &[Piece]) -> Vec<Line<'a>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for text in request.as_str().split('\n') {
        let (from, to) = (start, start + text.len());
        start = to + 1;
        let source = pieces.iter().rev().find(|piece| from <= piece.range.start && piece.range.end <= to);
        let what = what(lines.len(), text, request);
        // The line without a text of its own is the end of the headers, except for the query.
        if text.is_empty() && what != "query" {
            continue;
        }
        let header = ["headers", ""].contains(&what);
        let (before, bytes) =
            if header { text.split_at(text.find(':').map_or(0, |at| at + 1)) } else { ("", text) };
        let mark = match what {
            "body hash" => Some("A"),
            _ if before == "x-amz-date:" => Some("B"),
            _ => None,
        };
        let origin = source.map_or("", |piece| origin(&piece.source, before));
        lines.push(Line { what, before, bytes, mark, origin, secret: before == "x-amz-security-token:" });
    }
    lines
}

/// What the line with this place is.
fn what(place: usize, text: &str, request: &CanonicalRequest) -> &'static str {
    match place {
        0 => "method",
        1 => "path",
        2 => "query",
        3 => "headers",
        _ if text == request.signed_headers() => "signed",
        _ if text == request.body_hash() => "body hash",
        _ => "",
    }
}

fn origin(source: &Source, before: &str) -> &'static str {
    match source {
        Source::Method => "request",
        Source::Path(_) => "endpoint",
        Source::Query(_) => "request",
        Source::Host => "endpoint",
        Source::HeaderName(..) => "names",
        Source::HeaderValue(..) => "request",
        Source::Body => "body",
        Source::Signing if before.is_empty() => "names",
        Source::Signing => "signing",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Reading, State, Surroundings};

    #[test]
    fn each_line_says_where_its_bytes_come_from() {
        let around = Surroundings { hash: "#/request".into(), ..Surroundings::default() };
        let reading = Reading { at: rotation_core::time::Timestamp::EPOCH, random: 3 };
        let state = State::open(reading, around);
        let draft = state.request.draft.as_ref().unwrap();
        let lines = lines(&draft.call.signed.canonical_request, &draft.pieces);
        let told: Vec<_> = lines.iter().map(|line| (line.what, line.before, line.origin)).collect();
        assert_eq!(
            told,
            [
                ("method", "", "request"),
                ("path", "", "endpoint"),
                ("query", "", ""),
                ("headers", "content-type:", "request"),
                ("", "host:", "endpoint"),
                ("", "x-amz-date:", "signing"),
                ("", "x-amz-target:", "request"),
                ("signed", "", "names"),
                ("body hash", "", "body"),
            ]
        );
        let whole: String = lines.iter().map(|line| format!("{}{}\n", line.before, line.bytes)).collect();
        assert_eq!(whole.replace('\n', ""), draft.call.signed.canonical_request.as_str().replace('\n', ""));
    }
}
