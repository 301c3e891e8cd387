//! `audit`: many files, kept in a store, and the reports that are made of it.

use super::asked::Asked;
use super::kept::{Earlier, Keeping, Kept, ended, files, head, judged};
use super::made::{PAGES, RECEIPT, RUN, SIGNATURE, STORE, hash_of, made};
use super::setups::Setups;
use super::{keys, past};
use crate::audit::{Given, HashedFile, PrivateKey, Receipt, Store};
use crate::cli::config::{Config, Trouble};
use crate::cli::faults::{not_writable, shown};
use crate::cli::progress::Progress;
use crate::cli::reader::{Reader, in_a_file};
use crate::cli::show;
use crate::cli::usage::fill;
use crate::cli::{Face, define};
use crate::diagnostic::Diagnostic;
use crate::engine::{Engine, Setup, sha256};
use crate::history::History;
use crate::host::{self, Paths};
use crate::outcome::{Exit, FileRecord, ResultRecord};
use crate::source::Sources;
use crate::text::{Lang, cli as words};
use clap::builder::{PathBufValueParser, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::{Serialize, Serializer};
use std::path::PathBuf;

pub(crate) const FACE: Face = Face { name: "audit", define, run };

/// The formats that are written when none is asked for.
const USUAL: &[&str] = &[PAGES, "csv"];

/// Options that make sense for one file alone.
const OF_ONE_FILE: &[&str] = &["previous", "stdin-name"];

fn define(command: Command, lang: Lang) -> Command {
    let judging = define::judging_options(lang).into_iter().filter(|arg| !OF_ONE_FILE.contains(&arg.get_id().as_str()));
    define::dressed(command, lang, words::AUDIT, words::AUDIT_USAGE)
        .after_help(words::AUDIT_AFTER.get(lang))
        .arg(
            define::word("files", lang, words::VALUE_PATH, words::AUDIT_FILES)
                .required(true)
                .action(ArgAction::Append)
                .num_args(1..)
                .value_parser(PathBufValueParser::new()),
        )
        .args(define::policy_options(lang))
        .args(judging)
        .arg(define::out_folder(lang).required(true))
        .arg(formats(lang))
        .arg(define::history(lang))
        .arg(define::sign(lang))
        .arg(define::quiet(lang))
}

/// `--format`, for a file in the folder: names alone.
fn formats(lang: Lang) -> Arg {
    let mut about = String::from(words::AUDIT_FORMAT.get(lang));
    let mut names = Vec::new();
    for format in show::audit_formats() {
        about.push_str(&format!("\n  {:<13} {}", format.name, format.about.get(lang)));
        names.push(format.name);
    }
    define::listed("kinds", "format", lang, words::VALUE_NAME, about).value_parser(PossibleValuesParser::new(names))
}

fn run(matches: &ArgMatches, reader: &Reader, config: Config) -> Exit {
    let begun = host::now();
    let folder: PathBuf = matches.get_one("out").cloned().unwrap_or_default();
    let kinds: Vec<String> = matches.get_many("kinds").into_iter().flatten().cloned().collect();
    let asked = Asked::new(matches, config);
    let (paths, findings) = files(&asked.files);
    if !findings.is_empty() {
        return Trouble { sources: Sources::new(), findings }.tell(reader);
    }
    let engine = match asked.choice.load(asked.as_of, asked.options.clone()) {
        Ok(engine) => engine,
        Err(refused) => return super::refuse(*refused, reader),
    };
    let lang = reader.lang_for(&engine.header.policy);
    if asked.as_of.is_none() && host::in_ci() && !asked.quiet {
        let note = fill(words::AS_OF_TODAY, lang, &[("date", &engine.header.as_of.to_string())]);
        host::say(&format!("{}{note}\n", words::NOTE.get(lang)));
    }
    let formats = show::audit_formats().map(|format| format.name);
    let wanted = |name: &&'static str| {
        if kinds.is_empty() { USUAL.contains(name) } else { kinds.iter().any(|kind| kind == name) }
    };
    let formats = formats.filter(wanted).collect();
    let done = Extras::open(matches).and_then(|extras| {
        Audit { formats, engine, asked, folder, lang, extras, tally: Tally::default() }.run(&paths, reader, &begun)
    });
    done.unwrap_or_else(|finding| Trouble { sources: Sources::new(), findings: vec![finding] }.tell(reader))
}

