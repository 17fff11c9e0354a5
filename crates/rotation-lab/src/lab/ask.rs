//! A call as it comes over the wire: what it asks for, and what a call that only reads is answered. No such call is a
//! line of the log, so reading never makes a new branch.

use rotation_core::{
    error::{ErrorCode, ServiceError},
    operation::{Operation, Reply},
    stamp::{Entropy, Stamp},
    value::ValueTable,
};
use rotation_protocol::wire::{Deserialised, deserialise, error_body, reply_body};

use super::Lab;

impl Lab {
    /// The operation that a body asks for, or the refusal of it. Its values are interned: see [`Self::intern_text`].
    pub fn read(&mut self, name: &str, body: &[u8]) -> Result<Operation, ServiceError> {
        let read = read(name, body)?;
        // The service asks who may call before it looks at the constraints.
        let may = self.vault().authorise(read.name(), read.about());
        read.operation(&mut self.values).map_err(|broken| may.err().unwrap_or(broken))
    }

    /// The same for a function, of which nobody asks whether it may call before its call is made.
    pub(super) fn read_unasked(&mut self, name: &str, body: &[u8]) -> Result<Operation, ServiceError> {
        read(name, body)?.operation(&mut self.values)
    }

    /// What a call that only reads is answered at the playhead. What it would leave behind (LastAccessedDate) it leaves
    /// nowhere.
    pub fn ask(&self, entropy: Entropy, operation: Operation) -> Result<Reply, ServiceError> {
        self.vault().clone().apply(Stamp { at: self.now(), entropy }, operation)
    }
}

fn read(name: &str, body: &[u8]) -> Result<Deserialised, ServiceError> {
    let outside =
        || ServiceError::new(ErrorCode::UnknownOperationException, format!("{name} is outside this model."));
    deserialise(name, body)?.ok_or_else(outside)
}

/// Whether the secrets are the same after it.
pub fn only_reads(operation: &Operation) -> bool {
    match operation {
        Operation::BatchGetSecretValue(_)
        | Operation::DescribeSecret(_)
        | Operation::GetRandomPassword(_)
        | Operation::GetResourcePolicy(_)
        | Operation::GetSecretValue(_)
        | Operation::ListSecretVersionIds(_)
        | Operation::ListSecrets(_)
        | Operation::ValidateResourcePolicy(_) => true,
        Operation::CancelRotateSecret(_)
        | Operation::CreateSecret(_)
        | Operation::DeleteResourcePolicy(_)
        | Operation::DeleteSecret(_)
        | Operation::PutResourcePolicy(_)
        | Operation::PutSecretValue(_)
        | Operation::RestoreSecret(_)
        | Operation::RotateSecret(_)
        | Operation::TagResource(_)
        | Operation::UntagResource(_)
        | Operation::UpdateSecret(_)
        | Operation::UpdateSecretVersionStage(_) => false,
    }
}

/// Status and body of the answer, with the bytes the service would send. A secret value reads "value 1": whoever is
/// answered keeps it.
pub fn answer(result: &Result<Option<Reply>, ServiceError>) -> (u16, String) {
    match result {
        Ok(Some(reply)) => (200, reply_body(reply, &ValueTable::new())),
        Ok(None) => (200, String::new()),
        Err(error) => (400, error_body(error)),
    }
}
