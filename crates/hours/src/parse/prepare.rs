//! What is put right in a comment before its sentences are read: text cut off at the end, sentences that no mark
//! parts, and dates from which something has long been so.

use super::comment::Context;
use super::items::{self, Item, Token};
use jiff::civil::Date;

/// Forms cut comments at 500 characters, blanks at the end included.
const CUT_CHARS: usize = 490;
/// Older forms cut them earlier.
const PERHAPS_CUT_CHARS: usize = 250;

/// The items of a comment.
pub(crate) fn tokens(text: &str, context: &Context<'_>) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = items::read(text, context.nearby);
    doubt_the_end(&mut tokens, &chars);
    not_here_but_there(&mut tokens);
    since_past_dates(&mut tokens, context.list_date);
    part_sentences(&tokens, &chars)
}

/// Hours at the very end of a text that was cut may have lost their minutes: "9h/12" of "9h/12h30".
fn doubt_the_end(tokens: &mut [Token], chars: &[char]) {
    let end = chars.iter().rposition(|c| !c.is_whitespace()).map_or(0, |last| last + 1);
    let Some(last) = tokens.last_mut().filter(|last| last.to == end) else {
        return;
    };
    let digits = chars[..end].iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let before = chars[..end - digits].last();
    let bare = digits > 0 && !before.is_some_and(|c| matches!(c, 'h' | 'H' | ':'));
    let cut = chars.len() >= CUT_CHARS || (bare && chars.len() >= PERHAPS_CUT_CHARS);
    if cut && matches!(last.item, Item::Range(_) | Item::Date { .. } | Item::Number(_)) {
        last.item = Item::Doubt;
    }
}

/// "Vendredi : pas à X mais à Y": what is not so says nothing.
fn not_here_but_there(tokens: &mut [Token]) {
    let Some(not) = tokens.iter().position(|token| token.item == Item::Not) else {
        return;
    };
    let Some(but) = tokens[not..].iter().position(|token| token.item == Item::But).map(|but| not + but)
    else {
        return;
    };
    let only_a_place = tokens[not + 1..but].iter().all(|token| {
        matches!(token.item, Item::Place(_) | Item::Unknown | Item::At | Item::Of | Item::Noise)
    });
    if only_a_place {
        tokens[not..=but].iter_mut().for_each(|token| token.item = Item::Noise);
    }
}

/// "Uniquement sur rendez-vous à partir du 17/05/2024" is simply so in a list of August 2024; before that day, or
/// without a year, nobody can say.
fn since_past_dates(tokens: &mut [Token], list_date: Date) {
    for at in 0..tokens.len() {
        if tokens[at].item != Item::Since {
            continue;
        }
        let Some(Item::Date { day, month, year: Some(year) }) = tokens.get(at + 1).map(|token| token.item)
        else {
            continue;
        };
        let date = Date::new(year, month.cast_signed(), day.cast_signed());
        if date.is_ok_and(|date| date <= list_date) {
            tokens[at].item = Item::Noise;
            tokens[at + 1].item = Item::Noise;
        }
    }
}

/// "Sur rendez-vous le mercredi de 13h30 à 16h30 Permanence le jeudi à Passa": a capital begins another sentence.
fn part_sentences(tokens: &[Token], chars: &[char]) -> Vec<Token> {
    let capital = |token: &Token| {
        let is = |at: usize, case: fn(char) -> bool| chars.get(at).is_some_and(|c| case(*c));
        is(token.from, char::is_uppercase) && is(token.from + 1, char::is_lowercase)
    };
    let mut parted: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let after_hours = parted.last().is_some_and(|before| {
            matches!(before.item, Item::Range(_) | Item::Days(_) | Item::Half(_) | Item::Appointment)
        });
        let sentence = parted.rsplit(|before| before.item == Item::Break).next().unwrap_or_default();
        let asked = sentence.iter().any(|before| before.item == Item::Appointment);
        if matches!(token.item, Item::Session | Item::Tour) && after_hours && asked && capital(token) {
            parted.push(Token { item: Item::Break, from: token.from, to: token.from });
        }
        parted.push(*token);
    }
    parted
}
