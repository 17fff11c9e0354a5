//! Any file: opened, or refused in words. What was opened makes a file that leads to the same again.
//!
//! An input is the text of a file, or what is packed in the link of one: no fuzzer guesses a checksum.
#![no_main]

mod checks;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    checks::file(&checks::text_of(input));
});
