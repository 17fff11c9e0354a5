//! The longest time between two rotations against a limit, as a gauge.

use rotation_core::{
    schedule::{RotationRules, Window},
    time::{Span, Timestamp},
};
use rotation_lab::forecast::{Gap, gaps};

use crate::present::time;

/// A bar with its limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gauge {
    /// `17 d 2 h`.
    pub length: String,
    /// Where and against the limit, in a sentence.
    pub words: String,
    /// Over the limit.
    pub over: bool,
    /// How long the bar is, in thousandths.
    pub filled: u32,
    /// Where the limit stands, in thousandths.
    pub limit: u32,
}

/// With every window kept, and with one window missed. `None` if there are no two windows.
pub fn gauges(
    rules: &RotationRules,
    base: Timestamp,
    now: Timestamp,
    limit: Option<u16>,
) -> Option<[Gauge; 2]> {
    let kept = gaps(rules, base, now)?.most;
    // A rotation that fails in its window is tried again in the one after it, or on the day after.
    let again = rules.window_to_try_again(kept.after.start)?;
    let missed = Gap { before: kept.before, after: again };
    let allowed = limit.map(|days| Span::days(u32::from(days)));
    let scale = missed.most().max(allowed.unwrap_or(missed.most())).as_millis().max(1) * 20 / 19;
    let part = |span: Span| u32::try_from(span.as_millis() * 1000 / scale).unwrap_or(1000);
    let gauge = |gap: Gap, start: String| {
        let most = gap.most();
        let (over, against) = match allowed {
            Some(allowed) if most > allowed => {
                (true, format!(" Over the limit by {}.", length(most, allowed, LAST_SECOND)))
            }
            Some(allowed) => (false, format!(" Within the limit, {} to spare.", length(allowed, most, 0))),
            None => (false, String::new()),
        };
        Gauge {
            length: length(most, Span::millis(0), LAST_SECOND),
            words: format!("{start}{against}"),
            over,
            filled: part(most),
            limit: allowed.map_or(0, part),
        }
    };
    let between = format!("{} to {}.", moment(kept.before, false), moment(kept.after, true));
    let failed = format!(
        "If the window of {} fails: to {}.",
        time::day_month_year(kept.after.start.day()),
        moment(again, true)
    );
    Some([gauge(kept, between), gauge(missed, failed)])
}

/// 17 d 1 h 59 min 59 s, to the last second of a window, is said as 17 d 2 h.
const LAST_SECOND: i64 = 1000;

fn length(more: Span, less: Span, rest: i64) -> String {
    time::length(more.as_millis() - less.as_millis() + rest)
}

/// `15 Dec 2026 16:00:00`.
fn moment(window: Window, last: bool) -> String {
    let at = if last { window.next_rotation_date() } else { window.start };
    format!("{} {}", time::day_month_year(at.day()), time::clock(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::schedule::Ask;

    #[test]
    fn the_longest_gap_is_judged_by_the_limit() {
        let now = Timestamp::from_millis(1_795_515_300_000).unwrap();
        let of = |text, duration, limit| {
            let rules = Ask::new(text, duration).rules().unwrap();
            gauges(&rules, now, now, limit).map(|both| both.map(|one| (one.length, one.words, one.over)))
        };
        let owned = |length: &str, words: &str, over| (length.to_owned(), words.to_owned(), over);
        assert_eq!(
            of("cron(0 16 1,15 * ? *)", "2h", Some(30)),
            Some([
                owned(
                    "17 d 2 h",
                    "15 Dec 2026 16:00:00 to 1 Jan 2027 17:59:59. Within the limit, 12 d 22 h to spare.",
                    false
                ),
                owned(
                    "31 d 2 h",
                    "If the window of 1 Jan 2027 fails: to 15 Jan 2027 17:59:59. Over the limit by 1 d 2 h.",
                    true
                ),
            ])
        );
        let [kept, missed] = of("30", "", None).unwrap();
        assert_eq!((kept.0.as_str(), missed.0.as_str()), ("31 d", "32 d"), "tried again on the next day");
        assert_eq!(of("", "", Some(30)), None);
    }
}
