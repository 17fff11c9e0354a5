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

#[cfg(test)]
mod tests {
    use std::string::ToString as _;

    use super::*;

    #[test]
    fn a_token_has_32_to_64_characters_and_eight_of_them_are_shown() {
        for (length, accepted) in [(31, false), (32, true), (64, true), (65, false)] {
            assert_eq!(VersionId::parse(&"é".repeat(length)).is_some(), accepted, "{length}");
        }
        let id = VersionId::parse("a41c9e07-0000-4000-8000-000000000000").unwrap();
        assert_eq!((id.short(), id.to_string().len()), ("a41c9e07", 36));
        assert_eq!(VersionId::parse(&"é".repeat(32)).unwrap().short(), "é".repeat(8));
    }
}
