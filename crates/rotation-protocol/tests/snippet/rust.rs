//! The Rust snippet, read by Rust's own parser: it is a program, and its calls say what the request says.

use std::collections::BTreeMap;

use rotation_protocol::snippet::{RotateSecretRequest, RotationRules, Snippet};
use syn::visit::{self, Visit};
use syn::{Expr, ExprLit, ExprMethodCall, Lit};

use super::request::{AWKWARD, full, text};

/// Names of methods, and the literal each was called with.
#[derive(Default)]
struct Calls(BTreeMap<String, String>);

impl<'a> Visit<'a> for Calls {
    fn visit_expr_method_call(&mut self, call: &'a ExprMethodCall) {
        if let Some(Expr::Lit(ExprLit { lit, .. })) = call.args.first() {
            let value = match lit {
                Lit::Str(text) => text.value(),
                Lit::Bool(value) => value.value.to_string(),
                Lit::Int(digits) => digits.to_string(),
                _ => panic!("{} is called with another literal", call.method),
            };
            self.0.insert(call.method.to_string(), value);
        } else if let Some(Expr::Unary(_)) = call.args.first() {
            self.0.insert(call.method.to_string(), "negative".into());
        }
        visit::visit_expr_method_call(self, call);
    }
}

#[test]
fn any_text_is_read_back_as_it_is() {
    let mut seed = 0x2545_f491_4f6c_dd1d;
    for n in 0..2000 {
        let mut word = || match AWKWARD.get(n) {
            Some(text) => (*text).to_owned(),
            None => random(&mut seed),
        };
        let request = RotateSecretRequest {
            secret_id: word(),
            client_request_token: Some(word()),
            rotation_lambda_arn: Some(word()),
            rotation_rules: Some(RotationRules {
                automatically_after_days: None,
                duration: Some(word()),
                schedule_expression: Some(word()),
            }),
            rotate_immediately: Some(n % 2 == 0),
        };
        let rules = request.rotation_rules.as_ref().unwrap();
        let said = calls(&request);
        for (method, value) in [
            ("secret_id", Some(&request.secret_id)),
            ("client_request_token", request.client_request_token.as_ref()),
            ("rotation_lambda_arn", request.rotation_lambda_arn.as_ref()),
            ("duration", rules.duration.as_ref()),
            ("schedule_expression", rules.schedule_expression.as_ref()),
            ("rotate_immediately", Some(&request.at_once().to_string())),
        ] {
            assert_eq!(said.get(method), value, "{method}");
        }
    }
}

#[test]
fn days_are_said_if_they_are_a_whole_number_and_else_it_says_why_not() {
    for (days, said) in [
        ("30", Some("30")),
        (" 7 ", Some("7")),
        ("-1", Some("negative")),
        ("30.5", None),
        ("true", None),
        ("ten\n*/ \"\u{2028}", None),
        ("99999999999999999999", None),
    ] {
        let rules = RotationRules { automatically_after_days: Some(days.into()), ..RotationRules::default() };
        let request = RotateSecretRequest { rotation_rules: Some(rules), ..full() };
        let calls = calls(&request);
        assert_eq!(calls.get("automatically_after_days").map(String::as_str), said, "{days}");
        let why = "the SDK cannot send it.";
        assert_eq!(text(Snippet::Rust, &request, "", false).contains(why), said.is_none(), "{days}");
    }
}

fn calls(request: &RotateSecretRequest) -> BTreeMap<String, String> {
    let text = text(Snippet::Rust, request, "", false);
    let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let mut calls = Calls::default();
    calls.visit_file(&file);
    calls.0
}

/// Mostly what is special somewhere, now and then any character at all.
fn random(seed: &mut u64) -> String {
    const SPECIAL: &[char] =
        &['"', '\'', '\\', '\n', '\r', '\t', '$', '{', '}', '%', '#', ' ', 'a', 'u', '0', '\0'];
    let mut next = |below: u64| {
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        *seed % below
    };
    let length = next(12);
    let mut char = || match next(4) {
        0 => char::from_u32(next(0x11_0000) as u32).unwrap_or('\u{fffd}'),
        1 => char::from_u32(next(0x300) as u32).unwrap_or('\u{fffd}'),
        _ => SPECIAL[next(SPECIAL.len() as u64) as usize],
    };
    (0..length).map(|_| char()).collect()
}
