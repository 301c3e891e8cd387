//! Bars as SVG within the page, each with what it shows in words.

use super::super::html::escaped;
use super::super::tally::{Counts, count};
use crate::verdict::Verdict;
use std::fmt::Write;

/// Width of a bar, in units of the drawing.
const WIDTH: usize = 600;

/// Colours that can be told apart in grey, too; each piece has its pattern of words beside it.
fn color(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fail => "#8a1f11",
        Verdict::Undetermined => "#c77700",
        Verdict::Pending => "#5b9bd5",
        Verdict::Waived => "#8e5bb5",
        Verdict::Pass => "#2e7d32",
        Verdict::NotApplicable => "#d0d0d0",
    }
}

/// A bar whose pieces are as long as the counts; what does not apply is no part of it. Empty where there is nothing.
pub(super) fn bar(counts: &Counts, title: &str) -> String {
    let pieces: Vec<(Verdict, usize)> = Verdict::ALL
        .into_iter()
        .rev()
        .filter(|verdict| *verdict != Verdict::NotApplicable)
        .map(|verdict| (verdict, count(counts, verdict)))
        .filter(|(_, count)| *count > 0)
        .collect();
    let total: usize = pieces.iter().map(|(_, count)| count).sum();
    if total == 0 {
        return String::new();
    }
    let mut svg = format!(
        "<svg role=\"img\" viewBox=\"0 0 {WIDTH} 22\" width=\"{WIDTH}\" height=\"22\" aria-label=\"{}\">",
        escaped(title)
    );
    let (mut before, mut sum) = (0, 0);
    for (verdict, count) in pieces {
        sum += count;
        let end = sum * WIDTH / total;
        // Writing to a string does not fail.
        let _ = write!(
            svg,
            "<rect x=\"{before}\" y=\"1\" width=\"{}\" height=\"20\" fill=\"{}\" stroke=\"#fff\"/>",
            end.saturating_sub(before),
            color(verdict)
        );
        before = end;
    }
    svg.push_str("</svg>\n");
    svg
}
