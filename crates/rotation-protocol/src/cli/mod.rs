//! The AWS CLI, version 1, as a grammar: a command in, the request it would send out; an answer in, its output out.
//!
//! ```
//! use rotation_protocol::cli;
//!
//! let words = cli::split("aws secretsmanager rotate-secret --secret-id MyTestDatabaseSecret").unwrap();
//! let call = cli::parse(&words[1..], Some("us-west-2")).unwrap();
//! assert_eq!(call.body("t"), r#"{"SecretId": "MyTestDatabaseSecret", "ClientRequestToken": "t"}"#);
//!
//! let output = cli::output("RotateSecret", 200, r#"{"ARN":"a","Name":"b"}"#);
//! assert_eq!(output.stdout, "{\n    \"ARN\": \"a\",\n    \"Name\": \"b\"\n}\n");
//! ```
//!
//! Which operations and options there are is data (`model`, `options`). This room reads no file, opens no
//! connection and looks at no environment: what a command leaves open is an argument, and what stands behind a command
//! that is run is a value ([`Host`]).

mod arguments;
mod body;
mod call;
mod close;
mod complete;
mod door;
mod environment;
mod failure;
mod help;
mod host;
mod json;
mod line;
mod operation;
mod options;
mod output;
mod paramfile;
mod python;
mod query;
mod read;
mod redact;
mod run;
mod shell;
mod shorthand;
mod skeleton;
mod unpack;
mod validate;
mod value;

pub use body::body;
pub use call::Call;
pub use complete::{Completion, Known, complete};
pub use failure::Failure;
pub use host::{Host, SkeletonOutput};
pub(crate) use operation::dashed;
pub use output::{Output, output};
pub use read::{Command, ReadError, command, parse, read};
pub use redact::{REDACTED, Redacted, redact};
pub use run::{Answer, Request, Step, Waiting, run};
pub(crate) use shell::with_variables;
pub use shell::{ShellError, Word, commands, place, split, words};
