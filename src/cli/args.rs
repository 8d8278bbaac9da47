//! The arguments: one struct per command. Parsing validates, it does no work.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::evaluate::Measure;
use crate::exporter::{CsvTable, ProvenanceLevel};
use crate::reader::FieldName;
use crate::store::Scope;
use crate::text::Date;

mod drawing;

pub(super) use drawing::{DrawArgs, DrawingFormat};

const EXIT_CODES: &str = "\
Exit codes:
  0   done; documents skipped on purpose are named on stderr
  1   an input is missing, unreadable, binary or undecodable; validate found faults; explain, forget or whois found
      nothing; an annotation is malformed
  2   wrong use, bad query, bad knowledge, not a store, a store of a later version or in use, no input
  70  a fault of the programme or the machine (disk full)

Data goes to stdout, everything else to stderr. `kurultai COMMAND --help` shows examples.";

/// Read diplomatic texts into a knowledge graph whose every fact cites its words
#[derive(Debug, Parser)]
#[command(name = "kurultai", version, after_help = EXIT_CODES, arg_required_else_help = true, max_term_width = 100)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,

    /// How many threads to use; 0 is all cores, or RAYON_NUM_THREADS
    #[arg(long, global = true, value_name = "N", default_value_t = 0)]
    pub(super) threads: usize,

    /// Say nothing but warnings and errors
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,

    /// When to colour messages; NO_COLOR is respected
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    pub(super) color: Color,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Build(BuildArgs),
    Extract(ExtractArgs),
    Query(QueryArgs),
    Export(ExportArgs),
    Draw(DrawArgs),
    Explain(ExplainArgs),
    Dossier(DossierArgs),
    Diff(DiffArgs),
    Forget(ForgetArgs),
    Evaluate(EvaluateArgs),
    Whois(WhoisArgs),
    Validate(ValidateArgs),
    Vocabulary(VocabularyArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Read texts and keep what they say in a store
///
/// Texts are plain text, Markdown, HTML, PDF, DOCX, EPUB, e-mails, NDJSON, JSON and CSV, alone, in folders, in zip, tar and
/// WARC archives, compressed, or `-` for stdin; what a file is, its content says. docs/inputs.md tells what is read of
/// each, and where titles and dates come from. A document is identified by where it comes from, not by its content: unchanged documents are skipped, changed ones are read again and replace what was stored.
/// The store is updated step by step; an interruption never loses what was stored before.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kurultai build articles/ --store store
  kurultai build news.ndjson --store store --report report.ndjson
  kurultai build pages.warc.gz reports.zip --store store
  kurultai build table.csv --store store --field text=body --field date=published
  find . -name '*.pdf' -print0 | kurultai build --files-from - --store store
  kurultai build articles/ --store store --prune     # forget texts that are gone from the folder")]
pub(super) struct BuildArgs {
    /// Files and folders to read; `-` is stdin
    #[arg(required_unless_present = "files_from", value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// The folder of the store; made if it does not exist
    #[arg(long, value_name = "DIR")]
    pub(super) store: PathBuf,

    /// Forget stored documents that are gone from the given PATHs
    #[arg(long)]
    pub(super) prune: bool,

    #[command(flatten)]
    pub(super) reading: ReadingArgs,
}

/// Read texts and print what they say as N-Quads, without a store
///
/// A pure filter: the same texts give the same bytes, whatever the machine and the number of threads. Each document
/// has two named graphs, one of facts and one of provenance. NDJSON on stdin has a document a line with `text` and, if
/// known, `id`, `date`, `title`, `url`, `creator`; anything else on stdin is read as a file would be. `kurultai help build`
/// says which kinds of files are read.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kurultai extract article.txt --date 2024-08-09 > article.nq
  kurultai extract < news.ndjson | sort -u > news.nq
  cat article.txt | kurultai extract --provenance none")]
pub(super) struct ExtractArgs {
    /// Files and folders to read; stdin if there is none
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) reading: ReadingArgs,
}

