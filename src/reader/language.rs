//! Whether a text is in English.

/// A text with fewer words is read whatever they are: names and headings say too little.
const WORDS: usize = 30;

/// So many of a thousand words are function words in English running text: 200 to 250; 80 in lists of those present.
const ENGLISH: usize = 50;

/// How much of a text is looked at, in bytes: its beginning, its middle and its end.
const PART: usize = 4096;

/// Words that English sentences cannot do without, and other languages do not have (as they have "in", "a" and "for").
const FUNCTION_WORDS: [&str; 42] = [
    "about", "after", "also", "and", "are", "been", "between", "but", "by", "during", "from", "had", "has",
    "have", "his", "into", "its", "not", "of", "other", "our", "said", "she", "than", "that", "the", "their",
    "there", "these", "they", "this", "to", "were", "which", "who", "will", "with", "would", "you", "your",
    "more", "mr",
];

/// The language of a text that is surely not English, by its English name.
pub(super) fn foreign(text: &str) -> Option<&'static str> {
    let parts = sample(text);
    let (mut words, mut known) = (0, 0);
    for part in &parts {
        for word in part
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
        {
            words += 1;
            known += usize::from(
                FUNCTION_WORDS
                    .iter()
                    .any(|function| word.eq_ignore_ascii_case(function)),
            );
        }
    }
    if known * 1000 >= words * ENGLISH {
        return None;
    }
    let sample = parts.concat();
    let info = whatlang::detect(&sample)?;
    let latin = info.script() == whatlang::Script::Latin;
    // Scripts without spaces have few words; names in Latin letters look like many languages.
    let enough = if latin {
        words >= WORDS && info.is_reliable()
    } else {
        sample.chars().count() > WORDS
    };
    let lower = parts
        .iter()
        .flat_map(|part| part.chars())
        .filter(|c| c.is_alphabetic());
    let (mut letters, mut capitals) = (0, 0);
    for letter in lower {
        letters += 1;
        capitals += usize::from(letter.is_uppercase());
    }
    // In a list of names every sixth letter is a capital; in sentences every thirtieth.
    let names = latin && capitals * 10 > letters;
    (enough && !names && info.lang() != whatlang::Lang::Eng).then(|| info.lang().eng_name())
}

fn sample(text: &str) -> Vec<&str> {
    if text.len() <= 3 * PART {
        return vec![text];
    }
    let part = |start: usize| {
        let start = text.ceil_char_boundary(start);
        &text[start..text.floor_char_boundary(start + PART)]
    };
    vec![part(0), part(text.len() / 2), part(text.len() - PART)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        for (text, language) in [
            ("Kassym-Jomart Tokayev.", None),
            ("", None),
            ("The talks were held in Geneva.", None),
            (
                "Президент Казахстана Касым-Жомарт Токаев прибыл с государственным визитом в Узбекистан.",
                Some("Russian"),
            ),
            (
                "Le président de la République a reçu mardi le ministre des affaires étrangères de la Fédération de Russie \
                 pour un entretien consacré à la situation dans la région et aux relations entre les deux pays.",
                Some("French"),
            ),
            (
                "Der Bundeskanzler empfing am Dienstag den Präsidenten der Republik Kasachstan mit militärischen Ehren und \
                 sprach mit ihm über die Zusammenarbeit der beiden Länder in der Wirtschaft und bei der Energie.",
                Some("German"),
            ),
            (
                "O‘zbekiston Respublikasi Prezidenti Shavkat Mirziyoyev tashrif yakunida hamkorlikni yanada kengaytirish, \
                 savdo va sarmoya sohasidagi loyihalarni amalga oshirish hamda hududlar o‘rtasidagi aloqalarni rivojlantirish \
                 masalalari yuzasidan fikr almashdi va kelishuvlarga erishdi.",
                Some("Uzbek"),
            ),
            (
                "国家主席同乌兹别克斯坦总统举行会谈，双方一致同意进一步加强两国全面战略伙伴关系，推动各领域合作。",
                Some("Mandarin"),
            ),
        ] {
            assert_eq!(foreign(text), language, "{text}");
        }
    }

    #[test]
    fn names_alone_are_no_language() {
        let names = "Kassym-Jomart Tokayev\nShavkat Mirziyoyev\nSadyr Japarov\nEmomali Rahmon\nSerdar Berdimuhamedov\n\
                     Ilham Aliyev\nRecep Tayyip Erdoğan\nViktor Orbán\nUlisses Correia e Silva\nNguyễn Xuân Phúc\n"
            .repeat(4);
        assert_eq!(foreign(&names), None);
    }
}
