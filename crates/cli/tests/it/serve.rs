//! The running site: it shows what is imported meanwhile, and never runs twice in one place.

use crate::list::{MEYRUEIS, Row, csv, twelve};
use crate::run::House;
use crate::serving::Serving;

#[test]
fn an_import_shows_on_the_site_of_sqlite() {
    an_import_shows(&House::new());
}

#[test]
fn an_import_shows_on_the_site_of_postgres() {
    an_import_shows(&House::on_postgres());
}

/// How soon depends on the machine, so that it is soon enough is for `cargo xtask bench` to say.
fn an_import_shows(house: &House) {
    let site = Serving::start(house);
    site.until("/engagements", |status, _| status == 200);
    assert_eq!(site.get("/point/100").0, 404, "no list: only examples");
    let mut rows = twelve();
    house.import(&house.file("liste-20240301.csv", csv(&rows)), &[]).good();
    let first = site.until("/point/100", |status, _| status == 200);
    assert_eq!(site.get("/point/300").0, 404);

    rows[0] = rows[0].clone().with("telephone", "01 99 00 98 76");
    rows.push(Row::new("300", MEYRUEIS));
    house.import(&house.file("liste-20240801.csv", csv(&rows)), &[]).good();
    let second = site.until("/point/300", |status, _| status == 200);
    site.until("/point/100", |status, text| status == 200 && text.contains("tel:0199009876"));
    eprintln!("shown {first:?} and {second:?} after the import ended");
}

#[test]
fn a_refused_import_leaves_the_site_as_it_was() {
    let house = House::new();
    house.import(&house.file("liste-20240301.csv", csv(&twelve())), &[]).good();
    let site = Serving::start(&house);
    site.until("/point/100", |status, _| status == 200);
    let before = site.get("/engagements").1;
    let broken = csv(&twelve()).replacen("\"Mende\"", "\"Mende", 1);
    house.import(&house.file("liste-20240801.csv", broken), &[]).says(3, &["line 2, column"]);
    let body = |answer: &str| answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned());
    assert_eq!(body(&site.get("/engagements").1), body(&before));
}

#[test]
fn a_second_site_on_the_same_port_says_so() {
    let first = Serving::start(&House::new());
    let second = House::new().run(&["serve", "--port", first.port()]);
    second.says(1, &[&first.address, "stop the other program, or choose another port with --port N"]);
    assert_eq!(first.get("/sante").0, 200);
}

#[test]
fn a_second_site_on_the_same_folder_says_so_until_the_first_is_gone() {
    let house = House::new();
    let mut first = Serving::start(&house);
    let second = house.run(&["serve", "--port", "0"]);
    let folder = house.data();
    second.says(
        1,
        &[
            "another `maillage serve` uses the folder",
            &folder.to_string_lossy(),
            "stop it, or choose another",
        ],
    );
    assert_eq!(first.get("/sante").0, 200);
    first.kill();
    assert_eq!(Serving::start(&house).get("/sante").0, 200, "a killed server leaves no lock behind");
}

#[test]
fn two_sites_share_one_postgres() {
    let (house, other) = (House::on_postgres(), House::new());
    let database = house.database().expect("it is on PostgreSQL");
    let first = Serving::start(&house);
    let second = Serving::start_with(&other, &["--database", database]);
    house.import(&house.file("liste-20240301.csv", csv(&twelve())), &[]).good();
    for site in [&first, &second] {
        site.until("/point/100", |status, _| status == 200);
    }
}
