//! Statements and counts of short texts, rendered so that a case reads as a sentence.

use super::extract;
use crate::knowledge::Knowledge;
use crate::model::{EntityId, Reading};
use crate::text::{Document, DocumentId, SourceFacts};

fn read(text: &str) -> Reading {
    let knowledge = Knowledge::shipped().unwrap();
    let facts = SourceFacts {
        issued: "2021-06-01".parse().ok(),
        ..SourceFacts::default()
    };
    extract(&Document::new(DocumentId::new("case"), text, facts), &knowledge)
}

fn label(reading: &Reading, id: &EntityId) -> String {
    let entity = reading.entities.iter().find(|entity| entity.id == *id);
    entity.map_or_else(String::new, |entity| entity.label.clone())
}

/// "speaker | cue (class) | quotation | words" of each statement.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let reading = read(text);
    let said: Vec<String> = reading
        .statements
        .iter()
        .map(|one| {
            let words = one.span.of(text);
            let speaker = label(&reading, &one.speaker);
            format!(
                "{speaker} | {} ({}) | {} | {words}",
                one.cue,
                one.cue_class,
                one.quotation.name()
            )
        })
        .collect();
    assert_eq!(said, expected);
}

/// "comparator number what" of each count.
#[track_caller]
fn check_counts(text: &str, expected: &[&str]) {
    let counts: Vec<String> = read(text)
        .counts
        .iter()
        .map(|count| format!("{} {} {}", count.comparator.name(), count.number, count.what))
        .collect();
    assert_eq!(counts, expected);
}

#[test]
fn a_quotation_broken_by_its_speaker_is_two() {
    check(
        "“Now,” President Emmanuel Macron added, “we have a plan.”",
        &[
            "Emmanuel Macron | added (neutral) | direct | Now,",
            "Emmanuel Macron | added (neutral) | direct | we have a plan.",
        ],
    );
}

#[test]
fn the_verb_decides_what_its_complement_may_be() {
    check(
        "Kenya urged the parties to return. Norway proposed regular consultations. Ghana held two meetings.",
        &[
            "Kenya | urged (urging) | indirect | the parties to return",
            "Norway | proposed (proposing) | indirect | regular consultations",
        ],
    );
}

#[test]
fn a_further_verb_takes_the_speaker_up() {
    check(
        "Kenya denied that the talks had failed and urged patience.",
        &[
            "Kenya | denied (denying) | indirect | the talks had failed",
            "Kenya | urged (urging) | indirect | patience",
        ],
    );
}

#[test]
fn what_the_text_says_itself_is_not_said_by_the_speaker() {
    check(
        "Kenya said that the text was ready, but no date was set.",
        &["Kenya | said (neutral) | indirect | the text was ready"],
    );
    check(
        "Kenya, which has voiced unease, has not signed.",
        &["Kenya | voiced (expressing) | indirect | unease"],
    );
}

#[test]
fn a_source_stands_before_or_behind() {
    check(
        "According to Kenya, the talks were useful.",
        &["Kenya | According to (neutral) | indirect | the talks were useful"],
    );
}

#[test]
fn a_label_or_a_signature_gives_a_quotation_its_speaker() {
    check(
        "President Emmanuel Macron: “We are ready.”",
        &["Emmanuel Macron | : (neutral) | direct | We are ready."],
    );
    check(
        "“We are ready.” – Emmanuel Macron",
        &["Emmanuel Macron | – (neutral) | direct | We are ready."],
    );
}

#[test]
fn they_are_those_who_met() {
    check(
        "President Emmanuel Macron met with Chancellor Angela Merkel. The two leaders stressed the need for unity.",
        &[
            "Angela Merkel | stressed (stressing) | indirect | the need for unity",
            "Emmanuel Macron | stressed (stressing) | indirect | the need for unity",
        ],
    );
}

#[test]
fn a_preamble_speaks_for_the_body_that_opens_it() {
    check(
        "The Security Council,\n\nRecalling its previous resolutions on Somalia,\n\n1. Calls upon all States to cooperate;",
        &[
            "United Nations Security Council | Recalling (stressing) | indirect | its previous resolutions on Somalia",
            "United Nations Security Council | Calls upon (urging) | indirect | all States to cooperate",
        ],
    );
}

#[test]
fn a_turn_ends_where_somebody_asks() {
    let text = "PRESIDENT MACRON: Good morning.\n\nQ Mr. President, will you sign?\n\nPRESIDENT MACRON: Yes. Emmanuel Macron will.";
    check(
        text,
        &[
            "Emmanuel Macron | : (neutral) | direct | Good morning.",
            "Emmanuel Macron | : (neutral) | direct | Yes. Emmanuel Macron will.",
        ],
    );
}

