//! `verify`: an audit made again from its receipt, and compared byte by byte.

use super::kept::{Kept, each_line, ended, head, judged};
use super::made::{Hashing, RECEIPT, SIGNATURE, STORE, hash_of, made};
use super::setups::{Kind, Setups};
use super::{again, keys};
use crate::audit::{HashedFile, PublicKey, Receipt, Store, signed_by};
use crate::cli::config::{Config, Trouble};
use crate::cli::faults::{not_writable, shown, unreadable};
use crate::cli::reader::{Reader, in_a_file};
use crate::cli::show::View;
use crate::cli::usage::fill;
use crate::cli::{Face, define};
use crate::diagnostic::{Diagnostic, codes::run as codes};
use crate::engine::{Engine, sha256};
use crate::host::{self, Fault, LARGEST_FILE};
use crate::outcome::Exit;
use crate::source::Sources;
use crate::text::{Lang, cli as words};
use crate::value::Date;
use clap::builder::PathBufValueParser;
use clap::{ArgMatches, Command};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

pub(crate) const FACE: Face = Face { name: "verify", define, run };

fn define(command: Command, lang: Lang) -> Command {
    define::dressed(command, lang, words::VERIFY, words::VERIFY_USAGE)
        .after_help(words::VERIFY_AFTER.get(lang))
        .arg(
            define::word("report", lang, words::VALUE_FOLDER, words::VERIFY_REPORT)
                .required(true)
                .value_parser(PathBufValueParser::new()),
        )
        .args(define::verify_options(lang))
        .args(define::policy_options(lang))
}

fn run(matches: &ArgMatches, reader: &Reader, _: Config) -> Exit {
    let path = |id: &str| matches.get_one::<PathBuf>(id).cloned();
    let folder = path("report").unwrap_or_default();
    let tell = |findings: Vec<Diagnostic>| Trouble { sources: Sources::new(), findings }.tell(reader);
    let key = path("key").map(|path| keys::public(&path)).transpose();
    let ((receipt, bytes), key) = match again::receipt(&folder).and_then(|receipt| Ok((receipt, key?))) {
        Ok(read) => read,
        Err(finding) => return tell(vec![finding]),
    };
    let version = env!("CARGO_PKG_VERSION");
    if receipt.head.tool_version != version && !matches.get_flag("any-version") {
        let finding = Diagnostic::nowhere(codes::OTHER_VERSION)
            .with("found", receipt.head.tool_version.as_str())
            .with("expected", version);
        return tell(vec![finding]);
    }
    let (mut choice, options) = (again::choice(&receipt), again::options(&receipt));
    choice.policy = path("policy").or(choice.policy);
    choice.schema = path("schema").or(choice.schema);
    let engine = match choice.load(Date::parse(&receipt.head.as_of), options) {
        Ok(engine) => engine,
        Err(refused) => return super::refuse(*refused, reader),
    };
    let lang = reader.lang_for(&engine.header.policy);
    let inputs = path("inputs").unwrap_or_default();
    let mut verifying = Verifying { receipt: &receipt, folder: &folder, findings: Vec::new() };
    let mut written = Vec::new();
    if receipt.write(&mut written).is_err() || written != bytes {
        verifying.say(codes::REPORT_CHANGED, RECEIPT);
    }
    let signer = verifying.signature(&sha256(&bytes), key);
    let own = in_a_file(&reader.view(Lang::parse(&receipt.given.lang).unwrap_or(lang)));
    if let Err(finding) = verifying.compare(engine, &inputs, &own) {
        return tell(vec![finding]);
    }
    let findings = verifying.findings;
    if findings.is_empty() {
        let values = [("folder", shown(&folder)), ("files", receipt.setups.len().to_string())];
        host::say(&format!("{}\n", fill(words::VERIFY_SAME, lang, &values)));
        if let Some(signer) = signer {
            let text = if key.is_some() { words::VERIFY_SIGNED } else { words::VERIFY_SIGNED_BY };
            host::say(&format!("{}\n", fill(text, lang, &[("key", signer.name())])));
        }
        return Exit::Met;
    }
    crate::cli::show::tell(&findings, &Sources::new(), Exit::Failed, &reader.view(lang));
    Exit::Failed
}

/// An audit that is made again.
struct Verifying<'a> {
    receipt: &'a Receipt,
    folder: &'a Path,
    findings: Vec<Diagnostic>,
}

