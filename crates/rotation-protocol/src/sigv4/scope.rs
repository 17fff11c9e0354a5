//! What a signature is good for: one day, one region, one service.

use std::fmt;

use rotation_core::time::Timestamp;

/// The credential scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    date: String,
    region: String,
    service: String,
}

impl Scope {
    /// The word every scope and every key chain ends with.
    pub const TERMINATOR: &str = "aws4_request";

    /// The scope of a request made at `at`.
    pub fn new(at: Timestamp, region: &str, service: &str) -> Self {
        Self { date: date(at), region: region.into(), service: service.into() }
    }

    /// As somebody else wrote it: the day may be none.
    pub(super) fn written(date: &str, region: &str, service: &str) -> Self {
        Self { date: date.into(), region: region.into(), service: service.into() }
    }

    /// The UTC day, `20150830`.
    pub fn date(&self) -> &str {
        &self.date
    }

    /// The region.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The service's signing name.
    pub fn service(&self) -> &str {
        &self.service
    }

    pub(super) fn covers(&self, at: Timestamp) -> bool {
        self.date == date(at)
    }
}

/// `20150830/us-east-1/secretsmanager/aws4_request`.
impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { date, region, service } = self;
        write!(f, "{date}/{region}/{service}/{}", Self::TERMINATOR)
    }
}

/// A moment as `X-Amz-Date` has it: `20150830T123600Z`, to the second.
pub fn amz_date(at: Timestamp) -> String {
    let clock = at.clock();
    format!("{}T{:02}{:02}{:02}Z", date(at), clock.hour, clock.minute, clock.second)
}

pub(super) fn date(at: Timestamp) -> String {
    let (year, month, day) = at.day().civil();
    format!("{year:04}{month:02}{day:02}")
}
