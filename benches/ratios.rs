//! How much longer a check takes than a parse of the same bytes: `cargo bench --bench ratios`.
//!
//! What is compared runs in turn, one run of each after the other, so that a busy machine slows all alike; what is told
//! is the ratio of the medians. With a number of persons as argument the large file has so many.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "benchmarks"
)]

mod common;

use common::{by_hand, generate, large};
use kravkoll::document::{self, Syntax};
use kravkoll::engine::{Engine, Input, Setup};
use kravkoll::evaluate::{budget, judge};
use kravkoll::outcome::{FileOutcome, Run};
use kravkoll::report::{self, View};
use kravkoll::source::Sources;
use kravkoll::text::Lang;
use serde_json::Value;
use std::cell::RefCell;
use std::hint::black_box;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How many persons the largest provider has, when nothing else is asked for.
const LARGEST: usize = 20_000;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["memory", policy, file] => memory(policy, file),
        _ => tell(args.first().and_then(|persons| persons.parse().ok()).unwrap_or(LARGEST)),
    }
}

/// Checks a file once and tells the most memory that this took, in KiB.
fn memory(policy: &str, file: &str) {
    let bytes = std::fs::read(file).unwrap();
    let mut engine = if policy == "twelve" { common::twelve() } else { common::shipped() };
    black_box(common::check(&mut engine, bytes, Syntax::Json, 1));
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB");
    println!("{}", peak.trim().trim_end_matches(" kB"));
}

fn tell(largest: usize) {
    println!("| what | against | ratio of medians |\n|---|---|---|");
    let (twelve, shipped) = (RefCell::new(common::twelve()), RefCell::new(common::shipped()));
    let provider = large::mixed(largest);
    let (json, yaml) = (generate::json(&provider), common::yaml::yaml(&provider).into_bytes());
    drop(provider);

    let rounds = 7;
    let [parse, hand, ours, both, all, all_both] = race(
        rounds,
        &json,
        [
            &mut |json| drop(black_box(serde_json::from_slice::<Value>(&json).unwrap())),
            &mut |json| drop(black_box(by_hand::judge(&json, generate::AS_OF, &generate::MODELS).unwrap())),
            &mut |json| drop(black_box(common::check(&mut twelve.borrow_mut(), json, Syntax::Json, 1))),
            &mut |json| drop(black_box(common::check(&mut twelve.borrow_mut(), json, Syntax::Json, 2))),
            &mut |json| drop(black_box(to_the_end(&mut shipped.borrow_mut(), json, 1))),
            &mut |json| drop(black_box(to_the_end(&mut shipped.borrow_mut(), json, 2))),
        ],
    );
    row(&format!("by hand, {largest} persons, JSON"), "parse alone", hand, parse);
    row(&format!("twelve rules, {largest} persons, JSON"), "parse alone", ours, parse);
    row("the same on two cores", "parse alone", both, parse);
    row(&format!("twelve rules, {largest} persons, JSON"), "by hand", ours, hand);
    row(&format!("shipped policy, {largest} persons, JSON"), "parse alone", all, parse);
    row("the same on two cores", "parse alone", all_both, parse);

    let json_half_way = generate::json(&large::half_way(largest));
    let [parse, all, all_both] = race(
        3,
        &json_half_way,
        [
            &mut |json| drop(black_box(serde_json::from_slice::<Value>(&json).unwrap())),
            &mut |json| drop(black_box(to_the_end(&mut shipped.borrow_mut(), json, 1))),
            &mut |json| drop(black_box(to_the_end(&mut shipped.borrow_mut(), json, 2))),
        ],
    );
    row(&format!("shipped policy, {largest} persons, half-way"), "parse alone", all, parse);
    row("the same on two cores", "parse alone", all_both, parse);
    drop(json_half_way);

    let events = |yaml: Vec<u8>| {
        let text = std::str::from_utf8(&yaml).unwrap();
        assert_ne!(0, granit_parser::Parser::new_from_str(text).filter(Result::is_ok).count());
    };
    let [events, ours, both] = race(
        rounds,
        &yaml,
        [
            &mut |yaml| events(yaml),
            &mut |yaml| drop(black_box(common::check(&mut twelve.borrow_mut(), yaml, Syntax::Yaml, 1))),
            &mut |yaml| drop(black_box(common::check(&mut twelve.borrow_mut(), yaml, Syntax::Yaml, 2))),
        ],
    );
    row(&format!("twelve rules, {largest} persons, YAML"), "YAML events alone", ours, events);
    row("the same on two cores", "YAML events alone", both, events);

    parts(&json, (&twelve, &shipped));
    growth(&mut shipped.borrow_mut(), largest);
    small_files(&mut twelve.borrow_mut());
    processes();
    peaks(&json);
}

