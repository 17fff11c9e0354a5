//! The Schedule page in words and drawings. A schedule's own words, its fields' and those of a change stand in the core.

mod drawing;
mod gaps;
mod words;

pub use drawing::{Bar, bars, first_quarter, months, percent, thousands};
pub use gaps::{Gauge, gauges};
pub use words::{
    clocks_changed, count_of_days, day_told, marks, mistake, sentence, window_local, window_utc,
};
