//! The documents of a run, one by one.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::text::{Date, Document};

use super::apart::{cannot, take_apart};
use super::archive::{Archive, Common, Member, Place, Tar, Warc, Zip};
use super::csv::Rows;
use super::decode::decode;
use super::error::ReadError;
use super::fields::{Draft, FieldName, Fields};
use super::files::{Input, Inputs};
use super::finish::{Finishing, Undated};
use super::front_matter;
use super::json::{Lines, Values};
use super::kind::{HEAD, Kind, is_furniture_name, is_text_name, kind_of};
use super::limits::{Budget, Counted, DEPTH, DOCUMENT, INNER_ARCHIVE, read_whole};
use super::office;
use super::packing::Stream;
use super::records::{Records, Source};
use super::taken::Taken;
use super::unread::{Body, Format, Unread};

/// A document, and the file it came from.
#[derive(Clone, Debug)]
pub struct Text {
    /// The document.
    pub document: Document,
    /// The path of its file as identifiers write it; `stdin` for the standard input.
    pub source: Arc<str>,
}

/// The documents of a run in byte order of their files; records in one file keep their order.
///
/// What is wrong with an input comes as an error in its place; the next call goes on behind it.
pub struct Documents {
    inputs: std::vec::IntoIter<(String, Input)>,
    /// The archives and files of records that are being read, the outermost first.
    open: Vec<Open>,
    /// The file that was opened last.
    source: Arc<str>,
    waiting: VecDeque<Text>,
    seen: FxHashSet<String>,
    fields: Fields,
    finishing: Finishing,
    taken: Taken,
}

/// What gives several documents.
enum Open {
    Records(Records, String),
    Archive(Box<Archive>),
}

/// Reads the inputs; `date` is the date of documents that carry none.
#[must_use]
pub fn documents(inputs: Inputs, date: Option<Date>) -> Documents {
    Documents {
        inputs: inputs.inputs.into_iter(),
        open: Vec::new(),
        source: "".into(),
        waiting: VecDeque::new(),
        seen: FxHashSet::default(),
        fields: Fields::default(),
        finishing: Finishing {
            date,
            ..Finishing::default()
        },
        taken: Taken::default(),
    }
}

impl Iterator for Documents {
    type Item = Result<Text, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(text) = self.waiting.pop_front() {
            return Some(Ok(text));
        }
        match self.next_unread()?.and_then(Unread::read) {
            Ok((text, None)) => Some(Ok(text)),
            Ok((text, Some(warning))) => {
                self.waiting.push_back(text);
                Some(Err(warning))
            }
            Err(error) => Some(Err(error)),
        }
    }
}

impl Documents {
    /// How much of the files has been read; the count goes on while documents are read.
    #[must_use]
    pub fn taken(&self) -> Taken {
        self.taken.clone()
    }

    /// The file that was opened last, as identifiers write it; `stdin` for the standard input.
    #[must_use]
    pub fn source(&self) -> Arc<str> {
        Arc::clone(&self.source)
    }

    /// Takes fields of records from where the user says they are.
    #[must_use]
    pub fn with_fields(mut self, chosen: Vec<FieldName>) -> Self {
        self.fields = Fields { chosen };
        self
    }

    /// Counts the documents without a date, as they are read.
    #[must_use]
    pub fn undated(&self) -> Undated {
        self.finishing.undated.clone()
    }

    /// The next document, to be read by whoever has time; no two have the same identifier.
    pub fn next_unread(&mut self) -> Option<Result<Unread, ReadError>> {
        loop {
            let step = take_apart(|| self.step()).unwrap_or_else(|| {
                // An archive that its reader fails on is left alone.
                self.open.pop();
                Some(Err(cannot(self.source.to_string())))
            });
            match step? {
                Ok(Some(unread)) if self.seen.contains(&unread.id) => {
                    let Unread { path, id, .. } = unread;
                    return Some(Err(ReadError::Duplicate { path, id }));
                }
                Ok(Some(unread)) => {
                    self.seen.insert(unread.id.clone());
                    return Some(Ok(unread));
                }
                Ok(None) => {}
                Err(error) => return Some(Err(error)),
            }
        }
    }

