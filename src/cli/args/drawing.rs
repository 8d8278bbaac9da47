//! The arguments of `kurultai draw`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::exporter::PictureStyle;
use crate::model::EntityKind;

use super::{KnowledgeArgs, ScopeName};

/// Draw the graph of a store
///
/// Things are drawn by kind, relations as arrows with their names: planned ones dashed, former ones dotted, possible ones
/// grey. With --scope mentioned, what the knowledge says between them is drawn too, dotted and grey. Of a large store, draw what is around a thing, some kinds, or the things with the most evidence.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kurultai draw --store store --format dot | dot -Tsvg > graph.svg
  kurultai draw --store store --format dot --focus Uzbekistan --hops 2 --output uzbekistan.dot
  kurultai draw --store store --format dot --kinds person,state,meeting --top 40")]
pub(in crate::cli) struct DrawArgs {
    /// The sort of drawing: svg and html need no other programme, dot is for Graphviz
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = DrawingFormat::Dot)]
    pub(in crate::cli) format: DrawingFormat,

    /// What the drawing is of
    #[arg(long, value_name = "STYLE", value_enum, default_value_t = StyleName::General)]
    pub(in crate::cli) style: StyleName,

    /// What stands above the drawing
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) title: Option<String>,

    /// Draw what is around this thing: a label, a kid: name or an IRI
    #[arg(long, value_name = "THING")]
    pub(in crate::cli) focus: Option<String>,

    /// How many relations away from the focus
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(in crate::cli) hops: usize,

    /// Draw these kinds only: person, state, region, place, organization, un-body, institution, format, meeting, instrument
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = crate::cli::draw::kind)]
    pub(in crate::cli) kinds: Vec<EntityKind>,

    /// Draw so many things at most, those with the most evidence: 150 for svg and 1000 for html, if not given; all for dot
    #[arg(long, value_name = "N")]
    pub(in crate::cli) top: Option<usize>,

    /// Draw each statement beside its speaker
    #[arg(long)]
    pub(in crate::cli) statements: bool,

    /// Write to a file; `-` is stdout
    #[arg(long, short, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,

    /// The folder of the store
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) store: PathBuf,

    /// Whether to draw what the knowledge says between things that the documents mention: documents leaves it out, and is
    /// taken if not given, but for --style formats
    #[arg(long, value_name = "SCOPE", value_enum)]
    pub(in crate::cli) scope: Option<ScopeName>,

    #[command(flatten)]
    pub(in crate::cli) knowledge: KnowledgeArgs,
}

/// A sort of drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DrawingFormat {
    /// DOT, for Graphviz
    Dot,
    /// A picture that browsers and office programmes show
    Svg,
    /// One page to search, filter, pull and click in; it needs no network
    Html,
}

/// What a drawing is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum StyleName {
    /// All things and all relations between them
    General,
    /// Persons and states that met or were at the same meetings
    WhoMetWhom,
    /// Formats and organizations, who belongs to them, and who was at their meetings
    Formats,
    /// Who spoke on which topic; each statement by itself with --statements
    Topics,
    /// Meetings by their dates
    Timeline,
}

impl From<StyleName> for PictureStyle {
    fn from(name: StyleName) -> Self {
        match name {
            StyleName::General => Self::General,
            StyleName::WhoMetWhom => Self::WhoMetWhom,
            StyleName::Formats => Self::Formats,
            StyleName::Topics => Self::Topics,
            StyleName::Timeline => Self::Timeline,
        }
    }
}
