//! Where a vault stands: partition, region and account.

use super::text_type;

text_type! {
    /// A region name such as `us-west-2`: lower-case letters, digits and hyphens.
    Region
}

impl Region {
    /// `None` if it cannot be part of a host name.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let whole = (1..=63).contains(&text.len()) && text.chars().all(fits);
        (whole && !text.starts_with('-') && !text.ends_with('-')).then(|| Self(text.into()))
    }

    /// The partition its ARNs name.
    pub fn partition(&self) -> &'static str {
        const BY_PREFIX: [(&str, &str); 9] = [
            ("cn-", "aws-cn"),
            ("us-gov-", "aws-us-gov"),
            ("us-isob-", "aws-iso-b"),
            ("us-isof-", "aws-iso-f"),
            ("us-iso-", "aws-iso"),
            ("eu-isoe-", "aws-iso-e"),
            ("eusc-", "aws-eusc"),
            ("eu-eusc-", "aws-eusc"),
            ("", "aws"),
        ];
        BY_PREFIX.iter().find(|(prefix, _)| self.0.starts_with(prefix)).map_or("aws", |(_, name)| name)
    }
}

text_type! {
    /// An account: twelve digits.
    AccountId
}

impl AccountId {
    /// `None` unless it is twelve digits.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit())).then(|| Self(text.into()))
    }
}

/// Region and account: what every ARN of a vault has in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The region.
    pub region: Region,
    /// The account.
    pub account: AccountId,
}

impl Default for Place {
    /// `us-east-1` of account 123456789012, as the public examples have it.
    fn default() -> Self {
        Self { region: Region("us-east-1".into()), account: AccountId("123456789012".into()) }
    }
}
