//! What a schedule promises: the windows ahead, the gaps between rotations, a calendar year.
//!
//! It looks at the rules alone and takes every rotation to succeed in its window; how long the function takes is left
//! out. It must not know a vault, a secret, or what day it is.

mod gaps;
mod windows;
mod year;

pub use gaps::{Gap, Gaps, gaps};
pub use windows::{Ahead, Rotations, expected_moment, windows};
pub use year::{OutsideTheCalendar, Year, year};