/// How texts are read.
#[derive(Debug, Args)]
pub(super) struct ReadingArgs {
    /// The date of texts that carry none: YYYY-MM-DD, YYYY-MM or YYYY
    ///
    /// The date of a text is the first of these: what its source says; the dateline or a line of its own at its head; its
    /// file name or address; when its file was made (PDF, DOCX); this one.
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<Date>,

    /// Which field of NDJSON, JSON or CSV holds what: text, id, title, date, author, publisher or url
    ///
    /// The usual names are known without it: text, body, content; date, published; and so on. A full stop leads into an
    /// inner record: text=article.body. May be given several times.
    #[arg(long = "field", value_name = "WHAT=NAME")]
    pub(super) fields: Vec<FieldName>,

    /// Read the files that a list names, one a line or parted by NUL; `-` is stdin
    #[arg(long, value_name = "FILE")]
    pub(super) files_from: Option<PathBuf>,

    /// How much to keep of where facts come from: nothing, texts and claims, or mentions too
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = Level::Full)]
    pub(super) provenance: Level,

    /// Append a line of JSON per document: identifier, status, and why
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,

    #[command(flatten)]
    pub(super) knowledge: KnowledgeArgs,
}

/// What is known beforehand.
#[derive(Debug, Args)]
pub(super) struct KnowledgeArgs {
    /// A folder of knowledge that adds to what is shipped: .ttl, .toml and .rq files, laid out as in ontology/
    #[arg(long, value_name = "DIR")]
    pub(super) knowledge: Option<PathBuf>,
}

/// How much provenance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Level {
    /// Facts alone
    None,
    /// Texts and claims
    Claims,
    /// Texts, claims and mentions
    Full,
}

impl From<Level> for ProvenanceLevel {
    fn from(level: Level) -> Self {
        match level {
            Level::None => Self::None,
            Level::Claims => Self::Claims,
            Level::Full => Self::Full,
        }
    }
}

/// A store and how much of the knowledge to see with it.
#[derive(Debug, Args)]
pub(super) struct StoreArgs {
    /// The folder of the store
    #[arg(long, value_name = "DIR")]
    pub(super) store: PathBuf,

    /// How much of the knowledge to see: none, what concerns the things mentioned, or all
    #[arg(long, value_name = "SCOPE", value_enum, default_value_t = ScopeName::Mentioned)]
    pub(super) scope: ScopeName,

    #[command(flatten)]
    pub(super) knowledge: KnowledgeArgs,
}

/// The name of a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ScopeName {
    /// The documents alone
    Documents,
    /// The documents and what is known of the things they mention
    Mentioned,
    /// The documents and all knowledge
    All,
}

impl From<ScopeName> for Scope {
    fn from(name: ScopeName) -> Self {
        match name {
            ScopeName::Documents => Self::Documents,
            ScopeName::Mentioned => Self::Mentioned,
            ScopeName::All => Self::All,
        }
    }
}

/// Ask a store, or what is known beforehand, in SPARQL
///
/// The default graph is the merge of all graphs in scope, as a set: a fact that two documents state counts once. GRAPH
/// reaches the graphs of single documents. The prefixes kur:, kid:, kdoc:, nif:, itsrdf:, org:, schema:, skos:, dcterms:,
/// prov:, rdf:, rdfs:, owl:, foaf:, xsd: are known. Some queries are shipped: --list shows them.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kurultai query --store store --name leaders
  kurultai query --store store --name statements --param speaker=Tokayev
  kurultai query --store store 'SELECT ?label { ?p a kur:Person ; rdfs:label ?label } ORDER BY ?label'
  kurultai query --store store --file question.rq --format json
  kurultai query --knowledge-only --name holders --param office='President of Kazakhstan'
  kurultai query --knowledge-only --name on-date --param body=Kazakhstan --param date=2019-03-01
  kurultai query --list")]
#[command(group = clap::ArgGroup::new("what").required(true).args(["sparql", "file", "name", "list"]))]
pub(super) struct QueryArgs {
    /// The query itself
    #[arg(value_name = "SPARQL")]
    pub(super) sparql: Option<String>,

