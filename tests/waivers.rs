//! Waivers: what they cover and what not, their states at the edges, what is said of them, and how every output shows
//! it.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads and makes files"
)]

#[path = "waivers/cases.rs"]
mod cases;
mod common;
#[path = "common/json.rs"]
mod json;
#[path = "waivers/program.rs"]
mod program;

use cases::{Asked, GONE, POLICY, Ran, SETUP, W, input, judged, load, run, w, written};
use kravkoll::outcome::Exit;
use kravkoll::report::finding;
use kravkoll::text::Lang;
use kravkoll::verdict::{Judged, Verdict};

/// One waiver on a day: its state, what is told with the text that is underlined, the results that it waives.
fn alone(w: W, as_of: &str) -> (String, Vec<String>, Vec<String>) {
    let ran = judged(&[w], as_of);
    let waived = ran.waived().into_iter().map(|name| name.trim_end_matches(" d-1").to_owned()).collect();
    (ran.states().concat(), ran.told(), waived)
}

#[test]
fn both_days_are_included() {
    let june = || w("r.fail").days("2026-06-01", "2026-06-30");
    let day = || w("r.fail").days("2026-06-15", "2026-06-15");
    for (w, as_of, state, told, waived) in [
        (june(), "2026-05-31", "not-yet-begun", "K805 2026-06-01", ""),
        (june(), "2026-06-01", "used", "", "r.fail"),
        (june(), "2026-06-30", "used", "", "r.fail"),
        (june(), "2026-07-01", "expired", "K804 2026-06-30", ""),
        (day(), "2026-06-14", "not-yet-begun", "K805 2026-06-15", ""),
        (day(), "2026-06-15", "used", "", "r.fail"),
        (day(), "2026-06-16", "expired", "K804 2026-06-15", ""),
    ] {
        assert_eq!(alone(w, as_of), (state.to_owned(), list(told), list(waived)), "{as_of}");
    }
}

fn list(text: &str) -> Vec<String> {
    text.split("; ").filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[test]
fn every_state_of_every_outcome() {
    for (w, state, told, waived) in [
        // A fail, of any strength.
        (w("r.fail"), "used", "", "r.fail"),
        (w("r.should"), "used", "", "r.should"),
        (w("r.note"), "used", "", "r.note"),
        (w("r.both"), "used", "", "r.both"),
        (w("r.late"), "used", "", "r.late[account=p-1/siebel]; r.late[account=p-2/prator]"),
        // What stands under another verdict is waived; that other stays.
        (w("r.hidden"), "used", "", "r.hidden"),
        (w("r.later"), "used", "", "r.later"),
        // Nothing else can be.
        (w("r.pass"), "unused", "K806 d-1", ""),
        (w("r.open"), "idle", "", ""),
        (w("r.pending"), "idle", "", ""),
        (w("r.idle"), "idle", "", ""),
        // Of several subjects those that fail.
        (w("r.each"), "used", "", "r.each[unit=norr]"),
        (w("r.each").on("unit=norr"), "used", "", "r.each[unit=norr]"),
        (w("r.each").on("unit=syd"), "unused", "K806 d-1", ""),
        (w("r.each").on("unit=vast"), "idle", "", ""),
        (w("r.account").on("account=p-2/prator"), "used", "", "r.account[account=p-2/prator]"),
        // What is not there.
        (w("r.fial"), "orphan", "K801 r.fial", ""),
        (w("r.fail").of("ekbaken"), "orphan", "K802 ekbaken", ""),
        (w("r.fail").on("unit=norr"), "orphan", "K803 unit=norr", ""),
        (w("r.idle").on("unit=norr"), "orphan", "K803 unit=norr", ""),
        (w("r.each").on("unit=nor"), "orphan", "K803 unit=nor", ""),
        (w("r.each").on("norr"), "orphan", "K803 norr", ""),
        (w("r.each").on("unit=Norr"), "orphan", "K803 unit=Norr", ""),
        (w("r.account").on("account=p-2"), "orphan", "K803 account=p-2", ""),
        (w("r.empty").on("unit=norr"), "orphan", "K803 unit=norr", ""),
        // What may be there: the list is not declared, or nothing was asked for each.
        (w("r.pair").on("unit=norr, network=n"), "idle", "", ""),
        (w("r.pair").on("unit=norr"), "orphan", "K803 unit=norr", ""),
        (w("r.pair").on("unit=norra, network=n"), "orphan", "K803 unit=norra, network=n", ""),
        (w("r.unlisted").on("computer=c"), "idle", "", ""),
        (w("r.off").on("unit=norr"), "idle", "", ""),
        (w("r.off"), "idle", "", ""),
        (w("r.empty"), "idle", "", ""),
        // A rule that is not there is told whatever the day.
        (w("r.fial").days("2026-01-01", "2026-02-01"), "orphan", "K801 r.fial", ""),
        (w("r.fail").of("ekbaken").days("2026-01-01", "2026-02-01"), "expired", "K804 2026-02-01", ""),
        (w("r.each").on("norr").days("2026-07-01", "2026-08-01"), "not-yet-begun", "K805 2026-07-01", ""),
    ] {
        let case = format!("{w:?}");
        assert_eq!(alone(w, "2026-06-15"), (state.to_owned(), list(told), list(waived)), "{case}");
    }
}

/// The verdicts of a result, the first its own.
fn of(ran: &Ran, name: &str) -> Vec<&'static str> {
    ran.results()
        .find(|(id, _)| id == name)
        .map(|(_, result)| result.judged().map(|judged| judged.verdict.name()).collect())
        .unwrap()
}

