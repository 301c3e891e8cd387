//! What people read: snapshots in both languages, and what a snapshot cannot prove.

use super::build::{World, alone, at, late, multi, said};
use super::{recount, shown};
use crate::diagnostic::{Diagnostic, Role, codes};
use crate::outcome::{ClauseInfo, ContactInfo, Exit, Run};
use crate::report::{Refusal, View, format, refused};
use crate::source::Span;
use crate::text::Lang;
use crate::verdict::{From, Strength, Verdict};
use std::sync::Arc;
use unicode_width::UnicodeWidthStr;

#[test]
fn text_in_swedish() {
    let world = World::new();
    insta::assert_snapshot!(shown("text", &world.run(), &world.sources, &View::new(Lang::Sv)));
}

#[test]
fn text_in_english() {
    let world = World::new();
    insta::assert_snapshot!(shown("text", &world.run(), &world.sources, &View::new(Lang::En)));
}

#[test]
fn plain_in_swedish() {
    let world = World::new();
    insta::assert_snapshot!(shown("plain", &world.run(), &world.sources, &View::new(Lang::Sv)));
}

#[test]
fn plain_in_english() {
    let world = World::new();
    insta::assert_snapshot!(shown("plain", &world.run(), &world.sources, &View::new(Lang::En)));
}

#[test]
fn troubled_in_swedish() {
    let world = World::new();
    let view = View { verbose: true, unicode: false, ..View::new(Lang::Sv) };
    insta::assert_snapshot!(shown("text", &world.troubled_run(), &world.sources, &view));
}

#[test]
fn quiet_in_swedish() {
    let world = World::new();
    let view = View { quiet: true, ..View::new(Lang::Sv) };
    insta::assert_snapshot!(shown("text", &world.troubled_run(), &world.sources, &view));
}

/// A run of one file with one late event, or with one missing field.
fn one(world: &World, judged: super::build::Draft) -> Run {
    let header = world.header();
    let file = world.file(&header, vec![alone(0, judged)]);
    Run::new(header, vec![file])
}

fn undetermined_at(world: &World, span: Span, write_at: Option<Span>) -> Run {
    let mut place = world.nowhere(&["events", "0", "ordered_on"]);
    (place.span, place.write_at) = (Some(span), write_at);
    let mut judged = world.judged(Strength::Must, Verdict::Undetermined, None);
    judged.missing = vec![world.missing(place, From::Setup, multi("Beställd", "Ordered"), false)];
    one(world, judged)
}

#[test]
fn the_place_in_the_frame_is_in_characters_and_the_underline_under_the_value() {
    for text in [
        "events:\n  - { id: \"åäö 😀\", basis_fixed_on: 2018-08-25, date: 2018-09-01 }\n",
        "\u{feff}{ id: åäö, basis_fixed_on: 2018-08-25 }\r\nx: y\r\n",
        "a:\n\t{ å: å,\tbasis_fixed_on: 2018-08-25 }",
    ] {
        let world = World::with(text);
        let mut judged = world.judged(Strength::Must, Verdict::Fail, None);
        let place = world.place(&["x"], "2018-08-25", 0);
        let (line, column) = recount(text, place.span.unwrap().start as usize);
        let bound = crate::verdict::Fact::Date(super::build::day("2018-08-18"));
        judged.evidence =
            vec![world.evidence(place, multi("Klart", "Fixed"), bound.clone(), Some(("on or before", bound)))];
        let out = shown("text", &one(&world, judged.clone()), &world.sources, &View::new(Lang::Sv));
        assert!(out.contains(&format!("[norr/gården.yaml:{line}:{column}]")), "{out}");
        let rows: Vec<&str> = out.lines().collect();
        let nth = rows.iter().position(|row| row.contains("2018-08-25")).unwrap();
        let (before, _) = rows[nth].split_once("2018-08-25").unwrap();
        let (blank, marks) = rows[nth + 1].split_at(rows[nth + 1].find('─').unwrap());
        assert_eq!(blank.width(), before.width(), "{out}");
        assert_eq!(marks.width(), "2018-08-25".width(), "{out}");
        assert!(rows[nth + 2].ends_with("╰── det ska vara senast 2018-08-18"), "{out}");
        let spoken = shown("plain", &one(&world, judged), &world.sources, &View::new(Lang::Sv));
        assert!(spoken.contains(&format!("rad {line}, kolumn {column}.")), "{spoken}");
    }
}

