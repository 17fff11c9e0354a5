//! A RotateSecret request as it is found elsewhere and pasted: a command of the AWS CLI or of curl, a whole HTTP request
//! or the JSON of its body. What is read is what the CLI would send; what cannot be read says why.
//!
//! ```
//! use rotation_protocol::paste;
//!
//! let pasted = paste::read(r#"{"SecretId": "db", "RotationRules": {"AutomaticallyAfterDays": 30}}"#, Some("us-west-2")).unwrap();
//! assert_eq!(pasted.call.rotate_secret().unwrap().secret_id, "db");
//! ```

mod curl;
mod found;
mod http;

use std::fmt;

use crate::cli::{self, Call, ReadError};

/// What was read.
pub struct Pasted {
    /// The call.
    pub call: Call,
    /// Whether the text holds a secret key or a session token: it should not be kept.
    pub has_keys: bool,
}

/// `region` stands in where the text names none.
pub fn read(text: &str, region: Option<&str>) -> Result<Pasted, ReadError> {
    if text.trim_start().starts_with('{') {
        let call = cli::body(text, region, None).map_err(ReadError::Cli)?;
        return Ok(Pasted { call, has_keys: false });
    }
    if let Some(found) = http::read(text)? {
        return found.pasted(region);
    }
    // What bash would not split is refused in the CLI's door as well.
    if let Ok(words) = cli::with_variables(text)
        && let Some(arguments) = curl::arguments(&words)
    {
        return curl::read(arguments)?.pasted(region);
    }
    cli::read(text, region).map(|call| Pasted { call, has_keys: false })
}

/// A call can hold what was pasted: it doesn't print, and neither does this.
impl fmt::Debug for Pasted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pasted").field("call", &self.call).field("has_keys", &self.has_keys).finish()
    }
}
