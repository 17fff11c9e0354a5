//! Bytes as text for an address: version, base64url, zlib. Its checksum tells a changed character, its end mark a link
//! that was cut off.

use base64::{
    Engine as _,
    alphabet::URL_SAFE,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use miniz_oxide::{
    deflate::compress_to_vec_zlib,
    inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit},
};

use super::{LinkError, MOST_TEXT};

const VERSION: char = '1';

/// The most bytes behind a link: text of one letter packs a thousandfold.
const MOST_BYTES: usize = 262_144;

/// The strongest that needs no more memory.
const LEVEL: u8 = 9;

/// A link that was cut off may end in the middle of a byte: that it is short is then told by what it holds.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true),
);

/// `None`: too long.
pub(super) fn pack(bytes: &[u8]) -> Option<String> {
    if bytes.len() > MOST_BYTES {
        return None;
    }
    let mut text = String::from(VERSION);
    BASE64.encode_string(compress_to_vec_zlib(bytes, LEVEL), &mut text);
    (text.len() <= MOST_TEXT).then_some(text)
}

pub(super) fn unpack(text: &str) -> Result<Vec<u8>, LinkError> {
    if text.len() > MOST_TEXT {
        return Err(LinkError::TooLong);
    }
    let payload = match text.chars().next() {
        None => return Err(LinkError::Truncated),
        Some(VERSION) => text.get(VERSION.len_utf8()..).unwrap_or_default(),
        Some(other) if other.is_ascii_alphanumeric() => return Err(LinkError::Newer),
        Some(_) => return Err(LinkError::Mangled),
    };
    if payload.bytes().any(|c| !(c.is_ascii_alphanumeric() || c == b'-' || c == b'_')) {
        return Err(LinkError::Mangled);
    }
    // Six bits are no byte: that many are left over where a link was cut off.
    let whole = payload.len() - usize::from(payload.len() % 4 == 1);
    let packed = payload.get(..whole).and_then(|payload| BASE64.decode(payload).ok());
    let packed = packed.ok_or(LinkError::Mangled)?;
    decompress_to_vec_zlib_with_limit(&packed, MOST_BYTES).map_err(|error| match error.status {
        TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => LinkError::Truncated,
        TINFLStatus::HasMoreOutput => LinkError::TooLong,
        _ => LinkError::Mangled,
    })
}
