//! Bytes to text: UTF-8 with or without a byte-order mark, UTF-16 with one.

use super::error::ReadError;

/// One control character in so many characters makes a text binary.
const CONTROLS: usize = 64;

/// Decodes the bytes of the file at `path`; a byte-order mark is dropped.
///
/// # Errors
///
/// [`ReadError::Binary`] or [`ReadError::Encoding`], naming the path.
pub(super) fn decode(bytes: Vec<u8>, path: &str) -> Result<String, ReadError> {
    let text = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes, path)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes, path)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest.to_vec(), 3, path)?,
        _ => utf8(bytes, 0, path)?,
    };
    if is_binary(&text) {
        return Err(ReadError::Binary {
            path: path.to_owned(),
        });
    }
    Ok(text)
}

fn utf8(bytes: Vec<u8>, skipped: usize, path: &str) -> Result<String, ReadError> {
    String::from_utf8(bytes).map_err(|error| {
        let path = path.to_owned();
        // A NUL tells binary data from text in an old encoding.
        if error.as_bytes().contains(&0) {
            return ReadError::Binary { path };
        }
        let controls = error
            .as_bytes()
            .iter()
            .filter(|b| is_control(char::from(**b)))
            .count();
        if controls * CONTROLS > error.as_bytes().len() {
            return ReadError::Binary { path };
        }
        let offset = error.utf8_error().valid_up_to() + skipped;
        ReadError::Encoding { path, offset }
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, path: &str) -> Result<String, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let wrong = |at: usize| ReadError::Encoding {
        path: path.to_owned(),
        offset: 2 + at,
    };
    if !rest.is_empty() {
        return Err(wrong(pairs.len() * 2));
    }
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let letter = decoded.map_err(|_| wrong(at))?;
        at += 2 * letter.len_utf16();
        text.push(letter);
    }
    Ok(text)
}

/// Whether a decoded text holds what only binary data holds.
pub(super) fn is_binary(text: &str) -> bool {
    let controls = text.chars().filter(|c| is_control(*c)).count();
    text.contains('\0') || controls * CONTROLS > text.len()
}

/// Control characters that no text needs (tab, line ends, page breaks and escapes are no such ones).
fn is_control(c: char) -> bool {
    c < ' ' && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1b}') || c == '\u{7f}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<&str, &str>) {
        let got = decode(bytes.to_vec(), "x").map_err(|error| error.to_string());
        assert_eq!(got.as_deref().map_err(String::as_str), expected);
    }

    #[test]
    fn encodings() {
        check(b"caf\xc3\xa9", Ok("café"));
        check(b"\xef\xbb\xbfcaf\xc3\xa9", Ok("café"));
        check(b"\xff\xfec\0a\0\xe9\0", Ok("caé"));
        check(b"\xfe\xff\0c\0a\0\xe9", Ok("caé"));
        check(b"", Ok(""));
        check(
            b"the caf\xe9 of the summit",
            Err("`x` is in no encoding that is read: not UTF-8 at byte 7"),
        );
        check(b"\x7fELF\x01\0\0", Err("`x` is binary, not a text"));
        check(b"\x89PNG\r\n\x1a\n\0\0\0\xff", Err("`x` is binary, not a text"));
        check(b"\x01\x02\x03\x04", Err("`x` is binary, not a text"));
        check(
            b"\xff\xfec\0a",
            Err("`x` is in no encoding that is read: not UTF-8 at byte 4"),
        );
    }
}
