//! Every commune's poster, written and read back by another library.

use app::engines::territory::{Target, Territory};
use app::find::{Doors, Doorsteps};
use app::network::{Network, demonstration};
use pages::poster::fit::Step;
use pages::poster::{Fitted, Poster, Posters};
use std::collections::BTreeMap;
use testkit::pdf::{self, Page};
use web::posters::{Source, Whose, pdf, words};
use words::{Language, in_language};

/// Smallest letters on a poster, in points.
const LEAST: f64 = 16.0;
/// No letter is nearer to the edge of the sheet than this, in points.
const EDGE: f64 = 34.0;

fn source(network: &Network) -> Source<'_> {
    let date = jiff::civil::date(2024, 9, 4);
    let now = "2024-09-04T10:00:00+02:00".parse().expect("a moment");
    Source { network, date, now, site: Some("https://maillage.example/") }
}

/// What is wrong with a page that should be this poster.
fn faults(page: &Page, poster: &Poster) -> Vec<String> {
    let mut faults = page.faults(LEAST, EDGE);
    let said = flat(&page.text());
    for expected in expected(poster) {
        if !said.contains(&flat(&expected)) {
            faults.push(format!("{expected:?} is not there: {said}"));
        }
    }
    let kinds: Vec<&str> = page.tagged.iter().map(|(kind, _)| kind.as_str()).collect();
    let headings = kinds.iter().filter(|kind| **kind == "H2").count();
    if kinds.first() != Some(&"H1") || headings != poster.points.len() {
        faults.push(format!("tags {kinds:?}"));
    }
    faults
}

/// What a fitted poster must say.
fn expected(poster: &Poster) -> Vec<String> {
    let mut all = vec![poster.name.clone(), poster.lead.clone(), poster.source.clone()];
    all.extend(poster.warnings.iter().cloned());
    all.extend(poster.demonstration.clone());
    all.extend(poster.address.clone());
    for point in &poster.points {
        all.extend([point.name.clone(), point.phone.clone(), point.town.clone()]);
        if let Some(minutes) = &point.minutes {
            all.push(format!("{minutes} min {}", words::t!(poster_estimate)));
        }
        for line in &point.hours {
            all.push(format!("{} {}", line.days, line.hours));
        }
        all.extend(point.closures.iter().map(|closure| closure.dates.clone()));
        all.extend(point.only.clone());
    }
    all
}

/// Without any space: lines end where there was one.
fn flat(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Departments whose file is read back: small and large, islands, bilingual, without any point. The official list's
/// are all read back, by a test of the command line.
const READ_BACK: [&str; 10] = ["2A", "29", "48", "75", "90", "971", "973", "976", "978", "987"];

#[test]
fn every_commune_of_the_demonstration_has_its_poster_on_one_page_in_every_language() {
    std::thread::scope(|scope| {
        for language in Language::all() {
            scope.spawn(move || in_language(language, every_commune_has_its_poster));
        }
    });
}

fn every_commune_has_its_poster() {
    let language = Language::current().code();
    let network = demonstration::network();
    let (source, doors) = (source(&network), Doors::of(&network));
    let doors = Doorsteps { network: &network, doors: &doors };
    let mut posters = Posters::default();
    let mut dropped: BTreeMap<Step, usize> = BTreeMap::new();
    for known in Territory::embedded().departments() {
        let communes = app::poster::communes(known.code);
        let fitted: Vec<Fitted> =
            communes.iter().map(|commune| posters.fitted(words(&source, &doors, *commune))).collect();
        for step in fitted.iter().flat_map(|fitted| &fitted.dropped) {
            *dropped.entry(*step).or_insert(0) += 1;
        }
        if !READ_BACK.contains(&known.code.as_str()) {
            continue;
        }
        let read = pdf::read(&pdf(&source, Whose::Department(known.code)));
        assert_eq!((read.pages.len(), read.lang.as_str()), (communes.len(), language));
        assert_eq!(read.title, words::t!(posters_title, name = known.name.replace('\'', "’")));
        assert_eq!(read.outline, if communes.len() > 1 { communes.len() } else { 0 });
        for (page, fitted) in read.pages.iter().zip(&fitted) {
            let faults = faults(page, &fitted.poster);
            assert!(faults.is_empty(), "{}: {faults:#?}", fitted.poster.name);
        }
    }
    // No point ever goes, nor its name.
    let gone = dropped.contains_key(&Step::Point) || dropped.contains_key(&Step::Names);
    assert!(!gone, "{language}: {dropped:?}");
}

#[test]
fn the_same_posters_are_the_same_bytes() {
    let network = demonstration::network();
    let write = || pdf(&source(&network), Whose::Department("48".parse().unwrap()));
    assert_eq!(write(), write());
}

#[test]
fn where_no_point_is_known_the_poster_says_what_to_do() {
    let mut network = demonstration::network();
    network.points.clear();
    let source = source(&network);
    let target = Target::Place(0);
    let said = || pdf::read(&pdf(&source, Whose::Commune(target))).pages[0].text();
    assert!(said().contains("Demandez de l’aide à votre mairie"), "{}", said());
    let english = in_language(Language::of("en").unwrap(), said);
    assert!(english.contains("Ask your town hall for help"), "{english}");
}