    /// A document, something wrong, or a step towards the next.
    fn step(&mut self) -> Option<Result<Option<Unread>, ReadError>> {
        let member = match self.open.last_mut() {
            None => {
                self.taken.finish();
                let (id, input) = self.inputs.next()?;
                self.source = id.as_str().into();
                member_of(id, input, &self.taken)
            }
            Some(Open::Archive(archive)) => match archive.next() {
                Some(member) => member,
                None => {
                    self.open.pop();
                    return Some(Ok(None));
                }
            },
            Some(Open::Records(records, path)) => match records.next() {
                Some(draft) => {
                    let path = path.clone();
                    return Some(draft.map(|draft| Some(self.unread_draft(path, draft, None))));
                }
                None => {
                    let (empty, path) = (records.is_empty(), path.clone());
                    self.open.pop();
                    let id = path.clone();
                    return Some(if empty {
                        Err(ReadError::Empty { path, id })
                    } else {
                        Ok(None)
                    });
                }
            },
        };
        Some(member.and_then(|member| self.open_member(member)))
    }

    fn unread_draft(&self, path: String, mut draft: Draft, name: Option<String>) -> Unread {
        Unread {
            id: draft.id.take().unwrap_or_else(|| path.clone()),
            path,
            source: Arc::clone(&self.source),
            body: Body::Draft(draft, name),
            finishing: self.finishing.clone(),
        }
    }

    /// Opens something by its kind: a document at once, or something that gives several.
    fn open_member(&mut self, mut member: Member) -> Result<Option<Unread>, ReadError> {
        let mut head = Vec::new();
        let read = (&mut member.stream).take(HEAD as u64).read_to_end(&mut head);
        read.map_err(|error| ReadError::reading(&member.id, error))?;
        let kind = kind_of(&head, &member.name);
        member.stream = Box::new(Cursor::new(head).chain(member.stream));
        let inner = matches!(kind, Kind::Packed(_) | Kind::Zip | Kind::Tar | Kind::Warc);
        if inner && member.depth >= DEPTH {
            let (path, depth) = (member.id, member.depth + 1);
            return Err(ReadError::TooDeep { path, depth });
        }
        if member.found && kind == Kind::Plain && !is_text_name(&member.name) {
            return Err(not_ours(member));
        }
        match kind {
            Kind::Packed(packing) => {
                let stream = packing.unpack(member.stream, &member.budget);
                self.open_member(Member {
                    stream,
                    place: None,
                    depth: member.depth + 1,
                    ..member
                })
            }
            Kind::Zip => self.open_zip(member),
            Kind::Tar => {
                Ok(self.open_archive(member, |stream, common| Archive::Tar(Tar::new(stream, common))))
            }
            Kind::Warc => {
                Ok(self.open_archive(member, |stream, common| Archive::Warc(Warc::new(stream, common))))
            }
            Kind::Ndjson => Ok(self.open_records(member, |stream| Source::Lines(Lines::new(stream)))),
            Kind::Json => Ok(self.open_records(member, |stream| Source::Values(Values::new(stream)))),
            Kind::Table { separator } => self.open_table(member, separator),
            Kind::FrontMatter => self.with_head(member).map(Some),
            Kind::Plain => self.file(member, Format::Plain).map(Some),
            Kind::Html => self.file(member, Format::Html).map(Some),
            Kind::Pdf => self.file(member, Format::Pdf).map(Some),
            Kind::Mail => self.file(member, Format::Mail).map(Some),
            Kind::Foreign(sort) => Err(ReadError::Foreign {
                path: member.id,
                sort,
            }),
        }
    }

    fn open_archive(
        &mut self,
        member: Member,
        open: impl FnOnce(Stream, Common) -> Archive,
    ) -> Option<Unread> {
        let common = Common {
            id: member.id,
            budget: member.budget,
            depth: member.depth + 1,
        };
        self.open
            .push(Open::Archive(Box::new(open(member.stream, common))));
        None
    }

    /// Opens a zip archive: of files, or a document in parts.
    fn open_zip(&mut self, mut member: Member) -> Result<Option<Unread>, ReadError> {
        let place = match member.place.take() {
            Some(place) => place,
            None => Place::Memory(whole(&mut member, INNER_ARCHIVE)?.into()),
        };
        let common = Common {
            id: member.id.clone(),
            budget: Arc::clone(&member.budget),
            depth: member.depth + 1,
        };
        let zip = Zip::new(place.clone(), common)?;
        let Some(sort) = office::Sort::of(&zip)? else {
            if let Place::File(..) = place {
                // What was looked at to tell its kind is read again, member by member.
                self.taken.again();
            }
            self.open.push(Open::Archive(Box::new(Archive::Zip(zip))));
            return Ok(None);
        };
        member.stream = match place {
            Place::File(..) => member.stream,
            Place::Memory(bytes) => Box::new(Cursor::new(bytes)),
        };
        self.file(member, Format::Office(sort)).map(Some)
    }

