//! The partitions: separate clouds with their own names.

use super::Variant;

/// One cloud.
#[derive(Debug, PartialEq, Eq)]
pub struct Partition {
    id: &'static str,
    dns_suffix: &'static str,
    dual_stack: &'static str,
    fips_dual_stack: &'static str,
    /// What a region's name starts with, before `-<direction>-<number>`.
    prefixes: &'static [&'static str],
}

impl Partition {
    /// `aws`, `aws-cn`: the second part of every ARN.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// `amazonaws.com`.
    pub const fn dns_suffix(&self) -> &'static str {
        self.dns_suffix
    }

    pub(super) const fn suffix(&self, variant: Variant) -> &'static str {
        match (variant.fips, variant.dual_stack) {
            (_, false) => self.dns_suffix,
            (false, true) => self.dual_stack,
            (true, true) => self.fips_dual_stack,
        }
    }

    /// The partition of a region that may not exist yet: by the shape of its name, else `aws`.
    pub(super) fn of(region: &str) -> &'static Self {
        let named = OTHERS.iter().find(|partition| {
            let global = region.strip_suffix("-global") == Some(partition.id);
            global || partition.prefixes.iter().any(|prefix| has_shape(region, prefix))
        });
        named.unwrap_or(&AWS)
    }
}

/// `<prefix>-<letters or digits>-<digits>`.
fn has_shape(region: &str, prefix: &str) -> bool {
    let rest = region.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-'));
    let Some((direction, number)) = rest.and_then(|rest| rest.split_once('-')) else { return false };
    let all = |text: &str, of: fn(&u8) -> bool| !text.is_empty() && text.as_bytes().iter().all(of);
    all(direction, u8::is_ascii_alphanumeric) && all(number, u8::is_ascii_digit)
}

const fn partition(
    id: &'static str,
    [dns_suffix, dual_stack, fips_dual_stack]: [&'static str; 3],
    prefixes: &'static [&'static str],
) -> Partition {
    Partition { id, dns_suffix, dual_stack, fips_dual_stack, prefixes }
}

const COM: &str = "amazonaws.com";
const CN: &str = "amazonaws.com.cn";

static AWS: Partition = partition("aws", [COM; 3], &["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"]);

// Columns: default and FIPS; dual-stack; both.
static OTHERS: [Partition; 7] = [
    partition("aws-cn", [CN, CN, "api.amazonwebservices.com.cn"], &["cn"]),
    partition("aws-eusc", own("amazonaws.eu", "api.amazonwebservices.eu"), &["eusc-de"]),
    partition("aws-iso", own("c2s.ic.gov", "api.aws.ic.gov"), &["us-iso"]),
    partition("aws-iso-b", own("sc2s.sgov.gov", "api.aws.scloud"), &["us-isob"]),
    partition("aws-iso-e", own("cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"), &["eu-isoe"]),
    partition("aws-iso-f", own("csp.hci.ic.gov", "api.aws.hci.ic.gov"), &["us-isof"]),
    partition("aws-us-gov", [COM; 3], &["us-gov"]),
];

const fn own(dns_suffix: &'static str, dual_stack: &'static str) -> [&'static str; 3] {
    [dns_suffix, dual_stack, dual_stack]
}
