//! The API's operations as data, written down once: names, order, types and bounds of the public service model
//! (2017-10-17), without a word of its documentation. What is sent to the service ([`crate::wire`]) is checked against
//! it, and the options of the CLI ([`crate::cli`]) are made of it. Neither face is known here.

mod inputs;
mod outputs;
mod shape;

pub(crate) use inputs::{BEYOND, INPUTS, input_of};
pub(crate) use outputs::output_of;
pub(crate) use shape::{Kind, Member, Place, lower_camel};

/// The member whose value a client makes up where it is left out.
pub(crate) const TOKEN: &str = "ClientRequestToken";
