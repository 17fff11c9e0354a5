//! `--generate-cli-skeleton`: samples made of the model. One of the input is filled in and given back with
//! `--cli-input-json`; one of the answer is what a stub of the service would have said.

use super::operation::{Operation, known};
use super::output::{self, Output};
use super::value::{Object, Value};
use super::{Failure, Host, SkeletonOutput, validate};
use crate::model::{Kind, Member, output_of};

/// The sample of the input, as printed.
pub(super) fn input(operation: Operation, host: &Host) -> Output {
    let mut sample = Sample { named: false, draw: host.seed };
    Output::printed(output::json(&Value::Object(sample.structure(operation.members()))))
}

/// The sample of the answer, as the stub's client gives it to whoever prints it.
pub(super) fn answer(operation: Operation, host: &Host) -> Result<Object, Failure> {
    let Some(members) = output_of(operation.name) else { return Ok(Object::default()) };
    let sample = Sample { named: true, draw: host.seed }.structure(members);
    if host.skeleton_output == SkeletonOutput::Observed {
        validate::check(&sample, members)?;
    }
    Ok(sample)
}

struct Sample {
    /// Texts are the names of their members, not empty.
    named: bool,
    /// Which of its values an enumeration shows. The CLI draws lots.
    draw: u64,
}

impl Sample {
    fn structure(&mut self, members: &'static [Member]) -> Object {
        let members =
            known(members).map(|member| (member.name.into(), self.value(&member.kind, member.name)));
        Object { members: members.collect(), ordered: true }
    }

    fn value(&mut self, kind: &'static Kind, name: &str) -> Value {
        match kind {
            Kind::Text { .. } | Kind::Bytes { .. } if self.named => Value::Text(name.into()),
            Kind::Text { .. } | Kind::Bytes { .. } => Value::Text(String::new()),
            Kind::Choice(known) => {
                let place = usize::try_from(self.draw % known.len().max(1) as u64).unwrap_or_default();
                // Knuth's multiplier, so that the next enumeration draws anew.
                self.draw = self.draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1) >> 1;
                Value::Text(known.get(place).copied().unwrap_or_default().into())
            }
            Kind::Blob { .. } => Value::Null,
            Kind::Number { .. } => Value::Int("0".into()),
            Kind::Flag => Value::Bool(true),
            Kind::Time => Value::Text("1970-01-01T00:00:00".into()),
            Kind::Structure(members) => Value::Object(self.structure(members)),
            Kind::List { item, .. } => Value::List(vec![self.value(item, item_name(name))]),
            Kind::Map { value, .. } => {
                let members = vec![("KeyName".into(), self.value(value, "VersionStages"))];
                Value::Object(Object { members, ordered: true })
            }
        }
    }
}

/// A text in a list has no member's name; it shows that of its type.
fn item_name(list: &str) -> &'static str {
    if list == "KmsKeyIds" { "KmsKeyIdType" } else { "SecretVersionStageType" }
}
