//! How relations are told, from either side, and in which part of a brief.

use super::super::thing::words;
use crate::model::Property;

/// The parts of a brief, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    TimeAndPlace,
    Offices,
    Holders,
    Meetings,
    Sessions,
    Participants,
    Outcomes,
    Encounters,
    Positions,
    Memberships,
    Other,
}

impl Part {
    pub(super) const fn heading(self) -> &'static str {
        match self {
            Self::TimeAndPlace => "Time and place",
            Self::Offices => "Offices that documents name",
            Self::Holders => "Office-holders that documents name",
            Self::Meetings => "Meetings",
            Self::Sessions => "Sessions",
            Self::Participants => "Participants",
            Self::Outcomes => "Texts signed and adopted",
            Self::Encounters => "Encounters, visits and agreements",
            Self::Positions => "Support, criticism and measures",
            Self::Memberships => "Memberships and parts",
            Self::Other => "Other relations",
        }
    }
}

/// From which side a relation is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// The thing of the brief is the subject.
    Subject,
    /// The thing of the brief is the object.
    Object,
}

/// Those who make a meeting go before those who come to it.
const ROLES: [&str; 5] = ["hosted", "chaired", "attended", "addressed", "invitedTo"];

/// Where a relation stands among those of its part.
pub(super) fn rank(property: &Property) -> usize {
    let known = ROLES.iter().position(|role| *role == property.as_str());
    known.unwrap_or(ROLES.len())
}

/// A relation, from one side: where it is told, and its words around the other thing.
pub(super) struct Phrase {
    pub(super) part: Part,
    before: String,
    after: String,
}

impl Phrase {
    /// How a relation is told from one side.
    pub(super) fn of(property: &Property, side: Side) -> Self {
        use Part::{
            Encounters, Holders, Meetings, Memberships, Offices, Outcomes, Participants, Positions, Sessions,
            TimeAndPlace,
        };
        let (part, before, after) = match (property.as_str(), side) {
            ("heldOn", _) => (TimeAndPlace, "It began on ", ""),
            ("heldUntil", _) => (TimeAndPlace, "It ended on ", ""),
            ("heldIn", Side::Subject) => (TimeAndPlace, "It was held in ", ""),
            ("heldIn", Side::Object) => (Meetings, "", " was held here"),
            ("sessionOf", Side::Subject) => (TimeAndPlace, "It was a session of ", ""),
            ("sessionOf", Side::Object) => (Sessions, "", ""),
            ("holdsOffice", Side::Subject) => (Offices, "", ""),
            ("holdsOffice", Side::Object) => (Holders, "", ""),
            ("attended", Side::Subject) => (Meetings, "Attended ", ""),
            ("attended", Side::Object) => (Participants, "", " attended"),
            ("invitedTo", Side::Subject) => (Meetings, "Was invited to ", ""),
            ("invitedTo", Side::Object) => (Participants, "", " was invited"),
            ("chaired", Side::Subject) => (Meetings, "Chaired ", ""),
            ("chaired", Side::Object) => (Participants, "", " chaired it"),
            ("hosted", Side::Subject) => (Meetings, "Hosted ", ""),
            ("hosted", Side::Object) => (Participants, "", " hosted it"),
            ("addressed", Side::Subject) => (Meetings, "Addressed ", ""),
            ("addressed", Side::Object) => (Participants, "", " addressed it"),
            ("signed", Side::Subject) => (Outcomes, "Signed ", ""),
            ("signed", Side::Object) => (Outcomes, "", " signed it"),
            ("adopted", Side::Subject) => (Outcomes, "Adopted ", ""),
            ("adopted", Side::Object) => (Outcomes, "", " adopted it"),
            ("metWith", _) => (Encounters, "Met with ", ""),
            ("agreed", _) => (Encounters, "Agreed with ", ""),
            ("visited", Side::Subject) => (Encounters, "Visited ", ""),
            ("visited", Side::Object) => (Encounters, "", " came on a visit"),
            ("supported", Side::Subject) => (Positions, "Supported ", ""),
            ("supported", Side::Object) => (Positions, "", " expressed support"),
            ("criticised", Side::Subject) => (Positions, "Criticised ", ""),
            ("criticised", Side::Object) => (Positions, "", " expressed criticism"),
            ("aided", Side::Subject) => (Positions, "Gave aid to ", ""),
            ("aided", Side::Object) => (Positions, "", " gave aid"),
            ("threatened", Side::Subject) => (Positions, "Threatened ", ""),
            ("threatened", Side::Object) => (Positions, "", " made threats"),
            ("sanctioned", Side::Subject) => (Positions, "Imposed sanctions on ", ""),
            ("sanctioned", Side::Object) => (Positions, "", " imposed sanctions"),
            ("memberOf", Side::Subject) => (Memberships, "Member of ", ""),
            ("memberOf", Side::Object) => (Memberships, "", " is a member"),
            ("partOf", Side::Subject) => (Memberships, "Part of ", ""),
            ("partOf", Side::Object) => (Memberships, "", " is a part of it"),
            _ => return Self::other(property, side),
        };
        Self {
            part,
            before: before.to_owned(),
            after: after.to_owned(),
        }
    }

    /// A relation that only somebody's frames know.
    fn other(property: &Property, side: Side) -> Self {
        let words = words(property.as_str());
        let (before, after) = match side {
            Side::Subject => (format!("{}: ", capital(&words)), String::new()),
            Side::Object => (String::new(), format!(": {words} it")),
        };
        Self {
            part: Part::Other,
            before,
            after,
        }
    }

    /// Told of the other thing.
    pub(super) fn around(&self, other: &str) -> String {
        capital(&format!("{}{}{}", self.before, other, self.after))
    }
}

/// A label with an article where it is a description: "the first summit", "Vision 2030".
pub(super) fn named(label: &str) -> String {
    let is_description = label.chars().next().is_some_and(char::is_lowercase);
    let has_article = ["the ", "a ", "an "].iter().any(|word| label.starts_with(word));
    if is_description && !has_article {
        format!("the {label}")
    } else {
        label.to_owned()
    }
}

/// A text that begins with a capital letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
