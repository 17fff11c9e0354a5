//! The two primitives, and hexadecimal.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

/// 32 bytes: what both primitives give.
pub(super) type Bytes = [u8; 32];
/// HMAC-SHA-256 with its key already in.
pub(super) type Keyed = Hmac<Sha256>;

pub(super) fn sha256(bytes: &[u8]) -> Bytes {
    Sha256::digest(bytes).into()
}

#[expect(
    clippy::expect_used,
    reason = "HMAC takes keys of any length; the type of its constructor serves other MACs too"
)]
pub(super) fn keyed(key: &[u8]) -> Keyed {
    Keyed::new_from_slice(key).expect("HMAC takes keys of any length")
}

pub(super) fn mac(keyed: &Keyed, message: &str) -> Bytes {
    keyed.clone().chain_update(message.as_bytes()).finalize().into_bytes().into()
}

pub(super) fn push_hex(bytes: &Bytes, out: &mut String) {
    for byte in bytes {
        for half in [byte >> 4, byte & 15] {
            out.extend(char::from_digit(half.into(), 16));
        }
    }
}

pub(super) fn hex(bytes: &Bytes) -> String {
    let mut text = String::with_capacity(64);
    push_hex(bytes, &mut text);
    text
}
