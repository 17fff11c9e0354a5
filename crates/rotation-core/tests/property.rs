//! Random sessions: whatever is called in whatever order, the invariants hold after every step. A failing
//! session prints the seed that replays it. `ROTATION_LAB_STEPS` sets how many steps are made.

use std::collections::BTreeMap;

use rotation_core::{
    Vault,
    assumption::{AbandonedLabel, AfterCancel, Assumptions},
    event::{Event, EventKind},
    ident::{SecretArn, VersionId},
    label::StagingLabel,
    operation::{
        Operation, cancel_rotate_secret, create_secret, describe_secret, get_secret_value, list_secrets,
        put_secret_value, rotate_secret, update_secret_version_stage,
    },
    rotation::{Invocation, InvocationId, Outcome, Step},
    schedule::Days,
    secret::Secret,
    stamp::{Entropy, Stamp},
    time::{Span, Timestamp},
    value::ValueId,
    vault::Setup,
};

const SESSION: u64 = 400;
const NAMES: [&str; 3] = ["prod/db", "Invalid-a1b2c3", "a!b"];
const LABELS: [&str; 5] = ["AWSCURRENT", "AWSPENDING", "AWSPREVIOUS", "BLUE", "ROLLBACK"];
const EXPRESSIONS: [&str; 4] =
    ["rate(4 hours)", "rate(2 days)", "cron(0 2/10 * * ? *)", "cron(0 16 ? * MON,FRI *)"];

/// One thing done to a vault: what a log holds.
#[derive(Clone, Debug)]
enum Act {
    Call(Operation),
    Answer(InvocationId, Outcome),
    Advance,
}

#[test]
fn property_the_invariants_hold_after_every_step_of_a_random_session() {
    let steps: u64 = std::env::var("ROTATION_LAB_STEPS").ok().and_then(|n| n.parse().ok()).unwrap_or(4_000);
    let (mut accepted, mut succeeded) = (0, 0);
    for seed in 0..steps.div_ceil(SESSION) {
        let (calls, rotations) = session(seed);
        (accepted, succeeded) = (accepted + calls, succeeded + rotations);
    }
    println!("{steps} steps, {accepted} calls accepted, {succeeded} rotations succeeded");
    assert!(succeeded * 2_000 > steps, "rotations must also succeed: {succeeded} of {steps}");
    assert!(accepted > steps / 10, "most sessions must do something: {accepted} of {steps}");
}

/// How many calls were accepted and how many rotations succeeded.
fn session(seed: u64) -> (u64, u64) {
    let setup = || Setup { seed, assumptions: assumptions(seed), ..Setup::default() };
    let mut dice = Dice { seed, thrown: 0 };
    let mut vault = Vault::new(setup());
    let mut at = Timestamp::from_millis(1_790_000_000_000).expect("a time");
    let mut log: Vec<(Stamp, Act)> = Vec::new();
    let (mut labels, mut all, mut open, mut accepted) =
        (Labels::new(), Vec::new(), Vec::<Invocation>::new(), 0);
    for step in 0..SESSION {
        at = at.plus(dice.pause());
        let stamp = Stamp { at, entropy: Entropy::of_call(seed, step) };
        let act = dice.act(&vault, &open);
        log.push((stamp, act.clone()));
        // What falls due by itself may change much; the rest of this step must be the call's own doing.
        vault.advance(at).expect("time goes forward");
        let mut events = vault.take_events();
        let before = picture(&vault);
        let rejected = !perform(&mut vault, stamp, act.clone());
        let own = vault.take_events();
        if rejected {
            assert!(own.is_empty(), "seed {seed} step {step}: a rejected call left events: {own:?}");
            assert_eq!(
                picture(&vault),
                before,
                "seed {seed} step {step}: a rejected call changed something: {act:?}"
            );
        }
        accepted += u64::from(!rejected && matches!(act, Act::Call(_)));
        events.extend(own);
        open.extend(vault.take_invocations());
        fold(&mut labels, &events);
        all.extend(events);
        for secret in vault.secrets() {
            check(secret, &labels).unwrap_or_else(|why| panic!("seed {seed} step {step} {act:?}: {why}"));
        }
        assert!(
            vault.next_wake().is_none_or(|wake| wake > at),
            "seed {seed} step {step}: something due was left"
        );
    }
    assert!(all.windows(2).all(|pair| pair[0].at <= pair[1].at), "seed {seed}: events are in order");
    replay(setup(), &log, &all, &picture(&vault), seed);
    let succeeded = all.iter().filter(|event| event.kind == EventKind::RotationSucceeded).count();
    (accepted, succeeded as u64)
}

