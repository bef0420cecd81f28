//! Lines against a slow oracle, on random text.

use paper::font::{Shaper, Weight};
use paper::lines::{Line, Span, wrap};
use proptest::prelude::*;

fn text(lines: &[Line]) -> String {
    lines.iter().map(Line::text).collect()
}

/// The width of a line by adding up its letters, without the space at its end.
fn width(line: &Line) -> i32 {
    let glyphs: Vec<_> = line.fragments.iter().flat_map(|fragment| &fragment.glyphs).collect();
    let seen = glyphs.iter().rposition(|glyph| glyph.letter != ' ').map_or(0, |last| last + 1);
    glyphs[..seen].iter().map(|glyph| glyph.advance).sum()
}

fn words(text: &str) -> Vec<&str> {
    text.split_ascii_whitespace().collect()
}

/// First-fit over whole words, each measured again every time.
fn slow(shaper: &mut Shaper, text: &str, limit: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words(text) {
        let space = shaper.width(" ", Weight::Regular);
        let mut length = |line: &str| {
            words(line).iter().map(|word| shaper.width(word, Weight::Regular) + space).sum::<i32>()
        };
        match lines.last_mut() {
            Some(line) if length(&format!("{line} {word}")) - space <= limit => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

proptest! {
    #[test]
    fn words_break_where_the_slow_way_breaks_them(text in "[a-zé’,.]{1,9}( [a-zé’,.]{1,9}){0,20}", limit in 6_000..30_000) {
        let mut shaper = Shaper::default();
        let lines = wrap(&mut shaper, &[Span::regular(text.as_str())], limit);
        let read: Vec<String> = lines.iter().map(|line| line.text().trim_end().to_owned()).collect();
        prop_assert_eq!(read, slow(&mut shaper, &text, limit));
    }

    #[test]
    fn nothing_is_lost_and_no_line_is_too_wide(
        spans in prop::collection::vec(("[ -~à-ÿŒœ’–\u{a0}]{0,40}", any::<bool>()), 0..6),
        limit in 1_500..20_000,
    ) {
        let spans: Vec<Span> = spans
            .into_iter()
            .map(|(text, bold)| if bold { Span::bold(text) } else { Span::regular(text) })
            .collect();
        let all: String = spans.iter().map(|span| span.text.as_str()).collect();
        let lines = wrap(&mut Shaper::default(), &spans, limit);
        let visible = |text: &str| text.chars().filter(|letter| *letter != ' ').collect::<String>();
        prop_assert_eq!(visible(&text(&lines)), visible(&all));
        for line in &lines {
            prop_assert_eq!(width(line), line.width);
            prop_assert!(line.width <= limit, "{} in {limit}: {:?}", line.width, line.text());
        }
    }

    #[test]
    fn any_text_at_all_is_drawn(text in "\\PC{0,80}", limit in 1_500..20_000) {
        let lines = wrap(&mut Shaper::default(), &[Span::bold(text)], limit);
        for glyph in lines.iter().flat_map(|line| &line.fragments).flat_map(|fragment| &fragment.glyphs) {
            prop_assert!(glyph.id != 0 || glyph.letter == '\u{202f}' || glyph.letter == '\u{a0}', "{glyph:?}");
        }
    }
}

#[test]
fn names_break_after_hyphens_and_ranges_never_break() {
    let mut shaper = Shaper::default();
    let mut read = |text: &str, limit: i32| -> Vec<String> {
        wrap(&mut shaper, &[Span::bold(text)], limit).iter().map(Line::text).collect()
    };
    assert_eq!(read("Saint-Genest-et-Isson", 6_000), ["Saint-", "Genest-et-", "Isson"]);
    assert_eq!(
        read("9\u{a0}h\u{a0}–\u{a0}12\u{a0}h et 14\u{a0}h", 5_000),
        ["9\u{a0}h\u{a0}–\u{a0}12\u{a0}h ", "et 14\u{a0}h"]
    );
    assert_eq!(read("", 5_000), Vec::<String>::new());
    assert_eq!(read("aaaaaaaaaa", 2_000).concat(), "aaaaaaaaaa");
}
