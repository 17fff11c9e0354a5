//! The value a rotation writes: the current one with a new password in it, or a new password.

use rotation_core::{
    stamp::Entropy,
    value::{SecretValue, ValueId, ValueTable},
};
use rotation_protocol::wire::{member, with_member};

const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
const CLONE: &str = "_clone";

/// `alternates`: it is for the other user, where the value names one.
pub(super) fn changed(
    values: &mut ValueTable,
    current: Option<ValueId>,
    entropy: Entropy,
    alternates: bool,
) -> ValueId {
    let password = entropy.derive("password, first half").letters(LETTERS, 16)
        + &entropy.derive("password, second half").letters(LETTERS, 16);
    let text = match current.and_then(|id| values.get(id)) {
        Some(SecretValue::Text(text)) => with_member(text, "password", &password),
        _ => None,
    };
    let text = text.map(|text| if alternates { for_the_other_user(&text).unwrap_or(text) } else { text });
    values.intern_text(&text.unwrap_or(password))
}

#[inline(never)]
fn for_the_other_user(text: &str) -> Option<String> {
    let name = member(text, "username")?;
    let other = match name.strip_suffix(CLONE) {
        Some(own) => own.to_owned(),
        None => format!("{name}{CLONE}"),
    };
    with_member(text, "username", &other)
}
