//! The value a rotation writes: the current one with a new password in it, or a new password.

use rotation_core::{
    stamp::Entropy,
    value::{SecretValue, ValueId, ValueTable},
};
use rotation_protocol::wire::with_member;

const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

pub(super) fn changed(values: &mut ValueTable, current: Option<ValueId>, entropy: Entropy) -> ValueId {
    let password = entropy.derive("password, first half").letters(LETTERS, 16)
        + &entropy.derive("password, second half").letters(LETTERS, 16);
    let text = match current.and_then(|id| values.get(id)) {
        Some(SecretValue::Text(text)) => with_member(text, "password", &password),
        _ => None,
    };
    values.intern_text(&text.unwrap_or(password))
}
