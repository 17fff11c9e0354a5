//! One field of a cron expression: lists, ranges and steps, read into the set of numbers they mean.

use core::ops::Range;

use super::{
    Numbers,
    error::{CronField, Reason},
};

/// The piece of the text that is wrong, and why.
pub(super) type Fault<'a> = (&'a str, Reason);

/// A field's bounds and, three letters each, its names.
pub(super) struct Shape {
    field: CronField,
    least: u8,
    most: u8,
    names: &'static str,
}

pub(super) const HOURS: Shape = Shape { field: CronField::Hours, least: 0, most: 23, names: "" };
pub(super) const DAYS: Shape = Shape { field: CronField::DayOfMonth, least: 1, most: 31, names: "" };
pub(super) const MONTHS: Shape =
    Shape { field: CronField::Month, least: 1, most: 12, names: "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC" };
pub(super) const WEEKDAYS: Shape =
    Shape { field: CronField::DayOfWeek, least: 1, most: 7, names: "SUNMONTUEWEDTHUFRISAT" };

impl Shape {
    /// Every number of the field.
    pub(super) fn all(&self) -> Numbers {
        Numbers::all(self.least, self.most)
    }

    /// `1,15`, `MON-FRI`, `1/3`, `*/2`, `/8`.
    pub(super) fn read<'a>(&self, text: &'a str) -> Result<Numbers, Fault<'a>> {
        text.split(',').try_fold(Numbers::default(), |all, part| {
            Ok(Numbers::of_bits(all.bits() | self.part(part)?.bits()))
        })
    }

    fn part<'a>(&self, part: &'a str) -> Result<Numbers, Fault<'a>> {
        let (range, step) = match part.split_once('/') {
            Some((range, step)) => (range, Some(self.step(step)?)),
            None => (part, None),
        };
        let (low, high) = match range.split_once('-') {
            Some((low, high)) => (self.value(low)?, self.value(high)?),
            // `/8` is documented; it starts where the field starts.
            None if range == "*" || (range.is_empty() && step.is_some()) => (self.least, self.most),
            None => {
                let value = self.value(range)?;
                (value, if step.is_some() { self.most } else { value })
            }
        };
        if low > high {
            return Err((range, Reason::Backwards(self.field)));
        }
        Ok(Numbers::stepped(low, high, step.unwrap_or(1)))
    }

    /// A number of the field, or a name in any case.
    pub(super) fn value<'a>(&self, text: &'a str) -> Result<u8, Fault<'a>> {
        if let Some(value) = self.named(text) {
            return Ok(value);
        }
        let number = number(text).ok_or((text, Reason::Unreadable(self.field)))?;
        let in_range = u8::try_from(number).ok().filter(|n| (self.least..=self.most).contains(n));
        in_range.ok_or((text, Reason::OutOfRange(self.field)))
    }

    /// A name in any case.
    pub(super) fn named(&self, text: &str) -> Option<u8> {
        let mut names = self.names.as_bytes().chunks_exact(3);
        let place = names.position(|name| name.eq_ignore_ascii_case(text.as_bytes()))?;
        u8::try_from(place).ok().map(|place| place + self.least)
    }

    /// The name at a place, from 0.
    pub(super) fn name(&self, place: u8) -> Option<&'static str> {
        let start = usize::from(place) * 3;
        self.names.get(start..start + 3)
    }

    fn step<'a>(&self, text: &'a str) -> Result<u8, Fault<'a>> {
        let number = number(text).ok_or((text, Reason::Unreadable(self.field)))?;
        let in_range = u8::try_from(number).ok().filter(|n| (1..=self.most).contains(n));
        in_range.ok_or((text, Reason::OutOfRange(self.field)))
    }
}

/// The bytes of `text` that are `part`, a slice of it: the distance of the two is its place.
pub(super) fn place(text: &str, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
    start..(start + part.len()).min(text.len())
}

/// Digits and nothing else; a number too large for its type is still a number, and too large.
pub(super) fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty();
    let digit = |n: u32, byte: u8| n.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
    digits.then(|| text.bytes().fold(0, digit))
}
