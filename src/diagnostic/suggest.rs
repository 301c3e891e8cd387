//! Did-you-mean.

/// The candidate most like `word`, if any is like enough: at most a third of its letters differ, or only case does.
#[must_use]
pub fn suggest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= limit.max(candidate.chars().count() / 3) && *candidate != word)
        .min_by(|a, b| a.cmp(b))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_and_no_far_ones() {
        let fields = ["licensed", "profession", "roles"];
        assert_eq!(suggest("licenced", fields), Some("licensed"));
        assert_eq!(suggest("Roles", fields), Some("roles"));
        assert_eq!(suggest("unit", fields), None);
    }
}
