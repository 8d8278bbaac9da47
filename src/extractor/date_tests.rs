//! Dates in sentences of a document of 1 June 2021, a Tuesday: what was read, as ISO dates.

use super::dates::find_dates;
use super::sheet::Sheet;
use crate::knowledge::Knowledge;
use crate::text::{Document, DocumentId, SourceFacts};

/// A sentence and its dates; "first..last" where several days are told, each against the document's date.
const CASES: &[(&str, &str)] = &[
    ("It opened on 15 September 2023.", "2023-09-15"),
    ("It opened on September 15, 2023.", "2023-09-15"),
    ("They met last week.", "2021-05"),
    ("They meet this week.", ""),
    ("It lasted from 27 to 30 May 2019.", "2019-05-27..2019-05-30"),
    ("They met on 4-5 April 2025.", "2025-04-04..2025-04-05"),
    ("They met on April 4–5, 2025.", "2025-04-04..2025-04-05"),
    ("They met on 1, 2 and 3 March 2020.", "2020-03-01..2020-03-03"),
    ("It lasted from 30 May to 2 June 2019.", "2019-05-30..2019-06-02"),
    (
        "It lasted from December 30 to January 2, 2020.",
        "2019-12-30..2020-01-02",
    ),
    (
        "It lasted between 3 May and 5 June 2018.",
        "2018-05-03..2018-06-05",
    ),
    ("They met on 10-Jan-1997.", "1997-01-10"),
    ("They met on Thursday.", "2021-05-27"),
    ("They met from Monday to Tuesday.", "2021-05-31..2021-06-01"),
    ("They met on Friday, 7 May 2021.", "2021-05-07"),
    ("They met today and yesterday.", "2021-06-01 2021-05-31"),
    ("They met last June and last March.", "2020-06 2021-03"),
    (
        "They meet next month, next June, next year.",
        "2021-07 2022-06 2022",
    ),
    ("They met earlier this year.", "2021"),
    ("Four weeks ago they met.", "2021-05"),
    ("They met three days ago.", "2021-05-29"),
    ("They met two years ago.", "2019"),
    ("They met in September 2019 and in November.", "2019-09 2020-11"),
    ("The talks are planned for 2026, the budget for 2027.", "2026"),
    ("They meet the day after tomorrow.", "2021-06-03"),
    ("On 5 May 2020 they met the day after the summit.", "2020-05-05"),
    ("The first met in 2018, that March.", "2018 2018-03"),
    (
        "They met on 5 May 2020 and parted the next day.",
        "2020-05-05 2020-05-06",
    ),
    (
        "It opened on 5 March 2019 and closed on 8 March.",
        "2019-03-05 2019-03-08",
    ),
    ("Adopted 2020-07-04 and 04.08.2020.", "2020-07-04 2020-08-04"),
    ("On 5 Sept. 2020 they met.", "2020-09-05"),
    ("They may march in 30 minutes.", ""),
    ("He counted 27 to 30 guests.", ""),
];

#[test]
fn dates_are_read_against_the_documents_own() {
    let knowledge = Knowledge::shipped().unwrap();
    let mut wrong = Vec::new();
    for (text, expected) in CASES {
        let facts = SourceFacts {
            issued: "2021-06-01".parse().ok(),
            ..SourceFacts::default()
        };
        let document = Document::new(DocumentId::new("case"), text, facts);
        let issued = document.facts.issued;
        let dates = find_dates(&Sheet::new(&document, &knowledge));
        let say = |when: super::dates::When| {
            when.resolve(issued, false)
                .map_or("?".into(), |date| date.to_string())
        };
        let read = dates.iter().map(|dated| match dated.until {
            Some(until) => format!("{}..{}", say(dated.when), say(until)),
            None => say(dated.when),
        });
        let read = read.collect::<Vec<_>>().join(" ");
        if read != *expected {
            wrong.push(format!("{text}\n    read {read}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
