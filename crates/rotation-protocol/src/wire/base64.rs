//! SecretBinary on the wire.

use base64::{Engine as _, engine::general_purpose::STANDARD};

pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

pub(super) fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
