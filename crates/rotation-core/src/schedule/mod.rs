//! When a rotation falls due: the rules a secret is given, the windows they lead to, the moment inside a window.
//!
//! This is Secrets Manager's own dialect of `rate()` and `cron()`: windows open on the hour, at most every four
//! hours, at least once a year, and end with the UTC day. What is read here is right: nothing later checks it
//! again. This room knows no secrets and no vault; what AWS has not been seen to do it takes from `Assumptions`.

mod change;
mod cron;
mod day_rule;
mod describe;
mod error;
mod field;
mod lengths;
mod moment;
mod numbers;
mod parts;
mod rate;
mod read;
mod recurrence;
mod repair;
mod rules;
mod search;
mod window;
mod windows;
mod words;

pub use change::Change;
pub use cron::Cron;
pub use day_rule::DayRule;
pub use describe::{Description, Pace};
pub use error::{CronField, Member, Reason, ScheduleError};
pub use lengths::{Days, WindowHours};
pub use moment::{Drawn, Moments, Share, chosen_moment, minute_shares};
pub use numbers::Numbers;
pub use parts::{Meaning, Part, PartName, parts};
pub use rate::HourRate;
pub use read::Schedule;
pub use rules::RotationRules;
pub use window::{Window, days_shown};
pub use windows::Windows;
