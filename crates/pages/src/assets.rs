//! The style sheet, the scripts and the font, under names that change with their content, so that they can be kept for ever.

use std::sync::OnceLock;

struct Asset {
    name: &'static str,
    bytes: &'static [u8],
    content_type: &'static str,
}

const MARK: &str = "mark.svg";
const FONT: &str = "atkinson-hyperlegible-next-latin-wght-normal.woff2";

static FILES: [Asset; 5] = [
    Asset {
        name: "finder.js",
        bytes: include_bytes!("../assets/finder.js"),
        content_type: "text/javascript; charset=utf-8",
    },
    Asset {
        name: "waiting.js",
        bytes: include_bytes!("../assets/waiting.js"),
        content_type: "text/javascript; charset=utf-8",
    },
    Asset {
        name: "style.css",
        bytes: include_bytes!("../assets/style.css"),
        content_type: "text/css; charset=utf-8",
    },
    Asset {
        name: FONT,
        bytes: include_bytes!("../assets/atkinson-hyperlegible-next-latin-wght-normal.woff2"),
        content_type: "font/woff2",
    },
    Asset { name: MARK, bytes: include_bytes!("../assets/mark.svg"), content_type: "image/svg+xml" },
];

/// A file to serve: its bytes and type.
#[must_use]
pub fn find(path: &str) -> Option<(&'static [u8], &'static str)> {
    let asset = FILES.iter().find(|asset| hashed(asset) == path)?;
    Some((asset.bytes, asset.content_type))
}

/// The address of a file.
#[must_use]
pub fn url(name: &str) -> String {
    FILES
        .iter()
        .find(|asset| asset.name == name)
        .map(|asset| format!("/assets/{}", hashed(asset)))
        .unwrap_or_default()
}

fn hashed(asset: &Asset) -> String {
    // Named in other files, and they do not change.
    if asset.name == FONT || asset.name == MARK {
        return asset.name.to_owned();
    }
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    let names = NAMES
        .get_or_init(|| FILES.iter().map(|asset| format!("{:016x}-{}", hash(asset), asset.name)).collect());
    let index = FILES.iter().position(|other| other.name == asset.name);
    index.map(|index| names[index].clone()).unwrap_or_default()
}

/// FNV-1a: names files, proves nothing.
fn hash(asset: &Asset) -> u64 {
    asset.bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
