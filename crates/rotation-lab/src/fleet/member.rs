//! The secrets of a fleet: listed, or generated in shares of kinds. Generated ones are not kept: each is made anew from
//! the seed when its turn comes.

use rotation_core::{
    assumption::Assumptions,
    ident::{Place, SecretArn, SecretName},
    schedule::{Days, RotationRules, Schedule},
    stamp::Entropy,
    time::{Span, Timestamp},
};

/// One secret, as far as its schedule goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// ARN: its moments derive from it.
    pub arn: String,
    /// RotationRules.
    pub rules: RotationRules,
    /// The rotation from which the schedule counts.
    pub rotated: Timestamp,
}

/// Which secrets.
#[derive(Clone, Debug)]
pub enum Secrets {
    /// These.
    Listed(Vec<Member>),
    /// Made up.
    Generated(Generated),
}

/// Secrets in shares of kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generated {
    /// How many.
    pub count: u32,
    /// Kinds whose shares add up to 100.
    pub kinds: Vec<Kind>,
    /// The last rotations lie evenly over so many days before the start, but none longer ago than its schedule
    /// allows. 0: all were configured at the start, as one deployment does it.
    pub age: u16,
}

/// Secrets with the same rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// How many of a hundred.
    pub percent: u8,
    /// Their rules.
    pub rules: RotationRules,
}

/// The mix to begin with: 60 % every 30 days, 20 % every 90 days, 15 % on Sundays by cron, 5 % daily.
pub fn preset() -> Vec<Kind> {
    let days = |percent, days| Kind { percent, rules: RotationRules::of_days(Days::new(days), None) };
    let weekly = Some(String::from("cron(0 0 ? * SUN *)"));
    let weekly = RotationRules::check(None, weekly, Some("2h"), &Assumptions::default());
    let weekly = Kind { percent: 15, rules: weekly.unwrap_or_default() };
    vec![days(60, 30), days(20, 90), weekly, days(5, 1)]
}

impl Secrets {
    /// How many.
    pub fn count(&self) -> u32 {
        match self {
            Self::Listed(members) => u32::try_from(members.len()).unwrap_or(u32::MAX),
            Self::Generated(generated) => generated.count,
        }
    }

    pub(super) fn shares_add_up(&self) -> bool {
        match self {
            Self::Listed(_) => true,
            Self::Generated(Generated { kinds, .. }) => {
                kinds.iter().map(|kind| u32::from(kind.percent)).sum::<u32>() == 100
            }
        }
    }

    /// The secret with this number.
    pub(super) fn member(&self, number: u32, seed: u64, from: Timestamp) -> Option<Member> {
        match self {
            Self::Listed(members) => members.get(number as usize).cloned(),
            Self::Generated(generated) => {
                (number < generated.count).then(|| generated.member(number, seed, from)).flatten()
            }
        }
    }
}

impl Generated {
    fn member(&self, number: u32, seed: u64, from: Timestamp) -> Option<Member> {
        let mut place = (number % 100) as u8;
        let kind = self.kinds.iter().find(|kind| {
            let here = place < kind.percent;
            place = place.wrapping_sub(kind.percent);
            here
        })?;
        let entropy = Entropy::of_call(seed, u64::from(number));
        let name = SecretName::parse(&format!("fleet/{number}")).ok()?;
        let arn = SecretArn::mint(&Place::default(), &name, entropy).as_str().to_owned();
        let age = match kind.rules.schedule() {
            Some(Schedule::Days(days)) => days.get().min(self.age),
            // Nothing but the clock decides when a cron comes.
            _ => 0,
        };
        let seconds = entropy.derive("rotated").below(u64::from(age) * 86_400);
        let rotated = from.minus(Span::seconds(u32::try_from(seconds).unwrap_or(0)));
        Some(Member { arn, rules: kind.rules.clone(), rotated })
    }
}
