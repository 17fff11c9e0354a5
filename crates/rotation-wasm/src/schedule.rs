//! Schedules as a class.

use rotation_core::{
    assumption::Assumptions,
    schedule::{Days, Member, RotationRules, ScheduleError},
    time::Timestamp,
};
use wasm_bindgen::prelude::*;

use crate::error::{error, time};

/// So many windows are given at once.
const MOST: u32 = 100_000;

/// When windows open, by rules that have been checked.
#[wasm_bindgen]
pub struct Schedule {
    rules: RotationRules,
    rotated_at: Option<Timestamp>,
}

#[wasm_bindgen]
impl Schedule {
    /// Reads `rate(…)`, `cron(…)` or a number of days.
    #[wasm_bindgen(constructor)]
    pub fn new(text: String, duration: Option<String>, rotated_at: Option<f64>) -> Result<Schedule, JsError> {
        let rotated_at = rotated_at.map(time).transpose()?;
        let duration = duration.as_deref();
        let number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let days = number.then(|| text.parse().unwrap_or(i64::MAX));
        let checked = match days.map(Days::new) {
            Some(None) => return Err(error("invalid_schedule", "a number of days is 1 to 1000")),
            Some(days) => RotationRules::check(days, None, duration, &Assumptions::default()),
            None => RotationRules::check(None, Some(text.clone()), duration, &Assumptions::default()),
        };
        let rules = checked.map_err(|wrong| refused(&wrong, &text, duration.unwrap_or_default()))?;
        Ok(Self { rules, rotated_at })
    }

    /// The first windows that open after a time: start and end of each in turn.
    pub fn take(&self, count: f64, after: f64) -> Result<Vec<f64>, JsError> {
        if count.fract() != 0.0 || !(0.0..=f64::from(MOST)).contains(&count) {
            return Err(error("invalid_argument", "count is an integer from 0 to 100,000"));
        }
        let after = time(after)?;
        let windows = self.rules.windows_since(self.rotated_at.unwrap_or(after), after);
        let mut flat = Vec::with_capacity(2 * count as usize);
        for window in windows.take(count as usize) {
            flat.extend([window.start, window.end].map(|at| at.as_millis() as f64));
        }
        Ok(flat)
    }

    /// Whether its windows are the same from wherever one looks.
    #[wasm_bindgen(getter)]
    pub fn fixed(&self) -> bool {
        self.rotated_at.is_some()
            || matches!(self.rules.schedule(), Some(rotation_core::schedule::Schedule::Cron(_)))
    }

    /// In words.
    pub fn describe(&self) -> String {
        self.rules.describe().map(|words| words.to_string()).unwrap_or_default()
    }
}

/// One line each: AWS's sentence, ours, the member, from where to where it is wrong as JavaScript counts, and the
/// repair if there is one.
fn refused(wrong: &ScheduleError, expression: &str, duration: &str) -> JsError {
    let (member, text) = match wrong.member {
        Member::ScheduleExpression => ("ScheduleExpression", expression),
        Member::Duration => ("Duration", duration),
    };
    let place = |bytes: usize| text.get(..bytes).unwrap_or(text).encode_utf16().count();
    let (start, end) = (place(wrong.span.start), place(wrong.span.end));
    let repair = wrong.repair.as_deref().unwrap_or_default();
    let (refusal, words) = (wrong.reason.refusal(), wrong.reason.words());
    error("invalid_schedule", format_args!("{refusal}\n{words}\n{member}\n{start}\n{end}\n{repair}"))
}
