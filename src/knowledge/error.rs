//! Why knowledge cannot be used.

use crate::knowledge::mistake::KnowledgeMistake;

/// Why knowledge cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The files have mistakes; all of them are listed, in order of file and line.
    #[error("the knowledge has mistakes:\n{}", lines(.0))]
    Mistakes(Vec<KnowledgeMistake>),
    /// The compiled form inside the programme does not fit the programme.
    #[error("the compiled knowledge cannot be read")]
    Compiled(#[from] postcard::Error),
}

/// The mistakes, one below the other.
fn lines(mistakes: &[KnowledgeMistake]) -> String {
    let lines: Vec<String> = mistakes.iter().map(KnowledgeMistake::to_string).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_lists_every_mistake_with_its_place() {
        let mistake = KnowledgeMistake::at("gazetteer/a.ttl", "\n\n", 2, "no").with_hint("yes");
        let error = LoadError::Mistakes(vec![mistake.clone(), mistake]);
        assert_eq!(
            error.to_string(),
            "the knowledge has mistakes:\ngazetteer/a.ttl:3: no (hint: yes)\ngazetteer/a.ttl:3: no (hint: yes)"
        );
    }
}
