//! How a service is made.

use rotation_core::{
    assumption::{
        AbandonedLabel, AfterCancel, Assumptions, HoursTypeCron, LabelLimit, RateHoursAnchor, ReusedToken,
    },
    ident::{AccountId, FunctionArn, Place, Region},
    time::Span,
    vault::Setup,
};
use rotation_lab::{simulation::Function, world::Strategy};
use wasm_bindgen::prelude::*;

use crate::{error::error, flat};

/// Set one by one, then given to the service.
#[wasm_bindgen]
pub struct Options {
    pub(crate) setup: Setup,
    pub(crate) function: Function,
    pub(crate) records: bool,
    invocable: Option<Vec<String>>,
}

#[wasm_bindgen]
impl Options {
    /// The defaults, with a seed.
    #[wasm_bindgen(constructor)]
    pub fn new(seed: f64) -> Result<Options, JsError> {
        let setup = Setup { seed: flat::seed(seed)?, ..Setup::default() };
        Ok(Self { setup, function: Function::of(Strategy::SingleUser), records: false, invocable: None })
    }

    /// Region and account.
    pub fn place(&mut self, region: &str, account: &str) -> Result<(), JsError> {
        let region =
            Region::parse(region).ok_or_else(|| error("invalid_option", "region is not a region's name"))?;
        let account = AccountId::parse(account)
            .ok_or_else(|| error("invalid_option", "accountId has twelve digits"))?;
        self.setup.place = Place { region, account };
        Ok(())
    }

    /// Who answers the function's calls.
    pub fn function(&mut self, name: &str) -> Result<(), JsError> {
        self.function = match name {
            "single-user" => Function::of(Strategy::SingleUser),
            "alternating-users" => Function::of(Strategy::AlternatingUsers),
            "external" => Function::External,
            _ => {
                let names = "function is \"single-user\", \"alternating-users\" or \"external\"";
                return Err(error("invalid_option", names));
            }
        };
        Ok(())
    }

    /// The functions that exist.
    pub fn invocable(&mut self, arns: Vec<String>) {
        self.invocable = Some(arns);
    }

    /// Keeps records for `takeRecords`.
    pub fn records(&mut self) {
        self.records = true;
    }

    /// The actions the callers lack.
    pub fn denied(&mut self, actions: Vec<String>) {
        self.setup.denied = actions;
    }

    /// Switches one assumption, by the name and the value the types declare.
    pub fn assume(&mut self, name: &str, value: &str) -> Result<(), JsError> {
        let assumed = &mut self.setup.assumptions;
        let known = switch(assumed, name, value);
        known.ok_or_else(|| error("invalid_option", format!("assumptions.{name} cannot be \"{value}\"")))
    }
}

impl Options {
    /// The setup, with the functions read as ARNs of its region.
    pub(crate) fn into_setup(self) -> Result<(Setup, Function), JsError> {
        let mut setup = self.setup;
        if let Some(arns) = self.invocable {
            let parse = |arn: &String| {
                FunctionArn::parse(arn, &setup.place)
                    .map_err(|refusal| error("invalid_option", refusal.message()))
            };
            setup.invocable = Some(arns.iter().map(parse).collect::<Result<Vec<_>, _>>()?);
        }
        Ok((setup, self.function))
    }
}

fn switch(assumed: &mut Assumptions, name: &str, value: &str) -> Option<()> {
    match (name, value) {
        ("rotateAfterCancel", "refused") => assumed.rotate_after_cancel = AfterCancel::Refused,
        ("rotateAfterCancel", "accepted") => assumed.rotate_after_cancel = AfterCancel::Accepted,
        ("labelAfterAbandonment", "removed") => assumed.label_after_abandonment = AbandonedLabel::Removed,
        ("labelAfterAbandonment", "kept") => assumed.label_after_abandonment = AbandonedLabel::Kept,
        ("reusedToken", "replay") => assumed.reused_token = ReusedToken::ReplayOrRefuse,
        ("reusedToken", "refused") => assumed.reused_token = ReusedToken::Refuse,
        ("labelLimit", "secret") => assumed.label_limit = LabelLimit::PerSecret,
        ("labelLimit", "version") => assumed.label_limit = LabelLimit::PerVersion,
        ("hoursTypeCron", "accepted") => assumed.hours_type_cron = HoursTypeCron::Accepted,
        ("hoursTypeCron", "refused") => assumed.hours_type_cron = HoursTypeCron::Refused,
        ("rateHoursAnchor", "rotation-day") => assumed.rate_hours_anchor = RateHoursAnchor::RotationDay,
        ("rateHoursAnchor", "rotation-hour") => assumed.rate_hours_anchor = RateHoursAnchor::RotationHour,
        ("rateHoursAnchor", "every-day") => assumed.rate_hours_anchor = RateHoursAnchor::EveryDay,
        ("functionTimeoutMs", millis) => assumed.function_timeout = Span::millis(positive(millis)?),
        ("retryTries", tries) => assumed.retry_plan.tries = positive(tries)?,
        ("retryFirstPauseMs", millis) => assumed.retry_plan.first_pause = Span::millis(positive(millis)?),
        _ => return None,
    }
    Some(())
}

fn positive(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number| *number > 0)
}
