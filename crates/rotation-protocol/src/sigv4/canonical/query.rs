//! The query: decoded, encoded in the one way, sorted by name and then by value.

use super::encode;

pub(super) fn push(query: &str, out: &mut String) {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let pair = (recoded(name), recoded(value));
        pairs.insert(pairs.partition_point(|before| *before < pair), pair);
    }
    for (n, (name, value)) in pairs.iter().enumerate() {
        out.extend([if n == 0 { "" } else { "&" }, name, "=", value]);
    }
}

fn recoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    encode::push(&encode::decoded(text), |_| false, &mut out);
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
            ("flag", "flag="),
            ("a&&b=", "a=&b="),
            ("a=b=c", "a=b%3Dc"),
            ("x=%e1%88%b4&y=ሴ", "x=%E1%88%B4&y=%E1%88%B4"),
            ("x=100%&y=%4&z=%zz", "x=100%25&y=%254&z=%25zz"),
            ("a+b=c d", "a%2Bb=c%20d"),
        ] {
            let mut out = String::new();
            super::push(query, &mut out);
            assert_eq!(out, expected, "{query:?}");
        }
    }
}
