//! Random requests: whatever an HTTP client can send.
//!
//! Left out is where AWS's signers differ among themselves: a plus sign in the query (a blank to this one, itself to
//! botocore), a path that ends in a dot segment (this one keeps a slash there, botocore does not), and headers that
//! only some of them leave unsigned.

use rotation_core::stamp::Entropy;

#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) key_id: String,
    pub(crate) secret: String,
    pub(crate) token: Option<String>,
    pub(crate) region: &'static str,
    pub(crate) service: &'static str,
    /// Since 1970.
    pub(crate) seconds: i64,
    pub(crate) method: &'static str,
    pub(crate) host: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: String,
    /// In seconds, of the query form; the header form has none.
    pub(crate) lifetime: Option<u32>,
    pub(crate) normalize: bool,
    pub(crate) sign_body: bool,
    pub(crate) omit_token: bool,
}

const LETTERS: &[&str] = &["a", "B", "c", "Z", "7", "0", "x", "M"];
const SECRET: &[&str] = &["a", "B", "9", "+", "/", "k", "="];
const PATH: &[&str] =
    &["a", "B", "7", "/", "//", "/./", "/../", "-._~", "!$&'()*+,;=:@", "%20", "%2F", "%e2%98%83", "%"];
const QUERY: &[&str] = &["a", "b", "B", "1", "-._~", "%20", "%2B", "%26", "%3d", "%e2%98%83", "!$'()*,;:@/?"];
const VALUE: &[&str] = &["a", "B", "1", " ", "  ", "   ", ",", ";", "=", "\"", "%20"];
const BODY: &[&str] = &["{", "}", "\"", "SecretId", "é", "☃", "\n", " ", "\u{10FFFF}", "7"];
const NAMES: &[&str] = &[
    "content-type",
    "X-Amz-Target",
    "x-amz-meta-a",
    "X-AMZ-META-A",
    "accept",
    "User-Agent",
    "X-Amzn-Trace-Id",
    "my-header",
    "My-Header2",
    "content-length",
];

impl Request {
    pub(crate) fn drawn(seed: u64, number: u64) -> Self {
        let mut draw = Draw { entropy: Entropy::of_call(seed, number), next: 0 };
        let path = draw.word(PATH, 10);
        let end = draw.one(&["", "/", "a"]);
        let pairs = draw.below(5);
        Self {
            key_id: format!("AKID{}", draw.word(LETTERS, 16)),
            secret: format!("s{}", draw.word(SECRET, 80)),
            token: draw.chance(3).then(|| format!("t{}", draw.word(SECRET, 300))),
            region: draw.one(&["us-east-1", "eu-central-1", "cn-north-1", "us-gov-west-1", "xx-nowhere-1"]),
            service: draw.one(&["secretsmanager", "iam", "sts", "execute-api"]),
            seconds: i64::try_from(draw.below(4_102_444_800)).expect("a time before 2100"),
            method: draw.one(&["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH"]),
            host: draw.one(&["example.com", "127.0.0.1:4566", "[::1]:8080", "a.b-c.amazonaws.com"]).into(),
            path: format!("/{}{end}", path.trim_end_matches(['.', '/'])),
            query: (0..pairs).map(|_| draw.pair()).collect::<Vec<_>>().join("&"),
            headers: (0..draw.below(6)).map(|_| (draw.one(NAMES), draw.word(VALUE, 12))).collect(),
            body: draw.word(BODY, 40),
            lifetime: draw.chance(2).then(|| 1 + u32::try_from(draw.below(604_800)).expect("a week at most")),
            normalize: !draw.chance(4),
            sign_body: draw.chance(3),
            omit_token: draw.chance(4),
        }
    }
}

/// A run of draws from one entropy.
struct Draw {
    entropy: Entropy,
    next: u64,
}

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.next += 1;
        self.entropy.nth(self.next).below(bound)
    }

    /// One time in `many`.
    fn chance(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    fn one(&mut self, of: &[&'static str]) -> &'static str {
        of[usize::try_from(self.below(of.len() as u64)).expect("an index")]
    }

    fn word(&mut self, pieces: &[&'static str], most: u64) -> String {
        (0..self.below(most + 1)).map(|_| self.one(pieces)).collect()
    }

    /// A pair of the query, its value missing, empty or there.
    fn pair(&mut self) -> String {
        let name = format!("n{}", self.word(QUERY, 3));
        let value = self.word(QUERY, 4);
        if self.chance(5) { name } else { format!("{name}={value}") }
    }
}
