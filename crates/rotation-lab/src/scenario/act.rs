//! One act of a story.

use rotation_core::{
    error::ServiceError,
    ident::VersionId,
    label::StagingLabel,
    operation::{Operation, Reply, create_secret, rotate_secret, update_secret_version_stage},
    rotation::Step,
    schedule::Days,
    time::Span,
};

use super::by_hand;
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
        value: Option<&'static str>,
    },
    /// PutSecretValue: a new current value.
    Put {
        /// SecretId.
        id: &'static str,
        /// SecretString.
        value: &'static str,
    },
    /// RotateSecret, of the secret with this SecretId.
    Rotate(&'static str, Rotate),
    /// CancelRotateSecret, of the secret with this SecretId.
    Cancel(&'static str),
    /// UpdateSecretVersionStage. A version is meant by a label that it has.
    Label {
        /// SecretId, a name.
        id: &'static str,
        /// VersionStage.
        label: &'static str,
        /// RemoveFromVersionId.
        from: Option<&'static str>,
        /// MoveToVersionId.
        to: Option<&'static str>,
    },
    /// The function fails, or is mended.
    Fault(Step, Option<Fault>),
    /// The playhead goes back to the last beat that began this step.
    PlayheadAtStep(Step),
}

/// The members of a RotateSecret.
#[derive(Debug)]
pub struct Rotate {
    /// ClientRequestToken, where the story needs a certain one.
    pub token: Option<&'static str>,
    /// RotationLambdaARN.
    pub function: Option<&'static str>,
    /// AutomaticallyAfterDays.
    pub days: Option<i64>,
    /// ScheduleExpression.
    pub expression: Option<&'static str>,
    /// Duration.
    pub duration: Option<&'static str>,
    /// RotateImmediately.
    pub immediately: Option<bool>,
}

/// With what is stored.
pub(super) const AGAIN: Rotate =
    Rotate { token: None, function: None, days: None, expression: None, duration: None, immediately: None };

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
                let value = value.map(|value| lab.intern_text(value));
                let client_request_token = lab.fresh_token();
                lab.submit(Command::Call(Operation::CreateSecret(create_secret::Input {
                    name: (*name).to_owned(),
                    client_request_token,
                    value,
                    ..create_secret::Input::default()
                })))
            }
            Self::Put { id, value } => {
                by_hand::put(lab, id, value);
                Ok(None)
            }
            Self::Rotate(id, members) => rotate(lab, id, members),
            Self::Cancel(id) => {
                by_hand::cancel(lab, id);
                Ok(None)
            }
            Self::Label { id, label, from, to } => move_label(lab, id, label, [*from, *to]),
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

type Answer = Result<Option<Reply>, ServiceError>;

fn rotate(lab: &mut Lab, id: &str, members: &Rotate) -> Answer {
    let Rotate { token, function, days, expression, duration, immediately } = members;
    let configures = days.is_some() || expression.is_some() || duration.is_some();
    let rules = rotate_secret::Rules {
        automatically_after_days: days.and_then(Days::new),
        duration: duration.map(str::to_owned),
        schedule_expression: expression.map(str::to_owned),
    };
    lab.submit(Command::Call(Operation::RotateSecret(rotate_secret::Input {
        secret_id: id.to_owned(),
        client_request_token: token.and_then(VersionId::parse).or_else(|| lab.fresh_token()),
        rotation_lambda_arn: function.map(str::to_owned),
        rotation_rules: configures.then_some(rules),
        rotate_immediately: *immediately,
        ..rotate_secret::Input::default()
    })))
}

fn move_label(lab: &mut Lab, id: &str, label: &str, from_to: [Option<&str>; 2]) -> Answer {
    let secret = lab.vault().secrets().find(|secret| secret.name.as_str() == id);
    let holder = |label: &str| secret?.versions.holder(&StagingLabel::parse(label)?).cloned();
    let [remove_from, move_to] = from_to.map(|label| label.and_then(holder));
    lab.submit(Command::Call(Operation::UpdateSecretVersionStage(update_secret_version_stage::Input {
        secret_id: id.to_owned(),
        version_stage: StagingLabel::parse(label).unwrap_or(StagingLabel::CURRENT),
        remove_from,
        move_to,
    })))
}
