//! Style sheets, scripts and the font, under names that change with their content, so that they can be kept for ever.

use std::sync::OnceLock;

struct Asset {
    name: &'static str,
    bytes: fn() -> &'static [u8],
    content_type: &'static str,
}

const MARK: &str = "mark.svg";
const FONT: &str = "atkinson-hyperlegible-next-latin-wght-normal.woff2";

/// The modules of the interactive map, each after those that it imports.
const MAP_MODULES: [&str; 9] = [
    include_str!("../assets/map/plane.js"),
    include_str!("../assets/map/read.js"),
    include_str!("../assets/map/country.js"),
    include_str!("../assets/map/colours.js"),
    include_str!("../assets/map/paint.js"),
    include_str!("../assets/map/marks.js"),
    include_str!("../assets/map/input.js"),
    include_str!("../assets/map/beside.js"),
    include_str!("../assets/map/main.js"),
];

static FILES: [Asset; 7] = [
    Asset { name: "map.js", bytes: map_script, content_type: "text/javascript; charset=utf-8" },
    Asset {
        name: "map.css",
        bytes: || include_bytes!("../assets/map.css"),
        content_type: "text/css; charset=utf-8",
    },
    Asset {
        name: "finder.js",
        bytes: || include_bytes!("../assets/finder.js"),
        content_type: "text/javascript; charset=utf-8",
    },
    Asset {
        name: "waiting.js",
        bytes: || include_bytes!("../assets/waiting.js"),
        content_type: "text/javascript; charset=utf-8",
    },
    Asset {
        name: "style.css",
        bytes: || include_bytes!("../assets/style.css"),
        content_type: "text/css; charset=utf-8",
    },
    Asset {
        name: FONT,
        bytes: || include_bytes!("../assets/atkinson-hyperlegible-next-latin-wght-normal.woff2"),
        content_type: "font/woff2",
    },
    Asset { name: MARK, bytes: || include_bytes!("../assets/mark.svg"), content_type: "image/svg+xml" },
];

/// A file to serve: its bytes and type.
#[must_use]
pub fn find(path: &str) -> Option<(&'static [u8], &'static str)> {
    let asset = FILES.iter().find(|asset| hashed(asset) == path)?;
    Some(((asset.bytes)(), asset.content_type))
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
    (asset.bytes)().iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The modules of the map as one file: nine requests on a slow line would take longer than all their bytes. The lines
/// that join them go, and names are each module's alone, which a browser would refuse to read otherwise.
fn map_script() -> &'static [u8] {
    static JOINED: OnceLock<String> = OnceLock::new();
    let joined = JOINED.get_or_init(|| {
        let lines = MAP_MODULES.iter().flat_map(|module| module.lines());
        let kept = lines.filter(|line| !line.starts_with("import "));
        let code: Vec<&str> = kept.map(|line| line.strip_prefix("export ").unwrap_or(line)).collect();
        format!("\"use strict\";\n(() => {{\n{}\n}})();\n", code.join("\n"))
    });
    joined.as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_modules_of_the_map_are_one_script() {
        let (bytes, _) = find(url("map.js").trim_start_matches("/assets/")).expect("the script");
        let script = std::str::from_utf8(bytes).expect("text");
        assert!(!script.lines().any(|line| line.starts_with("import ") || line.starts_with("export ")));
        // Two modules must not give one name to two things.
        let names = script.lines().filter_map(|line| {
            let mut words = line.split([' ', '(', '*']);
            let kind = words.next()?;
            ["const", "let", "class", "function", "async"]
                .contains(&kind)
                .then(|| words.find(|word| *word != "function"))?
        });
        let mut names: Vec<&str> = names.collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert!(count > 50 && names.len() == count, "{} of {count}", names.len());
    }
}
