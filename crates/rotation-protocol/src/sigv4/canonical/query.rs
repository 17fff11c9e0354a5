//! The query: decoded, encoded in the one way, sorted by name and then by value.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::encode;
use super::source::{Source, Trace};

/// A pair as it is written, `name=value`, and where in the request's query; nowhere if signing added it.
#[derive(Clone, Copy)]
pub(in crate::sigv4) struct Pair<'a> {
    pub(in crate::sigv4) text: &'a str,
    start: Option<usize>,
}

/// The pairs of a request's query.
pub(in crate::sigv4) fn given(query: &str) -> impl Iterator<Item = Pair<'_>> {
    let mut next = 0;
    let pairs = query.split('&').map(move |text| {
        let start = next;
        next += text.len() + 1;
        Pair { text, start: Some(start) }
    });
    pairs.filter(|pair| !pair.text.is_empty())
}

/// Those that signing added.
pub(in crate::sigv4) fn added(query: &str) -> impl Iterator<Item = Pair<'_>> {
    given(query).map(|pair| Pair { start: None, ..pair })
}

impl<'a> Pair<'a> {
    /// What stands before the first equals sign, as it is written.
    pub(in crate::sigv4) fn name(self) -> &'a str {
        self.split().0
    }

    /// One without an equals sign is a name.
    fn split(self) -> (&'a str, &'a str) {
        self.text.split_once('=').unwrap_or((self.text, ""))
    }
}

pub(super) fn push<'a>(pairs: impl Iterator<Item = Pair<'a>>, out: &mut String, trace: &mut impl Trace) {
    let pairs: Vec<_> = pairs.collect();
    let recoded = pairs.iter().enumerate().map(|(place, pair)| {
        let (name, value) = pair.split();
        Reverse((recoded(name), recoded(value), place))
    });
    // A heap, for the library's sorts are 5 KB for each type they sort.
    let mut sorted: BinaryHeap<_> = recoded.collect();
    let mut first = true;
    while let Some(Reverse((name, value, place))) = sorted.pop() {
        let Some(pair) = pairs.get(place) else { continue };
        out.push_str(if first { "" } else { "&" });
        first = false;
        let from = out.len();
        out.push_str(&name);
        let middle = out.len();
        out.push('=');
        out.push_str(&value);
        let written = pair.split();
        let source = |start: usize, text: &str| match pair.start {
            Some(offset) => Source::Query(offset + start..offset + start + text.len()),
            None => Source::Signing,
        };
        trace.piece(from..middle, || source(0, written.0));
        trace.piece(middle + 1..out.len(), || source(written.0.len() + 1, written.1));
    }
}

fn recoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    encode::push(&encode::decoded(text), &mut out);
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_query_is_recoded_and_sorted_by_name_then_value() {
        for (query, expected) in [
            ("", ""),
            ("b=2&a=1", "a=1&b=2"),
            ("a=2&a=1&A=3", "A=3&a=1&a=2"),
            ("Param-3=x&Param=y", "Param=y&Param-3=x"),
            ("e=1&d=1&c=1&b=1&a=1&b=0", "a=1&b=0&b=1&c=1&d=1&e=1"),
            ("flag", "flag="),
            ("a&&b=", "a=&b="),
            ("a=b=c", "a=b%3Dc"),
            ("x=%e1%88%b4&y=ሴ", "x=%E1%88%B4&y=%E1%88%B4"),
            ("x=100%&y=%4&z=%zz", "x=100%25&y=%254&z=%25zz"),
            ("a+b=c d", "a%2Bb=c%20d"),
        ] {
            let mut out = String::new();
            super::push(super::given(query), &mut out, &mut ());
            assert_eq!(out, expected, "{query:?}");
        }
    }
}
