//! What a lab is made with. Of the assumptions only those that were switched are written.

use rotation_core::{
    assumption::{
        AbandonedLabel, AfterCancel, Assumptions, HoursTypeCron, LabelLimit, RateHoursAnchor, RetryPlan,
        ReusedToken,
    },
    ident::{AccountId, Place, Region},
    time::Timestamp,
};

use super::{
    LinkError,
    bytes::{Reader, Writer},
    form::{Form, numbered, structure, unzigzag, zigzag},
};
use crate::lab::Setup;

structure!(RetryPlan { tries, first_pause });
numbered!(AfterCancel { 0 Refused, 1 Accepted });
numbered!(AbandonedLabel { 0 Removed, 1 Kept });
numbered!(ReusedToken { 0 ReplayOrRefuse, 1 Refuse });
numbered!(LabelLimit { 0 PerSecret, 1 PerVersion });
numbered!(HoursTypeCron { 0 Accepted, 1 Refused });
numbered!(RateHoursAnchor { 0 RotationDay, 1 RotationHour, 2 EveryDay });

impl Form for Setup {
    fn write(&self, out: &mut Writer) {
        out.number(self.seed);
        out.text(self.place.region.as_str());
        out.text(self.place.account.as_str());
        out.number(zigzag(self.start.as_millis()));
        Switched::of(&self.assumptions).write(out);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, LinkError> {
        let seed = from.number()?;
        let region = Region::parse(from.text()?).ok_or(LinkError::Mangled)?;
        let account = AccountId::parse(from.text()?).ok_or(LinkError::Mangled)?;
        let start = Timestamp::from_millis(unzigzag(from.number()?)).ok_or(LinkError::Mangled)?;
        let assumptions = Switched::read(from)?.assumptions();
        Ok(Self { seed, place: Place { region, account }, start, assumptions })
    }
}

macro_rules! switched {
    ($($name:ident: $kind:ty),* $(,)?) => {
        /// The assumptions that are not as they are by default.
        struct Switched { $($name: Option<$kind>),* }

        structure!(Switched { $($name),* });

        impl Switched {
            fn of(all: &Assumptions) -> Self {
                let default = Assumptions::default();
                Self { $($name: (all.$name != default.$name).then_some(all.$name)),* }
            }

            fn assumptions(self) -> Assumptions {
                let default = Assumptions::default();
                Assumptions { $($name: self.$name.unwrap_or(default.$name)),* }
            }
        }
    };
}

switched! {
    retry_plan: RetryPlan,
    rotate_after_cancel: AfterCancel,
    label_after_abandonment: AbandonedLabel,
    reused_token: ReusedToken,
    label_limit: LabelLimit,
    function_timeout: rotation_core::time::Span,
    hours_type_cron: HoursTypeCron,
    rate_hours_anchor: RateHoursAnchor,
}
