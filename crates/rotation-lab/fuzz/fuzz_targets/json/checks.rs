//! What holds of every file: the fuzzer's inputs and, in the crate's tests, the corpus.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use rotation_lab::export::{from_json, to_json};

/// The text of an input: itself if it looks like JSON, else a file around a link that holds it.
pub(crate) fn text_of(input: &[u8]) -> String {
    let text = String::from_utf8_lossy(input);
    if text.trim_start().starts_with(['{', '[', '"']) {
        return text.into_owned();
    }
    // Hardly packed: that is quick.
    let link = URL_SAFE_NO_PAD.encode(miniz_oxide::deflate::compress_to_vec_zlib(input, 1));
    format!("{{\"format\":\"rotation-lab/1\",\"link\":\"1{link}\"}}")
}

/// Whether it was opened.
pub(crate) fn file(text: &str) -> bool {
    let session = match from_json(text) {
        Ok(session) => session,
        Err(error) => {
            assert!(error.to_string().contains("file"));
            return false;
        }
    };
    let Ok((lab, told)) = session.tell() else { return false };
    let story = told.map(|(scenario, _)| scenario.id);
    // Somebody else may have packed more into it than is packed here.
    let Ok(again) = to_json(&lab, story) else { return true };
    let (same, still) = from_json(&again).expect("a file made here").tell().expect("a lab made here");
    assert!(same.beats() == lab.beats() && same.position() == lab.position());
    assert_eq!(still.map(|(scenario, _)| scenario.id), story);
    assert_eq!(to_json(&same, story).as_deref(), Ok(again.as_str()));
    true
}
