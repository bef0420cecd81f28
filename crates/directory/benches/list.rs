//! A list of the size of the official one: reading it, and comparing it with the list before.

use criterion::{Criterion, criterion_group, criterion_main};
use directory::compare::compare;
use std::hint::black_box;

#[path = "../tests/it/gazetteer.rs"]
#[expect(clippy::unwrap_used, reason = "the small country of the tests is known to be well made")]
mod gazetteer;

const ROWS: usize = 2_845;
const HEADER: &str = "id_fs,insee_dep,lib_fs,adresse,complement_adresse,insee_com,code_postal,lib_com,latitude,\
                      longitude,mail,telephone,h_lundi,h_mardi,h_mercredi,h_jeudi,h_vendredi,h_samedi,prise_rdv,\
                      commentaire,type_fs,format_fs,groupe_fs,labellisation_fs";

/// A list of ordinary rows. Of `state`, every tenth row has other hours, and every hundredth another place.
fn list(state: usize) -> String {
    let row = |index: usize| {
        let afternoon = if index.is_multiple_of(10) { 16 + state } else { 17 };
        let latitude = if index.is_multiple_of(100) { 518 + state } else { 518 };
        let day = format!("\"09:00 - 12:30 / 14:00 - {afternoon}:00\"");
        format!(
            "\"{index}\",\"48\",\"France services n° {index}\",\"{index} rue du Four\",\"\",\"48095\",\"48000\",\
             \"Mende\",\"44.{latitude}\",\"3.501\",\"mende{index}@example.fr\",\"04 00 00 00 00\",{day},{day},{day},\
             {day},{day},\"\",\"Oui\",\"Fermé le premier mardi du mois, sur rendez-vous l'après-midi\",\
             \"Principal\",\"Fixe\",\"\",\"Espace labellisé 01/01/2020\""
        )
    };
    let rows: Vec<String> = (0..ROWS).map(row).collect();
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

fn lists(criterion: &mut Criterion) {
    let (before, after) = (list(0), list(1));
    let read =
        |text: &str| directory::read(text.as_bytes(), &gazetteer::Country).expect("the rows are good").points;
    criterion.bench_function("read a list of 2,845 rows", |bencher| {
        bencher.iter(|| read(black_box(&after)).len());
    });
    let (before, after) = (read(&before), read(&after));
    criterion.bench_function("compare two lists of 2,845 rows", |bencher| {
        bencher.iter(|| compare(black_box(&before), black_box(&after)).moves.len());
    });
}

criterion_group!(benches, lists);
criterion_main!(benches);
