//! What of a store a query can see: decided from its algebra, and on the safe side.

use rustc_hash::FxHashSet;
use spargebra::Query;
use spargebra::algebra::{
    AggregateExpression, Expression, GraphPattern, OrderExpression, PropertyPathExpression,
};
use spargebra::term::{NamedNode, NamedNodePattern, TermPattern, TriplePattern};

/// What of a store a query needs beside the merged facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// The named graphs too: it says GRAPH or FROM.
    pub named: bool,
    /// The provenance graphs too.
    pub provenance: bool,
}

const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// Vocabularies whose terms stand in provenance graphs (in facts graphs, too, some of them).
const PROVENANCE_VOCABULARIES: [&str; 5] = [
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "http://www.w3.org/2005/11/its/rdf#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/ns/prov#",
    "http://purl.org/dc/terms/",
];

/// Other terms that stand in provenance graphs.
const PROVENANCE_TERMS: [&str; 11] = [
    "https://w3id.org/kurultai/ns#Claim",
    "https://w3id.org/kurultai/ns#frame",
    "https://w3id.org/kurultai/ns#inDocument",
    "https://w3id.org/kurultai/ns#linkedBy",
    "https://w3id.org/kurultai/ns#modality",
    "https://w3id.org/kurultai/ns#office",
    "https://w3id.org/kurultai/ns#polarity",
    "https://w3id.org/kurultai/ns#sha256",
    "https://w3id.org/kurultai/ns#title",
    "https://w3id.org/kurultai/ns#when",
    "https://w3id.org/kurultai/ns#within",
];

impl Needs {
    /// What a query needs.
    pub(super) fn of(query: &Query) -> Self {
        let mut needs = Self {
            named: query.dataset().is_some(),
            provenance: false,
        };
        let pattern = match query {
            Query::Select { pattern, .. } | Query::Construct { pattern, .. } | Query::Ask { pattern, .. } => {
                pattern
            }
            Query::Describe { pattern, .. } => {
                needs.provenance = true;
                pattern
            }
        };
        needs.pattern(pattern, &Subjects::default());
        needs
    }

    /// Walks a pattern; `sure` are subjects that facts describe in every solution it is joined with.
    fn pattern(&mut self, pattern: &GraphPattern, sure: &Subjects) {
        match pattern {
            GraphPattern::Bgp { patterns } => self.triples(patterns, sure),
            GraphPattern::Path { path, .. } => self.path(path),
            GraphPattern::Join { left, right } => {
                let both = sure.and(left).and(right);
                self.pattern(left, &both);
                self.pattern(right, &both);
            }
            GraphPattern::LeftJoin {
                left,
                right,
                expression,
            } => {
                self.pattern(left, sure);
                self.pattern(right, &sure.and(left));
                expression
                    .iter()
                    .for_each(|expression| self.expression(expression));
            }
            GraphPattern::Filter { expr, inner } => {
                self.pattern(inner, sure);
                self.expression(expr);
            }
            GraphPattern::Union { left, right } => {
                self.pattern(left, sure);
                self.pattern(right, sure);
            }
            GraphPattern::Minus { left, right } => {
                self.pattern(left, sure);
                self.pattern(right, &Subjects::default());
            }
            GraphPattern::Graph { inner, .. } => {
                self.named = true;
                // `GRAPH ?g {}` lists the graphs, so all have to be there.
                self.provenance |= matches!(&**inner, GraphPattern::Bgp { patterns } if patterns.is_empty());
                self.pattern(inner, sure);
            }
            GraphPattern::Extend {
                inner, expression, ..
            } => {
                self.pattern(inner, sure);
                self.expression(expression);
            }
            GraphPattern::OrderBy { inner, expression } => {
                self.pattern(inner, sure);
                for order in expression {
                    let (OrderExpression::Asc(expression) | OrderExpression::Desc(expression)) = order;
                    self.expression(expression);
                }
            }
            GraphPattern::Group {
                inner, aggregates, ..
            } => {
                self.pattern(inner, &Subjects::default());
                for (_, aggregate) in aggregates {
                    if let AggregateExpression::FunctionCall { expr, .. } = aggregate {
                        self.expression(expr);
                    }
                }
            }
            // A subquery has variables of its own.
            GraphPattern::Project { inner, .. } => self.pattern(inner, &Subjects::default()),
            GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. } => self.pattern(inner, sure),
            GraphPattern::Values { .. } => {}
            _ => {
                self.named = true;
                self.provenance = true;
            }
        }
    }

    fn triples(&mut self, triples: &[TriplePattern], sure: &Subjects) {
        let sure = sure.and_triples(triples);
        self.provenance |= triples
            .iter()
            .any(|triple| !sure.0.contains(&triple.subject) && !is_facts_only(triple));
    }

    fn path(&mut self, path: &PropertyPathExpression) {
        use PropertyPathExpression as Path;
        match path {
            Path::NamedNode(node) => self.provenance |= is_provenance(node),
            Path::Reverse(path) | Path::ZeroOrMore(path) | Path::OneOrMore(path) | Path::ZeroOrOne(path) => {
                self.path(path);
            }
            Path::Sequence(left, right) | Path::Alternative(left, right) => {
                self.path(left);
                self.path(right);
            }
            Path::NegatedPropertySet(_) => self.provenance = true,
        }
    }

    /// Looks for EXISTS.
    fn expression(&mut self, expression: &Expression) {
        use Expression as E;
        match expression {
            E::NamedNode(_) | E::Literal(_) | E::Variable(_) | E::Bound(_) => {}
            E::Exists(pattern) => self.pattern(pattern, &Subjects::default()),
            E::UnaryPlus(inner) | E::UnaryMinus(inner) | E::Not(inner) => self.expression(inner),
            E::Or(left, right)
            | E::And(left, right)
            | E::Equal(left, right)
            | E::SameTerm(left, right)
            | E::Greater(left, right)
            | E::GreaterOrEqual(left, right)
            | E::Less(left, right)
            | E::LessOrEqual(left, right)
            | E::Add(left, right)
            | E::Subtract(left, right)
            | E::Multiply(left, right)
            | E::Divide(left, right) => [left, right].into_iter().for_each(|side| self.expression(side)),
            E::If(test, yes, no) => [test, yes, no].into_iter().for_each(|part| self.expression(part)),
            E::In(one, many) => {
                self.expression(one);
                many.iter().for_each(|one| self.expression(one));
            }
            E::Coalesce(many) | E::FunctionCall(_, many) => {
                many.iter().for_each(|one| self.expression(one));
            }
        }
    }
}

