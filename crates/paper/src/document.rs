//! The file: PDF 1.7, tagged after PDF/UA-1, whose pages share one subset of each weight of the font. The same sheets
//! give the same bytes.

use crate::font::{Glyph, Weight, opened};
use crate::lines::Line;
use crate::ornaments;
use crate::sheet::{A4, Block, Sheet};
use crate::tags::{self, Tags};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{
    ArtifactType, CidFontType, FontFlags, OutlineItemFlags, SystemInfo, TabOrder, UnicodeCmap,
};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use std::collections::BTreeMap;
use std::io::Write;
use subsetter::GlyphRemapper;

/// How the font is numbered inside the file.
const SYSTEM: SystemInfo = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// What the file says of itself.
#[derive(Clone, Debug)]
pub struct About {
    /// Its title.
    pub title: String,
    /// Its language, as in HTML: `fr-FR`.
    pub lang: &'static str,
}

/// A font as this document uses it.
#[derive(Default)]
struct Used {
    glyphs: GlyphRemapper,
    /// Width and letter of each glyph, by its number in the subset.
    drawn: BTreeMap<u16, Glyph>,
}

/// A document being written.
pub struct Document {
    pdf: Pdf,
    about: About,
    next: Ref,
    catalog: Ref,
    pages: Ref,
    fonts: [Ref; 2],
    used: [Used; 2],
    tags: Tags,
    tree: Ref,
    written: Vec<(Ref, String)>,
}

impl Document {
    /// An empty document.
    #[must_use]
    pub fn new(about: About) -> Self {
        let mut next = Ref::new(1);
        let (catalog, pages, tree) = (next.bump(), next.bump(), next.bump());
        let document = next.bump();
        let fonts = [next.bump(), next.bump()];
        let mut pdf = Pdf::new();
        pdf.set_version(1, 7);
        Self {
            pdf,
            about,
            next,
            catalog,
            pages,
            fonts,
            used: Default::default(),
            tags: Tags::new(tree, document),
            tree,
            written: Vec::new(),
        }
    }

    /// Adds a page.
    pub fn add(&mut self, sheet: &Sheet) {
        let (page, contents) = (self.next.bump(), self.next.bump());
        let drawn = self.draw(sheet);
        stream(&mut self.pdf, contents, &drawn);
        let number = i32::try_from(self.written.len()).unwrap_or(i32::MAX);
        let mut written = self.pdf.page(page);
        written.parent(self.pages).media_box(Rect::new(0.0, 0.0, A4.0, A4.1)).contents(contents);
        written.struct_parents(number).tab_order(TabOrder::StructureOrder);
        written.finish();
        let roles: Vec<_> = sheet.blocks.iter().map(|block| block.role).collect();
        self.tags.add(&mut self.pdf, page, &roles, &mut self.next);
        self.written.push((page, sheet.title.clone()));
    }