#[test]
fn the_worst_that_is_left_names_the_result() {
    let rules = ["r.both", "r.hidden", "r.later"];
    let before = judged(&[], "2026-06-15");
    let all: Vec<W> = rules.iter().map(|rule| w(rule).id(rule)).collect();
    let after = judged(&all, "2026-06-15");
    for (rule, was, is) in [
        ("r.both", vec!["fail", "fail"], vec!["waived", "waived"]),
        ("r.hidden", vec!["fail", "undetermined", "pass"], vec!["undetermined", "waived", "pass"]),
        ("r.later", vec!["fail", "pending"], vec!["pending", "waived"]),
    ] {
        assert_eq!((of(&before, &format!("0:{rule}")), of(&after, &format!("0:{rule}"))), (was, is), "{rule}");
    }
    // Of equals the strongest leads, as before.
    let (_, both) = after.results().find(|(id, _)| id == "0:r.both").unwrap();
    assert_eq!(both.judged().map(|judged| judged.strength.name()).collect::<Vec<_>>(), ["must", "should"]);
}

#[test]
fn what_is_waived_does_not_fail_and_is_counted_apart() {
    let policy = "policy p { schema \"provider-setup\" languages en } clause c { word must en \"C\" }\n\
                  rule a { cites c must as_of before 2000-01-01 } rule b { cites c should as_of before 2000-01-01 }";
    let exit = |waivers: &[W]| {
        let waivers = vec![input("w.yaml", &written(waivers))];
        let ran = run(&Asked { policy, waivers, ..Asked::default() });
        let mut summary = kravkoll::outcome::Summary::default();
        ran.files.iter().for_each(|file| summary.add(file));
        (ran.exits()[0], [Verdict::Fail, Verdict::Waived].map(|verdict| summary.with(verdict)))
    };
    assert_eq!(exit(&[]), (Exit::Failed, [2, 0]));
    assert_eq!(exit(&[w("a")]), (Exit::Met, [1, 1]));
    assert_eq!(exit(&[w("b")]), (Exit::Failed, [1, 1]));
    assert_eq!(exit(&[w("a").days("2026-01-01", "2026-06-14")]), (Exit::Failed, [2, 0]));
}

#[test]
fn of_two_waivers_the_one_that_holds_longest_is_named_and_both_are_used() {
    let until = |id: &str, last: &str| w("r.each").id(id).days("2026-01-01", last);
    for (waivers, named) in [
        (vec![until("a", "2026-07-01"), until("b", "2026-08-01")], "b"),
        (vec![until("b", "2026-08-01"), until("a", "2026-07-01")], "b"),
        (vec![until("a", "2026-08-01"), until("b", "2026-08-01")], "a"),
        (vec![until("a", "2026-07-01"), until("b", "2026-08-01").on("unit=norr")], "b"),
        (vec![until("a", "2026-08-01").on("unit=norr"), until("b", "2026-07-01")], "a"),
    ] {
        let ran = judged(&waivers, "2026-06-15");
        assert_eq!((ran.states(), ran.waived()), (vec!["used", "used"], vec![format!("r.each[unit=norr] {named}")]));
    }
    // One that does not hold takes nothing from one that does.
    let ran = judged(&[until("a", "2026-06-14"), until("b", "2026-06-15")], "2026-06-15");
    assert_eq!((ran.states(), ran.waived()), (vec!["expired", "used"], vec!["r.each[unit=norr] b".to_owned()]));
}