#[test]
fn the_speaker_of_a_text_is_quoted_where_a_report_says_so() {
    check(
        "REMARKS BY EMMANUEL MACRON\n\nI told her that the Council was ready. I think that it is late. Emmanuel Macron left.",
        &["Emmanuel Macron | told (neutral) | indirect | the Council was ready"],
    );
}

#[test]
fn what_a_thing_is_called_is_a_statement() {
    check(
        "President Emmanuel Macron called the meeting \"a historic moment\". Kenya called a summit.",
        &["Emmanuel Macron | called (describing) | mixed | the meeting \"a historic moment\""],
    );
    check(
        "The text, described by Kenya as a turning point, was adopted.",
        &["Kenya | described (describing) | indirect | a turning point"],
    );
}

#[test]
fn others_cite_a_speaker() {
    check(
        "President Emmanuel Macron was quoted as saying that the talks were useful. Reuters cited Emmanuel Macron as saying it was late.",
        &[
            "Emmanuel Macron | saying (neutral) | indirect | the talks were useful",
            "Emmanuel Macron | saying (neutral) | indirect | it was late",
        ],
    );
}

#[test]
fn a_cue_may_point_at_the_sentence_around() {
    check(
        "As President Emmanuel Macron noted, the talks were useful. As noted by Kenya, it was late. As Kenya put it, “the sea rises”.",
        &[
            "Emmanuel Macron | noted (neutral) | indirect | the talks were useful",
            "Kenya | noted (neutral) | indirect | it was late",
            "Kenya | put it (neutral) | direct | the sea rises",
        ],
    );
}

#[test]
fn a_source_may_be_a_text_or_a_view() {
    check(
        "The talks will go on, according to a statement by Kenya. In Kenya’s words, the talks were useful. Kenya’s position is that it is late.",
        &[
            "Kenya | according to (neutral) | indirect | The talks will go on",
            "Kenya | words (neutral) | indirect | the talks were useful",
            "Kenya | position (neutral) | indirect | it is late",
        ],
    );
}

#[test]
fn two_sources_of_one_sentence_are_nested() {
    check(
        "President Emmanuel Macron said that the pact was open, Kenya reported.",
        &[
            "Kenya | reported (neutral) | indirect | President Emmanuel Macron said that the pact was open",
            "Emmanuel Macron | said (neutral) | indirect | the pact was open",
        ],
    );
}

#[test]
fn what_follows_a_complement_is_no_part_of_it() {
    check(
        "Kenya suggested a formula, meaning that all would join. Norway voiced interest only after Ghana had signed.",
        &[
            "Kenya | suggested (proposing) | indirect | a formula",
            "Norway | voiced (expressing) | indirect | interest",
        ],
    );
    check(
        "The delegate of Kenya, noting that his country had suffered, called for a positive and serious response and release of all ships.",
        &[
            "Kenya | noting (neutral) | indirect | his country had suffered",
            "Kenya | called for (urging) | indirect | a positive and serious response and release of all ships",
        ],
    );
}

#[test]
fn a_contrast_is_a_statement_of_its_own() {
    check(
        "Kenya explained that the text was open, but that it was late.",
        &[
            "Kenya | explained (neutral) | indirect | the text was open",
            "Kenya | explained (neutral) | indirect | it was late",
        ],
    );
}

#[test]
fn somebody_is_convinced() {
    check(
        "Kenya is deeply convinced that the talks will go on. Norway is of the view that it is late.",
        &[
            "Kenya | is deeply convinced (thinking) | indirect | the talks will go on",
            "Norway | is of the view (thinking) | indirect | it is late",
        ],
    );
}

#[test]
fn a_noun_may_be_the_cue() {
    check(
        "Kenya renewed its call for a ceasefire and issued an ultimatum to Norway to release the ship.",
        &[
            "Kenya | call for (urging) | indirect | a ceasefire",
            "Kenya | ultimatum to (urging) | indirect | Norway to release the ship",
        ],
    );
}

#[test]
fn a_passive_has_its_agent() {
    check(
        "The need for peace was stressed by Kenya. These views were stressed by Norway. The need for trade was stressed.",
        &["Kenya | stressed (stressing) | indirect | The need for peace"],
    );
}

#[test]
fn what_is_to_be_said_is_no_statement() {
    check(
        "Kenya will announce a plan. Norway may call for talks. Ghana reiterated the following:",
        &[],
    );
}

#[test]
fn a_quotation_over_paragraphs_is_one() {
    check(
        "“The talks were useful.\n\n“They will go on,” President Emmanuel Macron said.",
        &["Emmanuel Macron | said (neutral) | direct | The talks were useful.\n\n“They will go on,"],
    );
}

