//! Who is left out, by name: the text that people read says what the values for scripts say.

use crate::list::{csv, twelve};
use crate::run::House;

#[test]
fn the_names_in_the_text_are_those_of_the_values() {
    let house = House::new();
    let list = house.file("liste-20240801.csv", csv(&twelve()));
    house.import(&list, &[]).good();
    let words = ["promises", "p4", "--level", "department", "--code", "48", "--left-out"];
    let values = house.run(&words).good();
    let text = house.text(&words);
    let mut names = 0;
    for part in ["beyond", "to_check"] {
        let places = values["assessment"]["left_out"][part].as_array().expect("a list");
        for place in places {
            let (code, name) =
                (place["code"].as_str().expect("a code"), place["name"].as_str().expect("a name"));
            assert!(text.contains(&format!("{code}  {name}")), "{code} {name} is not in:\n{text}");
        }
        names += places.len();
    }
    assert!(names > 20, "{names} communes only: the list leaves most of Lozère far from a point");
    let rows = text.lines().filter(|line| line.trim_start().starts_with("48")).count();
    assert_eq!(rows, names + 1, "a line for each commune, and the department's");

    let short = house.text(&["promises", "p3", "--left-out"]);
    let lozere = short.lines().find(|line| line.contains("Lozère")).expect("a department that is short");
    assert!(lozere.trim_start().starts_with("48"));
}
