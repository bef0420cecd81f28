//! Homes as bytes of the database: differences between neighbours, deflated.

use base::coord::Coord;
use base::people::Home;
use territory::wire::{Reader, WireError, Writer};

/// Written first: a later form gets another number.
const FORM: u64 = 1;

/// Packs homes.
pub(crate) fn pack(homes: &[Home]) -> Vec<u8> {
    let mut out = Writer::default();
    out.unsigned(FORM);
    out.unsigned(homes.len() as u64);
    let mut before = Home { coord: Coord { lon_e6: 0, lat_e6: 0 }, place: 0, people_milli: 0 };
    for home in homes {
        out.signed(i64::from(home.coord.lon_e6) - i64::from(before.coord.lon_e6));
        out.signed(i64::from(home.coord.lat_e6) - i64::from(before.coord.lat_e6));
        out.signed(i64::from(home.place) - i64::from(before.place));
        out.unsigned(home.people_milli.into());
        before = *home;
    }
    territory::embedded::pack(&out.bytes)
}

/// Unpacks what [`pack`] packed, over a territory of `places` places.
///
/// # Errors
/// The bytes are of another form, damaged, or name a place that does not exist.
pub(crate) fn unpack(packed: &[u8], places: usize) -> Result<Vec<Home>, WireError> {
    let bytes =
        territory::embedded::unpack(packed).map_err(|_| WireError::Nonsense("packed table of homes"))?;
    let mut reader = Reader::new(&bytes);
    if reader.unsigned()? != FORM {
        return Err(WireError::Nonsense("form of the table of homes"));
    }
    let (mut lon, mut lat, mut place) = (0_i64, 0_i64, 0_i64);
    reader.list(|reader| {
        lon += reader.signed()?;
        lat += reader.signed()?;
        place += reader.signed()?;
        let degrees = |value: i64| i32::try_from(value).map_err(|_| WireError::Nonsense("position"));
        let index = u32::try_from(place).ok().filter(|index| (*index as usize) < places);
        Ok(Home {
            coord: Coord { lon_e6: degrees(lon)?, lat_e6: degrees(lat)? },
            place: index.ok_or(WireError::Nonsense("place"))?,
            people_milli: reader.number()?,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn homes_come_back_and_damage_is_named() {
        let home = |lon_e6, place, people_milli| Home {
            coord: Coord { lon_e6, lat_e6: -21_000_000 },
            place,
            people_milli,
        };
        let homes = [home(55_000_000, 7, 1), home(-61_000_000, 2, u32::MAX), home(0, 2, 500)];
        let packed = pack(&homes);
        assert_eq!(unpack(&packed, 8).as_deref(), Ok(homes.as_slice()));
        assert_eq!(unpack(&packed, 7), Err(WireError::Nonsense("place")));
        assert!(unpack(&packed[..packed.len() / 2], 8).is_err());
    }
}
