//! Sounds: one key for the ways in which a name is spelled in Latin letters.
//!
//! "Kocharian" and "Kocharyan", "Koehler" and "Köhler", "Aliev" and "Aliyev" are one name. The key is coarse:
//! it proposes persons, and what else the text says has to bear them out.

use crate::text::token::key_hash;

/// Letters that several alphabets write for one sound, the longer first.
const SOUNDS: [(&str, &str); 33] = [
    ("shch", "s"),
    ("tsch", "c"),
    ("tch", "c"),
    ("dzh", "j"),
    ("sch", "s"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("zh", "j"),
    ("dj", "j"),
    ("sh", "s"),
    ("ch", "c"),
    ("ck", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ae", "e"),
    ("ai", "e"),
    ("ay", "e"),
    ("ei", "e"),
    ("ey", "e"),
    ("oe", "o"),
    ("ue", "u"),
    ("iy", "i"),
    ("yi", "i"),
    ("c", "k"),
    ("q", "k"),
    ("w", "v"),
    ("y", "i"),
    ("x", "ks"),
    ("ß", "s"),
];

/// How a name sounds, of its [`crate::text::key`]: the same for the spellings that one name has.
#[must_use]
pub fn sound_key(key: &str) -> String {
    let mut sound = String::with_capacity(key.len());
    let mut rest = key;
    while let Some(first) = rest.chars().next() {
        // Most letters differ in the first byte, which costs less than comparing strings.
        let opens = |letters: &str| letters.as_bytes().first() == rest.as_bytes().first();
        let written = SOUNDS
            .iter()
            .find(|(letters, _)| opens(letters) && rest.starts_with(letters));
        let (length, heard) = written.map_or(
            (first.len_utf8(), &rest[..first.len_utf8()]),
            |(letters, heard)| (letters.len(), *heard),
        );
        if !sound.ends_with(heard) {
            sound.push_str(heard);
        }
        rest = &rest[length..];
    }
    // "Smirnoff", "Medvedeff"
    if sound.ends_with("of") || sound.ends_with("ef") {
        sound.pop();
        sound.push('v');
    }
    sound
}

/// The hash by which a [`sound_key`] is looked up.
#[expect(clippy::cast_possible_truncation, reason = "half of a hash is one")]
pub(crate) fn sound_hash(sound: &str) -> u32 {
    key_hash(sound) as u32
}

/// Whether two given names are spellings of one: vowels count least ("Mohammed", "Muhammad").
#[must_use]
pub fn sound_alike(one: &str, other: &str) -> bool {
    let (one, other) = (sound_key(one), sound_key(other));
    let consonants = |sound: &str| {
        sound
            .chars()
            .filter(|letter| !"aeiou".contains(*letter))
            .collect::<String>()
    };
    let (bones, others) = (consonants(&one), consonants(&other));
    one == other
        || bones.len() > 1
            && bones == others
            && one
                .chars()
                .next()
                .is_some_and(|first| "aeiou".contains(first) == other.starts_with(['a', 'e', 'i', 'o', 'u']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::key;

    #[test]
    fn spellings_of_one_name_sound_alike() {
        for (one, other) in [
            ("Kocharian", "Kocharyan"),
            ("Aliev", "Aliyev"),
            ("Koehler", "Köhler"),
            ("Menagharishvili", "Menagarishvili"),
            ("Berdymukhamedov", "Berdimuhamedow"),
            ("Yanukovych", "Yanukovich"),
            ("Zelensky", "Zelenskyy"),
            ("Smirnoff", "Smirnov"),
            ("Bazum", "Bazoum"),
        ] {
            assert_eq!(sound_key(&key(one)), sound_key(&key(other)), "{one}, {other}");
        }
        for (one, other) in [
            ("Mohammed", "Muhammad"),
            ("Heidar", "Heydar"),
            ("Arkady", "Arkadi"),
        ] {
            assert!(sound_alike(&key(one), &key(other)), "{one}, {other}");
        }
    }

    #[test]
    fn names_of_others_do_not() {
        for (one, other) in [("Aliyev", "Alimov"), ("Novak", "Novik"), ("Petrov", "Petrova")] {
            assert_ne!(sound_key(&key(one)), sound_key(&key(other)), "{one}, {other}");
        }
        for (one, other) in [("Anna", "Ivan"), ("Robert", "Rupert"), ("Ilham", "Heydar")] {
            assert!(!sound_alike(&key(one), &key(other)), "{one}, {other}");
        }
    }
}
