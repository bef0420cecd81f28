//! A comment cut into sentences, the sentences that give communes their times taken out, and the rest cut into parts.

use super::comment::{Clause, CommentRead, Context, Family, StopRead, family_of};
use super::items::{Item, Token};
use super::runs::{Before, Sort, sort};
use super::stops;

/// Reads the sentences that give communes their times, and returns the others, in which the name of the point's own
/// commune says nothing new.
pub(crate) fn read_stops(tokens: &[Token], context: &Context<'_>, read: &mut CommentRead) -> Vec<Vec<Token>> {
    let mut rest = Vec::new();
    let mut before = Before::default();
    for sentence in tokens.split_inclusive(|token| token.item == Item::Break) {
        let (sentence, of_all) = split_off_appointment(without_contacts(sentence));
        let whole = stops::read(Clause { tokens: sentence }, context, &mut before);
        let taken = match whole {
            Some(stops) => {
                take(read, stops);
                true
            }
            None => read_parts(sentence, context, &before, read, &mut rest),
        };
        if !taken {
            before.times = None;
            let end = if of_all.is_empty() { sentence.len() } else { sentence.len() + of_all.len() };
            rest.push(sentence.iter().chain(of_all).take(end).copied().collect());
        } else if !of_all.is_empty() {
            rest.push(of_all.to_vec());
        }
    }
    for sentence in &mut rest {
        forget_own_commune(sentence, context);
    }
    rest
}

fn forget_own_commune(sentence: &mut [Token], context: &Context<'_>) {
    // The point's address may name a former commune; so may a session held there.
    let session = sentence.iter().any(|token| matches!(token.item, Item::Session | Item::Tour | Item::Venue));
    let is_own = |name: usize| {
        let name = context.nearby.name(name);
        name == context.own_commune || (!session && context.nearby.today(name) == Some(context.own_commune))
    };
    for token in sentence {
        if matches!(token.item, Item::Place(name) if is_own(name)) {
            token.item = Item::Noise;
        }
    }
}

fn take(read: &mut CommentRead, stops: Vec<StopRead>) {
    read.families.insert(Family::Stops);
    let times = stops.iter().flat_map(|stop| &stop.times);
    read.families.extend(times.filter_map(|time| family_of(time.recurrence)));
    for stop in stops {
        let same = |known: &&mut StopRead| {
            known.commune == stop.commune && known.appointment_only == stop.appointment_only
        };
        match read.stops.iter_mut().find(same) {
            Some(known) => known.times.extend(stop.times),
            None => read.stops.push(stop),
        }
    }
}

/// "... - Sur rendez-vous au 06 77 ...": said of all that the comment names, it is a sentence of its own.
fn split_off_appointment(sentence: &[Token]) -> (&[Token], &[Token]) {
    let Some(dash) = sentence.iter().rposition(|token| token.item == Item::SpacedDash) else {
        return (sentence, &[]);
    };
    let tail = &sentence[dash + 1..];
    let asks = tail.iter().any(|token| token.item == Item::Appointment);
    let names_nothing =
        tail.iter().all(|token| sort(token.item) != Sort::Time && !matches!(token.item, Item::Place(_)));
    let names_places = sentence[..dash].iter().any(|token| matches!(token.item, Item::Place(_)));
    if asks && names_nothing && names_places {
        (&sentence[..dash], &sentence[dash..])
    } else {
        (sentence, &[])
    }
}

/// Past "Contact : 06 77 ... -" at the beginning.
fn without_contacts(sentence: &[Token]) -> &[Token] {
    let dash = sentence.iter().position(|token| token.item == Item::SpacedDash);
    let Some((head, tail)) = dash.map(|dash| (&sentence[..dash], &sentence[dash + 1..])) else {
        return sentence;
    };
    let speaks = |token: &Token| {
        sort(token.item) == Sort::Time
            || matches!(token.item, Item::Place(_) | Item::Appointment | Item::Closed)
    };
    let contact = head.iter().any(|token| token.item == Item::Contact);
    if contact && !head.iter().any(speaks) { without_contacts(tail) } else { sentence }
}

/// How the parts of a sentence begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    WithDays,
    WithPlace,
}

