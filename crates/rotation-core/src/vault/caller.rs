//! What the callers of a vault may do. By default everything; an action that they lack is refused in AWS's words.

use alloc::{format, string::String, vec::Vec};

use super::Vault;
use crate::{
    error::{ErrorCode, ServiceError},
    ident::{AccountId, FunctionArn, Place, SecretId},
};

const INVOKE: &str = "lambda:InvokeFunction";

impl Vault {
    /// Gives the callers an action, such as `secretsmanager:RotateSecret`, or takes it from them.
    pub fn permit(&mut self, action: &str, allowed: bool) {
        self.denied.retain(|known| known != action);
        if !allowed {
            self.denied.push(action.into());
        }
    }

    /// From now on these functions exist and admit the service; `None`: every well-formed one of this region. Asked
    /// when a rotation is configured, so what is configured already goes on.
    pub fn admit(&mut self, functions: Option<Vec<FunctionArn>>) {
        self.invocable = functions;
    }

    /// The actions the callers lack.
    pub fn denied(&self) -> &[String] {
        &self.denied
    }

    /// The refusal of a call of `operation` about this SecretId or Name, if the callers lack its action (R35, R36).
    pub fn authorise(&self, operation: &str, about: Option<&str>) -> Result<(), ServiceError> {
        if let Some(arn) = about.filter(|id| operation != "CreateSecret" && self.is_foreign(id)) {
            let action = format!("secretsmanager:{operation}");
            return Err(self.refusal(&action, Some(arn), "resource-based"));
        }
        if self.denied.is_empty() {
            return Ok(());
        }
        let action = format!("secretsmanager:{operation}");
        if !self.lacks(&action) {
            return Ok(());
        }
        let arn = about.and_then(|id| Some(self.find(&SecretId::parse(id).ok()?).ok()?.arn.as_str()));
        Err(self.refusal(&action, arn.or(about), "identity-based"))
    }

    /// Whether an ARN is of another account, none of whose secrets is here: see `OTHER_ACCOUNT`.
    fn is_foreign(&self, id: &str) -> bool {
        let mut parts = id.split(':');
        let service = parts.next() == Some("arn") && parts.nth(1) == Some("secretsmanager");
        let account = parts.nth(1).and_then(AccountId::parse);
        service && account.is_some_and(|account| account != self.place.account)
    }

    /// The refusal of a rotation by this function, if the callers may not invoke functions.
    pub(crate) fn authorise_invocation(&self, function: &FunctionArn) -> Result<(), ServiceError> {
        if self.lacks(INVOKE) {
            Err(self.refusal(INVOKE, Some(function.as_str()), "identity-based"))
        } else {
            Ok(())
        }
    }

    /// `secretsmanager:*` and `*` mean what they mean in a policy.
    fn lacks(&self, action: &str) -> bool {
        self.denied.iter().any(|denied| match denied.strip_suffix('*') {
            Some(start) => action.starts_with(start),
            None => denied == action,
        })
    }

    fn refusal(&self, action: &str, resource: Option<&str>, policy: &str) -> ServiceError {
        let on = resource.map(|resource| format!(" on resource: {resource}")).unwrap_or_default();
        let caller = caller_arn(&self.place);
        ServiceError::new(
            ErrorCode::AccessDeniedException,
            format!(
                "User: {caller} is not authorized to perform: {action}{on} because no {policy} policy allows the {action} action"
            ),
        )
    }
}

/// Who calls: one user of the account.
pub fn caller_arn(place: &Place) -> String {
    format!("arn:{}:iam::{}:user/caller", place.region.partition(), place.account)
}
