//! What is signed and what is sent, in either form.

use super::canonical::{BodyHash, Header, Pair, Parts, Trace};
use super::canonical::{added, decoded, given, push_encoded, push_names, sort};
use super::{ALGORITHM, CanonicalRequest, Credentials, Form, Options, Scope, Unsigned};

const DATE: &str = "x-amz-date";
const TOKEN: &str = "x-amz-security-token";
const BODY_HASH: &str = "x-amz-content-sha256";
const AUTHORIZATION: &str = "authorization";
const HOST: &str = "host";

/// Sent if given, never signed: clients and proxies may rewrite them on the way. AWS's signers differ a little in what
/// is among them; these are botocore's.
const NEVER_SIGNED: [&str; 14] = [
    "baggage",
    "connection",
    "expect",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "traceparent",
    "tracestate",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "x-amzn-trace-id",
];

const TOKEN_IN_QUERY: &str = "X-Amz-Security-Token";
const SIGNATURE_IN_QUERY: &str = "X-Amz-Signature";

/// What signing writes into the query, and therefore takes out of the one that is given.
const IN_QUERY: [&str; 7] = [
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Date",
    "X-Amz-SignedHeaders",
    "X-Amz-Expires",
    TOKEN_IN_QUERY,
    SIGNATURE_IN_QUERY,
];

/// A request about to be signed.
pub(super) struct Plan<'a> {
    request: &'a Unsigned<'a>,
    options: Options,
    body_hash: &'a BodyHash<'a>,
    /// Every header but `Authorization`; `host` is the last.
    headers: Vec<Header<'a>>,
    /// What the query form adds and signs.
    added: String,
    /// What it adds without signing it.
    added_unsigned: String,
}

impl<'a> Plan<'a> {
    /// `time` is the moment as `X-Amz-Date` has it, `body_hash` what [`body_hash`] says of the same.
    pub(super) fn new(
        request: &'a Unsigned<'a>,
        credentials: &'a Credentials,
        scope: &Scope,
        time: &'a str,
        body_hash: &'a BodyHash<'a>,
        options: Options,
    ) -> Self {
        let mut headers = Vec::with_capacity(request.headers.len() + 4);
        let given = request.headers.iter().enumerate();
        let given = given.map(|(index, (name, value))| Header::given(index, name, value));
        headers.extend(given.filter(|header| !is_replaced(&header.name, options)));
        if options.form == Form::Header {
            headers.push(Header::added(DATE, time));
            if options.sign_body {
                headers.push(Header::added(BODY_HASH, body_hash.as_str()));
            }
            headers.extend(credentials.session_token().map(|token| Header::added(TOKEN, token)));
        }
        headers.push(Header::host(request.host));
        let (added, added_unsigned) = (String::new(), String::new());
        let mut plan = Self { request, options, body_hash, headers, added, added_unsigned };
        if let Form::Query(lifetime) = options.form {
            plan.add(credentials, scope, time, lifetime.seconds());
        }
        plan
    }

    fn add(&mut self, credentials: &Credentials, scope: &Scope, time: &str, seconds: u32) {
        let mut names = String::new();
        push_names(&self.signed(), &mut names, &mut ());
        let credential = format!("{}/{scope}", credentials.access_key_id());
        let values = [ALGORITHM, &credential, time, &names, &seconds.to_string()];
        for (name, value) in IN_QUERY.iter().zip(values) {
            push_pair(name, value, &mut self.added);
        }
        if let Some(token) = credentials.session_token() {
            let omitted = self.options.omit_session_token;
            push_pair(
                TOKEN_IN_QUERY,
                token,
                if omitted { &mut self.added_unsigned } else { &mut self.added },
            );
        }
    }

    pub(super) fn canonical(&self, trace: &mut impl Trace) -> CanonicalRequest {
        let parts = Parts {
            method: self.request.method,
            path: self.request.path,
            normalize_path: self.options.normalize_path,
            query: self.kept().chain(added(&self.added)),
            headers: &self.signed(),
            body_hash: self.body_hash,
        };
        CanonicalRequest::new(parts, trace)
    }

    /// The headers and the query to send; `authorization` makes the header's value.
    pub(super) fn sent(
        self,
        signature: &str,
        authorization: impl FnOnce() -> String,
    ) -> (Vec<(String, String)>, String) {
        let query = match self.options.form {
            Form::Header => self.request.query.to_owned(),
            Form::Query(_) => self.signed_query(signature),
        };
        let sent = self.headers.into_iter().filter(|header| header.name != HOST);
        let mut headers: Vec<_> =
            sent.map(|header| (header.name.into_owned(), header.value.into_owned())).collect();
        if self.options.form == Form::Header {
            headers.push((AUTHORIZATION.into(), authorization()));
        }
        (headers, query)
    }

    fn signed_query(&self, signature: &str) -> String {
        let mut query = String::with_capacity(self.request.query.len() + self.added.len() + 128);
        for pair in self.kept() {
            query.extend([if query.is_empty() { "" } else { "&" }, pair.text]);
        }
        for part in [&self.added, &self.added_unsigned].into_iter().filter(|part| !part.is_empty()) {
            query.extend([if query.is_empty() { "" } else { "&" }, part]);
        }
        push_pair(SIGNATURE_IN_QUERY, signature, &mut query);
        query
    }

    /// The request's own pairs, in the query form without those that signing writes.
    fn kept(&self) -> impl Iterator<Item = Pair<'a>> {
        let form = self.options.form;
        given(self.request.query).filter(move |pair| {
            form == Form::Header || !IN_QUERY.iter().any(|name| decoded(pair.name()) == name.as_bytes())
        })
    }

    fn signed(&self) -> Vec<&Header<'a>> {
        sort(self.headers.iter().filter(|header| is_signed(&header.name, self.options)))
    }
}

/// A request that names its body hash (`UNSIGNED-PAYLOAD`, or one computed while streaming) is taken at its word.
pub(super) fn body_hash<'a>(request: &Unsigned<'a>, options: Options) -> BodyHash<'a> {
    let mut headers = request.headers.iter().enumerate();
    let given = headers.find(|(_, (name, _))| name.trim_ascii().eq_ignore_ascii_case(BODY_HASH));
    match given {
        Some((index, (name, value))) if !options.sign_body => {
            BodyHash::Given(Header::given(index, name, value))
        }
        _ => BodyHash::of(request.body),
    }
}

/// A header that signing writes itself, here or in the query.
fn is_replaced(name: &str, options: Options) -> bool {
    [AUTHORIZATION, HOST, DATE, TOKEN].contains(&name) || (options.sign_body && name == BODY_HASH)
}

fn is_signed(name: &str, options: Options) -> bool {
    !NEVER_SIGNED.contains(&name) && (name != TOKEN || !options.omit_session_token)
}

/// Appends `name=value` encoded, after an ampersand if it is not the first.
fn push_pair(name: &str, value: &str, out: &mut String) {
    out.extend([if out.is_empty() { "" } else { "&" }, name, "="]);
    push_encoded(value.as_bytes(), out);
}
