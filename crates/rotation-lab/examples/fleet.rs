//! How the cost of a fleet grows with the number of its secrets: the preset mix over ten years.
//! `cargo run --release -p rotation-lab --example fleet`
#![expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]

use std::time::Instant;

use rotation_core::{assumption::Assumptions, time::Timestamp};
use rotation_lab::fleet::{Fleet, Function, Generated, Secrets, Spec, preset};

/// Ten years from 2026-11-24.
const FROM: i64 = 1_795_478_400_000;
const DAYS: u16 = 3653;

fn main() {
    println!(
        "{:>9} {:>12} {:>9} {:>14} {:>11}",
        "secrets", "rotations", "seconds", "ns/rotation", "worst hour"
    );
    for count in [1_000, 10_000, 100_000] {
        let Some(spec) = spec(count) else { return };
        let begun = Instant::now();
        let Ok(mut fleet) = Fleet::new(spec) else { return };
        while fleet.advance(500) {}
        let seconds = begun.elapsed().as_secs_f64();
        let Some(report) = fleet.report() else { return };
        let rotations = report.as_is.counts.rotations;
        let worst = report.as_is.worst.as_ref().map_or(0, |worst| worst.starts.len());
        let each = seconds * 1e9 / rotations as f64;
        println!("{count:>9} {rotations:>12} {seconds:>9.3} {each:>14.0} {worst:>11}");
    }
}

fn spec(count: u32) -> Option<Spec> {
    Some(Spec {
        seed: 1,
        from: Timestamp::from_millis(FROM)?,
        days: DAYS,
        secrets: Secrets::Generated(Generated { count, kinds: preset(), age: 90 }),
        function: Function::default(),
        retry: Assumptions::default().retry_plan,
        spread: false,
    })
}