#[test]
fn what_was_probably_meant_is_said() {
    let says = |waiver: W, lang| {
        let ran = judged(&[waiver], "2026-06-15");
        let words = finding(&ran.findings[0], lang);
        format!("{} {}", words.message, words.help)
    };
    assert!(says(w("r.fial"), Lang::En).contains("Did you mean `r.fail`?"));
    assert!(says(w("r.fail").of("ekbaken"), Lang::Sv).contains("Menade du `ekbacken`?"));
    assert!(says(w("r.each").on("unit=nor"), Lang::En).contains("Did you mean `unit=norr`?"));
    assert!(says(w("r.account").on("account=p-1,siebel"), Lang::En).contains("Did you mean `account=p-1/siebel`?"));
    assert!(!says(w("something.else"), Lang::En).contains("Did you mean"));
}

const OTHER: &str = "provider: {id: norrgården}\nunits: [{id: ost, hsl: false}]\n";

#[test]
fn only_at_the_end_of_all_files_is_a_state_known() {
    let granted = [w("r.fail").of("norrgården").id("a"), w("r.each").on("unit=norr").id("b"), w("r.pass").id("c")];
    let waivers = || vec![input("w.yaml", &written(&granted))];
    let states = |setups: &[&str]| {
        let ran = run(&Asked { waivers: waivers(), setups, ..Asked::default() });
        (ran.states(), ran.waived())
    };
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(states(&[SETUP]), (vec!["orphan", "used", "unused"], named(&["r.each[unit=norr] b"])));
    assert_eq!(
        states(&[SETUP, OTHER]),
        (vec!["used", "used", "unused"], named(&["r.each[unit=norr] b", "1:r.fail a"]))
    );
    assert_eq!(states(&[OTHER]), (vec!["used", "orphan", "orphan"], named(&["r.fail a"])));
    // The provider of a file that cannot be read may be any.
    for lost in [GONE, "provider: [", "units: []", "provider: {id: 7}"] {
        assert_eq!(states(&[lost, OTHER]).0, ["used", "not-judged", "not-judged"], "{lost}");
        assert_eq!(states(&[lost, SETUP]).0, ["not-judged", "used", "unused"], "{lost}");
    }
    // The same provider twice: a fail in one of them is enough.
    let met = SETUP.replace("hsl: false", "hsl: true");
    assert_eq!(states(&[&met, SETUP]).1, named(&["1:r.each[unit=norr] b"]));
    assert_eq!(states(&[&met]).0, ["orphan", "unused", "unused"]);
}

#[test]
fn rules_that_are_not_judged_say_nothing_of_their_waivers() {
    let waivers = [w("r.fail").id("a"), w("r.pass").id("b"), w("r.fial").id("c")];
    let waivers = vec![input("w.yaml", &written(&waivers))];
    let ran = run(&Asked { waivers, only: &["r.fail"], ..Asked::default() });
    assert_eq!((ran.states(), ran.told()), (vec!["used", "not-judged", "orphan"], vec!["K801 r.fial".to_owned()]));
}

#[test]
fn a_provider_is_the_same_however_its_letters_are_put_together() {
    let waivers = vec![input("w.yaml", &written(&[w("r.fail").of("norrga\u{30a}rden")]))];
    let ran = run(&Asked { waivers, setups: &[OTHER], ..Asked::default() });
    assert_eq!(ran.waived(), ["r.fail d-1"]);
}

// ---- the wording of clauses ----

/// The hash of the wording behind a rule of a policy.
fn wording(policy: &str, rule: &str) -> String {
    let waivers = vec![input("w.yaml", &written(&[w(rule)]))];
    run(&Asked { policy, waivers, ..Asked::default() }).engine.header.waivers[0].wording.clone().unwrap()
}

#[test]
fn a_waiver_is_suspect_when_the_wording_is_another_than_its_own() {
    let now = wording(POLICY, "r.fail");
    let other = wording(POLICY, "r.both");
    assert!(now.len() == 64 && now != other);
    for (given, state) in [(&now[..], "used"), (&now[..12], "used"), (&other[..12], "suspect"), (&other, "suspect")] {
        let ran = judged(&[w("r.fail").worded(given)], "2026-06-15");
        assert_eq!((ran.states().concat(), ran.waived()), (state.to_owned(), vec!["r.fail d-1".to_owned()]));
        if state == "suspect" {
            assert_eq!(ran.told(), [format!("K807 {given}")]);
            assert!(finding(&ran.findings[0], Lang::En).help.contains(&format!("`wording: {}`", &now[..12])));
        }
    }
    // What is asked of it says itself whether it is needed, too.
    let stale = "000000000000";
    for (w, state, told) in [
        (w("r.pass"), "suspect", vec!["K806 d-1".to_owned(), format!("K807 {stale}")]),
        (w("r.open"), "suspect", vec![format!("K807 {stale}")]),
        (w("r.fial"), "orphan", vec!["K801 r.fial".to_owned()]),
        (w("r.fail").days("2026-01-01", "2026-06-14"), "expired", vec!["K804 2026-06-14".to_owned()]),
    ] {
        let ran = judged(&[w.worded(stale)], "2026-06-15");
        assert_eq!((ran.states().concat(), ran.told()), (state.to_owned(), told));
    }
}