/// The archives among the files, each with the hash of all its bytes: what is in one and no setup must not change either.
fn archives(paths: &Paths) -> Vec<HashedFile> {
    let named = paths.iter().map(|path| (shown(&path), path));
    let archives = named.filter(|(name, _)| host::Packed::of_name(name).is_some());
    // One that cannot be read has no hash, as a file.
    archives.map(|(name, path)| HashedFile { sha256: hash_of(&path).unwrap_or_default(), path: name }).collect()
}

/// The files of an audit, as a receipt names them.
struct Named<'a>(&'a Paths);

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.iter().map(|path| shown(&path)))
    }
}

/// An audit on its way.
struct Audit {
    engine: Engine,
    asked: Asked,
    folder: PathBuf,
    formats: Vec<&'static str>,
    lang: Lang,
    extras: Extras,
    tally: Tally,
}

/// What is done with an audit that is ready. All of it is opened before the audit, so that nobody waits in vain.
struct Extras {
    key: Option<PrivateKey>,
    history: Option<(PathBuf, History)>,
}

impl Extras {
    fn open(matches: &ArgMatches) -> Result<Self, Diagnostic> {
        let path = |id: &str| matches.get_one::<PathBuf>(id).cloned();
        let key = path("sign").map(|path| keys::private(&path)).transpose()?;
        let history = path("history").map(|path| Ok((path.clone(), past::open(&path)?))).transpose()?;
        Ok(Self { key, history })
    }
}

/// What is told at the end.
#[derive(Default)]
struct Tally {
    files: u64,
    unchecked: u64,
    taken_over: u64,
    failed: u64,
    undetermined: u64,
    worst: Option<Exit>,
}

impl Tally {
    fn add(&mut self, file: &FileRecord) {
        self.files += 1;
        self.unchecked += u64::from(!file.is_checked());
        self.failed += u64::from(file.results.iter().any(ResultRecord::fails));
        self.undetermined += u64::from(file.results.iter().any(ResultRecord::is_undetermined));
        let exit = Exit::of_code(file.exit_code);
        self.worst = Some(self.worst.map_or(exit, |worst| worst.worst(exit)));
    }
}

impl Audit {
    fn run(mut self, paths: &Paths, reader: &Reader, begun: &str) -> Result<Exit, Diagnostic> {
        let store = self.folder.join(STORE);
        host::make_folder(&self.folder).map_err(|_| not_writable(&shown(&self.folder)))?;
        // One of an earlier audit would be about reports that are there no more.
        let signature = self.folder.join(SIGNATURE);
        host::remove(&signature).map_err(|_| not_writable(&shown(&signature)))?;
        let head = head(&self.engine);
        let (mut keeping, mut earlier) = Keeping::begin(&store, &head)?;
        let mut setups = Setups::new(paths.iter(), self.asked.kind, None);
        let threads = setups.threads();
        let progress = Progress::of_long_run(setups.len(), self.asked.quiet, self.lang);
        loop {
            let (_, next) = setups.next_setups(true, threads);
            if next.is_empty() {
                break;
            }
            self.window(next, threads, &mut earlier, &mut keeping)?;
            keeping.keep()?;
            progress.at(usize::try_from(self.tally.files).unwrap_or(usize::MAX));
        }
        drop(progress);
        let (exit, end) = ended(&mut self.engine, self.tally.files, self.tally.worst);
        keeping.end(&end)?;
        let kept = Kept { path: store.clone(), header: &self.engine.header, exit, findings: end.findings };
        let view = in_a_file(&self.asked.view(reader, self.lang));
        let mut outputs = Vec::new();
        for format in &self.formats {
            made(format, &kept, &view, &mut |path, write| {
                let sha256 = self.file(path, write)?;
                outputs.push(HashedFile { path: path.to_owned(), sha256 });
                Ok(())
            })
            .map_err(|path| not_writable(&shown(&self.folder.join(path))))?;
        }
        let hash = hash_of(&store).map_err(|_| not_writable(&shown(&store)))?;
        outputs.insert(0, HashedFile { path: STORE.to_owned(), sha256: hash.clone() });
        let mut receipt = Receipt::new(head, self.given(), Named(paths), exit.code());
        (receipt.archives, receipt.outputs) = (archives(paths), outputs);
        let sha256 = self.written(RECEIPT, &mut |out| receipt.write(out))?;
        if let Some(key) = &self.extras.key {
            self.text(SIGNATURE, &key.sign(&receipt, RECEIPT, &sha256))?;
        }
        self.text(RUN, &self.circumstances(begun, threads))?;
        if let Some((path, history)) = &mut self.extras.history {
            past::remember(path, history, &store, &hash)?;
        }
        self.tell(exit);
        Ok(exit)
    }

