//! What is called otherwise there and here: ARNs, whose last characters are drawn, and tokens that were blacked out.

use serde_json::Value;

/// Pairs of what stands in the recording and what stands for it here.
#[derive(Default)]
pub(crate) struct Names {
    pairs: Vec<(String, String)>,
    tokens: usize,
}

impl Names {
    pub(crate) fn bind(&mut self, recorded: &str, here: &str) {
        if recorded != here && !recorded.is_empty() && !self.pairs.iter().any(|(known, _)| known == recorded)
        {
            self.pairs.push((recorded.into(), here.into()));
        }
    }

    /// What stands here for what the recording says.
    pub(crate) fn here(&mut self, recorded: &str) -> String {
        self.bind_placeholders(recorded);
        self.pairs.iter().fold(recorded.into(), |text, (there, here)| text.replace(there, here))
    }

    /// What the recording would say.
    pub(crate) fn there(&self, text: &str) -> String {
        self.pairs.iter().fold(text.into(), |text, (there, here)| text.replace(here, there))
    }

    /// A token that nobody else has.
    pub(crate) fn fresh(&mut self) -> String {
        self.tokens += 1;
        format!("00000000-0000-4000-8000-{:012}", self.tokens)
    }

    /// The placeholder for the version that the function's log calls by this name.
    pub(crate) fn placeholder(&self, name: &str) -> Option<&str> {
        let end = format!("-{name}>");
        self.pairs.iter().map(|(there, _)| there.as_str()).find(|there| there.ends_with(&end))
    }

    /// A blacked-out token gets one that has the form of a token.
    fn bind_placeholders(&mut self, text: &str) {
        let mut rest = text;
        while let Some(start) = rest.find("<redacted-") {
            let Some(end) = rest[start..].find('>') else { return };
            let placeholder = &rest[start..=start + end];
            if !self.pairs.iter().any(|(known, _)| known == placeholder) {
                let fresh = self.fresh();
                self.bind(placeholder, &fresh);
            }
            rest = &rest[start + end..];
        }
    }

    /// Answers name a new secret's ARN first.
    pub(crate) fn learn_arn(&mut self, recorded: &Value, here: &Value) {
        if let (Some(recorded), Some(here)) = (recorded["ARN"].as_str(), here["ARN"].as_str()) {
            self.bind(recorded, here);
        }
    }
}
