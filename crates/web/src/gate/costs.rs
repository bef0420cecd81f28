//! What each address of the site costs: time of one processor, in microseconds, rounded up. The figures are prices, not
//! measurements: a finder page is what the bar of the load test leaves it, a trial its own bar (50 ms), a department's
//! posters what `limits::DOCUMENTS_AT_ONCE` says; the rest lies between. A request is paid for by its route before
//! anything is computed.

use super::purse::{Cost, Purse};

/// A parameter that changes the network makes a page a trial.
const CHANGES: [&str; 4] = ["fermer", "ouvrir", "deplacer", "horaires"];

/// The cost of a request: its route as the router knows it (`None` where there is none such), and its query.
pub(crate) fn of(route: Option<&str>, query: &str) -> Cost {
    let reading = |micros| Cost { purse: Purse::Reading, micros };
    let work = |micros| Cost { purse: Purse::Work, micros };
    let Some(route) = route else { return reading(100) };
    match route {
        "/sante" | "/pret" => reading(0),
        "/assets/{file}" | "/trouver/suggestions" => reading(50),
        "/" | "/trouver" | "/trouver/ici" | "/trouver/fond/{code}/{step}" => reading(200),
        // Hundreds of points with their state, where many departments are asked for at once.
        "/carte/chiffres/{what}" => reading(5_000),
        "/departement/{code}/affiches.pdf" => work(1_000_000),
        "/commune/{code}/affiche.pdf" => work(20_000),
        "/et-si" if changes(query) => work(50_000),
        _ if is_trial(route) => work(50_000),
        // Made once for all: what remains is to inflate it for who reads no gzip.
        "/donnees/{file}" => work(50_000),
        // Two lists are read from the database and compared.
        _ if route.ends_with("/historique") || route.ends_with("/changements.csv") => work(50_000),
        // What would bring people back to a commune or a grouping of communes is looked for when asked.
        // The page of a commune itself is never dear to anybody: a town hall of hundreds reads it from one address.
        "/commune/{code}/engagements" | "/{level}/{code}" => reading(5_000),
        _ if route.ends_with("}/remedes.csv") || route == "/commune/{code}/heures.csv" => reading(5_000),
        _ if is_file(route) => work(200_000),
        _ => reading(1_000),
    }
}

fn changes(query: &str) -> bool {
    query.split('&').any(|pair| CHANGES.iter().any(|name| pair.starts_with(name)))
}

/// A trial under another address: its table, its answer in the API.
fn is_trial(route: &str) -> bool {
    route.starts_with("/et-si/") || (route.starts_with("/api/") && route.contains("et-si"))
}

/// A whole table as a file; what a single territory or point gives as a file is as light as its page.
fn is_file(route: &str) -> bool {
    let of_one = route.contains('{') || route.starts_with("/api/");
    !of_one && [".csv", ".json", ".geojson", ".parquet"].iter().any(|end| route.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_costs_more_than_a_full_purse() {
        let routes =
            ["/", "/et-si", "/et-si/communes.csv", "/departement/{code}/affiches.pdf", "/donnees/{file}"];
        for route in routes {
            let cost = of(Some(route), "fermer=1");
            assert!(cost.micros * 2 <= cost.purse.full(), "{route}: {cost:?}");
        }
    }

    #[test]
    fn only_a_page_that_tries_something_is_a_trial() {
        for (query, purse) in [
            ("", Purse::Reading),
            ("departement=48", Purse::Reading),
            ("departement=48&fermer=1", Purse::Work),
            ("deplacer_point=1&deplacer_vers=48095", Purse::Work),
        ] {
            assert_eq!(of(Some("/et-si"), query).purse, purse, "{query}");
        }
        assert_eq!(of(Some("/engagements/p4/communes.csv"), "").purse, Purse::Work);
        assert_eq!(of(Some("/{level}/{code}/communes.csv"), "").purse, Purse::Reading);
    }
}
