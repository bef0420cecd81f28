//! All that opens an outgoing socket: today, the download of the official list.

pub mod official_list;
