//! Byte offsets to code points and back, for the edges that count characters (RDF does).

/// Maps between byte and code-point offsets of one text.
///
/// A checkpoint each 256 bytes keeps both directions short whatever the length of the text.
#[derive(Clone, Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before byte `index * STEP`.
    before: Vec<usize>,
    ascii: bool,
}

const STEP: usize = 256;

impl<'t> CodePoints<'t> {
    /// Counts the text once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let ascii = text.is_ascii();
        let mut before = Vec::new();
        if !ascii {
            let mut count = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                before.push(count);
                count += chunk.iter().filter(|b| is_start(**b)).count();
            }
        }
        Self { text, before, ascii }
    }

    /// Whether the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The code-point offset of a byte offset on a character boundary.
    #[must_use]
    pub fn of_byte(&self, byte: usize) -> usize {
        if self.ascii || byte == 0 {
            return byte;
        }
        let at = ((byte - 1) / STEP).min(self.before.len().saturating_sub(1));
        let rest = &self.text.as_bytes()[at * STEP..byte];
        self.before.get(at).copied().unwrap_or(0) + rest.iter().filter(|b| is_start(**b)).count()
    }

    /// The byte offset of a code-point offset, if the text is that long.
    #[must_use]
    pub fn to_byte(&self, code_point: usize) -> Option<usize> {
        if self.ascii {
            return (code_point <= self.text.len()).then_some(code_point);
        }
        let at = self
            .before
            .partition_point(|before| *before <= code_point)
            .saturating_sub(1);
        let mut seen = self.before.get(at).copied().unwrap_or(0);
        let bytes = self.text.as_bytes();
        for (byte, value) in bytes.iter().enumerate().skip(at * STEP) {
            if is_start(*value) {
                if seen == code_point {
                    return Some(byte);
                }
                seen += 1;
            }
        }
        (seen == code_point).then_some(bytes.len())
    }
}

/// Whether a UTF-8 byte starts a character.
fn is_start(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}
