//! Bytes as policy, setup, schema and table, parted by lines `=====`: the policy is loaded and judges the setup.

use super::shared::{assert_sound, assert_told, input, load};
use kravkoll::document::Syntax;
use kravkoll::engine::{Bundle, Input};
use kravkoll::policy;
use kravkoll::source::Sources;
use kravkoll::syntax::{self, ast};

/// What a policy here need not say: that of the literate fixtures.
const HEADER: &str = r#"policy whole {
  title sv "Prov" en "Trial"   document "Prov" version "1" revised 2018-01-01
  version "1.0.0"   owner "Prov"   schema "own"   languages sv, en   time-zone "Europe/Stockholm"
}
clause c { section "S" page 1   binds provider   word must   sv "Krav."   en "Requirement." }
clause d { section "S" page 2   binds provider   word may   sv "Undantag."   en "Exception." }
"#;

const SCHEMA: &str = include_str!("whole.schema.json");

/// A setup and a schema that begin with `{` are JSON, else YAML; without a schema there is a small one.
pub fn whole(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut parts = text.split("\n=====\n");
    let mut part = || parts.next().unwrap_or("");
    let [policy, setup, schema, table] = [part(), part(), part(), part()];
    match load(bundle(policy, schema, table)) {
        Err(refused) => {
            assert!(!refused.findings.is_empty(), "refused without a word");
            assert_told(&refused.sources, &refused.findings);
        }
        Ok(mut engine) => {
            assert_told(&engine.sources, &engine.header.findings);
            let outcome = engine.check(&input("setup", setup.as_bytes()), syntax(setup));
            assert_sound(&engine, &outcome);
        }
    }
}

fn syntax(text: &str) -> Syntax {
    if text.starts_with('{') { Syntax::Json } else { Syntax::Yaml }
}

fn bundle(policy: &str, schema: &str, table: &str) -> Bundle {
    let mut bundle = Bundle::default();
    if !policy.contains("policy ") {
        bundle.policy.push(input("header.krav", HEADER.as_bytes()));
    }
    bundle.policy.push(input("policy.krav", policy.as_bytes()));
    let schema = if schema.is_empty() { SCHEMA } else { schema };
    let name = if syntax(schema) == Syntax::Json { "own.schema.json" } else { "own.schema.yaml" };
    bundle.schema = Some(input(name, schema.as_bytes()));
    add_table(&mut bundle, policy, table);
    bundle
}

/// Every table that the policy names is this one.
fn add_table(bundle: &mut Bundle, policy: &str, table: &str) {
    let given = |name: &str| -> Input { input(name, table.as_bytes()) };
    let tree = syntax::parse(Sources::new().add("", "", ""), policy).0;
    for item in &tree.items {
        if let ast::Item::Table(named) = item
            && !table.is_empty()
        {
            bundle.tables.push((named.name.text.clone(), given("given.csv")));
        }
    }
    let trees = [tree];
    for (name, path, _) in policy::wanted(&trees).tables {
        bundle.tables.retain(|(given, _)| *given != name);
        bundle.beside.push(given(&path));
    }
}
