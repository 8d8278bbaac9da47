//! Bytes to text: UTF-8, UTF-16, what the file declares, or the old encoding that fits its bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::error::ReadError;

/// One control character in so many characters makes a text binary.
const CONTROLS: usize = 64;

/// Decodes the bytes of the file at `path`; a byte-order mark is dropped.
///
/// Bytes that are not Unicode are read in the encoding `declared`, or else in the one that they look like.
///
/// # Errors
///
/// [`ReadError::Binary`] or [`ReadError::Encoding`], naming the path.
pub(super) fn decode(bytes: Vec<u8>, path: &str, declared: Option<&str>) -> Result<String, ReadError> {
    let text = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf16(rest, UTF_16LE, path)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, UTF_16BE, path)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest.to_vec(), 3, path, declared)?,
        bytes if let Some(encoding) = unmarked_utf16(bytes) => utf16(bytes, encoding, path)?,
        _ => utf8(bytes, 0, path, declared)?,
    };
    if is_binary(&text) {
        return Err(ReadError::Binary {
            path: path.to_owned(),
        });
    }
    Ok(text)
}

fn utf8(bytes: Vec<u8>, skipped: usize, path: &str, declared: Option<&str>) -> Result<String, ReadError> {
    String::from_utf8(bytes).or_else(|error| {
        let bytes = error.as_bytes();
        // A NUL tells binary data from text in an old encoding.
        let controls = bytes.iter().filter(|b| is_control(char::from(**b))).count();
        if bytes.contains(&0) || controls * CONTROLS > bytes.len() {
            let path = path.to_owned();
            return Err(ReadError::Binary { path });
        }
        let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
        declared
            .and_then(|encoding| in_encoding(bytes, encoding))
            .or_else(|| in_encoding(bytes, guess(bytes)))
            .ok_or_else(|| ReadError::Encoding {
                path: path.to_owned(),
                offset: error.utf8_error().valid_up_to() + skipped,
            })
    })
}

/// The old encoding that bytes look like.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The text, if it makes sense in an encoding.
fn in_encoding(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    (!wrong && makes_sense(&text)).then(|| text.into_owned())
}

/// Whether people may have written such a text: no control characters, and few signs that only wrong bytes become.
fn makes_sense(text: &str) -> bool {
    let (mut beyond, mut odd) = (0, 0);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        beyond += 1;
        odd += usize::from(matches!(
            c,
            '\u{80}'..='\u{9f}' | 'ÿ' | 'þ' | 'Þ' | '¬' | '¦' | '¤' | '¨' | '¯' | '¸'
        ));
    }
    odd * 3 <= beyond
}

fn utf16(bytes: &[u8], encoding: &'static Encoding, path: &str) -> Result<String, ReadError> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(std::borrow::Cow::into_owned)
        .ok_or_else(|| ReadError::Encoding {
            path: path.to_owned(),
            offset: 2 + first_wrong(bytes, encoding),
        })
}

/// Where UTF-16 goes wrong, in bytes.
fn first_wrong(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let (pairs, _) = bytes.as_chunks::<2>();
    let unit = if encoding == UTF_16LE {
        u16::from_le_bytes
    } else {
        u16::from_be_bytes
    };
    let mut at = 0;
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let Ok(letter) = decoded else { return at };
        at += 2 * letter.len_utf16();
    }
    at
}

/// The byte order of UTF-16 without a mark: every other byte of Western text is NUL.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(512)).filter(|head| head.len() >= 8)?;
    let nuls = |odd: usize| {
        head.iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (nuls(0), nuls(1));
    let most = head.len() / 2 * 3 / 4;
    match (even, odd) {
        (0, odd) if odd > most => Some(UTF_16LE),
        (even, 0) if even > most => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether a decoded text holds what only binary data holds.
pub(super) fn is_binary(text: &str) -> bool {
    let controls = text.bytes().filter(|byte| is_control(char::from(*byte))).count();
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
    fn check(bytes: &[u8], declared: Option<&str>, expected: Result<&str, &str>) {
        let got = decode(bytes.to_vec(), "x", declared).map_err(|error| error.to_string());
        assert_eq!(got.as_deref().map_err(String::as_str), expected);
    }

    #[test]
    fn encodings() {
        check(b"caf\xc3\xa9", None, Ok("café"));
        check(b"\xef\xbb\xbfcaf\xc3\xa9", None, Ok("café"));
        check(b"\xff\xfec\0a\0\xe9\0", None, Ok("caé"));
        check(b"\xfe\xff\0c\0a\0\xe9", None, Ok("caé"));
        check(b"T\0h\0e\0 \0t\0e\0x\0t\0", None, Ok("The text"));
        check(b"", None, Ok(""));
        check(b"the caf\xe9 of the summit", None, Ok("the café of the summit"));
        check(b"\x93We agree,\x94 he said", None, Ok("“We agree,” he said"));
        check(b"Erdo\xf0an", Some("iso-8859-9"), Ok("Erdoğan"));
        check(
            b"\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2 \xca\xe0\xe7\xe0\xf5\xf1\xf2\xe0\xed\xe0",
            None,
            Ok("Президент Казахстана"),
        );
        check(
            b"wrong \xff\xfe bytes",
            None,
            Err("`x` is in no encoding that is read: not UTF-8 at byte 6"),
        );
        check(b"\x7fELF\x01\0\0", None, Err("`x` is binary, not a text"));
        check(
            b"\x89PNG\r\n\x1a\n\0\0\0\xff",
            None,
            Err("`x` is binary, not a text"),
        );
        check(b"\x01\x02\x03\x04", None, Err("`x` is binary, not a text"));
        check(
            b"\xff\xfec\0a",
            None,
            Err("`x` is in no encoding that is read: not UTF-8 at byte 4"),
        );
    }
}
