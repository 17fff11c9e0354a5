//! Quoting for bash, and a command laid out over lines.

/// As it is where no shell would touch it, else in single quotes.
pub(super) fn quoted(word: &str) -> String {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || b"_@%+=:,./-".contains(&byte);
    if !word.is_empty() && word.bytes().all(safe) {
        return word.into();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// `--name value`, with an equals sign where the value would pass for an option.
pub(super) fn option(name: &str, value: &str) -> String {
    let between = if value.starts_with('-') { '=' } else { ' ' };
    format!("{name}{between}{}", quoted(value))
}

/// One part a line.
pub(super) fn lines(parts: &[String]) -> String {
    parts.join(" \\\n  ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_only_where_they_must_be() {
        for (word, expected) in [
            ("prod/orders@db-1", "prod/orders@db-1"),
            ("", "''"),
            ("a b", "'a b'"),
            ("it's", r"'it'\''s'"),
            ("$HOME `x` !y \\", "'$HOME `x` !y \\'"),
            ("cron(0 8 1 * ? *)", "'cron(0 8 1 * ? *)'"),
            ("é", "'é'"),
        ] {
            assert_eq!(quoted(word), expected);
        }
        assert_eq!(option("--secret-id", "-x"), "--secret-id=-x");
    }
}
