//! What is wrong with each field, in the service's own words: the wire's check of the whole body first, then the
//! rules that hold for one member alone. What depends on a secret's state is not asked here.

use rotation_core::{
    assumption::Assumptions,
    error::{ErrorCode, ServiceError},
    ident::{FunctionArn, Place, Region, SecretId},
    operation::Operation,
    schedule::{Days, Member, RotationRules},
    value::ValueTable,
};
use rotation_protocol::wire::read_operation;

use super::{Field, Fields};
use crate::{few::Few, model::schedule::Ask};

/// Where the service says a broken member stands.
const PATHS: [(&str, Field); 6] = [
    ("secretId", Field::SecretId),
    ("clientRequestToken", Field::Token),
    ("rotationLambdaARN", Field::Function),
    ("rotationRules.automaticallyAfterDays", Field::Days),
    ("rotationRules.scheduleExpression", Field::Expression),
    ("rotationRules.duration", Field::Duration),
];

/// Every field that would be refused..
pub(super) fn errors(fields: &Fields) -> Few<Field, String> {
    let mut errors = Few::default();
    if let Err(error) = fields.region() {
        errors.insert(Field::Region, error.to_string());
    }
    if let Some(Err(error)) = fields.typed_endpoint() {
        errors.insert(Field::Endpoint, error.to_string());
    }
    for (field, error) in operation(fields).err().iter().flat_map(by_field) {
        errors.insert(field, error);
    }
    let (member, rules) = rules_refused(fields).unzip();
    let alone = [
        (Field::SecretId, SecretId::parse(&fields.secret_id).err()),
        (member.unwrap_or(Field::Duration), rules),
        (Field::Function, function_error(fields)),
    ];
    for (field, error) in alone {
        if let Some(error) = error.filter(|_| errors.get(&field).is_none()) {
            errors.insert(field, error.message().to_owned());
        }
    }
    errors
}

/// The request as the service reads its body, or its refusal.
pub(super) fn operation(fields: &Fields) -> Result<Operation, ServiceError> {
    let read = read_operation("RotateSecret", fields.body().as_bytes(), &mut ValueTable::new())?;
    read.ok_or_else(|| ServiceError::new(ErrorCode::UnknownOperationException, ""))
}

/// What the service's check of the body's shape says of a schedule alone.
pub fn rules_error(ask: &Ask) -> Option<String> {
    let [days, expression, duration] = ask.members().map(str::to_owned);
    let fields = Fields {
        secret_id: "schedule".into(),
        token: "0".repeat(32),
        days,
        expression,
        duration,
        ..Fields::default()
    };
    let errors = operation(&fields).err()?;
    by_field(&errors).into_iter().next().map(|(_, error)| error)
}

/// Parts a validation error by the members it names. The only member that can have a wrong type is the days.
fn by_field(error: &ServiceError) -> Vec<(Field, String)> {
    let text = error.message();
    if error.code() == ErrorCode::SerializationException {
        return vec![(Field::Days, text.to_owned())];
    }
    let Some((_, broken)) = text.split_once(" detected: ") else { return Vec::new() };
    let found = PATHS.iter().filter_map(|(path, field)| {
        let named = broken.find(&format!(" at '{path}' failed to satisfy constraint: "))?;
        let start = broken.get(..named)?.rfind("; Value").map_or(0, |end| end + 2);
        Some((start, *field))
    });
    let mut starts: Vec<(usize, Field)> = Vec::new();
    for start in found {
        starts.insert(starts.partition_point(|before| *before < start), start);
    }
    let ends = starts.iter().skip(1).map(|(start, _)| start - 2).chain([broken.len()]);
    let parts =
        starts.iter().zip(ends).filter_map(|((start, field), end)| Some((*field, broken.get(*start..end)?)));
    parts.map(|(field, part)| (field, format!("1 validation error detected: {part}"))).collect()
}

/// The rules of one member alone, and of Duration beside an expression.
fn rules_refused(fields: &Fields) -> Option<(Field, ServiceError)> {
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.trim().is_empty());
    let (days, duration) = (fields.days.trim().parse().ok().and_then(Days::new), given(&fields.duration));
    let duration = duration.as_deref().map(str::trim);
    let error =
        RotationRules::check(days, given(&fields.expression), duration, &Assumptions::default()).err()?;
    let member = if error.member == Member::Duration { Field::Duration } else { Field::Expression };
    Some((member, error.into()))
}

pub(super) fn function_error(fields: &Fields) -> Option<ServiceError> {
    let arn = fields.function.as_str();
    // A region that is none has its own error.
    let region = Region::parse(fields.region.trim())?;
    (!arn.trim().is_empty())
        .then(|| FunctionArn::parse(arn, &Place { region, ..Place::default() }).err())
        .flatten()
}
