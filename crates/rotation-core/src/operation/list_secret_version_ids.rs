//! ListSecretVersionIds, in pages. A version without a value is never listed, one without a label only if asked for.

use alloc::{format, string::String, vec::Vec};

use super::{Context, page};
use crate::{
    error::ServiceError,
    event::EventKind,
    fact,
    ident::{SecretArn, SecretId, SecretName, VersionId},
    label::StagingLabel,
    secret::Secret,
    time::{Day, Timestamp},
    vault::Vault,
};

/// Which versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// SecretId, as sent.
    pub secret_id: String,
    /// MaxResults, 1 to 100.
    pub max_results: Option<u8>,
    /// NextToken of the page before.
    pub next_token: Option<String>,
    /// IncludeDeprecated: those without a label too.
    pub include_deprecated: bool,
}

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// ARN.
    pub arn: SecretArn,
    /// Name.
    pub name: SecretName,
    /// Versions.
    pub versions: Vec<Entry>,
    /// NextToken, if there is more.
    pub next_token: Option<String>,
}

/// What is told of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// VersionId.
    pub version_id: VersionId,
    /// VersionStages; none for a deprecated version.
    pub version_stages: Vec<StagingLabel>,
    /// CreatedDate: when its value was written (R13).
    pub created: Timestamp,
    /// LastAccessedDate.
    pub last_accessed: Option<Day>,
    /// KmsKeyIds: the keys its value is encrypted with.
    pub kms_key_ids: Vec<String>,
}

#[inline(never)]
pub(super) fn apply(vault: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let secret = vault.find(&SecretId::parse(&input.secret_id)?)?;
    let mut entries = entries(secret, input.include_deprecated);
    // Both orders are recorded (R22).
    if !input.include_deprecated {
        entries.reverse();
    }
    let listing =
        page::listing(&[secret.arn.as_str(), if input.include_deprecated { "all" } else { "live" }]);
    // Where the page before ended. Its last version may have gone meanwhile, or lost its labels.
    if let Some(last) = page::open(vault.seed(), &listing, input.next_token.as_deref())?.and_then(parse) {
        entries.retain(|(age, _)| if input.include_deprecated { *age > last } else { *age < last });
    }
    let most = input.max_results.map_or(page::MOST, usize::from);
    let next_token = page::cut(vault.seed(), &listing, &mut entries, most, |((created, number), _)| {
        format!("{}:{number}", created.as_millis())
    });
    let versions = entries.into_iter().map(|(_, entry)| entry).collect();
    let output = Output { arn: secret.arn.clone(), name: secret.name.clone(), versions, next_token };
    let at = context.stamp.at;
    vault.change(&output.arn, |secret, _, out| {
        let call = EventKind::Call("ListSecretVersionIds");
        secret.note(out, at, context.actor, None, call, &fact::CALL_ACCEPTED);
    });
    Ok(output)
}

/// What versions are sorted by: when they were written, and which came to be first.
type Age = (Timestamp, u32);

fn parse(text: &str) -> Option<Age> {
    let (created, number) = text.split_once(':')?;
    Some((Timestamp::from_millis(created.parse().ok()?)?, number.parse().ok()?))
}

/// Oldest first.
fn entries(secret: &Secret, deprecated_too: bool) -> Vec<(Age, Entry)> {
    let mut entries: Vec<(Age, Entry)> = Vec::new();
    for (id, version) in secret.versions.iter() {
        let Some((_, created)) = version.written else { continue };
        let version_stages = secret.versions.labels_of(id);
        if version_stages.is_empty() && !deprecated_too {
            continue;
        }
        let age = (created, version.number);
        let place = entries.partition_point(|(other, _)| *other < age);
        let kms_key_ids = version.kms_key_ids();
        let last_accessed = version.last_accessed;
        entries.insert(
            place,
            (age, Entry { version_id: id.clone(), version_stages, created, last_accessed, kms_key_ids }),
        );
    }
    entries
}
