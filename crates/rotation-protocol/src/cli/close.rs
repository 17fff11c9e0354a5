//! Names that a mistyped one is close to, by the measure that Python's difflib has: how much of two texts is in their
//! longest common parts.

/// The CLI suggests no more.
const MOST: usize = 3;

/// The closest of `names`, the closest first.
pub(super) fn matches<'a>(typed: &str, names: &'a [String]) -> Vec<&'a str> {
    let typed: Vec<char> = typed.chars().collect();
    let mut close: Vec<_> = names
        .iter()
        .filter_map(|name| {
            let chars: Vec<char> = name.chars().collect();
            let all = chars.len() + typed.len();
            // At least four fifths of both have to be common, so most lengths are out at once.
            let enough = |common: usize| common * 10 >= all * 4;
            if !enough(chars.len().min(typed.len())) {
                return None;
            }
            let common = common(&chars, &typed);
            // Out of so many characters: integers, so that equal measures are equal.
            enough(common).then_some((common * 1_000_000 / all, name.as_str()))
        })
        .collect();
    close.sort_by(|one, other| other.cmp(one));
    close.truncate(MOST);
    close.into_iter().map(|(_, name)| name).collect()
}

/// How many characters are in the longest common part, and in those left and right of it.
fn common(one: &[char], other: &[char]) -> usize {
    let (start, there, length) = longest(one, other);
    if length == 0 {
        return 0;
    }
    let left = (one.get(..start), other.get(..there));
    let right = (one.get(start + length..), other.get(there + length..));
    let of = |pair: (Option<&[char]>, Option<&[char]>)| match pair {
        (Some(one), Some(other)) => common(one, other),
        _ => 0,
    };
    length + of(left) + of(right)
}

/// The longest common part, the first of several: where it is in both, and its length.
fn longest(one: &[char], other: &[char]) -> (usize, usize, usize) {
    let mut best = (0, 0, 0);
    // How long the common part is that ends at each place of `other`.
    let mut before = vec![0; other.len()];
    for (n, char) in one.iter().enumerate() {
        let mut lengths = Vec::with_capacity(other.len());
        for (m, there) in other.iter().enumerate() {
            let diagonal = m.checked_sub(1).and_then(|m| before.get(m)).copied().unwrap_or(0);
            let length = if char == there { diagonal + 1 } else { 0 };
            if length > best.2 {
                best = (n + 1 - length, m + 1 - length, length);
            }
            lengths.push(length);
        }
        before = lengths;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggestions_are_those_of_difflib() {
        let names = ["create-secret", "delete-secret", "rotate-secret", "tag-resource", "untag-resource"];
        let names = names.map(String::from);
        for (typed, expected) in [
            ("rotate-secrets", vec!["rotate-secret", "create-secret"]),
            ("tag-resources", vec!["tag-resource", "untag-resource"]),
            ("rotate", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(matches(typed, &names), expected, "{typed}");
        }
    }
}
