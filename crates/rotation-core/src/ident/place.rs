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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_can_be_part_of_a_host_name_and_an_account_is_twelve_digits() {
        let (longest, too_long) = ("a".repeat(63), "a".repeat(64));
        for (text, accepted) in [
            ("us-west-2", true),
            ("eu-isoe-west-1", true),
            (longest.as_str(), true),
            ("", false),
            ("-us-west-2", false),
            ("us-west-2-", false),
            ("US-WEST-2", false),
            ("us west 2", false),
            ("us.west", false),
            (too_long.as_str(), false),
        ] {
            assert_eq!(Region::parse(text).is_some(), accepted, "{text}");
        }
        for (text, accepted) in [
            ("123456789012", true),
            ("12345678901", false),
            ("1234567890123", false),
            ("12345678901x", false),
        ] {
            assert_eq!(AccountId::parse(text).is_some(), accepted, "{text}");
        }
    }

    #[test]
    fn a_regions_name_tells_its_partition() {
        for (region, partition) in [
            ("us-east-1", "aws"),
            ("cn-north-1", "aws-cn"),
            ("us-gov-west-1", "aws-us-gov"),
            ("us-iso-east-1", "aws-iso"),
            ("us-isob-east-1", "aws-iso-b"),
            ("us-isof-south-1", "aws-iso-f"),
            ("eu-isoe-west-1", "aws-iso-e"),
            ("eusc-de-east-1", "aws-eusc"),
        ] {
            assert_eq!(Region::parse(region).unwrap().partition(), partition, "{region}");
        }
    }
}
