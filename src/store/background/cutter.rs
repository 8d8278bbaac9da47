//! The tokens of plain Turtle: enough to see where blocks end, and to tell what is not plain.

/// What matters of a block.
pub(super) enum Token<'f> {
    /// An IRI as written between angle brackets.
    Iri(&'f str),
    /// A prefixed name, `a` or a number.
    Name(&'f str),
    /// A semicolon.
    NextProperty,
    /// A string.
    Text,
}

/// Goes through a file; every step gives `None` where the file is laid out otherwise.
pub(super) struct Cutter<'f> {
    text: &'f str,
    at: usize,
}

impl<'f> Cutter<'f> {
    /// Stands at a byte of a file.
    pub(super) const fn new(text: &'f str, at: usize) -> Self {
        Self { text, at }
    }

    /// The byte it stands at.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Goes to the next block; false at the end.
    pub(super) fn skip_between_blocks(&mut self) -> Option<bool> {
        loop {
            match self.byte() {
                None => return Some(false),
                Some(b'<') => return Some(true),
                Some(b' ' | b'\t' | b'\r' | b'\n') => self.at += 1,
                Some(b'#') => self.at += self.until(b'\n').unwrap_or(self.rest().len()),
                Some(_) => return None,
            }
        }
    }

    /// The next token of the block; nothing after its full stop.
    pub(super) fn next(&mut self) -> Option<Option<Token<'f>>> {
        loop {
            match self.byte()? {
                b' ' | b'\t' | b'\r' | b'\n' | b',' => self.at += 1,
                b';' => {
                    self.at += 1;
                    return Some(Some(Token::NextProperty));
                }
                b'<' => return self.iri().map(|iri| Some(Token::Iri(iri))),
                b'"' => return self.string().map(|()| Some(Token::Text)),
                b'.' => {
                    self.at += 1;
                    // A decimal number may begin like this; a block does not go on.
                    return (!self.byte().is_some_and(is_in_names)).then_some(None);
                }
                byte if is_in_names(byte) => return self.name().map(Some),
                _ => return None,
            }
        }
    }

    /// Passes an IRI, and gives what is written between the angle brackets.
    pub(super) fn iri(&mut self) -> Option<&'f str> {
        self.at += 1;
        let rest = self.rest();
        let odd = |byte: &u8| *byte <= b' ' || matches!(byte, b'>' | b'\\' | b'"' | b'<');
        let length = rest.as_bytes().iter().position(odd)?;
        self.at += length;
        if self.byte() != Some(b'>') {
            return None;
        }
        self.at += 1;
        Some(&rest[..length])
    }

    /// Passes a string with its language or the `^^` before its type.
    fn string(&mut self) -> Option<()> {
        if self.rest().starts_with("\"\"\"") {
            return None;
        }
        self.at += 1;
        loop {
            let bytes = self.rest().as_bytes();
            self.at += bytes
                .iter()
                .position(|byte| matches!(byte, b'"' | b'\\' | b'\n'))?;
            match self.byte()? {
                b'"' => break,
                b'\\' if self.rest().as_bytes().get(1)?.is_ascii() => self.at += 2,
                _ => return None,
            }
        }
        self.at += 1;
        let rest = self.rest().as_bytes();
        match rest.first()? {
            b'@' => self.at += 1,
            b'^' if rest.get(1) == Some(&b'^') => self.at += 2,
            _ => {}
        }
        Some(())
    }

    /// Passes a prefixed name, a number or a word: the part of it that has no punctuation.
    fn name(&mut self) -> Option<Token<'f>> {
        let bytes = self.rest().as_bytes();
        let length = bytes.iter().position(|byte| !is_in_names(*byte))?;
        let name = &self.rest()[..length];
        self.at += length;
        // What a full stop within a name means depends on what follows, and `_:` is a blank node.
        if self.byte() == Some(b'.') || name.starts_with("_:") {
            return None;
        }
        Some(Token::Name(name))
    }

    fn until(&self, end: u8) -> Option<usize> {
        self.rest().as_bytes().iter().position(|byte| *byte == end)
    }

    fn rest(&self) -> &'f str {
        &self.text[self.at..]
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

/// Whether a byte can be part of a prefixed name, a number or a language tag, all without escapes and full stops.
const fn is_in_names(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'-' | b'+' | b'%') || byte >= 0x80
}
