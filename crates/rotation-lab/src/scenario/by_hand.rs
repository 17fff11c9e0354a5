//! What people do in some stories and not in the opening one.

use rotation_core::operation::{Operation, cancel_rotate_secret, put_secret_value};

use crate::lab::{Command, Lab};

/// PutSecretValue. What is refused is part of the story.
#[inline(never)]
pub(super) fn put(lab: &mut Lab, id: &str, value: &str) {
    let value = Some(lab.intern_text(value));
    let client_request_token = lab.fresh_token();
    let _ = lab.submit(Command::Call(Operation::PutSecretValue(put_secret_value::Input {
        secret_id: id.to_owned(),
        client_request_token,
        value,
        version_stages: None,
    })));
}

/// CancelRotateSecret.
#[inline(never)]
pub(super) fn cancel(lab: &mut Lab, id: &str) {
    let input = cancel_rotate_secret::Input { secret_id: id.to_owned() };
    let _ = lab.submit(Command::Call(Operation::CancelRotateSecret(input)));
}
