//! A command that ends in an error: what the CLI prints and the exit code it leaves with.

use std::fmt;

/// An error, of the line or of what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    exit_code: u8,
    before: &'static str,
    message: String,
    /// What the CLI had printed of an answer before.
    printed: String,
}

impl Failure {
    /// 2 for a command line that argparse cannot read, else 255.
    pub fn exit_code(&self) -> u8 {
        self.exit_code
    }

    /// What is wrong, without the usage text.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The same, after so much of an answer.
    pub(super) fn after(self, printed: String) -> Self {
        Self { printed, ..self }
    }

    /// The CLI's output.
    pub(super) fn printed(&self) -> &str {
        &self.printed
    }

    fn new(exit_code: u8, before: &'static str, message: String) -> Self {
        Self { exit_code, before, message, printed: String::new() }
    }

    /// All that the CLI prints on stderr.
    pub fn stderr(&self) -> String {
        let Self { before, message, .. } = self;
        format!("{before}{message}\n")
    }

    /// An error of the option parser.
    pub(super) fn usage(message: impl fmt::Display) -> Self {
        Self::new(2, USAGE, format!("aws: error: {message}"))
    }

    pub(super) fn unknown_options(options: &[String]) -> Self {
        Self::new(255, USAGE_AND_BLANK, format!("Unknown options: {}", options.join(", ")))
    }

    /// Any other error.
    pub(super) fn error(message: impl Into<String>) -> Self {
        Self::new(255, "\n", message.into())
    }

    /// One of the few errors without an empty line before them.
    pub(super) fn plain(message: impl Into<String>) -> Self {
        Self::new(255, "", message.into())
    }

    pub(super) fn parameter(option: &str, message: impl fmt::Display) -> Self {
        Self::error(format!("Error parsing parameter '{option}': {message}"))
    }

    /// An option that would do nothing, or something else, here.
    pub(super) fn not_for_here(what: &str, why: &str) -> Self {
        Self::not_here(format_args!("{what} is not for here: {why}."))
    }

    /// What the CLI can and this project cannot: said in our own words, never answered with something made up.
    pub(crate) fn not_here(what: impl fmt::Display) -> Self {
        Self::new(255, "\n", format!("Rotation Lab: {what}"))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

macro_rules! usage {
    ($end:literal) => {
        concat!(
            "usage: \n",
            "Note: AWS CLI version 2, the latest major version of the AWS CLI, is now stable and recommended for ",
            "general use. For more information, see the AWS CLI version 2 installation instructions at: ",
            "https://docs.aws.amazon.com/cli/latest/userguide/install-cliv2.html\n\n",
            "usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]\n",
            "To see help text, you can run:\n\n",
            "  aws help\n  aws <command> help\n  aws <command> <subcommand> help\n",
            $end
        )
    };
}

// The real text has a carriage return after "usage: ", which a terminal shows as this line break.
const USAGE: &str = usage!("");
const USAGE_AND_BLANK: &str = usage!("\n");
