//! What a resource policy says, as far as the service judges it: whether it is one, and whether it lets anybody in.
//! Whom it admits to what is not reckoned here.

use rotation_core::operation::put_resource_policy::Policy;
use serde_json::Value;

use super::layout;

/// Quoted from the service for a policy with a wrong Version.
const INVALID: &str = "This policy has invalid syntax.";

/// Reads a policy document.
pub fn read(text: String) -> Policy {
    let document: Option<Value> = serde_json::from_str(&text).ok();
    let statements = document.as_ref().and_then(statements);
    let fault = match &statements {
        Some(statements) if statements.iter().all(|statement| is_statement(statement)) => None,
        _ => Some(INVALID),
    };
    let public = statements.unwrap_or_default().into_iter().any(is_public);
    let text = if fault.is_none() { layout::printed(&text) } else { text };
    Policy { text, fault, public }
}

/// The statements of a document of a version there is.
fn statements(document: &Value) -> Option<Vec<&Value>> {
    let version = document.get("Version").map_or(Some("2008-10-17"), Value::as_str)?;
    if !["2012-10-17", "2008-10-17"].contains(&version) {
        return None;
    }
    let statements = match document.get("Statement")? {
        Value::Array(statements) => statements.iter().collect(),
        one => vec![one],
    };
    (!statements.is_empty()).then_some(statements)
}

fn is_statement(statement: &Value) -> bool {
    let either = |one: &str, other: &str| statement.get(one).is_some() != statement.get(other).is_some();
    let effect = statement.get("Effect").and_then(Value::as_str);
    effect.is_some_and(|effect| ["Allow", "Deny"].contains(&effect))
        && either("Principal", "NotPrincipal")
        && either("Action", "NotAction")
        && either("Resource", "NotResource")
}

/// Any principal is allowed something, on no condition.
fn is_public(statement: &Value) -> bool {
    let everybody = match statement.get("Principal") {
        Some(Value::Object(kinds)) => kinds.values().any(names_everybody),
        Some(principal) => names_everybody(principal),
        None => statement.get("NotPrincipal").is_some(),
    };
    let allowed = statement.get("Effect").and_then(Value::as_str) == Some("Allow");
    let condition = statement.get("Condition").and_then(Value::as_object);
    everybody && allowed && condition.is_none_or(|condition| condition.is_empty())
}

fn names_everybody(principal: &Value) -> bool {
    match principal {
        Value::String(name) => name == "*",
        Value::Array(names) => names.iter().any(|name| name == "*"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_judged_by_its_form_and_by_whom_it_lets_in() {
        let statement = |rest: &str| {
            format!(
                r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"secretsmanager:*","Resource":"*"{rest}}}]}}"#
            )
        };
        for (text, valid, public) in [
            (statement(r#","Principal":"*""#), true, true),
            (statement(r#","Principal":{"AWS":["arn:aws:iam::123456789012:root","*"]}"#), true, true),
            (statement(r#","NotPrincipal":{"AWS":"x"}"#), true, true),
            (
                statement(r#","Principal":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-x"}}"#),
                true,
                false,
            ),
            (statement(r#","Principal":"*","Condition":{}"#), true, true),
            (statement(r#","Principal":{"AWS":"arn:aws:iam::123456789012:root"}"#), true, false),
            (statement(r#","Principal":"*""#).replace("Allow", "Deny"), true, false),
            (statement(r#","Principal":"*""#).replace("2012", "2019"), false, false),
            (statement(""), false, false),
            ("{}".into(), false, false),
            (r#"{"Statement":[]}"#.into(), false, false),
            ("[]".into(), false, false),
            ("{".into(), false, false),
        ] {
            let policy = read(text);
            assert_eq!((policy.fault.is_none(), policy.public), (valid, public), "{}", policy.text);
        }
    }
}