impl Verifying<'_> {
    fn say(&mut self, code: crate::diagnostic::Code, file: &str) {
        let finding = Diagnostic::nowhere(code).with("file", file);
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    /// Whether it is signed as it should be: by whom.
    fn signature(&mut self, receipt: &str, key: Option<PublicKey>) -> Option<PublicKey> {
        let path = self.folder.join(SIGNATURE);
        let envelope = match host::read(&path, LARGEST_FILE) {
            Err(Fault::NotFound) => {
                if key.is_some() {
                    self.say(codes::NOT_SIGNED, SIGNATURE);
                }
                return None;
            }
            read => read.unwrap_or_default(),
        };
        let signer = signed_by(&envelope, self.receipt, RECEIPT, receipt);
        match (signer, key) {
            (None, _) => self.say(codes::SIGNATURE_WRONG, SIGNATURE),
            (Some(found), Some(expected)) if found != expected => self.findings.push(
                Diagnostic::nowhere(codes::OTHER_KEY)
                    .with("file", SIGNATURE)
                    .with("found", found.name())
                    .with("expected", expected.name()),
            ),
            _ => {}
        }
        signer
    }

    /// Compares what it rests on, the verdicts, then every file of the folder.
    fn compare(&mut self, mut engine: Engine, inputs: &Path, view: &View) -> Result<(), Diagnostic> {
        let head = head(&engine);
        self.basis(&head.inputs);
        let store = self.folder.join(STORE);
        let mut written = each_line(&store).map_err(|fault| unreadable(&shown(&store), fault))?;
        let is_head = matches!(written.next(), Some(Some(Store::Head(known))) if *known == self.receipt.head);
        if !is_head {
            self.say(codes::REPORT_CHANGED, STORE);
        }
        // Whatever can be read of the store, it must be this to the byte.
        let mut anew = Hashing::new(io::sink());
        let mut keep = |line: &[u8]| anew.write_all(line).map_err(|_| not_writable(STORE));
        keep(&head.line())?;
        let kind = self.receipt.head.options.input_format.as_deref().and_then(Kind::named);
        let mut setups = Setups::within(inputs, &self.receipt.setups, kind);
        let threads = setups.threads();
        let (mut files, mut worst): (u64, Option<Exit>) = (0, None);
        loop {
            let (_, next) = setups.next_setups(true, threads);
            if next.is_empty() {
                break;
            }
            for (record, line) in judged(&mut engine, next, threads) {
                files += 1;
                keep(&line)?;
                let exit = Exit::of_code(record.exit_code);
                worst = Some(worst.map_or(exit, |worst| worst.worst(exit)));
                match written.next() {
                    Some(Some(Store::File(known))) if *known == record => {}
                    Some(Some(Store::File(known))) if known.path == record.path && known.sha256 != record.sha256 => {
                        self.say(codes::SETUP_CHANGED, &record.path);
                    }
                    _ => self.say(codes::VERDICTS_CHANGED, &record.path),
                }
            }
        }
        for archive in &self.receipt.archives {
            if hash_of(&inputs.join(&archive.path)).unwrap_or_default() != archive.sha256 {
                self.say(codes::SETUP_CHANGED, &archive.path);
            }
        }
        let (exit, end) = ended(&mut engine, files, worst);
        keep(&end.line())?;
        let is_end = matches!(written.next(), Some(Some(Store::End(known))) if *known == end);
        if !is_end || written.next().is_some() {
            self.say(codes::REPORT_CHANGED, STORE);
        }
        if exit.code() != self.receipt.exit_code {
            self.say(codes::REPORT_CHANGED, RECEIPT);
        }
        drop(written);
        let kept = Kept { path: store, header: &engine.header, exit, findings: end.findings };
        self.reports(&kept, anew.finish().1, view);
        Ok(())
    }

    /// Whether policy, schema, tables and waivers are those of then.
    fn basis(&mut self, now: &[HashedFile]) {
        let then = &self.receipt.head.inputs;
        let names: Vec<&str> = then.iter().chain(now).map(|file| file.path.as_str()).collect();
        let hash = |files: &[HashedFile], name: &str| {
            files.iter().find(|file| file.path == name).map(|file| file.sha256.clone())
        };
        for name in names {
            if hash(then, name) != hash(now, name) {
                self.say(codes::BASIS_CHANGED, name);
            }
        }
    }

    /// Makes every report again from the store, and compares it with the one that is there and with the receipt.
    fn reports(&mut self, kept: &Kept<'_>, store: String, view: &View) {
        let (mut made_now, mut is_all) = (vec![(STORE.to_owned(), store)], true);
        for format in &self.receipt.given.formats {
            let done = made(format, kept, view, &mut |path, write| {
                let mut out = Hashing::new(io::sink());
                write(&mut out)?;
                made_now.push((path.to_owned(), out.finish().1));
                Ok(())
            });
            is_all &= done.is_ok();
        }
        for (path, sha256) in &made_now {
            let there = hash_of(&self.folder.join(path)).ok();
            let told = self.receipt.outputs.iter().find(|file| file.path == *path).map(|file| &file.sha256);
            if there.as_ref() != Some(sha256) {
                self.say(codes::REPORT_CHANGED, path);
            } else if told != Some(sha256) {
                self.say(codes::REPORT_CHANGED, RECEIPT);
            }
        }
        let receipt = self.receipt;
        for told in &receipt.outputs {
            if made_now.iter().any(|(path, _)| *path == told.path) {
                continue;
            }
            if is_all {
                self.say(codes::REPORT_CHANGED, RECEIPT);
            } else if hash_of(&self.folder.join(&told.path)).ok().as_ref() != Some(&told.sha256) {
                // The store makes no report, which has been said of it: what the receipt says of this one is all there is.
                self.say(codes::REPORT_CHANGED, &told.path);
            }
        }
    }
}
