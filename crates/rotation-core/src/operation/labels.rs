//! The limit on staging labels.

use crate::{
    assumption::LabelLimit,
    error::{ErrorCode, ServiceError},
    ident::VersionId,
    label::StagingLabel,
    secret::Secret,
};

const MOST: usize = 20;

/// Refuses labels that would be one too many.
pub(super) fn check_limit(
    secret: &Secret,
    limit: LabelLimit,
    version: &VersionId,
    new: &[StagingLabel],
) -> Result<(), ServiceError> {
    let held = match limit {
        LabelLimit::PerSecret => secret.versions.labels().cloned().collect(),
        LabelLimit::PerVersion => secret.versions.labels_of(version),
    };
    let is_new = |(place, label): &(usize, &StagingLabel)| {
        !held.contains(label) && !new.get(..*place).unwrap_or_default().contains(label)
    };
    let added = new.iter().enumerate().filter(is_new).count();
    if held.len() + added <= MOST || added == 0 {
        return Ok(());
    }
    Err(ServiceError::new(
        ErrorCode::LimitExceededException,
        "You can't attach more than 20 staging labels to the versions of a secret.",
    ))
}
