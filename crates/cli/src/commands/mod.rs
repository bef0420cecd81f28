//! One file a command: reads its words, calls one use case, prints.

pub(crate) mod coverage;
pub(crate) mod doctor;
pub(crate) mod export;
pub(crate) mod find;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod left_out;
pub(crate) mod levels;
pub(crate) mod measured;
pub(crate) mod posters;
pub(crate) mod promises;
pub(crate) mod remedy;
pub(crate) mod serve;
pub(crate) mod whatif;