    /// Read the query from a file; `-` is stdin
    #[arg(long, value_name = "FILE")]
    pub(super) file: Option<PathBuf>,

    /// Ask a shipped query
    #[arg(long, value_name = "NAME")]
    pub(super) name: Option<String>,

    /// List the shipped queries and their parameters
    #[arg(long)]
    pub(super) list: bool,

    /// A value for a parameter of the query, a variable written $NAME in it
    #[arg(long = "param", value_name = "NAME=VALUE", value_parser = parameter)]
    pub(super) parameters: Vec<(String, String)>,

    /// The shape of the answer: a table on a terminal, else csv; turtle for CONSTRUCT and DESCRIBE
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(super) format: Option<AnswerFormat>,

    /// Show the document and the sentence behind each row, the words in square brackets
    ///
    /// A shipped query then gives a row for each piece of evidence. A query of your own needs a variable ?evidence: the
    /// claim, statement or count that a row rests on.
    #[arg(long, conflicts_with_all = ["list", "knowledge_only"])]
    pub(super) with_evidence: bool,

    /// The folder of the store
    #[arg(long, value_name = "DIR", required_unless_present_any = ["list", "knowledge_only"])]
    pub(super) store: Option<PathBuf>,

    /// Ask what is known beforehand and no store: states, offices and tenures, organizations, formats
    #[arg(long, conflicts_with_all = ["store", "scope"])]
    pub(super) knowledge_only: bool,

    /// How much of the knowledge to see: none, what concerns the things mentioned, or all
    #[arg(long, value_name = "SCOPE", value_enum, default_value_t = ScopeName::Mentioned)]
    pub(super) scope: ScopeName,

    #[command(flatten)]
    pub(super) knowledge: KnowledgeArgs,
}

/// The shape of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswerFormat {
    /// A table to look at
    Table,
    /// SPARQL 1.1 CSV
    Csv,
    /// SPARQL 1.1 TSV
    Tsv,
    /// SPARQL 1.1 JSON
    Json,
    /// SPARQL 1.1 XML
    Xml,
    /// Turtle, for CONSTRUCT and DESCRIBE
    Turtle,
}

fn parameter(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

/// Write a store in a format that other programs read
///
/// As RDF: turtle, trig, ntriples, nquads, jsonld, rdfxml. As a network of things and relations: graphml, gexf, and csv,
/// whose tables Neo4j imports and pandas reads. Everything comes sorted: the same texts and knowledge give the same bytes,
/// and two exports can be compared line by line. turtle, ntriples and rdfxml have no named graphs, so they get the merge
/// of all graphs and leave out which document says what; trig, nquads and jsonld keep it. Networks have the relations that
/// are facts; with provenance among --graphs also those that are denied or merely possible, marked so.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kurultai export --store store --format turtle > graph.ttl
  kurultai export --store store --format nquads --graphs facts,provenance,knowledge | gzip > graph.nq.gz
  kurultai export --store store --format jsonld --graphs facts --scope documents
  kurultai export --store store --format trig --provenance claims --output graph.trig
  kurultai export --store store --format turtle --split graphs     # a file for each named graph
  kurultai export --store store --format gexf --output graph.gexf
  kurultai export --store store --format csv --output tables
  kurultai export --store store --format csv --table edges")]
pub(super) struct ExportArgs {
    /// The format
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(super) format: ExportFormat,

    /// Which graphs: facts, provenance, knowledge
    #[arg(
        long,
        value_name = "GRAPHS",
        value_enum,
        value_delimiter = ',',
        default_value = "facts,knowledge"
    )]
    pub(super) graphs: Vec<GraphChoice>,

    /// How much provenance goes along: of RDF, nothing, texts and claims, or mentions too (adds provenance to --graphs or
    /// takes it away); of networks, nothing, the place of the best claim, or its sentence too (the default)
    #[arg(long, value_name = "LEVEL", value_enum)]
    pub(super) provenance: Option<Level>,

    /// Of graphml and gexf: statements are nodes too
    #[arg(long)]
    pub(super) statements: bool,

    /// Of csv: write this table alone; without it, --output is a folder that gets them all
    #[arg(long, value_name = "TABLE", value_enum)]
    pub(super) table: Option<TableName>,

    /// Write to a file; `-` is stdout
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Of RDF: write each named graph to a file of its own in this folder
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    pub(super) split: Option<PathBuf>,

    #[command(flatten)]
    pub(super) of: StoreArgs,
}

