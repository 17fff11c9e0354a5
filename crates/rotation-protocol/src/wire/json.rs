//! Writing JSON as the service does: members in alphabetical order, times as doubles in E-notation (R39).

use std::fmt::Write as _;

use rotation_core::time::Timestamp;

/// A value to write.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// Nothing.
    Null,
    /// A string.
    Text(String),
    /// Epoch seconds.
    Time(Timestamp),
    /// A number.
    Whole(i64),
    /// A truth value.
    Flag(bool),
    /// An array.
    List(Vec<Json>),
    /// Members in the order they are written.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// An object of the members that are there.
    pub fn object<const N: usize>(mut members: [(&str, Option<Json>); N]) -> Self {
        Self::object_of(&mut members)
    }

    /// One body for every number of members.
    fn object_of(members: &mut [(&str, Option<Json>)]) -> Self {
        let mut ordered: Vec<(String, Json)> = Vec::with_capacity(members.len());
        for (name, value) in members {
            if let Some(value) = value.take() {
                let place = ordered.partition_point(|(before, _)| before.as_str() < *name);
                ordered.insert(place, ((*name).to_owned(), value));
            }
        }
        Self::Object(ordered)
    }

    /// An object of the members that are there, in this order.
    pub fn in_order<const N: usize>(members: [(&str, Option<Json>); N]) -> Self {
        let there = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        Self::Object(there.collect())
    }

    /// A string, as something prints.
    pub fn text(text: impl ToString) -> Option<Self> {
        Some(Self::Text(text.to_string()))
    }

    /// An array of strings.
    pub fn texts<T: ToString>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(|text| Self::Text(text.to_string())).collect())
    }

    /// The text of it, without a blank.
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.write_to(&mut out);
        out
    }

    fn write_to(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Text(text) => write_text(text, out),
            Self::Time(at) => out.push_str(&e_notation(*at)),
            Self::Whole(number) => {
                let _ = write!(out, "{number}");
            }
            Self::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::List(items) => {
                write_joined(out, ('[', ']'), items, |item, out| item.write_to(out));
            }
            Self::Object(members) => write_joined(out, ('{', '}'), members, |(name, value), out| {
                write_text(name, out);
                out.push(':');
                value.write_to(out);
            }),
        }
    }
}

fn write_joined<T>(
    out: &mut String,
    ends: (char, char),
    items: impl IntoIterator<Item = T>,
    each: impl Fn(T, &mut String),
) {
    out.push(ends.0);
    for (place, item) in items.into_iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        each(item, out);
    }
    out.push(ends.1);
}

pub(crate) fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if u32::from(c) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Epoch seconds as a Java double prints: `1.790456633433E9`, below ten million `86400.0`.
fn e_notation(at: Timestamp) -> String {
    let millis = at.as_millis();
    let digits = millis.to_string();
    if millis < 10_000_000_000 {
        let fraction = format!("{:03}", millis % 1000);
        let fraction = fraction.trim_end_matches('0');
        return format!("{}.{}", millis / 1000, if fraction.is_empty() { "0" } else { fraction });
    }
    let exponent = digits.len() - 4;
    let (first, rest) = digits.split_at_checked(1).unwrap_or_default();
    let rest = rest.trim_end_matches('0');
    format!("{first}.{}E{exponent}", if rest.is_empty() { "0" } else { rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_recorded() {
        for (millis, text) in [
            (1_790_456_633_433, "1.790456633433E9"),
            (1_790_456_674_950, "1.79045667495E9"),
            (1_790_380_800_000, "1.7903808E9"),
            (2_000_000_000_000, "2.0E9"),
            (86_400_000, "86400.0"),
            (86_400_250, "86400.25"),
        ] {
            assert_eq!(e_notation(Timestamp::from_millis(millis).unwrap()), text);
        }
    }

    #[test]
    fn members_stand_in_alphabetical_order_and_text_is_escaped() {
        let object =
            Json::object([("b", Json::text("q\"\u{1}\n")), ("A", Some(Json::Flag(true))), ("c", None)]);
        assert_eq!(object.write(), r#"{"A":true,"b":"q\"\u0001\n"}"#);
    }
}
