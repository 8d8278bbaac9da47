//! Mistakes in knowledge files: what is wrong, where, and the cure.

use std::fmt;

/// A mistake in a knowledge file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KnowledgeMistake {
    /// The file, by its name below the knowledge folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, lower case, no final stop.
    pub message: String,
    /// The cure, if we know it.
    pub hint: Option<String>,
}

impl KnowledgeMistake {
    /// A mistake at a byte offset of a file's text.
    #[must_use]
    pub fn at(file: &str, text: &str, byte: usize, message: impl Into<String>) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        Self {
            file: file.to_owned(),
            line,
            message: message.into(),
            hint: None,
        }
    }

    /// A mistake at the first place where a word stands in a file's text.
    #[must_use]
    pub fn at_word(file: &str, text: &str, word: &str, message: impl Into<String>) -> Self {
        Self::at(file, text, text.find(word).unwrap_or(0), message)
    }

    /// A mistake at the first place where a word stands in quotation marks in a file's text.
    #[must_use]
    pub fn at_quoted(file: &str, text: &str, word: &str, message: impl Into<String>) -> Self {
        let quoted = [format!("\"{word}\""), format!("'{word}'")];
        let place = quoted.iter().find_map(|quoted| text.find(quoted));
        Self::at(
            file,
            text,
            place.or_else(|| text.find(word)).unwrap_or(0),
            message,
        )
    }

    /// What the TOML reader says is wrong.
    #[must_use]
    pub fn toml(file: &str, text: &str, error: &toml::de::Error) -> Self {
        let byte = error.span().map_or(0, |span| span.start);
        Self::at(file, text, byte, error.message().trim().replace('\n', "; "))
    }

    /// The same mistake with a cure.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for KnowledgeMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)?;
        self.hint
            .as_ref()
            .map_or(Ok(()), |hint| write!(f, " (hint: {hint})"))
    }
}
