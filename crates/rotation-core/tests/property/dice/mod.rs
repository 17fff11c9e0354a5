//! Reproducible chance: what happens next in a session, and after which pause.

mod function;
mod labels;
mod lists;
mod operation;
mod rotation;
mod values;

use rotation_core::{
    Vault,
    event::Actor,
    ident::VersionId,
    rotation::{Invocation, Outcome},
    stamp::Entropy,
    time::Span,
    value::ValueId,
    vault::Managed,
};

use crate::act::Act;

pub(crate) const FUNCTIONS: [&str; 2] = [
    "arn:aws:lambda:us-east-1:123456789012:function:rotate",
    "arn:aws:lambda:us-east-1:123456789012:function:other",
];
const NAMES: [&str; 5] = ["prod/db", "Invalid-a1b2c3", "a!b", "prod/App", "rds!db-1"];
const GHOST: &str = "arn:aws:secretsmanager:us-east-1:123456789012:secret:ghost-a1b2c3";
const ACTIONS: [&str; 8] = [
    "secretsmanager:PutSecretValue",
    "secretsmanager:RotateSecret",
    "secretsmanager:GetSecretValue",
    "secretsmanager:List*",
    "secretsmanager:CreateSecret",
    "secretsmanager:ValidateResourcePolicy",
    "lambda:InvokeFunction",
    "*",
];

pub(crate) struct Dice {
    seed: u64,
    thrown: u64,
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, thrown: 0 }
    }

    fn throw(&mut self, sides: u64) -> u64 {
        self.thrown += 1;
        Entropy::of_call(self.seed ^ 0xd1ce, self.thrown).below(sides)
    }

    /// Once in so many throws.
    fn once_in(&mut self, sides: u64) -> bool {
        self.throw(sides) == 0
    }

    fn of<T: Clone>(&mut self, items: &[T]) -> Option<T> {
        let place = self.throw(items.len() as u64);
        items.get(place as usize).cloned()
    }

    fn text(&mut self, items: &[&str]) -> String {
        self.of(items).unwrap_or_default().to_owned()
    }

    /// Every other session is a calm one: short pauses, a function that mostly does its work.
    fn calm(&self) -> bool {
        !self.seed.is_multiple_of(2)
    }

    /// In some sessions a single secret gets version after version, to reach the limits.
    fn crowded(&self) -> bool {
        self.seed % 12 == 4
    }

    pub(crate) fn pause(&mut self) -> Span {
        let sides = match (self.crowded(), self.calm()) {
            (true, _) => 1_500,
            (_, true) => 160,
            _ => 10,
        };
        match self.throw(sides) {
            10.. => Span::millis(self.throw(200) as u32),
            0..5 => Span::millis(self.throw(400) as u32),
            5..8 => Span::seconds(self.throw(600) as u32),
            8 => Span::hours(self.throw(30) as u32),
            _ => Span::days(self.throw(40) as u32),
        }
    }

    pub(crate) fn act(&mut self, vault: &Vault, open: &[Invocation]) -> Act {
        if self.crowded() && !self.once_in(10) {
            return self.caller(vault);
        }
        match self.throw(if self.calm() { 120 } else { 16 }) {
            0..7 => self.caller(vault),
            7..11 if !open.is_empty() => {
                let newest = open.len().saturating_sub(3);
                let id = self.of(&open[newest..]).expect("an invocation").id;
                let fails = self.once_in(4);
                Act::Answer(id, if fails { Outcome::Raised("no".into()) } else { Outcome::Returned })
            }
            11 => Act::Advance,
            _ => match open.iter().rev().find(|call| vault.open_invocations().contains(&&call.id)) {
                Some(call) => self.play(vault, call),
                None => self.caller(vault),
            },
        }
    }

    /// Somebody's doing: mostly a call.
    fn caller(&mut self, vault: &Vault) -> Act {
        match self.throw(40) {
            0 => {
                // What is denied is mostly given back, so that most calls are allowed.
                let denied = ACTIONS.into_iter().filter(|action| vault.denied().iter().any(|d| d == action));
                let denied: Vec<&str> = denied.collect();
                if denied.is_empty() || self.once_in(4) {
                    Act::Permit(self.of(&ACTIONS).unwrap_or("*"), false)
                } else {
                    Act::Permit(self.of(&denied).unwrap_or("*"), true)
                }
            }
            1 if !self.crowded() => Act::Adopt(Managed {
                name: self.text(&["rds!db-1", "rds!db-1", "prod/db", "not a name"]),
                owner: "rds".into(),
                value: ValueId::symbolic(7),
            }),
            2 if !vault.denied().is_empty() => Act::Permit("*", true),
            3..9 => Act::Call(Actor::Caller, self.restore(vault)),
            _ => Act::Call(Actor::Caller, self.operation(vault)),
        }
    }

    /// A version of this secret half of the time, a new one mostly, at times another secret's or none.
    fn version(&mut self, vault: &Vault, secret_id: &str) -> Option<VersionId> {
        let of = |own: bool| {
            let secrets = vault.secrets().filter(|secret| !own || secret.name.as_str() == secret_id);
            secrets.flat_map(|secret| secret.versions.iter().map(|(id, _)| id.clone())).collect::<Vec<_>>()
        };
        match self.throw(20) {
            0 => None,
            1 => self.of(&of(false)),
            2..10 => self.of(&of(true)),
            _ => VersionId::parse(&Entropy::of_call(self.seed, 1_000_000 + self.throw(1 << 40)).uuid()),
        }
    }

    /// A secret as a caller may name it: mostly one that is there, by its name.
    fn secret_id(&mut self, vault: &Vault) -> String {
        let known: Vec<_> = vault.secrets().collect();
        let place = self.throw(known.len() as u64) as usize;
        let one = known.get(place);
        let arn = one.map(|secret| secret.arn.to_string()).unwrap_or_default();
        match self.throw(30) {
            0 => "nobody".into(),
            1 => self.text(&["not a name", "", GHOST]),
            2..5 => arn,
            5 => arn[..arn.len().saturating_sub(7)].to_owned(),
            6..9 => self.text(&NAMES),
            _ if self.crowded() => NAMES[0].into(),
            _ => one.map_or_else(|| NAMES[0].into(), |secret| secret.name.to_string()),
        }
    }

    /// A name for a secret that is to be made.
    fn new_name(&mut self) -> String {
        match self.throw(12) {
            0 => self.text(&["not a name", ""]),
            _ if self.crowded() => NAMES[0].into(),
            _ => self.text(&NAMES),
        }
    }
}
