//! Filters of ListSecrets and BatchGetSecretValue, as the service model describes them.

use rotation_core::operation::filter::{Filter, Key};

use super::Record;

/// All filters must fit, of each any value; one that begins with `!` fits what the rest of it does not.
pub(super) fn fits(secret: &Record, filters: &[Filter]) -> bool {
    filters.iter().all(|filter| {
        filter.values.iter().any(|value| match value.strip_prefix('!') {
            Some(rest) => !has(secret, filter.key, rest),
            None => has(secret, filter.key, value),
        })
    })
}

fn has(secret: &Record, key: Key, value: &str) -> bool {
    let description = secret.description.clone().unwrap_or_default();
    let owner = secret.owner.clone().unwrap_or_default();
    let tags = secret.tags.clone().unwrap_or_default();
    match key {
        Key::Name => secret.name.starts_with(value),
        Key::TagKey => tags.keys().any(|tag| tag.starts_with(value)),
        Key::TagValue => tags.values().any(|tag| tag.starts_with(value)),
        Key::Description => has_words(&description, value),
        Key::OwningService => secret.owner.is_some() && owner.starts_with(value),
        // Nothing here is replicated.
        Key::PrimaryRegion => false,
        Key::All => {
            let mut all = format!("{} {description} {owner}", secret.name);
            for (key, value) in tags {
                all = format!("{all} {key} {value}");
            }
            has_words(&all, value)
        }
    }
}

/// Every word wanted is the beginning of a word there, in any case.
fn has_words(text: &str, wanted: &str) -> bool {
    let text = words(text);
    words(wanted).iter().all(|wanted| text.iter().any(|word| word.starts_with(wanted)))
}

fn words(text: &str) -> Vec<String> {
    let spaced: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.to_lowercase().split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
