//! GetRandomPassword: what a password must look like, or why there is none. Section 11.

use rotation_core::operation::get_random_password::Input;

use super::{Verdict, refusal::parameter};

const PUNCTUATION: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/// The characters of each type that are left, those of excluded types left out.
fn types(input: &Input) -> Vec<Vec<char>> {
    let left = |letters: Vec<char>| {
        letters.into_iter().filter(|c| !input.exclude_characters.contains(*c)).collect::<Vec<char>>()
    };
    [
        (input.exclude_lowercase, ('a'..='z').collect()),
        (input.exclude_uppercase, ('A'..='Z').collect()),
        (input.exclude_numbers, ('0'..='9').collect()),
        (input.exclude_punctuation, PUNCTUATION.chars().collect()),
    ]
    .into_iter()
    .filter(|(excluded, _): &(bool, Vec<char>)| !excluded)
    .map(|(_, letters)| left(letters))
    .collect()
}

fn has_space(input: &Input) -> bool {
    input.include_space && !input.exclude_characters.contains(' ')
}

pub(super) fn predict(input: &Input) -> Verdict {
    let types = types(input);
    let each = input.require_each_type != Some(false);
    if each && types.iter().any(Vec::is_empty) {
        return Err(parameter("All characters of the desired type have been excluded."));
    }
    if each && usize::from(input.length.unwrap_or(32)) < types.len() {
        return Err(parameter("Password length is too short based on the required types."));
    }
    if types.iter().all(Vec::is_empty) && !has_space(input) {
        return Err(parameter("All characters have been excluded from selection."));
    }
    Ok(())
}

/// What is wrong with a password.
pub(super) fn fault(input: &Input, password: &str) -> Option<&'static str> {
    let types = types(input);
    let each = input.require_each_type != Some(false);
    let allowed = |c: char| types.iter().flatten().any(|known| *known == c) || has_space(input) && c == ' ';
    let rules = [
        ("its length", password.chars().count() == usize::from(input.length.unwrap_or(32))),
        ("a character that is excluded", password.chars().all(allowed)),
        ("a type is missing", !each || types.iter().all(|one| password.chars().any(|c| one.contains(&c)))),
    ];
    rules.iter().find(|(_, holds)| !holds).map(|(rule, _)| *rule)
}
