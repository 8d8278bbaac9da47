//! From the files of a store back to what documents say.

use std::collections::BTreeSet;

use oxrdf::Quad;

use crate::exporter::readings_from_quads;
use crate::model::Reading;
use crate::text::DocumentId;

use super::contents::{Part, Store};
use super::error::StoreError;

impl Store {
    /// What all documents say.
    ///
    /// # Errors
    ///
    /// As [`Store::each_quad`]; [`StoreError::Reading`] if quads do not make sense.
    pub fn readings(&self) -> Result<Vec<Reading>, StoreError> {
        self.readings_of(self.documents().map(|(id, _)| id))
    }

    /// What the documents say that name a thing by its IRI.
    ///
    /// # Errors
    ///
    /// As [`Store::readings`].
    pub fn readings_with(&self, iri: &str) -> Result<Vec<Reading>, StoreError> {
        let mut documents = BTreeSet::new();
        // Denied claims stand in the provenance alone.
        for part in Part::ALL {
            documents.extend(self.documents_with(part, &format!("<{iri}>"))?);
        }
        self.readings_of(documents)
    }

    /// What some documents say, in the order of their identifiers; those that the store lacks are left out.
    ///
    /// # Errors
    ///
    /// As [`Store::readings`].
    pub fn readings_of_documents(
        &self,
        documents: &BTreeSet<DocumentId>,
    ) -> Result<Vec<Reading>, StoreError> {
        let own = self.documents().map(|(id, _)| id);
        self.readings_of(own.filter(|id| documents.contains(*id)))
    }

    fn readings_of<'s>(
        &self,
        documents: impl IntoIterator<Item = &'s DocumentId>,
    ) -> Result<Vec<Reading>, StoreError> {
        let mut readings = Vec::new();
        for id in documents {
            let mut quads: Vec<Quad> = Vec::new();
            for part in Part::ALL {
                quads.extend(self.quads(id, part)?);
            }
            readings.extend(readings_from_quads(&quads)?);
        }
        Ok(readings)
    }
}
