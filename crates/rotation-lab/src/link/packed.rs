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

use super::{LinkError, MOST_TEXT, Room};

const VERSION: char = '1';

impl Room {
    /// The longest text.
    pub const fn most_text(self) -> usize {
        match self {
            Self::Link => MOST_TEXT,
            Self::File => 1_048_576,
        }
    }

    /// The most bytes behind it: text of one letter packs a thousandfold.
    const fn most_bytes(self) -> usize {
        match self {
            Self::Link => 262_144,
            Self::File => 4_194_304,
        }
    }

    /// How hard it is packed. A link is to be short; what is kept is written after every command, and at 4 that takes
    /// half as long and a twentieth more room.
    const fn level(self) -> u8 {
        match self {
            Self::Link => 9,
            Self::File => 4,
        }
    }
}

/// A link that was cut off may end in the middle of a byte: that it is short is then told by what it holds.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true),
);

/// `None`: too long.
pub(super) fn pack(bytes: &[u8], room: Room) -> Option<String> {
    if bytes.len() > room.most_bytes() {
        return None;
    }
    let mut text = String::from(VERSION);
    BASE64.encode_string(compress_to_vec_zlib(bytes, room.level()), &mut text);
    (text.len() <= room.most_text()).then_some(text)
}

pub(super) fn unpack(text: &str, room: Room) -> Result<Vec<u8>, LinkError> {
    if text.len() > room.most_text() {
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
    decompress_to_vec_zlib_with_limit(&packed, room.most_bytes()).map_err(|error| match error.status {
        TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => LinkError::Truncated,
        TINFLStatus::HasMoreOutput => LinkError::TooLong,
        _ => LinkError::Mangled,
    })
}
