//! `cargo xtask`: sets up, builds, serves, tests and measures Rotation Lab.
//!
//! It must not know what Rotation Lab does: it starts other programs and reads what they say.

mod bench;
mod element;
mod fuzz;
mod leak;
mod notices;
mod package;
mod paths;
mod run;
mod serve;
mod setup;
mod site;
mod size;
mod soak;
mod split;
mod test;
mod versions;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve [--port N]       installs what is missing, builds for release into dist/, serves it on 127.0.0.1
cargo xtask test [--list] [NAME…]  every check and test, or the stages whose name contains NAME
cargo xtask package                builds the npm package into target/npm/rotation-lab/
cargo xtask size [--check]         what the first visit downloads, against the budget
cargo xtask bench [--json FILE]    this project and its peers in one Node process
cargo xtask soak [--steps N] [--reads N] [--seconds N]
                                   long property runs; the package's memory; its server under 200 clients, beside moto's
cargo xtask fuzz [--seconds N]     every fuzz target for N seconds (60)
cargo xtask notices [--out DIR]    writes THIRD-PARTY.txt (Trunk calls this)
cargo xtask split                  the page's program in two parts (Trunk calls this)";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["serve"] => serve::serve("8080"),
        ["serve", "--port", port] => serve::serve(port),
        ["test", "--list"] => test::list(),
        ["test", names @ ..] => test::test(names),
        ["package"] => setup::ensure(&setup::package()).and_then(|()| package::package()),
        ["size"] => site::build().and_then(|()| size::size(false)),
        ["size", "--check"] => site::build().and_then(|()| size::size(true)),
        ["bench"] => bench::bench(None),
        ["bench", "--json", file] => bench::bench(Some(file)),
        ["soak", words @ ..] => soak::soak(words),
        ["fuzz"] => fuzz::fuzz("60"),
        ["fuzz", "--seconds", seconds] => fuzz::fuzz(seconds),
        ["notices"] => notices::for_trunk(None),
        ["notices", "--out", folder] => notices::for_trunk(Some(folder)),
        ["split"] => split::for_trunk(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
