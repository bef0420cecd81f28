//! Reads a PDF back by another library than the one that wrote it: what each page says, where, in letters of which
//! size, and whether somebody who hears it is told the same.
#![expect(clippy::unwrap_used, reason = "a file that cannot be read has failed the test")]

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

/// A page as read.
#[derive(Debug, Default)]
pub struct Page {
    /// Width and height, in points.
    pub size: (f64, f64),
    /// What is shown, in the order of the file.
    pub shown: Vec<Shown>,
    /// The tags of the page in the order of reading, each with its words.
    pub tagged: Vec<(String, String)>,
}

/// Some letters shown at one place.
#[derive(Debug)]
pub struct Shown {
    /// The letters.
    pub text: String,
    /// Left end, from the left edge.
    pub left: f64,
    /// Right end.
    pub right: f64,
    /// Foot of the letters, from the bottom edge.
    pub foot: f64,
    /// Size of the letters.
    pub size: f64,
    /// The marked content it belongs to.
    pub mark: Option<i64>,
}

impl Page {
    /// Everything it says, no-break spaces as spaces.
    #[must_use]
    pub fn text(&self) -> String {
        let text: Vec<&str> = self.shown.iter().map(|shown| shown.text.as_str()).collect();
        text.concat().replace('\u{a0}', " ")
    }

    /// What is wrong with the look of the page: letters smaller than `least` points or nearer than `edge` points to
    /// the edge of the sheet, lines that run into each other, nothing at all.
    #[must_use]
    pub fn faults(&self, least: f64, edge: f64) -> Vec<String> {
        let mut faults = Vec::new();
        let (width, height) = self.size;
        let seen: Vec<&Shown> = self.shown.iter().filter(|shown| !shown.text.trim().is_empty()).collect();
        if seen.is_empty() {
            faults.push("nothing on the page".into());
        }
        for (index, shown) in seen.iter().enumerate() {
            let Shown { text, left, right, foot, size, .. } = shown;
            if *size < least {
                faults.push(format!("{text:?} in {size} points"));
            }
            let across = *left >= edge && *right <= width - edge;
            if !across || foot - 0.3 * size < edge || foot + 0.9 * size > height - edge {
                faults.push(format!("{text:?} at {left} to {right}, {foot}"));
            }
            // The slow way: every pair.
            for other in &seen[index + 1..] {
                let beside = *right <= other.left + 0.5 || other.right <= left + 0.5;
                if !beside && (foot - other.foot).abs() < 0.8 * size.min(other.size) {
                    faults.push(format!("{text:?} over {:?}", other.text));
                }
            }
        }
        faults
    }
}

/// A file as read.
#[derive(Debug)]
pub struct Read {
    /// Its pages.
    pub pages: Vec<Page>,
    /// Its language.
    pub lang: String,
    /// Its title.
    pub title: String,
    /// How many entries its table of contents has.
    pub outline: usize,
}

/// Reads a file.
///
/// # Panics
/// Where it is no PDF, or breaks a rule of PDF/UA that a machine can check here.
#[must_use]
pub fn read(bytes: &[u8]) -> Read {
    let file = Document::load_mem(bytes).unwrap();
    let catalog = file.catalog().unwrap();
    let tags = tags(&file, catalog);
    let mut fonts = BTreeMap::new();
    let pages = file.get_pages().into_values().map(|id| page(&file, id, &tags, &mut fonts)).collect();
    let preferences = dictionary(&file, catalog.get(b"ViewerPreferences").unwrap());
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap(), "the title is shown");
    let marked = dictionary(&file, catalog.get(b"MarkInfo").unwrap());
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap(), "the file says that it is tagged");
    let metadata = catalog.get(b"Metadata").unwrap().as_reference().unwrap();
    let metadata = file.get_object(metadata).unwrap().as_stream().unwrap();
    let said = String::from_utf8(metadata.get_plain_content().unwrap()).unwrap();
    assert!(said.contains("<pdfuaid:part>1</pdfuaid:part>") && said.contains("<dc:title>"), "{said}");
    let info = dictionary(&file, file.trailer.get(b"Info").unwrap());
    let outline = catalog.get(b"Outlines").ok().map(|outline| dictionary(&file, outline));
    Read {
        pages,
        lang: words(catalog.get(b"Lang").unwrap()),
        title: words(info.get(b"Title").unwrap()),
        outline: outline.map_or(0, |outline| outline.get(b"Count").unwrap().as_i64().unwrap() as usize),
    }
}

