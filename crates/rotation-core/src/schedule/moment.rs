//! The moment inside a window at which a scheduled rotation starts: the hour drawn evenly, the minute with
//! early minutes likelier (an assumption: see `MOMENT_IN_WINDOW`). Integers only, so every host agrees.

use super::Window;
use crate::{
    ident::SecretArn,
    stamp::{DueEntropy, Entropy},
    time::{Span, Timestamp},
};

/// u is drawn out of this many steps.
const STEPS: u64 = 1 << 16;

/// The moment `secret` rotates in `window`, for a vault with this seed.
///
/// ```
/// use rotation_core::{
///     ident::{Place, SecretArn, SecretName},
///     schedule::{Days, RotationRules, chosen_moment},
///     stamp::Entropy,
///     time::Timestamp,
/// };
/// let arn = SecretArn::mint(&Place::default(), &SecretName::parse("db").unwrap(), Entropy::of_call(1, 1));
/// let window = RotationRules::of_days(Days::new(1), None).window_after(Timestamp::EPOCH).unwrap();
/// let moment = chosen_moment(1, &arn, window);
/// assert!((window.start..window.end).contains(&moment));
/// assert_eq!(chosen_moment(1, &arn, window), moment);
/// ```
pub fn chosen_moment(seed: u64, secret: &SecretArn, window: Window) -> Timestamp {
    Moments::of(seed, secret.as_str()).draw(window).moment()
}

/// The moments of one secret in all its windows.
#[derive(Clone, Debug)]
pub struct Moments(DueEntropy);

impl Moments {
    /// For a vault with this seed and a secret with this ARN.
    pub fn of(seed: u64, arn: &str) -> Self {
        Self(DueEntropy::of(seed, arn))
    }

    /// What is drawn for one window.
    pub fn draw(&self, window: Window) -> Drawn {
        Drawn { entropy: self.0.at(window.start), window }
    }
}

/// What was drawn for one window. Who needs the hour alone does not pay for the rest.
#[derive(Clone, Copy, Debug)]
pub struct Drawn {
    entropy: Entropy,
    window: Window,
}

impl Drawn {
    /// Which hour of the window, from 0.
    pub fn hour(&self) -> u32 {
        self.entropy.derive("hour").below(u64::from(self.window.hours())) as u32
    }

    /// The moment of the rotation.
    pub fn moment(&self) -> Timestamp {
        let minute = minute_of(self.entropy.derive("minute").below(STEPS)) as u32;
        let second = self.entropy.derive("second").below(60) as u32;
        self.window.start.plus(Span::seconds(self.hour() * 3600 + minute * 60 + second))
    }

    /// For whatever else depends on this secret and this window.
    pub fn entropy(&self) -> Entropy {
        self.entropy
    }
}

/// floor(60·u²) for u = `step` / 2¹⁶.
fn minute_of(step: u64) -> u64 {
    60 * step * step / (STEPS * STEPS)
}

/// How likely something is, in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share(pub u32);

/// How likely each minute of the hour is: what [`chosen_moment`] draws, counted out.
pub fn minute_shares() -> [Share; 60] {
    // The first step whose minute is at least `minute`.
    let first_step = |minute: u64| {
        let (mut low, mut high) = (0, STEPS);
        while low < high {
            let middle = low.midpoint(high);
            if minute_of(middle) < minute { low = middle + 1 } else { high = middle }
        }
        low
    };
    core::array::from_fn(|minute| {
        let minute = minute as u64;
        let steps = first_step(minute + 1) - first_step(minute);
        Share(u32::try_from(steps * 1_000_000 / STEPS).unwrap_or(0))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ident::{Place, SecretName},
        schedule::{Days, RotationRules},
    };

    fn arn(n: u64) -> SecretArn {
        SecretArn::mint(&Place::default(), &SecretName::parse("db").unwrap(), Entropy::of_call(n, n))
    }

    #[test]
    fn the_moment_is_inside_the_window_and_minutes_fall_as_their_shares_say() {
        let rules = RotationRules::of_days(Days::new(30), None);
        let window = rules.window_after(Timestamp::EPOCH).unwrap();
        let (mut first_quarter, mut early_hours) = (0, 0);
        for n in 0..4000 {
            let moment = chosen_moment(n, &arn(n), window);
            assert!(window.start <= moment && moment < window.end);
            first_quarter += u32::from(moment.clock().minute < 15);
            early_hours += u32::from(moment.clock().hour < 12);
        }
        assert!((1900..2100).contains(&first_quarter), "half fall in the first quarter: {first_quarter}");
        assert!((1900..2100).contains(&early_hours), "hours are even: {early_hours}");
    }

    #[test]
    fn shares_fall_from_minute_to_minute_and_sum_to_one() {
        let shares = minute_shares();
        assert!(shares.windows(2).all(|pair| pair[0].0 >= pair[1].0.saturating_sub(20)));
        let sum: u32 = shares.iter().map(|share| share.0).sum();
        assert!((999_900..=1_000_000).contains(&sum), "{sum}");
        assert!((499_000..501_000).contains(&shares[..15].iter().map(|s| s.0).sum::<u32>()));
    }

    #[test]
    fn the_same_seed_secret_and_window_give_the_same_moment() {
        let rules = RotationRules::of_days(Days::new(1), None);
        let window = rules.window_after(Timestamp::EPOCH).unwrap();
        assert_eq!(chosen_moment(5, &arn(1), window), chosen_moment(5, &arn(1), window));
        assert_ne!(chosen_moment(5, &arn(1), window), chosen_moment(6, &arn(1), window));
    }
}