#[test]
fn a_label_at_the_end_of_a_file_is_not_lost() {
    for text in ["events:\n  - id: e-2", "events:\n  - id: e-2\n", "", "\n"] {
        let world = World::with(text);
        let end = Span::new(world.setup, text.len(), text.len());
        let out = shown("text", &undetermined_at(&world, end, None), &world.sources, &View::new(Lang::Sv));
        assert!(out.contains("”Beställd”: det som står räcker inte"), "{out}");
        let (line, column) = recount(text, text.len());
        assert!(out.contains(&format!("[norr/gården.yaml:{line}:{column}]")), "{out}");
    }
}

#[test]
fn a_missing_key_is_shown_at_the_record_and_where_to_write_it() {
    let world = World::new();
    let record = at(&world.sources, world.setup, "id: e-2", 0);
    let end = at(&world.sources, world.setup, "date: 2018-09-01", 0).after();
    let out = shown("text", &undetermined_at(&world, record, Some(end)), &world.sources, &View::new(Lang::En));
    assert!(out.contains("missing here: “Ordered”"), "{out}");
    assert!(out.contains("write ordered_on here"), "{out}");
}

#[test]
fn a_record_of_many_lines_is_underlined_on_its_first() {
    let world = World::new();
    let start = at(&world.sources, world.setup, "persons:", 0);
    let run = undetermined_at(&world, start.to(at(&world.sources, world.setup, "roles: []", 0)), None);
    let out = shown("text", &run, &world.sources, &View::new(Lang::Sv));
    assert!(out.contains("persons:") && !out.contains("licensed"), "{out}");
}

#[test]
fn rows_are_no_wider_than_the_view_however_long_the_line() {
    let long = format!("å: {}\nevents: [{}, 2018-08-25, {}]\n", "ö".repeat(300), "x, ".repeat(400), "😀, ".repeat(400));
    let world = World::with(&long);
    for (lang, width, unicode) in [(Lang::Sv, 80, true), (Lang::En, 80, false), (Lang::Sv, 60, true)] {
        let mut judged = late(&World::new());
        judged.policy = at(&world.sources, world.policy, "should at least", 0);
        let place = world.place(&["events"], "2018-08-25", 0);
        let policy = judged.policy;
        judged.evidence[0].place = place;
        judged.evidence[0].policy = policy;
        let view = View { width, unicode, ..View::new(lang) };
        let out = shown("text", &one(&world, judged), &world.sources, &view);
        for row in out.lines() {
            assert!(row.width() <= width, "{} > {width}: {row}", row.width());
        }
        let rows: Vec<&str> = out.lines().collect();
        let nth = rows.iter().position(|row| row.contains(", 2018-08-25,")).unwrap();
        let sign = if unicode { '─' } else { '^' };
        assert_eq!(
            rows[nth + 1].split_once(sign).unwrap().0.width(),
            rows[nth].split_once("2018-08-25").unwrap().0.width(),
            "{out}"
        );
    }
}

#[test]
fn nothing_from_a_file_reaches_a_terminal_raw() {
    let bad = "\u{1b}[2J\u{202e}\u{85}\u{2028}\u{200b}\u{7}";
    let setup = format!("regi: \"{bad}\"\nx: 1\n");
    let mut world = World::with(&setup);
    let nasty = world.sources.add(format!("b{bad}\n.yaml"), setup.clone(), "");
    let mut judged = world.judged(Strength::Must, Verdict::Fail, None);
    judged.said = said(&[("sv", &format!("Sagt {bad}\n."))]);
    let mut place = world.place(&["regi", &format!("{bad}\n")], &format!("\"{bad}\""), 0);
    place.span = Some(Span { file: nasty, ..place.span.unwrap() });
    let text = crate::verdict::Fact::Text(bad.into());
    judged.evidence = vec![world.evidence(place.clone(), multi(bad, bad), text.clone(), Some(("=", text.clone())))];
    judged.remedy =
        Some(crate::verdict::Remedy { steps: [crate::verdict::RemedyStep::Set(place.pointer, text)].into() });
    let mut run = one(&world, judged);
    run.files[0].path = format!("b{bad}\n.yaml");
    run.header.options.only = vec![bad.into()];
    let policy = Arc::make_mut(&mut run.header.policy);
    policy.title = multi(bad, bad);
    policy.contacts[0] = ContactInfo { email: bad.into(), ..(*policy.contacts[0]).clone() }.into();
    policy.clauses[0] = ClauseInfo { section: format!("{bad}\n"), ..(*policy.clauses[0]).clone() }.into();
    run.files[0].results[0].subject = super::build::subject("unit", "units", Some(&format!("n{bad}\n")), None);
    for name in ["text", "plain", "github"] {
        for verbose in [false, true] {
            let view = View { verbose, ..View::new(Lang::Sv) };
            let out = shown(name, &run, &world.sources, &view);
            let raw = out.chars().find(|c| *c != '\n' && crate::report::safe::harmful(*c));
            assert_eq!(raw, None, "{name}: {out}");
            assert!(out.contains("\\u{1b}[2J\\u{202e}"), "{name}");
            assert!(!out.lines().any(|row| row.starts_with(".yaml")), "a name cannot begin a line");
        }
    }
}

