//! Which thing of the gazetteer a name means in its text, and why.

use super::extract;
use crate::knowledge::{Knowledge, KnowledgeFile};
use crate::model::{EntityId, Reading};
use crate::text::{Document, DocumentId, SourceFacts};

/// A text of a date, or of none; names in it, each with what it means: a thing of the gazetteer with the reason, or nothing known.
type Case = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

const CASES: &[Case] = &[
    // A full name: the title, the state or the rank bear it out; the date and another title speak against it.
    (
        "2012-06-01",
        "Mark Butler, the Minister of Health of Canada, spoke. The senator of Australia listened.",
        &[("Mark Butler", "nothing")],
    ),
    (
        "2014-06-01",
        "Mark Butler met doctors of the Australian navy.",
        &[("Mark Butler", "person/mark-butler by fullName")],
    ),
    (
        "2014-06-01",
        "Mark Butler told reporters that the shop in Leeds was closed.",
        &[("Mark Butler", "nothing")],
    ),
    (
        "1899-06-01",
        "Kofi Annan told reporters that the harvest was good.",
        &[("Kofi Annan", "nothing")],
    ),
    (
        "2001-06-01",
        "Kofi Annan told reporters that talks went on.",
        &[("Kofi Annan", "person/kofi-annan by fullName")],
    ),
    // An initial of two letters is no name.
    (
        "2024-08-10",
        "Uzbek President Sh. Mirziyoyev met the guests.",
        &[("Sh. Mirziyoyev", "person/shavkat-mirziyoyev by initials")],
    ),
    // A family name: a title, or an office on the day where the text speaks of the state.
    (
        "2021-06-01",
        "President Xi arrived.",
        &[("Xi", "person/xi-jinping by titledSurname")],
    ),
    (
        "2021-06-01",
        "Russia will answer, Putin told reporters.",
        &[("Putin", "person/vladimir-putin by surnameAtDate")],
    ),
    (
        "2021-06-01",
        "The case of Brown v. Board of Education was heard.",
        &[("Brown", "nothing")],
    ),
    (
        "",
        "Lavrov said that Russia would answer.",
        &[("Lavrov", "person/sergey-lavrov by surnameAtDate")],
    ),
    (
        "2021-06-01",
        "Secretary of State Antony J. Blinken arrived. Blinken thanked Norway.",
        &[
            ("Antony J. Blinken", "person/antony-blinken by fullName"),
            ("Blinken", "person/antony-blinken by surname"),
        ],
    ),
    // Spellings of who leads what the text names.
    (
        "2000-03-30",
        "Robert Kocharian said in Tbilisi that Armenia was ready. Kocharian left.",
        &[
            ("Robert Kocharian", "person/robert-kocharyan by fullName"),
            ("Kocharian", "person/robert-kocharyan by surname"),
        ],
    ),
    (
        "2011-12-03",
        "President Cristina Fernandez of Argentina spoke. Mrs. Fernandez left.",
        &[
            (
                "Cristina Fernandez",
                "person/cristina-fernandez-de-kirchner by fullName",
            ),
            ("Fernandez", "person/cristina-fernandez-de-kirchner by surname"),
        ],
    ),
    (
        "2000-03-30",
        "The baker Robert Kotcharian told reporters in Oslo that bread was dear.",
        &[("Robert Kotcharian", "nothing")],
    ),
    // More given names than the gazetteer has, and one alone.
    (
        "2016-02-01",
        "Fiji Prime Minister Josaia Voreqe Bainimarama spoke.",
        &[(
            "Josaia Voreqe Bainimarama",
            "person/voreqe-bainimarama by fullName",
        )],
    ),
    (
        "2007-03-19",
        "EU High Representative Javier Solana spoke. I agree with Javier, and so does Anna.",
        &[("Javier", "person/javier-solana by surname"), ("Anna", "nothing")],
    ),
    // Titles that say whose office is meant.
    (
        "2008-01-17",
        "The United Nations mourns. The Secretary-General spoke to the High Commissioner for Refugees.",
        &[
            ("The Secretary-General", "person/ban-ki-moon by titleAtDate"),
            (
                "the High Commissioner for Refugees",
                "person/antonio-guterres by titleAtDate",
            ),
        ],
    ),
    (
        "2020-12-21",
        "The Somali and Kenyan presidents met. The NATO leaders left.",
        &[
            ("Kenyan presidents", "person/uhuru-kenyatta by titleAtDate"),
            ("NATO leaders", "nothing"),
        ],
    ),
    // Names of places that persons bear.
    (
        "2021-06-01",
        "Mr. Jordan thanked the voters.",
        &[("Jordan", "nothing")],
    ),
    (
        "2021-06-01",
        "The designer Kathy Ireland told reporters that she would come.",
        &[("Ireland", "nothing"), ("Kathy Ireland", "nothing")],
    ),
    (
        "2021-06-01",
        "Aid reached Jordan on Friday.",
        &[("Jordan", "state/jor by alias")],
    ),
    // Organs of others that are called as the UN's are.
    (
        "2021-06-01",
        "The National Security Council met in Oslo.",
        &[("Security Council", "nothing")],
    ),
    (
        "2021-06-01",
        "Ukraine’s Security Council met on Friday.",
        &[("Security Council", "nothing")],
    ),
    (
        "2021-06-01",
        "The General Assembly of the Organization of American States met in Lima.",
        &[("General Assembly", "nothing")],
    ),
    (
        "2021-06-01",
        "The UN Security Council met on Friday.",
        &[("UN Security Council", "un-body/security-council by alias")],
    ),
    // A place with years after it is a conference that was held there, not the place, and no format.
    (
        "2020-03-09",
        "The Beijing+25 review was put off, and Barbados+10 was recalled.",
        &[("Beijing", "nothing"), ("Barbados", "nothing")],
    ),
    (
        "2013-12-01",
        "The Almaty+10 conference met in Vientiane.",
        &[("Almaty", "nothing"), ("Vientiane", "place/vientiane by alias")],
    ),
    (
        "2013-12-01",
        "The ministers of ASEAN+3 met; the party had a majority of 50+1.",
        &[
            ("ASEAN+3", "format/asean-plus-three by alias"),
            ("50+1", "nothing"),
        ],
    ),
    // Bodies called after persons.
    (
        "2021-06-01",
        "She spoke at the Jimmy Carter Center in Atlanta.",
        &[("Jimmy Carter", "nothing")],
    ),
    // An apposition between two persons.
    (
        "2023-01-23",
        "At the invitation of President Lula, the President of the Argentine Republic, Alberto Fernández, spoke.",
        &[
            (
                "the President of the Argentine Republic",
                "person/alberto-fernandez by titleInText",
            ),
            ("Alberto Fernández", "person/alberto-fernandez by fullName"),
        ],
    ),
];

