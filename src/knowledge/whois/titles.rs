//! Persons by their offices: "president of Kazakhstan", "Kazakh president", "President Tokayev".

use super::persons::persons;
use super::{How, Search, names_of, tokens};
use crate::knowledge::gazetteer::{Gazetteer, name_key};
use crate::knowledge::lexicon::OfficeWords;
use crate::knowledge::{GazetteerOffice, OfficeIndex};

/// Words between a title and what it is a title of.
const LINKS: [&str; 5] = ["of", "the", "for", "at", "to"];

/// Words with a title in them.
struct Titled<'k> {
    title: String,
    roles: &'k OfficeWords,
    /// What stands beside the title.
    rest: String,
}

impl<'k> Search<'k> {
    /// Persons whose office the words name, alone or beside a name.
    pub(super) fn find_offices(&mut self) {
        let gazetteer = &self.knowledge.gazetteer;
        let key = name_key(self.words);
        let named: Vec<OfficeIndex> = gazetteer
            .offices()
            .filter(|(_, office)| office.label.len() + 8 > key.len() && name_key(office.label) == key)
            .map(|(index, _)| index)
            .collect();
        self.add_holders(&named);
        let Some(titled) = self.titled() else { return };
        if named.is_empty() {
            let offices = offices_of(gazetteer, &titled);
            self.add_holders(&offices);
        }
        self.find_titled_persons(&titled);
    }

    /// The holders of some offices.
    fn add_holders(&mut self, offices: &[OfficeIndex]) {
        let gazetteer = &self.knowledge.gazetteer;
        for office in offices {
            for tenure in gazetteer.tenures_in(*office) {
                self.add(
                    tenure.person,
                    How::Office,
                    gazetteer.office(*office).label,
                    offices,
                );
            }
        }
    }

    /// Persons of whom the rest is a name, and who had that title.
    fn find_titled_persons(&mut self, titled: &Titled<'_>) {
        let gazetteer = &self.knowledge.gazetteer;
        let names = names_of(gazetteer, &titled.rest).into_iter();
        let names = names.map(|alias| (alias.thing, How::Name, alias.text.to_owned()));
        let persons: Vec<_> = names.chain(persons(gazetteer, &titled.rest)).collect();
        for (person, how, name) in persons {
            let held = gazetteer.tenures_of(person).map(|tenure| tenure.office);
            let mut held: Vec<OfficeIndex> = held
                .filter(|office| is_titled(&gazetteer.office(*office), titled))
                .collect();
            held.dedup();
            match held.first() {
                Some(office) => {
                    let alias = format!("{name}, {}", gazetteer.office(*office).label);
                    self.add(person, How::TitleAndName, &alias, &held);
                }
                None if how != How::Name => self.add(person, how, &name, &[]),
                None => {}
            }
        }
    }

    /// The longest title in the words.
    fn titled(&self) -> Option<Titled<'k>> {
        let (tokens, keys) = tokens(self.words);
        let lexicon = &self.knowledge.lexicon;
        let titles = (0..keys.len()).filter_map(|start| {
            let (length, roles) = lexicon.offices.longest_at(&keys[start..])?;
            Some((start, start + length, roles))
        });
        let (start, end, roles) = titles.max_by_key(|(start, end, _)| (end - start, usize::MAX - start))?;
        let text = |from: usize, to: usize| match (tokens.get(from), tokens[..to].last()) {
            (Some(first), Some(last)) if from < to => &self.words[first.span.start..last.span.end],
            _ => "",
        };
        let (before, after) = (text(0, start), without_links(text(end, tokens.len())));
        let before = before.trim_end_matches("’s").trim_end_matches("'s");
        Some(Titled {
            title: name_key(text(start, end)),
            roles,
            rest: format!("{} {after}", without_links(before)).trim().to_owned(),
        })
    }
}

/// Words without the links before them.
fn without_links(mut words: &str) -> &str {
    while let Some((first, rest)) = words.split_once(' ')
        && LINKS.contains(&first.to_lowercase().as_str())
    {
        words = rest.trim_start();
    }
    words
}

/// The offices with a title of the bodies that stand beside it: those called so, else those of its roles.
fn offices_of(gazetteer: &Gazetteer, titled: &Titled<'_>) -> Vec<OfficeIndex> {
    let bodies = names_of(gazetteer, &titled.rest);
    let mut offices: Vec<OfficeIndex> = bodies
        .iter()
        .flat_map(|alias| gazetteer.offices_of(alias.thing).iter().copied())
        .collect();
    offices.sort();
    offices.dedup();
    let called = |office: &OfficeIndex| is_called(&gazetteer.office(*office), titled);
    if offices.iter().any(called) {
        offices.retain(called);
    } else {
        offices.retain(|office| is_titled(&gazetteer.office(*office), titled));
    }
    offices
}

fn is_called(office: &GazetteerOffice<'_>, titled: &Titled<'_>) -> bool {
    let label = name_key(office.label);
    let rest = label.strip_prefix(&titled.title);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" of ") || rest.starts_with(" for "))
}

fn is_titled(office: &GazetteerOffice<'_>, titled: &Titled<'_>) -> bool {
    is_called(office, titled) || titled.roles.roles.iter().any(|role| office.has_role(role))
}
