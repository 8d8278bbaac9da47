//! Instruments: which text "the treaty", "resolution 2202 (2015)", "a memorandum on raw materials" are.

use super::{Linker, Referent, ReferentIndex};
use crate::extractor::descriptions::Description;
use crate::extractor::sheet::words;
use crate::knowledge::WordClass;
use crate::model::{EntityId, EntityKind};

impl Linker<'_, '_> {
    /// The text a phrase describes.
    pub(super) fn link_instrument(&mut self, description: &Description) -> Option<ReferentIndex> {
        if description.numbered {
            return Some(self.numbered(description));
        }
        let told = description.extent.end > description.tokens.end;
        if !description.definite {
            let announced = self.announced_text(description);
            return announced.or_else(|| {
                self.is_particular(description, told)
                    .then(|| self.new_local(description))
            });
        }
        let again = if told {
            self.said_in_full(description)
        } else {
            self.said_before(description)
        };
        again
            .or_else(|| {
                let any = self.is_text_word(description.head) && !told;
                any.then(|| self.text_before(description.tokens.start)).flatten()
            })
            .or_else(|| {
                self.is_particular(description, told)
                    .then(|| self.new_local(description))
            })
    }

    /// A text cited by its number: the same in every document.
    fn numbered(&mut self, description: &Description) -> ReferentIndex {
        let number = self.sheet.words(&(description.number..description.tokens.end));
        let head = self
            .sheet
            .knowledge
            .lexicon
            .singular(self.sheet.text(description.head));
        let label = format!("{head} {number}");
        let slug = crate::model::entity::slug(&label);
        if let Some(found) = self
            .by_name
            .get(&(EntityKind::Instrument, slug))
            .copied()
            .or_else(|| self.of_number(&head, number))
        {
            return found;
        }
        // "2202 (2015)" and "72/273" are one text in the world; "resolution 541" may be anybody's.
        let told_apart = number.contains(['/', '(']);
        let id = if told_apart {
            EntityId::named(EntityKind::Instrument, &label)
        } else {
            self.local_id(EntityKind::Instrument, &label)
        };
        self.add(Referent::unknown(id, EntityKind::Instrument, label))
    }

    /// "Resolution 2202" after "resolution 2202 (2015)".
    fn of_number(&self, head: &str, number: &str) -> Option<ReferentIndex> {
        let words = [head, number].map(crate::text::key_hash);
        let opens = format!("{head} {number} (");
        self.with_words(&words)
            .find(|at| self.links.referents[*at].label.starts_with(&opens))
    }

    /// A text described before by the same words with the same complement.
    fn said_in_full(&self, description: &Description) -> Option<ReferentIndex> {
        let slug = crate::model::entity::slug(&self.label(&description.extent));
        self.by_name.get(&(EntityKind::Instrument, slug)).copied()
    }

    /// A text that the headline or the lead speaks of before it is named: "a friendship treaty", then "the Treaty on Friendship".
    fn announced_text(&self, description: &Description) -> Option<ReferentIndex> {
        if description.head >= self.lead_end() {
            return None;
        }
        let words = self.telling_words(description);
        let named = |at: &ReferentIndex| {
            let first = self.links.namings.first(*at);
            self.links.referents[*at].kind == EntityKind::Instrument
                && first > description.head
                && first != usize::MAX
        };
        self.with_words(&words).find(named)
    }

    /// The text that "the document" speaks of: of those of the last sentence to name any, the first.
    fn text_before(&self, at: usize) -> Option<ReferentIndex> {
        let last = self.last_of_kind(EntityKind::Instrument, at)?;
        let sentence = self.sheet.sentence_around(self.last_named(last, at)?).start;
        let places = self.by_kind.get(&EntityKind::Instrument)?;
        places.range((sentence, 0)..).next().map(|(_, text)| *text)
    }

    /// "the text", "the document": any instrument before.
    fn is_text_word(&self, head: usize) -> bool {
        self.sheet.is(head, WordClass::AnyText)
    }

    /// Whether a noun names one text even where nothing was said of it before.
    ///
    /// "a treaty" does; "a plan", "the decision" need more: what they are on, a name, "joint".
    fn is_particular(&self, description: &Description, told: bool) -> bool {
        let sheet = self.sheet;
        if sheet.is(description.head, WordClass::AnyText) {
            return description.tokens.clone().any(|at| sheet.is_word(at, "joint"));
        }
        let named = description.name.is_some_and(|name| {
            self.links.of_name[name].is_none() && sheet.toks[self.names.list[name].tokens.start].is_capital()
        });
        let joint = description.tokens.clone().any(|at| sheet.is_word(at, "joint"));
        let loose = sheet.is(description.head, WordClass::LooseText);
        // "the plan for peace" is one text, "the code of conduct" and "the law of the land" are any.
        let told = told
            && (!sheet.is_word(description.head + 1, "of")
                || sheet.is_one_of(description.head, words!["decision", "statement", "report"]));
        !loose || joint || description.definite && (told || named)
    }
}
