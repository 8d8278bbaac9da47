//! Topics: what statements are about, by the words that they hold.

use super::sheet::Sheet;
use crate::text::Span;

/// The most topics that a statement gets.
const MOST: usize = 3;

/// Where a document has words of topics.
pub(super) struct Topics<'t> {
    names: &'t [String],
    /// The start of a word or phrase, and the place of a topic that it tells of; in the order of the text.
    words: Vec<(usize, usize)>,
}

impl<'t> Topics<'t> {
    /// Finds the words of topics in a document; of two phrases at one place the longer counts.
    pub(super) fn new(sheet: &Sheet<'t>) -> Self {
        let lexicon = &sheet.knowledge.lexicon;
        let mut words = Vec::new();
        let mut at = 0;
        while at < sheet.keys.len() {
            match lexicon.topic_words.longest_at(&sheet.keys[at..]) {
                Some((length, topics)) => {
                    let start = sheet.toks[at].span.start;
                    words.extend(topics.iter().map(|topic| (start, *topic)));
                    at += length;
                }
                None => at += 1,
            }
        }
        Self {
            names: &lexicon.topics,
            words,
        }
    }

    /// The topics of a span: the most often named ones, sorted by name.
    pub(super) fn of(&self, span: Span) -> Vec<String> {
        let from = self.words.partition_point(|(start, _)| *start < span.start);
        let to = self.words.partition_point(|(start, _)| *start < span.end);
        let mut counts = vec![0_usize; self.names.len()];
        for (_, topic) in &self.words[from..to] {
            counts[*topic] += 1;
        }
        let mut named: Vec<(usize, &String)> = counts
            .into_iter()
            .zip(self.names)
            .filter(|(count, _)| *count > 0)
            .collect();
        named.sort_by_key(|(count, name)| (std::cmp::Reverse(*count), *name));
        let mut topics: Vec<String> = named
            .into_iter()
            .take(MOST)
            .map(|(_, name)| name.clone())
            .collect();
        topics.sort();
        topics
    }
}
