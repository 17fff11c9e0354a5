//! How the service lays out a JSON text that it gives back, a resource policy (recorded): two blanks for each object
//! around, ` : ` behind a name, lists on one line. What the text says, and in which order, stays.

/// `text`, which is JSON, laid out.
pub(crate) fn printed(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    // The brackets that are open.
    let mut open: Vec<char> = Vec::new();
    let (mut quoted, mut escaped, mut first) = (false, false, false);
    for letter in text.chars() {
        if quoted {
            quoted = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
            out.push(letter);
            continue;
        }
        if letter.is_ascii_whitespace() {
            continue;
        }
        let was_first = std::mem::take(&mut first);
        match letter {
            '}' | ']' => {
                open.pop();
                let lines = letter == '}' && !was_first;
                gap(&mut out, &open, lines);
                out.push(letter);
                continue;
            }
            _ if was_first => gap(&mut out, &open, open.last() == Some(&'{')),
            _ => {}
        }
        match letter {
            ':' => out.push_str(" : "),
            ',' => {
                out.push(',');
                gap(&mut out, &open, open.last() == Some(&'{'));
            }
            _ => out.push(letter),
        }
        quoted = letter == '"';
        if matches!(letter, '{' | '[') {
            open.push(letter);
            first = true;
        }
    }
    out
}

/// A new line inside objects, a blank inside lists.
fn gap(out: &mut String, open: &[char], lines: bool) {
    if !lines {
        return out.push(' ');
    }
    out.push('\n');
    for _ in open.iter().filter(|bracket| **bracket == '{') {
        out.push_str("  ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_laid_out_as_recorded() {
        for (text, laid_out) in [
            (
                r#"{"Version": "2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"a"}}]}"#,
                "{\n  \"Version\" : \"2012-10-17\",\n  \"Statement\" : [ {\n    \"Effect\" : \"Allow\",\n    \"Principal\" : {\n      \"AWS\" : \"a\"\n    }\n  } ]\n}",
            ),
            ("{\n}", "{ }"),
            (r#"{"a":[],"b":["x", "y"]}"#, "{\n  \"a\" : [ ],\n  \"b\" : [ \"x\", \"y\" ]\n}"),
            (r#"{"a":"{[,: \"\\"}"#, "{\n  \"a\" : \"{[,: \\\"\\\\\"\n}"),
        ] {
            assert_eq!(printed(text), laid_out);
            assert_eq!(printed(laid_out), laid_out, "laid out again it is the same");
        }
    }
}
