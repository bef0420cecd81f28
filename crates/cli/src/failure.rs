//! How a command ends: the message names the thing and the remedy; the exit code tells scripts which kind.

use std::process::ExitCode;

/// A command that did not do what was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Wrong words on the command line, or a thing that does not exist (exit 2).
    Usage(String),
    /// A file that was refused whole; nothing has changed (exit 3).
    RefusedFile(String),
    /// Needs to be confirmed; nothing has changed (exit 4).
    NeedsConfirmation(String),
    /// Anything else: the database, the disk, the network (exit 1).
    Other(String),
}

impl Failure {
    /// The exit code that scripts read.
    pub(crate) fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Other(_) => 1,
            Self::Usage(_) => 2,
            Self::RefusedFile(_) => 3,
            Self::NeedsConfirmation(_) => 4,
        })
    }

    /// What is said on standard error.
    pub(crate) fn message(&self) -> &str {
        match self {
            Self::Usage(text)
            | Self::RefusedFile(text)
            | Self::NeedsConfirmation(text)
            | Self::Other(text) => text,
        }
    }
}

/// The message of an error followed by the messages of its causes, but for those that a library has already
/// repeated in its own.
pub(crate) fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let says = inner.to_string();
        if !text.ends_with(&says) {
            text.push_str(": ");
            text.push_str(&says);
        }
        cause = inner.source();
    }
    text
}
