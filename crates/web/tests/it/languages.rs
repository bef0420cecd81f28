//! All addresses of the site in all languages: another language says other words, and changes nothing else.

use crate::html;
use crate::sameness::{alternates, differences, left_in_french, links, names, same};
use crate::site::Site;
use std::fmt::Write as _;
use words::Language;

/// Every address that the router knows, with parameters that make sense of it and others that do not. Those that lead
/// elsewhere and those that are files are among them.
const ADDRESSES: [&str; 84] = [
    "/",
    "/trouver",
    "/trouver?lieu=Mende",
    "/trouver?lieu=48095&soir=oui",
    "/trouver?lieu=Mende&samedi=oui&libre=oui",
    "/trouver?lieu=Mende&par=msa&bus=oui",
    "/trouver?lieu=Saint-Denis",
    "/trouver?lieu=Ouessant",
    "/trouver?lieu=Zzyzxqwv",
    "/trouver?lieu=%00",
    "/trouver?lieu=Mende&ouvert=demain",
    "/trouver/suggestions?lieu=men",
    "/trouver/ici",
    "/trouver/fond/48095/0",
    "/point/exemple-48095",
    "/point/exemple-48095/horaires.ics",
    "/point/inconnu",
    "/engagements",
    "/engagements/p1",
    "/engagements/p2",
    "/engagements/p3",
    "/engagements/p4",
    "/engagements/p5",
    "/engagements/p6",
    "/engagements/p7",
    "/engagements/p8",
    "/engagements/p99",
    "/engagements/heures.csv",
    "/engagements/p4/communes",
    "/engagements/p4/communes?etat=a-verifier&page=2",
    "/engagements/p4/communes.csv",
    "/engagements/p4/minutes.csv",
    "/engagements/p4/remedes.csv",
    "/engagements/historique",
    "/engagements/historique.csv",
    "/engagements/changements.csv",
    "/engagements.csv",
    "/departement/48",
    "/departement/75",
    "/region/76",
    "/epci/200069151",
    "/epci/999999999",
    "/departement/48/communes",
    "/departement/48/communes?page=x",
    "/departement/48/communes.csv",
    "/departement/48/heures.csv",
    "/departement/48/minutes.csv",
    "/departement/48/remedes.csv",
    "/departement/48/historique",
    "/departement/48/historique.csv",
    "/departement/48/changements.csv",
    "/departement/48/engagements",
    "/departement/48/engagements.csv",
    "/commune/48080",
    "/commune/75056",
    "/commune/99999",
    "/commune/48080/engagements",
    "/commune/48080/engagements.csv",
    "/commune/48080/heures.csv",
    "/commune/48080/minutes.csv",
    "/commune/48080/remedes.csv",
    "/commune/48080/affiche",
    "/commune/29155/affiche",
    "/commune/48080/affiche.pdf",
    "/departement/90/affiches.pdf",
    "/et-si",
    "/et-si?departement=48",
    "/et-si?point=exemple-48095",
    "/et-si?fermer=exemple-48061",
    "/et-si?horaires_point=exemple-48095&horaires_texte=lu-sa+8h-19h",
    "/et-si?horaires=exemple-48095:lu-sa%208h-19h&ouvrir=48096&deplacer=exemple-48061:3.25,44.81",
    "/et-si?ouvrir=Saint-Denis",
    "/et-si?fermer=inconnu",
    "/et-si/communes.csv?fermer=exemple-48061",
    "/methode",
    "/carte",
    "/carte/fond/0/pays",
    "/carte/chiffres/p4",
    "/donnees",
    "/donnees/points-france-services.csv",
    "/donnees/inconnu.csv",
    "/api",
    "/assets/mark.svg",
    "/nulle-part",
];
/// Addresses of the router that are no part of the site that people read.
const OPERATIONS: [&str; 2] = ["/sante", "/pret"];

#[test]
fn every_address_of_the_router_is_looked_at() {
    let router = include_str!("../../src/router.rs");
    let routes: Vec<&str> =
        router.split(".route(").skip(1).filter_map(|rest| rest.split('"').nth(1)).collect();
    assert!(routes.len() > 20, "{routes:?}");
    let fits = |route: &str, address: &str| {
        let path = address.split('?').next().unwrap_or_default();
        let (route, path): (Vec<&str>, Vec<&str>) = (route.split('/').collect(), path.split('/').collect());
        route.len() == path.len()
            && route.iter().zip(&path).all(|(part, of)| part.starts_with('{') || part == of)
    };
    let missing: Vec<&&str> = routes
        .iter()
        .filter(|route| !OPERATIONS.contains(route) && !ADDRESSES.iter().any(|address| fits(route, address)))
        .collect();
    assert!(missing.is_empty(), "not among the addresses of this test: {missing:?}");
}

#[test]
fn pages_say_the_same_in_every_language() {
    let site = Site::start();
    let names = names();
    let mut faults = String::new();
    for address in ADDRESSES {
        let french = site.get(address);
        if french.status >= 500 {
            let _ = writeln!(faults, "{address}: {}", french.status);
        }
        for language in Language::all().filter(|language| *language != Language::FRENCH) {
            let other = site.get(&under(language, address));
            let mut found = same(address, language, &french, &other);
            if french.is_page() && other.is_page() {
                let status = french.status;
                let (french, other) = (html::read(&french.text()), html::read(&other.text()));
                found.extend(differences(&french, &other));
                found.extend(links(Language::FRENCH, &french));
                found.extend(links(language, &other));
                found.extend(left_in_french(&french, &other, &names));
                found.extend(alternates(&site, &french, status));
                found.extend(alternates(&site, &other, status));
            }
            for fault in found {
                let _ = writeln!(faults, "{} {address}: {fault}", language.code());
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{faults}", faults.lines().count());
}

#[test]
fn french_has_one_address_and_errors_speak_the_language() {
    let site = Site::start();
    for address in ADDRESSES {
        let moved = site.get(&format!("/fr{address}"));
        let to = moved.header("location");
        assert_eq!((moved.status, to.as_deref()), (308, Some(address)), "/fr{address}");
    }
    for language in Language::all() {
        for (method, status) in [("POST", 405), ("DELETE", 405)] {
            let answer = site.ask(method, &under(language, "/engagements"));
            let page = html::read(&answer.text());
            let said = page.tags[0].get("lang");
            assert_eq!((answer.status, said), (status, Some(language.code())), "{method}");
            assert_eq!(answer.header("content-language").as_deref(), Some(language.code()));
        }
    }
}

/// An address in a language.
pub(crate) fn under(language: Language, address: &str) -> String {
    let root = language.root();
    if root.is_empty() {
        address.to_owned()
    } else {
        format!("{root}{}", address.strip_suffix('/').unwrap_or(address))
    }
}