fn reading_of(knowledge: &Knowledge, date: &str, text: &str) -> Reading {
    let facts = SourceFacts {
        issued: date.parse().ok(),
        ..SourceFacts::default()
    };
    extract(&Document::new(DocumentId::new("case"), text, facts), knowledge)
}

/// What words mean in a reading, as a case writes it.
fn meaning_of(knowledge: &Knowledge, reading: &Reading, words: &str) -> Vec<String> {
    let known = |id: &EntityId| knowledge.gazetteer.find(id).is_some();
    let of_words = reading.mentions.iter().filter(|mention| {
        let said = reading.document.words(mention.span);
        said == words && known(&mention.entity)
    });
    let told = of_words.map(|mention| {
        let id = mention.entity.to_string();
        format!("{} by {}", id.trim_start_matches("kid:"), mention.reason.name())
    });
    told.collect()
}

#[track_caller]
fn check(knowledge: &Knowledge, cases: &[Case]) {
    let mut wrong = Vec::new();
    for (date, text, names) in cases {
        let reading = reading_of(knowledge, date, text);
        for (words, meaning) in *names {
            assert!(text.contains(words), "`{words}` does not stand in: {text}");
            let read = meaning_of(knowledge, &reading, words);
            let right = match *meaning {
                "nothing" => read.is_empty(),
                thing => !read.is_empty() && read.iter().all(|read| read == thing),
            };
            if !right {
                wrong.push(format!("{words}: {read:?}, not {meaning}\n    in: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_mean_what_their_texts_bear_out() {
    check(&Knowledge::shipped().unwrap(), CASES);
}

/// Ministers whose sources are older than some texts; the last word of a tenure is until when its source knew it.
const MINISTERS: &str = "@base <https://w3id.org/kurultai/id/> . @prefix kur: <https://w3id.org/kurultai/ns#> . \
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix schema: <https://schema.org/> . \
    @prefix org: <http://www.w3.org/ns/org#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n\
    <state/xaa> a kur:State ; skos:prefLabel \"Ruritania\" ; kur:demonym \"Ruritanian\" .\n\
    <office/xaa> a kur:Office ; rdfs:label \"Minister of Foreign Affairs of Ruritania\" ; org:postIn <state/xaa> ; \
    kur:role \"foreign-minister\" .\n\
    <person/ada-oakmoss> a kur:Person ; skos:prefLabel \"Ada Oakmoss\" .\n\
    <person/ida-oakmoss> a kur:Person ; skos:prefLabel \"Ida Oakmoss\" .\n\
    <person/eva-elmwood> a kur:Person ; skos:prefLabel \"Eva Elmwood\" .\n\
    <tenure/ada> a kur:Tenure ; org:member <person/ada-oakmoss> ; org:organization <state/xaa> ; \
    kur:office <office/xaa> ; schema:startDate \"2018-01-01\" ; kur:asOf \"2021-07-01\" .\n\
    <tenure/eva> a kur:Tenure ; org:member <person/eva-elmwood> ; org:organization <state/xaa> ; \
    kur:office <office/xaa> ; schema:startDate \"2023-03-01\" ; schema:endDate \"2023-12-31\" .\n\
    <tenure/ida> a kur:Tenure ; org:member <person/ida-oakmoss> ; org:organization <state/xaa> ; \
    kur:office <office/xaa> ; schema:startDate \"2024-02-01\" ; kur:asOf \"2024-06-01\" .\n";

const DOUBTFUL: &[Case] = &[
    (
        "2020-06-01",
        "The Ruritanian foreign minister arrived in Oslo.",
        &[(
            "The Ruritanian foreign minister",
            "person/ada-oakmoss by titleAtDate",
        )],
    ),
    // The source is older, and nobody else is known to have come.
    (
        "2022-06-01",
        "The Ruritanian foreign minister arrived in Oslo.",
        &[(
            "The Ruritanian foreign minister",
            "person/ada-oakmoss by titlePossiblyAtDate",
        )],
    ),
    // A sure holder goes before a possible one, and ends what was possible.
    (
        "2023-06-01",
        "The Ruritanian foreign minister arrived in Oslo.",
        &[(
            "The Ruritanian foreign minister",
            "person/eva-elmwood by titleAtDate",
        )],
    ),
    (
        "2024-01-15",
        "The Ruritanian foreign minister arrived in Oslo.",
        &[("The Ruritanian foreign minister", "nothing")],
    ),
    // Of two of one family name, who holds the office at the date of the text.
    (
        "2020-06-01",
        "In Ruritania, Foreign Minister Oakmoss spoke.",
        &[("Oakmoss", "person/ada-oakmoss by titledSurname")],
    ),
    (
        "2025-06-01",
        "In Ruritania, Foreign Minister Oakmoss spoke.",
        &[("Oakmoss", "person/ida-oakmoss by titledSurname")],
    ),
];

#[test]
fn holders_are_as_sure_as_their_sources() {
    let files = [KnowledgeFile::new("gazetteer/ruritania.ttl", MINISTERS)];
    let knowledge = Knowledge::with_overlay(&files).unwrap();
    check(&knowledge, DOUBTFUL);
}
