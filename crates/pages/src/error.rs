//! Something did not work: what is so, then what to do.

use crate::parts::Frame;
use askama::Template;

/// An error page.
#[derive(Debug, Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    /// The frame.
    pub frame: Frame,
    /// What is so.
    pub heading: &'static str,
    /// What to do.
    pub advice: &'static str,
}

impl ErrorPage {
    /// The page of an HTTP status.
    #[must_use]
    pub fn of(status: u16) -> Self {
        let (heading, advice) = match status {
            400 => (
                "Cette adresse n’est pas lisible",
                "Écrivez un nom de commune ou un code postal à 5 chiffres.",
            ),
            404 => ("Cette page n’existe pas", "Vérifiez l’adresse, ou cherchez votre commune."),
            405 => ("Cette page se lit seulement", "Revenez à l’accueil."),
            413 => {
                ("Cette demande est trop longue", "Écrivez un nom de commune plus court, ou un code postal.")
            }
            503 => ("Le site est momentanément occupé", "Attendez une minute, puis rechargez la page."),
            _ => (
                "Le site a eu un problème",
                "Ce n’est pas de votre faute. Rechargez la page dans une minute.",
            ),
        };
        Self { frame: Frame { title: heading.into(), ..Frame::default() }, heading, advice }
    }
}
