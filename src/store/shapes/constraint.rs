//! What a shape demands of the values of a node, and whether they are so.

use std::fmt;

use oxrdf::vocab::xsd;
use oxrdf::{Literal, NamedNode, NamedOrBlankNode, Term};
use regex::Regex;

use super::check::Checking;
use super::read::Shape;

/// Why shapes cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ShapeError {
    /// They are no Turtle.
    #[error("the shapes are no Turtle")]
    Syntax(#[from] oxttl::TurtleSyntaxError),
    /// A shape uses what is not known here, so it would not be checked.
    #[error("a shape uses `{term}`, which is not known here")]
    Unknown {
        /// The term of SHACL.
        term: String,
    },
    /// A shape has a value that makes no sense.
    #[error("a shape says `{term}` with the value {value}")]
    Value {
        /// The term of SHACL.
        term: String,
        /// The value.
        value: String,
    },
}

/// What a shape demands.
#[derive(Clone, Debug)]
pub(super) enum Constraint {
    MinCount(usize),
    MaxCount(usize),
    Datatype(NamedNode),
    NodeKind(Kinds),
    Class(NamedNode),
    In(Vec<Term>),
    Pattern(Regex),
    LessThanOrEquals(NamedNode),
    /// Exactly one of the shapes fits.
    Xone(Vec<Shape>),
    /// One of the shapes fits, or several.
    Or(Vec<Shape>),
}

/// The sorts of terms that a value may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kinds {
    pub(super) iri: bool,
    pub(super) blank: bool,
    pub(super) literal: bool,
}

impl Constraint {
    /// The name of its component in SHACL.
    pub(super) const fn component(&self) -> &'static str {
        match self {
            Self::MinCount(_) => "MinCountConstraintComponent",
            Self::MaxCount(_) => "MaxCountConstraintComponent",
            Self::Datatype(_) => "DatatypeConstraintComponent",
            Self::NodeKind(_) => "NodeKindConstraintComponent",
            Self::Class(_) => "ClassConstraintComponent",
            Self::In(_) => "InConstraintComponent",
            Self::Pattern(_) => "PatternConstraintComponent",
            Self::LessThanOrEquals(_) => "LessThanOrEqualsConstraintComponent",
            Self::Xone(_) => "XoneConstraintComponent",
            Self::Or(_) => "OrConstraintComponent",
        }
    }

    /// What is wrong with the values of a node: a line for each fault.
    pub(super) fn faults(
        &self,
        focus: &NamedOrBlankNode,
        values: &[&Term],
        data: &Checking<'_>,
    ) -> Vec<String> {
        match self {
            Self::MinCount(least) if values.len() < *least => vec![format!("there is {}", counted(values))],
            Self::MaxCount(most) if values.len() > *most => vec![format!("there is {}", counted(values))],
            Self::MinCount(_) | Self::MaxCount(_) => Vec::new(),
            Self::LessThanOrEquals(other) => {
                let others: Vec<&Term> = data.graph.values(focus, other.as_ref()).collect();
                let pairs = values
                    .iter()
                    .flat_map(|value| others.iter().map(move |other| (*value, *other)));
                pairs
                    .filter(|(value, other)| !is_at_most(value, other))
                    .map(|(value, other)| format!("{} is not at most {}", shown(value), shown(other)))
                    .collect()
            }
            _ => {
                let wrong = values.iter().filter(|value| !self.fits(value, data));
                wrong.map(|value| format!("{} {self}", shown(value))).collect()
            }
        }
    }

    /// Whether one value is as demanded.
    fn fits(&self, value: &Term, data: &Checking<'_>) -> bool {
        match self {
            Self::Datatype(datatype) => {
                matches!(value, Term::Literal(literal) if literal.datatype() == datatype.as_ref() && is_well_formed(literal))
            }
            Self::NodeKind(kinds) => match value {
                Term::NamedNode(_) => kinds.iri,
                Term::BlankNode(_) => kinds.blank,
                _ => kinds.literal,
            },
            Self::Class(class) => data.is_a(value, class),
            Self::In(members) => members.contains(value),
            Self::Pattern(pattern) => match value {
                Term::NamedNode(node) => pattern.is_match(node.as_str()),
                Term::Literal(literal) => pattern.is_match(literal.value()),
                _ => false,
            },
            Self::Xone(shapes) => data.fitting(value, shapes) == 1,
            Self::Or(shapes) => data.fitting(value, shapes) > 0,
            Self::MinCount(_) | Self::MaxCount(_) | Self::LessThanOrEquals(_) => true,
        }
    }
}

/// What is wrong with a value, in words.
impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Datatype(datatype) => write!(f, "is no {}", crate::store::short(datatype.as_str())),
            Self::NodeKind(_) => f.write_str("is a term of another sort"),
            Self::Class(class) => write!(f, "is no {}", crate::store::short(class.as_str())),
            Self::In(_) => f.write_str("is none of the values allowed"),
            Self::Pattern(pattern) => write!(f, "is not of the form {pattern}"),
            Self::Xone(_) => f.write_str("fits none of the shapes, or several"),
            Self::Or(_) => f.write_str("fits none of the shapes"),
            Self::MinCount(_) | Self::MaxCount(_) | Self::LessThanOrEquals(_) => f.write_str("is wrong"),
        }
    }
}

/// The values, counted and shown.
fn counted(values: &[&Term]) -> String {
    let words: Vec<String> = values.iter().map(|value| shown(value)).collect();
    match words.len() {
        0 => "none".to_owned(),
        1 => words.concat(),
        many => format!("{many}: {}", words.join(", ")),
    }
}

/// A term for people to read.
pub(super) fn shown(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => crate::store::short(node.as_str()),
        Term::Literal(literal) => format!("“{}”", literal.value()),
        other => other.to_string(),
    }
}

/// Whether the words of a literal are of its datatype, for the datatypes of our graphs.
fn is_well_formed(literal: &Literal) -> bool {
    let number = literal.value().parse::<i128>();
    match literal.datatype() {
        xsd::INTEGER => number.is_ok(),
        xsd::NON_NEGATIVE_INTEGER => number.is_ok_and(|number| number >= 0),
        _ => true,
    }
}

fn is_at_most(value: &Term, other: &Term) -> bool {
    let number = |term: &Term| match term {
        Term::Literal(literal) => literal.value().parse::<i128>().ok(),
        _ => None,
    };
    matches!((number(value), number(other)), (Some(value), Some(other)) if value <= other)
}
