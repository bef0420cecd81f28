//! The API, `/api/v1/`: what the pages say, for programs.
//!
//! An operation is declared once ([`operation::Operation`]): its address, its parameters with their bounds, the type of
//! its answer. From that declaration requests are read and refused ([`parameter`]), and the OpenAPI document is made
//! ([`document`]), so that it cannot promise what is not done. Every fault is a `problem+json` ([`problem`]).
//!
//! Read in this order: [`parameter`], [`operation`], [`serve`] (from a request to its answer), then the operations.

pub(crate) mod parameter;
pub(crate) mod problem;

pub(crate) mod operation;
pub(crate) mod serve;

mod coverage;
mod datasets;
mod near;
mod points;
mod promises;

pub(crate) mod document;

pub(crate) use serve::router;
