//! Whom a title is said of: the name beside it.

use std::ops::Range;

use super::{Body, Title};
use crate::extractor::names::{Names, Sense};
use crate::extractor::sheet::{Shape, Sheet, words};
use crate::knowledge::{VerbForms, WordClass};
use crate::model::EntityKind;
use crate::text::TokenKind;
use rustc_hash::FxHashSet;

/// Says whom a title is said of.
pub(super) struct Attacher<'s, 'a> {
    pub(super) sheet: &'s Sheet<'a>,
    pub(super) names: &'s Names,
    pub(super) titles: &'s [Title],
    /// The names that are words of titles.
    pub(super) within: &'s FxHashSet<usize>,
}

impl Attacher<'_, '_> {
    /// The name a title is said of, with its tokens.
    pub(super) fn person_of(&self, at: usize) -> Option<(usize, Range<usize>)> {
        let title = &self.titles[at];
        let found = self
            .right_after(title)
            .or_else(|| self.before(title).filter(|name| !self.is_anothers(at, *name)))
            .or_else(|| self.after_comma(title).filter(|_| !self.is_represented(title)))
            .or_else(|| self.after_title(at))
            .or_else(|| self.predicated(title))?;
        let range = self.sheet.sentence_around(title.words.start);
        let inside = |tokens: &Range<usize>| tokens.start >= range.start && tokens.end <= range.end;
        if !inside(&self.names.list[found].tokens) {
            return None;
        }
        Some((found, self.names.list[found].tokens.clone()))
    }

    /// Whether the name before a title has one of its own, and another name follows this one:
    /// "President Lula, the President of Argentina, Alberto Fernández".
    fn is_anothers(&self, at: usize, name: usize) -> bool {
        let own = at.checked_sub(1).map(|before| &self.titles[before]);
        own.is_some_and(|own| self.right_after(own) == Some(name))
            && self.after_comma(&self.titles[at]).is_some()
    }

    /// Whether somebody else holds an office under the title, and is the one named next:
    /// "the Special Representative of *the Secretary-General* for Kenya, Novak".
    fn is_represented(&self, title: &Title) -> bool {
        let sheet = self.sheet;
        let article = |at: &usize| sheet.is(*at, WordClass::Determiner);
        let start = title.tokens.start;
        let start = start.checked_sub(1).filter(article).unwrap_or(start);
        let Some(head) = start.checked_sub(2) else {
            return false;
        };
        let linked = sheet.is_word(start - 1, "of") || sheet.is_word(start - 1, "to");
        linked && (sheet.is(head, WordClass::OfficeWord) || sheet.is(head, WordClass::Transparent))
    }

    /// "President I. Aliyev", "head of the Centre K. Imnadze".
    fn right_after(&self, title: &Title) -> Option<usize> {
        let mut at = title.tokens.end;
        // "head of the Office for River Dialogue in Vienna P. Novak"
        if title.body != Body::Unsaid && self.sheet.is_word(at, "in") {
            at = self
                .names
                .starting(at + 1)
                .map_or(at, |place| self.names.list[place].tokens.end);
        }
        // leader “Raul Reyes”
        at = self.after_charge(at);
        at += usize::from(matches!(self.sheet.text_at(at), "“" | "\""));
        // The line ends: "H.E. Mr Petrov, President of Kenya", and below it "H.E. Ms Novak".
        let at = self.skip_honorifics(at);
        let here = self.sheet.sentence_around(title.words.start).contains(&at);
        self.person_name(at).filter(|_| here && !title.plural)
    }

    /// "Emomali Rahmon, President of Tajikistan", "I. Aliyev – President", "Novak (director)", "Novak is the director".
    fn before(&self, title: &Title) -> Option<usize> {
        let sheet = self.sheet;
        let start = title.tokens.start;
        let mark = start.checked_sub(1)?;
        let sign = matches!(sheet.text(mark), "," | "–" | "—" | "(")
            || sheet.is_text(mark, "-") && !sheet.joined(mark);
        let copula =
            sheet.is(mark, WordClass::Be) || sheet.is_word(mark, "as") || sheet.is_word(mark, "became");
        if (!sign && !copula) || title.plural {
            return None;
        }
        let mut end = self.before_letters(mark);
        if copula && sheet.is_word(end.checked_sub(1)?, "who") {
            end -= 1;
        }
        if copula && sheet.is_text(end.checked_sub(1)?, ",") {
            end -= 1;
        }
        let name = self.names.ending(end)?;
        let bare = title.body == Body::Unsaid
            && title.tokens.start == title.words.start
            && sheet.is_text(mark, ",")
            && !self.closes(title.tokens.end);
        // "the PM, Foreign Minister of Kenya": letters with an article are nobody's name.
        let first = self.names.list[name].tokens.start;
        let letters = sheet.toks[first].shape == Shape::Capitals
            && first > 0
            && sheet.is(first - 1, WordClass::Determiner);
        if sheet.is_word(mark, "as")
            && let Some(successor) = self.successor(name)
        {
            return successor;
        }
        (self.may_be_person(name) && !bare && !letters)
            .then_some(name)
            .filter(|_| self.right_after(title).is_none())
    }

