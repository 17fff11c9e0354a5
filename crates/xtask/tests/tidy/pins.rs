//! Versions that stand in several files stand there the same, and lock files name no host.

use super::none;
use super::repository::{File, files};

fn text_of<'a>(files: &'a [File], path: &str) -> &'a str {
    &files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{path} is not there")).text
}

/// What stands between two marks, in the first line that has both.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let found = text.split_once(before).and_then(|(_, rest)| rest.split_once(after));
    found.unwrap_or_else(|| panic!("no {before}…{after}")).0
}

#[test]
fn the_binding_generator_has_one_version() {
    let files = files();
    let version = between(text_of(&files, "crates/xtask/src/versions.rs"), "WASM_BINDGEN: &str = \"", "\"");
    assert_eq!(between(text_of(&files, "Cargo.toml"), "wasm-bindgen = \"=", "\""), version);
    assert_eq!(between(text_of(&files, "Trunk.toml"), "wasm_bindgen = \"", "\""), version);
}

#[test]
fn the_optimiser_has_one_version() {
    let files = files();
    let version = between(text_of(&files, "package.json"), "\"binaryen\": \"", ".");
    assert_eq!(between(text_of(&files, "Trunk.toml"), "wasm_opt = \"version_", "\""), version);
}

#[test]
fn page_and_package_are_optimised_for_the_same_browsers() {
    let files = files();
    let package = between(text_of(&files, "crates/xtask/src/package.rs"), "FEATURES: [&str; 6] = [", "];");
    let package: Vec<_> = package.split('"').filter(|word| word.starts_with("--")).collect();
    let page = between(text_of(&files, "index.html"), "data-wasm-opt-params=\"", "\"");
    // What the page has besides (one dash) is about its size.
    assert_eq!(page.split(' ').filter(|word| word.starts_with("--")).collect::<Vec<_>>(), package);
}

#[test]
fn the_npm_package_has_the_workspace_s_version() {
    let files = files();
    let version = between(text_of(&files, "Cargo.toml"), "[workspace.package]\nversion = \"", "\"");
    assert_eq!(
        between(text_of(&files, "crates/rotation-wasm/npm/package.json"), "\"version\": \"", "\""),
        version
    );
}

/// Where a package comes from is each machine's setting; crates.io is named by its index.
fn hosts(file: &File) -> Vec<String> {
    let mark = match file.path.as_str() {
        "package-lock.json" => "\"resolved\"",
        path if path.ends_with("Cargo.lock") => "source = ",
        _ => return Vec::new(),
    };
    let lines = file.text.lines().filter(|line| line.contains(mark));
    let other =
        lines.filter(|line| !line.contains("\"registry+https://github.com/rust-lang/crates.io-index\""));
    other.map(|line| format!("{}: {}", file.path, line.trim())).collect()
}

#[test]
fn lock_files_name_no_host() {
    none(files().iter().flat_map(hosts).collect());
    assert_eq!(hosts(&File::sample("package-lock.json", "\"resolved\": \"https://mirror/a.tgz\",")).len(), 1);
    assert_eq!(hosts(&File::sample("Cargo.lock", "source = \"git+https://host/a\"")).len(), 1);
}
