//! Random staging labels and moves of them.

use rotation_core::{Vault, label::StagingLabel, operation::update_secret_version_stage::Input};

use super::Dice;

const LABELS: [&str; 5] = ["AWSCURRENT", "AWSPENDING", "AWSPREVIOUS", "BLUE", "ROLLBACK"];

impl Dice {
    /// One of few mostly; where limits are to be reached, of many.
    pub(super) fn label(&mut self) -> StagingLabel {
        let text = match self.crowded() && self.once_in(2) {
            true => format!("LABEL{}", self.throw(40)),
            false => self.text(&LABELS),
        };
        StagingLabel::parse(&text).expect("a label")
    }

    pub(super) fn move_label(&mut self, vault: &Vault) -> Input {
        let secret_id = self.secret_id(vault);
        let version_stage = self.label();
        let holder = vault
            .secrets()
            .find(|secret| secret.name.as_str() == secret_id)
            .and_then(|secret| secret.versions.holder(&version_stage).cloned());
        let remove_from = if self.once_in(3) { self.version(vault, &secret_id) } else { holder };
        let move_to = self.version(vault, &secret_id).filter(|_| !self.once_in(3));
        Input { secret_id, version_stage, remove_from, move_to }
    }
}