#[test]
fn delegations_and_leaders_speak_for_their_body() {
    check(
        "The Chinese delegation called for restraint. The Kazakh side stressed that it was ready. G7 leaders called for talks.",
        &[
            "China | called for (urging) | indirect | restraint",
            "Kazakhstan | stressed (stressing) | indirect | it was ready",
            "Group of Seven | called for (urging) | indirect | talks",
        ],
    );
}

#[test]
fn we_are_the_parties_of_a_joint_text() {
    check(
        "Joint Statement by President Emmanuel Macron and Chancellor Angela Merkel on Trade\n\nWe call for talks.",
        &[
            "Angela Merkel | call for (urging) | indirect | talks",
            "Emmanuel Macron | call for (urging) | indirect | talks",
        ],
    );
    check(
        "We, the leaders of the Group of Seven, condemn the attack. We call for talks.",
        &["Group of Seven | call for (urging) | indirect | talks"],
    );
}

#[test]
fn participants_of_a_meeting_have_a_preamble() {
    check(
        "The participants of the Third Meeting:\n\nnoting that water is scarce,\n\nconvinced that peace is needed,\n\nhave agreed as follows:",
        &[
            "Third Meeting | noting (neutral) | indirect | water is scarce",
            "Third Meeting | convinced (thinking) | indirect | peace is needed",
        ],
    );
}

#[test]
fn a_label_in_small_letters_opens_a_turn_where_it_returns() {
    check(
        "Emmanuel Macron: Good morning.\n\nQuestion: Will you sign?\n\nEmmanuel Macron: Yes. President Emmanuel Macron will.",
        &[
            "Emmanuel Macron | : (neutral) | direct | Good morning.",
            "Emmanuel Macron | : (neutral) | direct | Yes. President Emmanuel Macron will.",
        ],
    );
}

#[test]
fn an_office_in_a_label_is_who_the_heading_says() {
    check(
        "Remarks by President Emmanuel Macron\n\nTHE PRESIDENT: Good morning. I have met President Joe Biden.",
        &["Emmanuel Macron | : (neutral) | direct | Good morning. I have met President Joe Biden."],
    );
}

#[test]
fn the_header_of_a_briefing_names_its_speaker() {
    check(
        "Transcript of the noon briefing by Emmanuel Macron, President of France\n\nGood morning to all of you.",
        &["Emmanuel Macron | : (neutral) | direct | Good morning to all of you."],
    );
}

#[test]
fn statements_have_topics() {
    let reading = read("Kenya called for a ceasefire and for humanitarian aid.");
    let topics: Vec<&str> = reading
        .statements
        .iter()
        .flat_map(|one| &one.topics)
        .map(String::as_str)
        .collect();
    assert_eq!(topics, ["ceasefire", "humanitarian-aid"]);
}

#[test]
fn topics_are_the_same_in_the_scheme_and_the_lexicon() {
    let mut words = Knowledge::shipped().unwrap().lexicon.topics;
    words.sort();
    let scheme = include_str!("../../ontology/gazetteer/topics.ttl");
    let subjects = scheme.lines().filter_map(|line| line.strip_prefix("<topic/"));
    let mut declared: Vec<&str> = subjects.filter_map(|line| line.split('>').next()).collect();
    declared.sort_unstable();
    assert_eq!(words, declared);
}

#[test]
fn counts_have_numbers_in_digits_and_words() {
    check_counts(
        "More than 1.2 billion doses and some 200 delegates came to the 15-member council; 29 of the 31 members left.",
        &[
            "moreThan 1200000000 dose",
            "about 200 delegate",
            "exactly 15 member",
            "exactly 29 member",
            "exactly 31 member",
        ],
    );
    check_counts(
        "The five Central Asian republics and 33 Latin American and Caribbean nations agreed on a 7-point plan.",
        &["exactly 5 republic", "exactly 33 nation", "exactly 7 point"],
    );
    check_counts(
        "It was adopted by a vote of 14 in favour to none against, with 1 abstention.",
        &[
            "exactly 14 vote in favour",
            "exactly 0 vote against",
            "exactly 1 abstention",
        ],
    );
}

#[test]
fn numbers_that_count_nothing_are_no_counts() {
    check_counts(
        "The two leaders signed resolution 2202 under rule 37 after 3 days and 40 million dollars.",
        &[],
    );
    check_counts(
        "It is one of Kenya’s achievements; the one in favour of peace won two-thirds for a two-state solution.",
        &[],
    );
    check_counts("The COVID-19 funds and the Section 232 tariffs rose.", &[]);
}
