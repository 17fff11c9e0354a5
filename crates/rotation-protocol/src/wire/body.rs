//! The members of a body that has been checked: what is there has the right type and fits its constraints.

use rotation_core::{
    error::{ErrorCode, ServiceError},
    ident::VersionId,
    label::StagingLabel,
    operation::{
        filter::{Filter, Key},
        list_secrets::SortBy,
        put_resource_policy::Policy,
        rotate_secret,
    },
    schedule::Days,
    secret::Tag,
    value::{SecretValue, ValueId, ValueTable},
};
use serde_json::Value;
use zeroize::Zeroizing;

use super::{base64, policy};

#[derive(Clone, Copy)]
pub(super) struct Body<'a>(pub(super) &'a Value);

impl<'a> Body<'a> {
    fn get(&self, name: &str) -> Option<&'a Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    fn list(&self, name: &str) -> Option<impl Iterator<Item = Body<'a>>> {
        Some(self.get(name)?.as_array()?.iter().map(Body))
    }

    pub(super) fn optional(&self, name: &str) -> Option<String> {
        self.get(name)?.as_str().map(str::to_owned)
    }

    pub(super) fn text(&self, name: &str) -> String {
        self.optional(name).unwrap_or_default()
    }

    pub(super) fn texts(&self, name: &str) -> Option<Vec<String>> {
        Some(self.list(name)?.filter_map(|item| item.0.as_str().map(str::to_owned)).collect())
    }

    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.get(name)?.as_i64()
    }

    /// A number that its constraint keeps small.
    pub(super) fn small<N: TryFrom<i64>>(&self, name: &str) -> Option<N> {
        N::try_from(self.number(name)?).ok()
    }

    pub(super) fn optional_flag(&self, name: &str) -> Option<bool> {
        self.get(name)?.as_bool()
    }

    pub(super) fn flag(&self, name: &str) -> bool {
        self.optional_flag(name).unwrap_or_default()
    }

    pub(super) fn version(&self, name: &str) -> Option<VersionId> {
        VersionId::parse(self.get(name)?.as_str()?)
    }

    pub(super) fn labels(&self, name: &str) -> Option<Vec<StagingLabel>> {
        Some(self.list(name)?.filter_map(|item| StagingLabel::parse(item.0.as_str()?)).collect())
    }

    /// A list of structures of Key and Value.
    pub(super) fn pairs(&self, name: &str) -> Option<Vec<(String, String)>> {
        Some(self.list(name)?.map(|pair| (pair.text("Key"), pair.text("Value"))).collect())
    }

    pub(super) fn tags(&self) -> Option<Vec<Tag>> {
        Some(self.pairs("Tags")?.into_iter().map(|(key, value)| Tag { key, value }).collect())
    }

    pub(super) fn filters(&self) -> Option<Vec<Filter>> {
        let filter = |filter: Body<'a>| {
            let key = Key::parse(&filter.text("Key"))?;
            Some(Filter { key, values: filter.texts("Values").unwrap_or_default() })
        };
        Some(self.list("Filters")?.filter_map(filter).collect())
    }

    pub(super) fn sort_by(&self) -> SortBy {
        match self.text("SortBy").as_str() {
            "last-accessed-date" => SortBy::LastAccessed,
            "last-changed-date" => SortBy::LastChanged,
            "name" => SortBy::Name,
            _ => SortBy::Created,
        }
    }

    pub(super) fn policy(&self) -> Policy {
        policy::read(self.text("ResourcePolicy"))
    }

    pub(super) fn rules(&self) -> Option<rotate_secret::Rules> {
        let rules = Body(self.get("RotationRules")?);
        Some(rotate_secret::Rules {
            automatically_after_days: rules.number("AutomaticallyAfterDays").and_then(Days::new),
            duration: rules.optional("Duration"),
            schedule_expression: rules.optional("ScheduleExpression"),
        })
    }

    pub(super) fn value(&self, values: &mut ValueTable) -> Result<Option<ValueId>, ServiceError> {
        let text = self.get("SecretString").and_then(Value::as_str);
        let binary = self.get("SecretBinary").and_then(Value::as_str).and_then(base64::decode);
        match (text, binary) {
            (Some(_), Some(_)) => Err(ServiceError::new(
                ErrorCode::InvalidParameterException,
                "You can't specify both a binary secret value and a string secret value in the same secret.",
            )),
            (Some(text), None) => Ok(Some(values.intern_text(text))),
            (None, Some(bytes)) => Ok(Some(values.intern(SecretValue::Binary(Zeroizing::new(bytes))))),
            (None, None) => Ok(None),
        }
    }
}
