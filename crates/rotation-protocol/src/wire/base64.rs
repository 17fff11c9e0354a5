//! SecretBinary on the wire.

use base64::{Engine as _, engine::general_purpose::STANDARD};

pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

pub(crate) fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
