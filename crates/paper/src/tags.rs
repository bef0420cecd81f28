//! The tags of a document: for somebody who hears it, each page is a part with a title, headings and paragraphs, in
//! the order of reading.

use crate::sheet::Role;
use pdf_writer::types::StructRole;
use pdf_writer::{Finish, Pdf, Ref, TextStr};

/// The structure element of a role.
pub(crate) fn role(role: Role) -> StructRole {
    match role {
        Role::Title => StructRole::H1,
        Role::Heading => StructRole::H2,
        Role::Paragraph => StructRole::P,
    }
}

/// The tree of tags, as it grows.
pub(crate) struct Tags {
    root: Ref,
    document: Ref,
    parts: Vec<Ref>,
    /// For each page, the array of the elements of its marked content, by their number on the page.
    elements: Vec<Ref>,
}

impl Tags {
    pub(crate) fn new(root: Ref, document: Ref) -> Self {
        Self { root, document, parts: Vec::new(), elements: Vec::new() }
    }

    /// Adds a page of blocks with these roles; `next` gives free numbers.
    pub(crate) fn add(&mut self, pdf: &mut Pdf, page: Ref, roles: &[Role], next: &mut Ref) {
        let part = next.bump();
        let elements: Vec<Ref> = roles.iter().map(|_| next.bump()).collect();
        for (number, (block, element)) in (0..).zip(roles.iter().zip(&elements)) {
            let mut written = pdf.struct_element(*element);
            written.kind(role(*block)).parent(part).page(page);
            written.children().marked_content_id(number);
        }
        let mut written = pdf.struct_element(part);
        written.kind(StructRole::Sect).parent(self.document);
        let mut children = written.children();
        for element in &elements {
            children.struct_element(*element);
        }
        children.finish();
        written.finish();
        let of_page = next.bump();
        pdf.indirect(of_page).array().items(elements);
        self.parts.push(part);
        self.elements.push(of_page);
    }

    /// Writes the root, which the catalogue names.
    pub(crate) fn finish(self, pdf: &mut Pdf, lang: &str) {
        let mut document = pdf.struct_element(self.document);
        document.kind(StructRole::Document).parent(self.root).lang(TextStr(lang));
        let mut children = document.children();
        for part in &self.parts {
            children.struct_element(*part);
        }
        children.finish();
        document.finish();
        let mut root = pdf.indirect(self.root).start::<pdf_writer::writers::StructTreeRoot>();
        root.child(self.document);
        let mut parents = root.parent_tree();
        let mut numbers = parents.nums();
        for (page, elements) in (0..).zip(&self.elements) {
            numbers.insert(page, *elements);
        }
        numbers.finish();
        parents.finish();
        root.parent_tree_next_key(i32::try_from(self.elements.len()).unwrap_or(i32::MAX));
    }
}
