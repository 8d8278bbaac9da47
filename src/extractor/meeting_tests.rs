//! Which meetings and texts a document speaks of, and when and where they are: texts of 1 June 2021.

use super::extract;
use crate::knowledge::Knowledge;
use crate::model::{EntityKind, Object};
use crate::text::{Document, DocumentId, SourceFacts};

/// A text; its things of one kind, each as its mentions joined by "="; and what is told of when, where and whose.
struct Case {
    text: &'static str,
    kind: EntityKind,
    things: &'static [&'static str],
    told: &'static [&'static str],
}

const CASES: &[Case] = &[
    Case {
        text: "The ninth summit of ASEAN was held in Bali. The summit adopted a plan. The next summit will be held in Vientiane.",
        kind: EntityKind::Meeting,
        things: &["The ninth summit of ASEAN=The summit", "The next summit"],
        told: &[
            "The ninth summit of ASEAN sessionOf Association of Southeast Asian Nations",
            "The ninth summit of ASEAN heldIn Bali",
            "The next summit heldIn Vientiane",
            "The next summit sessionOf Association of Southeast Asian Nations",
        ],
    },
    Case {
        text: "There were two rounds of talks: the first in Geneva in May 2019, the second in Vienna on 3-4 July 2019.",
        kind: EntityKind::Meeting,
        things: &[
            "the first in Geneva=the first in Geneva in May 2019",
            "the second in Vienna=the second in Vienna on 3-4 July 2019",
        ],
        told: &[
            "the first in Geneva heldIn Geneva",
            "the first in Geneva heldOn 2019-05",
            "the second in Vienna heldIn Vienna",
            "the second in Vienna heldOn 2019-07-03",
            "the second in Vienna heldUntil 2019-07-04",
        ],
    },
    Case {
        text: "NAIROBI, Kenya, May 31 (Lake Wire) — Leaders ended a summit on Monday.\n\nThe third summit of the African Union drew many.",
        kind: EntityKind::Meeting,
        things: &["a summit=a summit on Monday=The third summit of the African Union"],
        told: &[
            "a summit heldIn Nairobi",
            "a summit heldOn 2021-05-31",
            "a summit sessionOf African Union",
        ],
    },
    Case {
        text: "Kenya may host a summit. No treaty was signed, and a conference could be held.",
        kind: EntityKind::Meeting,
        things: &[],
        told: &[],
    },
    Case {
        text: "They held talks on trade. The talks lasted an hour.",
        kind: EntityKind::Meeting,
        things: &[],
        told: &[],
    },
    Case {
        text: "The ministers signed a memorandum on raw materials. The memorandum and resolution 2202 (2015) were noted, and resolution 2202 again.",
        kind: EntityKind::Instrument,
        things: &[
            "a memorandum on raw materials=The memorandum",
            "resolution 2202 (2015)=resolution 2202",
        ],
        told: &[],
    },
    Case {
        text: "The Normandy Format:\n\n- Norway – Summits in May 2018 and June 2020\n\n- Kenya – First summit in 2019, second one took place in 2020",
        kind: EntityKind::Meeting,
        things: &[
            "Summits in May 2018",
            "Summits in May 2018 and June 2020",
            "First summit in 2019",
            "second one",
        ],
        told: &[
            "Summits in May 2018 heldOn 2018-05",
            "Summits in May 2018 sessionOf Normandy Format",
            "Summits in May 2018 and June 2020 heldOn 2020-06",
            "Summits in May 2018 and June 2020 sessionOf Normandy Format",
            "First summit in 2019 heldOn 2019",
            "First summit in 2019 sessionOf Normandy Format",
            "second one heldOn 2020",
            "second one sessionOf Normandy Format",
        ],
    },
    Case {
        text: "President Maria Novak met President Ivan Petrov in Oslo on Monday. At the meeting, they spoke of trade.",
        kind: EntityKind::Meeting,
        things: &["the meeting"],
        told: &["the meeting heldIn Oslo", "the meeting heldOn 2021-05-31"],
    },
    Case {
        text: "Ivan Petrov lived in Oslo in 2019. The meeting was short.",
        kind: EntityKind::Meeting,
        things: &["The meeting"],
        told: &[],
    },
    Case {
        text: "Border Summit gets under way\n\nAn African Union (AU) summit began in Nairobi on Monday.\n\nToday's summit was short.",
        kind: EntityKind::Meeting,
        things: &["Border Summit=An African Union (AU) summit=Today's summit"],
        told: &[
            "Border Summit heldIn Nairobi",
            "Border Summit heldOn 2021-05-31",
            "Border Summit sessionOf African Union",
        ],
    },
    Case {
        text: "The African Union, at an extraordinary meeting on Sunday, in Abuja, closed the border.",
        kind: EntityKind::Meeting,
        things: &["an extraordinary meeting=an extraordinary meeting on Sunday"],
        told: &[
            "an extraordinary meeting heldIn Abuja",
            "an extraordinary meeting heldOn 2021-05-30",
            "an extraordinary meeting sessionOf African Union",
        ],
    },
    Case {
        text: "The 60th session of the African Union was held in Nairobi. The 60th meeting of the African Union closed. The meeting with President Maria Novak was short, and the meeting with President Ivan Petrov was long.",
        kind: EntityKind::Meeting,
        things: &[
            "The 60th session of the African Union=The 60th meeting of the African Union",
            "The meeting with President Maria Novak",
            "the meeting with President Ivan Petrov",
        ],
        told: &[
            "The 60th session of the African Union heldIn Nairobi",
            "The 60th session of the African Union sessionOf African Union",
        ],
    },
    Case {
        text: "Oslo Summit in 1994; Bali Summit in 1995; Oslo Summit in 2001. The delegations held talks in Geneva.",
        kind: EntityKind::Meeting,
        things: &[
            "Oslo Summit=Oslo Summit in 1994",
            "Oslo Summit=Oslo Summit in 2001",
            "Bali Summit=Bali Summit in 1995",
            "talks in Geneva",
        ],
        told: &[
            "Bali Summit heldIn Bali",
            "Bali Summit heldOn 1995",
            "Oslo Summit heldIn Oslo",
            "Oslo Summit heldOn 1994",
            "Oslo Summit heldOn 2001",
            "talks in Geneva heldIn Geneva",
        ],
    },
    Case {
        text: "Talks were held on trade. It was the first meeting of its kind. Their first in-person meeting in Oslo ended.",
        kind: EntityKind::Meeting,
        things: &["Their first in-person meeting in Oslo=first in-person meeting in Oslo"],
        told: &["Their first in-person meeting in Oslo heldIn Oslo"],
    },
    Case {
        text: "Sixty-sixth General Assembly\n\n1 June 2021\n\nThe General Assembly today adopted a resolution.",
        kind: EntityKind::Meeting,
        things: &["Sixty-sixth General Assembly"],
        told: &["Sixty-sixth General Assembly sessionOf United Nations General Assembly"],
    },
    Case {
        text: "The African Union closed it at its 436th and 455th meetings. President Maria Novak began her visit to Kenya.",
        kind: EntityKind::Meeting,
        things: &["436th", "455th", "her visit to Kenya=visit to Kenya"],
        told: &[
            "436th sessionOf African Union",
            "455th sessionOf African Union",
            "her visit to Kenya heldIn Kenya",
        ],
    },
    Case {
        text: "International security conference\n\nAn annual security conference opened on Monday in Oslo. The Oslo Conference on Security drew many. This year's conference was long.",
        kind: EntityKind::Meeting,
        things: &[
            "International security conference=An annual security conference=Oslo Conference on Security=This year's conference",
        ],
        told: &[
            "International security conference heldIn Oslo",
            "International security conference heldOn 2021-05-31",
        ],
    },
    Case {
        text: "A meeting between President Maria Novak and President Ivan Petrov in Oslo was long.\n\n- Norway – First summit scheduled for 2026",
        kind: EntityKind::Meeting,
        things: &[
            "A meeting between President Maria Novak and President Ivan Petrov in Oslo",
            "First summit scheduled for 2026",
        ],
        told: &[
            "A meeting between President Maria Novak and President Ivan Petrov in Oslo heldIn Oslo",
            "First summit scheduled for 2026 heldOn 2026",
        ],
    },
    Case {
        text: "The weekly press briefing ended. Meetings in May were few, and the press conference in Oslo was short.",
        kind: EntityKind::Meeting,
        things: &[],
        told: &[],
    },
    Case {
        text: "The bi-annual African Union (AU) summit opened in Nairobi. The OSCE foreign ministers' meeting ended in Vienna.",
        kind: EntityKind::Meeting,
        things: &[
            "The bi-annual African Union (AU) summit",
            "The OSCE foreign ministers' meeting",
        ],
        told: &[
            "The bi-annual African Union (AU) summit heldIn Nairobi",
            "The bi-annual African Union (AU) summit sessionOf African Union",
            "The OSCE foreign ministers' meeting heldIn Vienna",
            "The OSCE foreign ministers' meeting sessionOf Organization for Security and Co-operation in Europe",
        ],
    },
    Case {
        text: "Maria Novak heads the Lake Policy Forum. The Lake Policy Forum met at COP28.",
        kind: EntityKind::Meeting,
        things: &["COP28"],
        told: &[],
    },
    // A headline says no more than whose summit it is; the year in a name is when it was.
    Case {
        text: "African Union Summit ends\n\nThe sixth summit of the African Union ended in Nairobi on Monday.\n\nThe 1997 Nordic Council summit was remembered.",
        kind: EntityKind::Meeting,
        things: &[
            "African Union Summit=The sixth summit of the African Union",
            "The 1997 Nordic Council summit",
        ],
        told: &[
            "African Union Summit sessionOf African Union",
            "African Union Summit heldIn Nairobi",
            "African Union Summit heldOn 2021-05-31",
            "The 1997 Nordic Council summit sessionOf Nordic Council",
            "The 1997 Nordic Council summit heldOn 1997",
        ],
    },
    // The body meets: its meeting is the one of the title.
    Case {
        text: "Sixth Meeting of the Nordic Council\n\nThe Nordic Council met in Oslo on 3 May 2021 and spoke of fish.",
        kind: EntityKind::Meeting,
        things: &["Sixth Meeting of the Nordic Council"],
        told: &[
            "Sixth Meeting of the Nordic Council sessionOf Nordic Council",
            "Sixth Meeting of the Nordic Council heldIn Oslo",
            "Sixth Meeting of the Nordic Council heldOn 2021-05-03",
        ],
    },
    // "The meeting" is the encounter told of before.
    Case {
        text: "President Ivan Petrov received Prime Minister Maria Novak in Oslo on 28 May 2021. The meeting was short.",
        kind: EntityKind::Meeting,
        things: &["The meeting"],
        told: &["The meeting heldOn 2021-05-28", "The meeting heldIn Oslo"],
    },
    Case {
        text: "The session of the Nordic Council, held last Monday in Oslo, dealt with fish.",
        kind: EntityKind::Meeting,
        things: &["The session of the Nordic Council"],
        told: &[
            "The session of the Nordic Council sessionOf Nordic Council",
            "The session of the Nordic Council heldIn Oslo",
            "The session of the Nordic Council heldOn 2021-05-31",
        ],
    },
];

