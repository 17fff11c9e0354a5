//! Which crate may use which, and where the few outside crates with a fixed place may be named.

use super::code::{names, without_comments};
use super::none;
use super::repository::{File, files};

struct Crate {
    folder: &'static str,
    name: &'static str,
    /// The crates of this house that it may use.
    uses: &'static [&'static str],
}

const CRATES: [Crate; 6] = [
    Crate { folder: "crates/rotation-core/", name: "rotation_core", uses: &[] },
    Crate { folder: "crates/rotation-protocol/", name: "rotation_protocol", uses: &["rotation_core"] },
    Crate {
        folder: "crates/rotation-lab/",
        name: "rotation_lab",
        uses: &["rotation_core", "rotation_protocol"],
    },
    Crate {
        folder: "crates/rotation-wasm/",
        name: "rotation_wasm",
        uses: &["rotation_core", "rotation_protocol", "rotation_lab"],
    },
    Crate { folder: "web/", name: "web", uses: &["rotation_core", "rotation_protocol", "rotation_lab"] },
    Crate { folder: "crates/xtask/", name: "xtask", uses: &[] },
];

/// An outside crate and the only places that may name it. Tests, examples and fuzz targets read and write JSON as
/// they need.
const PLACES: [(&str, &[&str]); 5] = [
    ("jiff", &["crates/rotation-core/src/time.rs"]),
    ("serde", JSON),
    ("serde_json", JSON),
    ("yew", &["web/"]),
    ("web_sys", &["web/"]),
];
const JSON: &[&str] = &[
    "crates/rotation-protocol/src/wire/",
    "crates/rotation-lab/src/link",
    "crates/rotation-wasm/src/",
    "crates/xtask/src/notices/",
];

/// Arrows that nobody drew, in a manifest or in code.
fn arrows(file: &File) -> Vec<String> {
    let Some(owner) = CRATES.iter().find(|one| file.under(one.folder)) else { return Vec::new() };
    let used: Vec<String> = if file.path.ends_with("Cargo.toml") {
        dependencies(&file.text)
    } else if file.is_rust() && !file.under("crates/xtask/tests/tidy/") {
        let code = without_comments(&file.text);
        let paths =
            names(&code).filter(|(_, after)| after.starts_with("::") || after.starts_with([' ', ';']));
        // `web` is a word too: it counts where a path begins with it.
        paths
            .filter(|(name, after)| *name != "web" || after.starts_with("::"))
            .map(|(name, _)| name.into())
            .collect()
    } else {
        Vec::new()
    };
    let house = used.iter().filter_map(|name| CRATES.iter().find(|one| one.name == name));
    let drawn = |one: &Crate| one.name == owner.name || owner.uses.contains(&one.name);
    house
        .filter(|one| !drawn(one))
        .map(|one| format!("{}: {} may not use {}", file.path, owner.name, one.name))
        .collect()
}

/// The keys of every table of dependencies.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in manifest.lines() {
        if let Some(table) = line.strip_prefix('[') {
            let table = table.trim_end_matches(']');
            inside = table.ends_with("dependencies");
            found.extend(table.split_once("dependencies.").map(|(_, name)| name.replace('-', "_")));
        } else if inside && line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let end = line.find(['.', '=', ' ']).unwrap_or(line.len());
            found.push(line[..end].replace('-', "_"));
        }
    }
    found
}

fn places(file: &File) -> Vec<String> {
    let tries = ["/tests/", "/examples/", "/fuzz/"].iter().any(|folder| file.path.contains(folder));
    if !file.is_rust() || tries {
        return Vec::new();
    }
    let code = without_comments(&file.text);
    let outside = |at: &&[&str]| !at.iter().any(|place| file.under(place));
    let elsewhere = PLACES.iter().filter(|(_, at)| outside(at));
    let named = elsewhere
        .filter(|(name, _)| names(&code).any(|(one, after)| one == *name && after.starts_with("::")));
    named.map(|(name, at)| format!("{}: {name} is named only in {}", file.path, at.join(", "))).collect()
}

#[test]
fn no_crate_uses_another_that_it_may_not() {
    none(files().iter().flat_map(arrows).collect());
}

#[test]
fn crates_with_a_place_are_named_only_there() {
    none(files().iter().flat_map(places).collect());
}

#[test]
fn an_arrow_that_nobody_drew_is_found() {
    let breach =
        |path, text, count| assert_eq!(arrows(&File::sample(path, text)).len(), count, "{path}: {text}");
    breach("crates/rotation-core/src/a.rs", "use rotation_protocol::wire;", 1);
    breach("crates/rotation-core/src/a.rs", "// rotation_protocol::wire\nrotation_core::x();", 0);
    breach("crates/rotation-protocol/src/a.rs", "fn f() -> rotation_lab::Lab {}", 1);
    breach("web/src/a.rs", "use rotation_wasm::Service;", 1);
    breach("web/src/a.rs", "use rotation_lab::Lab;", 0);
    breach("crates/rotation-lab/src/a.rs", "use web::model;", 1);
    breach("crates/rotation-lab/src/a.rs", "extern crate rotation_wasm;", 1);
    breach("crates/rotation-core/Cargo.toml", "[dependencies]\nrotation-lab.workspace = true\n", 1);
    breach("crates/rotation-core/Cargo.toml", "[dev-dependencies.rotation-lab]\nworkspace = true\n", 1);
    breach("crates/rotation-core/Cargo.toml", "[package]\nname = \"rotation-core\"\n", 0);
}

#[test]
fn a_crate_out_of_its_place_is_found() {
    let breach =
        |path, text, count| assert_eq!(places(&File::sample(path, text)).len(), count, "{path}: {text}");
    breach("crates/rotation-core/src/secret.rs", "use jiff::Timestamp;", 1);
    breach("crates/rotation-core/src/time.rs", "use jiff::Timestamp;", 0);
    breach("crates/rotation-lab/src/lab.rs", "#[derive(serde::Serialize)]", 1);
    breach("crates/rotation-wasm/src/a.rs", "use yew::prelude::*;", 1);
}
