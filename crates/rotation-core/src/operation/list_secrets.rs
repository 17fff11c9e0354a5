//! ListSecrets, in pages, oldest first (R44).

use alloc::{string::String, vec::Vec};

use super::Context;
use crate::{
    error::{ErrorCode, ServiceError},
    secret::Secret,
    vault::Vault,
};

const PAGE: usize = 100;

/// Which page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// MaxResults, 1 to 100.
    pub max_results: Option<u8>,
    /// NextToken of the page before.
    pub next_token: Option<String>,
}

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// SecretList.
    pub secrets: Vec<Secret>,
    /// NextToken, if there is more.
    pub next_token: Option<String>,
}

pub(super) fn apply(vault: &mut Vault, _: Context, input: Input) -> Result<Output, ServiceError> {
    let skip = input.next_token.as_deref().map_or(Ok(0), |token| place_of(token, vault))?;
    let most = input.max_results.map_or(PAGE, usize::from);
    let mut rest = vault.secrets_after(skip);
    let secrets: Vec<_> = rest.by_ref().take(most).cloned().collect();
    let next_token = rest.next().map(|_| alloc::format!("after-{}", skip + secrets.len()));
    Ok(Output { secrets, next_token })
}

fn place_of(token: &str, vault: &Vault) -> Result<usize, ServiceError> {
    let place = token.strip_prefix("after-").and_then(|digits| digits.parse().ok());
    place.filter(|place| *place < vault.secrets().count()).ok_or_else(|| {
        ServiceError::new(ErrorCode::InvalidNextTokenException, "The provided NextToken is invalid.")
    })
}
