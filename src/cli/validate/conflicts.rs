//! Contradictions between sentences: each sort is a query in `conflicts/` of the knowledge.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use crate::store::{Cell, Cited, Question, Scope, Store, Table, ask_each, short};

use super::super::args::ValidateArgs;
use super::super::failure::{Exit, Failure};
use super::super::knowledge;
use super::super::output::Output;
use super::super::shipped::{self, ShippedQuery};

/// What a query in `conflicts/` gives for each contradiction: what it is, and the claims that contradict each other.
const COLUMNS: [&str; 3] = ["what", "one", "other"];

/// Lists the contradictions, with the sentences.
pub(super) fn list(args: &ValidateArgs, store: &Store, output: &Output) -> Result<Exit, Failure> {
    let knowledge = knowledge::files(&args.knowledge)?;
    knowledge::check(store, &knowledge, output);
    let background = knowledge::in_scope(&knowledge, Scope::Mentioned)?;
    let sorts = shipped::conflicts(&knowledge);
    let questions = sorts.iter().map(|sort| Question::parse(sort.text));
    let questions = questions.collect::<Result<Vec<_>, _>>()?;
    let answers = ask_each(store, &background, Scope::Mentioned, &questions)?;
    let mut found = Vec::new();
    for (sort, answer) in sorts.iter().zip(answers) {
        found.extend(conflicts(sort, answer.table()?)?);
    }
    let sides: BTreeSet<String> = found.iter().flat_map(|conflict| conflict.sides.clone()).collect();
    let cited = store.cited(&sides)?;
    let mut data = Output::data();
    for conflict in &found {
        conflict.write(&cited, &mut data)?;
    }
    data.flush()?;
    output.note(&match found.len() {
        0 => "no contradiction was found".to_owned(),
        1 => "1 contradiction".to_owned(),
        many => format!("{many} contradictions"),
    });
    Ok(if found.is_empty() {
        Exit::Done
    } else {
        Exit::Inputs
    })
}

/// A contradiction.
struct Conflict {
    /// The sort of contradiction, in words.
    sort: String,
    /// What is contradicted.
    what: String,
    /// The claims.
    sides: [String; 2],
}

/// The contradictions in the answer to a query; of several pairs that say the same of the same, the first.
fn conflicts(sort: &ShippedQuery<'_>, table: Table) -> Result<Vec<Conflict>, Failure> {
    if table.header != COLUMNS {
        let message = format!("conflicts/{}.rq does not select ?what ?one ?other", sort.name);
        return Err(Failure::usage(message));
    }
    let about = sort.about();
    let words = about.lines().next().unwrap_or_default().trim_end_matches('.');
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for row in table.rows {
        let mut cells = row.into_iter().map(|cell| match cell {
            Cell::Iri(text) | Cell::Words(text) => text,
        });
        let (Some(what), Some(one), Some(other)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        // Names that differ in their capitals make two rows of one contradiction.
        if seen.insert(what.to_lowercase()) {
            found.push(Conflict {
                sort: words.to_owned(),
                what,
                sides: [one, other],
            });
        }
    }
    Ok(found)
}

impl Conflict {
    fn write(&self, cited: &BTreeMap<String, Cited>, data: &mut impl Write) -> Result<(), Failure> {
        writeln!(data, "{}: {}", self.sort, self.what)?;
        for side in &self.sides {
            match cited.get(side) {
                Some(cited) => {
                    let (begin, end) = (cited.offsets.start, cited.offsets.end);
                    writeln!(data, "    {} {begin}-{end}", cited.document)?;
                    writeln!(data, "        {}", cited.sentence)?;
                }
                None => writeln!(data, "    {}", short(side))?,
            }
        }
        Ok(())
    }
}
