//! Fewer vertices for smaller maps.
