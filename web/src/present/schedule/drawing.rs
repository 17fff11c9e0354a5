//! Bars, months and numbers of the drawings.

use rotation_core::{schedule::Share, time::Day};

use crate::{model::schedule::DAYS, present::time};

/// `6.4%`.
pub fn percent(millionths: u32) -> String {
    let tenths = (millionths + 500) / 1000;
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// `100,000`.
pub fn thousands(count: u32) -> String {
    if count < 1000 { count.to_string() } else { format!("{},{:03}", thousands(count / 1000), count % 1000) }
}

/// How likely a rotation is to start in the first quarter of its hour, in millionths.
pub fn first_quarter(shares: &[Share]) -> u32 {
    shares.iter().take(15).map(|share| share.0).sum()
}

/// A bar of a chart: where it stands and how high it is, in drawing units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its left edge.
    pub x: u32,
    /// Its upper edge.
    pub y: u32,
    /// Its height.
    pub height: u32,
}

/// Bars side by side, `pitch` apart, standing on `floor`, the highest `most` high.
pub fn bars(shares: &[u32], left: u32, pitch: u32, floor: u32, most: u32) -> Vec<Bar> {
    let highest = shares.iter().copied().max().unwrap_or(1).max(1);
    let height =
        |share: u32| u32::try_from(u64::from(share) * u64::from(most) / u64::from(highest)).unwrap_or(most);
    let places = (left..).step_by(pitch.max(1) as usize);
    shares
        .iter()
        .zip(places)
        .map(|(share, x)| Bar { x, y: floor - height(*share), height: height(*share) })
        .collect()
}

/// The first day of each month of the map, with its column: `(column, "Dec")`.
pub fn months(first: Day) -> Vec<(usize, String)> {
    let of = |place: usize| {
        let day = first.plus_days(u16::try_from(place).ok()?);
        let (year, month, date) = day.civil();
        let name = time::month(day);
        let words = if month == 1 { format!("{name} {year}") } else { name.to_owned() };
        (date == 1).then_some((place / 7, words))
    };
    (0..DAYS).filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use rotation_core::schedule::minute_shares;

    use super::*;

    #[test]
    fn large_numbers_are_read_in_thousands() {
        let shown = [0, 999, 1000, 100_000, 1_234_567].map(thousands);
        assert_eq!(shown, ["0", "999", "1,000", "100,000", "1,234,567"]);
    }

    #[test]
    fn half_of_all_rotations_start_in_the_first_quarter_of_an_hour() {
        let shares = minute_shares();
        assert_eq!(percent(first_quarter(&shares)), "50.0%");
        let heights = bars(&shares.map(|share| share.0), 10, 6, 100, 80);
        assert_eq!((heights[0].x, heights[1].x, heights[0].height), (10, 16, 80));
        assert!(heights.iter().all(|bar| bar.y + bar.height == 100));
    }
}
