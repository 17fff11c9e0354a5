//! The repository's own files: not what is built, installed or kept by git.

use std::fs;
use std::path::Path;

/// A text file, its path written with `/` from the repository's root.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    pub(crate) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    pub(crate) fn under(&self, start: &str) -> bool {
        self.path.starts_with(start)
    }

    /// A file that is not there, to try a rule on.
    pub(crate) fn sample(path: &str, text: &str) -> Self {
        Self { path: path.into(), text: text.into() }
    }
}

const NOT_OURS: [&str; 4] = [".git", "target", "dist", "node_modules"];

/// Every text file.
pub(crate) fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut found = Vec::new();
    walk(&root, "", &mut found);
    assert!(found.iter().any(|file| file.path == "Cargo.toml"), "this is not the repository's root");
    found
}

fn walk(folder: &Path, start: &str, found: &mut Vec<File>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{start}{name}");
        if entry.path().is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                walk(&entry.path(), &format!("{path}/"), found);
            }
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            found.push(File { path, text });
        }
    }
}
