//! Front matter: what the head of a Markdown file says of the text, as YAML between `---` or TOML between `+++`.

use serde_json::{Map, Value};

/// The lines that front matter may have.
const LINES: usize = 200;

/// Keys of which one has to be there, so that a rule at the head of a text is no front matter.
const KEYS: [&str; 8] = [
    "title",
    "date",
    "author",
    "url",
    "id",
    "published",
    "headline",
    "source",
];

/// Whether a text begins with front matter; in a file that is not named Markdown it has to have two known keys.
pub(super) fn begins(text: &str, markdown: bool) -> bool {
    let needed = if markdown { 1 } else { 2 };
    split(text)
        .is_some_and(|(fields, _)| KEYS.iter().filter(|key| fields.contains_key(**key)).count() >= needed)
}

/// The fields of the front matter, and the text that follows.
pub(super) fn split(text: &str) -> Option<(Map<String, Value>, &str)> {
    let mark = text.get(..3).filter(|mark| matches!(*mark, "---" | "+++"))?;
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != mark {
        return None;
    }
    let mut end = first.len();
    for line in lines.take(LINES) {
        let start = end;
        end += line.len();
        if line.trim_end() == mark {
            let head = &text[first.len()..start];
            let fields = if mark == "---" { yaml(head)? } else { toml(head)? };
            return Some((fields, text[end..].trim_start_matches(['\r', '\n'])));
        }
    }
    None
}

fn toml(head: &str) -> Option<Map<String, Value>> {
    let table: toml::Table = head.parse().ok()?;
    let text = |value: &toml::Value| match value {
        toml::Value::String(text) => Value::String(text.clone()),
        toml::Value::Array(values) => Value::Array(
            values
                .iter()
                .filter_map(|value| value.as_str().map(|text| Value::String(text.to_owned())))
                .collect(),
        ),
        other => Value::String(other.to_string()),
    };
    Some(
        table
            .iter()
            .map(|(key, value)| (key.to_lowercase(), text(value)))
            .collect(),
    )
}

/// The scalars and plain lists of a YAML mapping; whatever else it holds is passed over.
fn yaml(head: &str) -> Option<Map<String, Value>> {
    let mut fields = Map::new();
    let mut key: Option<String> = None;
    for line in head.lines().filter(|line| !line.trim_start().starts_with('#')) {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            add_item(fields.get_mut(key.as_deref()?)?, unquoted(item));
            continue;
        }
        if line.starts_with([' ', '\t']) || line.trim().is_empty() {
            continue;
        }
        let (name, value) = line.split_once(':')?;
        let name = name.trim().to_lowercase();
        if name.contains(char::is_whitespace) {
            return None;
        }
        fields.insert(name.clone(), scalar(value.trim()));
        key = Some(name);
    }
    Some(fields)
}

fn add_item(list: &mut Value, item: &str) {
    if let Value::String(text) = list
        && text.is_empty()
    {
        *list = Value::Array(Vec::new());
    }
    if let Value::Array(items) = list {
        items.push(Value::String(item.to_owned()));
    }
}

fn scalar(value: &str) -> Value {
    match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
        Some(list) => list.split(',').map(|item| unquoted(item).to_owned()).collect(),
        None => Value::String(unquoted(value).to_owned()),
    }
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let quoted = |mark: char| {
        value
            .strip_prefix(mark)
            .and_then(|value| value.strip_suffix(mark))
    };
    quoted('"').or_else(|| quoted('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_and_toml() {
        for (text, fields, rest) in [
            (
                "---\ntitle: \"Summit: the outcome\"\ndate: 2024-08-09\nauthor:\n  - A. Writer\n  - B. Writer\ntags: [a, b]\n---\n\nText.",
                r#"{"author":["A. Writer","B. Writer"],"date":"2024-08-09","tags":["a","b"],"title":"Summit: the outcome"}"#,
                "Text.",
            ),
            (
                "+++\ntitle = \"Summit\"\ndate = 2024-08-09\n+++\nText.",
                r#"{"date":"2024-08-09","title":"Summit"}"#,
                "Text.",
            ),
        ] {
            let (found, body) = split(text).unwrap();
            assert_eq!((&*Value::Object(found).to_string(), body), (fields, rest));
        }
        assert!(split("---\nno end").is_none());
        assert!(split("---\nA sentence without a key\n---\n").is_none());
    }
}
