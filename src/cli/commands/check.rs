//! `check`: setup files against a policy.

use super::asked::Asked;
use super::setups::{Setups, nothing};
use crate::cli::config::{Config, Trouble};
use crate::cli::output::{self, Output, Written, finish, write_all};
use crate::cli::progress::Progress;
use crate::cli::reader::Reader;
use crate::cli::show;
use crate::cli::usage::{self, fill};
use crate::cli::{Face, define};
use crate::diagnostic::Diagnostic;
use crate::engine::{Engine, Refused};
use crate::host;
use crate::outcome::{Exit, Header, Options, Run};
use crate::source::Sources;
use crate::text::{Lang, cli as words};
use clap::builder::PathBufValueParser;
use clap::{ArgAction, ArgMatches, Command};

pub(crate) const FACE: Face = Face { name: "check", define, run };

fn define(command: Command, lang: Lang) -> Command {
    define::dressed(command, lang, words::CHECK, words::CHECK_USAGE)
        .after_help(words::CHECK_AFTER.get(lang))
        .arg(
            define::word("files", lang, words::VALUE_FILE, words::CHECK_FILES)
                .required(true)
                .action(ArgAction::Append)
                .num_args(1..)
                .value_parser(PathBufValueParser::new()),
        )
        .args(define::policy_options(lang))
        .args(define::judging_options(lang))
        .args(define::output_options(lang, show::formats()))
}

fn run(matches: &ArgMatches, reader: &Reader, config: Config) -> Exit {
    let asked = Asked::new(matches, config);
    let before = reader.lang();
    if asked.files.iter().filter(|file| file.as_os_str() == "-").count() > 1 {
        return usage::refuse(before, words::STDIN_TWICE.get(before));
    }
    // The outputs are opened first, so that nothing is checked in vain.
    let inputs = [&asked.files[..], &asked.choice.waivers[..]].concat();
    let mut outputs = match output::open(&asked.targets, &inputs, &asked.view(reader, before)) {
        Ok(outputs) => outputs,
        Err(findings) => return Trouble { sources: Sources::new(), findings }.tell(reader),
    };
    let mut engine = match asked.choice.load(asked.as_of, asked.options.clone()) {
        Ok(engine) => engine,
        Err(refused) => return refuse(&refused, &asked.options, outputs),
    };
    engine.gather(show::evidence(outputs.iter().map(|output| output.format), asked.verbose));
    let lang = reader.lang_for(&engine.header.policy);
    outputs.iter_mut().for_each(|output| output.speak(lang));
    if asked.as_of.is_none() && host::in_ci() && !asked.quiet {
        let note = fill(words::AS_OF_TODAY, lang, &[("date", &engine.header.as_of.to_string())]);
        host::say(&format!("{}{note}\n", words::NOTE.get(lang)));
    }
    let setups = Setups::new(asked.files.iter().cloned(), asked.kind, asked.stdin_name.as_deref());
    // A line of `jsonl` is about one file: what is to be said of the whole run is said beside it.
    let beside = outputs.iter().all(|output| output.format == "jsonl");
    let (exit, findings) = match outputs.as_mut_slice() {
        [output] if beside && setups.all_streams() => {
            let (exit, lines) = stream(&mut engine, setups, output);
            let mut findings = engine.settle();
            findings.extend((lines == 0).then(nothing));
            (finish(outputs, exit), findings)
        }
        _ => collect(&mut engine, setups, outputs, asked.quiet, lang),
    };
    if beside {
        show::remark(&findings, &engine.sources, exit, &asked.view(reader, lang));
    }
    // The process ends here, and its memory with it: to give it back piece by piece takes long.
    std::mem::forget(engine);
    exit
}

/// The policy cannot be used: every output says so.
fn refuse(refused: &Refused, options: &Options, outputs: Vec<Output>) -> Exit {
    let exit = if refused.could_not { Exit::CouldNot } else { Exit::PolicyWrong };
    write_all(outputs, exit, |format, view, out| {
        show::refused(format, &refused.findings, &refused.sources, (exit, Some(options)), view, out)
    })
}

/// Checks everything, then writes every output; what is to be said of the whole run.
fn collect(
    engine: &mut Engine,
    mut setups: Setups,
    outputs: Vec<Output>,
    quiet: bool,
    lang: Lang,
) -> (Exit, Vec<Diagnostic>) {
    let progress = Progress::new(setups.len(), quiet, lang);
    let mut files = Vec::new();
    let threads = setups.threads();
    loop {
        let (_, next) = setups.next_setups(true, threads);
        if next.is_empty() {
            break;
        }
        files.extend(engine.check_all(next, threads));
        progress.at(files.len());
    }
    drop(progress);
    let mut findings = engine.settle();
    findings.extend(files.is_empty().then(nothing));
    engine.header.findings.extend(findings.iter().cloned());
    // What is told of the policy is much; nothing asks the engine for it any more.
    let policy = std::mem::take(&mut engine.header.policy);
    let run = Run::new(Header { policy, ..engine.header.clone() }, files);
    let exit = write_all(outputs, run.exit, |format, view, out| show::write(format, &run, &engine.sources, view, out));
    // As in `run`.
    std::mem::forget(run);
    (exit, findings)
}

/// One line out for each setup in, in order, holding a few at a time; how many there were.
fn stream(engine: &mut Engine, mut setups: Setups, output: &mut Output) -> (Exit, usize) {
    let threads = setups.threads();
    let mut worst: Option<Exit> = None;
    let mut count = 0;
    let mut ended = Written::Done;
    while ended == Written::Done {
        let (lines, next) = setups.next_setups(false, threads);
        if next.is_empty() {
            break;
        }
        let told = engine.tell_all(next, threads, |header, place, file, sources| {
            let line = lines.get(place).copied().unwrap_or_default();
            (file.exit, show::jsonl_line(header, line, file, sources))
        });
        count += told.len();
        worst = worst.into_iter().chain(told.iter().map(|(exit, _)| *exit)).reduce(Exit::worst);
        ended = output.piece(|_, _, out| {
            for (_, line) in &told {
                out.write_all(line.as_bytes())?;
            }
            // Somebody may wait for these answers before sending the next line.
            out.flush()
        });
    }
    (ended.exit(Run::exit_of(&engine.header, worst.into_iter())), count)
}
