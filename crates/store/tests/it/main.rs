//! The tests of the store. All that is not about opening one engine's database runs on both engines.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

/// Declares tests that run on SQLite and on PostgreSQL: each is an `async fn` of a [`place::Place`].
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $name() {
                super::$name($crate::place::Place::sqlite()).await;
            })+
        }
        mod postgres {
            $(#[tokio::test]
            async fn $name() {
                super::$name($crate::place::Place::postgres()).await;
            })+
        }
    };
}

mod place;

mod closures;
mod concurrency;
mod grids;
mod kill;
mod lists;
mod opening;
mod partner_sessions;
mod statements;
