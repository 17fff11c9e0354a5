//! Starting other programs. Each is shown before it runs, in a form that can be pasted into a shell.

use std::env;
use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::paths;

/// A program about to be run from the repository's folder, with the pinned tools on its search path.
pub(crate) struct Run {
    command: Command,
    shown: String,
}

/// How a program ended and what it had written to its standard output.
pub(crate) struct Finished {
    pub(crate) ok: bool,
    pub(crate) text: String,
}

/// Cargo, from the search path: its subcommands (`fmt`, `clippy`) are found beside it.
pub(crate) fn cargo<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Run {
    Run::new("cargo").args(args)
}

impl Run {
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let program = program.as_ref();
        let mut command = Command::new(program);
        command.current_dir(paths::root());
        if let Ok(path) = env::join_paths(paths::search_path()) {
            command.env("PATH", path);
        }
        Self { command, shown: shown(program) }
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.shown = format!("{} {}", self.shown, shown(arg.as_ref()));
        self.command.arg(arg);
        self
    }

    pub(crate) fn args<A: AsRef<OsStr>>(self, args: impl IntoIterator<Item = A>) -> Self {
        args.into_iter().fold(self, Self::arg)
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn env_remove(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    pub(crate) fn dir(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs it in view. An exit code other than 0 is an error.
    pub(crate) fn go(mut self) -> Result<()> {
        eprintln!("$ {}", self.shown);
        let status =
            self.command.status().with_context(|| format!("`{}` could not be started", self.shown))?;
        if !status.success() {
            bail!("`{}` ended with {status}", self.shown);
        }
        Ok(())
    }

    /// Runs it in view and keeps its standard output as well.
    pub(crate) fn tee(mut self) -> Result<Finished> {
        eprintln!("$ {}", self.shown);
        self.command.stdout(Stdio::piped());
        let mut child =
            self.command.spawn().with_context(|| format!("`{}` could not be started", self.shown))?;
        let mut text = String::new();
        for line in BufReader::new(child.stdout.take().context("its output was not piped")?).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            text.push_str(&line);
            text.push('\n');
        }
        Ok(Finished { ok: child.wait()?.success(), text })
    }

    /// Runs it out of view, for what it says.
    pub(crate) fn output(mut self) -> Result<String> {
        let output =
            self.command.output().with_context(|| format!("`{}` could not be started", self.shown))?;
        if !output.status.success() {
            bail!("`{}` failed: {}", self.shown, String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

fn shown(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let root = format!("{}/", paths::root().display());
    let word = word.strip_prefix(&root).unwrap_or(&word);
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,@%+~".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_can_be_pasted_into_a_shell() {
        assert_eq!(shown("--check".as_ref()), "--check");
        assert_eq!(shown("it's here".as_ref()), r"'it'\''s here'");
        assert_eq!(shown(paths::root().join("dist").as_ref()), "dist");
    }
}
