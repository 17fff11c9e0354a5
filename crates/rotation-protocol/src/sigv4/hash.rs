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

/// Whether `hex` is the MAC, in 64 lower-case digits. How long it takes says nothing about where they differ.
pub(super) fn verifies(keyed: &Keyed, message: &str, hex: &str) -> bool {
    let digit = |byte: u8| char::from(byte).to_digit(16).filter(|_| !byte.is_ascii_uppercase());
    let bytes: Option<Vec<u8>> = hex
        .as_bytes()
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => u8::try_from(digit(*high)? << 4 | digit(*low)?).ok(),
            _ => None,
        })
        .collect();
    bytes.is_some_and(|bytes| keyed.clone().chain_update(message.as_bytes()).verify_slice(&bytes).is_ok())
}

pub(super) fn hex(bytes: &Bytes) -> String {
    let digit = |half: u8| if half < 10 { b'0' + half } else { b'a' - 10 + half };
    let mut digits = [0; 64];
    for (pair, byte) in digits.chunks_exact_mut(2).zip(bytes) {
        pair.copy_from_slice(&[digit(byte >> 4), digit(byte & 15)]);
    }
    String::from_utf8(digits.into()).unwrap_or_default()
}
