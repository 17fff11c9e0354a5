//! Every part of a canonical request says from which bytes of the request it comes, and says true.

use rotation_protocol::sigv4::{
    Credentials, Form, Lifetime, Options, Piece, Signed, Signer, Source, Unsigned,
};

use crate::fixtures::time;

/// What lies under a piece, spelt as the canonical request spells it.
fn spelt(piece: &Piece, request: &Unsigned<'_>, signed: &Signed) -> Option<String> {
    let given = |text: &str, range: &std::ops::Range<usize>| text.get(range.clone()).map(String::from);
    let collapsed = |text: String| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    match &piece.source {
        Source::Method => Some(request.method.to_ascii_uppercase()),
        Source::Path(range) => given(request.path, range).map(|text| {
            // A path that does not begin with a slash is given one.
            let slash = if range.start == 0 && !request.path.starts_with('/') { "/" } else { "" };
            format!("{slash}{}", encoded(text.as_bytes()).replace("%2F", "/"))
        }),
        Source::Query(range) => given(request.query, range).map(|text| encoded(&decoded(&text))),
        Source::Host => Some(collapsed(request.host.into())),
        Source::HeaderName(index, range) => {
            given(request.headers[*index].0, range).map(|text| collapsed(text).to_ascii_lowercase())
        }
        Source::HeaderValue(index, range) => given(request.headers[*index].1, range).map(collapsed),
        Source::Body => Some(signed.canonical_request.body_hash().into()),
        Source::Signing => Some(written(piece, signed).into()),
    }
}

fn written<'a>(piece: &Piece, signed: &'a Signed) -> &'a str {
    &signed.canonical_request.as_str()[piece.range.clone()]
}

/// The pieces say what stands in the text, follow one another, and leave out nothing but marks.
pub(crate) fn check(signed: &Signed, pieces: &[Piece], request: &Unsigned<'_>, case: &str) {
    let text = signed.canonical_request.as_str();
    let mut end = 0;
    for piece in pieces {
        assert_eq!(
            spelt(piece, request, signed).as_deref(),
            Some(written(piece, signed)),
            "{case}: {piece:?}"
        );
        let marks = text.get(end..piece.range.start).unwrap_or_else(|| panic!("{case}: {piece:?} goes back"));
        assert!(marks.chars().all(|mark| "\n:;,&=".contains(mark)), "{case}: {marks:?} has no origin");
        end = piece.range.end;
    }
    assert_eq!(end, text.len(), "{case}");
}

#[test]
fn each_piece_names_its_bytes() {
    let headers = [("X-B", "  two  words "), ("x-b", "3"), ("Authorization", "old")];
    let request = Unsigned {
        method: "put",
        host: "h",
        path: "/a/./b c/../d/",
        query: "z=%7e&&X-Amz-Date=old&a",
        headers: &headers,
        body: b"x",
    };
    let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "secret", None), "us-east-1", "iam");
    let at = time("20260101T000000Z");
    let options = Options { form: Form::Query(Lifetime::USUAL), ..Options::default() };
    let text = Signer::new(signer.credentials().clone(), "us-east-1", "iam")
        .sign(&request, at, options)
        .canonical_request;
    let pieces = signer.sources(&request, at, options);
    let shown: Vec<_> = pieces
        .iter()
        .map(|piece| format!("{} {:?}", &text.as_str()[piece.range.clone()], piece.source))
        .collect();
    let (hash, shown) = shown.split_last().unwrap();
    assert!(hash.ends_with(" Body"), "{hash}");
    assert_eq!(
        shown,
        [
            "PUT Method",
            "/a Path(0..2)",
            "/d Path(11..13)",
            "/ Path(13..14)",
            "X-Amz-Algorithm Signing",
            "AWS4-HMAC-SHA256 Signing",
            "X-Amz-Credential Signing",
            "AKIDEXAMPLE%2F20260101%2Fus-east-1%2Fiam%2Faws4_request Signing",
            "X-Amz-Date Signing",
            "20260101T000000Z Signing",
            "X-Amz-Expires Signing",
            "3600 Signing",
            "X-Amz-SignedHeaders Signing",
            "host%3Bx-b Signing",
            "a Query(22..23)",
            "z Query(0..1)",
            "~ Query(2..5)",
            "host Signing",
            "h Host",
            "x-b HeaderName(0, 0..3)",
            "two words HeaderValue(0, 2..12)",
            "3 HeaderValue(1, 0..1)",
            "host Signing",
            "x-b HeaderName(0, 0..3)",
        ]
    );
}

#[test]
fn the_lines_of_the_string_to_sign_say_where_they_stand() {
    let request = Unsigned { method: "GET", host: "h", path: "", query: "", headers: &[], body: b"" };
    let mut signer = Signer::new(Credentials::new("AKIDEXAMPLE", "secret", None), "us-east-1", "iam");
    let string = signer.sign(&request, time("20260101T000000Z"), Options::default()).string_to_sign;
    let lines: Vec<_> = string.ranges().into_iter().map(|range| &string.as_str()[range]).collect();
    assert_eq!(lines, [string.time(), string.scope(), string.hash()]);
    assert_eq!(string.as_str().lines().skip(1).collect::<Vec<_>>(), lines);
}

fn encoded(bytes: &[u8]) -> String {
    let one = |byte: &u8| match byte {
        byte if byte.is_ascii_alphanumeric() || b"-._~".contains(byte) => char::from(*byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    bytes.iter().map(one).collect()
}

fn decoded(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = text.get(text.len() - after.len()..).and_then(|text| text.get(..2));
        let hex = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match (first, hex) {
            (b'%', Some(hex)) => {
                out.push(u8::from_str_radix(hex, 16).unwrap());
                rest = &after[2..];
            }
            _ => {
                out.push(*first);
                rest = after;
            }
        }
    }
    out
}
