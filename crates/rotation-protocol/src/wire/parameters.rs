//! `requestParameters`: the members of a body in CloudTrail's spelling, without those that are sensitive.

use serde_json::Value;

use super::json::Json;
use crate::model::{Kind, Member, lower_camel};

/// A checked body as the trail shows it. Members that the API does not know are not shown.
pub(super) fn of(operation: &str, body: &Value, members: &[Member]) -> Json {
    let mut shown = structure(body, members);
    if operation == "CreateSecret" {
        let known = shown.iter().any(|(name, _)| name == "forceOverwriteReplicaSecret");
        shown.extend((!known).then(|| ("forceOverwriteReplicaSecret".to_owned(), Json::Flag(false))));
    }
    Json::Object(shown)
}

fn structure(body: &Value, members: &[Member]) -> Vec<(String, Json)> {
    let shown = members.iter().filter(|member| !member.sensitive);
    shown
        .filter_map(|member| {
            let value = body.get(member.name).filter(|value| !value.is_null())?;
            Some((lower_camel(member.name), json(value, &member.kind)))
        })
        .collect()
}

fn json(value: &Value, kind: &Kind) -> Json {
    match (value, kind) {
        (Value::Object(_), Kind::Structure(members)) => Json::Object(structure(value, members)),
        (Value::Array(items), Kind::List { item, .. }) => {
            Json::List(items.iter().map(|value| json(value, item)).collect())
        }
        (Value::String(text), _) => Json::Text(text.clone()),
        (Value::Bool(flag), _) => Json::Flag(*flag),
        (Value::Number(number), _) => number.as_i64().map_or(Json::Null, Json::Whole),
        _ => Json::Null,
    }
}
