//! The service's checks in words, each with how it went.

use rotation_core::fact::{Evidence, Fact};
use rotation_lab::outcome::{Check, Checked};

/// One check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is looked at, as if it were so.
    pub words: &'static str,
    /// How it went.
    pub checked: Checked,
    /// How the rule is known by which it refuses.
    pub evidence: Option<Evidence>,
}

/// All of them, for a request that this rule refuses, or none.
pub(super) fn lines(refused_by: Option<&'static Fact>) -> Vec<Line> {
    let line = |(check, checked)| {
        let refused = (checked == Checked::Refused).then_some(refused_by).flatten();
        Line { words: words(check), checked, evidence: refused.map(|rule| rule.evidence) }
    };
    Check::each(refused_by).map(line).collect()
}

/// How it went, for those who do not see the glyph.
pub fn verdict(checked: Checked) -> &'static str {
    match checked {
        Checked::Passed => "passed",
        Checked::Refused => "refused",
        Checked::NotReached => "not reached",
    }
}

fn words(check: Check) -> &'static str {
    match check {
        Check::Body => "The body is JSON of the right types",
        Check::Caller => "The caller may call RotateSecret",
        Check::Members => "Lengths, ranges and letters",
        Check::Token => "There is a ClientRequestToken",
        Check::Secret => "The secret exists and is not marked for deletion",
        Check::Rotator => "No other service or partner rotates it",
        Check::Schedule => "Days, expression and Duration go together",
        Check::Function => "There is a function the caller may have invoked",
        Check::Admission => "The function lets Secrets Manager in",
        Check::Unfinished => "No earlier rotation is unfinished",
        Check::NewToken => "The token is no other version’s",
        Check::Room => "There is room for one more version",
    }
}