    /// Checks some files, or takes over what was found of them, and keeps it.
    fn window(
        &mut self,
        setups: Vec<Setup>,
        threads: usize,
        earlier: &mut Earlier,
        keeping: &mut Keeping,
    ) -> Result<(), Diagnostic> {
        let mut waiting = Vec::new();
        for setup in setups {
            let known = match &setup {
                Setup::Read(input, _) => earlier.take(&input.name, || sha256(&input.bytes)).filter(|file| {
                    let provider = file.provider.as_ref().map(|provider| provider.key.as_str());
                    self.engine.take_over(provider, file.status)
                }),
                // It is tried again, in its place.
                Setup::Lost { path, .. } => earlier.take(path, String::new).and(None),
            };
            match known {
                Some(file) => {
                    self.judge(std::mem::take(&mut waiting), threads, keeping)?;
                    self.tally.taken_over += 1;
                    self.tally.add(&file);
                    keeping.line(&Store::line_of(&file))?;
                }
                None => waiting.push(setup),
            }
        }
        self.judge(waiting, threads, keeping)
    }

    /// Checks some files, and keeps what was found.
    fn judge(&mut self, setups: Vec<Setup>, threads: usize, keeping: &mut Keeping) -> Result<(), Diagnostic> {
        for (record, line) in judged(&mut self.engine, setups, threads) {
            self.tally.add(&record);
            keeping.line(&line)?;
        }
        Ok(())
    }

    /// Writes a file of the folder; the hash of its bytes.
    fn file(&self, path: &str, write: &mut super::made::Writing<'_>) -> std::io::Result<String> {
        let fault = |_: host::Fault| std::io::Error::other("");
        let path = self.folder.join(path);
        path.parent().map_or(Ok(()), host::make_folder).map_err(fault)?;
        let mut out = super::made::Hashing::new(host::OutputFile::create(&path).map_err(fault)?);
        write(&mut out)?;
        let (file, sha256) = out.finish();
        file.commit().map_err(fault)?;
        Ok(sha256)
    }

    /// The same, with the finding that it cannot be written.
    fn written(&self, name: &str, write: &mut super::made::Writing<'_>) -> Result<String, Diagnostic> {
        self.file(name, write).map_err(|_| not_writable(&shown(&self.folder.join(name))))
    }

    fn text(&self, name: &str, text: &str) -> Result<(), Diagnostic> {
        self.written(name, &mut |out| out.write_all(text.as_bytes())).map(|_| ())
    }

    fn given(&self) -> Given {
        let options = &self.asked.options;
        Given {
            policy: options.policy.clone(),
            schema: options.schema.clone(),
            tables: options.tables.clone(),
            waivers: options.waivers.clone(),
            lang: self.lang.code().to_owned(),
            formats: self.formats.iter().map(ToString::to_string).collect(),
        }
    }

    /// What is no function of the inputs: when it was run, where, by whom.
    fn circumstances(&self, begun: &str, threads: usize) -> String {
        let (user, machine) = host::who();
        let told = serde_json::json!({
            "begun": begun,
            "ended": host::now(),
            "user": user,
            "machine": machine,
            "threads": threads,
            "taken_over": self.tally.taken_over,
        });
        format!("{told:#}\n")
    }

    /// What is said on the screen.
    fn tell(&self, exit: Exit) {
        if self.asked.quiet {
            return;
        }
        let n = |count: u64| count.to_string();
        let values = [
            ("files", n(self.tally.files)),
            ("failed", n(self.tally.failed)),
            ("undetermined", n(self.tally.undetermined)),
            ("unchecked", n(self.tally.unchecked)),
            ("folder", shown(&self.folder)),
            ("code", exit.code().to_string()),
        ];
        host::say(&format!("{}\n", fill(words::AUDIT_DONE, self.lang, &values)));
        if self.tally.taken_over > 0 {
            let text = fill(words::AUDIT_TAKEN_OVER, self.lang, &[("n", &n(self.tally.taken_over))]);
            host::say(&format!("{text}\n"));
        }
    }
}