/// The name of a format to export to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    /// Turtle, without named graphs
    Turtle,
    /// TriG: Turtle with named graphs
    Trig,
    /// N-Triples, without named graphs
    Ntriples,
    /// N-Quads
    Nquads,
    /// JSON-LD, with named graphs
    Jsonld,
    /// RDF/XML, without named graphs
    Rdfxml,
    /// GraphML, for networkx, yEd and Gephi
    Graphml,
    /// GEXF, for Gephi
    Gexf,
    /// Tables of nodes and edges, for Neo4j and pandas
    Csv,
}

/// The name of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TableName {
    /// The things
    Nodes,
    /// The relations between them
    Edges,
    /// The statements
    Statements,
    /// From statements to their speakers and to what they mention
    StatementEdges,
    /// The counts
    Counts,
}

impl From<TableName> for CsvTable {
    fn from(name: TableName) -> Self {
        match name {
            TableName::Nodes => Self::Nodes,
            TableName::Edges => Self::Edges,
            TableName::Statements => Self::Statements,
            TableName::StatementEdges => Self::StatementEdges,
            TableName::Counts => Self::Counts,
        }
    }
}

/// A sort of graphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum GraphChoice {
    /// What the documents say
    Facts,
    /// Which words say so
    Provenance,
    /// What is known beforehand, as far as --scope has it
    Knowledge,
}

/// Show the sentences, offsets, documents and frames behind a thing or a fact
///
/// THING is a label (Kassym-Jomart Tokayev), a part of one (Tokayev), a kid: name or an IRI. A name that several things
/// share lists them. Offsets count Unicode code points from the start of the text; the words that a claim rests on stand
/// in square brackets.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kurultai explain --store store Tokayev
  kurultai explain --store store kid:person/ilham-aliyev
  kurultai explain --store store Aliyev invitedTo 'Consultative Meeting'")]
pub(super) struct ExplainArgs {
    /// The thing, or the subject of the fact
    #[arg(value_name = "THING")]
    pub(super) thing: String,

    /// The property of the fact: attended, kur:attended or an IRI
    #[arg(value_name = "PROPERTY", requires = "object")]
    pub(super) property: Option<String>,

    /// The object of the fact: a thing or a date
    #[arg(value_name = "THING")]
    pub(super) object: Option<String>,

    /// The folder of the store
    #[arg(long, value_name = "DIR")]
    pub(super) store: PathBuf,

    #[command(flatten)]
    pub(super) knowledge: KnowledgeArgs,
}

/// Write a brief on one thing or one meeting, every line with its source
///
/// What is known beforehand (offices with their dates, memberships), what the documents say by relation, what it said and
/// what others said of it, and figures. Every line has the numbers of its sources: document, title, date, address, offsets
/// and the sentence, the words in bold. Markdown with footnotes, or one HTML file that needs no network and prints well.
/// THING is a label, a part of one, a kid: name or an IRI; a name that several things share lists them.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kurultai dossier --store store 'Shavkat Mirziyoyev' > mirziyoyev.md
  kurultai dossier --store store kid:format/c5-plus-1 --format html --output c5.html
  kurultai dossier --store store 'first C5+1 presidential summit' --limit 0")]
pub(super) struct DossierArgs {
    /// The thing
    #[arg(value_name = "THING")]
    pub(super) thing: String,

    /// The shape of the brief
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = BriefFormat::Markdown)]
    pub(super) format: BriefFormat,

    /// So many lines below each heading at most; 0 is all
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub(super) limit: usize,

    /// Write to a file; `-` is stdout
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// The folder of the store
    #[arg(long, value_name = "DIR")]
    pub(super) store: PathBuf,

    #[command(flatten)]
    pub(super) knowledge: KnowledgeArgs,
}

