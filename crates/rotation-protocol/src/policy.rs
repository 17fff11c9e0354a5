//! IAM policy documents as text. What has to be allowed is not known here; how it is written down is.

use crate::wire::{json::Json, printed};

/// A policy: what it allows, statement by statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document(pub Vec<Statement>);

/// Something that is allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// Sid.
    pub sid: &'static str,
    /// The service that is the Principal; none in a policy of an identity.
    pub service: Option<&'static str>,
    /// Action.
    pub actions: Vec<&'static str>,
    /// Resource; none in a trust policy, whose resource is the role itself.
    pub resource: Option<String>,
    /// Condition.
    pub conditions: Vec<Condition>,
}

/// One line of a Condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// `StringEquals`.
    pub operator: &'static str,
    /// `aws:SourceAccount`.
    pub key: &'static str,
    /// What it has to be.
    pub value: String,
}

impl Document {
    /// The document, laid out as the service lays out a policy.
    pub fn text(&self) -> String {
        let statements = self.0.iter().map(statement).collect();
        let document = Json::in_order([
            ("Version", Json::text("2012-10-17")),
            ("Statement", Some(Json::List(statements))),
        ]);
        printed(&document.write())
    }
}

fn statement(statement: &Statement) -> Json {
    let Statement { sid, service, actions, resource, conditions } = statement;
    Json::in_order([
        ("Sid", Json::text(sid)),
        ("Effect", Json::text("Allow")),
        ("Principal", service.map(|service| Json::in_order([("Service", Json::text(service))]))),
        ("Action", Some(one_or_more(actions))),
        ("Resource", resource.as_ref().and_then(Json::text)),
        ("Condition", (!conditions.is_empty()).then(|| condition(conditions))),
    ])
}

fn one_or_more(texts: &[&str]) -> Json {
    match texts {
        [one] => Json::Text((*one).to_owned()),
        more => Json::texts(more),
    }
}

/// Operators stand once, with all their keys.
fn condition(conditions: &[Condition]) -> Json {
    let mut by_operator: Vec<(String, Json)> = Vec::new();
    for Condition { operator, key, value } in conditions {
        let line = ((*key).to_owned(), Json::Text(value.clone()));
        match by_operator.iter_mut().find(|(known, _)| known == operator) {
            Some((_, Json::Object(lines))) => lines.push(line),
            _ => by_operator.push(((*operator).to_owned(), Json::Object(vec![line]))),
        }
    }
    Json::Object(by_operator)
}
