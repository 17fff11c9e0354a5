//! What a statement is about: the secret, known or only named, and the key its value is encrypted with.

use rotation_core::{
    ident::{Place, SecretId},
    secret::Secret,
};
use rotation_protocol::policy::{Condition, Statement};

use super::{allow, equals};

/// The key that needs no permission of its own.
const OWN_KEY: &str = "alias/aws/secretsmanager";

/// The secret's ARN. Where only its name is known, six `?` stand for the six characters that AWS draws.
pub(super) fn secret_arn(id: &str, place: &Place, secret: Option<&Secret>) -> Option<String> {
    if let Some(secret) = secret {
        return Some(secret.arn.as_str().to_owned());
    }
    let id = SecretId::parse(id).ok()?;
    let Place { region, account } = place;
    Some(match (id.is_arn(), id.looks_complete()) {
        (true, true) => id.as_str().to_owned(),
        (true, false) => format!("{id}-??????"),
        (false, _) => {
            format!("arn:{}:secretsmanager:{region}:{account}:secret:{id}-??????", region.partition())
        }
    })
}

/// The use of a customer's key for this secret. A policy cannot name an alias as its resource: there the alias is a
/// condition on every key of the account.
pub(super) fn key_statement(key: &str, place: &Place, secret_arn: &str) -> Option<Statement> {
    let Place { region, account } = place;
    let own = format!("arn:{}:kms:{region}:{account}:", region.partition());
    let whole = if key.starts_with("arn:") {
        key.to_owned()
    } else if key.starts_with("alias/") {
        own + key
    } else {
        own + "key/" + key
    };
    let (start, name) = whole.rsplit_once(':')?;
    let alias = Some(name).filter(|name| name.starts_with("alias/"));
    if alias == Some(OWN_KEY) {
        return None;
    }
    let resource = if alias.is_some() { format!("{start}:key/*") } else { whole.clone() };
    let mut statement = allow("Key", ["kms:Decrypt", "kms:GenerateDataKey"], &resource);
    statement.conditions.push(equals("kms:EncryptionContext:SecretARN", secret_arn));
    statement.conditions.extend(alias.map(|alias| Condition {
        operator: "ForAnyValue:StringEquals",
        key: "kms:ResourceAliases",
        value: alias.to_owned(),
    }));
    Some(statement)
}