/// The shape of a brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum BriefFormat {
    /// Markdown with footnotes
    Markdown,
    /// One HTML file
    Html,
}

/// Say what was added and removed between two stores or two exports
///
/// OLD and NEW are folders of stores, or files in N-Quads, TriG, N-Triples, Turtle, JSON-LD or RDF/XML, told by their
/// ending. Documents, things, facts, statements and counts are compared, not offsets: a statement that has moved in its
/// text is the same. Of a fact the sentence that says it is shown, where there is provenance. Compare like with like:
/// formats without graphs hold no documents, and what is known beforehand as well.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kurultai diff before/ after/
  kurultai diff monday.nq tuesday.nq --format csv > changes.csv
  kurultai diff before/ after/ --exit-code --quiet > /dev/null || echo changed")]
pub(super) struct DiffArgs {
    /// The older store or export
    #[arg(value_name = "OLD")]
    pub(super) old: PathBuf,

    /// The newer store or export
    #[arg(value_name = "NEW")]
    pub(super) new: PathBuf,

    /// The shape of the answer
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = DiffFormat::Text)]
    pub(super) format: DiffFormat,

    /// End with exit code 1 if the two differ
    #[arg(long)]
    pub(super) exit_code: bool,
}

/// The shape of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    /// Words, for people
    Text,
    /// A row for each change
    Csv,
    /// A list of changes
    Json,
}

/// Drop documents from a store
///
/// What other documents say stays. Documents are named by identifier or IRI, as `kurultai query` shows them.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  kurultai forget --store store articles/old.txt")]
pub(super) struct ForgetArgs {
    /// The folder of the store
    #[arg(long, value_name = "DIR")]
    pub(super) store: PathBuf,

    /// The documents, by identifier or IRI
    #[arg(required = true, value_name = "DOCUMENT")]
    pub(super) documents: Vec<String>,
}

/// Compare what is read of annotated texts with the annotations
///
/// GOLD_DIR has annotations beside texts: NAME.json beside NAME.txt, as tests/gold/GUIDELINE.md describes them; other
/// files are passed over. Precision (P) is how much of what was read is right, recall (R) how much of what is annotated was
/// read, F1 lies between them; all texts are taken together. A text has the date that its annotation gives.
/// --errors shows what was missed (-) and what is wrong (+): its offsets, the frame that read it, and its words in square
/// brackets in their sentence.
/// A text that cannot be evaluated is named with the reason, and the run goes on and ends with exit code 1.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kurultai evaluate tests/gold
  kurultai evaluate tests/gold --by document
  kurultai evaluate tests/gold --errors --only relations,person
  kurultai evaluate tests/gold --errors --only attended --document dev-01
  kurultai evaluate tests/gold --errors --json")]
pub(super) struct EvaluateArgs {
    /// The folder of the annotated texts
    #[arg(value_name = "GOLD_DIR")]
    pub(super) folder: PathBuf,

    /// Show what was missed (-) and what is wrong (+), in its sentences
    #[arg(long)]
    pub(super) errors: bool,

    /// Show these only: entities, relations, titles, statements, counts, a kind (person, un-body) or a property (attended)
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) only: Vec<Measure>,

    /// Evaluate these texts only, by name without ending
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) document: Vec<String>,

    /// Show a row for each document
    #[arg(long, value_name = "WHAT", value_enum)]
    pub(super) by: Option<Rows>,

    /// Print JSON, for programmes
    #[arg(long)]
    pub(super) json: bool,

    #[command(flatten)]
    pub(super) knowledge: KnowledgeArgs,
}

/// What has a row of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Rows {
    /// Each document
    Document,
}