#[test]
fn hidden_digits_stay_hidden_and_the_underline_stays_right() {
    let mut world = World::with("id: 19121212-1212 # å\nx: 1\n");
    world.sources.mask(world.setup, &[(4, 17)]);
    let finding = Diagnostic::at(codes::structure::UNKNOWN_FIELD, Span::new(world.setup, 18, 21));
    let mut run = one(&world, world.judged(Strength::Must, Verdict::Pass, None));
    run.files[0].findings = vec![finding];
    for name in ["text", "plain"] {
        let out = shown(name, &run, &world.sources, &View::new(Lang::Sv));
        let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(out.contains("••••••••-•••• # å") && !out.contains("11111111"), "{out}");
    }
    let out = shown("text", &run, &world.sources, &View::new(Lang::Sv));
    assert!(out.contains("[norr/gården.yaml:1:19]"), "{out}");
}

#[test]
fn colour_is_only_where_it_is_asked_for_and_changes_no_word() {
    let world = World::new();
    let run = world.troubled_run();
    let bare = shown("text", &run, &world.sources, &View::new(Lang::Sv));
    let coloured = shown("text", &run, &world.sources, &View { color: true, ..View::new(Lang::Sv) });
    assert!(!bare.contains('\u{1b}') && coloured.contains('\u{1b}'));
    let mut stripped = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        stripped.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    stripped.push_str(rest);
    assert_eq!(stripped, bare);
    let plain = shown("plain", &run, &world.sources, &View { color: true, ..View::new(Lang::Sv) });
    assert!(!plain.contains('\u{1b}'));
}

#[test]
fn plain_has_no_drawn_characters() {
    let world = World::new();
    for lang in [Lang::Sv, Lang::En] {
        let out = shown("plain", &world.troubled_run(), &world.sources, &View::new(lang));
        let drawn = out.chars().find(|c| matches!(*c, '\u{2190}'..='\u{27bf}' | '|' | '^' | '`'));
        assert_eq!(drawn, None, "{out}");
    }
}

#[test]
fn a_refused_policy_shows_its_findings_in_every_format() {
    let world = World::new();
    let place = at(&world.sources, world.policy, "by event.date", 0);
    let findings =
        [Diagnostic::at(codes::syntax::EXPECTED, place).and(Role::Opened, at(&world.sources, world.policy, "{", 0))];
    let refusal = Refusal { exit: Exit::PolicyWrong, findings: &findings, sources: &world.sources, options: None };
    for (name, wanted) in [
        ("text", "uppsala/reorg.krav:2:48"),
        ("plain", "Fil uppsala/reorg.krav, rad 2, kolumn 48."),
        ("github", "file=uppsala/reorg.krav,line=2,col=48"),
    ] {
        let mut out = Vec::new();
        refused(format(name).unwrap(), &refusal, &View::new(Lang::Sv), &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.contains(wanted), "{out}");
        assert_eq!(recount(super::build::POLICY, place.start as usize), (2, 48));
        assert!(out.contains("K301"), "{out}");
    }
}

#[test]
fn a_file_of_one_huge_line_costs_no_more_than_what_is_drawn() {
    let setup =
        format!("{{\"x\": \"{}\", \"y\": 2018-08-25, \"z\": \"{}\"}}", "å\t".repeat(500_000), "ö".repeat(500_000));
    let world = World::with(&setup);
    let finding = Diagnostic::at(codes::structure::UNKNOWN_FIELD, at(&world.sources, world.setup, "2018-08-25", 0))
        .and(Role::Also, Span::new(world.setup, 0, setup.len()));
    let mut run = one(&world, world.judged(Strength::Must, Verdict::Pass, None));
    run.files[0].findings = vec![finding];
    let out = shown("text", &run, &world.sources, &View::new(Lang::Sv));
    assert!(out.len() < 2_000 && out.contains("\"y\": 2018-08-25,"), "{out}");
    assert!(out.lines().all(|row| row.width() <= 80), "{out}");
    let out = shown("plain", &run, &world.sources, &View::new(Lang::Sv));
    assert!(out.len() < 3_000, "{out}");
}
