//! Signed audits: the same audit and key give the same bytes, and `verify` names whatever does not fit. The gate holds the
//! envelope against another implementation.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and reads and makes files")]

mod common;

use common::{AS_OF, Ran, root, run};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The first test vector of RFC 8032, and the second.
const PRIVATE: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";
const PUBLIC: &str = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n";
const ANOTHER: &str = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=\n-----END PUBLIC KEY-----\n";
const SIGNATURE: &str = "receipt.dsse.json";

struct Signing {
    folder: TempDir,
}

impl Signing {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("private.pem", PRIVATE), ("public.pem", PUBLIC), ("another.pem", ANOTHER)] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn audit(&self, out: &str, more: &[&str]) -> Ran {
        let setup = root().join("fixtures/providers/home-care-with-findings.yaml");
        let fixed = ["audit", text(&setup), "--as-of", AS_OF, "--lang", "en", "--format", "csv", "--format", "tap"];
        run(&[&fixed[..], &["--out", text(&self.path(out))], more].concat())
    }

    fn signed(&self, out: &str) {
        let ran = self.audit(out, &["--sign", text(&self.path("private.pem"))]);
        assert_eq!(ran.code, 1, "{}", ran.err);
    }

    fn verify(&self, key: Option<&str>) -> Ran {
        let key = key.map(|key| self.path(key));
        let more: Vec<&str> = key.iter().flat_map(|key| ["--key", text(key)]).collect();
        run(&[&["verify", text(&self.path("out")), "--inputs", "/", "--lang", "en"], &more[..]].concat())
    }

    /// That `verify` says one thing about one file.
    fn told(&self, key: Option<&str>, code: &str, file: &str) {
        let ran = self.verify(key);
        assert!(ran.code == 1 && ran.err.contains(code) && ran.err.contains(file), "{code}: {}", ran.err);
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_signature_that_fits_is_told_with_its_key() {
    let signing = Signing::new();
    signing.signed("out");
    let ran = signing.verify(Some("public.pem"));
    assert!(ran.code == 0 && ran.err.contains("The signature fits, with the key that was given."), "{}", ran.err);
    let ran = signing.verify(None);
    assert!(ran.code == 0 && ran.err.contains("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="), "{}", ran.err);
    let ran = signing.verify(Some("another.pem"));
    assert!(ran.code == 1 && ran.err.contains("K773"), "{}", ran.err);
    // The same audit and the same key.
    signing.signed("again");
    let bytes = |out: &str| fs::read(signing.path(out).join(SIGNATURE)).unwrap();
    assert_eq!(bytes("out"), bytes("again"));
    // An envelope, in the words of the standard.
    let envelope: Value = serde_json::from_slice(&bytes("out")).unwrap();
    assert_eq!(envelope["payloadType"], "application/vnd.in-toto+json");
    assert_eq!(envelope["signatures"].as_array().unwrap().len(), 1);
}

#[test]
fn whatever_is_changed_does_not_fit() {
    let signing = Signing::new();
    signing.signed("out");
    let path = signing.path("out").join(SIGNATURE);
    let good = fs::read(&path).unwrap();
    // A byte of it: of the payload, of the signature.
    for at in [200, good.len() - 40] {
        let mut changed = good.clone();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        fs::write(&path, &changed).unwrap();
        signing.told(Some("public.pem"), "K771", SIGNATURE);
    }
    fs::write(&path, &good).unwrap();
    // A report that was changed together with what the receipt says of it.
    let (csv, receipt) = (signing.path("out").join("results.csv"), signing.path("out").join("receipt.json"));
    let before = (fs::read(&csv).unwrap(), fs::read_to_string(&receipt).unwrap());
    fs::write(&csv, [&before.0[..], b" "].concat()).unwrap();
    signing.told(None, "K743", "results.csv");
    fs::write(&csv, &before.0).unwrap();
    fs::write(&receipt, before.1.replacen("\"exit_code\": 1", "\"exit_code\": 0", 1)).unwrap();
    signing.told(None, "K771", SIGNATURE);
    fs::write(&receipt, &before.1).unwrap();
    assert_eq!(signing.verify(Some("public.pem")).code, 0);
    // Taken away: nobody knows without a key.
    fs::remove_file(&path).unwrap();
    assert_eq!(signing.verify(None).code, 0);
    signing.told(Some("public.pem"), "K772", SIGNATURE);
}

#[test]
fn an_audit_that_is_not_signed_leaves_no_signature() {
    let signing = Signing::new();
    signing.signed("out");
    assert_eq!(signing.audit("out", &[]).code, 1);
    assert!(!signing.path("out").join(SIGNATURE).exists());
}

#[test]
fn what_is_no_key_is_told_before_anything_is_done() {
    let signing = Signing::new();
    fs::write(signing.path("no.pem"), "no key").unwrap();
    for (key, code) in [("public.pem", "K770"), ("no.pem", "K770"), ("none.pem", "K702")] {
        let ran = signing.audit("out", &["--sign", text(&signing.path(key))]);
        assert!(ran.code == 2 && ran.err.contains(code), "{key}: {}", ran.err);
        assert!(ran.out.is_empty() && !signing.path("out").exists());
    }
    signing.signed("out");
    let ran = signing.verify(Some("private.pem"));
    assert!(ran.code == 2 && ran.err.contains("K770"), "{}", ran.err);
    // A key is never shown.
    assert!(!ran.err.contains("MC4CAQAw"), "{}", ran.err);
}

#[test]
fn a_key_at_its_edge() {
    let signing = Signing::new();
    let path = signing.path("large.pem");
    for (size, code) in [(64 << 10, "K770"), ((64 << 10) + 1, "K705")] {
        fs::write(&path, vec![b'A'; size]).unwrap();
        let ran = signing.audit("out", &["--sign", text(&path)]);
        assert!(ran.code == 2 && ran.err.contains(code), "{size}: {}", ran.err);
    }
}
