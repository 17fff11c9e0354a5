//! Signatures and endpoints against things that were not made here: AWS's published example, and, where
//! `ROTATION_LAB_FIXTURES` names the folder, its suite, botocore's signatures and botocore's endpoints.

mod call;
mod doctor;
mod endpoints;
mod fixtures;
mod query_form;
mod secrecy;
mod sources;
mod suite;
mod vectors;
mod verify;
mod worked_example;