/// The same log gives the same events and the same end, however time was cut up in between.
fn replay(setup: Setup, log: &[(Stamp, Act)], events: &[Event], end: &[Secret], seed: u64) {
    let mut vault = Vault::new(setup);
    let mut last = None;
    for (stamp, act) in log {
        if let Some(last) = last {
            // Extra wakes, at every moment something is due and half way to it.
            let half = stamp.at.since(last).as_millis() / 2;
            let middle = Timestamp::from_millis(last.as_millis() + half).expect("a time");
            vault.advance(middle).expect("forward");
            while let Some(wake) = vault.next_wake().filter(|wake| *wake <= stamp.at) {
                vault.advance(wake).expect("forward");
            }
        }
        last = Some(stamp.at);
        perform(&mut vault, *stamp, act.clone());
    }
    assert_eq!(vault.take_events(), events, "seed {seed}: replay gives the same events");
    assert_eq!(picture(&vault), end, "seed {seed}: replay gives the same vault");
}

/// `false`: refused, or an answer nobody waited for.
fn perform(vault: &mut Vault, stamp: Stamp, act: Act) -> bool {
    match act {
        Act::Call(operation) => vault.apply(stamp, operation).is_ok(),
        Act::Answer(id, outcome) => vault.complete(stamp, &id, outcome).expect("time goes forward"),
        Act::Advance => vault.advance(stamp.at).is_ok(),
    }
}

type Labels = BTreeMap<(SecretArn, StagingLabel), VersionId>;

/// The naive model: events alone must tell where every label is.
fn fold(labels: &mut Labels, events: &[Event]) {
    for event in events {
        if let EventKind::LabelMoved { label, from, to } = &event.kind {
            let key = (event.secret.clone(), label.clone());
            assert_eq!(labels.remove(&key), *from, "a label leaves the version that had it: {event:?}");
            to.as_ref().map(|to| labels.insert(key, to.clone()));
        }
    }
}

fn check(secret: &Secret, told: &Labels) -> Result<(), String> {
    let versions = &secret.versions;
    let held: Labels = versions
        .iter()
        .flat_map(|(id, _)| versions.labels_of(id).into_iter().map(move |label| (label, id.clone())))
        .map(|(label, id)| ((secret.arn.clone(), label), id))
        .collect();
    let mine: Labels =
        told.iter().filter(|((arn, _), _)| *arn == secret.arn).map(|(k, v)| (k.clone(), v.clone())).collect();
    let valued = versions.iter().any(|(_, version)| version.written.is_some());
    let current = versions.holder(&StagingLabel::CURRENT);
    let rotation = &secret.rotation;
    let rules = [
        ("events tell where the labels are", held == mine),
        ("a label has one holder", held.len() == versions.labels().count()),
        ("a secret with a value has a current version", valued == current.is_some()),
        (
            "the current version has a value",
            current.is_none_or(|id| versions.get(id).is_some_and(|version| version.written.is_some())),
        ),
        (
            "nothing is planned while rotation is off",
            rotation.enabled == Some(true) || rotation.plan.is_none(),
        ),
        (
            "a planned moment lies in its window",
            rotation
                .plan
                .is_none_or(|plan| plan.window.start <= plan.moment && plan.moment < plan.window.end),
        ),
        (
            "an enabled schedule goes on",
            rotation.enabled != Some(true)
                || rotation.rules.as_ref().and_then(|rules| rules.schedule()).is_none()
                || rotation.plan.is_some()
                || rotation.run.is_some(),
        ),
        (
            "a run makes the version that is pending, or one that has become current",
            rotation.enabled != Some(true)
                || rotation.run.as_ref().is_none_or(|run| {
                    versions.unfinished() == Some(&run.token) || current == Some(&run.token)
                }),
        ),
    ];
    rules.iter().find(|(_, holds)| !holds).map_or(Ok(()), |(rule, _)| Err(format!("{rule}: {secret:?}")))
}

