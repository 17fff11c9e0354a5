//! The path. It is encoded as it is written, so what is encoded already is encoded twice: every service but S3
//! expects that.

use super::encode;
use super::source::{Source, Trace};

pub(super) fn push(path: &str, normalize: bool, out: &mut String, trace: &mut impl Trace) {
    let from = out.len();
    if normalize {
        push_normalized(path, out, trace);
    } else {
        push_as_written(path, out, trace);
    }
    if out.len() == from {
        out.push('/');
        trace.piece(from..out.len(), || Source::Path(0..usize::from(path.starts_with('/'))));
    }
}

fn push_as_written(path: &str, out: &mut String, trace: &mut impl Trace) {
    for (start, segment) in segments(path) {
        let from = out.len();
        out.push_str(if start == 0 { "" } else { "/" });
        encode::push(segment.as_bytes(), out);
        trace.piece(from..out.len(), || Source::Path(start.saturating_sub(1)..start + segment.len()));
    }
}

/// A path encoded once more.
pub(in crate::sigv4) fn encoded(path: &str) -> String {
    let mut out = String::new();
    push_as_written(path, &mut out, &mut ());
    out
}

/// Without `.`, `..` and empty segments. A slash at the end stays.
fn push_normalized(path: &str, out: &mut String, trace: &mut impl Trace) {
    let mut kept: Vec<(usize, &str)> = Vec::new();
    for (start, segment) in segments(path) {
        match segment {
            "" | "." => {}
            ".." => {
                kept.pop();
            }
            _ => kept.push((start, segment)),
        }
    }
    for (start, segment) in &kept {
        let from = out.len();
        out.push('/');
        encode::push(segment.as_bytes(), out);
        trace.piece(from..out.len(), || Source::Path(start.saturating_sub(1)..start + segment.len()));
    }
    if path.ends_with('/') && !kept.is_empty() {
        out.push('/');
        trace.piece(out.len() - 1..out.len(), || Source::Path(path.len() - 1..path.len()));
    }
}

/// What stands between slashes, and where.
fn segments(path: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    path.split('/').map(move |segment| {
        let start = next;
        next += segment.len() + 1;
        (start, segment)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_path_is_normalised_only_on_request_and_always_encoded() {
        for (path, normalised, as_written) in [
            ("", "/", "/"),
            ("/", "/", "/"),
            ("//", "/", "//"),
            ("a", "/a", "a"),
            ("/a/./b/../c", "/a/c", "/a/./b/../c"),
            ("/a/..", "/", "/a/.."),
            ("/../../a", "/a", "/../../a"),
            ("/a//b/", "/a/b/", "/a//b/"),
            ("/a b/é", "/a%20b/%C3%A9", "/a%20b/%C3%A9"),
            ("/-._~!*'()", "/-._~%21%2A%27%28%29", "/-._~%21%2A%27%28%29"),
            ("/a%20b", "/a%2520b", "/a%2520b"),
        ] {
            for (normalize, expected) in [(true, normalised), (false, as_written)] {
                let mut out = String::new();
                super::push(path, normalize, &mut out, &mut ());
                assert_eq!(out, expected, "{path:?}, normalize: {normalize}");
            }
        }
    }
}
