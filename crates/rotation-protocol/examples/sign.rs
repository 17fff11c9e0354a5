//! Signs what it reads: one JSON object a line in; one `Authorization` header a line out, or the signed query where the
//! object says how long the signature `expires` after. A signer of another make can then be held against this one
//! (`tests/botocore_differential.py`).

use std::io::{self, BufRead as _, Write as _};

use rotation_core::time::Timestamp;
use rotation_protocol::endpoint::Endpoint;
use rotation_protocol::sigv4::{Credentials, Form, Lifetime, Options, Signer, Unsigned, sign_call};
use serde_json::Value;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let signed = signed(&line?).unwrap_or_else(|| "not understood".into());
        writeln!(out, "{signed}")?;
    }
    Ok(())
}

/// `operation` makes it a call of the service; otherwise it is any request.
fn signed(line: &str) -> Option<String> {
    let input: Value = serde_json::from_str(line).ok()?;
    let text = |name: &str| input[name].as_str();
    let token = text("session_token").map(String::from);
    let credentials = Credentials::new(text("access_key")?, text("secret_key")?, token);
    let mut signer = Signer::new(credentials, text("region")?, text("service")?);
    let at = Timestamp::from_millis(input["at"].as_i64()?)?;
    let endpoint = Endpoint::parse(text("endpoint")?).ok()?;
    let body = text("body")?;
    if let Some(operation) = text("operation") {
        let signed = sign_call(&mut signer, &endpoint, operation, body.into(), at).signed;
        return signed.authorization().map(String::from);
    }
    let pairs = input["headers"].as_array()?;
    let headers: Option<Vec<_>> =
        pairs.iter().map(|pair| Some((pair[0].as_str()?, pair[1].as_str()?))).collect();
    let request = Unsigned {
        method: text("method")?,
        host: endpoint.host(),
        path: text("path")?,
        query: text("query")?,
        headers: &headers?,
        body: body.as_bytes(),
    };
    let Some(seconds) = input["expires"].as_u64() else {
        return signer.sign(&request, at, Options::default()).authorization().map(String::from);
    };
    let form = Form::Query(Lifetime::of_seconds(seconds.try_into().ok()?)?);
    Some(signer.sign(&request, at, Options { form, ..Options::default() }).query)
}
