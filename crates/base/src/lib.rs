//! Words that every room of the house shares: where ([`coord`]), when ([`clock`]), in which month ([`months`]),
//! how long ([`travel`]), how many ([`people`]), who acts ([`actor`]), under which name ([`ids`]), and within which
//! bounds ([`limits`]).
//!
//! Nothing here knows about files, SQL, HTTP or any engine.

pub mod actor;
pub mod clock;
pub mod coord;
pub mod ids;
pub mod limits;
pub mod months;
pub mod people;
pub mod travel;
