//! When a rotation falls due: the rules a secret is given, the window they lead to, the moment inside it.
//!
//! So far the rule is a number of days. Expressions are refused by the operation, not misread here.

mod moment;
mod rules;
mod window;

pub use moment::{Share, chosen_moment, minute_shares};
pub use rules::{Days, RotationRules, WindowHours};
pub use window::Window;
