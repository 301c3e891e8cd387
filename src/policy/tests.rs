//! What no fixture of a code shows.

use super::check;
use crate::document::{Syntax, read};
use crate::source::Sources;

/// The codes that a policy raises, each with the text that it underlines.
fn found(policy: &str) -> Vec<(&'static str, String)> {
    let mut sources = Sources::new();
    let schema = r#"{"type": "object", "properties": {"count": {"type": "integer"}, "name": {"type": "string"}}}"#;
    let document = read(&mut sources, "s.json", schema.as_bytes(), String::new(), Syntax::Json);
    let (schema, _) = crate::schema::load(&document.tree.unwrap());
    let file = sources.add("p.krav", policy, "");
    let (tree, faults) = crate::syntax::parse(file, policy);
    assert_eq!(faults, []);
    let (_, findings) = check(&[tree], file, &schema.unwrap(), &[]);
    let underlined = |f: &crate::diagnostic::Diagnostic| sources.file(file).slice(f.span().unwrap()).to_owned();
    findings.iter().map(|finding| (finding.code.id, underlined(finding))).collect()
}

#[test]
fn the_rules_of_an_extension_are_typed_and_names_of_its_base_are_let_be() {
    let policy = r#"policy own { schema "s" languages en }
rule here { must count > 1 }
extends base.policy version "2" {
  param   limit = 12
  rule    added { must count > limit  must name > 3  must count = "x" }
  replace rule old { cites a.clause  must base-definition(count) }
}"#;
    let expected = [("K439", "base.policy"), ("K420", ">"), ("K418", "count = \"x\"")];
    assert_eq!(found(policy), expected.map(|(code, text)| (code, text.to_owned())));
}
