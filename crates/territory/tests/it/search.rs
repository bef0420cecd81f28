use crate::queries::{Dice, Query, exact, one_edit, postal_code, prefix, right_first};
use territory::{Matched, SearchError, Target, Territory};

fn first_names(query: &str, count: usize) -> Vec<String> {
    let france = Territory::embedded();
    let found = france.search(query, count).expect("a query of a person");
    found
        .iter()
        .map(|found| match found.target {
            Target::Place(place) => {
                let place = france.place(place);
                format!("{} {}", place.code, place.name)
            }
            Target::City(city) => france.cities()[usize::from(city)].name.clone(),
        })
        .collect()
}

#[test]
fn people_find_their_commune_however_they_write_it() {
    for (query, expected) in [
        ("Mende", "48095 Mende"),
        ("MENDE ", "48095 Mende"),
        ("mende (48)", "48095 Mende"),
        ("mende lozère", "48095 Mende"),
        ("48000 mende", "48095 Mende"),
        ("48 000", "48095 Mende"),
        ("48095", "48095 Mende"),
        ("st etienne", "42218 Saint-Étienne"),
        ("Saint Etienne", "42218 Saint-Étienne"),
        ("ste genevieve des bois", "91549 Sainte-Geneviève-des-Bois"),
        ("l'hay les roses", "94038 L'Haÿ-les-Roses"),
        ("L’Haÿ-les-Roses", "94038 L'Haÿ-les-Roses"),
        ("hay les roses", "94038 L'Haÿ-les-Roses"),
        ("lhay les roses", "94038 L'Haÿ-les-Roses"),
        ("chalons s/ vesle", "51109 Châlons-sur-Vesle"),
        ("le havre", "76351 Le Havre"),
        ("havre", "76351 Le Havre"),
        ("saint denis 974", "97411 Saint-Denis"),
        ("saint denis la réunion", "97411 Saint-Denis"),
        ("Saint-Denis", "97411 Saint-Denis"),
        ("Toulose", "31555 Toulouse"),
        ("Mrseille", "Marseille"),
        ("paris", "Paris"),
        ("Paris 13", "75113 Paris 13e Arrondissement"),
        ("lyon 3e", "69383 Lyon 3e Arrondissement"),
        ("75011", "75111 Paris 11e Arrondissement"),
        ("ajaccio 2a", "2A004 Ajaccio"),
        ("ispagna", "48075 Ispagnac"),
        ("porto vechio", "2A247 Porto-Vecchio"),
        ("noumea", "98818 Nouméa"),
        ("Pierrefitte-sur-Seine", "93066 Saint-Denis"),
    ] {
        assert_eq!(first_names(query, 10).first().map(String::as_str), Some(expected), "{query}");
    }
}

#[test]
fn an_old_name_says_so() {
    let found = Territory::embedded().search("Pierrefitte-sur-Seine", 1).unwrap();
    assert_eq!(found[0].matched, Matched::OldName);
    assert_eq!(found[0].old_name.as_deref(), Some("Pierrefitte-sur-Seine"));
}

#[test]
fn homonyms_stand_together_the_largest_first() {
    let names = first_names("Saint-Denis", 4);
    assert_eq!(names, ["97411 Saint-Denis", "93066 Saint-Denis", "11339 Saint-Denis", "30247 Saint-Denis"]);
}

#[test]
fn an_unknown_name_gets_the_nearest_spellings() {
    let france = Territory::embedded();
    assert!(france.search("Xyzzyville-sur-Rien", 10).unwrap().is_empty());
    let near = france.suggestions("Clermon-Ferandd", 3);
    assert_eq!(near.len(), 3);
    assert_eq!(near[0], Target::Place(france.place_of("63113".parse().unwrap()).unwrap()));
}

#[test]
fn whole_names_first_leaves_out_nothing_of_the_best_kind() {
    let france = Territory::embedded();
    let best = |found: Vec<territory::Found>| {
        let first = found.first().map(|first| first.matched);
        found.into_iter().filter(move |other| Some(other.matched) == first).collect::<Vec<_>>()
    };
    let mut dice = Dice::new(11);
    let mut queries: Vec<String> =
        ["Saint-Denis 974", "Florac", "mende lozère", "48000 mende", "paris 13", "4800", "la mure", "Sainte"]
            .map(str::to_owned)
            .into();
    for _ in 0..300 {
        for of in [exact, postal_code, prefix] {
            queries.push(of(france, &mut dice).text);
        }
    }
    for query in queries {
        let whole = france.search_whole_first(&query, 30).expect("a query of a person");
        assert_eq!(best(whole), best(france.search(&query, 30).expect("a query of a person")), "{query}");
    }
}

#[test]
fn hostile_queries_are_refused_or_answered_with_nothing() {
    let france = Territory::embedded();
    assert_eq!(france.search(&"a".repeat(10_240), 10), Err(SearchError::TooLong(10_240)));
    assert_eq!(france.search("Mende\u{0}", 10), Err(SearchError::Control));
    assert_eq!(france.search("\u{1b}[31m", 10), Err(SearchError::Control));
    for empty in ["", "   ", "'", "---", "()", "\u{300}\u{301}"] {
        assert_eq!(france.search(empty, 10), Err(SearchError::Empty), "{empty:?}");
    }
    for odd in
        ["' OR 1=1 --", "%", "\u{202e}ednem", "𝔐𝔢𝔫𝔡𝔢", "🥖", "00000", "99999", "a", "1", "(", "/ / /", "s/"]
    {
        let _ = france.search(odd, 10);
        let _ = france.suggestions(odd, 3);
    }
}

#[test]
fn seeded_queries_find_the_right_commune_first() {
    let france = Territory::embedded();
    let mut dice = Dice::new(2026);
    let mut share = |of: fn(&Territory, &mut Dice) -> Query, right: fn(&Territory, &Query) -> bool| {
        let queries: Vec<Query> = (0..2_500).map(|_| of(france, &mut dice)).collect();
        let good = queries.iter().filter(|query| right(france, query)).count();
        good as f64 * 100.0 / queries.len() as f64
    };
    let exact = share(exact, right_first);
    let one_edit = share(one_edit, right_first);
    let prefix = share(prefix, among_the_found);
    let postal_code = share(postal_code, among_the_found);
    println!("first: exact {exact:.2} %, one edit {one_edit:.2} %");
    println!("among 20: prefix {prefix:.2} %, postal code {postal_code:.2} %");
    assert!(exact >= 98.0, "exact {exact} %");
    assert!(one_edit >= 90.0, "one edit {one_edit} %");
    assert!(postal_code >= 95.0, "postal code {postal_code} %");
    assert!(prefix >= 50.0, "prefix {prefix} %");
}

fn among_the_found(france: &Territory, query: &Query) -> bool {
    let found = france.search(&query.text, 20).unwrap_or_default();
    found.iter().any(|found| found.target == Target::Place(query.place))
}