    /// The end of a name before the letters behind it: "*Anna Novak*, MP, Minister of Trade".
    fn before_letters(&self, mark: usize) -> usize {
        let sheet = self.sheet;
        let letters = |end: usize| {
            end > 1
                && sheet.is(end - 1, WordClass::PostNominal)
                && sheet.toks[end - 1].shape == Shape::Capitals
        };
        let mut end = mark;
        while letters(end) {
            end -= 1 + usize::from(sheet.is_text(end - 2, ","));
        }
        // "Novak (Ohio), chair of the council"
        let bracket = sheet.is_text(end.saturating_sub(1), ")");
        let open = (end.saturating_sub(5)..end)
            .rev()
            .find(|at| sheet.is_text(*at, "("));
        open.filter(|_| bracket).unwrap_or(end)
    }

    /// The token after what the holder is in charge of, if a name follows: "Adviser to the Minister *on Trade* Anna Novak".
    fn after_charge(&self, at: usize) -> usize {
        let linked = self.sheet.is_word(at, "on") || self.sheet.is_word(at, "for");
        let charge = self
            .names
            .starting(at + 1)
            .filter(|_| linked)
            .map(|name| &self.names.list[name]);
        let end = charge
            .filter(|charge| charge.sense == Sense::Unknown)
            .map(|charge| charge.tokens.end);
        end.filter(|end| self.person_name(self.skip_honorifics(*end)).is_some())
            .unwrap_or(at)
    }

    /// "The president of Kazakhstan, Kassym-Jomart Tokayev,".
    fn after_comma(&self, title: &Title) -> Option<usize> {
        let sheet = self.sheet;
        let mark = self.after_place(title.tokens.end);
        if title.plural || !(sheet.is_text(mark, ",") || sheet.is_text(mark, "–") || sheet.is_text(mark, ":"))
        {
            return None;
        }
        // "THE PRESIDENT: Bryan, thank you": a turn of a transcript.
        let label = |at: usize| sheet.toks[at].shape == Shape::Capitals;
        if sheet.is_text(mark, ":") && title.words.clone().any(label) {
            return None;
        }
        let at = self.skip_honorifics(mark + 1);
        let name = self.person_name(at)?;
        let end = self.names.list[name].tokens.end;
        // In a list each name may carry its own title: "the president of A, B, the king of C".
        let own = self.titles.iter().any(|other| {
            other.tokens.start == end + 1 && sheet.is_text(end, ",") && other.body != Body::Unsaid
        });
        let said = title.definite || title.body != Body::Unsaid;
        (said && !own && (self.closes(end) || self.names.list[name].tokens.len() > 1)).then_some(name)
    }

    /// "The chairman of the bloc, *Kenyan President* Anna Novak, said": the name behind another title in apposition.
    fn after_title(&self, at: usize) -> Option<usize> {
        let (title, other) = (&self.titles[at], self.titles.get(at + 1)?);
        let mark = title.tokens.end;
        let sheet = self.sheet;
        let comma = sheet.is_text(mark, ",");
        let dash =
            matches!(sheet.text_at(mark), "–" | "—") || sheet.is_text(mark, "-") && !sheet.joined(mark);
        let said = title.definite || title.body != Body::Unsaid;
        let bare = !sheet.is(other.tokens.start, WordClass::Determiner);
        if title.plural || !said || !bare || other.tokens.start != mark + 1 || !(comma || dash) {
            return None;
        }
        let name = self.right_after(other)?;
        let tokens = &self.names.list[name].tokens;
        // "…, Foreign Minister Anna Novak *of Kenya*, said"
        let end = body_after_person(sheet, self.names, other, tokens).map_or(tokens.end, |(_, end)| end);
        (dash || self.ends_apposition(end)).then_some(name)
    }

    /// Whether an apposition ends at a token, and no list goes on there: a stop, a verb, a comma and a verb.
    fn ends_apposition(&self, end: usize) -> bool {
        let verb = |at: usize| {
            let forms = VerbForms::PAST.union(VerbForms::THIRD);
            let tok = self.sheet.toks.get(at);
            tok.is_none_or(|tok| {
                tok.verb(forms).is_some()
                    || tok.is(WordClass::Be)
                    || tok.is(WordClass::Have)
                    || tok.is(WordClass::Modal)
            })
        };
        let comma = usize::from(self.sheet.is_text(end, ","));
        verb(end + comma)
            || comma == 0 && matches!(self.sheet.text_at(end), "." | ";" | ")" | "–" | "—" | "-")
    }

