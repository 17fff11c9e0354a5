//! What holds of every link: the fuzzer's inputs and, in the crate's tests, the corpus.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use rotation_lab::link::{MOST_BEATS, MOST_TEXT, decode, encode};

/// The text of an input: itself if it looks like a link, else a link that holds it.
pub(crate) fn text_of(input: &[u8]) -> String {
    match std::str::from_utf8(input) {
        Ok(text) if text.starts_with('1') => text.trim_end().to_owned(),
        // Hardly packed: that is quick.
        _ => format!("1{}", URL_SAFE_NO_PAD.encode(miniz_oxide::deflate::compress_to_vec_zlib(input, 1))),
    }
}

/// Whether it was opened.
pub(crate) fn link(text: &str) -> bool {
    let opened = decode(text).and_then(|session| session.open());
    let lab = match opened {
        Ok(lab) => lab,
        Err(error) => {
            assert!(error.to_string().starts_with("The link "));
            return false;
        }
    };
    assert!(lab.beats().len() <= MOST_BEATS);
    assert!(lab.log().is_sorted_by_key(|entry| entry.at));
    // Somebody else may have packed more into it than is packed here.
    let Ok(again) = encode(&lab) else { return true };
    assert!(again.len() <= MOST_TEXT);
    let same = decode(&again).and_then(|session| session.open()).expect("a link made here");
    assert!(same.beats() == lab.beats() && same.position() == lab.position());
    assert_eq!(encode(&same).as_deref(), Ok(again.as_str()));
    true
}
