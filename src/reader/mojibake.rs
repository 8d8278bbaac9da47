//! Mojibake: UTF-8 that was read as Latin-1 or Windows-1252 and written down so, once or twice.

use encoding_rs::WINDOWS_1252;

/// So often may a text have been misread.
const ROUNDS: usize = 3;

/// The text as it was meant; `None` if nothing in it is surely mojibake.
pub(super) fn repaired(text: &str) -> Option<String> {
    let mut repaired: Option<String> = None;
    for _ in 0..ROUNDS {
        let Some(next) = once(repaired.as_deref().unwrap_or(text)) else {
            break;
        };
        repaired = Some(next);
    }
    repaired
}

fn once(text: &str) -> Option<String> {
    if text.is_ascii() || !text.contains(['â', 'Ã', 'Â', 'Ä', 'Å', 'Ð', 'Ñ', 'ð', 'Ï', 'Î', 'Ê']) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| !c.is_ascii()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let before = out.chars().next_back();
        match sequence(rest).filter(|found| found.is_sure(rest, before)) {
            Some(found) => {
                out.push(found.meant);
                changed = true;
                rest = &rest[found.bytes..];
            }
            None => {
                let letter = rest.chars().next()?;
                out.push(letter);
                rest = &rest[letter.len_utf8()..];
            }
        }
    }
    out.push_str(rest);
    changed.then_some(out)
}

/// Characters that together are the bytes of one other.
struct Sequence {
    meant: char,
    /// The bytes of the characters.
    bytes: usize,
    /// How many they are.
    length: usize,
}

/// The sequence at the start of a text.
fn sequence(text: &str) -> Option<Sequence> {
    let mut bytes = [0; 4];
    let mut chars = text.char_indices();
    bytes[0] = byte_of(chars.next()?.1)?;
    let length = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    for byte in &mut bytes[1..length] {
        *byte = byte_of(chars.next()?.1).filter(|byte| (0x80..0xc0).contains(byte))?;
    }
    let meant = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    let end = chars.next().map_or(text.len(), |(at, _)| at);
    Some(Sequence {
        meant,
        bytes: end,
        length,
    })
}

/// The byte that Windows-1252, or Latin-1 where that has none, reads as a character.
fn byte_of(letter: char) -> Option<u8> {
    if let Ok(byte @ 0x80..) = u8::try_from(u32::from(letter)) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, wrong) = WINDOWS_1252.encode(letter.encode_utf8(&mut buffer));
    match &*bytes {
        [byte] if !wrong && *byte >= 0x80 => Some(*byte),
        _ => None,
    }
}

impl Sequence {
    /// Whether nobody would have written the characters as they stand.
    ///
    /// Two of them may meet by chance: a capital before a closing mark ("CAFÉ”"), a letter before a sign.
    fn is_sure(&self, text: &str, before: Option<char>) -> bool {
        if self.length > 2 {
            return !self.meant.is_control();
        }
        let mut chars = text.chars();
        let (first, second) = (chars.next(), chars.next());
        let follows = chars.next();
        let quote = second.is_some_and(|c| "‘’‚“”„‹›«»–—…•™\u{a0}".contains(c));
        match first {
            // "Â " and "Â«": no word ends in Â; "Ã©": no word goes on with a sign.
            Some('Â') => !before.is_some_and(|c| c.is_uppercase()) || !quote,
            Some('Ã') => {
                !quote || follows.is_some_and(char::is_lowercase) || before.is_some_and(char::is_lowercase)
            }
            Some('Ä' | 'Å' | 'Ð' | 'Ñ' | 'Ê' | 'Î' | 'Ï') => {
                let letter = self.meant.is_alphabetic();
                let inside =
                    before.is_some_and(|c| c.is_lowercase()) || follows.is_some_and(char::is_alphabetic);
                letter && inside && (!quote || follows.is_some_and(char::is_lowercase))
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, meant: Option<&str>) {
        assert_eq!(repaired(text).as_deref(), meant, "{text}");
    }

    #[test]
    fn misread_once_or_twice() {
        check("Mirziyoyevâ€™s visit", Some("Mirziyoyev’s visit"));
        check("â€œWe agree,â€\u{9d} he said", Some("“We agree,” he said"));
        check("the cafÃ© in SÃ£o Paulo", Some("the café in São Paulo"));
        check("a cafÃƒÂ© twice", Some("a café twice"));
        check("itÃ¢â‚¬â„¢s twice", Some("it’s twice"));
        check("5Â\u{a0}million, TÃ¼rkiye", Some("5\u{a0}million, Türkiye"));
        check("ErdoÄŸan, Å½ilina", Some("Erdoğan, Žilina"));
        check("â€“ item", Some("– item"));
    }

    #[test]
    fn what_people_write_stays() {
        for text in [
            "plain",
            "the café in São Paulo, Türkiye and Côte d’Ivoire",
            "“CAFÉ” and “AMANHÃ”",
            "Ångström, Ärzte, ÖSTERREICH…",
            "naïve – déjà vu — “à la carte”",
            "BOGOTÁ–LIMA; PANAMÁ, PERÚ",
            "Владимир Путин",
            "Ñuñoa; GAÑÁN»",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn every_letter_comes_back() {
        for meant in "éüğışçñöåőřžĐ’“”–—…•€™".chars() {
            let mut buffer = [0; 4];
            let (misread, _, _) = WINDOWS_1252.decode(meant.encode_utf8(&mut buffer).as_bytes());
            let text = format!("a{misread}b");
            check(&text, Some(&format!("a{meant}b")));
        }
    }
}
