//! WARC archives: what a crawler kept of the web. Each page is a document, by its address.

use std::io::{self, Read};

use super::shared::Shared;
use super::{Common, Member};
use crate::reader::error::ReadError;
use crate::reader::limits::DOCUMENT;
use crate::reader::packing::Stream;

/// The bytes of a header at most.
const HEADER: u64 = 1 << 18;

/// A WARC archive that is being read.
pub(crate) struct Warc {
    stream: Shared,
    common: Common,
    over: bool,
}

/// The lines of a header, names in lower case.
#[derive(Default)]
struct Header(Vec<(String, String)>);

impl Header {
    /// Reads lines up to an empty one; the first is no field. `None` at the end of the stream.
    fn read(mut line: impl FnMut() -> io::Result<Vec<u8>>) -> io::Result<Option<(String, Self)>> {
        let mut first = String::new();
        // Records are parted by empty lines.
        while first.trim().is_empty() {
            let bytes = line()?;
            if bytes.is_empty() {
                return Ok(None);
            }
            first = String::from_utf8_lossy(&bytes).into_owned();
        }
        let mut header = Self::default();
        let mut size = 0;
        loop {
            let bytes = line()?;
            size += bytes.len() as u64;
            if size > HEADER {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "a header in it is too long",
                ));
            }
            let text = String::from_utf8_lossy(&bytes);
            match text.trim_end().split_once(':') {
                Some((name, value)) => header
                    .0
                    .push((name.trim().to_lowercase(), value.trim().to_owned())),
                None if text.trim().is_empty() => return Ok(Some((first, header))),
                None => {}
            }
        }
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| &**value)
    }

    /// The type of the body, without its parameters, and its encoding.
    fn content_type(&self) -> (String, Option<String>) {
        let value = self.field("content-type").unwrap_or_default().to_lowercase();
        let (sort, parameters) = value.split_once(';').unwrap_or((&value, ""));
        let charset = parameters
            .split(';')
            .find_map(|parameter| parameter.trim().strip_prefix("charset="))
            .map(|charset| charset.trim_matches(['"', '\'', ' ']).to_owned());
        (sort.trim().to_owned(), charset)
    }
}

impl Warc {
    /// Starts on an archive.
    pub(crate) fn new(stream: Stream, common: Common) -> Self {
        Self {
            stream: Shared::new(stream),
            common,
            over: false,
        }
    }

    /// The next page.
    pub(crate) fn next(&mut self) -> Option<Result<Member, ReadError>> {
        while !self.over {
            match self.record() {
                Ok(Some(page)) => return Some(page),
                Ok(None) => {}
                Err(error) => {
                    self.over = true;
                    return Some(Err(ReadError::reading(&self.common.id, error)));
                }
            }
        }
        None
    }

    /// Reads the next record; `None` if it is no page. What is wrong with a page leaves the next one readable.
    fn record(&mut self) -> io::Result<Option<Result<Member, ReadError>>> {
        self.stream.skip_part(0, 1)?;
        let Some((first, header)) = Header::read(|| self.stream.line(HEADER))? else {
            self.over = true;
            return Ok(None);
        };
        let length = header
            .field("content-length")
            .and_then(|length| length.parse().ok());
        let Some(length) = length.filter(|_| first.starts_with("WARC/")) else {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "a record in it has no header",
            ));
        };
        let body = self.stream.part(length);
        let address = header
            .field("warc-target-uri")
            .map(|uri| uri.trim_matches(['<', '>']).to_owned());
        let Some(address) = address.filter(|uri| uri.starts_with("http")) else {
            return Ok(None);
        };
        let page = self.page(&address, header, body);
        Ok(page
            .map_err(|error| ReadError::reading(&address, error))
            .transpose())
    }

    /// The page that a record holds, if it is one.
    fn page(&self, address: &str, header: Header, mut body: Stream) -> io::Result<Option<Member>> {
        let Some(sent) = sent(header, &mut body)? else {
            return Ok(None);
        };
        let (sort, charset) = sent.content_type();
        if !matches!(
            &*sort,
            "text/html" | "application/xhtml+xml" | "text/plain" | "application/pdf"
        ) {
            return Ok(None);
        }
        if sent
            .field("transfer-encoding")
            .is_some_and(|how| how.eq_ignore_ascii_case("chunked"))
        {
            body = whole_of_chunks(body)?;
        }
        Ok(Some(Member {
            id: address.to_owned(),
            name: address.to_owned(),
            url: Some(address.to_owned()),
            charset,
            ..self.common.member("page", body).map_err(io::Error::other)?
        }))
    }
}

/// The header that was sent with a page: of a response that was a success, or the record's own.
fn sent(header: Header, body: &mut Stream) -> io::Result<Option<Header>> {
    match header.field("warc-type") {
        Some("response") => {
            let sent = Header::read(|| read_line(body))?;
            // Anything but a success is a page about the page.
            let is_success = |status: &str| matches!(status.split(' ').nth(1), Some("200" | "203"));
            Ok(sent
                .filter(|(status, _)| is_success(status))
                .map(|(_, sent)| sent))
        }
        Some("resource" | "conversion") => Ok(Some(header)),
        _ => Ok(None),
    }
}

fn read_line(stream: &mut Stream) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::BufRead::read_until(&mut stream.take(HEADER), b'\n', &mut bytes)?;
    Ok(bytes)
}

/// Puts together a body that was sent in chunks; some crawlers keep their sizes, some do not.
fn whole_of_chunks(stream: Stream) -> io::Result<Stream> {
    let mut bytes = Vec::new();
    stream.take(DOCUMENT + 1).read_to_end(&mut bytes)?;
    let whole = unchunked(&bytes).unwrap_or(bytes);
    Ok(Box::new(io::Cursor::new(whole)))
}

fn unchunked(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let size = std::str::from_utf8(&bytes[..end]).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        bytes = &bytes[end + 1..];
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(bytes.get(..size)?);
        bytes = bytes.get(size..)?;
        bytes = bytes.strip_prefix(b"\r\n").unwrap_or(bytes);
    }
}
