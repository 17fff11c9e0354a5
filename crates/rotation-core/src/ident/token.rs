//! ClientRequestToken, which becomes the id of the version it creates.

use super::text_type;

text_type! {
    /// A version id: the token that created it, 32 to 64 characters, case preserved.
    VersionId
}

impl VersionId {
    /// `None` if it is shorter than 32 or longer than 64 characters.
    pub fn parse(text: &str) -> Option<Self> {
        (32..=64).contains(&text.chars().count()).then(|| Self(text.into()))
    }

    /// The first eight characters, enough to tell versions apart in a picture.
    pub fn short(&self) -> &str {
        self.0.char_indices().nth(8).map_or(self.as_str(), |(end, _)| self.0.get(..end).unwrap_or_default())
    }
}
