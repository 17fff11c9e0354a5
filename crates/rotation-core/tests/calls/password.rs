//! Passwords are drawn: no place in one has its own kind of character, and no two are the same.

use std::collections::BTreeSet;

use rotation_core::operation::{Operation, Reply, get_random_password::Input};

use crate::Service;

fn password(service: &mut Service, input: &Input) -> String {
    match service.call(Operation::GetRandomPassword(input.clone())).expect("a password") {
        Reply::GetRandomPassword(output) => output.password.to_string(),
        other => panic!("{other:?}"),
    }
}

fn kind(c: char) -> u8 {
    match c {
        'a'..='z' => 0,
        'A'..='Z' => 1,
        '0'..='9' => 2,
        _ => 3,
    }
}

#[test]
fn every_place_has_every_kind_of_character_at_times() {
    let mut service = Service::new(1);
    let input = Input { length: Some(4), ..Input::default() };
    let mut seen = BTreeSet::new();
    for _ in 0..200 {
        let kinds: Vec<u8> = password(&mut service, &input).chars().map(kind).collect();
        seen.extend(kinds.iter().copied().enumerate());
        let all: BTreeSet<u8> = kinds.into_iter().collect();
        assert_eq!(all.len(), 4, "each kind once, since all are required");
    }
    assert_eq!(seen.len(), 16, "{seen:?}");
}

#[test]
fn every_character_comes_at_times_and_no_password_twice() {
    let mut service = Service::new(1);
    let passwords: BTreeSet<String> = (0..400)
        .map(|_| password(&mut service, &Input { include_space: true, ..Input::default() }))
        .collect();
    assert_eq!(passwords.len(), 400);
    let letters: BTreeSet<char> = passwords.iter().flat_map(|password| password.chars()).collect();
    assert_eq!(letters.len(), 26 + 26 + 10 + 32 + 1);
}

#[test]
fn a_password_never_prints() {
    let mut service = Service::new(1);
    let reply = service.call(Operation::GetRandomPassword(Input::default())).expect("a password");
    let Reply::GetRandomPassword(output) = &reply else { panic!() };
    let printed = format!("{reply:?}");
    assert!(printed.contains("redacted") && !printed.contains(output.password.as_str()), "{printed}");
}
