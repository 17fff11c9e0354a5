//! CreateSecret.

use alloc::{string::String, vec::Vec};

use super::{Context, tag_resource, write};
use crate::{
    error::ServiceError,
    event::EventKind,
    fact,
    ident::{SecretArn, SecretName, VersionId},
    secret::{Secret, Tag},
    value::ValueId,
    vault::Vault,
};

/// What to make.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// Name, as sent.
    pub name: String,
    /// ClientRequestToken: the id of the first version.
    pub client_request_token: Option<VersionId>,
    /// SecretString or SecretBinary, interned.
    pub value: Option<ValueId>,
    /// Description.
    pub description: Option<String>,
    /// KmsKeyId.
    pub kms_key_id: Option<String>,
    /// Type: the kind of partner secret it is.
    pub kind: Option<String>,
    /// Tags.
    pub tags: Option<Vec<Tag>>,
}

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// ARN.
    pub arn: SecretArn,
    /// Name.
    pub name: SecretName,
    /// VersionId, if it was given a value.
    pub version_id: Option<VersionId>,
}

#[inline(never)]
pub(super) fn apply(vault: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let token = write::token(input.client_request_token)?;
    let name = SecretName::parse(&input.name)?;
    if let Some(known) = vault.named(&name) {
        if known.deletion.is_some() {
            return Err(ServiceError::invalid_request(
                "You can't create this secret because a secret with this name is already scheduled for deletion.",
            ));
        }
        return repeat(known, &token, input.value);
    }
    let tags = tag_resource::merged(None, input.tags.unwrap_or_default())?;
    let at = context.stamp.at;
    let arn = SecretArn::mint(vault.place(), &name, context.stamp.entropy);
    // An empty text counts as none (R45).
    let given = |text: Option<String>| text.filter(|text| !text.is_empty());
    vault.insert(Secret {
        description: given(input.description),
        kms_key_id: given(input.kms_key_id),
        kind: given(input.kind),
        tags,
        ..Secret::new(arn.clone(), name.clone(), at)
    });
    let version_id = input.value.map(|_| token.clone());
    vault.change(&arn, |secret, _, out| {
        let call = EventKind::Call("CreateSecret");
        secret.note(out, at, context.actor, version_id.as_ref(), call, &fact::CALL_ACCEPTED);
        if let Some(value) = input.value {
            secret.versions.write(&token, value, at, secret.kms_key_id.as_deref());
            secret.note(
                out,
                at,
                context.actor,
                Some(&token),
                EventKind::ValueWritten,
                &fact::CREATED_WITH_VALUE,
            );
            let moves = secret.versions.promote(&token);
            secret.note_moves(out, at, context.actor, moves, &fact::FIRST_CURRENT);
        }
    });
    Ok(Output { arn, name, version_id })
}

/// The name is taken: the same request again answers as before, any other is refused.
fn repeat(known: &Secret, token: &VersionId, value: Option<ValueId>) -> Result<Output, ServiceError> {
    let written = known.versions.get(token).map(|version| version.written.map(|(value, _)| value));
    match written {
        Some(same) if same == value => {
            Ok(Output { arn: known.arn.clone(), name: known.name.clone(), version_id: Some(token.clone()) })
        }
        Some(_) => Err(ServiceError::token_in_use(token.as_str(), known.arn.as_str())),
        None => Err(ServiceError::name_taken(&known.name)),
    }
}
