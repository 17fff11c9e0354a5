//! What DescribeSecret tells of a secret, member by member, so that two answers can be compared.

use rotation_core::{secret::Secret, time::Timestamp};

use super::{answer, json::Json};

/// One member of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// Its name; a member of a member is `RotationRules.Duration`, `VersionIdsToStages.<id>`.
    pub member: String,
    /// Its value, as it stands in the body.
    pub json: String,
    /// The moment, where the value is one.
    pub at: Option<Timestamp>,
}

/// The members that have a value, in the order of the body.
pub fn described(secret: &Secret) -> Vec<Described> {
    let mut members = Vec::new();
    take_apart(String::new(), &answer::secret(secret, "VersionIdsToStages"), &mut members);
    members
}

fn take_apart(member: String, json: &Json, members: &mut Vec<Described>) {
    match json {
        Json::Object(inner) => {
            for (name, json) in inner {
                let path = if member.is_empty() { name.clone() } else { format!("{member}.{name}") };
                take_apart(path, json, members);
            }
        }
        Json::Time(at) => members.push(Described { member, json: json.write(), at: Some(*at) }),
        _ => members.push(Described { member, json: json.write(), at: None }),
    }
}
