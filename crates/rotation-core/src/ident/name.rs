//! Friendly names, and the SecretId by which a request means a secret.

use super::text_type;
use crate::error::{ErrorCode, ServiceError};

text_type! {
    /// A secret's friendly name: 1 to 512 characters out of letters, digits and `/_+=.@!-`.
    SecretName
}

impl SecretName {
    /// The service's own refusal if a character does not belong.
    pub fn parse(text: &str) -> Result<Self, ServiceError> {
        check_characters(text, "")?;
        Ok(Self(text.into()))
    }

    /// Ends in a hyphen and six characters: the shape that makes a partial ARN look complete.
    pub fn looks_suffixed(&self) -> bool {
        ends_like_a_suffix(&self.0)
    }
}

text_type! {
    /// What a request calls a secret: its name, its ARN, or an ARN without the last seven characters.
    SecretId
}

impl SecretId {
    /// The service's own refusal if a character does not belong. An ARN may have colons.
    ///
    /// ```
    /// use rotation_core::ident::SecretId;
    /// assert!(SecretId::parse("prod/db").is_ok());
    /// let error = SecretId::parse("prod db").unwrap_err();
    /// assert_eq!(error.code().to_string(), "ValidationException");
    /// ```
    pub fn parse(text: &str) -> Result<Self, ServiceError> {
        check_characters(text, if text.starts_with("arn:") { ":" } else { "" })?;
        Ok(Self(text.into()))
    }

    /// Whether it is read as an ARN.
    pub fn is_arn(&self) -> bool {
        self.0.starts_with("arn:")
    }

    /// The name, or the part of an ARN that would be the name.
    pub(crate) fn friendly_name(&self) -> &str {
        if !self.is_arn() {
            return &self.0;
        }
        let name = self.0.splitn(7, ':').nth(6).unwrap_or_default();
        if self.looks_complete() {
            name.get(..name.len().saturating_sub(7)).unwrap_or_default()
        } else {
            name
        }
    }

    /// Ends in a hyphen and six letters or digits, so that the service takes it for a complete ARN.
    pub fn looks_complete(&self) -> bool {
        ends_like_a_suffix(&self.0)
    }
}

fn check_characters(text: &str, also: &str) -> Result<(), ServiceError> {
    let fits = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => true,
        b'/' | b'_' | b'+' | b'=' | b'.' | b'@' | b'!' | b'-' => true,
        other => also.as_bytes().contains(&other),
    };
    if !text.is_empty() && text.bytes().all(fits) {
        return Ok(());
    }
    Err(ServiceError::new(
        ErrorCode::ValidationException,
        "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
    ))
}

fn ends_like_a_suffix(text: &str) -> bool {
    let mut last = text.bytes().rev();
    last.by_ref().take(6).filter(u8::is_ascii_alphanumeric).count() == 6 && last.next() == Some(b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_ends_like_an_arn_is_seen() {
        for (text, seen) in [
            ("db-a1b2c3", true),
            ("-abcdef", true),
            ("db", false),
            ("db-a1b2c", false),
            ("db-a1b2c34", false),
            ("db_a1b2c3", false),
            ("db-a1b2c_", false),
            ("a1b2c3", false),
        ] {
            let (name, id) = (SecretName::parse(text).unwrap(), SecretId::parse(text).unwrap());
            assert_eq!((name.looks_suffixed(), id.looks_complete()), (seen, seen), "{text}");
        }
    }
}
