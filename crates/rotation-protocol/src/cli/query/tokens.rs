//! The words of an expression, with their places.

use super::super::json;
use super::super::value::Value;
use super::Error;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name(String),
    Quoted(String),
    Number(i64),
    Sign(&'static str),
    End,
}

impl Kind {
    /// As error texts show it.
    pub(super) fn value(&self) -> String {
        match self {
            Self::Name(name) | Self::Quoted(name) => name.clone(),
            Self::Number(number) => number.to_string(),
            Self::Sign(sign) => String::from(*sign),
            Self::End => String::new(),
        }
    }

    /// As error texts call it.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Name(_) => "unquoted_identifier",
            Self::Quoted(_) => "quoted_identifier",
            Self::Number(_) => "number",
            Self::Sign(sign) => SIGNS.iter().find(|(known, _)| known == sign).map_or("", |(_, name)| name),
            Self::End => "eof",
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) at: usize,
}

/// Two letters first: the longest that fits is meant.
const SIGNS: [(&str, &str); 11] = [
    ("[]", "flatten"),
    (".", "dot"),
    ("*", "star"),
    ("]", "rbracket"),
    ("[", "lbracket"),
    (",", "comma"),
    (":", "colon"),
    ("@", "current"),
    ("{", "lbrace"),
    ("}", "rbrace"),
    ("|", "pipe"),
];

/// What JMESPath has beyond this part of it.
const NOT_HERE: [(&str, &str); 14] = [
    ("[?", "conditions"),
    ("||", "conditions"),
    ("&&", "conditions"),
    ("!=", "conditions"),
    ("!", "conditions"),
    ("==", "conditions"),
    ("<", "conditions"),
    (">", "conditions"),
    ("&", "functions"),
    ("(", "functions"),
    (")", "functions"),
    ("`", "literals"),
    ("'", "literals"),
    ("=", "conditions"),
];

pub(super) fn read(text: &str) -> Result<Vec<Token>, Error> {
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        let at = text.len() - rest.len();
        let Some(first) = rest.chars().next() else { break };
        let (kind, length) = if first.is_ascii_alphabetic() || first == '_' {
            let name = front(rest, |char| char.is_ascii_alphanumeric() || char == '_');
            (Kind::Name(name.into()), name.len())
        } else if first.is_ascii_digit() || (first == '-' && second_is_digit(rest)) {
            let digits = 1 + front(rest.get(1..).unwrap_or_default(), |char| char.is_ascii_digit()).len();
            let number = rest.get(..digits).and_then(|digits| digits.parse().ok());
            (Kind::Number(number.ok_or_else(|| unknown(text, "so large a number", at))?), digits)
        } else if first == '-' {
            return Err(unknown(text, "'-'", at));
        } else if first == '"' {
            quoted(rest).ok_or_else(|| lexical(text, "Unclosed \" delimiter", at))?
        } else if let Some((_, what)) = NOT_HERE.iter().find(|(sign, _)| rest.starts_with(sign)) {
            return Err(Error::NotHere(what));
        } else {
            let sign = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign));
            let (sign, _) = sign.ok_or_else(|| unknown(text, &first.to_string(), at))?;
            (Kind::Sign(sign), sign.len())
        };
        tokens.push(Token { kind, at: text.get(..at).unwrap_or_default().chars().count() });
        rest = rest.get(length..).unwrap_or_default();
    }
    tokens.push(Token { kind: Kind::End, at: text.chars().count() });
    Ok(tokens)
}

fn front(text: &str, keep: fn(char) -> bool) -> &str {
    text.split_once(|char| !keep(char)).map_or(text, |(front, _)| front)
}

fn second_is_digit(text: &str) -> bool {
    text.chars().nth(1).is_some_and(|char| char.is_ascii_digit())
}

/// A name in double quotes, which is a JSON string.
fn quoted(text: &str) -> Option<(Kind, usize)> {
    let mut escaped = false;
    let inner = text.char_indices().skip(1).find(|(_, char)| {
        let ends = *char == '"' && !escaped;
        escaped = *char == '\\' && !escaped;
        ends
    });
    let length = inner?.0 + 1;
    match json::parse(text.get(..length)?) {
        Ok(Value::Text(name)) => Some((Kind::Quoted(name), length)),
        _ => None,
    }
}

fn unknown(text: &str, what: &str, at: usize) -> Error {
    lexical(text, &format!("Unknown token {what}"), at)
}

fn lexical(text: &str, why: &str, at: usize) -> Error {
    let column = text.get(..at).unwrap_or_default().chars().count();
    Error::Wrong(format!("Bad jmespath expression: {why}:\n{text}\n{}^", " ".repeat(column)))
}
