//! Headers: names in lower case and sorted, values trimmed with every run of white space made one blank,
//! and several headers of one name joined by commas in the order they came.

use std::borrow::Cow;
use std::ops::Range;

use super::source::{Source, Trace};

/// One header, its name in lower case.
#[derive(Clone)]
pub(in crate::sigv4) struct Header<'a> {
    pub(in crate::sigv4) name: Cow<'a, str>,
    pub(in crate::sigv4) value: Cow<'a, str>,
    from: From<'a>,
}

/// Who put it there.
#[derive(Clone, Copy)]
enum From<'a> {
    Request { index: usize, name: &'a str, value: &'a str },
    Host,
    Signing,
}

impl<'a> Header<'a> {
    /// Of the request, in canonical spelling. A folded value becomes one line, so no line break gets into what is sent.
    pub(in crate::sigv4) fn given(index: usize, name: &'a str, value: &'a str) -> Self {
        let from = From::Request { index, name, value };
        Self { name: lower(name), value: collapsed(value), from }
    }

    pub(in crate::sigv4) fn host(host: &'a str) -> Self {
        Self { name: "host".into(), value: collapsed(host), from: From::Host }
    }

    /// Written by signing.
    pub(in crate::sigv4) fn added(name: &'a str, value: &'a str) -> Self {
        Self { name: lower(name), value: collapsed(value), from: From::Signing }
    }

    /// Where its name comes from.
    fn name_source(&self) -> Source {
        match self.from {
            From::Request { index, name, .. } => Source::HeaderName(index, trimmed(name)),
            // The host's name is not written in the request as it was given.
            From::Host | From::Signing => Source::Signing,
        }
    }

    /// Where its value comes from.
    pub(super) fn value_source(&self) -> Source {
        match self.from {
            From::Request { index, value, .. } => Source::HeaderValue(index, trimmed(value)),
            From::Host => Source::Host,
            From::Signing => Source::Signing,
        }
    }
}

/// Sorts by name; those of one name stay as they came.
pub(in crate::sigv4) fn sort<'h, 'a>(headers: impl Iterator<Item = &'h Header<'a>>) -> Vec<&'h Header<'a>> {
    let mut sorted: Vec<&Header<'a>> = Vec::with_capacity(headers.size_hint().1.unwrap_or_default());
    for header in headers {
        let place = sorted.partition_point(|known| known.name <= header.name);
        sorted.insert(place, header);
    }
    sorted
}

/// Appends `name:value` lines.
pub(super) fn push(sorted: &[&Header<'_>], out: &mut String, trace: &mut impl Trace) {
    let mut last = None;
    for header in sorted {
        if last == Some(&header.name) {
            out.push(',');
        } else {
            out.push_str(if last.is_some() { "\n" } else { "" });
            part(&header.name, out, trace, || header.name_source());
            out.push(':');
        }
        part(&header.value, out, trace, || header.value_source());
        last = Some(&header.name);
    }
    out.push_str(if last.is_some() { "\n" } else { "" });
}

/// Appends `name;name`, each once.
pub(in crate::sigv4) fn push_names(sorted: &[&Header<'_>], out: &mut String, trace: &mut impl Trace) {
    let mut last = None;
    for header in sorted {
        if last == Some(&header.name) {
            continue;
        }
        out.push_str(if last.is_some() { ";" } else { "" });
        part(&header.name, out, trace, || header.name_source());
        last = Some(&header.name);
    }
}

fn part(text: &str, out: &mut String, trace: &mut impl Trace, source: impl FnOnce() -> Source) {
    let from = out.len();
    out.push_str(text);
    trace.piece(from..out.len(), source);
}

fn lower(name: &str) -> Cow<'_, str> {
    let mut name = collapsed(name);
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        name.to_mut().make_ascii_lowercase();
    }
    name
}

/// Borrowed where there is nothing to collapse, as in nearly every header.
pub(in crate::sigv4) fn collapsed(text: &str) -> Cow<'_, str> {
    let mut white = true;
    let odd = text.bytes().any(|byte| {
        let before = std::mem::replace(&mut white, byte.is_ascii_whitespace());
        white && (before || byte != b' ')
    });
    if !odd && (!white || text.is_empty()) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        out.extend([if out.is_empty() { "" } else { " " }, word]);
    }
    out.into()
}

fn trimmed(text: &str) -> Range<usize> {
    let from = text.len() - text.trim_ascii_start().len();
    from..from + text.trim_ascii().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_one_name_are_joined_and_white_space_collapses() {
        let given = [("B", "  two  \t words "), ("a", "2"), (" A ", "line\r\n  folded"), ("a", "")];
        let given: Vec<_> =
            given.iter().enumerate().map(|(n, (name, value))| Header::given(n, name, value)).collect();
        let (mut lines, mut names) = (String::new(), String::new());
        let sorted = sort(given.iter());
        push(&sorted, &mut lines, &mut ());
        push_names(&sorted, &mut names, &mut ());
        assert_eq!(lines, "a:2,line folded,\nb:two words\n");
        assert_eq!(names, "a;b");
    }

    #[test]
    fn only_what_collapses_is_copied() {
        for (text, expected) in [
            ("", ""),
            ("a", "a"),
            ("a b", "a b"),
            (" a", "a"),
            ("a ", "a"),
            ("a  b", "a b"),
            ("a\tb", "a b"),
            (" ", ""),
            ("\n", ""),
            ("é ☃", "é ☃"),
        ] {
            let collapsed = collapsed(text);
            assert_eq!(collapsed, expected, "{text:?}");
            assert_eq!(matches!(collapsed, Cow::Borrowed(_)), text == expected, "{text:?}");
        }
    }
}
