//! Names of which only what stands around them tells what they are: agencies that report, places where something is.

use std::ops::Range;

use super::{Linker, Referent, ReferentIndex};
use crate::extractor::names::Sense;
use crate::extractor::sheet::{Shape, Tok, words};
use crate::knowledge::{VerbForms, WordClass};
use crate::model::{EntityKind, LinkReason};

impl Linker<'_, '_> {
    /// Links the names that nothing else explains.
    pub(super) fn link_by_context(&mut self) {
        for at in 0..self.names.list.len() {
            let name = &self.names.list[at];
            if self.links.of_name[at].is_some() || name.sense != Sense::Unknown || name.tokens.len() > 4 {
                continue;
            }
            let tokens = name.tokens.clone();
            let kind = if self.reports(&tokens) {
                EntityKind::Institution
            } else if self.is_where(&tokens) {
                EntityKind::Place
            } else {
                continue;
            };
            let referent = self.by_context(kind, &tokens);
            self.links.of_name[at] = Some(referent);
            self.name(tokens, referent, LinkReason::Introduced);
        }
    }

    fn by_context(&mut self, kind: EntityKind, tokens: &Range<usize>) -> ReferentIndex {
        let label = self.label(tokens);
        let key = (kind, crate::model::entity::slug(&label));
        if let Some(known) = self.by_name.get(&key) {
            return *known;
        }
        let id = self
            .named_id(kind, &label)
            .unwrap_or_else(|| self.local_id(kind, &label));
        self.add(Referent::unknown(id, kind, label))
    }

    /// Whether a name is that of who reports news: "*Armenpress* reported", "told *Anadolu*", "LAGOS (*PANA*) --".
    fn reports(&self, tokens: &Range<usize>) -> bool {
        let sheet = self.sheet;
        if tokens.len() > 2 {
            return false;
        }
        let news = |at: usize, forms: VerbForms| {
            let verb = sheet.toks.get(at).and_then(|tok| tok.verb(forms));
            let lexicon = &sheet.knowledge.lexicon;
            verb.is_some_and(|verb| lexicon.news_verbs.contains(&lexicon.verbs.verb(verb).lemma))
        };
        let (start, end) = (tokens.start, tokens.end);
        let closed = sheet.toks.get(end).is_none_or(|tok| tok.key == 0) || sheet.is_word(end, "that");
        let after = news(end, VerbForms::PAST.union(VerbForms::THIRD));
        let before = start > 1 && closed && self.is_source_phrase(start);
        let told = start > 0 && closed && sheet.is_word(start - 1, "told");
        after || before || told || self.is_dateline_agency(tokens)
    }

    /// "according to", "as cited by", "reported by" before a token.
    fn is_source_phrase(&self, start: usize) -> bool {
        let sheet = self.sheet;
        let by = sheet.is_word(start - 1, "by")
            && sheet.is_one_of(start - 2, words!["cited", "reported", "quoted", "published"]);
        by || sheet.is_word(start - 1, "to") && sheet.is_word(start - 2, "according")
    }

    /// "OUAGADOUGOU (*PANA*) --", "Saturday (*AFP*) The …": letters in brackets between where or when and the text.
    fn is_dateline_agency(&self, tokens: &Range<usize>) -> bool {
        let sheet = self.sheet;
        let (Some(open), close) = (tokens.start.checked_sub(1), tokens.end) else {
            return false;
        };
        let bracketed = sheet.is_text(open, "(") && sheet.is_text(close, ")");
        let dated = open > 0
            && (sheet.is(open - 1, WordClass::Weekday)
                || sheet.is(open - 1, WordClass::Month)
                || sheet.toks[open - 1].shape == Shape::Number);
        let text =
            sheet.is_dash(close + 1) || dated && sheet.toks.get(close + 1).is_some_and(Tok::is_capital);
        bracketed && text && sheet.toks[tokens.start].shape == Shape::Capitals
    }

    /// Whether a name is that of a place by what stands around it: "in *Xocali*", "*Fuerte Tiuna*, south of Caracas".
    fn is_where(&self, tokens: &Range<usize>) -> bool {
        let sheet = self.sheet;
        if !tokens
            .clone()
            .all(|at| sheet.toks[at].shape == Shape::Capital || sheet.is_dash(at))
        {
            return false;
        }
        let end = tokens.end;
        let side = sheet.is_one_of(
            end + 1,
            words![
                "north",
                "south",
                "east",
                "west",
                "outside",
                "northeast",
                "northwest",
                "southeast",
                "southwest"
            ],
        );
        let beside = sheet.is_text(end, ",") && side && sheet.is_word(end + 2, "of");
        beside || self.is_inside(tokens)
    }

    /// "in Xocali", "near Xocali": words that no lexicon knows, with nothing after them that they could belong to.
    fn is_inside(&self, tokens: &Range<usize>) -> bool {
        let sheet = self.sheet;
        let Some(before) = tokens.start.checked_sub(1) else {
            return false;
        };
        let within = sheet.is_one_of(before, words!["in", "near"]);
        let unknown = tokens.clone().all(|at| {
            sheet.toks[at]
                .word
                .is_none_or(|word| word.classes.has(WordClass::FamilyName))
        });
        let closed = sheet.toks.get(tokens.end).is_none_or(|tok| {
            tok.key == 0
                || [WordClass::Preposition, WordClass::Conjunction, WordClass::Be]
                    .iter()
                    .any(|class| tok.is(*class))
        });
        within && unknown && closed && !self.is_abstract(tokens.end - 1) && !self.is_in_title(tokens.start)
    }

    /// "Antisemitism", "Cybersecurity": what nobody is in as in a place.
    fn is_abstract(&self, at: usize) -> bool {
        let word = self.sheet.text(at);
        [
            "ism", "ity", "tion", "ness", "ing", "ship", "ment", "ics", "ance", "ence", "ogy", "ish",
        ]
        .iter()
        .any(|end| word.ends_with(end))
    }

    /// Whether a token stands in a heading, where capitals tell nothing.
    fn is_in_title(&self, at: usize) -> bool {
        let sentence = self.sheet.sentence_around(at);
        let lower = sentence
            .filter(|at| self.sheet.toks[*at].shape == Shape::Lower)
            .count();
        lower < 4
    }
}
