//! Random calls of RotateSecret.

use rotation_core::{
    Vault,
    operation::{
        Operation,
        rotate_secret::{Input, Rules},
    },
    schedule::Days,
};

use super::{Dice, FUNCTIONS};

const ROLE: &str = "arn:aws:iam::123456789012:role/partner";

impl Dice {
    pub(super) fn rotate(&mut self, vault: &Vault) -> Operation {
        let secret_id = self.secret_id(vault);
        let named = vault.secrets().find(|secret| secret.name.as_str() == secret_id);
        let without_function = named.is_some_and(|secret| secret.rotates_without_function());
        let partner = named.is_some_and(|secret| secret.kind.is_some());
        // Mostly what suits the secret.
        let function = !self.once_in(4) && without_function == self.once_in(8);
        let role = partner != self.once_in(12);
        Operation::RotateSecret(Input {
            client_request_token: self.version(vault, &secret_id),
            secret_id,
            rotation_lambda_arn: function.then(|| match self.throw(12) {
                0 => String::new(),
                1 => "rotate".into(),
                2 => FUNCTIONS[1].into(),
                _ => FUNCTIONS[0].into(),
            }),
            rotation_rules: self.once_in(2).then(|| self.rules()),
            external_role_arn: role.then(|| ROLE.into()),
            external_metadata: (role && self.once_in(2)).then(|| vec![("apiVersion".into(), "1".into())]),
            rotate_immediately: [None, Some(true), Some(false)][self.throw(3) as usize],
        })
    }

    fn rules(&mut self) -> Rules {
        let automatically_after_days = Days::new(self.throw(9) as i64);
        let expression = self.once_in(if automatically_after_days.is_some() { 20 } else { 2 });
        Rules {
            automatically_after_days,
            duration: self.once_in(2).then(|| format!("{}h", self.throw(26))),
            schedule_expression: expression.then(|| self.expression()),
        }
    }

    fn expression(&mut self) -> String {
        const TEXTS: [&str; 9] = [
            "rate(4 hours)",
            "rate(12 hours)",
            "rate(1 day)",
            "rate(7 days)",
            "cron(0 8 ? * MON *)",
            "cron(0 0/6 * * ? *)",
            "rate(24 hours)",
            "cron(0 0 31 2 ? *)",
            "often",
        ];
        self.of(&TEXTS).unwrap_or("often").into()
    }
}
