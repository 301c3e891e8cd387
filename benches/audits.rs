//! How much longer an audit of many small providers takes than a parse of the same bytes, and how its memory grows:
//! `cargo bench --bench audits`. A number as argument takes so many providers; 100,000 take an hour and twenty
//! gigabytes of disk for the time being.
//!
//! Each run is a process of its own on all cores: the program, and beside it this one, which reads and parses the same
//! files and does nothing with them.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "benchmarks"
)]

#[path = "common/generate.rs"]
mod generate;

use serde_json::Value;
use std::hint::black_box;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How many providers there are, when nothing else is asked for.
const MOST: usize = 100_000;

/// Against how many the memory is held.
const FEW: usize = 1_000;

/// Files of a folder.
const FOLDER: usize = 1_000;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["parse", path] => parse(Path::new(path)),
        _ => tell(args.first().and_then(|count| count.parse().ok()).unwrap_or(MOST)),
    }
}

/// Reads and parses every file of the folders in a folder, or every line of a stream, on all cores.
fn parse(path: &Path) {
    let texts: Box<dyn Iterator<Item = Vec<u8>> + Send> = if path.is_dir() {
        let below = |folder: PathBuf| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let files = below(path.to_path_buf()).flat_map(below);
        Box::new(files.map(|file| std::fs::read(file).unwrap()))
    } else {
        Box::new(BufReader::new(std::fs::File::open(path).unwrap()).split(b'\n').map(Result::unwrap))
    };
    let texts = Mutex::new(texts);
    let next = || texts.lock().unwrap().next();
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(text) = next() {
                    black_box(serde_json::from_slice::<Value>(&text).unwrap());
                }
            });
        }
    });
}

/// What a process took: time, and the most memory in KiB.
#[derive(Clone, Copy)]
struct Took {
    time: Duration,
    memory: f64,
}

fn tell(most: usize) {
    let folder = tempfile::tempdir().unwrap();
    let (few, many) = (Drawn::new(folder.path(), FEW), Drawn::new(folder.path(), most));
    println!("{most} providers, {} bytes each.\n", many.bytes / most as u64);
    println!(
        "| what | files per second, of a parse alone | peak memory, of a parse alone | peak memory, of {FEW} providers |"
    );
    println!("|---|---|---|---|");
    let out = folder.path().join("out");
    let audit = |files: &Path| {
        // What is there of the run before would be taken over.
        let _ = std::fs::remove_dir_all(&out);
        let mut command = program("audit", files);
        let took = measure(command.args(["--format", "csv", "--out"]).arg(&out));
        assert!(out.join("receipt.json").exists(), "it came to its end");
        took
    };
    let check = |files: &Path| measure(program("check", files).args(["--format", "jsonl", "--quiet"]));
    let parsed = parse_alone(&many.files);
    row("files in folders, `audit` with `csv`", parsed, &|drawn| audit(&drawn.files), &few, &many);
    let parsed = parse_alone(&many.stream);
    row("a stream, `check --format jsonl`", parsed, &|drawn| check(&drawn.stream), &few, &many);
}

fn row(what: &str, parsed: Took, ours: &dyn Fn(&Drawn) -> Took, few: &Drawn, many: &Drawn) {
    let (small, large) = (ours(few), ours(many));
    println!(
        "| {what} | 1/{:.0} | {:.1} | {:.2} |",
        large.time.as_secs_f64() / parsed.time.as_secs_f64(),
        large.memory / parsed.memory,
        large.memory / small.memory,
    );
}

/// Drawn providers: as files, and as a stream of the same.
struct Drawn {
    files: PathBuf,
    stream: PathBuf,
    bytes: u64,
}

impl Drawn {
    fn new(folder: &Path, count: usize) -> Self {
        let (files, stream) = (folder.join(format!("{count}")), folder.join(format!("{count}.ndjson")));
        let mut out = BufWriter::new(std::fs::File::create(&stream).unwrap());
        let mut bytes = 0;
        for (number, provider) in generate::small(count).enumerate() {
            let below = files.join(format!("{:04}", number / FOLDER));
            if number % FOLDER == 0 {
                std::fs::create_dir_all(&below).unwrap();
            }
            std::fs::write(below.join(format!("{number:06}.json")), &provider).unwrap();
            out.write_all(&provider).and_then(|()| out.write_all(b"\n")).unwrap();
            bytes += provider.len() as u64;
        }
        out.flush().unwrap();
        Self { files, stream, bytes }
    }
}

/// What a parse of files alone takes.
fn parse_alone(path: &Path) -> Took {
    measure(Command::new(std::env::current_exe().unwrap()).arg("parse").arg(path))
}

fn program(command: &str, files: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kravkoll"));
    program.arg(command).arg(files).args(["--as-of", generate::AS_OF]);
    program
}

/// Runs a process and looks every now and then how much memory it has had at most.
fn measure(command: &mut Command) -> Took {
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut memory = f64::NAN;
    let code = loop {
        let told = std::fs::read_to_string(&status).unwrap_or_default();
        let peak = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        memory = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(memory);
        if let Some(code) = child.try_wait().unwrap() {
            break code.code();
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    // Some of the providers have a fault that the schema rejects.
    assert!(matches!(code, Some(0 | 2)), "{command:?}: {code:?}");
    Took { time: start.elapsed(), memory }
}
