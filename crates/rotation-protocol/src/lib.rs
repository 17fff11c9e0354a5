//! How one talks to AWS Secrets Manager: JSON 1.1, Signature Version 4, the AWS CLI, snippets.

pub mod cli;
pub mod endpoint;
mod model;
pub mod paste;
pub mod policy;
pub mod service;
pub mod sigv4;
pub mod snippet;
pub mod trail;
pub mod wire;
