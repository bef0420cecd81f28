use territory::{CentreKind, Resolution, Target, Territory};

#[test]
fn the_counts_are_those_of_2026() {
    let france = Territory::embedded();
    assert_eq!(france.places().len(), 35_005);
    assert_eq!(france.departments().iter().filter(|department| department.in_france).count(), 101);
    assert_eq!(france.departments().len(), 107);
    assert_eq!(france.epcis().len(), 1_255);
    assert_eq!(france.cities().len(), 3);
    // Legal population of 2023, Mayotte that of 2017: what INSEE publishes for the 101 departments.
    assert_eq!(france.population(), 68_350_798);
    let places = france.places();
    assert!(places.windows(2).all(|pair| pair[0].code < pair[1].code));
    assert!(places.iter().all(|place| !["75056", "69123", "13055"].contains(&place.code.as_str())));
}

#[test]
fn every_department_has_places_and_a_chief_town_of_its_own() {
    let france = Territory::embedded();
    for (index, department) in (0..).zip(france.departments()) {
        let places = france.places().iter().filter(|place| place.department == index);
        assert!(places.count() > 0, "{}", department.name);
        let chief = match department.chef_lieu {
            Target::Place(place) => place,
            Target::City(city) => france.cities()[usize::from(city)].places[0],
        };
        assert_eq!(france.place(chief).department, index, "{}", department.name);
    }
}

#[test]
fn every_centre_lies_in_its_own_place_or_near_it() {
    let france = Territory::embedded();
    let mut unplaced = Vec::new();
    for (index, place) in (0..).zip(france.places()) {
        if place.centre_kind == CentreKind::Other {
            unplaced.push(place.code.as_str());
            continue;
        }
        assert!(france.contains(index, place.centre, 501.0), "{} {}", place.code, place.name);
    }
    // Four communes that left another one in 2025, and the collectivities.
    assert_eq!(unplaced.iter().filter(|code| !code.starts_with("97") && !code.starts_with("98")).count(), 4);
    println!("{:?} {}", france.centre_kinds(), unplaced.len());
}

#[test]
fn every_centre_lies_in_its_own_department() {
    let france = Territory::embedded();
    let mut elsewhere = Vec::new();
    for place in france.places().iter().filter(|place| place.in_france) {
        let there = france.locate_near(place.centre, 600.0).map(|there| france.place(there).department);
        if there != Some(place.department) {
            elsewhere.push(format!("{} {}", place.code, place.name));
        }
    }
    // A town hall may stand across the border, within the 500 m of tolerance.
    assert!(elsewhere.len() <= 6, "{elsewhere:?}");
}

#[test]
fn codes_of_today_and_of_former_times_are_resolved() {
    let france = Territory::embedded();
    let name = |code: &str| match france.resolve(code.parse().unwrap()) {
        Resolution::Place(place) => france.place(place).name.clone(),
        Resolution::City(city) => format!("city {}", france.cities()[usize::from(city)].name),
        Resolution::Merged(place) => format!("now {}", france.place(place).name),
        Resolution::Unknown => "unknown".into(),
    };
    assert_eq!(name("48095"), "Mende");
    assert_eq!(name("75056"), "city Paris");
    assert_eq!(name("75101"), "Paris 1er Arrondissement");
    assert_eq!(name("93059"), "now Saint-Denis");
    assert_eq!(name("01340"), "now Arboys en Bugey");
    assert_eq!(name("00000"), "unknown");
}

#[test]
fn arrondissements_sum_to_their_city() {
    let france = Territory::embedded();
    for (city, people, parts) in [("13055", 886_040, 16), ("69123", 519_127, 9), ("75056", 2_103_778, 20)] {
        let city = france.cities().iter().find(|known| known.code.as_str() == city).unwrap();
        let sum: u32 = city.places.iter().map(|place| france.place(*place).population).sum();
        assert_eq!((sum, city.places.len()), (people, parts), "{}", city.name);
    }
}

#[test]
fn positions_are_located() {
    let france = Territory::embedded();
    let at = |lon, lat| {
        let place = france.locate(base::coord::Coord::from_degrees(lon, lat).unwrap());
        place.map(|place| france.place(place).name.as_str())
    };
    assert_eq!(at(3.5, 44.5183), Some("Mende"));
    assert_eq!(at(2.3522, 48.8566), Some("Paris 4e Arrondissement"));
    assert_eq!(at(55.4504, -20.8789), Some("Saint-Denis"));
    assert_eq!(at(-30.0, 45.0), None);
    // Llívia is in Spain.
    assert_eq!(at(1.981, 42.464), None);
}

#[test]
fn the_demonstration_network_has_21_town_halls_a_department_where_there_are() {
    let france = Territory::embedded();
    let chosen = france.demonstration_places(21);
    for (index, department) in (0..).zip(france.departments()).filter(|(_, department)| department.in_france)
    {
        let places = chosen.iter().filter(|place| france.place(**place).department == index).count();
        let most =
            france.town_halls().iter().filter(|hall| france.place(hall.place).department == index).count();
        assert!(places >= most.min(21), "{} {places} of {most}", department.name);
    }
    println!("{} town halls", chosen.len());
}
