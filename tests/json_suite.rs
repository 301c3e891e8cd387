//! JSON against a public conformance suite (JSONTestSuite by Nicolas Seriot), which is fetched and not held here: its files
//! stand in the folder that `KRAV_JSON_SUITE` names. `.ci/run` fetches it and runs this.
#![expect(clippy::disallowed_methods, reason = "a test reads files and the environment")]

use kravkoll::document::{self, Syntax};
use kravkoll::source::Sources;

/// What is said of files that are JSON by the grammar: nested too deep, a key stands twice, a number cannot be held exactly.
const TOLD: [&str; 3] = ["K104", "K105", "K106"];

#[test]
#[ignore = "needs the suite, whose folder KRAV_JSON_SUITE names"]
fn what_is_json_is_read_and_nothing_else() {
    let folder = std::env::var("KRAV_JSON_SUITE").unwrap();
    let (mut right, mut wrong) = (0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let bytes = std::fs::read(&path).unwrap();
        let read = document::read(&mut Sources::new(), "a.json", &bytes, String::new(), Syntax::Json);
        let is_right = read.tree.is_some() && read.findings.is_empty();
        assert!(is_right || !read.findings.is_empty(), "{name}: nothing is said");
        match name.split('_').next().unwrap() {
            "y" => {
                let told = read.findings.iter().all(|finding| TOLD.contains(&finding.code.id));
                assert!(told, "{name}: {:?}", read.findings);
                right += usize::from(is_right);
            }
            "n" => {
                assert!(!is_right, "{name}");
                wrong += 1;
            }
            // Those of which the grammar does not say: read or refused, and never in silence.
            _ => {}
        }
    }
    assert!(right >= 85 && wrong >= 160, "{right} {wrong}");
}
