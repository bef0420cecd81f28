//! Words into what they say of time: days, half-days, hours, recurrences, dates, communes; and the little words
//! that turn a sentence round.

use super::names::{self, AfterContraction, NearbyNames};
use super::raw::{self, Kind, Raw};
use super::scope::{Days, Half};
use super::vocabulary::{single_word, week, weekday};
use crate::rule::{MinuteRange, Ordinals, Recurrence};
use base::months::number as month;

/// Something said, and where in the text (in characters).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) item: Item,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    Days(Days),
    Half(Half),
    Range(MinuteRange),
    Recurrence(Recurrence),
    Date {
        day: u8,
        month: u8,
        year: Option<i16>,
    },
    Number(u32),
    /// A time that begins or ends nothing: "à partir de 14h".
    Clock,
    /// Index in the names given.
    Place(usize),
    Appointment,
    /// "accès libre", "sur le flux".
    Free,
    Without,
    With,
    Only,
    Compulsory,
    Except,
    Closed,
    /// "congés".
    Leave,
    /// "réouverture": a date after it is not one of the closure.
    Reopens,
    /// "été": an introduction of dates, and a doubt anywhere else.
    Season,
    Opened,
    /// "planning": where hours are to be found.
    Schedule,
    /// "à partir du": a doubt, unless a date of the past follows.
    Since,
    And,
    Or,
    /// "également", "aussi".
    Also,
    /// "mais".
    But,
    /// "pas", "aucun".
    Not,
    /// "entre".
    Between,
    /// "conseillé", "de préférence".
    Advised,
    /// "de", "du", "des".
    Of,
    /// "à", "au", "aux", "en", "sur".
    At,
    /// "prise de", "prendre".
    Take,
    /// "la structure", "France services", "nous".
    Service,
    /// "mairie", "salle": where people are received elsewhere.
    Venue,
    /// "permanence", "antenne": that people are received elsewhere.
    Session,
    /// "itinérance".
    Tour,
    /// "rue", "place": what follows is an address.
    Street,
    /// "pour".
    Purpose,
    /// "en raison de".
    Cause,
    /// "inclus".
    Included,
    /// Articles and polite words, which change nothing.
    Noise,
    Contact,
    Comma,
    Colon,
    Open,
    Close,
    Slash,
    SpacedDash,
    Dash,
    /// ".", ";", new lines, "|", "_", "//", "•", "+".
    Break,
    /// "par mois", "sur demande", "téléphonique": no rule can be made of the sentence.
    Doubt,
    /// Anything else, and anything contradictory.
    Unknown,
}

pub(crate) fn read(text: &str, nearby: &NearbyNames) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let raws = raw::split(&chars);
    let normal: Vec<String> =
        raws.iter().map(|raw| raw.word().map_or_else(String::new, names::normal)).collect();
    let mut reader = Reader { chars: &chars, raws: &raws, normal: &normal, nearby };
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < raws.len() {
        let (items, taken) = reader.next(at);
        let (from, to) = (raws[at].from, raws[at + taken - 1].to);
        tokens.extend(items.into_iter().map(|item| Token { item, from, to }));
        at += taken;
    }
    tokens
}

struct Reader<'a> {
    chars: &'a [char],
    raws: &'a [Raw],
    normal: &'a [String],
    nearby: &'a NearbyNames,
}

type Read = (Vec<Item>, usize);

fn one(item: Item, taken: usize) -> Read {
    (vec![item], taken)
}

