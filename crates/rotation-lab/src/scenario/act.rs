//! One act of a story.

use rotation_core::{
    ident::VersionId,
    label::StagingLabel,
    operation::{Operation, create_secret, rotate_secret, update_secret_version_stage},
    rotation::Step,
    schedule::Days,
    time::Span,
};

use crate::{
    lab::{Beat, Command, Lab},
    world::{Fault, Lasts},
};

/// One act.
#[derive(Debug)]
pub enum Act {
    /// So many seconds pass.
    Pass(u32),
    /// Time goes on until an event of this name.
    Until(&'static str),
    /// CreateSecret.
    Create {
        /// Name.
        name: &'static str,
        /// SecretString. Only examples: stories hold no real secret.
        value: &'static str,
    },
    /// RotateSecret.
    Rotate {
        /// SecretId.
        id: &'static str,
        /// ClientRequestToken, where the story needs a certain one.
        token: Option<&'static str>,
        /// RotationLambdaARN.
        function: Option<&'static str>,
        /// AutomaticallyAfterDays.
        days: Option<i64>,
        /// Duration.
        duration: Option<&'static str>,
    },
    /// UpdateSecretVersionStage: a label for the current version.
    LabelCurrent {
        /// SecretId.
        id: &'static str,
        /// VersionStage.
        label: &'static str,
    },
    /// The function fails, or is mended.
    Fault(Step, Option<Fault>),
    /// The playhead goes back to the last beat that began this step.
    PlayheadAtStep(Step),
}

impl Act {
    pub(super) fn play(&self, lab: &mut Lab) {
        // What the service refuses is part of the story: the lab keeps it as a beat.
        let _ = match self {
            Self::Pass(seconds) => lab.submit(Command::Advance(lab.now().plus(Span::seconds(*seconds)))),
            Self::Until(name) => {
                pass_until(lab, name);
                Ok(None)
            }
            Self::Create { name, value } => {
                let value = Some(lab.intern_text(value));
                let client_request_token = lab.fresh_token();
                lab.submit(Command::Call(Operation::CreateSecret(create_secret::Input {
                    name: (*name).to_owned(),
                    client_request_token,
                    value,
                    ..create_secret::Input::default()
                })))
            }
            Self::Rotate { id, token, function, days, duration } => {
                let configures = days.is_some() || duration.is_some();
                let rules = rotate_secret::Rules {
                    automatically_after_days: days.and_then(Days::new),
                    duration: duration.map(str::to_owned),
                    schedule_expression: None,
                };
                lab.submit(Command::Call(Operation::RotateSecret(rotate_secret::Input {
                    secret_id: (*id).to_owned(),
                    client_request_token: token.and_then(VersionId::parse).or_else(|| lab.fresh_token()),
                    rotation_lambda_arn: function.map(str::to_owned),
                    rotation_rules: configures.then_some(rules),
                    ..rotate_secret::Input::default()
                })))
            }
            Self::LabelCurrent { id, label } => label_current(lab, id, label),
            Self::Fault(step, fault) => {
                lab.submit(Command::Fault { step: (*step).into(), fault: *fault, lasts: Lasts::UntilMended })
            }
            Self::PlayheadAtStep(step) => {
                let begins = |beat: &Beat| beat.event().is_some_and(|event| starts(&event.kind, *step));
                if let Some(last) = lab.beats().iter().rposition(begins) {
                    lab.seek(last + 1);
                }
                Ok(None)
            }
        };
    }
}

fn starts(kind: &rotation_core::event::EventKind, wanted: Step) -> bool {
    matches!(kind, rotation_core::event::EventKind::StepStarted { step, .. } if *step == wanted)
}

fn pass_until(lab: &mut Lab, name: &str) {
    let mut seen = lab.beats().len();
    while lab.step() {
        let new = lab.beats().get(seen..).unwrap_or_default();
        if new.iter().any(|beat| beat.event().is_some_and(|event| event.kind.name() == name)) {
            return;
        }
        seen = lab.beats().len();
    }
}

fn label_current(
    lab: &mut Lab,
    id: &str,
    label: &str,
) -> Result<Option<rotation_core::operation::Reply>, rotation_core::error::ServiceError> {
    let secret = lab.vault().secrets().find(|secret| secret.name.as_str() == id);
    let current = secret.and_then(|secret| secret.versions.holder(&StagingLabel::CURRENT).cloned());
    lab.submit(Command::Call(Operation::UpdateSecretVersionStage(update_secret_version_stage::Input {
        secret_id: id.to_owned(),
        version_stage: StagingLabel::parse(label).unwrap_or(StagingLabel::CURRENT),
        remove_from: None,
        move_to: current,
    })))
}
