//! Workflow commands.

use super::build::{World, alone, change, late, multi, said};
use super::{recount, shown};
use crate::outcome::{FileOutcome, Run};
use crate::report::View;
use crate::text::Lang;
use crate::verdict::{Strength, Verdict};

#[test]
fn github_in_swedish() {
    let world = World::new();
    insta::assert_snapshot!(shown("github", &world.troubled_run(), &world.sources, &View::new(Lang::Sv)));
}

#[test]
fn github_in_english() {
    let world = World::new();
    insta::assert_snapshot!(shown("github", &world.run(), &world.sources, &View::new(Lang::En)));
}

/// A property of a command.
fn property<'a>(line: &'a str, name: &str) -> &'a str {
    let properties = line.split_once(' ').unwrap().1.split_once("::").unwrap().0;
    properties.split(',').find_map(|p| p.strip_prefix(name)?.strip_prefix('=')).unwrap()
}

#[test]
fn places_are_those_of_the_file() {
    let world = World::new();
    let out = shown("github", &world.run(), &world.sources, &View::new(Lang::Sv));
    let text = world.sources.file(world.setup).text();
    let start = text.find("2018-08-25").unwrap();
    let (line, column) = recount(text, start);
    let first = out.lines().next().unwrap();
    assert!(first.starts_with("::error "));
    assert_eq!(property(first, "line"), line.to_string());
    assert_eq!(property(first, "col"), column.to_string());
    assert_eq!(property(first, "endColumn"), (column + 9).to_string(), "the last column is included");
}

/// A run with so many failed musts, shoulds and notes, all of different causes.
fn many(world: &World, counts: [usize; 3]) -> Run {
    let header = world.header();
    let results = Strength::ALL
        .into_iter()
        .zip(counts)
        .flat_map(|(strength, n)| (0..n).map(move |_| alone(3, world.judged(strength, Verdict::Fail, None))));
    let file: FileOutcome = world.file(&header, results.collect());
    Run::new(header, vec![file])
}

#[test]
fn ten_of_each_and_the_rest_is_counted() {
    let world = World::new();
    for (counts, shown_lines, left_out) in
        [([10, 10, 10], 30, None), ([12, 3, 10], 23, Some("3 ")), ([0, 0, 11], 10, Some("2 ")), ([1, 0, 0], 1, None)]
    {
        let out = shown("github", &many(&world, counts), &world.sources, &View::new(Lang::Sv));
        assert_eq!(out.lines().count(), shown_lines, "{counts:?}");
        for command in ["::error ", "::warning ", "::notice"] {
            assert!(out.lines().filter(|line| line.starts_with(command)).count() <= 10, "{command}");
        }
        let last = out.lines().last().unwrap();
        assert_eq!(
            last.strip_prefix("::notice::").map(|text| text.starts_with(left_out.unwrap_or("?"))),
            left_out.map(|_| true)
        );
    }
}

#[test]
fn nothing_in_a_file_can_end_a_command_or_begin_one() {
    let world = World::new();
    let mut judged = late(&world);
    judged.said = said(&[("sv", "100 %, a:b\r\n::error::x\u{202e}")]);
    judged.evidence[0].label = multi("%0A", "%0A").into();
    let header = world.header();
    let mut file = world.file(&header, vec![alone(0, judged)]);
    file.results[0].change(|judged| change(&mut judged[0], |evidence| evidence[0].place.span = None));
    file.path = "a,b:c%\n.yaml".into();
    let out = shown("github", &Run::new(header, vec![file]), &world.sources, &View::new(Lang::Sv));
    assert_eq!(out.lines().count(), 1, "{out}");
    assert!(out.contains("file=a%2Cb%3Ac%25\\u{a}.yaml,title="), "{out}");
    assert!(out.contains("100 %25, a:b\\u{d}\\u{a}::error::x\\u{202e}"), "{out}");
}