impl Reader<'_> {
    fn kind(&self, at: usize) -> Option<&Kind> {
        self.raws.get(at).map(|raw| &raw.kind)
    }

    fn word(&self, at: usize) -> &str {
        self.raws.get(at).and_then(Raw::word).unwrap_or_default()
    }

    fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.kind(at), Some(Kind::Mark(mark)) if marks.contains(mark))
    }

    fn number(&self, at: usize) -> Option<u32> {
        if let Some(Kind::Number(number)) = self.kind(at) { Some(*number) } else { None }
    }

    fn next(&mut self, at: usize) -> Read {
        let special = self
            .alternate(at)
            .or_else(|| self.ordinals(at))
            .or_else(|| self.date(at))
            .or_else(|| self.hours(at))
            .or_else(|| self.days(at))
            .or_else(|| self.place(at))
            .or_else(|| self.phrase(at));
        special.unwrap_or_else(|| one(self.single(at), 1))
    }

    /// "une semaine sur deux", "1 samedi sur 2", "1 mardi/2", "tous les quinze jours", "1/2".
    fn alternate(&self, at: usize) -> Option<Read> {
        let alternate = Item::Recurrence(Recurrence::AlternateUnknown);
        let is_one = |at: usize| matches!(self.word(at), "un" | "une") || self.number(at) == Some(1);
        let is_two = |at: usize| self.word(at) == "deux" || self.number(at) == Some(2);
        if is_one(at) && self.word(at + 1) == "semaine" && self.word(at + 2) == "sur" && is_two(at + 3) {
            return Some(one(alternate, 4));
        }
        if let Some(some) = self.some_of_the_month(at) {
            return Some(some);
        }
        if is_one(at)
            && let Some(day) = weekday(self.word(at + 1))
        {
            let mut after = at + 2;
            let half = self.half(after);
            after += half.map_or(0, |(_, taken)| taken);
            let ends = if self.word(after) == "sur" && is_two(after + 1) {
                Some(after + 2)
            } else {
                (self.is_mark(after, &['/']) && is_two(after + 1)).then_some(after + 2)
            }?;
            let mut items = vec![Item::Days(Days::only(day))];
            items.extend(half.map(|(half, _)| Item::Half(half)));
            // After its day: weeks said before a day may be those of all the days that follow.
            items.push(alternate);
            return Some((items, ends - at));
        }
        let is_fifteen = |at: usize| self.word(at) == "quinze" || self.number(at) == Some(15);
        if matches!(self.word(at), "tous" | "toutes") && self.word(at + 1) == "les" && is_fifteen(at + 2) {
            return (self.word(at + 3) == "jours").then(|| one(alternate, 4));
        }
        match self.kind(at)? {
            Kind::OneInTwo if self.half(at + 1).is_none() => Some(one(alternate, 1)),
            Kind::Word(word) if word == "quinzaine" => Some(one(alternate, 1)),
            _ => None,
        }
    }

    /// "un samedi matin par mois", "2 samedis par mois", "trois samedis dans le mois": nobody wrote which.
    fn some_of_the_month(&self, at: usize) -> Option<Read> {
        let is_count = matches!(self.word(at), "un" | "deux" | "trois")
            || self.number(at).is_some_and(|number| (1..=3).contains(&number));
        let day = weekday(self.word(at + 1)).filter(|_| is_count)?;
        let half = self.half(at + 2);
        let after = at + 2 + half.map_or(0, |(_, taken)| taken);
        let taken = match (self.word(after), self.word(after + 1), self.word(after + 2)) {
            ("par", "mois", _) => 2,
            ("dans", "le", "mois") => 3,
            _ => return None,
        };
        let mut items = vec![Item::Days(Days::only(day))];
        items.extend(half.map(|(half, _)| Item::Half(half)));
        items.push(Item::Recurrence(Recurrence::SomeOfMonth));
        Some((items, after + taken - at))
    }

    /// "1er et 3ème mardi", "le premier samedi du mois", "2ème et 4ème du mois", and "du mois" itself.
    fn ordinals(&self, at: usize) -> Option<Read> {
        let (mut ordinals, mut next) = (self.ordinal(at)?, at + 1);
        loop {
            let skip = usize::from(
                self.is_mark(next, &[',', '&', '-', '/'])
                    || matches!(self.word(next), "et" | "ou")
                    || matches!(self.kind(next), Some(Kind::SpacedDash)),
            );
            if matches!(self.word(next), "au" | "a") && self.ordinal(next + 1).is_some() {
                // "du 1er au 4ème mardi".
                let last = self.ordinal(next + 1)?;
                ordinals = Ordinals::span(ordinals, last)?;
                next += 2;
                continue;
            }
            let skip = skip + usize::from(skip > 0 && matches!(self.word(next + skip), "et" | "le" | "les"));
            match self.ordinal(next + skip) {
                Some(more) if skip > 0 => {
                    ordinals = ordinals.with(more);
                    next += skip + 1;
                }
                _ => break,
            }
        }
        let recurrence = Item::Recurrence(Recurrence::NthWeekday(ordinals));
        if weekday(self.word(next)).is_some() {
            return Some(one(recurrence, next - at));
        }
        if let Some(taken) = self.of_the_month(next) {
            return Some(one(recurrence, next + taken - at));
        }
        if next == at + 1 && month(self.word(next)).is_some() && ordinals == Ordinals::nth(1) {
            return None;
        }
        Some(one(Item::Doubt, next - at))
    }

    fn ordinal(&self, at: usize) -> Option<Ordinals> {
        let n = match self.kind(at)? {
            Kind::Ordinal(n) => *n,
            Kind::Word(word) => match word.as_str() {
                "premier" | "premiers" | "premiere" => 1,
                "deuxieme" | "deuxiemes" | "second" | "seconds" => 2,
                "troisieme" | "troisiemes" => 3,
                "quatrieme" | "quatriemes" => 4,
                "cinquieme" => 5,
                "dernier" | "derniers" => return Some(Ordinals::LAST),
                _ => return None,
            },
            _ => return None,
        };
        Some(Ordinals::nth(n))
    }

    /// How many words "du mois", "de chaque mois", "dans le mois" take.
    fn of_the_month(&self, at: usize) -> Option<usize> {
        let is_month = |at: usize| self.word(at) == "mois";
        match self.word(at) {
            "du" | "de" | "chaque" if is_month(at + 1) => Some(2),
            "de" | "du" | "dans" if matches!(self.word(at + 1), "chaque" | "le") && is_month(at + 2) => {
                Some(3)
            }
            _ => None,
        }
    }

    /// "10 mai 2024", "1er juillet", "03/07/2024".
    fn date(&self, at: usize) -> Option<Read> {
        if let Some(Kind::Date { day, month, year }) = self.kind(at) {
            return Some(one(Item::Date { day: *day, month: *month, year: *year }, 1));
        }
        let day = match self.kind(at)? {
            Kind::Number(number) => u8::try_from(*number).ok().filter(|day| (1..=31).contains(day))?,
            Kind::Ordinal(1) => 1,
            _ => return None,
        };
        let month = month(self.word(at + 1))?;
        let year = self.number(at + 2).filter(|year| (2019..=2099).contains(year));
        let year = year.and_then(|year| i16::try_from(year).ok());
        Some(one(Item::Date { day, month, year }, if year.is_some() { 3 } else { 2 }))
    }

    /// "9h à 12h30", "13:30 - 17:00", "14h/16h30", "9h 12h", "13 à 16h".
    fn hours(&self, at: usize) -> Option<Read> {
        let bare =
            |at: usize| self.number(at).and_then(|hour| u16::try_from(hour).ok()).filter(|hour| *hour <= 24);
        let (start, is_bare) = match self.kind(at)? {
            Kind::Time(start) => (*start, false),
            Kind::Number(_) => (bare(at)? * 60, true),
            _ => return None,
        };
        let joined = usize::from(
            self.is_mark(at + 1, &['-', '/', '>'])
                || matches!(self.kind(at + 1), Some(Kind::SpacedDash))
                || self.word(at + 1) == "a"
                || (self.word(at + 1) == "et" && at > 0 && self.word(at - 1) == "entre"),
        );
        let end = match self.kind(at + 1 + joined) {
            Some(Kind::Time(end)) if joined > 0 || !is_bare => Some(*end),
            Some(Kind::Number(_))
                if joined > 0 && !is_bare && month(self.word(at + 2 + joined)).is_none() =>
            {
                bare(at + 1 + joined).map(|hour| hour * 60)
            }
            _ => None,
        };
        match end {
            Some(end) => {
                let item = MinuteRange::new(start, end).map_or(Item::Doubt, Item::Range);
                Some(one(item, 2 + joined))
            }
            None if is_bare => None,
            // "À partir de 14h": the end is anybody's guess.
            None => Some(one(Item::Clock, 1)),
        }
    }

    /// "lundi", "du lundi au vendredi".
    fn days(&self, at: usize) -> Option<Read> {
        let first = weekday(self.word(at))?;
        let to = usize::from(matches!(self.word(at + 1), "au" | "a"));
        match weekday(self.word(at + 1 + to)).filter(|_| to > 0) {
            Some(last) => Some(one(Item::Days(Days::span(first, last)), 3)),
            None => Some(one(Item::Days(Days::only(first)), 1)),
        }
    }

    fn half(&self, at: usize) -> Option<(Half, usize)> {
        match self.word(at) {
            "matin" | "matins" | "matinee" | "matinees" => Some((Half::Morning, 1)),
            "avant" => {
                let dash = usize::from(self.is_mark(at + 1, &['-']));
                (self.word(at + 1 + dash) == "midi").then_some((Half::Morning, 2 + dash))
            }
            "journee" | "journees" => Some((Half::Day, 1)),
            "aprem" => Some((Half::Afternoon, 1)),
            "apres" => {
                let dash =
                    usize::from(self.is_mark(at + 1, &['-']) || self.kind(at + 1) == Some(&Kind::SpacedDash));
                matches!(self.word(at + 1 + dash), "midi" | "midis").then_some((Half::Afternoon, 2 + dash))
            }
            _ => None,
        }
    }

    /// A commune's name, written with a capital.
    fn place(&self, at: usize) -> Option<Read> {
        if !self.nearby.begins(&self.normal[at]) {
            return None;
        }
        // Marks inside a name (hyphens, apostrophes) are left out of the comparison, and counted again after.
        let mut words = Vec::new();
        let mut ends = Vec::new();
        let mut slash = None;
        for next in at..self.raws.len().min(at + 24) {
            match self.kind(next) {
                Some(Kind::Word(_)) => {
                    words.push(self.normal[next].clone());
                    ends.push(next + 1);
                }
                Some(Kind::Mark('/')) => slash = slash.or(Some(words.len())),
                Some(Kind::Mark('-' | '\'')) | Some(Kind::SpacedDash) => {}
                _ => break,
            }
        }
        let before = if at > 0 { self.word(at - 1) } else { "" };
        let contraction = matches!(before, "au" | "aux" | "du" | "des");
        let after = if contraction { AfterContraction::Yes } else { AfterContraction::No };
        let (name, taken) =
            self.nearby.over_slash(&words, slash).or_else(|| self.nearby.at_start(&words, after))?;
        let end = *ends.get(taken - 1)?;
        let capital = (at..end).any(|next| {
            let is_article = matches!(self.word(next), "le" | "la" | "les" | "l");
            !is_article && self.chars.get(self.raws[next].from).is_some_and(|c| c.is_uppercase())
        });
        // "Saint-Michel-de-Quelquechose" is not Saint-Michel.
        let goes_on = self.is_mark(end, &['-'])
            && !self.word(end + 1).is_empty()
            && weekday(self.word(end + 1)).is_none();
        let said_a_place = matches!(before, "a" | "au" | "aux" | "sur")
            || (at > 1
                && matches!(before, "de" | "d" | "du")
                && matches!(self.word(at - 2), "mairie" | "commune"));
        let sure = !self.nearby.is_beyond(name) || (said_a_place && !self.is_longer(end));
        (capital && sure && !goes_on).then(|| one(Item::Place(name), end - at))
    }

    /// Whether a name goes on in words: "Corbeilles en Quelquechose".
    fn is_longer(&self, at: usize) -> bool {
        let links = matches!(self.word(at), "sur" | "de" | "d" | "du" | "en" | "sous" | "les");
        links && !self.word(at + 1).is_empty() && weekday(self.word(at + 1)).is_none()
    }

    /// "Rue de la Ferme", "Ferme de X": a farm, not a closing.
    fn is_a_farm(&self, at: usize) -> bool {
        let unaccented = self.raws.get(at).is_some_and(|raw| {
            let last = self.chars.get(raw.to - 1);
            last == Some(&'e') && self.chars.get(raw.from).is_some_and(|c| c.is_uppercase())
        });
        let before = if at > 0 { self.word(at - 1) } else { "" };
        self.word(at) == "ferme"
            && unaccented
            && (before == "la" || matches!(self.word(at + 1), "de" | "du" | "d"))
    }

    fn phrase(&self, at: usize) -> Option<Read> {
        if let Some((half, taken)) = self.half(at) {
            return Some(one(Item::Half(half), taken));
        }
        if let Some(taken) = self.of_the_month(at) {
            // "du mois" after "1er mardi" only repeats it; anywhere else nobody knows.
            return Some(one(Item::Noise, taken));
        }
        let dash = usize::from(self.is_mark(at + 1, &['-']));
        match (self.word(at), self.word(at + 1 + dash)) {
            ("rendez", "vous") => Some(one(Item::Appointment, 2 + dash)),
            ("acces", "libre") | ("libre", "acces") | ("accueil", "libre") => Some(one(Item::Free, 2)),
            ("semaine" | "semaines", next) => {
                week(next).map(|recurrence| one(Item::Recurrence(recurrence), 2 + dash))
            }
            ("par", "mois") => Some(one(Item::Doubt, 2)),
            ("a", "partir" | "compter") if matches!(self.word(at + 2), "du" | "de") => {
                Some(one(Item::Since, 3))
            }
            // "Accueil que sur rendez-vous".
            ("ferme", _) if self.is_a_farm(at) => Some(one(Item::Unknown, 1)),
            ("que", "sur") => Some(one(Item::Only, 1)),
            ("pour", "tout" | "toute" | "tous" | "toutes") => {
                self.every_request(at + 2).map(|taken| one(Item::Noise, 2 + taken))
            }
            _ => None,
        }
    }

    /// "(pour toutes) vos démarches administratives": no purpose in particular.
    fn every_request(&self, at: usize) -> Option<usize> {
        let article = usize::from(matches!(self.word(at), "les" | "vos"));
        let noun = matches!(self.word(at + article), "demarche" | "demarches" | "demande" | "demandes");
        let adjective = usize::from(self.word(at + article + 1).starts_with("administrative"));
        noun.then_some(article + 1 + adjective)
    }

    fn single(&self, at: usize) -> Item {
        match self.kind(at) {
            Some(Kind::Word(word)) => single_word(word),
            Some(Kind::Number(number)) => Item::Number(*number),
            Some(Kind::Contact) => Item::Contact,
            Some(Kind::SpacedDash) => Item::SpacedDash,
            Some(Kind::Mark(mark)) => match mark {
                ',' => Item::Comma,
                ':' | '=' => Item::Colon,
                '(' | '[' => Item::Open,
                ')' | ']' => Item::Close,
                '/' => Item::Slash,
                '-' => Item::Dash,
                '&' => Item::And,
                '.' | ';' | '\n' | '|' | '_' | '+' | '•' => Item::Break,
                '\'' | '*' | '!' | '"' | '«' | '»' => Item::Noise,
                _ => Item::Unknown,
            },
            _ => Item::Unknown,
        }
    }
}
