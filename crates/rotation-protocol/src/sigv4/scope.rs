//! What a signature is good for: one day, one region, one service.

use std::fmt;
use std::ops::Range;

use rotation_core::time::{Day, Timestamp};

/// The credential scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// None if somebody else wrote it.
    day: Option<Day>,
    /// `20150830/us-east-1/secretsmanager/aws4_request`.
    text: String,
    /// The lengths of the day and the region within it.
    date: usize,
    region: usize,
}

impl Scope {
    /// The word every scope and every key chain ends with.
    pub const TERMINATOR: &str = "aws4_request";

    /// The scope of a request made at `at`.
    pub fn new(at: Timestamp, region: &str, service: &str) -> Self {
        Self { day: Some(at.day()), ..Self::written(&date(at), region, service) }
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// As somebody else wrote it: the day may be none.
    pub(super) fn written(date: &str, region: &str, service: &str) -> Self {
        let text = [date, region, service, Self::TERMINATOR].join("/");
        Self { day: None, text, date: date.len(), region: region.len() }
    }

    /// The UTC day, `20150830`.
    pub fn date(&self) -> &str {
        self.part(0..self.date)
    }

    /// The region.
    pub fn region(&self) -> &str {
        self.part(self.date + 1..self.date + 1 + self.region)
    }

    /// The service's signing name.
    pub fn service(&self) -> &str {
        self.part(self.date + 1 + self.region + 1..self.text.len() - 1 - Self::TERMINATOR.len())
    }

    pub(super) fn covers(&self, at: Timestamp) -> bool {
        self.day == Some(at.day())
    }

    fn part(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A moment as `X-Amz-Date` has it: `20150830T123600Z`, to the second.
pub fn amz_date(at: Timestamp) -> String {
    let clock = at.clock();
    let mut text = date(at);
    text.push('T');
    for part in [clock.hour, clock.minute, clock.second] {
        push_two(part, &mut text);
    }
    text.push('Z');
    text
}

/// `20150830`. Written digit by digit: every signature needs one, and `format!` takes its time.
pub(super) fn date(at: Timestamp) -> String {
    let (year, month, day) = at.day().civil();
    let mut text = String::with_capacity(16);
    // From 1970 to 9999.
    let (century, year) = (year / 100, year % 100);
    for part in [century as u8, year as u8, month, day] {
        push_two(part, &mut text);
    }
    text
}

fn push_two(number: u8, out: &mut String) {
    out.extend([number / 10 % 10, number % 10].map(|digit| char::from(b'0' + digit)));
}
