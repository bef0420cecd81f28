//! `cargo xtask witness`: programs that are not ours look at what ours made.

mod api;
mod exports;

use crate::Failure;

/// Options of `cargo xtask witness`.
#[derive(clap::Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    witness: Witness,
}

#[derive(clap::Subcommand)]
enum Witness {
    /// pandas, pyarrow and GDAL open every exported file and find the same rows, fields, kinds and cells.
    Exports(exports::Options),
    /// schemathesis asks the API by its own OpenAPI document, with all its checks: 20,000 cases and more.
    Api(api::Options),
}

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    match &options.witness {
        Witness::Exports(options) => exports::run(options),
        Witness::Api(options) => api::run(options),
    }
}
