//! Commands as bash splits them.

use super::{commands, place, split, words};

#[test]
fn words_come_out_as_bash_makes_them() {
    for (text, words) in [
        ("", &[][..]),
        ("  \n ", &[]),
        ("a  b\tc\n", &["a", "b", "c"]),
        ("a \\\n  b \\\r\n c", &["a", "b", "c"]),
        ("a\\\nb", &["ab"]),
        ("a 'b c' \"d 'e'\"f'g'", &["a", "b c", "d 'e'fg"]),
        ("'' \"\"", &["", ""]),
        (r#"'\n' "\n\"\\\$\`" \n\ x"#, &["\\n", "\\n\"\\$`", "n x"]),
        ("\"a\\\nb\" 'a\nb'", &["ab", "a\nb"]),
        ("$ a$ 5$ \"$ \" \"c$\" \"$'\" $, ", &["$", "a$", "5$", "$ ", "c$", "$'", "$,"]),
        ("'$x `y` (z) |' \"!(z) | ; {a,b} ~\"", &["$x `y` (z) |", "!(z) | ; {a,b} ~"]),
        ("# note\na b#c # note\n# note", &["a", "b#c"]),
        ("a=* b? [c] {d} {} {e:1} f~ x.y,z", &["a=*", "b?", "[c]", "{d}", "{}", "{e:1}", "f~", "x.y,z"]),
        ("é 'ü☃'", &["é", "ü☃"]),
    ] {
        assert_eq!(
            split(text).as_deref(),
            Ok(&words.iter().map(|w| w.to_string()).collect::<Vec<_>>()[..]),
            "{text:?}"
        );
    }
}

#[test]
fn what_bash_would_replace_or_run_besides_is_refused_where_it_stands() {
    for (text, at, reason) in [
        ("a $(date)", 2, "command's output"),
        ("a `date`", 2, "command's output"),
        ("a \"x$(date)\"", 4, "command's output"),
        ("a \"`date`\"", 3, "command's output"),
        ("é $HOME", 3, "variable"),
        ("a ${x}", 2, "variable"),
        ("a \"$x\"", 3, "variable"),
        ("a $\\\nx", 2, "variable"),
        ("a $[1]", 2, "variable"),
        ("a {b}c,}", 7, "several words"),
        ("a {b,{c}", 7, "several words"),
        ("a $'x'", 2, "special"),
        ("a | b", 2, "piped"),
        ("a && b", 2, "one command"),
        ("a; b", 1, "one command"),
        ("a > b", 2, "files"),
        ("a cron(0 8)", 6, "parentheses"),
        ("a {b,c}", 6, "several words"),
        ("a {1..3}", 7, "several words"),
        ("a ~/b", 2, "home folder"),
        ("a\nb", 2, "second command"),
        ("a\n\n\\b", 3, "second command"),
        ("a 'b", 2, "single quote"),
        ("a \"b", 2, "double quote"),
        ("a \\", 2, "backslash"),
    ] {
        let error = split(text).unwrap_err();
        assert_eq!(error.at(), at, "{text:?}: {error}");
        assert!(error.reason().contains(reason), "{text:?}: {error}");
    }
}

#[test]
fn words_are_found_where_they_stand_also_in_a_text_that_is_not_whole() {
    for (text, ranges) in [
        ("a  'b c'\\\n d", &[0..1, 3..10, 11..12][..]),
        ("é \"x", &[0..2, 3..5]),
        ("a b|c d", &[0..1, 2..7]),
        ("a b ", &[0..1, 2..3]),
    ] {
        let found: Vec<_> = words(text).0.into_iter().map(|word| word.range).collect();
        assert_eq!(found, ranges, "{text:?}");
    }
    assert_eq!(words("a 'b").0[1].text, "b");
}

#[test]
fn commands_part_where_a_line_does_not_go_on() {
    for (text, expected) in [
        ("a b", &["a b"][..]),
        ("", &[]),
        (" \n# note\n", &[]),
        ("a \\\n b\nc", &["a \\\n b\n", "c"]),
        ("a '1\n2'\n\n# note\nb\n", &["a '1\n2'\n\n# note\n", "b\n"]),
        ("a\nb | c\nd", &["a\n", "b | c\nd"]),
        ("'", &["'"]),
    ] {
        assert_eq!(commands(text), expected, "{text:?}");
    }
}

#[test]
fn a_byte_has_a_line_and_a_column() {
    assert_eq!(place("é\nab", 4), Some((2, 2)));
    assert_eq!((place("é", 1), place("", 9)), (None, None));
}
