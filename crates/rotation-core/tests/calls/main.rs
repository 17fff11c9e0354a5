//! Single calls whose answers chance alone does not show to be right: tokens of lists, passwords, invented answers.

mod callers;
mod deletion;
mod paging;
mod password;
mod retries;
mod runs;
mod times;

use rotation_core::{
    Vault,
    error::ServiceError,
    ident::VersionId,
    operation::{Operation, Reply, create_secret, put_secret_value},
    stamp::{Entropy, Stamp},
    time::Timestamp,
    value::ValueId,
    vault::Setup,
};

/// A vault, and how many calls were made to it.
struct Service {
    vault: Vault,
    calls: u64,
}

impl Service {
    fn new(seed: u64) -> Self {
        Self { vault: Vault::new(Setup { seed, ..Setup::default() }), calls: 0 }
    }

    fn call(&mut self, operation: Operation) -> Result<Reply, ServiceError> {
        self.calls += 1;
        let at = Timestamp::from_millis(1_790_000_000_000 + self.calls as i64).expect("a time");
        let at = at.max(self.vault.now());
        self.vault.apply(Stamp { at, entropy: Entropy::of_call(1, self.calls) }, operation)
    }

    /// Secrets of these names, each with a first version.
    fn with(seed: u64, names: &[&str]) -> Self {
        let mut service = Self::new(seed);
        for name in names {
            let input = create_secret::Input {
                name: (*name).to_owned(),
                client_request_token: Some(version(0)),
                value: Some(ValueId::symbolic(1)),
                ..create_secret::Input::default()
            };
            service.call(Operation::CreateSecret(input)).expect("made");
        }
        service
    }

    fn put(&mut self, name: &str, n: u32) {
        let input = put_secret_value::Input {
            secret_id: name.into(),
            client_request_token: Some(version(n)),
            value: Some(ValueId::symbolic(n)),
            version_stages: None,
        };
        self.call(Operation::PutSecretValue(input)).expect("put");
    }
}

fn version(n: u32) -> VersionId {
    VersionId::parse(&format!("{n:032}")).expect("a version id")
}
