//! The dialogs: what was typed into them, and the command that makes. What the service refuses is shown beside the
//! field it is about, and nothing that was typed is lost. A secret value is interned when it is submitted and is
//! never kept here.

use std::collections::BTreeMap;

use rotation_core::{
    error::ServiceError,
    ident::VersionId,
    label::StagingLabel,
    operation::{Operation, rotate_secret},
    rotation::Step,
    schedule::Days,
    time::Span,
    value::ValueId,
};
use rotation_lab::{Command, Fault};

use super::{Action, Page, action::some_function, command, play::seek, submit as submit_command};
use crate::model::{Notice, State, Typed};

/// A dialog that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialog {
    /// What it is for.
    pub action: Action,
    fields: BTreeMap<Field, String>,
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
    /// Which step fails.
    Step,
    /// How: `raises`, `times-out`, or empty for not at all.
    Fault,
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
    /// Duration.
    Duration,
    /// RotateImmediately: `true` or `false`.
    Immediately,
    /// Name.
    Name,
}

impl Dialog {
    /// With what is likeliest filled in.
    pub fn open(action: Action, page: &Page) -> Self {
        let mut dialog = Self { action, fields: BTreeMap::new(), refusal: None };
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
            Action::Configure => {
                let rotation = secret.map(|secret| &secret.rotation);
                let function = rotation.and_then(|r| r.function.as_ref()).map(|f| f.as_str().to_owned());
                let rules = rotation.and_then(|r| r.rules);
                let days = rules.and_then(|rules| rules.automatically_after_days).map_or(30, Days::get);
                fill(Field::Function, function.unwrap_or_else(|| some_function(page)));
                fill(Field::Days, days.to_string());
                let hours = rules.and_then(|rules| rules.duration);
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

    /// The command it makes.
    fn command(&self, page: &Page, value: Option<ValueId>, token: &str) -> Result<Command, Refusal> {
        let token = VersionId::parse(token);
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
                let step = Step::ALL.into_iter().find(|step| step.name() == wanted).unwrap_or(Step::Test);
                let fault = match self.text(Field::Fault) {
                    "raises" => Some(Fault::Raises),
                    "times-out" => Some(Fault::TimesOut),
                    _ => None,
                };
                Command::Fault { step, fault }
            }
            Action::Advance => Command::Advance(self.until(page)?),
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
        let duration = optional(Field::Duration);
        let rules = automatically_after_days.is_some() || duration.is_some();
        Ok(Operation::RotateSecret(rotate_secret::Input {
            secret_id,
            client_request_token: token,
            rotation_lambda_arn: optional(Field::Function),
            rotation_rules: rules.then_some(rotate_secret::Rules {
                automatically_after_days,
                duration,
                schedule_expression: None,
            }),
            rotate_immediately: Some(self.text(Field::Immediately) != "false"),
        }))
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

    fn until(&self, page: &Page) -> Result<rotation_core::time::Timestamp, Refusal> {
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

/// The dialog's button. What would be refused is not done: the dialog stays, with the refusal.
pub(super) fn submit(typed: Option<Typed>, state: &mut State) {
    let Some(mut dialog) = state.lab.dialog.take() else { return };
    let text = typed.filter(|typed| !typed.0.is_empty());
    let value = text.map(|typed| state.lab.lab.intern_text(&typed.0));
    let made = dialog.command(&state.lab, value, &state.tokens.mint());
    let allowed = made.and_then(|command| match &command {
        Command::Call(operation) => match state.lab.lab.would(operation) {
            Ok(()) => Ok(command),
            Err(error) => Err(place(dialog.action, &error)),
        },
        _ => Ok(command),
    });
    if let (Ok(Command::Advance(to)), true) = (&allowed, state.lab.ahead() > 0) {
        return pass(*to, state);
    }
    match allowed.map(|command| submit_command(command, state)) {
        Ok(Ok(_)) => return,
        Ok(Err(error)) => dialog.refusal = Some(place(dialog.action, &error)),
        Err(refusal) => dialog.refusal = Some(refusal),
    }
    state.lab.dialog = Some(dialog);
}

/// Time passes where it has been reckoned already: the playhead moves and nothing is dropped.
fn pass(to: rotation_core::time::Timestamp, state: &mut State) {
    let beats = state.lab.lab.beats();
    let (before, last) =
        (beats.partition_point(|beat| beat.at() <= to), beats.last().map(rotation_lab::Beat::at));
    if before == state.lab.lab.playhead() {
        state.notice = Some(Notice::NothingUntil(to));
        return;
    }
    seek(&mut state.lab, before);
    if last.is_some_and(|last| to > last) {
        // Nothing is refused of time, and nothing lies ahead any more.
        let _ = submit_command(Command::Advance(to), state);
    }
}

/// The field a refusal is about, by the words the service uses for it.
fn place(action: Action, error: &ServiceError) -> Refusal {
    let message = error.message();
    let about = |word: &str| message.contains(word);
    let field = match action {
        Action::Configure if about("Lambda") => Some(Field::Function),
        Action::Configure if about("Duration") => Some(Field::Duration),
        Action::Create if about("name") || about("already exists") => Some(Field::Name),
        Action::Create | Action::Put if about("SecretString") => Some(Field::Value),
        Action::Put if about("label") => Some(Field::Stages),
        Action::Move if about("label") => Some(Field::Label),
        Action::Move => Some(Field::To),
        _ => None,
    };
    Refusal { field, text: format!("{}: {message}", error.code()) }
}

fn out_of_range(field: Field, value: &str, member: &str, most: u32) -> Refusal {
    let text = format!(
        "Value '{value}' at '{member}' failed to satisfy constraint: Member must have value greater than or equal to 1 and less than or equal to {most}."
    );
    Refusal { field: Some(field), text }
}
