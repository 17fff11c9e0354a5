//! What the page and its worker say to each other about a fleet: flat lists of numbers, and texts where there are names.
//! They are read and written in this one place, and told apart from those of [`super::spread`] by the job that was sent.
//!
//! The page sends [`Pasted`](Source::Pasted) text first, if there is any, and then the [`Job`]. The worker answers with
//! [`Told::Progress`] again and again; then with [`Told::Load`] for the windows as they are, and for the spread ones if
//! that was asked for; and last with [`Told::Names`]. Or it says [`Told::Refused`] and nothing else. The page stops
//! it by ending it.

mod job;
mod told;

pub use job::{Job, Source};
pub use told::{Load, Name, Told, Worst, names_text};
