//! What each language makes of a text. That other readers read them back is asked in `tests/snippet_differential.py`
//! and `tests/snippet/rust.rs`.

use super::*;

type Quote = fn(&str) -> String;

#[test]
fn a_text_is_written_as_each_language_wants_it() {
    let rows: [(Quote, [&str; 7]); 5] = [
        (
            python,
            ["é\"☃", "a\\\\b", "\\n\\r\\t", "\\u0000\\u007f", "\\u202e", "\\U000e0001", "${a} %{b} $${"],
        ),
        (
            javascript,
            ["é\"☃", "a\\\\b", "\\n\\r\\t", "\\u{0}\\u{7f}", "\\u{202e}", "\\u{e0001}", "${a} %{b} $${"],
        ),
        (rust, ["é\"☃", "a\\\\b", "\\n\\r\\t", "\\u{0}\\u{7f}", "\\u{202e}", "\\u{e0001}", "${a} %{b} $${"]),
        (
            hcl,
            [
                "é\"☃",
                "a\\\\b",
                "\\n\\r\\t",
                "\\u0000\\u007f",
                "\\u202e",
                "\\U000e0001",
                "\\u0024{a} \\u0025{b} $\\u0024{",
            ],
        ),
        (yaml, ["é\"☃", "a\\\\b", "\\n\\r\\t", "\\u0000\\u007f", "\\u202e", "\\U000e0001", "${a} %{b} $${"]),
    ];
    let texts = ["é\"☃", "a\\b", "\n\r\t", "\0\u{7f}", "\u{202e}", "\u{e0001}", "${a} %{b} $${"];
    for (quoted, expected) in rows {
        for (text, inner) in texts.into_iter().zip(expected) {
            assert_eq!(quoted(text), format!("\"{}\"", inner.replace("é\"", "é\\\"")), "{text:?}");
        }
    }
}

#[test]
fn a_number_is_one_in_every_version_of_yaml() {
    for (json, yaml) in [
        ("30", "30"),
        ("-1", "-1"),
        ("30.5", "30.5"),
        ("1e3", "1.0e+3"),
        ("-2.5E-3", "-2.5e-3"),
        ("1E+2", "1.0e+2"),
    ] {
        assert_eq!(yaml_number(json), yaml);
    }
}

#[test]
fn nothing_hidden_stands_in_a_literal() {
    let every = ('\0'..=char::MAX).filter(|char| is_hidden(*char));
    let mut tried = 0;
    for char in every {
        for quoted in [python, javascript, rust, hcl, yaml] {
            assert!(quoted(&char.to_string()).bytes().all(|byte| (0x20..0x7f).contains(&byte)), "{char:?}");
        }
        tried += 1;
    }
    assert!(tried > 200, "{tried}");
}