    /// The file.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        for weight in Weight::ALL {
            self.write_font(weight);
        }
        let mut pages = self.pdf.pages(self.pages);
        pages.kids(self.written.iter().map(|(page, _)| *page));
        pages.count(i32::try_from(self.written.len()).unwrap_or(i32::MAX));
        let mut resources = pages.resources();
        let mut fonts = resources.fonts();
        for weight in Weight::ALL {
            fonts.pair(resource(weight), self.fonts[weight as usize]);
        }
        fonts.finish();
        resources.finish();
        pages.finish();
        let outline = self.write_outline();
        let metadata = self.next.bump();
        let about = xmp(&self.about);
        self.pdf.metadata(metadata, about.as_bytes());
        let info = self.next.bump();
        let mut known = self.pdf.document_info(info);
        known.title(TextStr(&self.about.title)).producer(TextStr("Maillage"));
        known.finish();
        self.tags.finish(&mut self.pdf, self.about.lang);
        let mut catalog = self.pdf.catalog(self.catalog);
        catalog.pages(self.pages).lang(TextStr(self.about.lang)).metadata(metadata);
        catalog.pair(Name(b"StructTreeRoot"), self.tree);
        catalog.mark_info().marked(true);
        catalog.viewer_preferences().display_doc_title(true);
        if let Some(outline) = outline {
            catalog.outlines(outline);
        }
        catalog.finish();
        self.pdf.finish()
    }

    fn draw(&mut self, sheet: &Sheet) -> Vec<u8> {
        let mut content = Content::new();
        let mut seen = content.begin_marked_content_with_properties(Name(b"Artifact"));
        seen.properties().artifact().kind(ArtifactType::Layout);
        seen.finish();
        for ornament in &sheet.ornaments {
            ornaments::draw(&mut content, ornament);
        }
        content.end_marked_content();
        for (number, block) in (0..).zip(&sheet.blocks) {
            self.draw_block(&mut content, number, block);
        }
        content.finish().into_vec()
    }

    fn draw_block(&mut self, content: &mut Content, number: i32, block: &Block) {
        let mut marked = content.begin_marked_content_with_properties(tags::role(block.role).to_name());
        marked.properties().identify(number);
        marked.finish();
        content.begin_text();
        for placed in &block.lines {
            content.set_text_matrix([1.0, 0.0, 0.0, 1.0, placed.x, A4.1 - placed.y]);
            self.draw_line(content, &placed.line, placed.size);
        }
        content.end_text();
        content.end_marked_content();
    }

    fn draw_line(&mut self, content: &mut Content, line: &Line, size: f32) {
        for fragment in &line.fragments {
            content.set_font(resource(fragment.weight), size);
            let used = &mut self.used[fragment.weight as usize];
            let mut shown = content.show_positioned();
            let mut items = shown.items();
            let mut text = Vec::new();
            for glyph in &fragment.glyphs {
                let id = used.glyphs.remap(glyph.id);
                used.drawn.entry(id).or_insert(*glyph);
                text.extend(id.to_be_bytes());
                let kerning = glyph.width - glyph.advance;
                if kerning != 0 {
                    items.show(Str(&text)).adjust(kerning as f32);
                    text.clear();
                }
            }
            if !text.is_empty() {
                items.show(Str(&text));
            }
        }
    }

    fn write_font(&mut self, weight: Weight) {
        let used = &self.used[weight as usize];
        let font = opened(weight);
        let subset = subsetter::subset(font.bytes, 0, &used.glyphs).expect("the embedded font can be cut");
        let name = base_name(weight, used);
        let name = Name(name.as_bytes());
        let (cid, descriptor) = (self.next.bump(), self.next.bump());
        let (letters, file) = (self.next.bump(), self.next.bump());
        let pdf = &mut self.pdf;
        pdf.type0_font(self.fonts[weight as usize])
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(cid)
            .to_unicode(letters);
        let mut written = pdf.cid_font(cid);
        written.subtype(CidFontType::Type2).base_font(name).system_info(SYSTEM).font_descriptor(descriptor);
        written.cid_to_gid_map_predefined(Name(b"Identity"));
        let widths = used.drawn.iter().map(|(id, glyph)| (*id, glyph.width as f32));
        let mut written_widths = written.widths();
        for (id, width) in widths {
            written_widths.consecutive(id, [width]);
        }
        written_widths.finish();
        written.finish();
        let face = &font.face;
        let bounds = face.global_bounding_box();
        let [left, bottom, right, top] =
            [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(f32::from);
        pdf.font_descriptor(descriptor)
            .name(name)
            .flags(FontFlags::NON_SYMBOLIC)
            .bbox(Rect::new(left, bottom, right, top))
            .italic_angle(0.0)
            .ascent(f32::from(face.ascender()))
            .descent(f32::from(face.descender()))
            .cap_height(f32::from(face.capital_height().unwrap_or(668)))
            .stem_v(if weight == Weight::Bold { 140.0 } else { 90.0 })
            .font_file2(file);
        let mut map = UnicodeCmap::new(Name(b"Letters"), SYSTEM);
        for (id, glyph) in &used.drawn {
            map.pair(*id, glyph.letter);
        }
        let map = deflated(&map.finish());
        pdf.cmap(letters, &map).name(Name(b"Letters")).system_info(SYSTEM).filter(Filter::FlateDecode);
        let length = i32::try_from(subset.len()).unwrap_or(i32::MAX);
        let packed = deflated(&subset);
        pdf.stream(file, &packed).filter(Filter::FlateDecode).pair(Name(b"Length1"), length);
    }

    /// The table of contents of a document of several pages.
    fn write_outline(&mut self) -> Option<Ref> {
        let count = i32::try_from(self.written.len()).unwrap_or(i32::MAX);
        if count < 2 {
            return None;
        }
        let outline = self.next.bump();
        let items: Vec<Ref> = self.written.iter().map(|_| self.next.bump()).collect();
        let (first, last) = (*items.first()?, *items.last()?);
        self.pdf.outline(outline).first(first).last(last).count(count);
        for (index, (page, title)) in self.written.iter().enumerate() {
            let mut item = self.pdf.outline_item(items[index]);
            item.title(TextStr(title)).parent(outline).flags(OutlineItemFlags::empty());
            if let Some(before) = index.checked_sub(1) {
                item.prev(items[before]);
            }
            if let Some(after) = items.get(index + 1) {
                item.next(*after);
            }
            item.dest().page(*page).fit();
        }
        Some(outline)
    }
}

fn resource(weight: Weight) -> Name<'static> {
    match weight {
        Weight::Regular => Name(b"R"),
        Weight::Bold => Name(b"B"),
    }
}

/// "ABCDEF+AtkinsonHyperlegibleNext-Bold": the six letters tell subsets of one font apart.
fn base_name(weight: Weight, used: &Used) -> String {
    // FNV-1a: names subsets, proves nothing.
    let hash = used
        .glyphs
        .remapped_gids()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, id| (hash ^ u64::from(id)).wrapping_mul(0x0100_0000_01b3));
    let letters = (0..6).map(|place| char::from(b'A' + (hash >> (8 * place)) as u8 % 26));
    letters.chain("+AtkinsonHyperlegibleNext-".chars()).chain(format!("{weight:?}").chars()).collect()
}

fn stream(pdf: &mut Pdf, id: Ref, bytes: &[u8]) {
    pdf.stream(id, &deflated(bytes)).filter(Filter::FlateDecode);
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).and_then(|()| packer.finish()).expect("memory takes all that is written")
}

/// What the file says of itself in XMP, where readers look for the claim of PDF/UA.
fn xmp(about: &About) -> String {
    let title = about.title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let lang = about.lang;
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>\
         <pdf:Producer>Maillage</pdf:Producer><pdfuaid:part>1</pdfuaid:part>\
         </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"
    )
}
