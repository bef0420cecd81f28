//! Which language a request is answered in: French, or the one whose code its address begins with ("/en/trouver").
//! The addresses are otherwise the same, so the rooms behind know of none: what they say is put into the language, and
//! their links under its root, here and in [`pages::Page::html`].

use axum::extract::Request;
use axum::http::uri::{PathAndQuery, Uri};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use pin_project_lite::pin_project;
use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use tower_service::Service;
use words::{Language, in_language};

/// A service that answers in the language of the address.
#[derive(Clone)]
pub(crate) struct Spoken<S>(pub(crate) S);

pin_project! {
    /// An answer under way: its language is spoken whenever it is worked on, on whichever thread.
    #[project = AnswerProjection]
    pub(crate) enum Answer<F> {
        Moved { to: Option<String> },
        Asked { language: Language, #[pin] answer: F },
    }
}

impl<S, B> Service<Request<B>> for Spoken<S>
where
    S: Service<Request<B>, Response = Response, Error = Infallible>,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Answer<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let Some((language, rest)) = split(request.uri()) else {
            return Answer::Asked { language: Language::FRENCH, answer: self.0.call(request) };
        };
        if language == Language::FRENCH {
            // French has one address, without its code.
            return Answer::Moved { to: Some(rest.as_str().to_owned()) };
        }
        let mut parts = std::mem::take(request.uri_mut()).into_parts();
        parts.path_and_query = Some(rest);
        *request.uri_mut() = Uri::from_parts(parts).unwrap_or_default();
        let answer = in_language(language, || self.0.call(request));
        Answer::Asked { language, answer }
    }
}

/// The language that an address names, and the address without it.
fn split(uri: &Uri) -> Option<(Language, PathAndQuery)> {
    let path = uri.path().strip_prefix('/')?;
    let (code, rest) = path.split_once('/').unwrap_or((path, ""));
    let language = Language::of(code)?;
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    // Two slashes in a row would lead to another site where this becomes a link.
    let address = format!("/{}{query}", rest.trim_start_matches(['/', '\\']));
    Some((language, address.parse().ok()?))
}

impl<F: Future<Output = Result<Response, Infallible>>> Future for Answer<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match self.project() {
            AnswerProjection::Moved { to } => {
                let to = to.take().unwrap_or_default();
                Poll::Ready(Ok((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response()))
            }
            AnswerProjection::Asked { language, answer } => {
                let language = *language;
                in_language(language, || answer.poll(context)).map_ok(|answer| rooted(answer, language))
            }
        }
    }
}

/// An answer that leads elsewhere on the site leads there in its language.
fn rooted(mut answer: Response, language: Language) -> Response {
    let to = answer.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
    if let Some(to) = to.filter(|to| to.starts_with('/') && language != Language::FRENCH)
        && let Ok(to) = HeaderValue::from_str(&format!("{}{to}", language.root()))
    {
        answer.headers_mut().insert(header::LOCATION, to);
    }
    answer
}

/// Runs work that takes processors on a thread for it, which goes on in the language spoken here.
///
/// # Errors
/// Where the work panics.
pub(crate) async fn work<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, tokio::task::JoinError> {
    let language = Language::current();
    tokio::task::spawn_blocking(move || in_language(language, work)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_its_language_or_none() {
        let of = |address: &str| {
            split(&address.parse().expect("an address"))
                .map(|(language, rest)| (language.code(), rest.as_str().to_owned()))
        };
        assert_eq!(of("/en"), Some(("en", "/".into())));
        assert_eq!(of("/en/"), Some(("en", "/".into())));
        assert_eq!(of("/en/trouver?lieu=%C3%A9"), Some(("en", "/trouver?lieu=%C3%A9".into())));
        assert_eq!(of("/fr/trouver"), Some(("fr", "/trouver".into())));
        assert_eq!(of("/fr//example.org/"), Some(("fr", "/example.org/".into())));
        for other in ["/", "/trouver", "/english", "/EN/", "/departement/48"] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
