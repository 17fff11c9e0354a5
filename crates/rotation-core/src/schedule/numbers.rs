//! A small set of numbers below 32: the hours, days or months a schedule names.

use core::fmt;

/// Numbers from 0 to 31, each at most once, as bits.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Numbers(u32);

impl Numbers {
    /// Those whose bits are set.
    pub(super) const fn of_bits(bits: u32) -> Self {
        Self(bits)
    }

    pub(super) const fn bits(self) -> u32 {
        self.0
    }

    /// From `least` to `most`, both included.
    pub(super) fn all(least: u8, most: u8) -> Self {
        let up_to = |number: u8| (2_u64 << number.min(31)) - 1;
        Self((up_to(most) & !(up_to(least) >> 1)) as u32)
    }

    /// `least`, and every `step` further up to `most`.
    pub(super) fn stepped(least: u8, most: u8, step: u8) -> Self {
        let places = (least..=most.min(31)).step_by(usize::from(step.max(1)));
        Self(places.fold(0, |bits, place| bits | (1 << place)))
    }

    /// Whether it is one of them.
    pub const fn contains(self, number: u8) -> bool {
        number < 32 && self.0 >> number & 1 == 1
    }

    /// The smallest.
    pub fn first(self) -> Option<u8> {
        (self.0 != 0).then(|| self.0.trailing_zeros() as u8)
    }

    /// The largest.
    pub fn last(self) -> Option<u8> {
        (self.0 != 0).then(|| 31 - self.0.leading_zeros() as u8)
    }

    /// Takes the smallest out.
    pub(super) fn pop_first(&mut self) -> Option<u8> {
        let first = self.first();
        self.0 &= self.0.wrapping_sub(1);
        first
    }

    /// Those above `number`.
    pub(super) const fn above(self, number: u8) -> Self {
        // In two shifts: a shift by 32 is none.
        Self(if number < 32 { self.0 & (u32::MAX << number) << 1 } else { 0 })
    }

    /// The smallest above `number`.
    pub(super) fn first_above(self, number: u8) -> Option<u8> {
        self.above(number).first()
    }

    /// How many.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// All of them, ascending.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0..32).filter(move |number| self.contains(*number))
    }
}

impl fmt::Debug for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_every_first_step() {
        for (least, most) in (0..32).flat_map(|least| (0..32).map(move |most| (least, most))) {
            assert_eq!(Numbers::all(least, most), Numbers::stepped(least, most, 1), "{least} to {most}");
        }
    }
}
