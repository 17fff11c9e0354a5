//! The Fleet page in figures and drawings.

use rotation_core::time::{Span, Timestamp};
use rotation_lab::fleet::ROTATE_SECRET_PER_SECOND;

use crate::{
    model::fleet_job::{Load, Worst},
    present::{schedule::thousands, time},
};

/// A chart's width and the height of its bars, in drawing units.
pub const WIDTH: u32 = 960;
/// See [`WIDTH`].
pub const HEIGHT: u32 = 120;

/// Counts as one filled outline: each unit of width holds the most of the counts that fall into it.
pub fn outline(counts: &[u32], scale: u32) -> String {
    let (length, columns) = (counts.len().max(1), counts.len().clamp(1, WIDTH as usize));
    let mut path = format!("M0 {HEIGHT}");
    for column in 0..columns {
        let (from, to) = (column * length / columns, (column + 1) * length / columns);
        let most = counts.get(from..to).into_iter().flatten().copied().max().unwrap_or(0);
        let x = (column + 1) * WIDTH as usize / columns;
        path.push_str(&format!("V{}H{x}", HEIGHT - height(most, scale)));
    }
    path.push_str(&format!("V{HEIGHT}z"));
    path
}

/// How high a count stands.
pub fn height(count: u32, scale: u32) -> u32 {
    let height = u64::from(count) * u64::from(HEIGHT) / u64::from(scale.max(1));
    // What is there is seen.
    u32::try_from(height).unwrap_or(HEIGHT).min(HEIGHT).max(u32::from(count > 0))
}

/// What the top of a chart stands for: the highest count, or a limit if the counts are still seen below it.
pub fn scale(highest: u32, limit: u32) -> u32 {
    if limit > highest && limit / 12 <= highest { limit + limit / 20 } else { highest.max(1) }
}

/// The highest of some counts.
pub fn most(counts: &[u32]) -> u32 {
    counts.iter().copied().max().unwrap_or(0)
}

/// `Sun 29 Nov 2026, 00:00 UTC`.
pub fn hour(at: Timestamp) -> String {
    format!("{}, {} UTC", time::day_year(at.day()), time::hour_minute(at))
}

/// The start of the hour at a place.
pub fn hour_at(load: &Load, place: usize) -> Timestamp {
    load.first_hour.plus(Span::hours(u32::try_from(place).unwrap_or(0)))
}

/// The busiest hours, the busiest first: its place and its count.
pub fn busiest(load: &Load, count: usize) -> Vec<(usize, u32)> {
    let mut found: Vec<(usize, u32)> = Vec::new();
    for (place, tries) in load.hours.iter().copied().enumerate().filter(|(_, tries)| *tries > 0) {
        let at = found.partition_point(|(_, before)| *before >= tries);
        if at < count {
            found.insert(at, (place, tries));
            found.truncate(count);
        }
    }
    found
}

/// A figure for the windows as they are, or as they would be; and whether it is over its limit.
pub type Figure = (String, bool);

/// The figures of a load, each with its name: the same for any load, so that two stand side by side.
pub fn figures(load: &Load, concurrency: u32) -> Vec<(&'static str, Figure)> {
    let plain = |text: String| (text, false);
    let count = |count: u64| plain(thousands(u32::try_from(count).unwrap_or(u32::MAX)));
    let worst = load.worst.as_ref();
    let of = |counts: fn(&Worst) -> &Vec<u32>| worst.map_or(0, |worst| most(counts(worst)));
    let (starts, at_work) = (of(|worst| &worst.per_second), of(|worst| &worst.at_work));
    let over = worst.map_or(0, |worst| worst.at_work.iter().filter(|count| **count > concurrency).count());
    vec![
        ("Rotations", count(load.rotations)),
        ("Tries that failed", count(load.failed)),
        ("Not rotated in their window", count(load.spent)),
        ("Worst hour", plain(worst.map_or_else(|| "none".into(), |worst| hour(worst.hour)))),
        ("Tries that start in it", plain(thousands(most(&load.hours)))),
        (
            "Most starts in one second (RotateSecret: 50)",
            (thousands(starts), starts > ROTATE_SECRET_PER_SECOND),
        ),
        ("Most functions at work at once", (thousands(at_work), at_work > concurrency)),
        ("Seconds over the Lambda limit", (thousands(u32::try_from(over).unwrap_or(u32::MAX)), over > 0)),
    ]
}

/// "Spread windows bring the worst hour from 6,010 starts down to 412."
pub fn verdict(as_is: &Load, spread: Option<&Load>) -> String {
    let worst = most(&as_is.hours);
    let Some(spread) = spread else {
        return format!("{} rotations start in the worst hour.", thousands(worst));
    };
    let moved = most(&spread.hours);
    if moved >= worst {
        return format!(
            "Spreading the windows changes nothing: {} start in the worst hour.",
            thousands(worst)
        );
    }
    format!(
        "Spread windows bring the worst hour from {} starts down to {}.",
        thousands(worst),
        thousands(moved)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(hours: Vec<u32>) -> Load {
        let first_hour = Timestamp::from_millis(1_795_514_400_000).unwrap();
        Load { spread: false, first_hour, rotations: 6, spent: 0, failed: 0, hours, worst: None }
    }

    #[test]
    fn outlines_keep_the_highest_count() {
        assert_eq!(outline(&[1, 2], 2), format!("M0 {HEIGHT}V60H480V0H960V{HEIGHT}z"));
        let mut many = vec![0; 9600];
        many[9599] = 1000;
        assert!(outline(&many, 1000).ends_with("V120H959V0H960V120z"));
        assert_eq!(outline(&[], 1), format!("M0 {HEIGHT}V{HEIGHT}H960V{HEIGHT}z"));
        assert_eq!(
            (height(1, 1_000_000), height(0, 5), scale(100, 50), scale(40, 50), scale(1, 50)),
            (1, 0, 100, 52, 1)
        );
    }

    #[test]
    fn the_busiest_hours_stand_first() {
        let load = load(vec![3, 0, 9, 3]);
        assert_eq!(busiest(&load, 3), [(2, 9), (0, 3), (3, 3)]);
        assert_eq!(hour(hour_at(&load, 2)), "Tue 24 Nov 2026, 12:00 UTC");
        assert_eq!(figures(&load, 10)[4].1.0, "9");
    }

    #[test]
    fn the_verdict_says_what_spreading_changes() {
        let (most, less) = (load(vec![6010]), load(vec![412]));
        assert!(verdict(&most, Some(&less)).ends_with("from 6,010 starts down to 412."));
        assert!(verdict(&less, Some(&most)).contains("changes nothing"));
        assert_eq!(verdict(&less, None), "412 rotations start in the worst hour.");
    }
}
