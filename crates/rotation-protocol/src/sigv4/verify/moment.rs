//! When a request says it was signed, and whether that is near enough to now.

use rotation_core::{
    error::ServiceError,
    time::{Day, Span, Timestamp},
};

use super::super::{Lifetime, amz_date};
use super::refusal;

/// How far the clocks of client and service may be apart. Secrets Manager's own refusals say 5 minutes
/// (github.com/boto/botocore/issues/3587 of 2025, boto3/issues/4716 of 2026); other services say 15.
const SKEW_MINUTES: u32 = 5;

/// Reads `20261124T101500Z`.
pub(in crate::sigv4) fn read(text: &str) -> Option<Timestamp> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
    let &[y0, y1, y2, y3, m0, m1, d0, d1, h0, h1, n0, n1, s0, s1] = digits.as_slice() else { return None };
    let year = [y0, y1, y2, y3].into_iter().fold(0, |year, digit| year * 10 + i16::from(digit));
    let day = Day::of_civil(year, m0 * 10 + m1, d0 * 10 + d1)?;
    let [hours, minutes, seconds] = [h0 * 10 + h1, n0 * 10 + n1, s0 * 10 + s1].map(u32::from);
    let clock = Span::seconds((hours * 60 + minutes) * 60 + seconds);
    // What is spelt in another way does not come back as it was written.
    Some(day.start().plus(clock)).filter(|at| amz_date(*at) == text)
}

/// In the header form a signature is good for as long as clocks may differ; in the query form for its own lifetime.
pub(in crate::sigv4) fn check(
    signed: Timestamp,
    at: Timestamp,
    lifetime: Option<u32>,
) -> Result<(), ServiceError> {
    let skew = Span::minutes(SKEW_MINUTES);
    let (age, words) = match lifetime {
        Some(seconds) => (Span::seconds(seconds.min(Lifetime::LONGEST.seconds())), format!("{seconds} sec.")),
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
