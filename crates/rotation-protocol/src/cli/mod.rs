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
//! Which operations and options there are is data ([`model`], `options`). This room reads no file, opens no
//! connection and knows no environment: what a command leaves open is an argument.

mod arguments;
mod call;
mod failure;
mod json;
mod model;
mod options;
mod output;
mod python;
mod read;
mod shell;
mod shorthand;
mod unpack;
mod validate;
mod value;

pub use call::Call;
pub use failure::Failure;
pub use output::{Output, output};
pub use read::{ReadError, parse, read};
pub use shell::{ShellError, split};
