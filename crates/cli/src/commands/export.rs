//! `maillage export`: what the program knows, as a file.

use super::levels::level_of;
use crate::args::{Common, Export, Format, Level, What};
use crate::failure::{Failure, with_causes};
use crate::{open, output};
use app::export::promises::Scope;
use app::export::{self, Edition, ExportError, Form};
use app::house::House;
use app::nation::compute;
use app::network::Origin;

/// Runs the command.
pub(crate) async fn run(common: &Common, words: &Export) -> Result<(), Failure> {
    let what = what(words)?;
    let form = form(words);
    if form != Form::Dictionary && !what.forms().contains(&form) {
        return Err(Failure::Usage(ExportError::NoSuchForm { what, form }.to_string()));
    }
    let scope = scope(words)?;
    let house = open(common).await?;
    let exported = match what {
        export::What::Points | export::What::Mediation | export::What::Hours => {
            of_network(&house, what, form).await
        }
        export::What::Promises | export::What::LeftOut => of_nation(&house, what, &scope, form).await,
    };
    house.store.close().await;
    let exported = exported?;
    match &words.out {
        None => output::bytes(&exported),
        Some(file) => std::fs::write(file, &exported)
            .map_err(|error| Failure::Other(format!("`{}` cannot be written: {error}", file.display()))),
    }
}

fn what(words: &Export) -> Result<export::What, Failure> {
    match (words.what, words.format) {
        (What::Points, Some(Format::Mediation)) => Ok(export::What::Mediation),
        (_, Some(Format::Mediation)) => {
            Err(Failure::Usage("`--format mediation` is a form of points: leave out `--what`".into()))
        }
        (What::Points, _) => Ok(export::What::Points),
        (What::Hours, _) => Ok(export::What::Hours),
        (What::Promises, _) => Ok(export::What::Promises),
        (What::LeftOut, _) => Ok(export::What::LeftOut),
    }
}

const fn form(words: &Export) -> Form {
    match words.format {
        _ if words.dictionary => Form::Dictionary,
        Some(Format::Csv | Format::Mediation) | None => Form::Csv,
        Some(Format::Geojson) => Form::Geojson,
        Some(Format::Json) => Form::Json,
        Some(Format::Parquet) => Form::Parquet,
    }
}

fn scope(words: &Export) -> Result<Scope, Failure> {
    let of_people = matches!(words.what, What::Promises | What::LeftOut);
    if !of_people && (words.level.is_some() || words.code.is_some()) {
        let text = "`--level` and `--code` choose among promises and left-out places: add `--what promises`";
        return Err(Failure::Usage(text.into()));
    }
    let code = words.code.as_deref();
    export::left_out::scope(words.level.map(level_of), code).ok_or_else(|| {
        let level = level_of(words.level.unwrap_or(Level::Department)).word();
        Failure::Usage(format!("no {level} `{}`", code.unwrap_or_default()))
    })
}

async fn of_network(house: &House, what: export::What, form: Form) -> Result<Vec<u8>, Failure> {
    let date = house.today();
    let mut tx = house.store.read().await.map_err(|error| Failure::Other(with_causes(&error)))?;
    let version = tx.network_version().await.map_err(|error| Failure::Other(with_causes(&error)))?;
    let network =
        app::network::load::load(&mut tx, date).await.map_err(|error| Failure::Other(with_causes(&error)))?;
    say_demonstration(&network.origin);
    let edition = Edition::of_network(&network, date, version);
    let mut bytes = Vec::new();
    let written = match what {
        export::What::Mediation => export::mediation::mediation(&network, &edition, form, &mut bytes),
        export::What::Hours => export::hours::hours(&network, &edition, form, &mut bytes),
        _ => export::points::points(&network, &edition, form, &mut bytes),
    };
    written.map_err(|error| Failure::Other(with_causes(&error)))?;
    Ok(bytes)
}

async fn of_nation(house: &House, what: export::What, scope: &Scope, form: Form) -> Result<Vec<u8>, Failure> {
    let nation = compute::nation(house, compute::From::Homes)
        .await
        .map_err(|error| Failure::Other(with_causes(&error)))?;
    say_demonstration(&nation.network.origin);
    let mut bytes = Vec::new();
    let written = match what {
        export::What::Promises => export::promises::promises(&nation, scope, form, &mut bytes),
        _ => export::left_out::left_out(&nation, scope, form, &mut bytes),
    };
    written.map_err(|error| Failure::Other(with_causes(&error)))?;
    Ok(bytes)
}

fn say_demonstration(origin: &Origin) {
    if *origin == Origin::Demonstration {
        eprintln!("maillage: demonstration: real town halls taken as examples, not France services");
    }
}
