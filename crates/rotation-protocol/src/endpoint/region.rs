//! Regions: their names, and what the known ones are called.

use std::fmt;

use super::Partition;

/// A region's name: letters, digits and hyphens, as in a host name. It need not be one that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region(String);

/// Not a region's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionError(String);

impl Region {
    /// Refuses what the SDKs refuse, and the empty name.
    pub fn parse(text: &str) -> Result<Self, RegionError> {
        let shaped = text.len() <= 63
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !text.bytes().all(|byte| byte.is_ascii_digit())
            && !text.starts_with('-')
            && !text.ends_with('-');
        if shaped { Ok(Self(text.into())) } else { Err(RegionError(text.into())) }
    }

    /// `eu-central-1`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `Europe (Frankfurt)`, if it is one that exists.
    pub fn description(&self) -> Option<&'static str> {
        regions().find_map(|(name, description)| (name == self.0).then_some(description))
    }

    /// The cloud it belongs to.
    pub fn partition(&self) -> &'static Partition {
        Partition::of(&self.0)
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The SDKs' text.
impl fmt::Display for RegionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("Invalid Configuration: Missing Region");
        }
        write!(f, "Provided region_name '{}' doesn't match a supported format.", self.0)
    }
}

impl std::error::Error for RegionError {}

/// The regions that exist, with their descriptions, in order of their names.
pub fn regions() -> impl Iterator<Item = (&'static str, &'static str)> {
    REGIONS.lines().filter_map(|line| line.split_once(' '))
}

const REGIONS: &str = "\
af-south-1 Africa (Cape Town)
ap-east-1 Asia Pacific (Hong Kong)
ap-east-2 Asia Pacific (Taipei)
ap-northeast-1 Asia Pacific (Tokyo)
ap-northeast-2 Asia Pacific (Seoul)
ap-northeast-3 Asia Pacific (Osaka)
ap-south-1 Asia Pacific (Mumbai)
ap-south-2 Asia Pacific (Hyderabad)
ap-southeast-1 Asia Pacific (Singapore)
ap-southeast-2 Asia Pacific (Sydney)
ap-southeast-3 Asia Pacific (Jakarta)
ap-southeast-4 Asia Pacific (Melbourne)
ap-southeast-5 Asia Pacific (Malaysia)
ap-southeast-6 Asia Pacific (New Zealand)
ap-southeast-7 Asia Pacific (Thailand)
ca-central-1 Canada (Central)
ca-west-1 Canada West (Calgary)
cn-north-1 China (Beijing)
cn-northwest-1 China (Ningxia)
eu-central-1 Europe (Frankfurt)
eu-central-2 Europe (Zurich)
eu-isoe-west-1 EU ISOE West
eu-north-1 Europe (Stockholm)
eu-south-1 Europe (Milan)
eu-south-2 Europe (Spain)
eu-west-1 Europe (Ireland)
eu-west-2 Europe (London)
eu-west-3 Europe (Paris)
eusc-de-east-1 AWS European Sovereign Cloud (Germany)
il-central-1 Israel (Tel Aviv)
me-central-1 Middle East (UAE)
me-south-1 Middle East (Bahrain)
mx-central-1 Mexico (Central)
sa-east-1 South America (Sao Paulo)
us-east-1 US East (N. Virginia)
us-east-2 US East (Ohio)
us-gov-east-1 AWS GovCloud (US-East)
us-gov-west-1 AWS GovCloud (US-West)
us-iso-east-1 US ISO East
us-iso-west-1 US ISO WEST
us-isob-east-1 US ISOB East (Ohio)
us-isob-west-1 US ISOB West
us-isof-east-1 US ISOF EAST
us-isof-south-1 US ISOF SOUTH
us-west-1 US West (N. California)
us-west-2 US West (Oregon)
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_a_host_label() {
        let long = "a".repeat(64);
        for (text, accepted) in [
            ("us-east-1", true),
            ("US-EAST-1", true),
            ("xx-nowhere-1", true),
            ("", false),
            ("bad region", false),
            ("us_east_1", false),
            ("-a", false),
            ("a-", false),
            ("1234", false),
            ("région", false),
            (&long, false),
        ] {
            assert_eq!(Region::parse(text).is_ok(), accepted, "{text:?}");
        }
        let error = Region::parse("bad region").unwrap_err();
        assert_eq!(error.to_string(), "Provided region_name 'bad region' doesn't match a supported format.");
        assert_eq!(Region::parse("").unwrap_err().to_string(), "Invalid Configuration: Missing Region");
    }

    #[test]
    fn unknown_regions_belong_to_the_partition_their_name_looks_like() {
        for (region, partition) in [
            ("us-east-9", "aws"),
            ("xx-nowhere-1", "aws"),
            ("cn-foo-1", "aws-cn"),
            ("us-gov-east-7", "aws-us-gov"),
            ("us-isof-south-12", "aws-iso-f"),
            ("us-iso-east", "aws"),
            ("aws-global", "aws"),
            ("aws-cn-global", "aws-cn"),
            ("aws-iso-b-global", "aws-iso-b"),
        ] {
            assert_eq!(Region::parse(region).unwrap().partition().id(), partition, "{region}");
        }
    }

    #[test]
    fn the_known_regions_are_sorted_and_well_formed() {
        let names: Vec<_> = regions().map(|(name, _)| name).collect();
        assert_eq!(names.len(), 46);
        assert!(names.is_sorted());
        assert!(names.iter().all(|name| Region::parse(name).is_ok()));
        assert_eq!(Region::parse("eu-central-1").unwrap().description(), Some("Europe (Frankfurt)"));
    }
}
