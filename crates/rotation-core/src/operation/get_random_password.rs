//! GetRandomPassword.

use alloc::{string::String, vec::Vec};
use core::fmt;

use zeroize::Zeroizing;

use super::Context;
use crate::{error::ServiceError, stamp::Entropy, vault::Vault};

const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS: &str = "0123456789";
const PUNCTUATION: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
const DEFAULT_LENGTH: u16 = 32;

/// What kind of password.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// PasswordLength, 1 to 4096; 32 if it is left out.
    pub length: Option<u16>,
    /// ExcludeCharacters.
    pub exclude_characters: String,
    /// ExcludeNumbers.
    pub exclude_numbers: bool,
    /// ExcludePunctuation.
    pub exclude_punctuation: bool,
    /// ExcludeUppercase.
    pub exclude_uppercase: bool,
    /// ExcludeLowercase.
    pub exclude_lowercase: bool,
    /// IncludeSpace.
    pub include_space: bool,
    /// RequireEachIncludedType; true if it is left out.
    pub require_each_type: Option<bool>,
}

impl Input {
    /// `str::contains` would bring the search for texts, 5 KB, and the panics of cutting them.
    fn excludes(&self, letter: char) -> bool {
        self.exclude_characters.chars().any(|excluded| excluded == letter)
    }
}

/// The password. It never prints.
#[derive(Clone, PartialEq, Eq)]
pub struct Output {
    /// RandomPassword.
    pub password: Zeroizing<String>,
}

impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Output(redacted)")
    }
}

#[inline(never)]
pub(super) fn apply(_: &mut Vault, context: Context, input: Input) -> Result<Output, ServiceError> {
    let length = usize::from(input.length.unwrap_or(DEFAULT_LENGTH));
    let each = input.require_each_type.unwrap_or(true);
    let types = types(&input, each)?;
    if each && length < types.len() {
        let text = "Password length is too short based on the required types.";
        return Err(ServiceError::invalid_parameter(text));
    }
    let mut all: Vec<char> = types.iter().flatten().copied().collect();
    all.extend(Some(' ').filter(|space| input.include_space && !input.excludes(*space)));
    if all.is_empty() {
        return Err(ServiceError::invalid_parameter("All characters have been excluded from selection."));
    }
    let mut draw = Draw { entropy: context.stamp.entropy.derive("password"), drawn: 0 };
    let mut letters = Zeroizing::new(Vec::<char>::with_capacity(length));
    if each {
        letters.extend(types.iter().filter_map(|letters| draw.of(letters)));
    }
    while letters.len() < length {
        letters.extend(draw.of(&all));
    }
    // The required ones stand in front until they are mixed in.
    for place in (1..letters.len()).rev() {
        letters.swap(place, draw.below(place + 1));
    }
    Ok(Output { password: Zeroizing::new(letters.iter().collect()) })
}

/// The characters of each type that is not excluded.
fn types(input: &Input, each: bool) -> Result<Vec<Vec<char>>, ServiceError> {
    let mut types = Vec::new();
    for (excluded, letters) in [
        (input.exclude_lowercase, LOWER),
        (input.exclude_uppercase, UPPER),
        (input.exclude_numbers, DIGITS),
        (input.exclude_punctuation, PUNCTUATION),
    ] {
        if excluded {
            continue;
        }
        let left: Vec<char> = letters.chars().filter(|c| !input.excludes(*c)).collect();
        if left.is_empty() && each {
            let text = "All characters of the desired type have been excluded.";
            return Err(ServiceError::invalid_parameter(text));
        }
        types.push(left);
    }
    Ok(types)
}

/// Numbers out of the call's entropy, as many as it takes.
struct Draw {
    entropy: Entropy,
    drawn: u64,
}

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.drawn += 1;
        usize::try_from(self.entropy.nth(self.drawn).below(bound as u64)).unwrap_or(0)
    }

    fn of(&mut self, letters: &[char]) -> Option<char> {
        let place = self.below(letters.len());
        letters.get(place).copied()
    }
}
