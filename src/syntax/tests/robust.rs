//! Any text at all: no panic, no overflow, every span in the file, and time in step with length.

use super::*;
use crate::diagnostic::codes;
use std::fmt::Write as _;

fn assert_sound(text: &str) {
    let (_, findings) = read(text);
    for finding in &findings {
        for label in &finding.labels {
            assert!(text.get(label.span.range()).is_some(), "{finding:?}\n{text}");
        }
    }
}

/// Every span in the tree lies in the file on character boundaries.
fn assert_spans_in_tree(text: &str) {
    let (file, _) = read(text);
    let debug = format!("{file:?}");
    for part in debug.split("start: ").skip(1) {
        let number = |s: &str| s.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<usize>().unwrap();
        let start = number(part);
        let Some((_, end)) = part.split_once("end: ") else { continue };
        let end = number(end);
        assert!(text.get(start..end).is_some(), "{start}..{end}\n{text}");
    }
}

#[test]
fn every_prefix_of_the_sample() {
    for (at, _) in SAMPLE.char_indices() {
        assert_sound(&SAMPLE[..at]);
        if at % 37 == 0 {
            assert_spans_in_tree(&SAMPLE[..at]);
        }
    }
}

/// A plain generator of numbers: tests must give the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n as u64).unwrap()
    }
}

#[test]
fn characters_left_out_and_put_in() {
    let chars: Vec<char> = SAMPLE.chars().collect();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let marks: Vec<char> = "\"'{}()[],.:;=<>+-!&|#\\ \n€å\u{308}”’10a".chars().collect();
    for round in 0..1000 {
        let mut text = chars.clone();
        for _ in 0..=random.below(3) {
            let at = random.below(text.len());
            if round % 2 == 0 {
                text.remove(at);
            } else {
                text.insert(at, marks[random.below(marks.len())]);
            }
        }
        let text: String = text.into_iter().collect();
        assert_sound(&text);
        if round % 10 == 0 {
            assert_spans_in_tree(&text);
        }
    }
}

#[test]
fn words_shuffled() {
    let words: Vec<&str> = SAMPLE.split_inclusive(char::is_whitespace).collect();
    let mut random = Random(42);
    for _ in 0..300 {
        let text: String = (0..60).map(|_| words[random.below(words.len())]).collect();
        assert_sound(&text);
        assert_spans_in_tree(&text);
    }
}

#[test]
fn one_finding_for_what_is_nested_too_deep() {
    let n = 100_000;
    let deep: [(String, &str); 12] = [
        ("(".repeat(n), ""),
        (format!("rule r {{ must {}", "(".repeat(n)), ""),
        (format!("rule r {{ must {} }}", "(".repeat(n)), ""),
        (format!("rule r {{ must {}a{} }}", "(".repeat(n), ")".repeat(n)), ""),
        (format!("rule r {{ must {}a{} }}", "[".repeat(n), "]".repeat(n)), ""),
        (format!("rule r {{ must {}a }}", "not ".repeat(n)), ""),
        (format!("rule r {{ must a{} }}", " + a".repeat(n)), ""),
        (format!("rule r {{ must a{} }}", ".a".repeat(n)), ""),
        (format!("rule r {{ must {}a }}", "if a then ".repeat(n)), ""),
        (format!("rule r {{ must {}a{} }}", "all of { ".repeat(n), " }".repeat(n)), ""),
        (format!("{}{}", "group g { ".repeat(n), "}".repeat(n)), ""),
        (format!("rule r {{ must {}a }}", "month of ".repeat(n)), ""),
    ];
    for (text, _) in deep.iter().skip(1) {
        let codes: Vec<&str> = read(text).1.iter().map(|d| d.code.id).collect();
        let open = codes::syntax::TOO_DEEP.id;
        assert_eq!(codes, [open], "{}", &text[..40]);
    }
    assert_eq!(read(&deep[0].0).1.len(), 1);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test measures time; nothing of it reaches a result")]
fn time_grows_with_length_alone() {
    let n = 20_000;
    let mut texts = vec![
        "(".repeat(n),
        ")".repeat(n),
        "([".repeat(n),
        "} ]) ".repeat(n),
        format!("{}{}", "(".repeat(n), "]".repeat(n)),
        format!("rule r {{ must {} }}", "a if b ".repeat(n)),
        format!("rule r {{ must a {} }}", " if b, otherwise c".repeat(n)),
        format!("rule r {{ must all of {{ {} }} }}", "a if b, otherwise c ".repeat(n)),
        format!("rule r {{ must {} }}", "all of { a if all of { b } then c } ".repeat(n)),
        format!("rule r {{ must a {} }}", " < a".repeat(n)),
        format!("rule r {{ must a {} }}", " and b or c".repeat(n)),
        format!("rule r {{ must a say sv \"{}\" }}", "{a} {{ } \\u{ {".repeat(n)),
        "rule r { must ".repeat(n),
        "action a.b.c ".repeat(n),
        "'".repeat(n),
        "”".repeat(n),
        "1 000 ".repeat(n),
        "a for ".repeat(n),
        format!("rule r {{ must {} }}", "a for a for ".repeat(n)),
        format!("rule r {{ must {} }}", "count(x in ".repeat(n)),
        format!("rule r {{ must {}", "latest of a, ".repeat(n)),
    ];
    let mut nested = "b".to_owned();
    for _ in 0..60 {
        nested = format!("(all of {{ a if {nested} then c }})");
    }
    texts.push(format!("rule r {{ must {nested} }}"));
    let mut long = String::new();
    for number in 0..3000 {
        writeln!(long, "rule r{number} {{ must some x in xs where x.a = {number} satisfy x.b say sv \"{{x}}\" }}")
            .unwrap();
    }
    texts.push(long);
    let start = std::time::Instant::now();
    for text in &texts {
        let before = start.elapsed();
        let _ = read(text);
        let took = start.elapsed() - before;
        assert!(took.as_secs() < 10, "{} took {took:?}", &text.chars().take(60).collect::<String>());
    }
}
