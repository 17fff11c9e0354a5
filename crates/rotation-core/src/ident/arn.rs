//! ARNs of secrets, which are made here, and of functions, which are only recognised.

use alloc::format;

use super::{Place, SecretId, SecretName, text_type};
use crate::{
    error::{ErrorCode, ServiceError},
    stamp::Entropy,
};

const SUFFIX_LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

text_type! {
    /// `arn:<partition>:secretsmanager:<region>:<account>:secret:<name>-<six characters>`.
    SecretArn
}

impl SecretArn {
    /// The ARN of a new secret. Its six last characters are drawn, so a name used again gets another ARN.
    pub fn mint(place: &Place, name: &SecretName, entropy: Entropy) -> Self {
        let suffix = entropy.derive("arn suffix").letters(SUFFIX_LETTERS, 6);
        let Place { region, account } = place;
        Self(
            format!("arn:{}:secretsmanager:{region}:{account}:secret:{name}-{suffix}", region.partition())
                .into(),
        )
    }

    /// The name in it.
    pub fn name(&self) -> &str {
        self.partial().splitn(7, ':').nth(6).unwrap_or_default()
    }

    /// A complete ARN somebody gave, of a secret that need not be here.
    pub(crate) fn as_given(id: &SecretId) -> Self {
        Self(id.as_str().into())
    }

    /// The ARN without its hyphen and six characters.
    pub(crate) fn partial(&self) -> &str {
        self.0.get(..self.0.len().saturating_sub(7)).unwrap_or_default()
    }
}

text_type! {
    /// `arn:<partition>:lambda:<region>:<account>:function:<name>[:<version or alias>]`.
    FunctionArn
}

impl FunctionArn {
    /// The service's refusal unless it is a function's ARN in this region (the account may be another).
    ///
    /// ```
    /// use rotation_core::ident::{FunctionArn, Place};
    /// let parse = |text| FunctionArn::parse(text, &Place::default());
    /// assert!(parse("arn:aws:lambda:us-east-1:123456789012:function:rotate").is_ok());
    /// // As the reference page prints it: the account has thirteen digits.
    /// assert!(parse("arn:aws:lambda:us-east-1:1234566789012:function:MyTestRotationLambda").is_err());
    /// ```
    pub fn parse(text: &str, place: &Place) -> Result<Self, ServiceError> {
        let mut parts = text.splitn(7, ':');
        let mut next = || parts.next().unwrap_or_default();
        let head = next() == "arn"
            && next() == place.region.partition()
            && next() == "lambda"
            && next() == place.region.as_str();
        let account = next();
        let whole = head
            && account.len() == 12
            && account.bytes().all(|b| b.is_ascii_digit())
            && next() == "function"
            && is_function_name(next());
        if whole {
            return Ok(Self(text.into()));
        }
        Err(ServiceError::new(
            ErrorCode::InvalidParameterException,
            "Invalid rotation Lambda ARN. Ensure the ARN matches format arn:aws:lambda:<region>:<account>:function:<functionName>.",
        ))
    }

    /// The function's name, for a picture.
    pub fn name(&self) -> &str {
        self.0.splitn(7, ':').nth(6).unwrap_or_default()
    }
}

fn is_function_name(text: &str) -> bool {
    let (name, qualifier) = text.split_once(':').map_or((text, None), |(name, rest)| (name, Some(rest)));
    let fits = |part: &str, max: usize| {
        (1..=max).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_$".contains(&byte))
    };
    fits(name, 64) && qualifier.is_none_or(|q| fits(q, 128))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_arn_is_of_this_region_and_has_a_twelve_digit_account() {
        let place = Place::default();
        for (arn, accepted) in [
            ("arn:aws:lambda:us-east-1:123456789012:function:rotate", true),
            ("arn:aws:lambda:us-east-1:123456789012:function:rotate:live", true),
            ("arn:aws:lambda:us-east-1:1234566789012:function:MyTestRotationLambda", false),
            ("arn:aws:lambda:us-west-2:123456789012:function:rotate", false),
            ("arn:aws-cn:lambda:us-east-1:123456789012:function:rotate", false),
            ("arn:aws:lambda:us-east-1:123456789012:function:", false),
            ("arn:aws:lambda:us-east-1:123456789012:function:a:b:c", false),
            ("rotate", false),
            ("", false),
        ] {
            assert_eq!(FunctionArn::parse(arn, &place).is_ok(), accepted, "{arn}");
        }
    }
    #[test]
    fn names_are_found_in_arns() {
        let function = "arn:aws:lambda:us-east-1:123456789012:function:rotate:live";
        assert_eq!(FunctionArn::parse(function, &Place::default()).unwrap().name(), "rotate:live");
        let name = SecretName::parse("prod/db-main").unwrap();
        let arn = SecretArn::mint(&Place::default(), &name, Entropy::of_call(1, 1));
        assert_eq!(arn.name(), "prod/db-main");
    }
}
