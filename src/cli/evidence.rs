//! What a document says of something, with its words, for people to read.

use std::io::{self, Write};

use crate::exporter::iri;
use crate::model::{Claim, Count, EntityId, Mention, Modality, Object, Polarity, Reading, Statement};
use crate::store::short;
use crate::text::segment::{Segmentation, segment};
use crate::text::{CodePoints, Span};

/// Lines about one document. Offsets count code points, as they do in the RDF.
pub(super) struct Evidence<'r> {
    reading: &'r Reading,
    sentences: Segmentation,
    code_points: CodePoints<'r>,
    lines: Vec<String>,
}

impl<'r> Evidence<'r> {
    /// Nothing yet about a document.
    pub(super) fn new(reading: &'r Reading) -> Self {
        Self {
            reading,
            sentences: segment(&reading.document.text),
            code_points: CodePoints::new(&reading.document.text),
            lines: Vec::new(),
        }
    }

    /// Writes the document's name and the lines, if there are any.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<bool> {
        if self.lines.is_empty() {
            return Ok(false);
        }
        let document = &self.reading.document;
        write!(out, "\n{}", document.id)?;
        if let Some(date) = document.facts.issued {
            write!(out, " ({date})")?;
        }
        if let Some(title) = &document.facts.title {
            write!(out, " {title}")?;
        }
        writeln!(out)?;
        if document.text.is_empty() {
            writeln!(
                out,
                "  the store keeps no words of this document (--provenance none)"
            )?;
        }
        for line in &self.lines {
            writeln!(out, "  {line}")?;
        }
        Ok(true)
    }

    /// Words that name a thing, and why they are taken to.
    pub(super) fn mention(&mut self, mention: &Mention) {
        let words = one_line(self.reading.document.words(mention.span));
        let at = self.at(mention.span);
        self.lines.push(format!(
            "mention    {at}  “{words}”  by {}: {}",
            mention.reason.name(),
            mention.reason.why()
        ));
    }

    /// A claim, its frame, and the sentence with the claim's words in brackets.
    pub(super) fn claim(&mut self, claim: &Claim) {
        let object = match &claim.object {
            Object::Entity(id) => self.label(id),
            Object::Date(date) => date.to_string(),
        };
        let mut about = vec![format!("frame {}", claim.frame)];
        if claim.polarity == Polarity::Negative {
            about.push("denied".to_owned());
        }
        if claim.modality != Modality::Actual {
            about.push(claim.modality.name().to_owned());
        }
        about.extend(claim.title.as_ref().map(|title| format!("title “{title}”")));
        about.extend(
            claim
                .office
                .as_ref()
                .map(|office| format!("office {}", self.label(office))),
        );
        about.extend(claim.when.map(|date| format!("when {date}")));
        if let Some(said) = claim.within.and_then(|at| self.reading.statements.get(at)) {
            about.push(format!("as {} said", self.label(&said.speaker)));
        }
        let (subject, at) = (self.label(&claim.subject), self.at(claim.span));
        let about = about.join(", ");
        self.lines.push(format!(
            "claim      {at}  {subject} {} {object}  ({about})",
            claim.property
        ));
        self.sentence(claim.span);
    }

    /// Words that somebody said.
    pub(super) fn statement(&mut self, said: &Statement) {
        let words = one_line(self.reading.document.words(said.span));
        let at = self.at(said.span);
        let quotation = said.quotation.name();
        self.lines
            .push(format!("statement  {at}  {} ({quotation}): “{words}”", said.cue));
    }

    /// A number of things.
    pub(super) fn count(&mut self, count: &Count) {
        let at = self.at(count.span);
        let (comparator, number, what) = (count.comparator.name(), count.number, &count.what);
        self.lines
            .push(format!("count      {at}  {comparator} {number} × {what}"));
        self.sentence(count.span);
    }

    fn sentence(&mut self, words: Span) {
        let around = self.sentences.around(words);
        let text = &self.reading.document.text;
        if !words.is_empty() {
            let (before, after) = (&text[around.start..words.start], &text[words.end..around.end]);
            let sentence = one_line(&format!("{before}[{}]{after}", words.of(text)));
            self.lines.push(format!("           {sentence}"));
        }
    }

    fn at(&self, span: Span) -> String {
        let of = |byte| self.code_points.of_byte(byte);
        format!("{}-{}", of(span.start), of(span.end))
    }

    fn label(&self, id: &EntityId) -> String {
        let office = || self.reading.offices.iter().find(|office| office.id == *id);
        match (self.reading.entity(id), office()) {
            (Some(entity), _) => entity.label.clone(),
            (None, Some(office)) => office.label.clone(),
            (None, None) => short(iri::entity(id).as_str()),
        }
    }
}

/// A text without line breaks.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
