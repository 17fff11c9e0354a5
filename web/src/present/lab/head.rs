//! The secret's head: its name, how it stands, and the dates that matter.

use rotation_core::{
    ident::SecretArn,
    label::StagingLabel,
    rotation::{Phase, Rotation, Run, RunKind},
    secret::Secret,
};

use super::world;
use crate::{
    model::lab::Page,
    present::{plural, time},
    view::kit::{Icon, Tone},
};

/// The head in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The secret's name.
    pub name: String,
    /// How its rotation stands.
    pub status: (Tone, Icon, String),
    /// Strategy.
    pub strategy: String,
    /// When it rotates.
    pub schedule: String,
    /// LastRotatedDate.
    pub last_rotated: String,
    /// NextRotationDate.
    pub next_rotation: String,
}

/// A secret's name, from its ARN: for a picker, and before the secret was made.
pub fn secret_name(arn: &SecretArn) -> &str {
    let tail = arn.as_str().splitn(7, ':').nth(6).unwrap_or_default();
    tail.get(..tail.len().saturating_sub(7)).unwrap_or(tail)
}

fn strategy(page: &Page, secret: &Secret) -> String {
    match &secret.owner {
        Some(owner) => format!("managed by {owner}"),
        None if secret.rotation.function.is_some() => world::short(page.lab.world().strategy).into(),
        None => dash(),
    }
}

/// The head at the playhead.
pub fn head(page: &Page) -> Head {
    let Some(secret) = page.secret() else {
        return Head {
            name: page.shown().map_or_else(|| "No secret".into(), |arn| secret_name(arn).to_owned()),
            status: (Tone::Plain, Icon::Clock, "Not there yet".into()),
            strategy: dash(),
            schedule: dash(),
            last_rotated: dash(),
            next_rotation: dash(),
        };
    };
    let rotation = &secret.rotation;
    Head {
        name: secret.name.as_str().to_owned(),
        status: status(secret),
        strategy: strategy(page, secret),
        schedule: schedule(rotation),
        last_rotated: rotation.last_rotated.map_or_else(dash, time::date_clock),
        next_rotation: rotation
            .next
            .map_or_else(dash, |window| time::date_clock(window.next_rotation_date())),
    }
}

fn dash() -> String {
    "\u{2013}".into()
}

fn schedule(rotation: &Rotation) -> String {
    let Some(rules) = &rotation.rules else { return "none".into() };
    let off = if rotation.enabled == Some(true) { "" } else { ", cancelled" };
    let Some(days) = rules.automatically_after_days() else {
        return rules.schedule_expression().map_or_else(|| "none".into(), |text| format!("{text}{off}"));
    };
    let hours = rules.duration().map_or_else(|| "24 h".into(), |hours| format!("{} h", hours.get()));
    format!("every {}, for {hours}{off}", plural(days.get().into(), "day"))
}

fn status(secret: &Secret) -> (Tone, Icon, String) {
    let rotation = &secret.rotation;
    if let Some(run) = &rotation.run {
        return running(run);
    }
    if secret.versions.unfinished().is_some() {
        return (Tone::Fail, Icon::Cross, "Not finished: AWSPENDING is left behind".into());
    }
    match (rotation.enabled, secret.versions.holder(&StagingLabel::CURRENT)) {
        (_, None) => (Tone::Plain, Icon::Info, "No value yet".into()),
        (Some(true), _) => (Tone::Good, Icon::Check, "Rotation on".into()),
        (Some(false), _) => (Tone::Plain, Icon::Stop, "Rotation cancelled".into()),
        (None, _) => (Tone::Plain, Icon::Info, "Rotation not configured".into()),
    }
}

fn running(run: &Run) -> (Tone, Icon, String) {
    let what = match run.kind {
        RunKind::Rotation => "Rotating",
        RunKind::Test => "Testing",
    };
    match &run.phase {
        Phase::Calling(step, _) | Phase::Answering { step, .. } => {
            (Tone::Run, Icon::Rotate, format!("{what}: {}, try {}", step.name(), run.attempt))
        }
        Phase::Waiting(until) => {
            (Tone::Fail, Icon::Cross, format!("Try {} failed, next at {}", run.attempt, time::clock(*until)))
        }
        Phase::Spent => (
            Tone::Fail,
            Icon::Cross,
            format!(
                "{} failed, next in a later window",
                plural(run.attempt as usize, "try").replace("trys", "tries")
            ),
        ),
    }
}