    /// The token after "in Kenya", "with the Republic of Kenya" behind a title, if a comma follows.
    fn after_place(&self, end: usize) -> usize {
        let sheet = self.sheet;
        let linked = sheet.is_one_of(end, words!["in", "with", "at", "to", "for"]);
        let at = end + 1 + usize::from(sheet.is_word(end + 1, "the"));
        let name = self.names.starting(at).filter(|_| linked);
        let after = name.map(|name| self.names.list[name].tokens.end);
        after.filter(|after| sheet.is_text(*after, ",")).unwrap_or(end)
    }

    /// Whether what stands at a token closes an apposition: a mark, the end, a verb.
    fn closes(&self, at: usize) -> bool {
        let Some(tok) = self.sheet.toks.get(at) else {
            return true;
        };
        tok.kind == TokenKind::Mark
            || tok.word.is_some_and(|word| !word.verbs.is_empty())
            || tok.is(WordClass::Be)
            || tok.is(WordClass::Have)
    }

    fn skip_honorifics(&self, at: usize) -> usize {
        skip_honorifics(self.sheet, self.names, at)
    }

    /// The name at a token, if it may be a person's.
    fn person_name(&self, at: usize) -> Option<usize> {
        self.names.starting(at).filter(|name| self.may_be_person(*name))
    }

    pub(super) fn may_be_person(&self, name: usize) -> bool {
        !self.within.contains(&name) && may_be_person(self.sheet, self.names, name)
    }
}

/// The token after the "Mr", "Professor" at a token.
pub(super) fn skip_honorifics(sheet: &Sheet<'_>, names: &Names, mut at: usize) -> usize {
    let skipped = |at: usize| {
        sheet.is(at, WordClass::Honorific) || sheet.is(at, WordClass::Rank) && sheet.toks[at].is_capital()
    };
    // "the Honourable Anna Novak"
    at += usize::from(sheet.is_word(at, "the") && sheet.is(at + 1, WordClass::Honorific));
    while skipped(at) && names.at(at).is_none() {
        at += 1;
    }
    // "the Honourable ’Aisake Eke": a letter that looks like a mark.
    at + usize::from(matches!(sheet.text_at(at), "’" | "‘" | "'") && sheet.joined(at + 1))
}

/// Whether a name may be a person's.
pub(super) fn may_be_person(sheet: &Sheet<'_>, names: &Names, name: usize) -> bool {
    let name = &names.list[name];
    match &name.sense {
        Sense::Known(things) => things
            .iter()
            .any(|thing| sheet.knowledge.gazetteer.thing(*thing).kind == EntityKind::Person),
        Sense::Person => true,
        Sense::Unknown => {
            let shouted = |at: &usize| sheet.toks[*at].shape == Shape::Capitals;
            name.tokens.len() <= 8 && name.tokens.clone().filter(shouted).count() < 2
        }
        Sense::Demonym(_) | Sense::Headed { .. } => false,
    }
}

/// "President Lee Myung-bak *of the Republic of Korea*", "I. Aliyev – President, *Republic of Azerbaijan*".
pub(super) fn body_after_person(
    sheet: &Sheet<'_>,
    names: &Names,
    title: &Title,
    person: &Range<usize>,
) -> Option<(Body, usize)> {
    if title.body != Body::Unsaid {
        return None;
    }
    let mark = title.tokens.end.max(person.end);
    let bracket = sheet.is_text(mark, "(");
    let listed = sheet.is_text(mark, ",") && person.end <= title.tokens.start;
    if !(sheet.is_word(mark, "of") || bracket || listed) {
        return None;
    }
    let at = mark + 1 + usize::from(sheet.is_word(mark + 1, "the"));
    let sentence = sheet.sentence_around(person.start);
    let name = names.starting(at).filter(|_| sentence.contains(&at))?;
    let found = &names.list[name];
    let fits = match &found.sense {
        Sense::Known(things) => things.iter().any(|thing| {
            let kind = sheet.knowledge.gazetteer.thing(*thing).kind;
            kind == EntityKind::State || kind.is_organization()
        }),
        Sense::Headed { kind, .. } => kind.is_organization(),
        Sense::Unknown => sheet.is_word(mark, "of"),
        _ => false,
    };
    let closed = !bracket || sheet.is_text(found.tokens.end, ")");
    (fits && closed).then_some((Body::Name(name), found.tokens.end + usize::from(bracket)))
}
