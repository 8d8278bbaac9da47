//! Where on a page its text stands.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::furniture::{is_furniture, is_silent};
use super::lines::render;

/// Where pages that say so keep their text, the surest first.
const PLACES: [&str; 5] = [
    "[itemprop=articleBody]",
    ".field--name-body, .entry-content, .post-content, .article-body, .article__body, .article-content, .story-body, .news-content",
    "article",
    "main, [role=main]",
    "#content, #main-content, .main-content",
];

/// A shorter text is not taken for that of the page, in bytes.
const LEAST: usize = 200;

/// The text of a page, in lines.
pub(super) fn text(page: &Document, html: &str) -> String {
    let Some(body) = page.body() else {
        return String::new();
    };
    let size = body.normalized_char_count();
    let read = |node: &NodeRef<'_>| render(node, &|inner| skips(inner, size));
    let all = read(&body);
    let named = PLACES.iter().find_map(|place| {
        let texts = page.select(place).nodes().iter().map(read).collect::<Vec<_>>();
        let longest = texts.into_iter().max_by_key(String::len)?;
        (longest.len() >= LEAST && longest.len() * 10 >= all.len() * 3).then_some(longest)
    });
    named.unwrap_or_else(|| {
        // What our own rules leave is better laid out than the guess, if there is little more of it.
        let guess = guessed(html).filter(|text| text.len() >= LEAST && text.len() * 8 < all.len() * 5);
        guess.unwrap_or(all)
    })
}

/// Whether an element is passed over. One that holds half of the page is not, whatever it is called.
fn skips(node: &NodeRef<'_>, size: usize) -> bool {
    node.is_comment() || is_silent(node) || is_furniture(node) && node.normalized_char_count() * 2 < size
}

/// The text where the page does not say: by the density of words and links.
fn guessed(html: &str) -> Option<String> {
    let config = Config {
        keep_classes: true,
        ..Config::default()
    };
    let article = Readability::new(html, None, Some(config)).ok()?.parse().ok()?;
    let content = Document::from(article.content);
    let body = content.body()?;
    let size = body.normalized_char_count();
    Some(render(&body, &|inner| skips(inner, size)))
}
