//! Anything at any time: what people do, what goes wrong and how time passes are drawn from a seed.

use rotation_core::{
    ident::VersionId,
    label::StagingLabel,
    operation::{Operation, cancel_rotate_secret, rotate_secret, update_secret_version_stage},
    rotation::Step,
    schedule::Days,
    stamp::Entropy,
    time::Span,
    value::ValueTable,
};
use rotation_lab::{
    Command, Lab, Lasts, Permission, Steps,
    world::{self, Client, FAULTS, Strategy},
};

use crate::deeds::{create, lab, pass};

const SEEDS: u64 = 120;
const DEEDS: u64 = 60;

#[test]
fn whatever_happens_labels_stay_legal_and_the_log_plays_again_to_the_same_bytes() {
    for seed in 0..SEEDS {
        let mut draw = Draw { seed, drawn: 0 };
        let strategy = Strategy::ALL[draw.below(3) as usize];
        let superuser = (draw.below(2) == 0).then(|| "admin".to_owned());
        let mut lab = lab(world::Setup { strategy, superuser, forgetful: draw.below(2) == 0 });
        create(&mut lab, "admin", "root");
        for _ in 0..DEEDS {
            deed(&mut lab, &mut draw);
            legal(&lab, seed);
        }
        let clients = ["db", "admin"].map(|secret| Client {
            name: secret.into(),
            secret: secret.into(),
            every: Span::millis(1 + draw.below(100_000) as u32),
            ttl: Span::seconds(draw.below(10_000) as u32),
            reads_when_refused: draw.below(2) == 0,
        });
        let again = Lab::replay(
            lab.setup().clone(),
            ValueTable::new(),
            lab.log().iter().map(|entry| (**entry).clone()),
        );
        assert_eq!(again.beats(), lab.beats(), "seed {seed}");
        let gap = lab.compare(&clients);
        assert_eq!(again.compare(&clients), gap, "seed {seed}");
        for outages in [&gap.single_user, &gap.alternating_users] {
            let mut last = None;
            for outage in outages {
                assert!(outage.until.is_none_or(|until| until > outage.from), "seed {seed}: {outage:?}");
                assert!(outage.refused > 0 && last.is_none_or(|last| last < (outage.client, outage.from)));
                last = Some((outage.client, outage.until.unwrap_or(lab.now())));
            }
        }
        one_jump_or_many(&lab, seed);
    }
}

fn deed(lab: &mut Lab, draw: &mut Draw) {
    let name = if draw.below(4) == 0 { "admin" } else { "db" };
    let command = match draw.below(12) {
        0..=2 => {
            let mut rotation = crate::deeds::rotation(lab, name);
            if let Operation::RotateSecret(input) = &mut rotation {
                let automatically_after_days = Days::new(1).filter(|_| draw.below(2) == 0);
                input.rotation_rules = automatically_after_days
                    .map(|_| rotate_secret::Rules { automatically_after_days, ..Default::default() });
            }
            Command::Call(rotation)
        }
        3 => Command::Call(crate::deeds::writing(lab, name, &format!("by hand {}", draw.below(6)))),
        4 => Command::Call(moved(lab, draw, name)),
        5 => {
            let input = cancel_rotate_secret::Input { secret_id: name.into() };
            Command::Call(Operation::CancelRotateSecret(input))
        }
        6 | 7 => {
            let row = &FAULTS[draw.below(FAULTS.len() as u64) as usize];
            let step = Step::ALL.get(draw.below(5) as usize).map_or(Steps::All, |step| Steps::One(*step));
            let lasts = if draw.below(2) == 0 { Lasts::Once } else { Lasts::UntilMended };
            Command::Fault { step, fault: Some(row.fault), lasts }
        }
        8 => Command::Fault { step: Steps::All, fault: None, lasts: Lasts::UntilMended },
        9 => Command::Permit {
            permission: Permission::ALL[draw.below(2) as usize],
            allowed: draw.below(3) > 0,
        },
        _ => {
            let longest = [300, 40_000, 7_200_000, 200_000_000][draw.below(4) as usize];
            return pass(lab, Span::millis(1 + draw.below(longest) as u32));
        }
    };
    // What is refused changes nothing.
    let _ = lab.submit(command);
}

/// A label goes to some version, or off.
fn moved(lab: &Lab, draw: &mut Draw, name: &str) -> Operation {
    let secret = lab.vault().secrets().find(|secret| secret.name.as_str() == name).expect("the secret");
    let versions: Vec<&VersionId> = secret.versions.iter().map(|(id, _)| id).collect();
    let label = if draw.below(2) == 0 { StagingLabel::CURRENT } else { StagingLabel::PENDING };
    let to = versions.get(draw.below(versions.len() as u64 + 1) as usize).map(|id| (*id).clone());
    Operation::UpdateSecretVersionStage(update_secret_version_stage::Input {
        secret_id: name.into(),
        remove_from: secret.versions.holder(&label).filter(|from| Some(*from) != to.as_ref()).cloned(),
        version_stage: label,
        move_to: to,
    })
}

fn legal(lab: &Lab, seed: u64) {
    for secret in lab.vault().secrets() {
        let current = secret.versions.holder(&StagingLabel::CURRENT).expect("AWSCURRENT is never lost");
        assert!(secret.versions.get(current).is_some_and(|version| version.written.is_some()), "seed {seed}");
        assert_ne!(secret.versions.holder(&StagingLabel::PREVIOUS), Some(current), "seed {seed}");
    }
}

/// From where it stands, two days in one jump or in a few hundred end alike.
fn one_jump_or_many(lab: &Lab, seed: u64) {
    let labs = [1_u32, 300].map(|jumps| {
        let mut lab = Lab::replay(
            lab.setup().clone(),
            ValueTable::new(),
            lab.log().iter().map(|entry| (**entry).clone()),
        );
        let from = lab.now();
        for n in 1..=jumps {
            let at = from.plus(Span::seconds(n * (172_800 / jumps)));
            lab.submit(Command::Advance(at)).expect("time passes");
        }
        lab
    });
    assert_eq!(labs[0].beats(), labs[1].beats(), "seed {seed}");
}

struct Draw {
    seed: u64,
    drawn: u64,
}

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.drawn += 1;
        Entropy::of_call(self.seed, self.drawn).below(bound)
    }
}
