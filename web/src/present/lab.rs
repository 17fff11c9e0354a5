//! The Lab page in words.
