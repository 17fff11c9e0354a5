//! What DescribeSecret tells before and after, compared member by member.

use rotation_core::secret::Secret;
use rotation_protocol::wire::{Described, described};

/// A member that changes. None: it is not in the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// `NextRotationDate`, `RotationRules.Duration`, `VersionIdsToStages.<id>`.
    pub member: String,
    /// As it is.
    pub before: Option<Described>,
    /// Once the call is accepted.
    pub accepted: Option<Described>,
    /// At the end of the run; as accepted where there is none.
    pub end: Option<Described>,
}

/// The members whose values are not the same all three times, in the order of the answer.
pub(super) fn changes(before: &Secret, accepted: Option<&Secret>, end: Option<&Secret>) -> Vec<Change> {
    let all =
        [Some(before), accepted, end.or(accepted)].map(|secret| secret.map(described).unwrap_or_default());
    let mut members: Vec<&str> = all.iter().flatten().map(|one| one.member.as_str()).collect();
    members.sort_unstable();
    members.dedup();
    let changes = members.into_iter().map(|member| {
        let [before, accepted, end] =
            [0, 1, 2].map(|n: usize| all.get(n)?.iter().find(|one| one.member == member).cloned());
        Change { member: member.to_owned(), before, accepted, end }
    });
    changes.filter(|change| change.before != change.accepted || change.accepted != change.end).collect()
}