fn dictionary<'d>(file: &'d Document, object: &'d Object) -> &'d Dictionary {
    file.dereference(object).unwrap().1.as_dict().unwrap()
}

/// A text string: UTF-16 behind its mark, else ASCII.
fn words(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(bytes) => utf16(bytes),
        None => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}

/// The leaves of the tree of tags: for each page, its kinds and numbers of marked content, in the order of reading.
fn tags(file: &Document, catalog: &Dictionary) -> BTreeMap<ObjectId, Vec<(String, i64)>> {
    let root = dictionary(file, catalog.get(b"StructTreeRoot").unwrap());
    assert!(root.has(b"ParentTree"), "marks lead to their tags");
    let mut tags = BTreeMap::new();
    let mut ahead = vec![root.get(b"K").unwrap()];
    while let Some(object) = ahead.pop() {
        match file.dereference(object).unwrap().1 {
            Object::Array(children) => ahead.extend(children.iter().rev()),
            Object::Dictionary(element) => leaf_or_branch(element, &mut ahead, &mut tags),
            other => panic!("{other:?} in the tree of tags"),
        }
    }
    tags
}

fn leaf_or_branch<'d>(
    element: &'d Dictionary,
    ahead: &mut Vec<&'d Object>,
    tags: &mut BTreeMap<ObjectId, Vec<(String, i64)>>,
) {
    let kind = String::from_utf8(element.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap();
    let children = element.get(b"K").unwrap();
    let numbers: Vec<i64> = children.as_array().unwrap().iter().filter_map(|it| it.as_i64().ok()).collect();
    if numbers.is_empty() {
        ahead.push(children);
        return;
    }
    let page = element.get(b"Pg").unwrap().as_reference().unwrap();
    tags.entry(page).or_default().extend(numbers.into_iter().map(|number| (kind.clone(), number)));
}

/// A font as its letters are read: their widths and meanings.
struct Font {
    widths: BTreeMap<u16, f64>,
    letters: BTreeMap<u16, String>,
}

fn font(file: &Document, known: &Dictionary) -> Font {
    let descendants = file.dereference(known.get(b"DescendantFonts").unwrap()).unwrap().1;
    let cid = dictionary(file, &descendants.as_array().unwrap()[0]);
    let descriptor = dictionary(file, cid.get(b"FontDescriptor").unwrap());
    assert!(descriptor.has(b"FontFile2"), "the font is in the file");
    let mut widths = BTreeMap::new();
    for pair in cid.get(b"W").unwrap().as_array().unwrap().chunks(2) {
        let first = pair[0].as_i64().unwrap() as u16;
        for (id, width) in (first..).zip(pair[1].as_array().unwrap()) {
            widths.insert(id, f64::from(width.as_float().unwrap()));
        }
    }
    let map = known.get(b"ToUnicode").unwrap().as_reference().unwrap();
    let map = file.get_object(map).unwrap().as_stream().unwrap().get_plain_content().unwrap();
    let mut letters = BTreeMap::new();
    for line in String::from_utf8(map).unwrap().lines() {
        let hex: Vec<&str> = line.split(['<', '>']).collect();
        if let [_, id, _, unicode, ""] = hex[..]
            && id.len() == 4
            && id != "0000"
        {
            let bytes: Vec<u8> = (0..unicode.len() / 2)
                .map(|at| u8::from_str_radix(&unicode[2 * at..2 * at + 2], 16).unwrap())
                .collect();
            letters.insert(u16::from_str_radix(id, 16).unwrap(), utf16(&bytes));
        }
    }
    Font { widths, letters }
}

fn page(
    file: &Document,
    id: ObjectId,
    tags: &BTreeMap<ObjectId, Vec<(String, i64)>>,
    fonts: &mut BTreeMap<(ObjectId, Vec<u8>), Font>,
) -> Page {
    let known = file.get_dictionary(id).unwrap();
    assert!(known.has(b"StructParents") && known.get(b"Tabs").unwrap().as_name().unwrap() == b"S");
    let [_, _, width, height] =
        known.get(b"MediaBox").unwrap().as_array().unwrap()[..].try_into().map(numbers).unwrap();
    let parent = known.get(b"Parent").unwrap().as_reference().unwrap();
    for (name, found) in file.get_page_fonts(id).unwrap() {
        fonts.entry((parent, name)).or_insert_with(|| font(file, found));
    }
    let content = Content::decode(&file.get_page_content(id)).unwrap();
    let mut page = Page { size: (width, height), ..Page::default() };
    let mut state = State::default();
    for operation in &content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BDC" => state.begin(operands),
            "EMC" => state.marks.truncate(state.marks.len() - 1),
            "Tf" => {
                state.font = operands[0].as_name().unwrap().to_vec();
                state.size = number(&operands[1]);
            }
            "Tm" => [state.left, state.foot] = [&operands[4], &operands[5]].map(number),
            "TJ" => {
                let font = &fonts[&(parent, state.font.clone())];
                page.shown.push(state.show(font, operands[0].as_array().unwrap()));
            }
            "Tj" | "'" | "\"" | "Do" => panic!("{} is not written by us", operation.operator),
            "S" | "s" | "f" => assert!(!state.marks.is_empty(), "drawn without a mark"),
            _ => {}
        }
    }
    page.tagged = tagged(&page.shown, tags.get(&id).map(Vec::as_slice).unwrap_or_default());
    page
}

