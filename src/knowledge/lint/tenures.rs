//! Checks of tenures: an office that one person holds has one holder at a time.

use std::collections::BTreeMap;

use super::{Entry, Finding, LintRule};
use crate::knowledge::gazetteer::ONE_PERSON;
use crate::text::Date;

/// The mark of an office that several hold at once.
const SHARED: &str = "kur:shared";

/// A tenure with the days that it surely covers.
struct Held<'e, 't> {
    entry: &'e Entry<'t>,
    person: &'t str,
    first: Date,
    last: Option<Date>,
}

/// Checks the tenures of all offices that one person holds.
pub(super) fn check(entries: &[Entry<'_>], findings: &mut Vec<Finding>) {
    let offices: BTreeMap<&str, &Entry<'_>> = entries
        .iter()
        .filter(|entry| is_for_one(entry))
        .map(|entry| (entry.name, entry))
        .collect();
    let mut held: BTreeMap<&str, Vec<Held<'_, '_>>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.is_a("kur:Tenure")) {
        let office = entry.name_of("kur:office").and_then(|name| offices.get(name));
        if let (Some(office), Some(tenure)) = (office, tenure(entry)) {
            held.entry(office.name).or_default().push(tenure);
        }
    }
    for (office, mut tenures) in held {
        tenures.sort_by_key(|tenure| (tenure.first, tenure.entry.name));
        for (at, tenure) in tenures.iter().enumerate() {
            let later = tenures[at + 1..].iter().filter(|other| overlap(tenure, other));
            findings.extend(later.map(|other| overlapping(office, tenure, other)));
        }
    }
}

/// Whether one person holds an office at a time.
fn is_for_one(entry: &Entry<'_>) -> bool {
    let has_role = |role: &&str| {
        entry
            .all("kur:role")
            .any(|triple| triple.object.as_text() == Some(role))
    };
    entry.is_a("kur:Office") && ONE_PERSON.iter().any(has_role) && entry.text(SHARED) != Some("true")
}

/// A tenure, if its start is known. Without an end it goes on, as far as its source can know.
fn tenure<'e, 't>(entry: &'e Entry<'t>) -> Option<Held<'e, 't>> {
    let date = |property: &str| entry.text(property).and_then(|text| text.parse::<Date>().ok());
    Some(Held {
        entry,
        person: entry.name_of("org:member")?,
        // Of a month or a year, the tenure surely covers neither its beginning nor its end.
        first: date("schema:startDate")?.last_day(),
        last: date("schema:endDate")
            .or_else(|| date("kur:asOf"))
            .map(Date::first_day),
    })
}

/// Whether two persons surely held an office on the same day, the day of handing over aside.
fn overlap(one: &Held<'_, '_>, later: &Held<'_, '_>) -> bool {
    let ends_after = one.last.is_none_or(|last| later.first < last);
    let is_real =
        later.last.is_none_or(|last| later.first < last) && one.last.is_none_or(|last| one.first < last);
    one.person != later.person && ends_after && is_real
}

fn overlapping(office: &str, one: &Held<'_, '_>, later: &Held<'_, '_>) -> Finding {
    let until = one
        .last
        .map_or("no end".to_owned(), |last| format!("until {last}"));
    let message = format!(
        "`{}` and `{}` hold `{office}` at once: one has it {until}, the other from {}",
        one.person, later.person, later.first
    );
    let hint = "correct the dates, or mark an office that several hold with kur:shared true";
    later
        .entry
        .finding(LintRule::OverlappingTenures, message)
        .with_hint(hint)
}
