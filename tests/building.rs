//! Policies that build on others: `import`, `extends`, and the file of last time.
//!
//! What a changed param, strength or rule comes to is compared with the verdicts of the policy that is extended.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may fail, and makes files"
)]

mod common;
#[path = "common/json.rs"]
mod json;

use common::{root, run};
use json::{check, underlined};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const ALMVIKEN: &str = "fixtures/policies/almviken";
const HOME_CARE: &str = "fixtures/providers/home-care.yaml";

/// Each result by its id: verdict and strength.
fn verdicts(output: &Value) -> BTreeMap<String, (String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let results = output["files"][0]["results"].as_array().unwrap();
    results.iter().map(|r| (text(&r["id"]), (text(&r["verdict"]), text(&r["strength"])))).collect()
}

#[test]
fn the_second_municipality_differs_from_the_first_in_what_it_changed_and_nothing_else() {
    let base = verdicts(&check(&[HOME_CARE]).1);
    let (_, output) = check(&[HOME_CARE, "--policy", ALMVIKEN]);
    assert_eq!(output["policy"]["name"], "almviken.it-requirements");
    let part =
        |list: &str| output["policy"][list].as_array().unwrap().iter().map(|p| p["name"].clone()).collect::<Vec<_>>();
    assert_eq!(
        (part("extends"), part("imports")),
        (vec!["uppsala.it-checklist".into()], vec!["consistency.provider-setup".into()])
    );
    let own = verdicts(&output);
    let changed = [
        "siebel.expert-ratio",
        "siebel.training-care-experts",
        "siebel.night-contact",
        "phoniro.admins",
        "almviken.organisation-number",
    ];
    let is_changed = |id: &str| {
        let rule = id.split_once('[').map_or(id, |(rule, _)| rule);
        changed.contains(&rule)
    };
    let rest = |all: &BTreeMap<String, (String, String)>| -> BTreeMap<String, (String, String)> {
        all.iter().filter(|(id, _)| !is_changed(id)).map(|(id, said)| (id.clone(), said.clone())).collect()
    };
    assert_eq!(rest(&base), rest(&own));
    assert!(rest(&own).len() > 100);
    let has = |all: &BTreeMap<String, _>, rule: &str| all.keys().any(|id| id.split('[').next() == Some(rule));
    assert!(!has(&own, "siebel.night-contact") && has(&base, "siebel.night-contact"));
    for (id, (_, strength)) in &own {
        if id.starts_with("siebel.training-care-experts") {
            assert_eq!(strength, "note", "{id}");
        }
    }
    assert_eq!(own["almviken.organisation-number"].0, "pass");
}

/// Eleven in care with two experts: enough for a tenth, and for 15 % (two). With one expert only for a tenth.
#[test]
fn a_changed_param_holds_where_the_base_uses_it() {
    let folder = TempDir::new().unwrap();
    let text = fs::read_to_string(root().join(HOME_CARE)).unwrap();
    let file = folder.path().join("one-expert.yaml");
    let mut experts = 0;
    let one = text.lines().map(|line| {
        if line.contains("roles:") && line.contains("expert") {
            experts += 1;
            if experts > 1 {
                return line.replace("expert, ", "").replace("expert", "");
            }
        }
        line.to_owned()
    });
    fs::write(&file, one.collect::<Vec<_>>().join("\n")).unwrap();
    let file = file.to_str().unwrap();
    let ratio = |arguments: &[&str]| {
        let mut all = vec![file, "--only", "siebel.expert-ratio"];
        all.extend(arguments);
        let (_, output) = check(&all);
        let result = &output["files"][0]["results"][0];
        (result["verdict"].clone(), result["needed"].clone(), result["total"].clone())
    };
    assert_eq!(ratio(&[]), ("pass".into(), 1.into(), 11.into()));
    assert_eq!(ratio(&["--policy", ALMVIKEN]), ("fail".into(), 2.into(), 11.into()));
}

