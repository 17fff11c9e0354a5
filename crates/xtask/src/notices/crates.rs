//! The crates that go into some packages' wasm: of cargo's whole graph, what is linked there. Macros and what they
//! need run at build time and ship nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::run::cargo;

pub(super) struct Crate {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) license: String,
    pub(super) texts: Vec<String>,
}

/// By name and version. The workspace's own crates are not third parties.
pub(super) fn of(packages: &[&str]) -> Result<Vec<Crate>> {
    let named = packages.iter().flat_map(|package| ["--package", package]);
    let tree = cargo(["tree", "--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro"])
        .args(["--prefix", "none", "--format", "{p}"])
        .args(named)
        .output()?;
    let metadata = cargo(["metadata", "--format-version", "1"]).output()?;
    let metadata: Value = serde_json::from_str(&metadata).context("cargo metadata")?;
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;

    let mut crates = Vec::new();
    for (name, version) in linked(&tree) {
        let found = packages.iter().find(|one| one["name"] == name && one["version"] == version);
        let one = found.with_context(|| format!("cargo metadata does not know {name} {version}"))?;
        if one["source"].is_null() {
            continue;
        }
        let manifest = one["manifest_path"].as_str().context("a package without a manifest")?;
        let folder = Path::new(manifest).parent().context("a manifest without a folder")?;
        crates.push(Crate {
            name: name.into(),
            version: version.into(),
            license: one["license"].as_str().unwrap_or("see its text").replace('/', " OR "),
            texts: texts(folder)?,
        });
    }
    Ok(crates)
}

/// Names and versions out of lines like `yew v0.23.0` and `zeroize v1.9.0 (*)`.
fn linked(tree: &str) -> BTreeSet<(&str, &str)> {
    tree.lines()
        .filter_map(|line| {
            let (name, rest) = line.split_once(" v")?;
            Some((name, rest.split(' ').next()?))
        })
        .collect()
}

/// The licence files of a crate, line ends and trailing space evened out so that equal texts are equal.
fn texts(folder: &Path) -> Result<Vec<String>> {
    let mut names: Vec<_> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect::<Result<_>>()?;
    names.retain(|name| is_licence(&name.to_string_lossy()) && folder.join(name).is_file());
    names.sort();
    names
        .iter()
        .map(|name| {
            let text =
                fs::read_to_string(folder.join(name)).with_context(|| format!("{name:?} of {folder:?}"))?;
            let lines: Vec<_> = text.lines().map(str::trim_end).collect();
            Ok(lines.join("\n").trim_matches('\n').to_owned())
        })
        .collect()
}

fn is_licence(name: &str) -> bool {
    let name = name.to_uppercase();
    ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"]
        .iter()
        .any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_linked_crate_counts_once() {
        let tree = "web v0.1.0 (/here/web)\nyew v0.23.0\nzeroize v1.9.0\nyew v0.23.0 (*)\n";
        let expected = [("web", "0.1.0"), ("yew", "0.23.0"), ("zeroize", "1.9.0")];
        assert_eq!(linked(tree), BTreeSet::from(expected));
    }

    #[test]
    fn licence_files_go_by_many_names() {
        assert!(is_licence("LICENSE-MIT") && is_licence("license.md") && is_licence("COPYING"));
        assert!(!is_licence("README.md"));
    }
}