fn picture(vault: &Vault) -> Vec<Secret> {
    vault.secrets().cloned().collect()
}

fn assumptions(seed: u64) -> Assumptions {
    Assumptions {
        rotate_after_cancel: if seed.is_multiple_of(2) {
            AfterCancel::Refused
        } else {
            AfterCancel::Accepted
        },
        label_after_abandonment: if seed.is_multiple_of(3) {
            AbandonedLabel::Kept
        } else {
            AbandonedLabel::Removed
        },
        ..Assumptions::default()
    }
}

/// Reproducible chance.
struct Dice {
    seed: u64,
    thrown: u64,
}

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.thrown += 1;
        Entropy::of_call(self.seed ^ 0xd1ce, self.thrown).below(sides)
    }

    fn of<T: Clone>(&mut self, items: &[T]) -> Option<T> {
        let place = self.throw(items.len() as u64);
        items.get(place as usize).cloned()
    }

    fn calm(&self) -> bool {
        !self.seed.is_multiple_of(2)
    }

    fn pause(&mut self) -> Span {
        // Every other session is a calm one: short pauses, a function that mostly does its work.
        let sides = if self.calm() { 160 } else { 10 };
        match self.throw(sides) {
            10.. => Span::millis(self.throw(200) as u32),
            0..5 => Span::millis(self.throw(400) as u32),
            5..8 => Span::seconds(self.throw(600) as u32),
            8 => Span::hours(self.throw(30) as u32),
            _ => Span::days(self.throw(40) as u32),
        }
    }

    fn act(&mut self, vault: &Vault, open: &[Invocation]) -> Act {
        match self.throw(if self.calm() { 120 } else { 14 }) {
            0..5 => Act::Call(self.operation(vault)),
            5..9 if !open.is_empty() => {
                let newest = open.len().saturating_sub(3);
                let id = self.of(&open[newest..]).expect("an invocation").id;
                let fails = self.throw(4) == 0;
                Act::Answer(id, if fails { Outcome::Raised("no".into()) } else { Outcome::Returned })
            }
            9 => Act::Advance,
            _ if open.is_empty() => Act::Call(self.operation(vault)),
            _ => self.play(vault, open),
        }
    }

    /// What a good function would do next, so that rotations also succeed.
    fn play(&mut self, vault: &Vault, open: &[Invocation]) -> Act {
        let Some(call) = open.last() else { return Act::Advance };
        let secret = vault.secrets().find(|secret| secret.arn == call.secret);
        let written =
            secret.and_then(|secret| secret.versions.get(&call.token)).is_some_and(|v| v.written.is_some());
        let current = secret.and_then(|secret| secret.versions.holder(&StagingLabel::CURRENT));
        let secret_id = call.secret.to_string();
        match call.step {
            Step::Create if !written => Act::Call(Operation::PutSecretValue(put_secret_value::Input {
                secret_id,
                client_request_token: Some(call.token.clone()),
                value: Some(ValueId::symbolic(9)),
                version_stages: Some(vec![StagingLabel::PENDING]),
            })),
            Step::Finish if current != Some(&call.token) => {
                Act::Call(Operation::UpdateSecretVersionStage(update_secret_version_stage::Input {
                    secret_id,
                    version_stage: StagingLabel::CURRENT,
                    remove_from: current.cloned(),
                    move_to: Some(call.token.clone()),
                }))
            }
            _ => Act::Answer(call.id.clone(), Outcome::Returned),
        }
    }

    fn operation(&mut self, vault: &Vault) -> Operation {
        let secret_id = match self.throw(12) {
            0 => String::from("nobody"),
            1 => String::from("not a name"),
            2 => vault.secrets().next().map(|s| s.arn.to_string()).unwrap_or_default(),
            _ => self.of(&NAMES).unwrap_or("prod/db").to_owned(),
        };
        let value = Some(ValueId::symbolic(1 + self.throw(3) as u32)).filter(|_| self.throw(9) > 0);
        let client_request_token = self.version(vault);
        match self.throw(11) {
            0..2 => Operation::CreateSecret(create_secret::Input {
                name: secret_id,
                client_request_token,
                value,
                ..create_secret::Input::default()
            }),
            2..4 => Operation::PutSecretValue(put_secret_value::Input {
                secret_id,
                client_request_token,
                value,
                version_stages: (self.throw(2) == 0).then(|| vec![self.label(), self.label()]),
            }),
            4 => Operation::GetSecretValue(get_secret_value::Input {
                secret_id,
                version_id: client_request_token.filter(|_| self.throw(2) == 0),
                version_stage: Some(self.label()).filter(|_| self.throw(2) == 0),
            }),
            5 => Operation::DescribeSecret(describe_secret::Input { secret_id }),
            6 => Operation::ListSecrets(list_secrets::Input {
                max_results: Some(1),
                ..list_secrets::Input::default()
            }),
            7 | 8 => Operation::UpdateSecretVersionStage(self.move_label(vault, secret_id)),
            9 => Operation::CancelRotateSecret(cancel_rotate_secret::Input { secret_id }),
            _ => Operation::RotateSecret(rotate_secret::Input {
                secret_id,
                client_request_token,
                rotation_lambda_arn: (self.throw(4) > 0)
                    .then(|| String::from("arn:aws:lambda:us-east-1:123456789012:function:rotate")),
                rotation_rules: (self.throw(2) == 0).then(|| self.rules()),
                rotate_immediately: [None, Some(true), Some(false)][self.throw(3) as usize],
                ..rotate_secret::Input::default()
            }),
        }
    }

    fn rules(&mut self) -> rotate_secret::Rules {
        let schedule_expression = self.of(&EXPRESSIONS).filter(|_| self.throw(3) == 0).map(String::from);
        // Both together are refused: seldom tried.
        let alone = schedule_expression.is_some() && self.throw(9) > 0;
        rotate_secret::Rules {
            automatically_after_days: Days::new(self.throw(9) as i64).filter(|_| !alone),
            duration: (self.throw(2) == 0).then(|| format!("{}h", self.throw(26))),
            schedule_expression,
        }
    }

    fn move_label(&mut self, vault: &Vault, secret_id: String) -> update_secret_version_stage::Input {
        let version_stage = self.label();
        let holder = vault
            .secrets()
            .find(|secret| secret.name.as_str() == secret_id)
            .and_then(|secret| secret.versions.holder(&version_stage).cloned());
        let remove_from = if self.throw(3) == 0 { self.version(vault) } else { holder };
        let move_to = self.version(vault).filter(|_| self.throw(3) > 0);
        update_secret_version_stage::Input { secret_id, version_stage, remove_from, move_to }
    }

    fn label(&mut self) -> StagingLabel {
        StagingLabel::parse(self.of(&LABELS).unwrap_or("BLUE")).expect("a label")
    }

    /// A known version half of the time, a new one mostly, none at times.
    fn version(&mut self, vault: &Vault) -> Option<VersionId> {
        let known: Vec<_> =
            vault.secrets().flat_map(|secret| secret.versions.iter().map(|(id, _)| id.clone())).collect();
        match self.throw(10) {
            0 => None,
            1..4 => self.of(&known),
            _ => VersionId::parse(&Entropy::of_call(self.seed, 1_000_000 + self.throw(1 << 40)).uuid()),
        }
    }
}
