//! Texts and their parts: documents, sentences, tokens, spans, dates.
//!
//! Nothing here knows diplomacy, RDF or files.

pub mod code_points;
pub mod date;
pub mod document;
pub mod letters;
pub mod segment;
pub mod span;
pub mod token;

pub use code_points::CodePoints;
pub use date::Date;
pub use document::{Document, DocumentId, SourceFacts};
pub use segment::{Block, BlockKind, Segmentation, Sentence, segment};
pub use span::Span;
pub(crate) use token::plain_key_hash;
pub use token::{Token, TokenKind, key, key_hash, tokenize};
