//! The other stories. Each is behind a function of its own, so that a page can open without them.

mod alternating;
mod cancelled;
mod first;
mod hand;
mod reference;
mod stuck;
mod test_only;
mod token;
mod trap;
mod valueless;
mod window;

pub(super) use alternating::alternating_users;
pub(super) use cancelled::cancel_and_resume;
pub(super) use first::{first_rotation, not_configured};
pub(super) use hand::changed_by_hand;
pub(super) use reference::reference_page;
pub(super) use stuck::{mended, stuck_pending};
pub(super) use test_only::test_only;
pub(super) use token::reused_token;
pub(super) use trap::partial_arn;
pub(super) use valueless::no_value;
pub(super) use window::missed_window;

pub(super) const DB: &str = "prod/orders/db";
pub(super) const DB_FUNCTION: &str = "arn:aws:lambda:eu-central-1:123456789012:function:rotate-orders-db";
pub(super) const DB_VALUE: &str =
    r#"{"engine":"postgres","host":"orders.example","password":"first","username":"orders"}"#;

/// The secret is made.
const MADE: &[super::Act] = &[super::Act::Pass(5), super::Act::Create { name: DB, value: Some(DB_VALUE) }];

/// Its rotation is configured, every 30 days, and begins.
const EVERY_30_DAYS: super::Rotate =
    super::Rotate { function: Some(DB_FUNCTION), days: Some(30), ..super::act::AGAIN };

/// AWSPENDING is taken off the version that has it.
const PENDING_OFF: super::Act =
    super::Act::Label { id: DB, label: "AWSPENDING", from: Some("AWSPENDING"), to: None };