/// What only facts describe: things, offices, statements, counts, whose triples all stand in facts graphs.
///
/// What a triple of the facts has as its object is such a thing, too, or nothing that is described.
#[derive(Clone, Debug, Default)]
struct Subjects(FxHashSet<TermPattern>);

impl Subjects {
    fn and_triples(&self, triples: &[TriplePattern]) -> Self {
        let facts = triples.iter().filter(|triple| is_facts_only(triple));
        let both = facts.flat_map(|triple| [triple.subject.clone(), triple.object.clone()]);
        Self(both.chain(self.0.iter().cloned()).collect())
    }

    /// With the subjects of a pattern that every solution of it binds.
    fn and(&self, pattern: &GraphPattern) -> Self {
        match pattern {
            GraphPattern::Bgp { patterns } => self.and_triples(patterns),
            GraphPattern::Join { left, right } => self.and(left).and(right),
            GraphPattern::LeftJoin { left, .. } | GraphPattern::Minus { left, .. } => self.and(left),
            GraphPattern::Filter { inner, .. }
            | GraphPattern::Extend { inner, .. }
            | GraphPattern::Graph { inner, .. } => self.and(inner),
            _ => self.clone(),
        }
    }
}

/// Whether a triple pattern can match in facts graphs alone.
fn is_facts_only(triple: &TriplePattern) -> bool {
    match (&triple.predicate, &triple.object) {
        (NamedNodePattern::NamedNode(predicate), TermPattern::NamedNode(class))
            if predicate.as_str() == RDF_TYPE =>
        {
            !is_provenance(class)
        }
        (NamedNodePattern::NamedNode(predicate), _) => !is_provenance(predicate),
        (NamedNodePattern::Variable(_), _) => false,
    }
}

/// Whether provenance graphs use a term.
pub(super) fn is_provenance(term: &NamedNode) -> bool {
    let term = term.as_str();
    PROVENANCE_TERMS.contains(&term)
        || PROVENANCE_VOCABULARIES
            .iter()
            .any(|vocabulary| term.starts_with(vocabulary))
}

#[cfg(test)]
mod tests;
