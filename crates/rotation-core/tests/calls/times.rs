//! The clock that only calls move.

use rotation_core::{
    operation::{Operation, delete_secret},
    time::{Span, Timestamp},
    vault::TimeError,
};

use crate::Service;

#[test]
fn the_first_call_sets_the_clock_and_from_then_on_it_goes_forward_a_hundred_years_at_most() {
    let century = Span::days(36_525);
    let mut service = Service::new(1);
    let begun = Timestamp::EPOCH.plus(Span::days(2 * 36_525));
    service.vault.advance(begun).expect("the first call may be at any time");
    let earlier = begun.minus(Span::millis(1));
    let backwards = service.vault.advance(earlier).expect_err("backwards");
    assert_eq!(backwards, TimeError::Backwards { now: begun, given: earlier });
    assert!(backwards.to_string().starts_with("Time does not go back"), "{backwards}");
    let refused = service.vault.advance(begun.plus(century).plus(Span::days(1))).expect_err("too far");
    assert_eq!(refused, TimeError::TooFar);
    assert_eq!(service.vault.now(), begun);
    assert_eq!(service.vault.advance(begun.plus(Span::days(36_500))), Ok(()));
    assert_eq!(service.vault.advance(service.vault.now()), Ok(()));
}

#[test]
fn a_vault_that_has_a_secret_has_begun() {
    let mut service = Service::with(1, &["a"]);
    let later = service.vault.now().plus(Span::days(101 * 366));
    assert_eq!(service.vault.advance(later), Err(TimeError::TooFar));
}

#[test]
fn a_secret_whose_time_is_over_is_gone_with_its_name_and_its_place() {
    let mut service = Service::with(1, &["a", "b"]);
    let input =
        delete_secret::Input { secret_id: "a".into(), recovery_window_in_days: Some(7), force: false };
    service.call(Operation::DeleteSecret(input)).expect("marked");
    let due = service.vault.next_wake().expect("its end");
    service.vault.advance(due.minus(Span::millis(1))).expect("forward");
    assert_eq!(service.vault.secrets().count(), 2);
    service.vault.advance(due).expect("forward");
    let names: Vec<&str> = service.vault.secrets().map(|secret| secret.name.as_str()).collect();
    assert_eq!((names, service.vault.next_wake()), (vec!["b"], None));
}
