//! BatchGetSecretValue: what GetSecretValue answers for each of several secrets, refusals included.

use alloc::{format, string::String, vec::Vec};

use super::{Context, filter::Filter, get_secret_value, list_secrets, page};
use crate::{error::ServiceError, event::Actor, secret::Secret, vault::Vault};

/// So many secrets at most in one answer.
const MOST: usize = 20;

/// Which secrets: named one by one or found by filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// SecretIdList, as sent.
    pub secret_ids: Option<Vec<String>>,
    /// Filters.
    pub filters: Option<Vec<Filter>>,
    /// MaxResults, 1 to 20; with Filters only.
    pub max_results: Option<u8>,
    /// NextToken of the page before.
    pub next_token: Option<String>,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// SecretValues.
    pub values: Vec<get_secret_value::Output>,
    /// Errors: SecretId as asked, and why it was not read.
    pub errors: Vec<(String, ServiceError)>,
    /// NextToken, if there is more.
    pub next_token: Option<String>,
}

#[inline(never)]
pub(super) fn apply(vault: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let (ids, next_token) = match (input.secret_ids, input.filters) {
        (Some(_), None) if input.max_results.is_some() => {
            let text =
                "'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.";
            return Err(ServiceError::invalid_parameter(text));
        }
        (Some(ids), None) => (ids, None),
        (None, Some(filters)) => found(vault, filters, input.max_results, input.next_token.as_deref())?,
        _ => {
            let text = "Either 'SecretIdList' or 'Filters' must be provided, but not both.";
            return Err(ServiceError::invalid_parameter(text));
        }
    };
    let mut output = Output { values: Vec::new(), errors: Vec::new(), next_token };
    for id in ids {
        // Each secret is read as by a call of its own, and may be refused like one.
        let allowed = match context.actor {
            Actor::Caller => vault.authorise("GetSecretValue", Some(&id)),
            _ => Ok(()),
        };
        let input = get_secret_value::Input { secret_id: id.clone(), version_id: None, version_stage: None };
        match allowed.and_then(|()| get_secret_value::apply(vault, context, input)) {
            Ok(value) => output.values.push(value),
            Err(refusal) => output.errors.push((id, refusal)),
        }
    }
    Ok(output)
}

type Ids = (Vec<String>, Option<String>);

fn found(
    vault: &Vault,
    filters: Vec<Filter>,
    most: Option<u8>,
    token: Option<&str>,
) -> Result<Ids, ServiceError> {
    let listing = page::listing(&["batch"]);
    let after = page::open(vault.seed(), &listing, token)?.and_then(|last| last.parse().ok()).unwrap_or(0);
    let most = most.map_or(MOST, usize::from);
    let wanted = |secret: &Secret| secret.deletion.is_none() && list_secrets::fits(&filters, secret);
    let rest = vault.secrets_after(after).filter(|(_, secret)| wanted(secret));
    // One more than the page has, to know whether it is the last.
    let mut rows: Vec<_> = rest.take(most + 1).collect();
    let next_token = page::cut(vault.seed(), &listing, &mut rows, most, |(number, _)| format!("{number}"));
    Ok((rows.into_iter().map(|(_, secret)| secret.arn.as_str().into()).collect(), next_token))
}