/// The parts of a check one by one: what is done in them is done without the others; hash and structure are told by what
/// they take together with reading.
fn parts(json: &[u8], (twelve, shipped): (&RefCell<Engine>, &RefCell<Engine>)) {
    // Hardly anything is asked of the file beside what the schema asks.
    let one = RefCell::new(common::of("one.krav", &[]));
    let setup = by_hand::read(json).unwrap();
    let tree = || {
        let mut sources = Sources::new();
        Arc::new(document::read(&mut sources, "provider", json, String::new(), Syntax::Json).tree.unwrap())
    };
    // Each run is given a tree that nothing was asked of yet.
    let rules = |engine: &RefCell<Engine>, threads: usize| {
        let (engine, tree) = (engine.borrow(), tree());
        let start = Instant::now();
        drop(black_box(judge(engine.program(), &tree, None, budget(tree.len()), (threads, &|| ()))));
        start.elapsed()
    };
    let by_hand = || {
        let start = Instant::now();
        drop(black_box(by_hand::verdicts(&setup, generate::AS_OF, &generate::MODELS)));
        start.elapsed()
    };
    let alone: Vec<[Duration; 5]> = (0..11)
        .map(|_| [by_hand(), rules(twelve, 1), rules(twelve, 2), rules(shipped, 1), rules(shipped, 2)])
        .collect();
    let [by_hand, ours, both, all, all_both] =
        std::array::from_fn(|which| median(alone.iter().map(|times| times[which]).collect()));
    let [parse, reading, unasked] = race(
        7,
        json,
        [
            &mut |json| drop(black_box(serde_json::from_slice::<Value>(&json).unwrap())),
            &mut |json| read_only(json),
            &mut |json| drop(black_box(common::check(&mut one.borrow_mut(), json, Syntax::Json, 1))),
        ],
    );
    row("reading with places, personal numbers", "parse alone", reading, parse);
    row("hash, structure", "parse alone", unasked - reading, parse);
    row("twelve rules and evidence, alone", "parse alone", ours, parse);
    row("twelve rules and evidence, alone", "the rules by hand, alone", ours, by_hand);
    row("the same on two cores", "the rules by hand, alone", both, by_hand);
    row("shipped rules and evidence, alone", "parse alone", all, parse);
    row("the same on two cores", "parse alone", all_both, parse);
    for (what, engine) in [("twelve", twelve), ("shipped", shipped)] {
        let formats = ["plain", "csv", "json"];
        for (name, time) in formats.into_iter().zip(telling(&mut engine.borrow_mut(), json, formats)) {
            row(&format!("{what}: told as {name}"), "parse alone", time, parse);
        }
    }
}

/// How long it takes to tell what was found in a file: to nobody, so that no disk counts.
fn telling<const N: usize>(engine: &mut Engine, json: &[u8], formats: [&str; N]) -> [f64; N] {
    let kept = engine.sources.clone();
    let input = Input { name: "provider".into(), bytes: json.to_vec() };
    let files = engine.check_all(vec![Setup::Read(input, Syntax::Json)], 1);
    let run = Run::new(engine.header.clone(), files);
    let view = View::new(Lang::Sv);
    let times = formats.map(|name| {
        let format = report::format(name).unwrap();
        let start = Instant::now();
        report::write(format, &run, &engine.sources, &view, &mut std::io::sink()).unwrap();
        start.elapsed().as_secs_f64()
    });
    engine.sources = kept;
    times
}

/// Checks a file, whose rules are all judged to their end.
fn to_the_end(engine: &mut Engine, json: Vec<u8>, threads: usize) -> FileOutcome {
    let outcome = common::check(engine, json, Syntax::Json, threads);
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    outcome
}

/// The median time of each run, all of them in turn. Each is given the bytes as if they were just read.
fn race<const N: usize>(rounds: usize, bytes: &[u8], mut runs: [&mut dyn FnMut(Vec<u8>); N]) -> [f64; N] {
    let mut times = [const { Vec::new() }; N];
    for _ in 0..rounds {
        for (run, times) in runs.iter_mut().zip(&mut times) {
            let bytes = bytes.to_vec();
            let start = Instant::now();
            run(bytes);
            times.push(start.elapsed());
        }
    }
    times.map(median)
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default().as_secs_f64()
}

fn row(what: &str, against: &str, ours: f64, theirs: f64) {
    println!("| {what} | {against} | {:.2} |", ours / theirs);
}

/// By which power of the size the time of the shipped policy grows, from step to step and over all, and that of telling.
fn growth(shipped: &mut Engine, largest: usize) {
    let sizes: Vec<usize> =
        [20, 500, 2_000, LARGEST].into_iter().filter(|size| *size < largest).chain([largest]).collect();
    let (mut times, mut told) = (Vec::new(), Vec::new());
    for persons in &sizes {
        let json = generate::json(&large::mixed(*persons));
        let rounds = if *persons > 2_000 { 3 } else { 9 };
        let [time] = race(rounds, &json, [&mut |json| drop(black_box(common::check(shipped, json, Syntax::Json, 1)))]);
        times.push((json.len() as f64, time));
        told.push((json.len() as f64, telling(shipped, &json, ["csv"])[0]));
    }
    let power = |a: (f64, f64), b: (f64, f64)| (b.1 / a.1).ln() / (b.0 / a.0).ln();
    for (sizes, times) in sizes.windows(2).zip(times.windows(2)) {
        println!(
            "| growth, shipped policy, {} to {} persons | size | power {:.2} |",
            sizes[0],
            sizes[1],
            power(times[0], times[1])
        );
    }
    println!(
        "| growth, shipped policy, {} to {largest} persons | size | power {:.2} |",
        sizes[0],
        power(times[0], times[times.len() - 1])
    );
    if let [.., before, last] = told[..] {
        let persons = sizes[sizes.len() - 2];
        println!("| growth, told as csv, {persons} to {largest} persons | size | power {:.2} |", power(before, last));
    }
}

