//! Secrets that another AWS service makes and owns. Callers cannot make them: whoever sets a vault up can.

use alloc::string::String;

use super::Vault;
use crate::{
    error::ServiceError,
    event::{Actor, EventKind},
    fact,
    ident::{SecretArn, SecretName, VersionId},
    secret::{Secret, Tag},
    stamp::Stamp,
    value::ValueId,
};

/// A secret of another service, such as `rds!db-…` of `rds`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Managed {
    /// Name; services put their own name and `!` in front.
    pub name: String,
    /// OwningService.
    pub owner: String,
    /// Its first value.
    pub value: ValueId,
}

impl Vault {
    /// Makes a managed secret, as its service does. Refused if the name is taken or none.
    pub fn adopt(&mut self, stamp: Stamp, managed: Managed) -> Result<SecretArn, ServiceError> {
        let name = SecretName::parse(&managed.name)?;
        if self.named(&name).is_some() {
            return Err(ServiceError::name_taken(&name));
        }
        let arn = SecretArn::mint(self.place(), &name, stamp.entropy);
        let tag = Tag { key: "aws:secretsmanager:owningService".into(), value: managed.owner.clone() };
        self.insert(Secret {
            owner: Some(managed.owner),
            tags: Some(alloc::vec![tag]),
            ..Secret::new(arn.clone(), name, stamp.at)
        });
        // Recorded ids of such versions are in upper case.
        let first = VersionId::parse(&stamp.entropy.derive("version").uuid().to_ascii_uppercase());
        self.change(&arn, |secret, _, out| {
            let Some(id) = first else { return };
            secret.versions.write(&id, managed.value, stamp.at, None);
            let written = EventKind::ValueWritten;
            secret.note(out, stamp.at, Actor::Service, Some(&id), written, &fact::CREATED_WITH_VALUE);
            let moves = secret.versions.promote(&id);
            secret.note_moves(out, stamp.at, Actor::Service, moves, &fact::FIRST_CURRENT);
        });
        Ok(arn)
    }
}
