//! The files that the program carries (`data/territory`), and how they are packed.

/// Communes, departments, regions, groupings, former communes.
pub const PLACES: &[u8] = include_bytes!("../../../data/territory/places.zz");
/// Contours.
pub const CONTOURS: &[u8] = include_bytes!("../../../data/territory/contours.zz");
/// Town halls.
pub const TOWN_HALLS: &[u8] = include_bytes!("../../../data/territory/town-halls.zz");

/// Packs a file: zlib, strongest level. The same bytes for the same version of the library (see `Cargo.lock`).
#[must_use]
pub fn pack(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).and_then(|()| packer.finish()).expect("writing to memory does not fail")
}

/// Undoes [`pack`].
///
/// # Errors
/// The bytes are not a packed file.
pub fn unpack(packed: &[u8]) -> std::io::Result<Vec<u8>> {
    use std::io::Read;
    let mut bytes = Vec::new();
    flate2::read::ZlibDecoder::new(packed).read_to_end(&mut bytes)?;
    Ok(bytes)
}
