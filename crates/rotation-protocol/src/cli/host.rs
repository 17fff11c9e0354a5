//! What stands behind a command line: the environment and the files of whoever runs it, as values.

use std::collections::BTreeMap;
use std::fmt;

/// The surroundings of a command.
#[derive(Clone, Default)]
pub struct Host {
    /// The environment. Of it only variables of AWS are looked at.
    pub environment: BTreeMap<String, String>,
    /// The files that `file://` and `fileb://` can name, by the names they are given there.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What `--generate-cli-skeleton output` does.
    pub skeleton_output: SkeletonOutput,
    /// What the command makes up (tokens, pauses, the sample of an enumeration) follows from it.
    pub seed: u64,
}

/// `--generate-cli-skeleton output` is documented to print a sample. The CLI checks its own sample against the bounds
/// of the answer, and most samples break them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SkeletonOutput {
    /// As the CLI does.
    #[default]
    Observed,
    /// As the documentation says.
    Documented,
}

impl Host {
    /// A variable that is set to something.
    pub(super) fn variable(&self, name: &str) -> Option<&str> {
        self.environment.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}

/// Environment and files hold secrets: they don't print.
impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let files: Vec<_> = self.files.keys().collect();
        f.debug_struct("Host").field("files", &files).finish_non_exhaustive()
    }
}