/// Show whom or what a name may mean
///
/// Candidates come from what is known beforehand, the likeliest first: persons, states, organizations, UN bodies,
/// formats, places. They are found by name, family name, initials, acronym, demonym, title or office, in other spellings
/// too. With --date, those in office on that date go before others that are as well named. No store is needed.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kurultai whois Japarov --date 2021-05-01
  kurultai whois 'president of Kazakhstan' --date 2019-03
  kurultai whois ECOSOC
  kurultai whois 'S. Japarov' --format json")]
pub(super) struct WhoisArgs {
    /// The name; several words need no quotation marks
    #[arg(required = true, value_name = "NAME")]
    pub(super) name: Vec<String>,

    /// Who was in office on this date: YYYY-MM-DD, YYYY-MM or YYYY
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<Date>,

    /// The shape of the answer: a table on a terminal, else csv, with a row for each tenure
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(super) format: Option<WhoisFormat>,

    #[command(flatten)]
    pub(super) knowledge: KnowledgeArgs,
}

/// The shape of candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum WhoisFormat {
    /// A table to look at
    Table,
    /// Comma-separated values
    Csv,
    /// Tab-separated values
    Tsv,
    /// JSON: a list of candidates with their tenures
    Json,
}

/// Look for faults in a graph, for contradictions, or for faults in what is known beforehand
///
/// With --store or a FILE of RDF, the graph is held against the shapes of ontology/shapes.ttl (SHACL); every fact has to
/// have its claim and every claim its fact, and the words cited have to stand where they are said to. Each fault is told
/// with document, offsets and sentence. --conflicts lists what sentences of a store contradict: what one asserts and
/// another denies, two presidents of one state on one day, a meeting on two dates; each sort is a query in the folder
/// conflicts/ of the knowledge, to which --knowledge adds others.
/// Otherwise the knowledge is checked, with --knowledge what a folder adds to it: things and aliases given twice,
/// references to nothing, two holders of an office that one holds, aliases that are too short or that several things
/// share without a word on what decides, terms that the ontology does not declare, odd identifiers, missing sources. Each
/// fault is told with file and line. Faults that make knowledge unusable end the run with 2, others with 1.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kurultai validate --store store
  kurultai validate --store store --conflicts
  kurultai validate graph.nq
  kurultai validate
  kurultai validate --knowledge mine")]
pub(super) struct ValidateArgs {
    /// A file of RDF to check instead of a store: .nq, .trig, .ttl, .nt, .jsonld, .rdf
    #[arg(value_name = "FILE", conflicts_with = "store")]
    pub(super) file: Option<PathBuf>,

    /// Check this store
    #[arg(long, value_name = "DIR")]
    pub(super) store: Option<PathBuf>,

    /// List contradictions between the sentences of the store
    #[arg(long, requires = "store")]
    pub(super) conflicts: bool,

    /// Print a line of JSON for each fault of a graph
    #[arg(long, conflicts_with = "conflicts")]
    pub(super) json: bool,

    /// The fewest letters that an alias of the knowledge may have; acronyms of two capitals are let through
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub(super) shortest_alias: usize,

    #[command(flatten)]
    pub(super) knowledge: KnowledgeArgs,
}

/// Print the classes and properties of the graphs, with what they mean
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  kurultai vocabulary --format html > vocabulary.html")]
pub(super) struct VocabularyArgs {
    /// The shape of the page
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = PageFormat::Markdown)]
    pub(super) format: PageFormat,

    #[command(flatten)]
    pub(super) knowledge: KnowledgeArgs,
}

/// The shape of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PageFormat {
    /// Markdown
    Markdown,
    /// One HTML page
    Html,
}

/// Print a script that completes commands and options in a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kurultai completions bash > ~/.local/share/bash-completion/completions/kurultai
  kurultai completions zsh > ~/.zfunc/_kurultai
  kurultai completions fish > ~/.config/fish/completions/kurultai.fish")]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub(super) shell: clap_complete::Shell,
}

/// Print the manual page, or write one for each command
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kurultai man | man -l -
  kurultai man --output ~/.local/share/man/man1")]
pub(super) struct ManArgs {
    /// Write the pages of kurultai and of each command into this folder
    #[arg(long, short, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
}
