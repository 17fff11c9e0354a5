//! THIRD-PARTY.txt: whose work goes into the wasm, under which licences, with the texts. The same bytes on every
//! machine: only names, versions and the texts as published, each text once.

mod crates;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use crates::Crate;

/// What the compiler itself links in; cargo's metadata does not list it.
const STANDARD_LIBRARY: &str = include_str!("standard-library.txt");

/// The notices of the page, into the folder named or the one that Trunk names.
pub(crate) fn for_trunk(out: Option<&str>) -> Result<()> {
    let folder = match out {
        Some(folder) => folder.into(),
        None => {
            std::env::var_os("TRUNK_STAGING_DIR").context("--out DIR is missing, and Trunk did not call")?
        }
    };
    write(&["web"], Path::new(&folder))
}

/// Writes the notices of what these workspace packages' wasm is made of.
pub(crate) fn write(packages: &[&str], folder: &Path) -> Result<()> {
    fs::write(folder.join("THIRD-PARTY.txt"), text(&crates::of(packages)?))?;
    Ok(())
}

fn text(crates: &[Crate]) -> String {
    let mut out = String::from(
        "Third-party software in Rotation Lab\n\n\
         Rotation Lab is MIT OR Apache-2.0. It is compiled together with the following crates.\n\
         The texts of their licences follow the list; a text that several share stands once.\n\n",
    );
    let mut texts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for one in crates {
        let name = format!("{} {}", one.name, one.version);
        _ = writeln!(out, "{name}: {}", one.license);
        for text in &one.texts {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    _ = writeln!(out, "\n{}", STANDARD_LIBRARY.trim_end());
    let mut texts: Vec<_> = texts.into_iter().collect();
    texts.sort_by(|(a_text, a), (b_text, b)| (a, a_text).cmp(&(b, b_text)));
    for (text, users) in texts {
        _ = writeln!(out, "\n{}\n{}\n\n{}", "-".repeat(100), users.join(", "), text.trim_end());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str, texts: &[&str]) -> Crate {
        let texts = texts.iter().map(ToString::to_string).collect();
        Crate { name: name.into(), version: "1.0.0".into(), license: "MIT".into(), texts }
    }

    #[test]
    fn a_shared_text_stands_once_under_all_who_share_it() {
        let text = text(&[one("a", &["Be kind.\n"]), one("b", &["Be kind.\n", "Mine.\n"])]);
        assert!(text.contains("a 1.0.0: MIT\nb 1.0.0: MIT\n"), "{text}");
        assert!(text.contains("\na 1.0.0, b 1.0.0\n\nBe kind.\n"), "{text}");
        assert!(text.contains("\nb 1.0.0\n\nMine.\n"), "{text}");
        assert_eq!(text.matches("Be kind.").count(), 1);
    }
}
