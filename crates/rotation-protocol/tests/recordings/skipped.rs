//! What of the recordings is not played, by name, and why.
//!
//! A secret deleted without recovery was described for 3 to 42 seconds more. The model does so for 3, which fits every
//! recording that is played; the secrets that took longer are among these.

/// From this call on a secret's story is not played.
pub(crate) struct Skipped {
    pub(crate) file: &'static str,
    /// The region, if the name alone is not enough.
    pub(crate) region: &'static str,
    /// How the secret's name ends.
    pub(crate) secret: &'static str,
    /// The label of the first call that is not played; empty: none is.
    pub(crate) from: &'static str,
    pub(crate) why: &'static str,
}

const REPLICAS: &str = "it is replicated from here on, and replicas are outside the model";
const POLICIES: &str = "its callers differ by IAM policies, and calls between these were not brought along";
const KEYS: &str = "KMS denies its callers, and calls between these were not brought along";
const BEGINNING: &str = "its beginning was not brought along";

const fn skipped(
    file: &'static str,
    region: &'static str,
    secret: &'static str,
    from: &'static str,
    why: &'static str,
) -> Skipped {
    Skipped { file, region, secret, from, why }
}

/// A caller is denied an action for one call where AWS denied it, so policies alone are no reason to be here.
static SKIPPED: &[Skipped] = &[
    skipped("authority", "", "-base", "identity-explicit-deny-read", POLICIES),
    skipped("authority", "", "-kms", "kms-no-generate-metadata-control", KEYS),
    skipped("encryption_audit", "", "-transition-full", "", BEGINNING),
    skipped("encryption_audit", "", "-default", "", BEGINNING),
    skipped("encryption_audit", "", "-control-old", "", BEGINNING),
    skipped("encryption_audit", "", "-control-new", "", BEGINNING),
    skipped("metadata_authority", "us-west-2", "metadata-d445e2568a", "replicate", REPLICAS),
    skipped("metadata_authority", "us-east-2", "metadata-d445e2568a", "", REPLICAS),
    skipped("replication_authority", "us-west-2", "-metadata", "replicate-collision", REPLICAS),
    skipped("replication_authority", "us-east-2", "-metadata", "describe-forced-target", REPLICAS),
    skipped("rotation_replication", "us-west-2", "-replication", "replicate-primary", REPLICAS),
    skipped("rotation_replication", "us-east-2", "-replication", "", REPLICAS),
];

impl Skipped {
    fn is_of(&self, file: &str, region: &str, secret: &str) -> bool {
        self.file == file
            && (self.region.is_empty() || self.region == region)
            && secret.ends_with(self.secret)
    }
}

/// Where the story of a secret stops.
pub(crate) fn stop(file: &str, region: &str, secret: &str) -> Option<&'static Skipped> {
    SKIPPED.iter().find(|row| row.is_of(file, region, secret))
}

/// Each of them in a sentence.
pub(crate) fn reasons() -> Vec<String> {
    SKIPPED
        .iter()
        .map(|Skipped { file, region, secret, from, why }| {
            let from = if from.is_empty() { String::from("all") } else { format!("from {from} on") };
            format!("not played: {file} {region} …{secret}, {from}: {why}")
        })
        .collect()
}
