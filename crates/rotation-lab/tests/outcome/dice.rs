//! Reproducible chance: a session in which anything may have happened, and a RotateSecret to send into it.

use rotation_core::{
    assumption::{AbandonedLabel, AfterCancel, Assumptions, ReusedToken},
    ident::VersionId,
    label::StagingLabel,
    operation::{
        Operation, cancel_rotate_secret, delete_secret, put_secret_value, restore_secret, rotate_secret,
        update_secret_version_stage,
    },
    rotation::Step,
    schedule::Days,
    stamp::Entropy,
    time::Span,
};
use rotation_lab::world::{FAULTS, Lasts, Steps};

use crate::session::{FUNCTION, NOT_INVOCABLE, ROLE, Session};

const NAMES: [&str; 6] = ["prod/db", "empty", "partner", "rds!db-1", "other", "ghost"];

pub(crate) struct Dice {
    seed: u64,
    thrown: u64,
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, thrown: 0 }
    }

    pub(crate) fn throw(&mut self, sides: u64) -> u64 {
        self.thrown += 1;
        Entropy::of_call(self.seed ^ 0xd1ce, self.thrown).below(sides)
    }

    fn once_in(&mut self, sides: u64) -> bool {
        self.throw(sides) == 0
    }

    fn of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.throw(items.len() as u64) as usize]
    }

    /// Five secrets, none rotated yet, under assumptions that are drawn.
    pub(crate) fn begin(&mut self) -> Session {
        let mut session = Session::new(
            self.seed,
            Assumptions {
                rotate_after_cancel: self.of(&[AfterCancel::Refused, AfterCancel::Accepted]),
                reused_token: self.of(&[ReusedToken::ReplayOrRefuse, ReusedToken::Refuse]),
                label_after_abandonment: self.of(&[AbandonedLabel::Removed, AbandonedLabel::Kept]),
                ..Assumptions::default()
            },
        );
        create(&mut session);
        session
    }

    pub(crate) fn act(&mut self, session: &mut Session) {
        let secret_id = self.of(&NAMES[..5]).to_owned();
        match self.throw(20) {
            0..6 => {
                let input = self.rotate(session);
                let _ = session.call(Operation::RotateSecret(input));
            }
            6..9 => {
                let input = self.put(session, secret_id);
                let _ = session.call(Operation::PutSecretValue(input));
            }
            9..11 => {
                let input = self.label(session, secret_id);
                let _ = session.call(Operation::UpdateSecretVersionStage(input));
            }
            11 => {
                let _ =
                    session.call(Operation::CancelRotateSecret(cancel_rotate_secret::Input { secret_id }));
            }
            12 if self.once_in(4) => {
                let recovery_window_in_days = Some(7);
                let input = delete_secret::Input { secret_id, recovery_window_in_days, force: false };
                let _ = session.call(Operation::DeleteSecret(input));
            }
            12..14 => {
                let _ = session.call(Operation::RestoreSecret(restore_secret::Input { secret_id }));
            }
            14 => {
                let step = if self.once_in(8) { Steps::All } else { Steps::One(self.step()) };
                let mends = self.once_in(3);
                let lasts = self.of(&[Lasts::Once, Lasts::UntilMended]);
                let fault = FAULTS[self.throw(FAULTS.len() as u64) as usize].fault;
                session.simulation.set_fault(step, (!mends).then_some((fault, lasts)));
            }
            15 => {
                let action = self.of(&["secretsmanager:RotateSecret", "lambda:InvokeFunction"]);
                let allowed = !self.once_in(6);
                session.simulation.permit(action, allowed);
            }
            // Those that are gone come back.
            16 => create(session),
            _ => {}
        }
        let pause = self.pause();
        session.pass(pause);
    }

    /// Mostly within a run, at times behind it, at times far into the schedule.
    fn pause(&mut self) -> Span {
        match self.throw(12) {
            0..6 => Span::millis(self.throw(700) as u32),
            6..9 => Span::seconds(self.throw(400) as u32),
            9..11 => Span::hours(self.throw(40) as u32),
            _ => Span::days(self.throw(20) as u32),
        }
    }

    fn step(&mut self) -> Step {
        self.of(&[Step::Create, Step::Set, Step::Test, Step::Finish])
    }

    pub(crate) fn rotate(&mut self, session: &mut Session) -> rotate_secret::Input {
        let secret_id = self.of(&NAMES);
        // Mostly what suits the secret.
        let suits = !self.once_in(8);
        let function =
            ["prod/db", "empty", "other", "ghost"].contains(&secret_id) == suits && !self.once_in(4);
        let role = (secret_id == "partner") == suits;
        rotate_secret::Input {
            secret_id: secret_id.into(),
            client_request_token: self.version(session, secret_id),
            rotation_lambda_arn: function
                .then(|| self.of(&[FUNCTION, FUNCTION, FUNCTION, FUNCTION, NOT_INVOCABLE, "rotate"]).into()),
            rotation_rules: self.once_in(2).then(|| self.rules()),
            external_role_arn: role.then(|| ROLE.into()),
            external_metadata: None,
            rotate_immediately: self.of(&[None, Some(true), Some(false)]),
        }
    }

    fn rules(&mut self) -> rotate_secret::Rules {
        let expressions =
            ["rate(4 hours)", "rate(7 days)", "cron(0 8 ? * MON *)", "cron(0 0/6 * * ? *)", "often"];
        let expression = self.once_in(2).then(|| self.of(&expressions).to_owned());
        let days =
            if expression.is_none() || self.once_in(9) { Days::new(1 + self.throw(9) as i64) } else { None };
        rotate_secret::Rules {
            automatically_after_days: days,
            duration: self.once_in(3).then(|| format!("{}h", self.throw(26))),
            schedule_expression: expression,
        }
    }

    /// A new one, at times one that has a label, at times none.
    fn version(&mut self, session: &mut Session, name: &str) -> Option<VersionId> {
        let secret = session.simulation.vault().secrets().find(|secret| secret.name.as_str() == name);
        match self.throw(16) {
            0 => None,
            1 => secret?.versions.holder(&StagingLabel::CURRENT).cloned(),
            2..5 => secret?.versions.holder(&StagingLabel::PENDING).cloned(),
            _ => session.token(),
        }
    }

    fn put(&mut self, session: &mut Session, secret_id: String) -> put_secret_value::Input {
        let client_request_token = self.version(session, &secret_id);
        let value = Some(session.values.intern_text(self.of(&["one", "two", r#"{"password":"x"}"#])));
        let version_stages = match self.throw(3) {
            0 => Some(vec![StagingLabel::PENDING]),
            _ => None,
        };
        put_secret_value::Input { secret_id, client_request_token, value, version_stages }
    }

    /// Takes AWSPENDING off, or moves AWSCURRENT.
    fn label(&mut self, session: &mut Session, secret_id: String) -> update_secret_version_stage::Input {
        let version_stage = self.of(&[&StagingLabel::PENDING, &StagingLabel::CURRENT]).clone();
        let secret = session.simulation.vault().secrets().find(|secret| secret.name.as_str() == secret_id);
        let remove_from = secret.and_then(|secret| secret.versions.holder(&version_stage).cloned());
        let versions = secret.into_iter().flat_map(|secret| secret.versions.iter());
        let known: Vec<_> = versions.map(|(id, _)| id.clone()).collect();
        let moves = version_stage == StagingLabel::CURRENT || self.once_in(4);
        let move_to = known.get(self.throw(1 + known.len() as u64) as usize).filter(|_| moves).cloned();
        update_secret_version_stage::Input { secret_id, version_stage, remove_from, move_to }
    }
}

fn create(session: &mut Session) {
    session.create("prod/db", Some(r#"{"password":"first"}"#), None);
    session.create("empty", None, None);
    session.create("partner", Some("key"), Some("SalesforceClientSecret"));
    session.create("other", Some("plain"), None);
    session.adopt("rds!db-1");
}
