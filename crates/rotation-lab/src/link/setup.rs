//! What a lab is made with. Of the assumptions and the world only what was switched is written.

use rotation_core::{
    assumption::{
        AbandonedLabel, AfterCancel, Assumptions, HoursTypeCron, LabelLimit, RateHoursAnchor, RetryPlan,
        ReusedToken,
    },
    ident::{AccountId, Place, Region},
    time::{Span, Timestamp},
};

use super::{
    LinkError,
    bytes::{Reader, Writer},
    form::{Form, numbered, structure, unzigzag, zigzag},
};
use crate::{
    lab::Setup,
    world::{self, Strategy},
};

numbered!(Strategy { 0 SingleUser, 1 AlternatingUsers, 2 Generic, 3 Own });
/// What nobody sets up by hand.
const MOST_TRIES: u32 = 100;
/// Lambda's.
const LONGEST_TIMEOUT: Span = Span::seconds(900);

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
        Switched::of(self).write(out);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, LinkError> {
        let seed = from.number()?;
        let region = Region::parse(from.text()?).ok_or(LinkError::Mangled)?;
        let account = AccountId::parse(from.text()?).ok_or(LinkError::Mangled)?;
        let start = Timestamp::from_millis(unzigzag(from.number()?)).ok_or(LinkError::Mangled)?;
        let mut setup = Self {
            seed,
            place: Place { region, account },
            start,
            assumptions: Assumptions::default(),
            world: world::Setup::default(),
        };
        Switched::read(from)?.switch(&mut setup);
        let Assumptions { retry_plan, function_timeout, .. } = setup.assumptions;
        // Tries that follow each other without a pause would be made all at one instant.
        let sound = (1..=MOST_TRIES).contains(&retry_plan.tries)
            && retry_plan.first_pause >= Span::seconds(1)
            && (Span::seconds(1)..=LONGEST_TIMEOUT).contains(&function_timeout);
        if sound { Ok(setup) } else { Err(LinkError::Mangled) }
    }
}

macro_rules! switched {
    ($($name:ident: $kind:ty = $($place:ident).+),* $(,)?) => {
        /// What is not as it is by default.
        struct Switched { $($name: Option<$kind>),* }

        structure!(Switched { $($name),* });

        impl Switched {
            fn of(setup: &Setup) -> Self {
                let default = Setup { assumptions: Assumptions::default(), world: world::Setup::default(), ..setup.clone() };
                Self { $($name: (setup.$($place).+ != default.$($place).+).then(|| setup.$($place).+.clone())),* }
            }

            fn switch(self, setup: &mut Setup) {
                $(if let Some(switched) = self.$name {
                    setup.$($place).+ = switched;
                })*
            }
        }
    };
}

switched! {
    retry_plan: RetryPlan = assumptions.retry_plan,
    rotate_after_cancel: AfterCancel = assumptions.rotate_after_cancel,
    label_after_abandonment: AbandonedLabel = assumptions.label_after_abandonment,
    reused_token: ReusedToken = assumptions.reused_token,
    label_limit: LabelLimit = assumptions.label_limit,
    function_timeout: Span = assumptions.function_timeout,
    hours_type_cron: HoursTypeCron = assumptions.hours_type_cron,
    rate_hours_anchor: RateHoursAnchor = assumptions.rate_hours_anchor,
    strategy: Strategy = world.strategy,
    superuser: Superuser = world.superuser,
    forgetful: bool = world.forgetful,
}

/// None is by default, so it is never written.
type Superuser = Option<String>;
