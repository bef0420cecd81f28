//! The download of the official list, against a stand-in for data.gouv.fr on this machine.

mod official_list;
mod stand_in;
