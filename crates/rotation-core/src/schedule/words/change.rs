//! What a change of schedule does, in words.

use core::fmt::{Display, Formatter, Result};

use crate::schedule::{Change, Window};

impl Display for Change {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(if self.at_once {
            "The four steps run now, outside any window."
        } else {
            "Nothing is rotated now: only testSecret runs, on a copy of the current value."
        })?;
        match self.next {
            Some(next) => {
                f.write_str(" The next rotation is due ")?;
                window(f, next)?;
                f.write_str(".")?;
            }
            None => f.write_str(" After that nothing is scheduled.")?,
        }
        let Some(planned) = self.planned.filter(|planned| self.next != Some(*planned)) else { return Ok(()) };
        f.write_str(" The one planned before, ")?;
        window(f, planned)?;
        f.write_str(if self.planned_may_stay {
            ", may still happen, because the old schedule counts from the last rotation."
        } else {
            ", is dropped."
        })
    }
}

/// `2026-12-01 from 16:00 to 18:00 UTC`.
fn window(f: &mut Formatter<'_>, window: Window) -> Result {
    let opens = u32::from(window.start.clock().hour);
    write!(f, "{} from {opens:02}:00 to {:02}:00 UTC", window.start.day(), opens + window.hours())
}
