//! A log of many commands: how long it takes to make, what a look at any instant of it costs, and how much it holds.
//! `cargo run --release -p rotation-lab --example scrub -- 10000`. With `link` behind it, it prints the log as the payload
//! of a link and nothing else.

#![expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]

use std::{env, time::Instant};

use rotation_core::{
    operation::{Operation, put_secret_value, rotate_secret},
    rotation::Step,
    stamp::Entropy,
    time::Span,
};
use rotation_lab::{Command, Fault, Lab, Lasts, Position, link, scenario::SCENARIOS};

fn main() {
    let commands = env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(10_000);
    if env::args().nth(2).as_deref() == Some("link") {
        return link::encode(&story(commands))
            .map_or_else(|error| eprintln!("{error}"), |text| println!("{text}"));
    }
    let begun = Instant::now();
    let mut lab = story(commands);
    println!("{} commands, {} beats in {:?}", lab.log().len(), lab.beats().len(), begun.elapsed());

    let all = lab.end().since(lab.setup().start).as_millis().unsigned_abs();
    let mut took = Vec::new();
    for n in 0..2_000 {
        let millis = u32::try_from(Entropy::of_call(3, n).below(all) / 1000).unwrap_or(u32::MAX);
        let at = lab.setup().start.plus(Span::seconds(millis));
        let begun = Instant::now();
        lab.seek_time(at);
        took.push(begun.elapsed());
    }
    took.sort();
    println!(
        "a look at any instant: median {:?}, p99 {:?}, longest {:?}",
        took[1_000], took[1_980], took[1_999]
    );

    lab.put(Position::End);
    let begun = Instant::now();
    lab.undo();
    println!("undo: {:?}", begun.elapsed());
    println!("link: {:?} characters", link::encode(&lab).map(|text| text.len()));
    // Where the system tells it.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().filter(|line| line.starts_with("VmHWM")).for_each(|line| println!("{line}"));
}

fn story(commands: usize) -> Lab {
    let mut lab = SCENARIOS[0].open();
    lab.put(Position::End);
    let secret_id = lab.vault().secrets().next().map(|secret| secret.name.to_string()).unwrap_or_default();
    for n in 0.. {
        if lab.log().len() >= commands {
            break;
        }
        let (secret_id, client_request_token) = (secret_id.clone(), lab.fresh_token());
        let drawn = Entropy::of_call(7, n);
        let fault =
            [None, None, Some(Fault::Raises), Some(Fault::TimesOut)][drawn.derive("fault").below(4) as usize];
        let command = match drawn.derive("kind").below(6) {
            0 | 1 => Command::Advance(lab.now().plus(Span::seconds(1 + drawn.below(40_000) as u32))),
            2 => Command::Fault { step: Step::Test.into(), fault, lasts: Lasts::UntilMended },
            3 => {
                let value = Some(lab.intern_text(&format!("value {n}")));
                let version_stages = None;
                let input =
                    put_secret_value::Input { secret_id, client_request_token, value, version_stages };
                Command::Call(Operation::PutSecretValue(input))
            }
            _ => Command::Call(Operation::RotateSecret(rotate_secret::Input {
                secret_id,
                client_request_token,
                ..rotate_secret::Input::default()
            })),
        };
        // What is refused is part of the story.
        let _ = lab.submit(command);
    }
    lab
}
