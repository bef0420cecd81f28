//! When a place receives people: what lists say ([`parse`]), as rules ([`rule`]); what the rules make of a date
//! ([`calendar`], [`holidays`]), of a usual week ([`habit`]), of a moment ([`state`]) and of a week of the whole network
//! ([`week`]); and the same rules in the words of OpenStreetMap ([`osm`]).

pub mod parse;
pub mod rule;

pub mod calendar;
pub mod habit;
pub mod holidays;
pub mod state;
pub mod week;

pub mod osm;
