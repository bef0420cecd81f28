//! The calendar against a slow, obvious oracle; comments and cells through the public door: hand-made cases, random
//! text, and the official list where it is.

mod calendar;
mod comments;
mod dates;
mod families;
mod moments;
mod mutations;
mod official;
mod oracle;
mod osm;
mod random;
mod reading;
mod sites;
