//! Whatever the bytes, a list is read or refused, and every row is accounted for.

use crate::lists::{HEADER, list, try_read};
use proptest::prelude::*;

proptest! {
    #[test]
    fn bytes_never_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = try_read(&bytes);
        let _ = directory::closures::read(&bytes);
        let under_a_good_header = [HEADER.as_bytes(), b"\n", &bytes].concat();
        let _ = try_read(&under_a_good_header);
    }

    #[test]
    fn damaged_lists_account_for_every_row(at in 0_usize..2_000, byte in any::<u8>(), text in "\\PC{0,30}") {
        let mut bytes = list(&[&[], &[("id_fs", "8"), ("commentaire", text.as_str())], &[("id_fs", "")]]).into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(list) = try_read(&bytes) {
            prop_assert_eq!(list.rows(), list.points.len() + list.refused.len());
            let mut ids: Vec<_> = list.points.iter().map(|point| &point.id_fs).collect();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), list.points.len());
        }
    }

    #[test]
    fn names_of_files_never_break_the_date(name in any::<String>()) {
        let _ = directory::dated::date_in_name(&name);
    }
}
