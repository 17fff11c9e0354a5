//! What people do in a lab.

use rotation_core::{
    assumption::Assumptions,
    ident::{Place, VersionId},
    label::StagingLabel,
    operation::{Operation, create_secret, put_secret_value, rotate_secret, update_secret_version_stage},
    stamp::Entropy,
    time::{Span, Timestamp},
};
use rotation_lab::{Command, Lab, Setup, world};

pub(crate) const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:rotate-db";

pub(crate) fn lab(world: world::Setup) -> Lab {
    let start = Timestamp::from_millis(1_795_515_300_000).expect("a time");
    let mut lab = Lab::new(Setup {
        seed: 3,
        place: Place::default(),
        start,
        assumptions: Assumptions::default(),
        world,
    });
    create(&mut lab, "db", "first");
    lab
}

pub(crate) fn token(lab: &Lab) -> Option<VersionId> {
    VersionId::parse(&Entropy::of_call(77, lab.log().len() as u64).uuid())
}

pub(crate) fn call(lab: &mut Lab, operation: Operation) {
    lab.submit(Command::Call(operation)).expect("accepted");
}

pub(crate) fn create(lab: &mut Lab, name: &str, value: &str) {
    let (value, client_request_token) = (Some(lab.intern_text(value)), token(lab));
    let input = create_secret::Input { name: name.into(), client_request_token, value, ..Default::default() };
    call(lab, Operation::CreateSecret(input));
}

pub(crate) fn put(lab: &mut Lab, name: &str, value: &str) {
    let writing = writing(lab, name, value);
    call(lab, writing);
}

pub(crate) fn writing(lab: &mut Lab, name: &str, value: &str) -> Operation {
    let (value, client_request_token) = (Some(lab.intern_text(value)), token(lab));
    let input =
        put_secret_value::Input { secret_id: name.into(), client_request_token, value, version_stages: None };
    Operation::PutSecretValue(input)
}

pub(crate) fn rotate(lab: &mut Lab, name: &str) {
    let rotation = rotation(lab, name);
    call(lab, rotation);
}

pub(crate) fn rotation(lab: &Lab, name: &str) -> Operation {
    let input = rotate_secret::Input {
        secret_id: name.into(),
        client_request_token: token(lab),
        rotation_lambda_arn: Some(FUNCTION.into()),
        ..Default::default()
    };
    Operation::RotateSecret(input)
}

pub(crate) fn pass(lab: &mut Lab, span: Span) {
    lab.submit(Command::Advance(lab.now().plus(span))).expect("time passes");
}

/// The secret's current version goes back to the previous one.
pub(crate) fn roll_back(lab: &mut Lab, name: &str) {
    let secret = lab.vault().secrets().find(|secret| secret.name.as_str() == name).expect("the secret");
    let holder = |label: StagingLabel| secret.versions.holder(&label).cloned();
    let input = update_secret_version_stage::Input {
        secret_id: name.into(),
        version_stage: StagingLabel::CURRENT,
        remove_from: holder(StagingLabel::CURRENT),
        move_to: holder(StagingLabel::PREVIOUS),
    };
    call(lab, Operation::UpdateSecretVersionStage(input));
}
