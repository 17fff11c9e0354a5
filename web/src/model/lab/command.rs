//! The calls this page makes, as the core's inputs.

use rotation_core::{
    ident::VersionId,
    label::StagingLabel,
    operation::{
        Operation, cancel_rotate_secret, create_secret, put_secret_value, rotate_secret,
        update_secret_version_stage,
    },
    value::ValueId,
};

pub(super) fn rotate(secret_id: String, token: Option<VersionId>) -> Operation {
    Operation::RotateSecret(rotate_secret::Input {
        secret_id,
        client_request_token: token,
        ..rotate_secret::Input::default()
    })
}

pub(super) fn rotate_with(secret_id: String, token: Option<VersionId>, function: String) -> Operation {
    Operation::RotateSecret(rotate_secret::Input {
        secret_id,
        client_request_token: token,
        rotation_lambda_arn: Some(function),
        ..rotate_secret::Input::default()
    })
}

pub(super) fn cancel(secret_id: String) -> Operation {
    Operation::CancelRotateSecret(cancel_rotate_secret::Input { secret_id })
}

pub(super) fn put(
    secret_id: String,
    token: Option<VersionId>,
    value: Option<ValueId>,
    version_stages: Option<Vec<StagingLabel>>,
) -> Operation {
    Operation::PutSecretValue(put_secret_value::Input {
        secret_id,
        client_request_token: token,
        value,
        version_stages,
    })
}

pub(super) fn create(name: String, token: Option<VersionId>, value: Option<ValueId>) -> Operation {
    Operation::CreateSecret(create_secret::Input {
        name,
        client_request_token: token,
        value,
        ..create_secret::Input::default()
    })
}

pub(super) fn move_label(
    secret_id: String,
    version_stage: StagingLabel,
    remove_from: Option<VersionId>,
    move_to: Option<VersionId>,
) -> Operation {
    Operation::UpdateSecretVersionStage(update_secret_version_stage::Input {
        secret_id,
        version_stage,
        remove_from,
        move_to,
    })
}
