//! Where the lines of a poster stand on its sheet.

use super::{Poster, PosterPoint};
use paper::font::{Shaper, Weight};
use paper::lines::{Span, wrap};
use paper::sheet::{A4, Block, Ornament, Placed, Role, Sheet};
use words::t;

/// Room between the edge of the sheet and what stands on it: more than any printer needs.
const MARGIN: f32 = 36.0;
/// Width for text.
const WIDTH: f32 = A4.0 - 2.0 * MARGIN;
/// Height for text. A line's room is left for browsers, which break lines a little differently when they print.
const HEIGHT: f32 = A4.1 - 2.0 * MARGIN - 12.0;
/// The smallest letters, in points.
const LEAST: f32 = 16.0;
/// From one line's foot to the next one's, in sizes.
const LEADING: f32 = 1.25;
/// Side of the mark.
const MARK: f32 = 44.0;
/// Between two columns.
const GUTTER: f32 = 16.0;
/// Least room above and below the rule between two points.
const GAP: f32 = 7.0;
/// Most room that is added to it where the sheet is not full.
const MORE: f32 = 22.0;
/// Sizes of the commune's name, in ordinary sizes, from the largest.
const TITLES: [f32; 4] = [2.5, 2.1, 1.7, 1.3];

/// How large things are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Size of ordinary letters, in points.
    pub(super) size: u8,
    /// The largest size of the commune's name, in ordinary sizes.
    pub(super) title: f32,
}

/// A poster laid out.
pub(super) struct Laid {
    /// Its sheet.
    pub(super) sheet: Sheet,
    /// Whether everything has room.
    pub(super) fits: bool,
}

/// The sheet of a poster in a look.
pub(super) fn lay_out(shaper: &mut Shaper, poster: &Poster, look: Look) -> Laid {
    let mut page =
        Page { shaper, size: f32::from(look.size), y: MARGIN, blocks: Vec::new(), ornaments: Vec::new() };
    page.head(poster, look.title);
    // The foot is measured first: it stands at the bottom, and points share what is left between.
    let foot = page.measured(|page| page.foot(poster));
    let points: Vec<f32> =
        poster.points.iter().map(|point| page.measured(|page| page.point(point))).collect();
    let mobile = page.measured(|page| page.mobile(poster));
    let used = page.y - MARGIN + foot + mobile + points.iter().map(|height| height + 2.0 * GAP).sum::<f32>();
    let left = HEIGHT - used;
    let more = (left / (2.0 * (points.len() + 1) as f32)).clamp(0.0, MORE);
    for (index, point) in poster.points.iter().enumerate() {
        if index > 0 {
            page.rule(0.75);
        }
        page.y += GAP + more;
        page.point(point);
        page.y += GAP + more;
    }
    page.mobile(poster);
    page.y = MARGIN + HEIGHT - foot;
    page.foot(poster);
    let sheet = Sheet { title: poster.name.clone(), blocks: page.blocks, ornaments: page.ornaments };
    Laid { sheet, fits: left >= 0.0 }
}

struct Page<'s> {
    shaper: &'s mut Shaper,
    size: f32,
    /// Where the next line begins.
    y: f32,
    blocks: Vec<Block>,
    ornaments: Vec<Ornament>,
}

/// Where a block stands, and how large it is.
#[derive(Clone, Copy)]
struct Place {
    x: f32,
    width: f32,
    size: f32,
    role: Role,
}

