//! What stands on a page beside its text: menus, banners, links to other pages.

use dom_query::NodeRef;

/// Elements whose words are never read.
const SILENT: [&str; 21] = [
    "script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "audio", "video",
    "button", "select", "option", "textarea", "input", "label", "head", "title", "dialog", "math",
    "datalist",
];

/// Words in the class or id of elements that hold no text of the page.
const WORDS: [&str; 55] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "footer",
    "gdpr",
    "hidden",
    "latest",
    "login",
    "masthead",
    "menu",
    "modal",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "noprint",
    "pager",
    "pagination",
    "popular",
    "popup",
    "print",
    "promo",
    "readalso",
    "readmore",
    "recommended",
    "related",
    "rss",
    "search",
    "share",
    "sharebar",
    "sharing",
    "sidebar",
    "signup",
    "sitemap",
    "skip",
    "skiplink",
    "social",
    "sponsored",
    "subscribe",
    "subscription",
    "tags",
    "toolbar",
    "trending",
    "widget",
];

/// Classes that say something of other elements, or of the subject of the page.
const OTHERS: [&str; 9] = [
    "has-",
    "with-",
    "no-",
    "category-",
    "tag-",
    "post-",
    "type-",
    "is-",
    "js-",
];

/// Lines that belong to the page, not to the text, in lower case.
const LINES: [&str; 44] = [
    "share",
    "share this",
    "share this page",
    "share this article",
    "share this story",
    "share on facebook",
    "share on twitter",
    "share on x",
    "share on linkedin",
    "share via email",
    "share:",
    "print",
    "print this page",
    "print page",
    "download",
    "tweet",
    "facebook",
    "twitter",
    "whatsapp",
    "telegram",
    "linkedin",
    "email",
    "copy link",
    "advertisement",
    "related",
    "related articles",
    "related news",
    "related stories",
    "related links",
    "related content",
    "related posts",
    "related topics",
    "read more",
    "read also",
    "see also",
    "more on this topic",
    "more news",
    "latest news",
    "most read",
    "back to top",
    "skip to main content",
    "skip to content",
    "subscribe",
    "all news",
];

/// How such lines begin.
const BEGINNINGS: [&str; 12] = [
    "share this ",
    "follow us on",
    "subscribe to our",
    "sign up for our",
    "sign up to our",
    "we use cookies",
    "this website uses cookies",
    "this site uses cookies",
    "by continuing to browse",
    "all rights reserved",
    "© ",
    "accept all cookies",
];

/// Whether an element's words are never read, on whatever page.
pub(super) fn is_silent(node: &NodeRef<'_>) -> bool {
    let name = node.node_name().unwrap_or_default();
    let hides = |style: &str| {
        style
            .replace(' ', "")
            .to_ascii_lowercase()
            .contains("display:none")
    };
    SILENT.contains(&&*name)
        || node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|hidden| &*hidden == "true")
        || node.attr("style").is_some_and(|style| hides(&style))
}

/// Whether an element by its name, role or class holds no text of the page.
pub(super) fn is_furniture(node: &NodeRef<'_>) -> bool {
    let name = node.node_name().unwrap_or_default();
    match &*name {
        "html" | "body" | "main" | "article" => false,
        "nav" | "footer" | "aside" => true,
        "header" => !is_inside(node, &["article", "main"]),
        "p" | "h1" | "h2" | "time" | "tr" | "tbody" | "table" => is_silent(node),
        _ => is_silent(node) || has_role(node) || is_named(node) || is_links(node),
    }
}

fn is_inside(node: &NodeRef<'_>, names: &[&str]) -> bool {
    node.ancestors_it(None)
        .any(|above| above.node_name().is_some_and(|name| names.contains(&&*name)))
}

fn has_role(node: &NodeRef<'_>) -> bool {
    node.attr("role").is_some_and(|role| {
        matches!(
            &*role,
            "navigation"
                | "banner"
                | "contentinfo"
                | "dialog"
                | "alertdialog"
                | "search"
                | "menu"
                | "complementary"
                | "toolbar"
        )
    })
}

fn is_named(node: &NodeRef<'_>) -> bool {
    let names = [node.attr("class"), node.attr("id")];
    names.iter().flatten().any(|names| {
        names.split_ascii_whitespace().any(|name| {
            let lower = name.to_ascii_lowercase();
            !OTHERS.iter().any(|other| lower.starts_with(other))
                && words(name).any(|word| WORDS.contains(&&*word))
                || matches!(&*lower, "sr-only" | "visually-hidden" | "screen-reader-text")
        })
    })
}

/// The words of a name: "share-bar", "shareBar" and "share_bar" have two.
fn words(name: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    for c in name.chars() {
        if c.is_uppercase() || !c.is_alphanumeric() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut()
            && c.is_alphanumeric()
        {
            word.extend(c.to_lowercase());
        }
    }
    words.into_iter()
}

/// Whether a list or a box has nothing but links to other pages, three or more.
fn is_links(node: &NodeRef<'_>) -> bool {
    if !matches!(node.node_name().as_deref(), Some("ul" | "ol" | "div" | "td")) {
        return false;
    }
    let (mut all, mut linked, mut links) = (0, 0, 0);
    for (at, inner) in node.descendants_it().enumerate() {
        // A box with so much in it is more than a menu.
        if at > MENU {
            return false;
        }
        if inner.is_text() {
            let length: usize = inner.text().split_whitespace().map(str::len).sum();
            let link = inner
                .ancestors_it(Some(4))
                .any(|above| above.has_name("a") && above.has_attr("href"));
            all += length;
            linked += if link { length } else { 0 };
            links += usize::from(link && length > 0);
        }
    }
    links >= 3 && linked * 10 >= all * 9
}

/// The elements and texts of a menu, at most.
const MENU: usize = 200;

/// Whether a line belongs to the page, not to its text.
pub(super) fn is_page_line(line: &str) -> bool {
    if line.len() > 200 {
        return false;
    }
    let lower = line
        .trim_start_matches("- ")
        .trim_end_matches([':', '»', '›', '>', ' '])
        .to_lowercase();
    LINES.contains(&&*lower) || BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning))
}
