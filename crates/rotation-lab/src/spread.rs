//! How the rotations of many secrets with one schedule spread over its window: each moment is drawn by the core's
//! own rule, so the picture shows what a fleet would do, not what a formula says.

use rotation_core::{
    ident::{Place, SecretArn, SecretName},
    schedule::{RotationRules, Window, chosen_moment},
    stamp::Entropy,
    time::Timestamp,
};

/// Counts of drawn moments. Drawing goes on from where it stood, so a host can show progress and stop.
#[derive(Clone, Debug)]
pub struct Spread {
    window: Window,
    name: SecretName,
    seed: u64,
    drawn: u32,
    hours: [u32; 24],
    minutes: [u32; 60],
}

impl Spread {
    /// Nothing drawn yet. `None` if the rules schedule nothing.
    pub fn new(rules: RotationRules, seed: u64) -> Option<Self> {
        let window = rules.window_after(Timestamp::EPOCH)?;
        let name = SecretName::parse("one-of-many").ok()?;
        Some(Self { window, name, seed, drawn: 0, hours: [0; 24], minutes: [0; 60] })
    }

    /// Draws the moments of so many more secrets.
    pub fn draw(&mut self, secrets: u32) {
        let place = Place::default();
        for _ in 0..secrets {
            self.drawn += 1;
            // Every secret has its own ARN, and the ARN decides the moment.
            let entropy = Entropy::of_call(self.seed, u64::from(self.drawn));
            let arn = SecretArn::mint(&place, &self.name, entropy);
            let clock = chosen_moment(self.seed, &arn, self.window).clock();
            let counts = [
                self.hours.get_mut(usize::from(clock.hour)),
                self.minutes.get_mut(usize::from(clock.minute)),
            ];
            counts.into_iter().flatten().for_each(|count| *count += 1);
        }
    }

    /// How many were drawn.
    pub fn drawn(&self) -> u32 {
        self.drawn
    }

    /// How many fell into each hour of the day, UTC.
    pub fn hours(&self) -> &[u32; 24] {
        &self.hours
    }

    /// How many fell into each minute of an hour.
    pub fn minutes(&self) -> &[u32; 60] {
        &self.minutes
    }
}

#[cfg(test)]
mod tests {
    use rotation_core::schedule::{Days, WindowHours, minute_shares};

    use super::*;

    fn rules(duration: &str) -> RotationRules {
        RotationRules::of_days(Days::new(30), WindowHours::parse(duration).ok())
    }

    #[test]
    fn drawn_minutes_come_near_their_shares_and_hours_stay_in_the_window() {
        let mut spread = Spread::new(rules("3h"), 1).unwrap();
        spread.draw(20_000);
        assert_eq!(spread.hours().iter().sum::<u32>(), 20_000);
        assert_eq!(spread.hours()[3..].iter().sum::<u32>(), 0);
        for (minute, share) in minute_shares().iter().enumerate() {
            let expected = share.0 / 50;
            let drawn = spread.minutes()[minute];
            assert!(
                drawn.abs_diff(expected) < 40 + expected / 5,
                "minute {minute}: {drawn} of about {expected}"
            );
        }
    }

    #[test]
    fn drawing_in_parts_is_drawing_at_once() {
        let (mut parts, mut whole) =
            (Spread::new(rules("24h"), 2).unwrap(), Spread::new(rules("24h"), 2).unwrap());
        (0..10).for_each(|_| parts.draw(10));
        whole.draw(100);
        assert_eq!((parts.hours(), parts.minutes()), (whole.hours(), whole.minutes()));
    }
}
