//! What a request body may look like, as data.

/// One member of a structure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub(super) name: &'static str,
    pub(super) required: bool,
    /// Its value is never repeated in a message.
    pub(super) sensitive: bool,
    pub(super) kind: Kind,
}

/// What a member holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// A string of `min` to `max` characters that fits `pattern`.
    Text { min: usize, max: usize, pattern: Option<&'static Pattern> },
    /// A string of 1 to `max` bytes.
    Bytes { max: usize },
    /// Base64 of 1 to `max` bytes.
    Blob { max: usize },
    /// A whole number.
    Number { min: i64, max: i64 },
    /// One of these texts.
    Choice(&'static [&'static str]),
    /// true or false.
    Flag,
    /// A list of `min` to `max` items.
    List { min: usize, max: usize, item: &'static Kind },
    /// A structure.
    Structure(&'static [Member]),
    /// A member of the API that this model does not have.
    Outside,
}

/// A regular expression of the API, and the function that stands for it.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) text: &'static str,
    pub(super) fits: fn(&str) -> bool,
}

pub(super) const fn text(name: &'static str, min: usize, max: usize) -> Member {
    Member { name, required: false, sensitive: false, kind: Kind::Text { min, max, pattern: None } }
}

pub(super) const fn member(name: &'static str, kind: Kind) -> Member {
    Member { name, required: false, sensitive: false, kind }
}

impl Member {
    pub(super) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    pub(super) const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }
}

/// A member's name as messages and the trail spell it.
pub(super) fn lower_camel(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
}
