//! The path. It is encoded as it is written, so what is encoded already is encoded twice: every service but S3
//! expects that.

use super::encode;

pub(super) fn push(path: &str, normalize: bool, out: &mut String) {
    let from = out.len();
    if normalize {
        push_normalized(path, out);
    } else {
        encode::push(path.as_bytes(), is_slash, out);
    }
    if out.len() == from {
        out.push('/');
    }
}

/// A path encoded once more.
pub(in crate::sigv4) fn encoded(path: &str) -> String {
    let mut out = String::new();
    encode::push(path.as_bytes(), is_slash, &mut out);
    out
}

/// Without `.`, `..` and empty segments. A slash at the end stays.
fn push_normalized(path: &str, out: &mut String) {
    let mut kept: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                kept.pop();
            }
            name => kept.push(name),
        }
    }
    for segment in &kept {
        out.push('/');
        encode::push(segment.as_bytes(), is_slash, out);
    }
    if path.ends_with('/') && !kept.is_empty() {
        out.push('/');
    }
}

fn is_slash(byte: u8) -> bool {
    byte == b'/'
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_path_is_normalised_only_on_request_and_always_encoded() {
        for (path, normalised, as_written) in [
            ("", "/", "/"),
            ("/", "/", "/"),
            ("//", "/", "//"),
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
                super::push(path, normalize, &mut out);
                assert_eq!(out, expected, "{path:?}, normalize: {normalize}");
            }
        }
    }
}
