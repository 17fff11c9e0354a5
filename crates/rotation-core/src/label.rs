//! Staging labels: the names that say which version is which.

use alloc::{string::String, vec::Vec};
use core::{cmp::Ordering, fmt};

/// A staging label, 1 to 256 characters. Three of them the service moves by itself.
///
/// ```
/// use rotation_core::label::StagingLabel;
/// assert_eq!(StagingLabel::parse("AWSCURRENT"), Some(StagingLabel::CURRENT));
/// assert_eq!(StagingLabel::parse("BLUE").unwrap().as_str(), "BLUE");
/// assert_eq!(StagingLabel::parse(""), None);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct StagingLabel(Text);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Text {
    Known(&'static str),
    Custom(String),
}

impl StagingLabel {
    /// The version that clients read.
    pub const CURRENT: StagingLabel = StagingLabel(Text::Known("AWSCURRENT"));
    /// The version a rotation is making.
    pub const PENDING: StagingLabel = StagingLabel(Text::Known("AWSPENDING"));
    /// The version that was current before.
    pub const PREVIOUS: StagingLabel = StagingLabel(Text::Known("AWSPREVIOUS"));

    /// `None` if it is empty or longer than 256 characters.
    pub fn parse(text: &str) -> Option<Self> {
        let known = [Self::CURRENT, Self::PENDING, Self::PREVIOUS].into_iter().find(|l| l.as_str() == text);
        known.or_else(|| {
            (1..=256).contains(&text.chars().count()).then(|| Self(Text::Custom(String::from(text))))
        })
    }

    /// AWS's spelling, or the caller's.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Text::Known(text) => text,
            Text::Custom(text) => text,
        }
    }

    /// The place of this label in the arrays the service answers with. Recorded arrays are in neither
    /// alphabetical nor insertion order, but in the order of a Java `HashSet` with 16 buckets (R21).
    fn bucket(&self) -> u32 {
        let hash =
            self.as_str().encode_utf16().fold(0_u32, |h, unit| h.wrapping_mul(31).wrapping_add(unit.into()));
        (hash ^ (hash >> 16)) & 15
    }
}

/// Puts labels in the order the service lists them; labels of one bucket keep the order they came in.
pub(crate) fn in_service_order(labels: Vec<StagingLabel>) -> Vec<StagingLabel> {
    let mut ordered: Vec<StagingLabel> = Vec::with_capacity(labels.len());
    // At most 20: the library's sorts are 5 KB for each type they sort.
    for label in labels {
        let bucket = label.bucket();
        ordered.insert(ordered.partition_point(|before| before.bucket() <= bucket), label);
    }
    ordered
}

impl Ord for StagingLabel {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialOrd for StagingLabel {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for StagingLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for StagingLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::string::String;

    use super::*;

    #[test]
    fn labels_are_listed_in_the_recorded_order() {
        for recorded in [
            ["REPLAY", "AWSCURRENT"],
            ["AWSPREVIOUS", "REPLAY"],
            ["BLUE", "AWSCURRENT"],
            ["AWSPREVIOUS", "BLUE"],
            ["AWSCURRENT", "AWSPENDING"],
        ] {
            let backwards = recorded.iter().rev().filter_map(|l| StagingLabel::parse(l)).collect();
            let listed: Vec<_> =
                in_service_order(backwards).iter().map(|l| String::from(l.as_str())).collect();
            assert_eq!(listed, recorded);
        }
    }

    #[test]
    fn a_label_has_1_to_256_characters() {
        for (length, accepted) in [(0, false), (1, true), (256, true), (257, false)] {
            assert_eq!(StagingLabel::parse(&"é".repeat(length)).is_some(), accepted, "{length}");
        }
    }
}
