//! Reproducible chance: the next thing done to a lab.

use rotation_core::{
    label::StagingLabel,
    operation::{Operation, put_resource_policy::Policy, put_secret_value, rotate_secret},
    rotation::{Outcome, Step},
    schedule::Days,
    stamp::Entropy,
    time::{Span, Timestamp},
    value::ValueId,
    vault::Managed,
};
use rotation_lab::{
    Command, Lab, Lasts, Permission, Position, Steps, Tip,
    world::{self, FAULTS, Strategy},
};
use rotation_protocol::wire::read_policy;

use crate::{
    act::Act,
    dice::{Dice, FUNCTIONS},
};

#[derive(Clone, Debug)]
pub(crate) enum Move {
    Submit(Command),
    Step,
    Back,
    Seek(usize),
    SeekTime(Timestamp),
    Put(Position),
    Undo(u64),
    Redo(u64),
    Switch(Tip),
}

pub(crate) struct Moves {
    seed: u64,
    thrown: u64,
    dice: Dice,
}

impl Moves {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, thrown: 0, dice: Dice::new(seed) }
    }

    pub(crate) fn throw(&mut self, sides: u64) -> u64 {
        self.thrown += 1;
        Entropy::of_call(self.seed ^ 0x1ab, self.thrown).below(sides)
    }

    pub(crate) fn next(&mut self, lab: &Lab) -> Move {
        if lab.can_redo() && self.throw(2) == 0 {
            return Move::Redo(1 + self.throw(6));
        }
        // Mostly at the end: logs that are forked all the time stay short.
        if lab.position() != Position::End && self.throw(3) > 0 {
            return Move::Put(Position::End);
        }
        if let Some(command) = self.by_function(lab) {
            return Move::Submit(command);
        }
        match self.throw(50) {
            0..14 => Move::Submit(Command::Call(self.call(lab))),
            14..18 => Move::Submit(Command::Call(self.rotation(lab))),
            18..21 => Move::Submit(self.fault()),
            21 => Move::Submit(match self.throw(3) {
                0 => self.permission(),
                1 => self.world(),
                _ => self.adopt(),
            }),
            22..30 => {
                let pause = self.dice.pause();
                Move::Submit(Command::Advance(lab.now().plus(pause)))
            }
            30 => Move::Submit(self.odd_jump(lab)),
            31..37 => Move::Step,
            37..39 => Move::Back,
            39 => Move::Seek(self.throw(lab.beats().len() as u64 + 3) as usize),
            40..43 => {
                let known = lab.end().since(lab.setup().start).as_millis().unsigned_abs();
                let early = lab.setup().start.as_millis() - 5;
                let at = early + i64::try_from(self.throw(known + 10)).expect("a span");
                Move::SeekTime(Timestamp::from_millis(at).expect("a time"))
            }
            43 => Move::Put(Position::Start),
            44..46 => Move::Undo(1 + self.throw(6)),
            _ => match lab.branches().get(self.throw(4) as usize) {
                Some(branch) => Move::Switch(branch.tip),
                None => Move::Put(Position::End),
            },
        }
    }

    /// One that mostly succeeds.
    fn rotation(&mut self, lab: &Lab) -> Operation {
        let plain = lab.vault().secrets().find(|secret| !secret.rotates_without_function());
        Operation::RotateSecret(rotate_secret::Input {
            secret_id: plain.map_or_else(|| "prod/db".into(), |secret| secret.name.to_string()),
            client_request_token: lab.fresh_token(),
            rotation_lambda_arn: Some(FUNCTIONS[0].into()),
            rotation_rules: Some(rotate_secret::Rules {
                automatically_after_days: Days::new(1 + self.throw(9) as i64),
                ..rotate_secret::Rules::default()
            }),
            ..rotate_secret::Input::default()
        })
    }

    fn call(&mut self, lab: &Lab) -> Operation {
        loop {
            if let Act::Call(_, mut operation) = self.dice.act(lab.vault(), &[]) {
                self.complete(&mut operation, lab);
                return operation;
            }
        }
    }

    /// Policies as the wire reads them, and at times a token such as the page's own.
    fn complete(&mut self, operation: &mut Operation, lab: &Lab) {
        let own = self.throw(2) == 0;
        let policy = self.policy();
        let token = match operation {
            Operation::PutResourcePolicy(input) => return input.policy = policy,
            Operation::ValidateResourcePolicy(input) => return input.policy = policy,
            Operation::CreateSecret(input) => &mut input.client_request_token,
            Operation::PutSecretValue(input) => &mut input.client_request_token,
            Operation::RotateSecret(input) => &mut input.client_request_token,
            _ => return,
        };
        if own {
            *token = lab.fresh_token();
        }
    }

    fn policy(&mut self) -> Policy {
        const STATEMENT: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"a","Resource":"*"}]}"#;
        let texts = [STATEMENT, "{}", "no policy"];
        read_policy(texts[self.throw(3) as usize].to_owned())
    }

    fn fault(&mut self) -> Command {
        let step =
            if self.throw(6) == 0 { Steps::All } else { Steps::One(Step::ALL[self.throw(4) as usize]) };
        let fault = FAULTS[self.throw(FAULTS.len() as u64) as usize].fault;
        let lasts = [Lasts::Once, Lasts::UntilMended][self.throw(2) as usize];
        Command::Fault { step, fault: (self.throw(2) == 0).then_some(fault), lasts }
    }

    /// Mostly they are given.
    fn permission(&mut self) -> Command {
        let permission = Permission::ALL[self.throw(2) as usize];
        Command::Permit { permission, allowed: self.throw(3) > 0 }
    }

    fn world(&mut self) -> Command {
        let strategy = Strategy::ALL[self.throw(4) as usize];
        let superuser = (self.throw(2) == 0).then(|| "prod/db".into());
        Command::World(world::Setup { strategy, superuser, forgetful: self.throw(2) == 0 })
    }

    fn adopt(&mut self) -> Command {
        let name = format!("rds!db-{}", self.throw(3));
        Command::Adopt(Managed { name, owner: "rds".into(), value: ValueId::symbolic(1) })
    }

    /// What a function from outside does while one is waited for: calls of any kind, and then an answer.
    fn by_function(&mut self, lab: &Lab) -> Option<Command> {
        let waiting = lab.waiting()?;
        let (invocation, secret_id) = (waiting.id.clone(), waiting.secret.as_str().to_owned());
        let token = Some(waiting.token.clone());
        let operation = match self.throw(6) {
            0 => return None,
            1 | 2 => {
                let raised = Outcome::Raised("it does not want to".into());
                let outcome = [Outcome::Returned, raised][usize::from(self.throw(5) == 0)].clone();
                return Some(Command::FunctionAnswer { invocation, outcome });
            }
            3 => self.call(lab),
            _ => {
                let value = Some(ValueId::symbolic(1 + self.throw(3) as u32));
                let version_stages = Some(vec![StagingLabel::PENDING]);
                Operation::PutSecretValue(put_secret_value::Input {
                    secret_id,
                    client_request_token: token,
                    value,
                    version_stages,
                })
            }
        };
        Some(Command::FunctionCall { invocation, operation })
    }

    /// To a time that has passed, or too far.
    fn odd_jump(&mut self, lab: &Lab) -> Command {
        Command::Advance(match self.throw(3) {
            0 => lab.now().minus(Span::hours(3)),
            1 => lab.now().plus(Span::days(40_000)),
            _ => lab.next_wake().unwrap_or(lab.now()),
        })
    }
}