impl Page<'_> {
    /// How high something is, without leaving it on the page.
    fn measured(&mut self, draw: impl FnOnce(&mut Self)) -> f32 {
        let (y, blocks, ornaments) = (self.y, self.blocks.len(), self.ornaments.len());
        draw(self);
        let height = self.y - y;
        self.blocks.truncate(blocks);
        self.ornaments.truncate(ornaments);
        self.y = y;
        height
    }

    fn paragraph(&self, x: f32, width: f32) -> Place {
        Place { x, width, size: self.size, role: Role::Paragraph }
    }

    fn block(&mut self, place: Place, spans: &[Span]) {
        let Place { x, width, size, role } = place;
        let lines = wrap(self.shaper, spans, (width * 1000.0 / size) as i32);
        let mut placed = Vec::with_capacity(lines.len());
        for line in lines {
            // The letters of a line hang in its middle: 0.98 above their foot, 0.32 below.
            let foot = self.y + size * (LEADING / 2.0 + 0.33);
            placed.push(Placed { x, y: foot, size, line });
            self.y += size * LEADING;
        }
        if !placed.is_empty() {
            self.blocks.push(Block { role, lines: placed });
        }
    }

    fn rule(&mut self, weight: f32) {
        self.ornaments.push(Ornament::Rule { x: MARGIN, y: self.y, width: WIDTH, weight });
    }

    fn head(&mut self, poster: &Poster, largest: f32) {
        self.ornaments.push(Ornament::Mark { x: MARGIN + WIDTH - MARK, y: self.y, side: MARK });
        let width = WIDTH - MARK - GUTTER;
        let title = [Span::bold(poster.name.as_str())];
        let sizes: Vec<f32> = TITLES
            .into_iter()
            .filter(|times| *times <= largest)
            .map(|times| (self.size * times).max(LEAST))
            .collect();
        let short = |size: &f32| wrap(self.shaper, &title, (width * 1000.0 / size) as i32).len() <= 2;
        let size = sizes.iter().copied().find(short).unwrap_or(LEAST);
        self.block(Place { x: MARGIN, width, size, role: Role::Title }, &title);
        self.y += 2.0;
        let lead = Place { size: self.size * 1.15, ..self.paragraph(MARGIN, width) };
        self.block(lead, &[Span::bold(poster.lead.as_str())]);
        if let Some(example) = &poster.demonstration {
            self.framed(example);
        }
        for warning in &poster.warnings {
            self.y += 4.0;
            let place = self.paragraph(MARGIN, WIDTH);
            self.block(place, &[Span::bold(warning.as_str())]);
        }
        self.y += 8.0;
        self.rule(2.0);
    }

    fn framed(&mut self, text: &str) {
        self.y += 6.0;
        let top = self.y;
        self.y += 4.0;
        let place = self.paragraph(MARGIN + 10.0, WIDTH - 20.0);
        self.block(place, &[Span::bold(text)]);
        self.y += 5.0;
        let height = self.y - top;
        self.ornaments.push(Ornament::Frame { x: MARGIN, y: top, width: WIDTH, height });
        self.y += 2.0;
    }

    fn point(&mut self, point: &PosterPoint) {
        let top = self.y;
        let estimate = self.shaper.width(&t!(poster_estimate), Weight::Regular) as f32 * self.size / 1000.0;
        let column = estimate.max(72.0);
        let beside = if point.minutes.is_some() { column + GUTTER } else { 0.0 };
        let (x, width) = (MARGIN + beside, WIDTH - beside);
        let heading = Place { size: self.size * 1.2, role: Role::Heading, ..self.paragraph(x, width) };
        self.block(heading, &[Span::bold(point.name.as_str())]);
        let below = self.y;
        self.y = top;
        if let Some(minutes) = &point.minutes {
            self.milestone(minutes, column);
        }
        let milestone = self.y;
        self.y = below;
        let phone = Place { size: self.size * 1.5, ..self.paragraph(x, width) };
        if point.phone_url.is_empty() {
            let place = self.paragraph(x, width);
            self.block(place, &[Span::bold(point.phone.as_str())]);
        } else {
            // A number is read group by group, and never cut.
            self.block(phone, &[Span::bold(point.phone.replace(' ', "\u{a0}"))]);
        }
        let place = self.paragraph(x, width);
        let address = [&point.street, &point.complement, &point.town].map(String::as_str);
        let address: Vec<&str> = address.into_iter().filter(|line| !line.is_empty()).collect();
        self.block(place, &[Span::regular(address.join(", "))]);
        let strong = |text: &Option<String>| text.as_deref().map(Span::bold);
        let plain = |text: &Option<String>| text.as_deref().map(Span::regular);
        if let Some(only) = strong(&point.only) {
            self.block(place, &[only]);
        }
        for hours in &point.hours {
            let days = Span::bold(format!("{} ", hours.days));
            self.block(place, &[days, Span::regular(hours.hours.as_str())]);
        }
        if let Some(without) = strong(&point.without_hours) {
            self.block(place, &[without]);
        }
        for closure in &point.closures {
            let reason =
                if closure.reason.is_empty() { ".".into() } else { format!(" ({}).", closure.reason) };
            self.block(place, &[Span::bold(closure.dates.as_str()), Span::regular(reason)]);
        }
        let rest = [&point.closed, &point.access, &point.sites, &point.kind];
        for text in rest.into_iter().filter_map(plain) {
            self.block(place, &[text]);
        }
        self.y = self.y.max(milestone);
    }

    /// The milestone that carries the time, with the word "estimate" below it.
    fn milestone(&mut self, minutes: &str, column: f32) {
        let (top, size) = (self.y, self.size);
        let width = (size * 3.9).min(column);
        let (cap, large) = (width / 2.0, size * 1.7);
        let x = MARGIN + (column - width) / 2.0;
        let mut lines = Vec::new();
        let mut centred = |shaper: &mut Shaper, text: &str, size: f32, y: f32, weight: Weight| {
            let span = Span { text: text.to_owned(), weight };
            for line in wrap(shaper, &[span], i32::MAX) {
                let seen = shaper.width(text.trim_end(), weight) as f32 * size / 1000.0;
                let from = MARGIN + (column - seen) / 2.0;
                lines.push(Placed { x: from, y, size, line });
            }
        };
        let foot = top + cap + large * 0.86;
        // The spaces part the words where the page is heard or copied.
        centred(self.shaper, &format!("{minutes}\u{a0}"), large, foot, Weight::Bold);
        centred(
            self.shaper,
            &format!("{}\u{a0}", t!(poster_minutes)),
            size,
            foot + size * 1.05,
            Weight::Regular,
        );
        let height = cap + large * 0.86 + size * 1.4;
        centred(self.shaper, &t!(poster_estimate), size, top + height + size * 1.1, Weight::Regular);
        self.ornaments.push(Ornament::Milestone { x, y: top, width, height });
        self.blocks.push(Block { role: Role::Paragraph, lines });
        self.y = top + height + size * 1.5;
    }

    fn mobile(&mut self, poster: &Poster) {
        if let Some(mobile) = &poster.mobile {
            self.rule(0.75);
            self.y += GAP;
            let place = self.paragraph(MARGIN, WIDTH);
            self.block(place, &[Span::regular(mobile.as_str())]);
            self.y += GAP;
        }
    }

    fn foot(&mut self, poster: &Poster) {
        self.rule(2.0);
        self.y += 6.0;
        let place = Place { size: LEAST, ..self.paragraph(MARGIN, WIDTH) };
        let mut text = poster.source.clone();
        if let Some(holidays) = &poster.holidays {
            text = format!("{holidays} {text}");
        }
        self.block(place, &[Span::regular(text)]);
        if let Some(address) = &poster.address {
            self.block(place, &[Span::bold(address.as_str())]);
        }
    }
}
