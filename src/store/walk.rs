//! Walking through a query: all that it looks for, with what surely holds wherever it is found.

use spargebra::Query;
use spargebra::algebra::{
    AggregateExpression, Expression, GraphPattern, OrderExpression, PropertyPathExpression,
};
use spargebra::term::{NamedNode, TermPattern, TriplePattern};

/// What wants to know what a query looks for.
pub(super) trait Visitor {
    /// Triples that are looked for together; `sure` are others that hold in every solution they are joined with.
    fn triples(&mut self, triples: &[TriplePattern], sure: &Sure);

    /// A step of a path that begins at `subject`.
    fn path(&mut self, step: Step<'_>, subject: &TermPattern, sure: &Sure);

    /// Named graphs; `is_listed` where nothing is looked for in them, so that the graphs themselves are listed.
    fn graph(&mut self, is_listed: bool);

    /// A path that may have no steps: it joins everything with itself.
    fn empty_path(&mut self) {}

    /// Something that is not known here: anything may be looked for.
    fn unknown(&mut self);
}

/// A step of a path.
pub(super) enum Step<'q> {
    /// Along a property, in either direction.
    Property(&'q NamedNode),
    /// Along all properties but some.
    AllBut,
}

/// Triple patterns that hold in every solution.
#[derive(Clone, Debug, Default)]
pub(super) struct Sure(pub(super) Vec<TriplePattern>);

impl Sure {
    /// With some triples.
    pub(super) fn with(&self, triples: &[TriplePattern]) -> Self {
        Self(self.0.iter().chain(triples).cloned().collect())
    }

    /// With the triples that every solution of a pattern has.
    fn and(&self, pattern: &GraphPattern) -> Self {
        match pattern {
            GraphPattern::Bgp { patterns } => self.with(patterns),
            GraphPattern::Join { left, right } => self.and(left).and(right),
            GraphPattern::LeftJoin { left, .. } | GraphPattern::Minus { left, .. } => self.and(left),
            GraphPattern::Filter { inner, .. }
            | GraphPattern::Extend { inner, .. }
            | GraphPattern::Graph { inner, .. } => self.and(inner),
            _ => self.clone(),
        }
    }
}

/// Walks through a query.
pub(super) fn query(query: &Query, visitor: &mut impl Visitor) {
    let (Query::Select { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Ask { pattern, .. }
    | Query::Describe { pattern, .. }) = query;
    Walk { visitor }.pattern(pattern, &Sure::default());
}

struct Walk<'v, V> {
    visitor: &'v mut V,
}

impl<V: Visitor> Walk<'_, V> {
    /// Walks a pattern; `sure` are subjects that facts describe in every solution it is joined with.
    fn pattern(&mut self, pattern: &GraphPattern, sure: &Sure) {
        match pattern {
            GraphPattern::Bgp { patterns } => self.visitor.triples(patterns, sure),
            GraphPattern::Path { subject, path, .. } => self.path(path, subject, sure),
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
                self.pattern(right, &Sure::default());
            }
            GraphPattern::Graph { inner, .. } => {
                // `GRAPH ?g {}` lists the graphs, so all have to be there.
                let is_listed = matches!(&**inner, GraphPattern::Bgp { patterns } if patterns.is_empty());
                self.visitor.graph(is_listed);
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
                self.pattern(inner, &Sure::default());
                for (_, aggregate) in aggregates {
                    if let AggregateExpression::FunctionCall { expr, .. } = aggregate {
                        self.expression(expr);
                    }
                }
            }
            // A subquery has variables of its own.
            GraphPattern::Project { inner, .. } => self.pattern(inner, &Sure::default()),
            GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. } => self.pattern(inner, sure),
            GraphPattern::Values { .. } => {}
            _ => self.visitor.unknown(),
        }
    }

    /// Walks along a path; only at its beginning the subject is known.
    fn path(&mut self, path: &PropertyPathExpression, subject: &TermPattern, sure: &Sure) {
        use PropertyPathExpression as Path;
        let none = Sure::default();
        match path {
            Path::NamedNode(node) => self.visitor.path(Step::Property(node), subject, sure),
            Path::Reverse(path) | Path::OneOrMore(path) => self.path(path, subject, &none),
            Path::ZeroOrMore(path) | Path::ZeroOrOne(path) => {
                self.visitor.empty_path();
                self.path(path, subject, &none);
            }
            Path::Sequence(left, right) => {
                self.path(left, subject, sure);
                self.path(right, subject, &none);
            }
            Path::Alternative(left, right) => {
                self.path(left, subject, sure);
                self.path(right, subject, sure);
            }
            Path::NegatedPropertySet(_) => self.visitor.path(Step::AllBut, subject, &none),
        }
    }

    /// Looks for EXISTS.
    fn expression(&mut self, expression: &Expression) {
        use Expression as E;
        match expression {
            E::NamedNode(_) | E::Literal(_) | E::Variable(_) | E::Bound(_) => {}
            E::Exists(pattern) => self.pattern(pattern, &Sure::default()),
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
