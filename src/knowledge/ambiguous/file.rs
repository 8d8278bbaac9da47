//! An entry of `lexicon/ambiguous.toml` as it is written, and its check.

use serde::Deserialize;

use super::{AmbiguousExample, AmbiguousName, Meaning, Phrase, Reading};
use crate::knowledge::KnowledgeMistake;
use crate::knowledge::gazetteer::Gazetteer;
use crate::knowledge::spelling::did_you_mean;
use crate::model::{EntityId, EntityKind};
use crate::text::Date;

/// An entry as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AmbiguousEntry {
    names: Vec<String>,
    otherwise: String,
    #[serde(default)]
    when: Vec<When>,
    example: Vec<Example>,
}

/// One meaning and its conditions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct When {
    means: String,
    #[serde(default)]
    words_before: Vec<String>,
    #[serde(default)]
    words_after: Vec<String>,
    #[serde(default)]
    words_near: Vec<String>,
    #[serde(default)]
    words_in_text: Vec<String>,
    #[serde(default)]
    spelled_out: bool,
    from: Option<String>,
    until: Option<String>,
}

/// A sentence and what the name means in it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    text: String,
    means: String,
    date: Option<String>,
}

/// Reads one entry, collecting mistakes.
struct Check<'c> {
    file: &'c str,
    text: &'c str,
    /// Where the entry stands in the file.
    at: usize,
    gazetteer: &'c Gazetteer,
    mistakes: Vec<KnowledgeMistake>,
}

impl AmbiguousEntry {
    /// The entry with its things found, or all mistakes in it.
    pub(super) fn checked(
        self,
        file: &str,
        text: &str,
        gazetteer: &Gazetteer,
    ) -> Result<AmbiguousName, Vec<KnowledgeMistake>> {
        let first = self.names.first().map_or("", String::as_str);
        let mut check = Check {
            file,
            text,
            at: text.find(&format!("\"{first}\"")).unwrap_or(0),
            gazetteer,
            mistakes: Vec::new(),
        };
        let name = check.entry(self);
        if check.mistakes.is_empty() {
            Ok(name)
        } else {
            Err(check.mistakes)
        }
    }
}

impl Check<'_> {
    fn entry(&mut self, entry: AmbiguousEntry) -> AmbiguousName {
        let otherwise = self.meaning(&entry.otherwise);
        let readings = entry.when.into_iter().map(|when| self.reading(when)).collect();
        let examples = entry.example.into_iter().map(|one| self.example(one)).collect();
        let name = AmbiguousName {
            names: entry.names,
            readings,
            otherwise,
            examples,
        };
        self.names(&name);
        self.shown(&name);
        name
    }

    /// Every name has to be in the gazetteer, or nothing ever asks what it means.
    fn names(&mut self, name: &AmbiguousName) {
        for spelling in &name.names {
            if !self.gazetteer.has_name(spelling) {
                let hint = "add it to the gazetteer, or take it off";
                self.mistake(
                    spelling,
                    format!("nothing in the gazetteer is called `{spelling}`"),
                    Some(hint),
                );
            }
        }
    }

    /// Every meaning has to be shown by an example.
    fn shown(&mut self, name: &AmbiguousName) {
        let meanings = name.readings.iter().map(|reading| reading.meaning);
        let unshown = meanings
            .chain([name.otherwise])
            .any(|meaning| !name.examples.iter().any(|example| example.meaning == meaning));
        let first = name.names.first().cloned().unwrap_or_default();
        if unshown {
            let message = format!("a meaning of `{first}` has no example");
            self.mistake(&first, message, Some("add an [[ambiguous.example]] for each"));
        }
    }

    fn reading(&mut self, when: When) -> Reading {
        let meaning = self.meaning(&when.means);
        let lists = [
            &when.words_before,
            &when.words_after,
            &when.words_near,
            &when.words_in_text,
        ];
        let unconditional = lists.iter().all(|list| list.is_empty()) && !when.spelled_out;
        if unconditional && when.from.is_none() && when.until.is_none() {
            self.mistake(
                &when.means,
                format!("nothing says when it means `{}`", when.means),
                None,
            );
        }
        let [before, after, near, in_text] = lists.map(|list| phrases(list));
        Reading {
            before,
            after,
            near,
            in_text,
            spelled_out: when.spelled_out,
            from: when.from.and_then(|date| self.date(&date)),
            until: when.until.and_then(|date| self.date(&date)),
            meaning,
        }
    }

    fn example(&mut self, example: Example) -> AmbiguousExample {
        AmbiguousExample {
            meaning: self.meaning(&example.means),
            date: example.date.and_then(|date| self.date(&date)),
            text: example.text,
        }
    }

    /// A thing by its identifier, a kind, or nothing.
    fn meaning(&mut self, words: &str) -> Meaning {
        if words == "nothing" {
            return Meaning::Nothing;
        }
        if let Some(kind) = EntityKind::from_name(words) {
            return Meaning::Unknown(kind);
        }
        let found = self.gazetteer.find(&EntityId::shared(words));
        found.map_or_else(|| self.unknown_thing(words), Meaning::Thing)
    }

    fn unknown_thing(&mut self, words: &str) -> Meaning {
        let ids = self.gazetteer.things().map(|(_, thing)| thing.id.to_string());
        let ids: Vec<String> = ids.map(|id| id.trim_start_matches("kid:").to_owned()).collect();
        let hint = did_you_mean(words, ids.iter().map(String::as_str)).unwrap_or_else(|| {
            "an identifier such as state/geo, a kind such as Place, or nothing".to_owned()
        });
        self.mistake(words, format!("there is no thing `{words}`"), Some(&hint));
        Meaning::Nothing
    }

    fn date(&mut self, words: &str) -> Option<Date> {
        let date = words.parse().ok();
        if date.is_none() {
            self.mistake(
                words,
                format!("`{words}` is no date"),
                Some("write 2019, 2019-03 or 2019-03-20"),
            );
        }
        date
    }

    /// Notes a mistake at the first place after the entry's start where the words stand.
    fn mistake(&mut self, words: &str, message: String, hint: Option<&str>) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let byte = self.at + rest.find(words).unwrap_or(0);
        let mistake = KnowledgeMistake::at(self.file, self.text, byte, message);
        self.mistakes.push(match hint {
            Some(hint) => mistake.with_hint(hint),
            None => mistake,
        });
    }
}

/// The words of phrases.
fn phrases(list: &[String]) -> Vec<Phrase> {
    list.iter().filter_map(|words| Phrase::of(words)).collect()
}
