//! From a SecretId to the secret it means: name, ARN, or partial ARN with its trap.

use core::ops::Bound;

use super::Vault;
use crate::{
    error::ServiceError,
    ident::{SecretArn, SecretId, SecretName},
    secret::Secret,
};

impl Vault {
    /// The secret that `id` means, or the service's refusal.
    ///
    /// An ARN without its last seven characters works as long as it means one secret and its name does not
    /// itself end in a hyphen and six characters: the service would take that for the complete ARN.
    pub fn find(&self, id: &SecretId) -> Result<&Secret, ServiceError> {
        let found = if id.is_arn() {
            self.by_whole_arn(id.as_str()).or_else(|| self.by_partial_arn(id))
        } else {
            self.by_name(id)
        };
        found.ok_or_else(ServiceError::not_found)
    }

    /// The secret with exactly this ARN.
    pub fn find_arn(&self, arn: &SecretArn) -> Option<&Secret> {
        self.by_whole_arn(arn.as_str())
    }

    fn by_name(&self, id: &SecretId) -> Option<&Secret> {
        self.named(&SecretName::parse(id.as_str()).ok()?)
    }

    fn by_whole_arn(&self, arn: &str) -> Option<&Secret> {
        self.secret(*self.by_arn.get(arn)?)
    }

    fn by_partial_arn(&self, id: &SecretId) -> Option<&Secret> {
        if id.looks_complete() {
            return None;
        }
        // Complete ARNs sort right behind their partial form, so only the neighbours are looked at.
        let from = (Bound::Included(id.as_str()), Bound::Unbounded);
        let mut matches = self
            .by_arn
            .range::<str, _>(from)
            .take_while(|(arn, _)| arn.starts_with(id.as_str()))
            .filter_map(|(_, key)| self.secret(*key))
            .filter(|secret| secret.arn.partial() == id.as_str());
        let first = matches.next()?;
        matches.next().is_none().then_some(first)
    }
}
