//! Many paths, held in little memory.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// Paths in the order in which they were added. Of each is held what it does not share with the one before it: those of
/// a folder share most.
#[derive(Debug, Clone, Default)]
pub struct Paths {
    /// Of each how many bytes it shares with the one before, and how many follow.
    steps: Vec<(u16, u16)>,
    /// What follows, joined.
    rests: String,
    last: String,
    /// Those that are no text, or too long, by their place.
    whole: BTreeMap<usize, PathBuf>,
}

impl Paths {
    /// Adds a path as the last one.
    pub fn push(&mut self, path: PathBuf) {
        let is_short = |text: &&str| u16::try_from(text.len()).is_ok();
        if let Some(text) = path.to_str().filter(is_short) {
            let (_, rest) = text.split_at(shared(&self.last, text));
            self.rests.push_str(rest);
            self.steps.push((bytes(text) - bytes(rest), bytes(rest)));
            text.clone_into(&mut self.last);
        } else {
            self.steps.push((bytes(&self.last), 0));
            self.whole.insert(self.steps.len() - 1, path);
        }
    }

    /// The paths in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = PathBuf> + Clone {
        let (mut text, mut rests) = (String::new(), self.rests.as_str());
        self.steps.iter().enumerate().map(move |(place, &(shared, rest))| {
            let (next, after) = rests.split_at(usize::from(rest));
            rests = after;
            text.truncate(usize::from(shared));
            text.push_str(next);
            self.whole.get(&place).cloned().unwrap_or_else(|| PathBuf::from(&text))
        })
    }
}

/// The length of a text that is short.
fn bytes(text: &str) -> u16 {
    u16::try_from(text.len()).unwrap_or(u16::MAX)
}

/// How many bytes two texts begin with alike, without a part of a letter.
fn shared(a: &str, b: &str) -> usize {
    let alike = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    alike.map(|(letter, _)| letter.len_utf8()).sum()
}