fn number(object: &Object) -> f64 {
    f64::from(object.as_float().unwrap())
}

fn numbers(objects: &[Object; 4]) -> [f64; 4] {
    [&objects[0], &objects[1], &objects[2], &objects[3]].map(number)
}

#[derive(Default)]
struct State {
    /// Marks that are open: numbers, or nothing for what is never read.
    marks: Vec<Option<i64>>,
    font: Vec<u8>,
    size: f64,
    left: f64,
    foot: f64,
}

impl State {
    fn begin(&mut self, operands: &[Object]) {
        let mark = operands[1].as_dict().unwrap().get(b"MCID").ok().map(|number| number.as_i64().unwrap());
        assert_eq!(mark.is_none(), operands[0].as_name().unwrap() == b"Artifact");
        self.marks.push(mark);
    }

    fn show(&mut self, font: &Font, items: &[Object]) -> Shown {
        let (left, mut text) = (self.left, String::new());
        for item in items {
            match item {
                Object::String(bytes, _) => {
                    for pair in bytes.chunks(2) {
                        let id = u16::from_be_bytes([pair[0], pair[1]]);
                        assert_ne!(id, 0, "a letter that the font does not have, after {text:?}");
                        text.push_str(&font.letters[&id]);
                        self.left += font.widths[&id] * self.size / 1000.0;
                    }
                }
                kerning => self.left -= number(kerning) * self.size / 1000.0,
            }
        }
        // The space at the end of a line is not seen.
        let unseen = text.ends_with(' ').then(|| font.letters.iter().find(|(_, it)| *it == " ")).flatten();
        let right = self.left - unseen.map_or(0.0, |(id, _)| font.widths[id] * self.size / 1000.0);
        let mark = self.marks.last().copied().flatten();
        Shown { text, left, right, foot: self.foot, size: self.size, mark }
    }
}

/// The words of each tag; all that is shown has exactly one.
fn tagged(shown: &[Shown], tags: &[(String, i64)]) -> Vec<(String, String)> {
    let numbers: BTreeSet<i64> = tags.iter().map(|(_, number)| *number).collect();
    assert_eq!(numbers.len(), tags.len(), "a mark has one tag");
    for shown in shown {
        assert!(shown.mark.is_some_and(|mark| numbers.contains(&mark)), "{:?} has no tag", shown.text);
    }
    let words = |number: i64| {
        let parts = shown.iter().filter(|shown| shown.mark == Some(number)).map(|shown| shown.text.as_str());
        parts.collect::<String>().replace('\u{a0}', " ")
    };
    tags.iter().map(|(kind, number)| (kind.clone(), words(*number))).collect()
}
