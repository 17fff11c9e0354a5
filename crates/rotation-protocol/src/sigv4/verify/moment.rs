//! When a request says it was signed, and whether that is near enough to now.

use rotation_core::{
    error::ServiceError,
    time::{Span, Timestamp},
};

use super::super::amz_date;
use super::refusal;

/// How far the clocks of client and service may be apart. Secrets Manager's own refusals say 5 minutes
/// (github.com/boto/botocore/issues/3587 of 2025, boto3/issues/4716 of 2026); other services say 15.
const SKEW_MINUTES: u32 = 5;

/// A query may ask for up to a week.
const LONGEST_LIFETIME: u32 = 604_800;

/// Reads `20261124T101500Z`.
pub(in crate::sigv4) fn read(text: &str) -> Option<Timestamp> {
    let digits: Vec<i64> =
        text.bytes().filter(u8::is_ascii_digit).map(|digit| i64::from(digit - b'0')).collect();
    let number = |digits: &[i64]| digits.iter().fold(0, |number, digit| number * 10 + digit);
    let &[ref year @ .., m0, m1, d0, d1, h0, h1, n0, n1, s0, s1] = digits.as_slice() else { return None };
    if year.len() != 4 {
        return None;
    }
    let days = days(number(year), m0 * 10 + m1, d0 * 10 + d1);
    let seconds = (h0 * 10 + h1) * 3600 + (n0 * 10 + n1) * 60 + s0 * 10 + s1;
    // What is no date, or is spelt in another way, does not come back as it was written.
    Timestamp::from_millis((days * 86_400 + seconds) * 1000).filter(|at| amz_date(*at) == text)
}

/// Days from 1970-01-01, in years that begin with March so that the leap day is the last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year / 4 - year / 100 + year / 400;
    year * 365 + leap_days + (153 * month + 2) / 5 + day - 1 - 719_468
}

/// In the header form a signature is good for as long as clocks may differ; in the query form for its own lifetime.
pub(in crate::sigv4) fn check(
    signed: Timestamp,
    at: Timestamp,
    lifetime: Option<u32>,
) -> Result<(), ServiceError> {
    let skew = Span::minutes(SKEW_MINUTES);
    let (age, words) = match lifetime {
        Some(seconds) => (Span::seconds(seconds.min(LONGEST_LIFETIME)), format!("{seconds} sec.")),
        None => (skew, format!("{SKEW_MINUTES} min.")),
    };
    // Signatures are dated to the second.
    let now = Timestamp::from_millis(at.as_millis() / 1000 * 1000).unwrap_or(at);
    let (oldest, newest) = (now.minus(age), now.plus(skew));
    let [signed_text, now, oldest_text, newest_text] = [signed, now, oldest, newest].map(amz_date);
    if signed < oldest {
        return Err(refusal::clock(format!(
            "Signature expired: {signed_text} is now earlier than {oldest_text} ({now} - {words})"
        )));
    }
    if signed > newest {
        return Err(refusal::clock(format!(
            "Signature not yet current: {signed_text} is still later than {newest_text} ({now} + {SKEW_MINUTES} min.)"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_only_in_its_one_spelling() {
        for text in ["19700101T000000Z", "20000229T235959Z", "20240229T000000Z", "20261124T101500Z"] {
            assert_eq!(read(text).map(amz_date).as_deref(), Some(text));
        }
        for text in [
            "",
            "20261124",
            "20261124T101500",
            "2026-11-24T10:15:00Z",
            "20261131T101500Z",
            "20260229T101500Z",
            "20261124T246000Z",
            "00000000T000000Z",
            "19691231T235959Z",
            "120261124T101500Z",
            "99991231T235959Z",
            "99999999999999999999999999999T999999Z",
            "Tue, 24 Nov 2026 10:15:00 GMT",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