/// Reads the parts of a sentence that was not understood whole, where each of them begins with its days, or each with
/// its place: what one says is then its own. The parts that are not understood go to the rest.
fn read_parts(
    sentence: &[Token],
    context: &Context<'_>,
    before: &Before,
    read: &mut CommentRead,
    rest: &mut Vec<Vec<Token>>,
) -> bool {
    let of_all =
        |token: &Token| matches!(token.item, Item::Except | Item::Season | Item::Leave | Item::Date { .. });
    if sentence.iter().any(of_all) {
        return false;
    }
    // The strongest mark of the sentence parts it; a weaker one stands inside the parts.
    let has = |mark: Item| sentence.iter().any(|token| token.item == mark);
    let strongest = [Item::Slash, Item::SpacedDash, Item::Comma].into_iter().find(|mark| has(*mark));
    if let Some(separator) = strongest {
        let parts: Vec<&[Token]> = sentence.split(|token| token.item == separator).collect();
        if !parts_stand_alone(&parts) {
            return false;
        }
        let read_part = |part: &&[Token]| {
            let mut memory = Before { times: None, ..before.clone() };
            stops::read(Clause { tokens: part }, context, &mut memory)
        };
        let stops: Vec<Option<Vec<StopRead>>> = parts.iter().map(read_part).collect();
        if stops.iter().all(Option::is_none) {
            return false;
        }
        for (part, stops) in parts.into_iter().zip(stops) {
            match stops {
                Some(stops) => take(read, stops),
                None => rest.push(part.to_vec()),
            }
        }
        return true;
    }
    false
}

fn parts_stand_alone(parts: &[&[Token]]) -> bool {
    let has = |part: &[Token], item: Item| part.iter().any(|token| token.item == item);
    let mut all: Option<Begins> = None;
    for part in parts {
        let speaks = |token: &&Token| sort(token.item) == Sort::Time || matches!(token.item, Item::Place(_));
        if !part.iter().any(|token| speaks(&token)) {
            // A telephone number, or where the calendar is to be found; not "sur demande".
            if has(part, Item::Doubt) {
                return false;
            }
            continue;
        }
        if has(part, Item::Doubt) && part.iter().any(|token| matches!(token.item, Item::Place(_))) {
            // "Dernier jour du mois à X": not understood, and of X alone.
            continue;
        }
        let first = part.iter().find(|token| {
            sort(token.item) != Sort::Either || matches!(token.item, Item::Session | Item::Venue | Item::Tour)
        });
        let last = part.iter().rev().find(|token| sort(token.item) != Sort::Either);
        let begins = match (first.map(|token| token.item), last.map(|token| sort(token.item))) {
            (Some(Item::Days(_) | Item::Recurrence(_)), Some(Sort::Place)) => Begins::WithDays,
            (Some(Item::Place(_) | Item::Session | Item::Venue | Item::Tour), _) => Begins::WithPlace,
            (Some(Item::Unknown), Some(Sort::Time)) => Begins::WithPlace,
            _ => return false,
        };
        if all.is_some_and(|all| all != begins) {
            return false;
        }
        all = Some(begins);
    }
    all.is_some()
}

/// Splits a sentence at dashes with spaces, at slashes except "mardis/jeudis", and before "et fermeture le ..." after
/// an appointment. A sentence that names another commune stays whole: its parts would be taken for the point's own
/// hours.
pub(crate) fn clauses(tokens: &[Token]) -> Vec<Clause<'_>> {
    if tokens.iter().any(|token| matches!(token.item, Item::Place(_))) {
        return vec![Clause { tokens }];
    }
    let is_days = |token: Option<&Token>| matches!(token, Some(Token { item: Item::Days(_), .. }));
    let mut clauses = Vec::new();
    let mut from = 0;
    for (at, token) in tokens.iter().enumerate() {
        let ends = match token.item {
            Item::Break | Item::SpacedDash => true,
            Item::Slash => !(at > 0 && is_days(tokens.get(at - 1)) && is_days(tokens.get(at + 1))),
            Item::And | Item::Comma | Item::Open => closing_follows(&tokens[from..at], &tokens[at + 1..]),
            _ => false,
        };
        if ends {
            clauses.push(Clause { tokens: &tokens[from..at] });
            from = at + 1;
        }
    }
    clauses.push(Clause { tokens: &tokens[from..] });
    clauses.retain(|clause| !clause.tokens.is_empty());
    clauses
}

/// "Sur rendez-vous le lundi | et fermeture le mardi".
fn closing_follows(before: &[Token], after: &[Token]) -> bool {
    let has = |tokens: &[Token], item: Item| tokens.iter().any(|token| token.item == item);
    let next = after.iter().find(|token| token.item != Item::Noise);
    let closes = next.is_some_and(|next| next.item == Item::Closed);
    let says_days = after.iter().any(|token| matches!(token.item, Item::Days(_)));
    let asks_again = has(after, Item::Appointment) || has(after, Item::But);
    closes && says_days && !asks_again && has(before, Item::Appointment) && !has(before, Item::But)
}
