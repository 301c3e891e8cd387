//! Which of several possible causes changed a verdict: each is taken back alone, and the file judged again with all else as
//! it is now.

use super::again;
use super::kept::{head, judged, whole};
use super::made::STORE;
use super::setups::{Kind, Setups};
use crate::audit::{Cause, Comparison, Head, Receipt};
use crate::cli::faults::shown;
use crate::diagnostic::{Diagnostic, codes::run as codes};
use crate::engine::Engine;
use crate::value::Date;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// Changes of which a cause is in doubt, by provider.
type Doubts = HashMap<String, Vec<usize>>;

/// An audit, and where what it was made of lies.
pub(super) struct Side {
    receipt: Receipt,
    /// Its folder.
    folder: PathBuf,
    /// The folder from which the names of its files are counted; `None`: they are not there any more.
    inputs: Option<PathBuf>,
    /// Its policy, where that lies elsewhere now.
    policy: Option<PathBuf>,
}

impl Side {
    /// Reads the receipt of an audit's folder.
    pub(super) fn read(folder: &Path, inputs: Option<PathBuf>, policy: Option<PathBuf>) -> Result<Self, Diagnostic> {
        let (receipt, _) = again::receipt(folder)?;
        Ok(Self { receipt, folder: folder.to_path_buf(), inputs, policy })
    }
}

/// Tries each cause that is in doubt; what could not be tried.
pub(super) fn tell_apart(comparison: &mut Comparison, old: &Side, new: &Side) -> Vec<Diagnostic> {
    let causes = [Cause::Provider, Cause::Policy, Cause::Basis, Cause::Date];
    let in_doubt = causes.map(|cause| (cause, comparison.in_doubt(cause)));
    let mut findings = Vec::new();
    for (cause, doubts) in in_doubt.iter().filter(|(_, doubts)| !doubts.is_empty()) {
        let trial = Trial {
            files: if *cause == Cause::Provider { old } else { new },
            policy: if *cause == Cause::Policy { old } else { new },
            basis: if *cause == Cause::Basis { old } else { new },
            day: if *cause == Cause::Date { old } else { new },
        };
        findings.extend(trial.run(*cause, doubts, comparison).err());
    }
    findings
}

/// One cause taken back: from which audit each part is.
struct Trial<'a> {
    files: &'a Side,
    policy: &'a Side,
    basis: &'a Side,
    day: &'a Side,
}

impl Trial<'_> {
    /// The engine, where policy and basis are those of then.
    fn engine(&self) -> Result<Engine, Diagnostic> {
        let changed = |file: String| Diagnostic::nowhere(codes::NOT_AS_THEN).with("file", file);
        let (policy, mut choice) = (&self.policy.receipt, again::choice(&self.basis.receipt));
        choice.policy = self.policy.policy.clone().or_else(|| again::choice(policy).policy);
        let name = || choice.policy.as_deref().map_or_else(|| policy.head.policy.name.clone(), shown);
        let day = Date::parse(&self.day.receipt.head.as_of);
        let engine = choice.load(day, again::options(&self.day.receipt)).map_err(|_| changed(name()))?;
        let made = head(&engine);
        if made.policy.sha256 != policy.head.policy.sha256 {
            return Err(changed(name()));
        }
        let then = self.basis.receipt.head.basis();
        match made.basis().symmetric_difference(&then).next() {
            Some((file, _)) => Err(changed((*file).to_owned())),
            None => Ok(engine),
        }
    }

    /// Judges the files of some providers, and notes their verdicts.
    fn run(&self, cause: Cause, doubts: &Doubts, comparison: &mut Comparison) -> Result<(), Diagnostic> {
        let mut engine = self.engine()?;
        let Some(inputs) = &self.files.inputs else {
            return Err(Diagnostic::nowhere(codes::NO_INPUTS).with("folder", shown(&self.files.folder)));
        };
        let then = hashes(&self.files.folder.join(STORE), doubts)?;
        let within: HashSet<&str> = then.keys().flat_map(|path| files_of(path)).collect();
        let is_wanted = |file: &&String| within.contains(file.as_str());
        let files: Vec<String> = self.files.receipt.setups.iter().filter(is_wanted).cloned().collect();
        let kind = self.files.receipt.head.options.input_format.as_deref().and_then(Kind::named);
        let mut setups = Setups::within(inputs, &files, kind);
        let threads = setups.threads();
        let mut changed = None;
        loop {
            let (_, next) = setups.next_setups(true, threads);
            if next.is_empty() {
                break;
            }
            for (record, _) in judged(&mut engine, next, threads) {
                match then.get(&record.path) {
                    Some(sha256) if *sha256 == record.sha256 => {
                        let places = doubts.get(record.about()).map_or(&[][..], Vec::as_slice);
                        comparison.without(cause, &record, places);
                    }
                    Some(_) => changed = changed.or(Some(record.path)),
                    None => {}
                }
            }
        }
        changed.map_or(Ok(()), |file| Err(Diagnostic::nowhere(codes::NOT_AS_THEN).with("file", file)))
    }
}

/// The files of some providers, as an audit names them, each with its hash.
fn hashes(store: &Path, doubts: &Doubts) -> Result<HashMap<String, String>, Diagnostic> {
    let (_, files): (Head, _) = whole(store)?;
    let mut found = HashMap::new();
    for file in files {
        let file = file?;
        if doubts.contains_key(file.about()) {
            found.insert(file.path, file.sha256);
        }
    }
    Ok(found)
}

/// The files of which a path may be: its own, that of a line in it, that of a member.
fn files_of(path: &str) -> impl Iterator<Item = &str> {
    let line = path.rsplit_once(':').map(|(file, _)| file);
    // The name of a folder may end as that of an archive does before its members.
    let members = path.match_indices("!/").filter_map(|(at, _)| path.get(..at));
    [Some(path), line].into_iter().flatten().chain(members)
}

#[cfg(test)]
mod tests {
    use super::files_of;

    #[test]
    fn a_path_may_be_that_of_a_file_a_line_or_a_member() {
        let of = |path| files_of(path).collect::<Vec<&str>>();
        assert_eq!(of("a.yaml"), ["a.yaml"]);
        assert_eq!(of("a.ndjson:3"), ["a.ndjson:3", "a.ndjson"]);
        assert!(of("Bo!/a.zip!/b.ndjson:3").contains(&"Bo!/a.zip"));
    }
}
