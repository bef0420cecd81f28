//! Who acts: every use case is told.

/// The author of an action. Agents and other signed-in people will join with their accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Anybody on the web: reads public pages.
    Anonymous,
    /// Whoever may run the command line on the machine that holds the data.
    CommandLine,
}
