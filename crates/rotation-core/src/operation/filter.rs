//! Filters of ListSecrets and BatchGetSecretValue.

use alloc::{string::String, vec::Vec};

use crate::secret::{Secret, Tag};

/// One filter: any of its values must fit; a value that begins with `!` fits what the rest of it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Key.
    pub key: Key,
    /// Values.
    pub values: Vec<String>,
}

/// What a filter looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Words of the description, by their beginnings, in any case.
    Description,
    /// The name's beginning.
    Name,
    /// A tag key's beginning.
    TagKey,
    /// A tag value's beginning.
    TagValue,
    /// PrimaryRegion: only replicated secrets have one.
    PrimaryRegion,
    /// OwningService's beginning.
    OwningService,
    /// Words of all of these.
    All,
}

impl Key {
    /// As a request spells it.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "description" => Self::Description,
            "name" => Self::Name,
            "tag-key" => Self::TagKey,
            "tag-value" => Self::TagValue,
            "primary-region" => Self::PrimaryRegion,
            "owning-service" => Self::OwningService,
            "all" => Self::All,
            _ => return None,
        })
    }
}

impl Filter {
    /// Whether a secret passes.
    pub fn fits(&self, secret: &Secret) -> bool {
        self.values.iter().any(|value| match value.strip_prefix('!') {
            Some(unwanted) => !self.fits_value(secret, unwanted),
            None => self.fits_value(secret, value),
        })
    }

    fn fits_value(&self, secret: &Secret, value: &str) -> bool {
        let tags = secret.tags.as_deref().unwrap_or_default();
        let description = secret.description.as_deref().unwrap_or_default();
        let owner = secret.owner.as_deref().unwrap_or_default();
        let any_tag = |part: fn(&Tag) -> &str| tags.iter().any(|tag| part(tag).starts_with(value));
        match self.key {
            Key::Description => has_words(value, &[description]),
            Key::Name => secret.name.as_str().starts_with(value),
            Key::TagKey => any_tag(|tag| &tag.key),
            Key::TagValue => any_tag(|tag| &tag.value),
            Key::PrimaryRegion => false,
            Key::OwningService => !owner.is_empty() && owner.starts_with(value),
            Key::All => {
                let mut texts = alloc::vec![secret.name.as_str(), description, owner];
                texts.extend(tags.iter().flat_map(|tag| [tag.key.as_str(), tag.value.as_str()]));
                has_words(value, &texts)
            }
        }
    }
}

/// Whether each word of `value` begins a word of the texts, in any case.
fn has_words(value: &str, texts: &[&str]) -> bool {
    words(value).all(|wanted| texts.iter().any(|text| words(text).any(|word| begins(word, wanted))))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn begins(word: &str, start: &str) -> bool {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    start.chars().flat_map(char::to_lowercase).all(|c| letters.next() == Some(c))
}
