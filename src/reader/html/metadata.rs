//! What a page says of itself: in JSON-LD, in meta tags, and where it shows its title and date.

use dom_query::Document;

use super::structured;
use crate::reader::dates::{Order, parse};
use crate::text::{Date, SourceFacts};

/// The names and properties of meta tags, the surest first.
const TITLE: [&str; 4] = ["og:title", "twitter:title", "dc.title", "dcterms.title"];
const DATE: [&str; 16] = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "date",
];
const AUTHOR: [&str; 6] = [
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
];
const PUBLISHER: [&str; 5] = [
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
];

/// Where pages show their date, the surest first.
const SHOWN_DATES: [&str; 4] = [
    "[itemprop=datePublished]",
    "article time, main time, time[pubdate], header time",
    "time",
    ".date, .published, .post-date, .entry-date, .news-date, .article-date, .date-display-single, .datetime, .time, .created",
];

/// Characters of an element that shows a date, at most.
const SHORT: usize = 60;

/// Reads what a page says of itself.
pub(super) fn facts(page: &Document, html: &str) -> SourceFacts {
    let structured = structured::read(page);
    let tags = Tags::read(page);
    let order = if tags.is_american(page) {
        Order::MonthFirst
    } else {
        Order::DayFirst
    };
    let publisher = tags.first(&PUBLISHER).or(structured.publisher);
    let author = structured
        .author
        .or_else(|| tags.first(&AUTHOR))
        .or_else(|| shown(page, "[rel=author], [itemprop=author], .byline"));
    let author = author
        .map(|author| without_by(&author))
        .filter(|author| !author.starts_with("http") && author.len() <= 200);
    let title = structured
        .title
        .or_else(|| tags.first(&TITLE))
        .or_else(|| shown(page, "h1"))
        .or_else(|| shown(page, "title"));
    let date = |text: Option<String>| text.and_then(|text| parse(&text, order));
    SourceFacts {
        title: title.map(|title| without_site(&title, publisher.as_deref())),
        issued: date(structured.date)
            .or_else(|| DATE.iter().find_map(|name| date(tags.get(name))))
            .or_else(|| shown_date(page, order)),
        creator: author.or_else(|| publisher.clone()),
        publisher,
        url: address(page, &tags, structured.url, html),
    }
}

/// The meta tags of a page: names in lower case, and what they say.
struct Tags(Vec<(String, String)>);

impl Tags {
    fn read(page: &Document) -> Self {
        let tags = page.select("meta[content]");
        let read = tags.nodes().iter().filter_map(|tag| {
            let name = tag
                .attr("property")
                .or_else(|| tag.attr("name"))
                .or_else(|| tag.attr("itemprop"))?;
            let content = tidy(&tag.attr("content")?)?;
            Some((name.to_lowercase(), content))
        });
        Self(read.collect())
    }

    fn get(&self, name: &str) -> Option<String> {
        self.0
            .iter()
            .find(|(tag, _)| tag == name)
            .map(|(_, content)| content.clone())
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.get(name))
    }

    /// Whether the page is written in the English of the United States.
    fn is_american(&self, page: &Document) -> bool {
        let language = page
            .select("html")
            .attr("lang")
            .unwrap_or_default()
            .to_lowercase();
        language.replace('_', "-") == "en-us"
            || self
                .get("og:locale")
                .is_some_and(|locale| locale.eq_ignore_ascii_case("en_us"))
    }
}

/// The words of the first element that has any.
fn shown(page: &Document, place: &str) -> Option<String> {
    page.select(place)
        .nodes()
        .iter()
        .find_map(|node| tidy(&node.text()))
}

fn shown_date(page: &Document, order: Order) -> Option<Date> {
    SHOWN_DATES.iter().find_map(|place| {
        page.select(place).nodes().iter().find_map(|node| {
            let attribute = node.attr("datetime").or_else(|| node.attr("content"));
            let text = attribute
                .map(|text| text.to_string())
                .unwrap_or_else(|| node.text().to_string());
            let text = tidy(&text).filter(|text| text.chars().count() <= SHORT)?;
            parse(&text, order).filter(|date| date.day().is_some())
        })
    })
}

fn tidy(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn without_by(author: &str) -> String {
    let author = author.trim();
    author
        .strip_prefix("By ")
        .or_else(|| author.strip_prefix("by "))
        .unwrap_or(author)
        .to_owned()
}

/// A title without the name of the site after a bar or dash.
fn without_site(title: &str, publisher: Option<&str>) -> String {
    let title = title.trim();
    let cut = [" | ", " – ", " — ", " - ", " :: ", " • "]
        .iter()
        .find_map(|sign| {
            let (rest, site) = title.rsplit_once(sign)?;
            let bar = *sign == " | " || *sign == " :: ";
            (bar || publisher.is_some_and(|publisher| publisher.eq_ignore_ascii_case(site.trim())))
                .then_some(rest)
        });
    cut.unwrap_or(title).trim().to_owned()
}

/// The address of a page, if it is whole.
fn address(page: &Document, tags: &Tags, structured: Option<String>, html: &str) -> Option<String> {
    let canonical = page
        .select("link[rel=canonical]")
        .attr("href")
        .map(|href| href.trim().to_owned());
    // Browsers note where they saved a page from.
    let saved = || {
        let (_, after) = html
            .get(..2048.min(html.len()))
            .unwrap_or(html)
            .split_once("saved from url=(")?;
        Some(after.split_once(')')?.1.split_whitespace().next()?.to_owned())
    };
    [canonical, tags.get("og:url"), structured, saved()]
        .into_iter()
        .flatten()
        .find(|url| url.starts_with("http://") || url.starts_with("https://"))
}