#[test]
fn the_wording_is_that_of_the_clauses_and_nothing_else() {
    let now = wording(POLICY, "r.both");
    for (from, to, same) in [
        ("Så ska det vara.", "Så måste det vara.", false),
        ("So it should be.", "So it ought to be.", false),
        ("clause c.one { word must", "clause c.one { word should", false),
        ("cites c.one, c.two", "cites c.two, c.one", true),
        ("c.one", "c.first", true),
        ("clause c.one {", "clause c.one { section \"S\" page 7", true),
        ("should as_of before 1999-01-01", "should as_of before 1998-01-01", true),
    ] {
        let policy = POLICY.replace(from, to);
        assert_ne!(policy, POLICY, "{from}");
        assert_eq!(wording(&policy, "r.both") == now, same, "{from} to {to}");
    }
}

// ---- malformed files ----

#[test]
fn a_malformed_file_stops_the_run_and_the_policy_goes_first() {
    let refused = |policy, waivers: Vec<kravkoll::engine::Input>| {
        let refused = load(&Asked { policy, waivers, ..Asked::default() }).unwrap_err();
        (refused.findings.iter().map(|finding| finding.code.id).collect::<Vec<_>>().join(" "), refused.could_not)
    };
    let good = written(&[w("r.fail")]);
    for (name, text, codes) in [
        ("w.yaml", good.replace("rule:", "ruel:"), "K201"),
        ("w.yaml", "waivers: [".to_owned(), "K111"),
        ("w.json", "{\"waivers\": [}".to_owned(), "K112"),
        ("w.toml", "waivers = 1\n".to_owned(), "K226"),
        ("w.txt", good.clone(), "K706"),
        ("w.yaml", String::new(), "K103"),
        ("w.yaml", good.replace("2026-12-31", "2025-12-31"), "K809"),
        ("w.yaml", format!("# 811218-9876\n{good}"), "K190"),
    ] {
        assert_eq!(refused(POLICY, vec![input(name, &text)]), (codes.to_owned(), true), "{text}");
    }
    let twice = vec![input("a.yaml", &good), input("b.yaml", &good)];
    assert_eq!(refused(POLICY, twice), ("K808".to_owned(), true));
    let bad = vec![input("w.yaml", "waivers: 1\n")];
    assert!(!refused(&POLICY.replace("cites c.one", "cites c.three"), bad).1);
}

#[test]
fn json_and_toml_are_read_as_yaml_is() {
    let json = "{\"waivers\": [{\"id\": \"d-1\", \"rule\": \"r.fail\", \"provider\": \"ekbacken\", \"reason\": \"x\", \
                \"approver\": \"y\", \"case_number\": \"z\", \"granted\": \"2026-01-01\", \"expires\": \"2026-12-31\"}]}";
    let toml = "[[waivers]]\nid = \"d-1\"\nrule = \"r.fail\"\nprovider = \"ekbacken\"\nreason = \"x\"\napprover = \"y\"\n\
                case_number = \"z\"\ngranted = \"2026-01-01\"\nexpires = \"2026-12-31\"\n";
    for (name, text) in [("w.json", json), ("w.toml", toml)] {
        let ran = run(&Asked { waivers: vec![input(name, text)], ..Asked::default() });
        assert_eq!(ran.waived(), ["r.fail d-1"], "{name}");
    }
}

// ---- what waivers never do ----

/// Waivers drawn at random change nothing but fails that they cover, whatever else is in their file.
#[test]
fn waivers_change_nothing_but_the_fails_that_they_cover() {
    waivers_change_nothing_else(0);
}

/// The other half, on another core.
#[test]
fn other_waivers_change_nothing_but_the_fails_that_they_cover() {
    waivers_change_nothing_else(1);
}

