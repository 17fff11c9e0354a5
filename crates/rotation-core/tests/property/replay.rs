//! The same log gives the same events and the same end, however time was cut up in between.

use rotation_core::{Vault, event::Event, secret::Secret, stamp::Stamp, time::Timestamp, vault::Setup};

use crate::act::{Act, perform, picture};

pub(crate) fn replay(setup: Setup, log: &[(Stamp, Act)], events: &[Event], end: &[Secret], seed: u64) {
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
