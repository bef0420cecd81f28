//! The API, `/api/v1/`: what the pages say, for programs.
//!
//! An operation is declared once ([`operation::Operation`]): its address, its parameters with their bounds, the type of
//! its answer. From that declaration requests are read and refused ([`parameter`]), and the OpenAPI document is made
//! ([`document`]), so that it cannot promise what is not done. Every fault is a `problem+json` ([`problem`]).
//!
//! Read in this order: [`parameter`], [`operation`], [`serve`] (from a request to its answer), then the operations.

mod parameter;
mod problem;

mod operation;
mod serve;

mod coverage;
mod datasets;
mod near;
mod points;
mod promises;

mod document;

pub(crate) use serve::router;
