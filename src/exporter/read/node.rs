//! The quads of one graph by subject, and typed access to a subject's values.

use std::collections::BTreeMap;
use std::str::FromStr;

use oxrdf::{NamedNodeRef, NamedOrBlankNodeRef, QuadRef, TermRef};

use super::kind_of;
use crate::exporter::error::ExportError;
use crate::exporter::iri;
use crate::exporter::vocab::{nif, rdf};
use crate::model::{EntityKind, Object, Property};
use crate::text::{CodePoints, Date, Span};

/// What a graph says, by subject.
#[derive(Default)]
pub(super) struct Nodes<'q>(BTreeMap<&'q str, Vec<(NamedNodeRef<'q>, TermRef<'q>)>>);

impl<'q> Nodes<'q> {
    pub(super) fn add(&mut self, quad: QuadRef<'q>) {
        if let NamedOrBlankNodeRef::NamedNode(subject) = quad.subject {
            let said = self.0.entry(subject.as_str()).or_default();
            said.push((quad.predicate, quad.object));
        }
    }

    pub(super) fn all(&self) -> impl Iterator<Item = Node<'_, 'q>> {
        self.0.iter().map(|(iri, said)| Node { iri, said })
    }

    pub(super) fn of_class(&self, class: NamedNodeRef<'static>) -> impl Iterator<Item = Node<'_, 'q>> {
        self.all()
            .filter(move |node| node.values(rdf::TYPE).any(|value| value == class.as_str()))
    }
}

/// What a graph says of one subject.
pub(super) struct Node<'n, 'q> {
    iri: &'q str,
    said: &'n [(NamedNodeRef<'q>, TermRef<'q>)],
}

impl<'n, 'q> Node<'n, 'q> {
    pub(super) fn iri(&self) -> &'q str {
        self.iri
    }

    fn terms(&self, property: NamedNodeRef<'static>) -> impl Iterator<Item = TermRef<'q>> + use<'n, 'q> {
        let said = self.said.iter();
        said.filter(move |(known, _)| *known == property)
            .map(|(_, term)| *term)
    }

    /// The values of a property: IRIs or the texts of literals.
    pub(super) fn values(
        &self,
        property: NamedNodeRef<'static>,
    ) -> impl Iterator<Item = &'q str> + use<'n, 'q> {
        self.terms(property).map(text_of)
    }

    pub(super) fn optional(&self, property: NamedNodeRef<'static>) -> Option<&'q str> {
        self.values(property).next()
    }

    pub(super) fn needed(&self, property: NamedNodeRef<'static>) -> Result<&'q str, ExportError> {
        self.optional(property).ok_or_else(|| ExportError::Missing {
            node: self.iri.to_owned(),
            property: property.as_str(),
        })
    }

    pub(super) fn parsed<T: FromStr>(&self, property: NamedNodeRef<'static>) -> Result<T, ExportError> {
        let value = self.needed(property)?;
        value.parse().map_err(|_| self.odd(property, value))
    }

    pub(super) fn date(&self, property: NamedNodeRef<'static>) -> Result<Option<Date>, ExportError> {
        let value = self.optional(property);
        value.map(|_| self.parsed(property)).transpose()
    }

    /// The value of a property with a closed set of values, by their names.
    pub(super) fn one_of<T: Copy>(
        &self,
        property: NamedNodeRef<'static>,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Result<T, ExportError> {
        let value = self.needed(property)?;
        let known = all.iter().find(|known| name(**known) == value);
        known.copied().ok_or_else(|| self.odd(property, value))
    }

    /// The bytes at the node's offsets, which count code points; without a text the empty span.
    pub(super) fn span(&self, code_points: &CodePoints<'_>) -> Result<Span, ExportError> {
        let begin = self.offset(nif::BEGIN_INDEX, code_points)?;
        let end = self.offset(nif::END_INDEX, code_points)?;
        if end < begin {
            return Err(self.odd(nif::END_INDEX, &end.to_string()));
        }
        Ok(Span::new(begin, end))
    }

    fn offset(
        &self,
        property: NamedNodeRef<'static>,
        code_points: &CodePoints<'_>,
    ) -> Result<usize, ExportError> {
        let offset: usize = self.parsed(property)?;
        match code_points.to_byte(offset) {
            Some(byte) => Ok(byte),
            None if code_points.is_empty() => Ok(0),
            None => Err(self.odd(property, &offset.to_string())),
        }
    }

    pub(super) fn property(&self, property: NamedNodeRef<'static>) -> Result<Property, ExportError> {
        let value = self.needed(property)?;
        iri::to_property(value).ok_or_else(|| self.odd(property, value))
    }

    pub(super) fn object(&self, property: NamedNodeRef<'static>) -> Result<Object, ExportError> {
        let term = self.terms(property).next();
        let value = self.needed(property)?;
        term.and_then(object_of).ok_or_else(|| self.odd(property, value))
    }

    /// The one of the ten kinds that the node is of.
    pub(super) fn kind(&self) -> Option<EntityKind> {
        self.terms(rdf::TYPE).find_map(kind_of)
    }

    /// What the node says under properties of this ontology.
    pub(super) fn facts(&self) -> impl Iterator<Item = (Property, Object)> {
        let said = self.said.iter();
        said.filter_map(|(property, term)| Some((iri::to_property(property.as_str())?, object_of(*term)?)))
    }

    fn odd(&self, property: NamedNodeRef<'static>, value: &str) -> ExportError {
        ExportError::Value {
            node: self.iri.to_owned(),
            property: property.as_str(),
            value: value.to_owned(),
        }
    }
}

fn text_of(term: TermRef<'_>) -> &str {
    match term {
        TermRef::NamedNode(node) => node.as_str(),
        TermRef::BlankNode(node) => node.as_str(),
        TermRef::Literal(literal) => literal.value(),
    }
}

fn object_of(term: TermRef<'_>) -> Option<Object> {
    match term {
        TermRef::NamedNode(node) => Some(Object::Entity(iri::to_entity(node.as_str()))),
        TermRef::Literal(literal) => literal.value().parse().ok().map(Object::Date),
        TermRef::BlankNode(_) => None,
    }
}
