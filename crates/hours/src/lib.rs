//! When a place receives people: what lists say ([`parse`]), as rules ([`rule`]).

pub mod parse;
pub mod rule;
