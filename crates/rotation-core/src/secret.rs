//! One secret's record.

use alloc::{string::String, vec::Vec};

use crate::{
    event::{Actor, Event, EventKind},
    fact::Fact,
    ident::{SecretArn, SecretName, VersionId},
    label::StagingLabel,
    rotation::{Outbox, Rotation},
    time::{Day, Timestamp},
    version_table::{LabelMove, VersionTable},
};

/// A secret: what DescribeSecret shows, and what the engine remembers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// ARN.
    pub arn: SecretArn,
    /// Name.
    pub name: SecretName,
    /// Description, if it is not empty.
    pub description: Option<String>,
    /// KmsKeyId, if one was given.
    pub kms_key_id: Option<String>,
    /// Type: the kind of partner secret this is, whose rotation needs a role instead of a function.
    pub kind: Option<String>,
    /// OwningService: the service that made it and rotates it itself.
    pub owner: Option<String>,
    /// ResourcePolicy, as the service prints it.
    pub policy: Option<String>,
    /// Since when and until when it waits to be deleted.
    pub deletion: Option<Deletion>,
    /// Tags, if it was ever tagged.
    pub tags: Option<Vec<Tag>>,
    /// CreatedDate.
    pub created: Timestamp,
    /// LastChangedDate.
    pub last_changed: Timestamp,
    /// LastAccessedDate: a day.
    pub last_accessed: Option<Day>,
    /// Its versions and labels.
    pub versions: VersionTable,
    /// Its rotation.
    pub rotation: Rotation,
}

/// DeleteSecret was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deletion {
    /// DeletedDate: the moment of the call (R26).
    pub called: Timestamp,
    /// When the secret is gone.
    pub due: Timestamp,
    /// Without recovery: it cannot be restored.
    pub forced: bool,
}

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Key.
    pub key: String,
    /// Value.
    pub value: String,
}

impl Secret {
    /// A secret as it is created: without versions, labels or rotation.
    pub(crate) fn new(arn: SecretArn, name: SecretName, at: Timestamp) -> Self {
        Self {
            arn,
            name,
            description: None,
            kms_key_id: None,
            kind: None,
            owner: None,
            policy: None,
            deletion: None,
            tags: None,
            created: at,
            last_changed: at,
            last_accessed: None,
            versions: VersionTable::default(),
            rotation: Rotation::default(),
        }
    }

    /// Whether the service rotates it itself: for the service that owns it, or in a partner's role.
    pub fn rotates_without_function(&self) -> bool {
        self.owner.is_some() || self.kind.is_some()
    }

    /// The version being made and the current one: what `settle_labels` compares with.
    pub(crate) fn label_state(&self) -> (Option<VersionId>, Option<VersionId>) {
        (self.versions.unfinished().cloned(), self.versions.holder(&StagingLabel::CURRENT).cloned())
    }

    pub(crate) fn note(
        &self,
        out: &mut Outbox,
        at: Timestamp,
        actor: Actor,
        version: Option<&VersionId>,
        kind: EventKind,
        why: &'static Fact,
    ) {
        let (secret, version) = (self.arn.clone(), version.cloned());
        out.events.push(Event { at, secret, version, actor, kind, why });
    }

    pub(crate) fn note_moves(
        &self,
        out: &mut Outbox,
        at: Timestamp,
        actor: Actor,
        moves: impl IntoIterator<Item = LabelMove>,
        why: &'static Fact,
    ) {
        for LabelMove { label, from, to } in moves {
            let version = to.clone().or_else(|| from.clone());
            self.note(out, at, actor, version.as_ref(), EventKind::LabelMoved { label, from, to }, why);
        }
    }
}
