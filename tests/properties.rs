//! What must hold whatever the policy and the setup.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "properties/change.rs"]
mod change;
#[path = "properties/judge.rs"]
mod judge;
#[path = "literate/mend.rs"]
mod mend;

use change::alternatives;
use judge::shipped;
use serde_json::Value;
use std::collections::BTreeSet;

fn provider(file: &str) -> Value {
    let path = format!("{}/fixtures/providers/{file}.yaml", env!("CARGO_MANIFEST_DIR"));
    mend::data(&std::fs::read_to_string(path).unwrap())
}

/// Evidence names every value whose change can change the verdict, where what is known decides.
#[test]
fn what_can_change_a_verdict_is_evidence() {
    for (file, every) in [("new-starter", 1), ("half-filled", 1), ("residential-hsl", 7)] {
        let setup = provider(file);
        let mut judge = shipped("2026-11-23");
        let before = judge.of(&setup).unwrap();
        let mut silent = BTreeSet::new();
        let mut changes = 0;
        for (pointer, changed) in alternatives(&setup).into_iter().step_by(every) {
            let Some(after) = judge.of(&changed) else { continue };
            for (key, said) in before.iter().filter(|(_, said)| said.is_decided()) {
                let Some(now) = after.get(key).filter(|now| now.verdict != said.verdict) else { continue };
                changes += 1;
                if !said.names(&pointer) {
                    silent.insert(format!("{key}: {} → {} by {pointer}", said.verdict, now.verdict));
                }
            }
        }
        assert!(silent.is_empty(), "{file}: {} of {changes}: {silent:#?}", silent.len());
        assert!(changes >= 10, "{file}: {changes}");
    }
}