    fn open_records(&mut self, member: Member, open: impl FnOnce(Stream) -> Source) -> Option<Unread> {
        let records = Records::new(open(member.stream), &member.id, self.fields.clone());
        self.open.push(Open::Records(records, member.id));
        None
    }

    fn open_table(&mut self, member: Member, separator: u8) -> Result<Option<Unread>, ReadError> {
        let rows = Rows::new(member.stream, separator)
            .map_err(|error| ReadError::reading(&member.id, error.into()))?;
        if !rows.has_text(&self.fields) {
            let path = member.id;
            return Err(if member.found {
                ReadError::Kind { path }
            } else {
                ReadError::NoText { path }
            });
        }
        let records = Records::new(Source::Rows(Box::new(rows)), &member.id, self.fields.clone());
        self.open.push(Open::Records(records, member.id));
        Ok(None)
    }

    /// Reads a text that begins with what is said of it.
    fn with_head(&self, mut member: Member) -> Result<Unread, ReadError> {
        let text = decode(whole(&mut member, DOCUMENT)?, &member.id, None)?;
        let Some((mut head, body)) = front_matter::split(&text) else {
            return Err(ReadError::Damaged {
                path: member.id,
                problem: "its front matter has no end".to_owned(),
            });
        };
        // A file is identified by where it lies, unless it names itself.
        let own_id = head.contains_key("id");
        let mut draft = Fields::default().facts(&mut head);
        draft.text = body.to_owned();
        draft.id = draft.id.filter(|_| own_id);
        Ok(self.unread_draft(member.id, draft, Some(member.name)))
    }

    fn file(&self, mut member: Member, format: Format) -> Result<Unread, ReadError> {
        let bytes = whole(&mut member, DOCUMENT)?;
        Ok(Unread {
            id: member.id.clone(),
            path: member.id,
            source: Arc::clone(&self.source),
            body: Body::File {
                format,
                bytes,
                name: member.name,
                url: member.url,
                charset: member.charset,
            },
            finishing: self.finishing.clone(),
        })
    }
}

/// The bytes of a member that is a document of its own.
fn whole(member: &mut Member, limit: u64) -> Result<Vec<u8>, ReadError> {
    let bytes =
        read_whole(&mut member.stream, limit).map_err(|error| ReadError::reading(&member.id, error))?;
    bytes.ok_or_else(|| ReadError::TooLong {
        path: member.id.clone(),
        megabytes: limit >> 20,
    })
}

/// A file that was found in a folder or an archive and is no text of ours: binary data is a mistake, but not a picture.
fn not_ours(mut member: Member) -> ReadError {
    let path = member.id;
    if is_furniture_name(&member.name) {
        return ReadError::Kind { path };
    }
    let mut head = Vec::new();
    match (&mut member.stream).take(HEAD as u64).read_to_end(&mut head) {
        Ok(_) if head.contains(&0) && !head.starts_with(b"\xff\xfe") && !head.starts_with(b"\xfe\xff") => {
            ReadError::Binary { path }
        }
        Ok(_) => ReadError::Kind { path },
        Err(source) => ReadError::reading(&path, source),
    }
}

/// Opens an input.
fn member_of(id: String, input: Input, taken: &Taken) -> Result<Member, ReadError> {
    let (path, found) = match input {
        Input::Not(error) => return Err(error),
        Input::Stdin => return Ok(stdin(id)),
        Input::File { path, found } => (path, found),
    };
    let (stream, size, place) = match open_file(&path, taken) {
        Ok(opened) => opened,
        Err(source) => return Err(ReadError::Io { path: id, source }),
    };
    let budget = Budget::new(size);
    Ok(Member {
        name: id.clone(),
        id,
        stream,
        place,
        budget,
        depth: 0,
        found,
        url: None,
        charset: None,
    })
}

fn open_file(path: &PathBuf, taken: &Taken) -> io::Result<(Stream, u64, Option<Place>)> {
    let file = File::open(path)?;
    let meta = file.metadata()?;
    let stream: Stream = Box::new(BufReader::with_capacity(1 << 16, taken.counting(file)));
    // A pipe has no size and cannot be read twice.
    let place = meta.is_file().then(|| Place::File(path.clone(), taken.clone()));
    let size = if meta.is_file() { meta.len() } else { u64::MAX / 2 };
    taken.begin(meta.is_file().then_some(size));
    Ok((stream, size, place))
}

fn stdin(id: String) -> Member {
    let budget = Budget::new(0);
    Member {
        name: id.clone(),
        id,
        stream: Box::new(BufReader::new(Counted::new(io::stdin(), Arc::clone(&budget)))),
        place: None,
        budget,
        depth: 0,
        found: false,
        url: None,
        charset: None,
    }
}
