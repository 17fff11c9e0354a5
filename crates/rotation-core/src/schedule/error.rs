//! What is wrong with a schedule: in which member, at which bytes, why, and what was probably meant.
//!
//! Two sets of words hang on a reason, and both stand here: AWS's (what the service answers) and ours (what helps).

use alloc::string::String;
use core::{fmt, ops::Range};

use crate::error::ServiceError;

/// A refused schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleError {
    /// The member it is about.
    pub member: Member,
    /// The bytes of that member which are wrong.
    pub span: Range<usize>,
    /// Why.
    pub reason: Reason,
    /// The member as it was probably meant. It reads without error.
    pub repair: Option<String>,
}

/// A member of RotationRules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// ScheduleExpression.
    ScheduleExpression,
    /// Duration.
    Duration,
}

/// A field of a cron expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CronField {
    /// The second: 0 to 23.
    Hours,
    /// The third: 1 to 31.
    DayOfMonth,
    /// The fourth: 1 to 12, JAN to DEC.
    Month,
    /// The fifth: 1 to 7, SUN to SAT.
    DayOfWeek,
}

macro_rules! reasons {
    ($($name:ident $(($field:ident))?, $aws:expr, $words:literal;)*) => {
        /// Why a schedule is refused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Reason { $(#[doc = $words] $name $(($field))?,)* }

        impl Reason {
            /// AWS's sentence.
            pub const fn refusal(self) -> &'static str {
                match self { $(Self::$name $((reasons!(@any $field)))? => $aws,)* }
            }

            /// Our sentence, for a person who looks at the expression.
            pub const fn words(self) -> &'static str {
                match self { $(Self::$name $((reasons!(@any $field)))? => $words,)* }
            }
        }
    };
    (@any $field:ident) => { _ };
}

const INVALID: &str = "Invalid schedule expression.";
const RATE_IN_HOUR: &str = "Rate in hour should be least 4 and less than 24.";
const RATE_IN_DAY: &str = "Rate in day should be greater than 0 and less than 1000.";
const DURATION: &str = "Duration must be at least 1 hour, at most 24 hour.";
const OVER_RATE: &str = "Duration cannot be greater than Rate in hour.";
const WITHIN_DAY: &str = "Starting hour and duration must be within a day.";
const BOTH: &str = "You cannot specify both rotation frequency and schedule expression together.";

reasons! {
    NoSchedule, INVALID, "A schedule is rate(…) or cron(…), in lower case.";
    OneTime, INVALID, "A time that comes once is no schedule: rotation recurs.";
    RateForm, INVALID, "A rate is a number, one space and a unit: rate(10 days).";
    RateUnit, INVALID, "The unit of a rate is hour, hours, day or days.";
    RateHours, RATE_IN_HOUR, "Hours go from 4 to 23; 24 hours are 1 day.";
    RateDays, RATE_IN_DAY, "Days go from 1 to 999.";
    FieldCount, INVALID, "Six fields: minutes, hours, day of month, month, day of week, year.";
    Minutes, INVALID, "Minutes are 0: windows open on the hour.";
    Year, INVALID, "The year is *: a schedule recurs within a year.";
    Unreadable(CronField), INVALID, "This is no value of the field.";
    OutOfRange(CronField), INVALID, "The number is outside the field's range.";
    Backwards(CronField), INVALID, "The range ends before it begins.";
    NearestWeekday, INVALID, "W, the nearest weekday, is EventBridge's; Secrets Manager does not have it.";
    TwoDays, INVALID, "One of the two day fields says the days, the other is ?.";
    NoDay, INVALID, "Both day fields are ?: one of them says the days.";
    HoursListed, INVALID, "Lists, ranges and * in the hours are not documented; 0/12 is.";
    TooOften, INVALID, "Windows open at least four hours apart.";
    NeverComes, INVALID, "There is no such day.";
    NotEveryYear, INVALID, "There are years without such a day; windows are at most a year apart.";
    BothGiven, BOTH, "Either AutomaticallyAfterDays or ScheduleExpression.";
    DurationRange, DURATION, "Duration is 1h to 24h.";
    DurationOverRate, OVER_RATE, "The window is longer than the hours between two starts.";
    DurationOverGap, OVER_RATE, "The window reaches into the next one.";
    DurationOverDay, WITHIN_DAY, "The window reaches into the next UTC day.";
}

impl fmt::Display for ScheduleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason.words())
    }
}

impl core::error::Error for ScheduleError {}

impl From<ScheduleError> for ServiceError {
    fn from(error: ScheduleError) -> Self {
        Self::invalid_parameter(error.reason.refusal())
    }
}
