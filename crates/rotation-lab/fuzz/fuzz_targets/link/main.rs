//! Any link: opened, or refused in words, and never more than a page can take. What was opened makes a link that leads
//! to the same again.
//!
//! An input is the text of a link, or what is packed in one: no fuzzer guesses a checksum.
#![no_main]

mod checks;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    checks::link(&checks::text_of(input));
});
