//! The naive model: what the service would answer and what state it would be in, written from the specification and
//! as plainly as possible. Maps of texts, no indexes, none of the core's code: only the types of its inputs.
//!
//! What the service does by itself is taken over from events (`service`); what a call does is predicted.

mod answers;
mod attributes;
mod call;
mod compare;
mod deletion;
mod filter;
mod labels;
mod lists;
mod password;
mod reads;
mod record;
mod refusal;
mod rotation;
mod service;
mod values;

pub(crate) use answers::check as check_answer;
pub(crate) use compare::compare;
pub(crate) use refusal::{Refusal, Verdict};

use record::Record;
use refusal::{invalid_name, no_secret};
use rotation_core::{
    assumption::{AbandonedLabel, AfterCancel},
    vault::Setup,
};

pub(crate) const CURRENT: &str = "AWSCURRENT";
pub(crate) const PENDING: &str = "AWSPENDING";
pub(crate) const PREVIOUS: &str = "AWSPREVIOUS";

/// All secrets, oldest first, and how the vault was set up.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    secrets: Vec<Record>,
    denied: Vec<String>,
    invocable: Option<Vec<String>>,
    cancel_unblocks: bool,
    abandoned_keeps_label: bool,
}

impl Model {
    pub(crate) fn new(setup: &Setup) -> Self {
        let invocable = setup.invocable.as_ref();
        Self {
            secrets: Vec::new(),
            denied: setup.denied.clone(),
            invocable: invocable.map(|known| known.iter().map(ToString::to_string).collect()),
            cancel_unblocks: setup.assumptions.rotate_after_cancel == AfterCancel::Accepted,
            abandoned_keeps_label: setup.assumptions.label_after_abandonment == AbandonedLabel::Kept,
        }
    }

    pub(crate) fn permit(&mut self, action: &str, allowed: bool) {
        self.denied.retain(|known| known != action);
        if !allowed {
            self.denied.push(action.to_owned());
        }
    }

    fn named(&mut self, name: &str) -> Option<&mut Record> {
        self.secrets.iter_mut().find(|secret| secret.name == name)
    }

    /// The place of the secret that a SecretId means: its name, its ARN, or its ARN without hyphen and suffix, unless
    /// that already looks complete.
    fn find(&self, id: &str) -> Result<usize, Refusal> {
        let is_arn = id.starts_with("arn:");
        check_characters(id, is_arn)?;
        let means = |secret: &Record| {
            if !is_arn {
                return secret.name == id;
            }
            let short = &secret.arn[..secret.arn.len() - 7];
            secret.arn == id || (short == id && !ends_like_suffix(id))
        };
        let found: Vec<usize> = (0..self.secrets.len()).filter(|n| means(&self.secrets[*n])).collect();
        if let [one] = found[..] { Ok(one) } else { Err(no_secret()) }
    }
}

fn check_characters(text: &str, colons: bool) -> Verdict {
    let good = |c: char| {
        c.is_ascii_lowercase()
            || c.is_ascii_uppercase()
            || c.is_ascii_digit()
            || "-/_+=.@!".contains(c)
            || colons && c == ':'
    };
    if text.is_empty() || !text.chars().all(good) { Err(invalid_name()) } else { Ok(()) }
}

fn ends_like_suffix(text: &str) -> bool {
    text.len() > 6
        && text.as_bytes()[text.len() - 7] == b'-'
        && text[text.len() - 6..].chars().all(|c| c.is_ascii_alphanumeric())
}
