//! Proposals for misspelt words.

/// A hint that names the known word nearest to `word`, if one is near.
pub(crate) fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let far = 1 + word.len() / 6;
    let nearest = known
        .into_iter()
        .filter(|known| known.len().abs_diff(word.len()) <= 2 * far)
        .map(|known| (distance(word, known), known))
        .min()?;
    (nearest.0 <= far).then(|| format!("did you mean `{}`?", nearest.1))
}

/// The known words nearest to `word`, the nearest first, if some are near; case does not count.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let far = 1 + word.len() / 6;
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter(|known| known.len().abs_diff(word.len()) <= 2 * far)
        .map(|known| (distance(&word, &known.to_lowercase()), known))
        .filter(|(distance, _)| *distance <= far)
        .collect();
    near.sort_unstable();
    near.dedup();
    near.truncate(most);
    near.into_iter().map(|(_, known)| known).collect()
}

/// How many letters have to be changed, added or dropped to make one word the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_word_is_proposed_and_a_far_one_is_not() {
        let known = ["kur:State", "kur:Place"];
        assert_eq!(
            did_you_mean("kur:Sate", known).as_deref(),
            Some("did you mean `kur:State`?")
        );
        assert_eq!(did_you_mean("kur:Galaxy", known), None);
    }
}
