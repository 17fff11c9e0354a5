//! Every region's endpoints as botocore's rules give them.

use rotation_protocol::endpoint::{Endpoint, Region, Variant, regions};

use crate::fixtures::{json, text};

#[test]
fn regions_partitions_and_endpoints_agree_with_botocore() {
    let Some(data) = json("endpoints-secretsmanager.json") else { return };
    let known = data["regions"].as_array().unwrap();
    let unknown = data["unknown_region_examples"].as_array().unwrap();
    assert_eq!(known.len(), regions().count());
    for row in known.iter().chain(unknown) {
        let name = text(row, "region");
        let region = Region::parse(name).unwrap();
        assert_eq!(region.description(), row["description"].as_str(), "{name}");
        for (column, fips, dual_stack) in [
            ("default", false, false),
            ("fips", true, false),
            ("dualstack", false, true),
            ("fips_dualstack", true, true),
        ] {
            let Some(expected) = row[column].as_str() else { continue };
            let endpoint = Endpoint::of(&region, Variant { fips, dual_stack });
            assert_eq!(endpoint.origin(), expected, "{name} {column}");
        }
        if let Some(partition) = row["partition"].as_str() {
            assert_eq!(region.partition().id(), partition, "{name}");
        }
    }
    for row in data["partitions"].as_array().unwrap() {
        let partition = Region::parse(text(row, "implicitGlobalRegion")).unwrap().partition();
        assert_eq!((partition.id(), partition.dns_suffix()), (text(row, "id"), text(row, "dnsSuffix")));
    }
}
