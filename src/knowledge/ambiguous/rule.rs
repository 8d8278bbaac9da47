//! General rules: what decides between things that share a name where no entry does.

use crate::knowledge::gazetteer::AliasRole;
use crate::model::EntityKind;

/// The kinds, the one a shared name means first: a state before the city of its name.
pub const KIND_ORDER: [EntityKind; 10] = [
    EntityKind::State,
    EntityKind::IntergovernmentalOrganization,
    EntityKind::UnBody,
    EntityKind::Person,
    EntityKind::Format,
    EntityKind::Region,
    EntityKind::Place,
    EntityKind::Institution,
    EntityKind::Instrument,
    EntityKind::Meeting,
];

/// A rule that decides between things of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneralRule {
    /// A name goes before a word for people: "Swazi".
    NameBeforeDemonym,
    /// A state goes before the region or place of its name, a region before the place: "Singapore".
    WiderPlace,
    /// Persons of one name are told apart by title, state and date, or left open.
    Namesakes,
}

impl GeneralRule {
    /// The rule that decides between things of these kinds that share a name in these roles, if one does.
    #[must_use]
    pub fn between(things: &[(EntityKind, AliasRole)]) -> Option<Self> {
        let mut named = things.iter().filter(|(_, role)| *role == AliasRole::Name);
        let kinds: Vec<EntityKind> = named.by_ref().map(|(kind, _)| *kind).collect();
        match kinds[..] {
            [] => None,
            [_] => Some(Self::NameBeforeDemonym),
            _ if kinds.iter().all(|kind| *kind == EntityKind::Person) => Some(Self::Namesakes),
            _ => is_nested(&kinds).then_some(Self::WiderPlace),
        }
    }
}

/// Whether the kinds are those of places and no two are alike.
fn is_nested(kinds: &[EntityKind]) -> bool {
    let spatial = [EntityKind::State, EntityKind::Region, EntityKind::Place];
    let count = |kind: EntityKind| kinds.iter().filter(|other| **other == kind).count();
    kinds
        .iter()
        .all(|kind| spatial.contains(kind) && count(*kind) == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntityKind::{Format, IntergovernmentalOrganization, Person, Place, State};

    #[test]
    fn shared_names_are_settled_by_rule_or_have_to_be_listed() {
        let names = |kinds: &[EntityKind]| {
            let roles: Vec<_> = kinds.iter().map(|kind| (*kind, AliasRole::Name)).collect();
            GeneralRule::between(&roles)
        };
        assert_eq!(names(&[State, Place]), Some(GeneralRule::WiderPlace));
        assert_eq!(names(&[Place, Place]), None);
        assert_eq!(names(&[Person, Person, Person]), Some(GeneralRule::Namesakes));
        assert_eq!(names(&[Format, IntergovernmentalOrganization]), None);
        let people = [(State, AliasRole::Demonym), (State, AliasRole::Demonym)];
        assert_eq!(GeneralRule::between(&people), None);
        let language = [(Place, AliasRole::Name), (State, AliasRole::Demonym)];
        assert_eq!(
            GeneralRule::between(&language),
            Some(GeneralRule::NameBeforeDemonym)
        );
    }
}
