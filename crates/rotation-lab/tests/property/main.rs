//! Random sessions of a whole lab: calls of every operation, faults, permissions, jumps of the clock, the playhead
//! anywhere, branches, undo and redo. After every step the lab is whole; at times, and at the end, its log replays to
//! the same bytes, its link leads to the same lab, and undoing everything leads back to the beginning. A failing
//! session prints the seed that replays it.
//!
//! `ROTATION_LAB_STEPS` sets how many steps are made, `ROTATION_LAB_SEED` replays one session alone.

mod invariants;
mod moves;
mod session;
mod shadow;
mod tally;

// The calls are those of the core's own sessions. What else stands there is not needed here.
#[allow(dead_code)]
#[path = "../../../rotation-core/tests/property/act.rs"]
mod act;
#[allow(dead_code)]
#[path = "../../../rotation-core/tests/property/dice/mod.rs"]
mod dice;

use session::{SESSION, session};
use tally::Tally;

#[test]
fn property_a_lab_is_whole_after_every_step_and_comes_back_from_log_link_and_undo() {
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    if let Some(seed) = number("ROTATION_LAB_SEED") {
        session(seed, &mut Tally::default());
        return;
    }
    let steps = number("ROTATION_LAB_STEPS").unwrap_or(3_000);
    let mut tally = Tally::default();
    for seed in 0..steps.div_ceil(SESSION) {
        session(seed, &mut tally);
    }
    println!("{steps} steps: {tally}");
    tally.check(steps);
}
