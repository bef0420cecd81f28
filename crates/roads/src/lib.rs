//! Travel time from homes to points.
//!
//! Until a road network is loaded, time is an *estimate* ([`estimate`]) over a graph of neighbouring communes and
//! main roads; every figure made of it says so, with its measured error.
//!
//! Glossary
//! - *node*: a town hall, or a junction of the backbone of main roads.
//! - *part*: land that one can cross by car; islands without a bridge are parts of their own.
//! - *joining*: the way between a home or a point and the nodes around it.
//! - *pace*: milliseconds for a metre, the inverse of speed.

pub mod estimate;
