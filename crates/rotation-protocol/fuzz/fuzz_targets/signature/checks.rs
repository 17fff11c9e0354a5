//! What must hold for every request.

use rotation_protocol::sigv4::{Form, Piece, Signed, Source, Unsigned};

/// The pieces follow one another, leave out nothing but marks, and name bytes that are there.
pub(crate) fn sources(signed: &Signed, pieces: &[Piece], request: &Unsigned<'_>) {
    let text = signed.canonical_request.as_str();
    let mut end = 0;
    for Piece { range, source } in pieces {
        let marks = text.get(end..range.start).expect("pieces in order");
        assert!(marks.chars().all(|mark| "\n:;,&=".contains(mark)), "{marks:?} has no origin");
        assert!(text.get(range.clone()).is_some_and(|piece| !piece.is_empty()), "{source:?}");
        end = range.end;
        let named = match source {
            Source::Path(bytes) => request.path.get(bytes.clone()),
            Source::Query(bytes) => request.query.get(bytes.clone()),
            Source::HeaderName(index, bytes) => {
                request.headers.get(*index).and_then(|(name, _)| name.get(bytes.clone()))
            }
            Source::HeaderValue(index, bytes) => {
                request.headers.get(*index).and_then(|(_, value)| value.get(bytes.clone()))
            }
            Source::Method | Source::Host | Source::Body | Source::Signing => Some(""),
        };
        assert!(named.is_some(), "{source:?}");
    }
    assert_eq!(end, text.len());
}

/// Whether HTTP can carry it as it is: header names are tokens, and only one of the two forms is in the request.
pub(crate) fn can_be_sent(request: &Unsigned<'_>, form: Form) -> bool {
    let token = |name: &str| {
        !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
    };
    let names_are_tokens = request.headers.iter().all(|(name, _)| token(name));
    // A name can be percent-encoded: whatever could be the query form's is left out.
    names_are_tokens && (form != Form::Header || !request.query.contains(['X', '%']))
}
