//! Refusals, with the texts that the specification gives. Where it gives none, only the code is predicted.

use rotation_core::error::{ErrorCode, ServiceError};

/// A refusal as predicted.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    code: ErrorCode,
    text: Option<String>,
}

pub(crate) type Verdict = Result<(), Refusal>;

impl Refusal {
    pub(crate) fn is(&self, refused: &ServiceError) -> bool {
        self.code == refused.code() && self.text.as_ref().is_none_or(|text| text == refused.message())
    }
}

pub(super) fn coded(code: ErrorCode) -> Refusal {
    Refusal { code, text: None }
}

pub(super) fn worded(code: ErrorCode, text: impl Into<String>) -> Refusal {
    Refusal { code, text: Some(text.into()) }
}

pub(super) fn invalid_name() -> Refusal {
    worded(
        ErrorCode::ValidationException,
        "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
    )
}

pub(super) fn no_secret() -> Refusal {
    worded(ErrorCode::ResourceNotFoundException, "Secrets Manager can't find the specified secret.")
}

pub(super) fn no_version(id: &str) -> Refusal {
    let text = format!("Secrets Manager can't find the specified secret value for VersionId: {id}");
    worded(ErrorCode::ResourceNotFoundException, text)
}

pub(super) fn no_label(label: &str) -> Refusal {
    let text = format!("Secrets Manager can't find the specified secret value for staging label: {label}");
    worded(ErrorCode::ResourceNotFoundException, text)
}

pub(super) fn marked() -> Refusal {
    let text = "You can't perform this operation on the secret because it was marked for deletion.";
    worded(ErrorCode::InvalidRequestException, text)
}

pub(super) fn owned(by: &str) -> Refusal {
    let text = format!("Operation is not allowed on secret owned by {by}");
    worded(ErrorCode::InvalidRequestException, text)
}

pub(super) fn token_missing(code: ErrorCode) -> Refusal {
    worded(code, "You must provide a ClientRequestToken value. We recommend a UUID-type value.")
}

/// T1 of the repeat matrix.
pub(super) fn token_used(token: &str, arn: &str) -> Refusal {
    let text = format!(
        "You can't use ClientRequestToken {token} because that value is already in use for a version of secret {arn}."
    );
    worded(ErrorCode::ResourceExistsException, text)
}

/// T2.
pub(super) fn name_taken(name: &str) -> Refusal {
    let text = format!("The operation failed because the secret {name} already exists.");
    worded(ErrorCode::ResourceExistsException, text)
}

pub(super) fn parameter(text: &str) -> Refusal {
    worded(ErrorCode::InvalidParameterException, text)
}

pub(super) fn limit() -> Refusal {
    coded(ErrorCode::LimitExceededException)
}
