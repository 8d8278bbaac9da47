//! What was said by a thing and of it, as lines.

use super::super::super::evidence::one_line;
use super::super::phrases::capital;
use super::super::sources::shortened;
use super::About;
use super::drafts::Draft;
use crate::model::{EntityId, Quotation, Reading, Statement};
use crate::text::Span;
use crate::text::segment::{Segmentation, segment};

/// So much of what was said is shown, in characters; the source shows more.
const SHOWN: usize = 400;

impl<'g> About<'g> {
    /// What the thing said.
    pub(super) fn said(&self) -> Vec<Draft<'g>> {
        let mut drafts = Vec::new();
        for reading in &self.readings {
            let said = reading.statements.iter();
            for said in said.filter(|said| said.speaker == *self.thing) {
                drafts.push(draft(reading, said, said.span, capital(&introduced("", said))));
            }
        }
        drafts
    }

    /// What others said that mentions the thing: the sentence that does.
    pub(super) fn spoken_of(&self) -> Vec<Draft<'g>> {
        let of = |said: &&Statement| said.speaker != *self.thing && said.mentions.contains(self.thing);
        let mut drafts = Vec::new();
        for reading in &self.readings {
            let mut said = reading.statements.iter().filter(of).peekable();
            if said.peek().is_none() {
                continue;
            }
            let sentences = segment(&reading.document.text);
            drafts.extend(said.map(|said| {
                let words = around_mention(reading, &sentences, said, self.thing);
                let speaker = capital(&self.label(&said.speaker));
                draft(reading, said, words, introduced(&speaker, said))
            }));
        }
        drafts
    }
}

/// The sentence inside a statement that first names a thing; all of it if none does.
fn around_mention(reading: &Reading, sentences: &Segmentation, said: &Statement, thing: &EntityId) -> Span {
    let inside = |span: Span| said.span.contains(span);
    let mentions = reading.mentions.iter();
    let mention = mentions
        .filter(|mention| mention.entity == *thing)
        .find(|mention| inside(mention.span));
    let Some(mention) = mention else {
        return said.span;
    };
    let around = sentences.around(mention.span);
    Span::new(around.start.max(said.span.start), around.end.min(said.span.end))
}

fn draft<'g>(reading: &'g Reading, said: &Statement, words: Span, text: String) -> Draft<'g> {
    let topics: Vec<String> = said.topics.iter().map(|topic| topic.replace('-', " ")).collect();
    let remarks = if topics.is_empty() {
        Vec::new()
    } else {
        vec![format!("on {}", topics.join(", "))]
    };
    Draft {
        date: reading.document.facts.issued,
        text,
        words: Some(quoted(reading, said, words)),
        remarks,
        evidence: vec![(reading, words)],
    }
}

/// What stands before the words: "Joe Biden called", "Joe Biden:".
fn introduced(speaker: &str, said: &Statement) -> String {
    let is_verb = said.cue.starts_with(char::is_lowercase);
    let before = match (is_verb, speaker.is_empty()) {
        (true, _) => format!("{speaker} {}", said.cue),
        (false, _) => speaker.to_owned(),
    };
    let colon = if is_verb && said.quotation != Quotation::Direct || before.is_empty() {
        ""
    } else {
        ":"
    };
    format!("{}{colon}", before.trim())
}

/// The words, in quotation marks if they are the speaker's own, with the "that" before them.
fn quoted(reading: &Reading, said: &Statement, words: Span) -> String {
    let text = &*reading.document.text;
    let shown = shortened(&one_line(words.of(text)), SHOWN);
    let ellipsis = |is_cut: bool| if is_cut { "… " } else { "" };
    match said.quotation {
        Quotation::Direct if shown.starts_with(['“', '"']) => shown,
        Quotation::Direct => format!("“{}{shown}”", ellipsis(words.start > said.span.start)),
        Quotation::Indirect | Quotation::Mixed => {
            let before = text[..words.start].trim_end();
            let that = if before.ends_with(" that") { "that " } else { "" };
            format!("{}{that}{shown}", ellipsis(words.start > said.span.start))
        }
    }
}
