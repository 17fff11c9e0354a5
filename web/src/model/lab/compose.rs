//! From what was typed into a dialog to the command it makes.

use rotation_core::{
    ident::VersionId,
    label::StagingLabel,
    operation::{Operation, rotate_secret},
    rotation::Step,
    schedule::Days,
    time::{Span, Timestamp},
    value::ValueId,
    vault::Managed,
};
use rotation_lab::{
    Command, Fault, Lasts, Steps,
    world::{self, Strategy},
};

use super::{Action, Dialog, Field, Page, Refusal, command, dialog::MANAGED};

impl Dialog {
    /// The command it makes.
    pub(super) fn command(&self, page: &Page, value: Option<ValueId>) -> Result<Command, Refusal> {
        let token = page.lab.fresh_token();
        let id = page.shown().map(|arn| arn.as_str().to_owned()).unwrap_or_default();
        let text = |field| self.text(field).trim().to_owned();
        Ok(match self.action {
            Action::Rotate => Command::Call(command::rotate(id, token)),
            Action::Cancel => Command::Call(command::cancel(id)),
            Action::Put => Command::Call(command::put(id, token, value, self.stages()?)),
            Action::Create => Command::Call(command::create(text(Field::Name), token, value)),
            Action::Move => {
                let label = self.label(Field::Label, &text(Field::Label))?;
                let holder = page.secret().and_then(|secret| secret.versions.holder(&label)).cloned();
                let to = VersionId::parse(&text(Field::To));
                Command::Call(command::move_label(
                    id,
                    label,
                    holder.filter(|from| to.as_ref() != Some(from)),
                    to,
                ))
            }
            Action::Fault => {
                let wanted = text(Field::Step);
                let step = Step::ALL.into_iter().find(|step| step.name() == wanted);
                Command::Fault {
                    step: step.map_or(Steps::All, Steps::One),
                    fault: Fault::by_id(self.text(Field::Fault)),
                    lasts: if self.text(Field::Lasts) == "once" { Lasts::Once } else { Lasts::UntilMended },
                }
            }
            Action::Advance => Command::Advance(self.until(page)?),
            Action::World => self.world(text(Field::Name), value),
            Action::Configure => Command::Call(self.configure(id, token)?),
        })
    }

    fn configure(&self, secret_id: String, token: Option<VersionId>) -> Result<Operation, Refusal> {
        let days = self.text(Field::Days).trim();
        let automatically_after_days = match days {
            "" => None,
            days => Some(days.parse().ok().and_then(Days::new).ok_or_else(|| {
                out_of_range(Field::Days, days, "rotationRules.automaticallyAfterDays", 1000)
            })?),
        };
        let optional = |field| Some(self.text(field).trim().to_owned()).filter(|text| !text.is_empty());
        let (duration, schedule_expression) = (optional(Field::Duration), optional(Field::Expression));
        let rules = automatically_after_days.is_some() || duration.is_some() || schedule_expression.is_some();
        Ok(Operation::RotateSecret(rotate_secret::Input {
            secret_id,
            client_request_token: token,
            rotation_lambda_arn: optional(Field::Function),
            rotation_rules: rules.then_some(rotate_secret::Rules {
                automatically_after_days,
                duration,
                schedule_expression,
            }),
            rotate_immediately: Some(self.text(Field::Immediately) != "false"),
            ..rotate_secret::Input::default()
        }))
    }

    /// A secret that its service rotates is made; every other world becomes another.
    fn world(&self, name: String, value: Option<ValueId>) -> Command {
        let owner = name.split_once('!').map_or("rds", |(owner, _)| owner).to_owned();
        match value {
            Some(value) if self.text(Field::Strategy) == MANAGED => {
                Command::Adopt(Managed { name, owner, value })
            }
            _ => Command::World(world::Setup {
                strategy: Strategy::by_id(self.text(Field::Strategy)).unwrap_or_default(),
                superuser: Some(self.text(Field::Superuser).trim().to_owned())
                    .filter(|name| !name.is_empty()),
                forgetful: self.text(Field::People) == "forgetful",
            }),
        }
    }

    fn stages(&self) -> Result<Option<Vec<StagingLabel>>, Refusal> {
        let texts = self.text(Field::Stages).split([',', ' ']).filter(|text| !text.is_empty());
        let labels = texts.map(|text| self.label(Field::Stages, text)).collect::<Result<Vec<_>, _>>()?;
        Ok(Some(labels).filter(|labels| !labels.is_empty()))
    }

    fn label(&self, field: Field, text: &str) -> Result<StagingLabel, Refusal> {
        let bounds = "Member must have length greater than or equal to 1 and less than or equal to 256.";
        StagingLabel::parse(text).ok_or_else(|| Refusal { field: Some(field), text: bounds.into() })
    }

    fn until(&self, page: &Page) -> Result<Timestamp, Refusal> {
        if let Some(due) = page.lab.next_wake().filter(|_| self.text(Field::Until) == "due") {
            return Ok(due);
        }
        let typed = self.text(Field::Amount).trim();
        let amount = typed.parse::<u32>().ok().filter(|n| (1..=1000).contains(n));
        let amount = amount.ok_or_else(|| out_of_range(Field::Amount, typed, "amount", 1000))?;
        let span = match self.text(Field::Unit) {
            "seconds" => Span::seconds(amount),
            "minutes" => Span::minutes(amount),
            "days" => Span::days(amount),
            _ => Span::hours(amount),
        };
        Ok(page.lab.now().plus(span))
    }
}

fn out_of_range(field: Field, value: &str, member: &str, most: u32) -> Refusal {
    let text = format!(
        "Value '{value}' at '{member}' failed to satisfy constraint: Member must have value greater than or equal to 1 and less than or equal to {most}."
    );
    Refusal { field: Some(field), text }
}