fn small_files(twelve: &mut Engine) {
    let files: Vec<Vec<u8>> = generate::small(2_000).collect();
    let (mut apart, mut one) = (common::twelve(), common::of("one.krav", &[]));
    let each = |run: &mut dyn FnMut(&Vec<u8>)| files.iter().for_each(run);
    let [hand, ours, together, parse, read, unasked] = race(
        5,
        &[],
        [
            &mut |_| {
                each(&mut |bytes| drop(black_box(by_hand::judge(bytes, generate::AS_OF, &generate::MODELS).unwrap())));
            },
            &mut |_| each(&mut |bytes| drop(black_box(common::check(twelve, bytes.clone(), Syntax::Json, 1)))),
            &mut |_| {
                black_box(common::check_all(&mut apart, &files, 2));
            },
            &mut |_| each(&mut |bytes| drop(black_box(serde_json::from_slice::<Value>(bytes).unwrap()))),
            &mut |_| each(&mut |bytes| read_only(bytes.clone())),
            &mut |_| each(&mut |bytes| drop(black_box(common::check(&mut one, bytes.clone(), Syntax::Json, 1)))),
        ],
    );
    let by_hand = "by hand, one thread";
    row("twelve rules, 2000 small files, one thread", by_hand, ours, hand);
    row("twelve rules, 2000 small files, two cores", by_hand, together, hand);
    row("the same files: the parse alone", by_hand, parse, hand);
    row("the same files: read with places, personal numbers", by_hand, read, hand);
    row("the same files: read, hash, structure, one rule", by_hand, unasked, hand);
}

/// Reads a file with its places, and looks for personal numbers.
fn read_only(json: Vec<u8>) {
    let mut sources = Sources::new();
    drop(black_box(document::read(&mut sources, "provider", json, String::new(), Syntax::Json)));
}

/// Whole processes, from nothing to the exit code. Programs that were just linked are slower to begin than the same ones copied,
/// as an installed program is: so both are copied first.
fn processes() {
    let programs = tempfile::tempdir().unwrap();
    let copied = |program: &Path| {
        let copy = programs.path().join(program.file_name().unwrap());
        std::fs::copy(program, &copy).unwrap();
        copy
    };
    let (own, by_hand) = (copied(Path::new(env!("CARGO_BIN_EXE_kravkoll"))), copied(&program_by_hand()));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("provider.json");
    let hand = || run(Command::new(&by_hand).arg(&file).arg(generate::AS_OF).args(generate::MODELS));
    let checked = ["--as-of", generate::AS_OF, "--format", "plain"];
    for (what, provider) in [("20 persons", large::mixed(20)), ("20 persons, half-way", large::half_way(20))] {
        std::fs::write(&file, generate::json(&provider)).unwrap();
        let [hand, ours] =
            race(101, &[], [&mut |_| hand(), &mut |_| run(Command::new(&own).arg("check").arg(&file).args(checked))]);
        row(&format!("a process, shipped policy, {what}"), "a process by hand", ours, hand);
    }
    let [hand, version, nothing] = race(
        101,
        &[],
        [&mut |_| hand(), &mut |_| run(Command::new(&own).arg("--version")), &mut |_| run(&mut Command::new("true"))],
    );
    row("a process that tells its version", "a process by hand", version, hand);
    row("a process that does nothing", "a process by hand", nothing, hand);
}

/// The program by hand, built as this one was.
fn program_by_hand() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let build = ["build", "--quiet", "--release", "--example", "by-hand"];
    let built = Command::new(cargo).args(build).current_dir(env!("CARGO_MANIFEST_DIR")).status().unwrap();
    assert!(built.success());
    Path::new(env!("CARGO_BIN_EXE_kravkoll")).with_file_name("examples").join("by-hand")
}

fn run(command: &mut Command) {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
}

fn peaks(json: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("provider.json");
    std::fs::write(&file, json).unwrap();
    for policy in ["twelve", "shipped"] {
        let kibibytes = peak(policy, &file);
        println!("| peak memory, {policy} | size of the file | {:.1} |", kibibytes * 1024.0 / json.len() as f64);
    }
}

fn peak(policy: &str, file: &Path) -> f64 {
    let own = std::env::current_exe().unwrap();
    let mut child = Command::new(own).args(["memory", policy]).arg(file).stdout(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    child.wait().unwrap();
    said.trim().parse().unwrap_or(f64::NAN)
}
