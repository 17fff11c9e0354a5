//! The dialogs: what was typed into them, and the command that makes. What the service refuses is shown beside the
//! field it is about, and nothing that was typed is lost. A secret value is interned when it is submitted and is
//! never kept here.

use rotation_core::{
    rotation::Step,
    schedule::{Days, RotationRules},
};

use super::{Action, Page, action::some_function};
use crate::few::Few;

/// A dialog that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialog {
    /// What it is for.
    pub action: Action,
    fields: Few<Field, String>,
    /// What was wrong with it.
    pub refusal: Option<Refusal>,
}

/// What was wrong, and with which field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The field it is about, if it is about one.
    pub field: Option<Field>,
    /// The service's own sentence.
    pub text: String,
}

/// The fields of all dialogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// SecretString: its text is never here.
    Value,
    /// VersionStages, parted by commas.
    Stages,
    /// VersionStage.
    Label,
    /// MoveToVersionId; empty: nowhere.
    To,
    /// Which step fails, or every one.
    Step,
    /// How: a fault's id, or empty for not at all.
    Fault,
    /// How long: `once`, or empty for until it is mended.
    Lasts,
    /// How far: `due` or `for`.
    Until,
    /// How many.
    Amount,
    /// Of `seconds`, `minutes`, `hours`, `days`.
    Unit,
    /// RotationLambdaARN.
    Function,
    /// AutomaticallyAfterDays.
    Days,
    /// ScheduleExpression.
    Expression,
    /// Duration.
    Duration,
    /// RotateImmediately: `true` or `false`.
    Immediately,
    /// Name.
    Name,
    /// How passwords are changed: the id of a strategy, or [`MANAGED`].
    Strategy,
    /// The superuser's secret, by name.
    Superuser,
    /// `forgetful`, or empty for people who think of the database.
    People,
}

/// The strategy of a secret that its own service rotates: the secret is made with it.
pub const MANAGED: &str = "managed";

impl Dialog {
    /// With what is likeliest filled in.
    pub fn open(action: Action, page: &Page) -> Self {
        let mut dialog = Self { action, fields: Few::default(), refusal: None };
        let secret = page.secret();
        let mut fill = |field, text: String| dialog.fields.insert(field, text);
        match action {
            Action::Rotate | Action::Cancel | Action::Put | Action::Create => {}
            Action::Move => {
                let pending = secret.is_some_and(|secret| secret.versions.unfinished().is_some());
                fill(Field::Label, if pending { "AWSPENDING" } else { "AWSCURRENT" }.into());
            }
            Action::Fault => {
                fill(Field::Step, Step::Test.name().into());
                fill(Field::Fault, "raises".into());
            }
            Action::Advance => {
                fill(Field::Until, if page.lab.next_wake().is_some() { "due" } else { "for" }.into());
                fill(Field::Amount, "1".into());
                fill(Field::Unit, "hours".into());
            }
            Action::World => {
                let world = page.lab.world();
                fill(Field::Strategy, world.strategy.id().into());
                fill(Field::Superuser, world.superuser.clone().unwrap_or_default());
                fill(Field::People, if world.forgetful { "forgetful" } else { "" }.into());
                let taken = page.lab.vault().secrets().filter(|secret| secret.owner.is_some()).count();
                fill(Field::Name, format!("rds!db-{}", taken + 1));
            }
            Action::Configure => {
                let managed = secret.is_some_and(|secret| secret.owner.is_some());
                let rotation = secret.map(|secret| &secret.rotation);
                let function = rotation.and_then(|r| r.function.as_ref()).map(|f| f.as_str().to_owned());
                let rules = rotation.and_then(|r| r.rules.as_ref());
                let days = rules.and_then(RotationRules::automatically_after_days);
                let expression = rules.and_then(RotationRules::schedule_expression);
                let days = days.or(Days::new(30).filter(|_| expression.is_none()));
                fill(
                    Field::Function,
                    function.unwrap_or_else(|| if managed { String::new() } else { some_function(page) }),
                );
                fill(Field::Days, days.map_or_else(String::new, |days| days.get().to_string()));
                fill(Field::Expression, expression.unwrap_or_default().to_owned());
                let hours = rules.and_then(RotationRules::duration);
                fill(Field::Duration, hours.map_or_else(String::new, |hours| hours.to_string()));
                fill(Field::Immediately, "true".into());
            }
        }
        dialog
    }

    /// What stands in a field.
    pub fn text(&self, field: Field) -> &str {
        self.fields.get(&field).map_or("", String::as_str)
    }

    /// What is wrong with a field.
    pub fn error(&self, field: Field) -> Option<&str> {
        self.refusal
            .as_ref()
            .filter(|refusal| refusal.field == Some(field))
            .map(|refusal| refusal.text.as_str())
    }

    pub(super) fn edit(&mut self, field: Field, text: String) {
        if self.refusal.as_ref().is_some_and(|refusal| refusal.field == Some(field)) {
            self.refusal = None;
        }
        self.fields.insert(field, text);
    }
}
