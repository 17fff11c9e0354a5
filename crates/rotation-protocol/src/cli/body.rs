//! The JSON of a request, without a command around it.

use super::operation::Operation;
use super::output::Display;
use super::value::{Object, Value};
use super::{Call, Failure, environment, json, validate};
use crate::endpoint::Endpoint;

/// The body of a RotateSecret request, checked as the CLI checks its parameters. `null` is a member that is not there,
/// as it is to the service.
pub fn body(text: &str, region: Option<&str>, endpoint: Option<Endpoint>) -> Result<Call, Failure> {
    let Some(operation) = Operation::of_command("rotate-secret") else {
        return Err(Failure::not_here("RotateSecret is not known here."));
    };
    let read = json::parse(text.trim())
        .map_err(|error| Failure::not_here(format_args!("the body is no JSON: {error}.")))?;
    let Value::Object(mut parameters) = read else {
        return Err(Failure::not_here("the body of a request is a JSON object."));
    };
    drop_nulls(&mut parameters);
    if let Some(Value::Object(rules)) = parameters.get_mut("RotationRules") {
        drop_nulls(rules);
    }
    no_external(&parameters)?;
    validate::check(&parameters, operation.members())?;
    let region = environment::region(None, region)?;
    Ok(Call { operation, parameters, region, endpoint, display: Display::default(), paging: None })
}

/// The form has no fields for secrets that others manage.
pub(super) fn no_external(parameters: &Object) -> Result<(), Failure> {
    match parameters.members.iter().find(|(name, _)| name.starts_with("ExternalSecret")) {
        Some((name, _)) => Err(Failure::not_for_here(name, "the form has no field for it")),
        None => Ok(()),
    }
}

fn drop_nulls(object: &mut Object) {
    object.members.retain(|(_, value)| !matches!(value, Value::Null));
}
