//! A refusal in the words of boto3, as the templates raise it.

use std::fmt::Display;

use rotation_core::error::ServiceError;

/// What the service refused.
pub(super) fn raised(operation: &str, error: &ServiceError) -> String {
    words(error.code(), operation, "", error.message())
}

/// What the SDK gave up on after so many tries beyond the first.
pub(super) fn throttled(operation: &str, retries: u8) -> String {
    let tries = format!(" (reached max retries: {retries})");
    words("ThrottlingException", operation, &tries, "Rate exceeded")
}

fn words(code: impl Display, operation: &str, tries: &str, message: &str) -> String {
    format!("An error occurred ({code}) when calling the {operation} operation{tries}: {message}")
}