#[test]
fn the_examples_of_the_second_municipality_hold_and_ask_for_no_others() {
    let ran = run(&["test", ALMVIKEN, "--lang", "en"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

/// What was dropped or weakened is uncovered by choice, and says why; the rest is reviewed with its own policy.
#[test]
fn what_is_left_out_is_uncovered_by_choice_with_the_reason() {
    let ran = run(&["coverage", ALMVIKEN, "--format", "json"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let output: Value = serde_json::from_str(&ran.out).unwrap();
    let clauses = output["clauses"].as_array().unwrap();
    let state = |id: &str| clauses.iter().find(|clause| clause["id"] == id).unwrap();
    let weakened = state("siebel.training-care-experts");
    assert_eq!(weakened["state"], "by-choice");
    assert_eq!(weakened["choices"][0]["change"], "weakened");
    assert_eq!(weakened["choices"][0]["because"]["en"], "The course is held only once a year in Almviken.");
    let dropped = state("siebel.night-contact");
    assert_eq!(dropped["choices"][0]["change"], "dropped");
    // Other rules still stand behind it.
    assert_eq!(dropped["state"], "checked-and-attested");
    assert_eq!(state("almviken.organisation-number")["state"], "checked");
    let rules = output["rules"].as_array().unwrap();
    let review = |id: &str| rules.iter().find(|rule| rule["id"] == id).unwrap()["clauses"][0]["review"].clone();
    assert_eq!((review("phoniro.admins"), review("phoniro.fixed-ip")), ("reviewed".into(), "elsewhere".into()));
}

/// A folder with files; their texts may say `UPPSALA` for the path of the policy.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let uppsala = root().join("policies/uppsala");
        fs::write(path, text.replace("UPPSALA", uppsala.to_str().unwrap())).unwrap();
    }
    folder
}

/// The rules of a policy in a folder with their verdicts, or the codes of what is wrong with it.
fn judged(folder: &Path, policy: &str) -> (i32, Vec<String>) {
    let (file, policy) = (folder.join("a.yaml"), folder.join(policy));
    fs::write(&file, "provider: {id: a, approved: true}\n").unwrap();
    let (code, output) = check(&[file.to_str().unwrap(), "--policy", policy.to_str().unwrap()]);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    if code == 3 {
        let place = |f: &Value| format!("{} {}", text(&f["code"]), f["location"]["line"]);
        return (code, output["findings"].as_array().unwrap().iter().map(place).collect());
    }
    let said = |r: &Value| format!("{} {}", text(&r["rule"]), text(&r["verdict"]));
    (code, output["files"][0]["results"].as_array().unwrap().iter().map(said).collect())
}

const HEADER: &str = "policy NAME { schema \"provider-setup\" languages sv version \"1\" }\n";

fn header(name: &str) -> String {
    HEADER.replace("NAME", name)
}

const APPROVED: &str =
    "clause NAME.c { word must sv \"Godkänd.\" }\nrule NAME.r { cites NAME.c must provider.approved }\n";

fn rule(name: &str) -> String {
    APPROVED.replace("NAME", name)
}

#[test]
fn imports_are_counted_from_the_file_and_each_is_read_once() {
    let own = header("own")
        + "import \"../shared/words.krav\"\nimport \"../other\"\n"
        + &rule("own").replace("provider.approved", "fine");
    let other = header("other") + "import \"../shared/words.krav\"\nimport \"deep/more.krav\"\n" + &rule("other");
    let folder = folder(&[
        ("own/policy.krav", &own),
        ("other/policy.krav", &other),
        ("other/deep/more.krav", &(String::new() + &rule("more"))),
        ("shared/words.krav", "define fine = provider.approved\n"),
    ]);
    // `more.krav` lies in the folder of `other`, so it is a part of it already: imported, its names stand twice.
    assert_eq!(judged(folder.path(), "own").0, 3);
    fs::remove_file(folder.path().join("other/deep/more.krav")).unwrap();
    let other = other.replace("import \"deep/more.krav\"\n", "");
    fs::write(folder.path().join("other/policy.krav"), other).unwrap();
    assert_eq!(judged(folder.path(), "own"), (0, vec!["own.r pass".to_owned(), "other.r pass".to_owned()]));
}

#[test]
fn a_circle_a_missing_file_and_a_missing_base_are_told_in_their_place() {
    let folder = folder(&[
        ("a/policy.krav", &(header("a") + "import \"../b\"\n" + &rule("a"))),
        ("b/policy.krav", &(header("b") + "import \"../a/policy.krav\"\n" + &rule("b"))),
        ("c/policy.krav", &(header("c") + "import \"../nothing\"\n" + &rule("c"))),
        ("d/policy.krav", &(header("d") + &rule("d") + "extends nowhere version \"1\" { }\n")),
        ("e/policy.krav", &(header("e") + "import \"../e\"\n" + &rule("e"))),
    ]);
    assert_eq!(judged(folder.path(), "e"), (3, vec!["K509 2".to_owned()]));
    assert_eq!(judged(folder.path(), "c"), (3, vec!["K508 2".to_owned()]));
    assert_eq!(judged(folder.path(), "d"), (3, vec!["K441 4".to_owned()]));
    let (code, found) = judged(folder.path(), "a");
    assert!(code == 3 && found.contains(&"K509 2".to_owned()), "{found:?}");
}

/// A policy that is named alone is the one that the program holds; one that is imported wins over it.
#[test]
fn a_base_that_the_program_holds_need_not_be_imported() {
    let extends =
        "extends uppsala.it-checklist version \"1.0.0\" { drop rule phoniro.fixed-ip because sv \"x\" en \"x\" }\n";
    let head = "policy own { schema \"provider-setup\" languages sv, en }\n";
    let folder = folder(&[
        ("held/policy.krav", &format!("{head}{extends}")),
        ("imported/policy.krav", &format!("{head}import \"UPPSALA\"\n{extends}")),
    ]);
    let (held, imported) = (judged(folder.path(), "held"), judged(folder.path(), "imported"));
    assert_eq!(held, imported);
    assert!(held.1.len() > 100 && !held.1.iter().any(|line| line.starts_with("phoniro.fixed-ip ")), "{held:?}");
    assert!(
        held.1.iter().any(|line| line.starts_with("consistency.d-02-units ")),
        "what the base imports is there too"
    );
}

/// What an imported policy asks of its files beside it is looked for in its own folder, and stands in the hash.
#[test]
fn tables_are_looked_for_beside_the_part_that_names_them_and_all_parts_are_in_the_hash() {
    let table = "table NAME-days (system -> days: number) from \"days.csv\"\n";
    let with = |name: &str| {
        let rule = format!("rule {name}.r {{ cites {name}.c must {name}-days for value siebel > 0 }}\n");
        header(name) + &table.replace("NAME", name) + &format!("clause {name}.c {{ word must sv \"x\" }}\n") + &rule
    };
    let days = |siebel: i32| {
        let rest = ["prator", "pascal", "npo", "flexite", "phoniro"].map(|system| format!("{system},1\n"));
        format!("system,days\nsiebel,{siebel}\n{}", rest.concat())
    };
    let folder = folder(&[
        ("own/policy.krav", &(with("own") + "import \"../other\"\n")),
        ("own/days.csv", &days(1)),
        ("other/policy.krav", &with("other")),
        ("other/days.csv", &days(0)),
    ]);
    assert_eq!(judged(folder.path(), "own"), (1, vec!["own.r pass".to_owned(), "other.r fail".to_owned()]));
    let hash = || {
        let (file, policy) = (folder.path().join("a.yaml"), folder.path().join("own"));
        let (_, output) = check(&[file.to_str().unwrap(), "--policy", policy.to_str().unwrap()]);
        output["policy"]["sha256"].clone()
    };
    let before = hash();
    fs::write(folder.path().join("other/days.csv"), days(2)).unwrap();
    assert_ne!(before, hash());
}

const LOOKING_BACK: &str = r#"policy own { schema "provider-setup" languages sv, en }
clause c { word must sv "x" en "x" }
define boss(unit) = unit.enhetschef.profession
rule moved {
  cites c
  for each unit in units where some old in previous.units satisfy old.id = unit.id
  let  old = the one in previous.units where one.id = unit.id
  must old.parent = unit.parent
  say  sv "{unit.id} hörde till {old.parent}." en "{unit.id} belonged to {old.parent}."
}
rule same-boss { cites c for each unit in units must some old in previous.units satisfy old.id = unit.id and boss(old) = boss(unit) }
rule fresh { cites c when previous.provider.id = provider.id must file.as_of after previous.file.as_of }
"#;

#[test]
fn the_file_of_last_time_is_compared_with() {
    let now = "file: {as_of: 2018-09-01}\nprovider: {id: a}\npersons: [{id: p, profession: lakare}]\nunits: [{id: n, parent: m, enhetschef: p}, {id: m, parent: m}]\n";
    let then = "file: {as_of: 2018-08-01}\nprovider: {id: a}\npersons: [{id: p, profession: dietist}]\nunits: [{id: m, parent: m}, {id: n, parent: n, enhetschef: p}]\n";
    let folder = folder(&[
        ("own/policy.krav", LOOKING_BACK),
        ("now.yaml", now),
        ("then.yaml", then),
        ("broken.yaml", "a: ["),
        ("wrong.yaml", "provider: {idd: a}"),
    ]);
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (now, policy) = (path("now.yaml"), path("own"));
    let all = |previous: &[&str]| {
        let mut arguments = vec![now.as_str(), "--policy", &policy];
        arguments.extend(previous);
        check(&arguments)
    };
    let said = |output: &Value| -> Vec<String> {
        let results = output["files"][0]["results"].as_array().unwrap();
        results.iter().map(|r| format!("{} {}", r["id"].as_str().unwrap(), r["verdict"].as_str().unwrap())).collect()
    };
    let (code, output) = all(&["--previous", &path("then.yaml")]);
    assert_eq!(
        said(&output),
        [
            "moved[unit=n] fail",
            "moved[unit=m] pass",
            "same-boss[unit=n] fail",
            "same-boss[unit=m] undetermined",
            "fresh pass"
        ]
    );
    assert_eq!(code, 1);
    // What was declared last time is evidence in its own file, and nothing that could be mended there is proposed.
    let moved = &output["files"][0]["results"][0];
    let places: Vec<(&str, &str)> = moved["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| (e["location"]["file"].as_str().unwrap(), e["pointer"].as_str().unwrap()))
        .filter(|(_, pointer)| pointer.ends_with("/parent"))
        .collect();
    assert_eq!(places, [(path("then.yaml").as_str(), "/units/1/parent"), (now.as_str(), "/units/0/parent")]);
    let earlier = moved["evidence"].as_array().unwrap().iter().find(|e| e["pointer"] == "/units/1/parent").unwrap();
    assert_eq!(underlined(&earlier["location"]), "n");
    assert!(!moved["remedy"].to_string().contains("/units/1"), "{}", moved["remedy"]);
    assert_eq!(moved["text"]["en"], "n belonged to n.");
    assert_eq!(output["options"]["previous"], path("then.yaml"));
    // Without it nothing of this is known, and it says from where that must come.
    let (code, output) = all(&[]);
    assert_eq!(code, 4);
    let fresh = output["files"][0]["results"].as_array().unwrap().iter().find(|r| r["rule"] == "fresh").unwrap();
    assert_eq!(
        (fresh["verdict"].as_str(), fresh["missing"][0]["from"].as_str()),
        (Some("undetermined"), Some("previous"))
    );
    // One that is no setup stops the run: what it says would be guessed.
    for wrong in ["broken.yaml", "wrong.yaml", "absent.yaml", "own"] {
        let (code, output) = all(&["--previous", &path(wrong)]);
        assert_eq!((code, output["files"].as_array().map(Vec::len)), (2, Some(0)), "{wrong}");
        assert!(!output["findings"].as_array().unwrap().is_empty(), "{wrong}");
    }
}

#[test]
fn an_example_may_have_a_file_of_last_time_and_tables() {
    let policy = r#"policy own { schema "provider-setup" languages sv, en }
clause c { word must sv "x" en "x" }
table models (model: text) external
rule fresh { cites c when provider.approved must file.as_of after previous.file.as_of }
rule listed { cites c for each phone in phones must some listed in models satisfy listed.model = phone.model }
"#;
    let examples = r#"
example "later" {
  given "a.yaml"   previous "a.yaml" with { file.as_of: "2018-08-01" }   as-of 2018-09-01
  expect fresh pass
}
example "the same file" { given "a.yaml" previous "a.yaml" as-of 2018-09-01 expect fresh fail }
example "no earlier file" { given "a.yaml" as-of 2018-09-01 expect fresh undetermined expect listed undetermined }
example "not approved" { given "a.yaml" with { provider.approved: false } as-of 2018-09-01 expect fresh not-applicable }
example "on the list" { given "a.yaml" table models "models.csv" as-of 2018-09-01 expect listed pass }
example "not on it" { given "a.yaml" with { phones["t"].model: "Z" } table models "models.csv" as-of 2018-09-01 expect listed fail }
example "no phones" { given "a.yaml" with { phones: [] } as-of 2018-09-01 expect listed not-applicable }
"#;
    let files = [
        ("own/policy.krav", policy),
        ("own/examples/e.krav", examples),
        (
            "own/examples/a.yaml",
            "file: {as_of: 2018-09-01}\nprovider: {id: a, approved: true}\nphones: [{id: t, model: X}]\n",
        ),
        ("own/examples/models.csv", "model\nX\n"),
    ];
    let there = folder(&files);
    let test = |folder: &TempDir| run(&["test", folder.path().join("own").to_str().unwrap(), "--lang", "en"]);
    let ran = test(&there);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    // An unknown table, a file that is not there, one that is no such table, one that nothing names.
    for (from, to, code) in [
        (
            "table models \"models.csv\" as-of 2018-09-01 expect listed pass",
            "table modells \"models.csv\" as-of 2018-09-01 expect listed pass",
            "K410",
        ),
        (
            "\"models.csv\" as-of 2018-09-01 expect listed pass",
            "\"nothing.csv\" as-of 2018-09-01 expect listed pass",
            "K601",
        ),
        (
            "\"models.csv\" as-of 2018-09-01 expect listed pass",
            "\"a.yaml\" as-of 2018-09-01 expect listed pass",
            "K160",
        ),
        ("previous \"a.yaml\" as-of", "previous \"models.csv\" as-of", "K601"),
    ] {
        let changed = examples.replace(from, to);
        assert_ne!(changed, examples);
        fs::write(there.path().join("own/examples/e.krav"), changed).unwrap();
        let ran = test(&there);
        assert!(ran.code != 0 && (ran.out.clone() + &ran.err).contains(code), "{to}: {}{}", ran.out, ran.err);
    }
    fs::write(there.path().join("own/examples/e.krav"), examples).unwrap();
    fs::write(there.path().join("own/examples/spare.csv"), "model\n").unwrap();
    let ran = test(&there);
    assert!(ran.code == 1 && ran.out.contains("K612"), "{}", ran.out);
}