/// Of the files that are drawn each second one, from that one on.
fn waivers_change_nothing_else(first: usize) {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |n: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % n as u64).unwrap()
    };
    let before = judged(&[], "2026-06-15");
    let rules: Vec<String> = before.engine.header.policy.rules.iter().map(|rule| rule.name.clone()).collect();
    let subjects = ["unit=norr", "unit=syd", "unit=vast", "account=p-1/siebel", "account=p-2/prator", "unit=x"];
    let days = ["2026-01-01", "2026-06-14", "2026-06-15", "2026-06-16", "2026-12-31"];
    let mut seen = 0;
    for round in 0..120 {
        let mut waivers = Vec::new();
        for n in 0..=below(6) {
            let (first, last) = (below(days.len()), below(days.len()));
            let mut waiver = w(&rules[below(rules.len())]).id(&format!("d-{n}"));
            waiver = waiver.days(days[first.min(last)], days[first.max(last)]);
            if below(2) == 0 {
                waiver = waiver.on(subjects[below(subjects.len())]);
            }
            if below(8) == 0 {
                waiver = waiver.of("norr");
            }
            waivers.push(waiver);
        }
        if round % 2 != first {
            continue;
        }
        let covers = |name: &str, w: &W| {
            let subject = w.subject.as_ref().map_or(String::new(), |subject| format!("[{subject}]"));
            let whole = format!("0:{}{subject}", w.rule);
            let fits = name == whole || (subject.is_empty() && name.starts_with(&format!("{whole}[")));
            let holds = w.granted.as_str() <= "2026-06-15" && "2026-06-15" <= w.expires.as_str();
            fits && holds && w.provider == "ekbacken"
        };
        let after = judged(&waivers, "2026-06-15");
        assert_eq!(before.results().count(), after.results().count());
        for ((name, was), (same, is)) in before.results().zip(after.results()) {
            assert_eq!(name, same);
            let covered = waivers.iter().any(|w| covers(&name, w));
            // By requirement: waiving may put them in another order.
            let mut was: Vec<Judged<'_>> = was.judged().collect();
            let mut is: Vec<Judged<'_>> = is.judged().collect();
            for judged in was.iter_mut().filter(|judged| covered && judged.verdict == Verdict::Fail) {
                judged.verdict = Verdict::Waived;
                seen += 1;
            }
            for all in [&mut was, &mut is] {
                all.sort_by_key(|judged| judged.told().requirement);
            }
            assert_eq!(was, is, "{name} {waivers:?}");
        }
        // The same again says the same, in the same order.
        let again = judged(&waivers, "2026-06-15");
        assert_eq!((after.states(), after.told()), (again.states(), again.told()));
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn results_under_one_waiver_share_a_headline_only_with_each_other() {
    let groups = |waivers: &[W]| {
        let ran = judged(waivers, "2026-06-15");
        let file = &ran.files[0];
        let names: Vec<String> = ran.results().map(|(name, _)| name.trim_start_matches("0:").to_owned()).collect();
        let named = |group: &kravkoll::outcome::Group| {
            let members: Vec<&str> = group.members.iter().map(|member| names[*member].as_str()).collect();
            format!("{} < {}", names[group.headline], members.join(" "))
        };
        file.groups
            .iter()
            .map(named)
            .filter(|group| !group.contains("r.pair"))
            .filter(|group| group.contains("unit=norr"))
            .collect::<Vec<_>>()
    };
    let all = ["r.each", "r.leader", "r.after"];
    let every =
        |id: &str| all.iter().map(|rule| w(rule).on("unit=norr").id(&format!("{id}{rule}"))).collect::<Vec<_>>();
    let before = groups(&[]);
    assert_eq!(before.len(), 1, "{before:?}");
    // A waiver each: none shares its headline with another.
    assert_eq!(groups(&every("d-")), Vec::<String>::new());
    // One that is waived leads none that fails.
    let one = groups(&[w("r.leader").on("unit=norr")]);
    assert!(one.iter().all(|group| !group.contains("r.leader")), "{one:?}");
}

#[test]
fn no_more_than_a_thousand_are_told_of() {
    let codes = |count: usize| {
        let waivers: Vec<W> = (0..count).map(|n| w("r.fial").id(&format!("d-{n}"))).collect();
        let told = judged(&waivers, "2026-06-15").findings;
        (told.len(), told.iter().any(|finding| finding.code.id == "K719"))
    };
    assert_eq!((codes(1_000), codes(1_001)), ((1_000, false), (1_001, true)));
}

#[test]
fn every_beginning_of_a_file_is_read_or_told() {
    let whole = include_str!("../fixtures/waivers/uppsala.yaml");
    for end in (0..whole.len()).step_by(61).filter(|end| whole.is_char_boundary(*end)) {
        let waivers = vec![input("w.yaml", &whole[..end])];
        match load(&Asked { waivers, ..Asked::default() }) {
            Ok(mut engine) => assert!(engine.settle().iter().all(|finding| finding.span().is_some())),
            Err(refused) => assert!(refused.could_not && !refused.findings.is_empty(), "{end}"),
        }
    }
}
