//! Town halls as the demonstration network needs them: address, phone and hours. No names of people.

use crate::wire::{Reader, WireError, Writer};
use base::coord::Coord;

/// A range of minutes on one day of every week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HallHours {
    /// 1 is Monday, 7 Sunday.
    pub weekday: u8,
    /// First minute of the local day.
    pub start_min: u16,
    /// Minute at which it closes, at most 1440.
    pub end_min: u16,
}

/// The town hall of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TownHall {
    /// The place.
    pub place: u32,
    /// Where it stands; `None` where the source is wrong by kilometres or says nothing.
    pub coord: Option<Coord>,
    /// Its address, lines separated by `\n`, the last with postal code and town; may be empty.
    pub address: String,
    /// Its phone number as published; may be empty.
    pub phone: String,
    /// Its hours, sorted, without overlaps; empty where unknown.
    pub hours: Vec<HallHours>,
}

/// Writes town halls, sorted by place.
pub fn write(halls: &[TownHall], out: &mut Writer) {
    out.unsigned(halls.len() as u64);
    let mut last = 0;
    for hall in halls {
        out.unsigned(u64::from(hall.place - last));
        last = hall.place;
        out.unsigned(hall.coord.is_some().into());
        if let Some(coord) = hall.coord {
            out.signed(coord.lon_e6.into());
            out.signed(coord.lat_e6.into());
        }
        out.text(&hall.address);
        out.text(&hall.phone);
        out.unsigned(hall.hours.len() as u64);
        for hours in &hall.hours {
            out.unsigned(hours.weekday.into());
            out.unsigned(hours.start_min.into());
            out.unsigned(hours.end_min.into());
        }
    }
}

/// Reads what [`write`] wrote.
///
/// # Errors
/// The bytes are not town halls.
pub fn read(bytes: &[u8]) -> Result<Vec<TownHall>, WireError> {
    let mut last = 0_u32;
    Reader::new(bytes).list(|reader| {
        last = last.checked_add(reader.number()?).ok_or(WireError::Nonsense("place"))?;
        let coord = if reader.unsigned()? == 1 {
            Some(Coord { lon_e6: reader.signed_number()?, lat_e6: reader.signed_number()? })
        } else {
            None
        };
        Ok(TownHall {
            place: last,
            coord,
            address: reader.text()?.to_owned(),
            phone: reader.text()?.to_owned(),
            hours: reader.list(|reader| {
                Ok(HallHours {
                    weekday: reader.number()?,
                    start_min: reader.number()?,
                    end_min: reader.number()?,
                })
            })?,
        })
    })
}

/// See [`crate::Territory::demonstration_places`].
pub(crate) fn demonstration_places(territory: &crate::Territory, least: usize) -> Vec<u32> {
    let mut by_department: Vec<Vec<u32>> = vec![Vec::new(); territory.departments().len()];
    for hall in territory.town_halls() {
        let place = territory.place(hall.place);
        if place.in_france {
            by_department[usize::from(place.department)].push(hall.place);
        }
    }
    let mut chosen: Vec<u32> = Vec::new();
    for mut places in by_department {
        // Chief towns first, then the most people; ties by index.
        places.sort_by_key(|index| {
            let place = territory.place(*index);
            (!place.canton_chief_town, std::cmp::Reverse(place.population), *index)
        });
        let chief_towns = places.iter().filter(|index| territory.place(**index).canton_chief_town).count();
        chosen.extend(places.into_iter().take(chief_towns.max(least)));
    }
    chosen.sort_unstable();
    chosen
}