#[test]
fn meetings_and_texts_are_told_apart() {
    let knowledge = Knowledge::shipped().unwrap();
    let mut wrong = Vec::new();
    for case in CASES {
        let facts = SourceFacts {
            issued: "2021-06-01".parse().ok(),
            ..SourceFacts::default()
        };
        let reading = extract(
            &Document::new(DocumentId::new("case"), case.text, facts),
            &knowledge,
        );
        let words = |id: &crate::model::EntityId| -> Vec<&str> {
            let of = reading.mentions.iter().filter(|mention| mention.entity == *id);
            of.map(|mention| reading.document.words(mention.span)).collect()
        };
        let things = reading.entities.iter().filter(|entity| entity.kind == case.kind);
        let mut things: Vec<String> = things.map(|entity| words(&entity.id).join("=")).collect();
        things.sort_by_key(|thing| case.text.find(thing.split('=').next().unwrap_or_default()));
        if things != case.things {
            wrong.push(format!("{}\n    things {things:?}", case.text));
        }
        let label = |object: &Object| match object {
            Object::Date(date) => date.to_string(),
            Object::Entity(id) => {
                let entity = reading.entities.iter().find(|entity| entity.id == *id);
                entity.map_or_else(String::new, |entity| entity.label.clone())
            }
        };
        let circumstance = ["heldIn", "heldOn", "heldUntil", "sessionOf"];
        let facts = reading.claims.iter().filter(|claim| claim.is_fact());
        let told: std::collections::BTreeSet<String> = facts
            .filter(|claim| circumstance.contains(&claim.property.as_str()))
            .map(|claim| {
                format!(
                    "{} {} {}",
                    words(&claim.subject)[0],
                    claim.property.as_str(),
                    label(&claim.object)
                )
            })
            .collect();
        let expected = case.told.iter().map(|told| (*told).to_owned()).collect();
        if told != expected {
            wrong.push(format!("{}\n    told {told:?}", case.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
