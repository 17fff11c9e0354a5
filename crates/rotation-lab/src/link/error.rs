//! What is wrong with a link, in words for whoever opened it.

use std::fmt;

/// A link that cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// Its end is missing.
    Truncated,
    /// Something in it was changed on the way.
    Mangled,
    /// A later version made it.
    Newer,
    /// It is longer than any link made here.
    TooLong,
    /// More would come of it than a page can replay.
    TooMuch,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Truncated => "The link is cut off: its end is missing.",
            Self::Mangled => "The link is damaged: some of its characters are not those it was made with.",
            Self::Newer => "The link was made by a newer version of Rotation Lab than this one.",
            Self::TooLong => "The link is longer than any that Rotation Lab makes.",
            Self::TooMuch => "The link leads to more events than a page can show.",
        })
    }
}

impl std::error::Error for LinkError {}

/// A lab that fits into no link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("What was done here is too much for a link.")
    }
}

impl std::error::Error for TooLong {}
