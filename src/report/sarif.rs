//! `sarif` (SARIF 2.1.0): every result with its kind, the clauses as a taxonomy, hashes of the files; and the profile of
//! it that code scanning in GitHub takes. Results are written as they are told, so that a large audit is not held.

use super::account::{Fingerprints, action, clauses, of, rank, rule_name, uri};
use super::told::{Put, Told};
use super::{View, json};
use crate::outcome::{Account, FileRecord, FindingRecord, Header, Lines, ResultRecord, RuleInfo, pick};
use crate::text::{Lang, audit as s, sentences::put};
use crate::verdict::{Mode, Strength, Verdict};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// The schema of the standard.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The longest description that GitHub takes, in characters.
const LONGEST: usize = 1_024;
/// How many results GitHub shows.
const SHOWN: usize = 5_000;

/// The clauses as a taxonomy.
const CLAUSES: &str = "clauses";

/// The one log with its one run.
#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Value,
    invocations: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    taxonomies: Option<Value>,
    language: &'static str,
    column_kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    artifacts: Option<Told<'a>>,
    results: Told<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Value>,
}

pub(super) fn full(account: &dyn Account, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let (header, lang) = (account.header(), view.lang);
    let results = |place: usize, file: &FileRecord, put: &mut Put<'_>| results(header, (place, file), lang, put);
    let log = log(Run {
        tool: tool(header, lang),
        invocations: invocations(account, lang)?,
        taxonomies: Some(json!([taxonomy(header, lang)])),
        language: lang.code(),
        column_kind: "unicodeCodePoints",
        artifacts: Some(Told::Each(account, &artifact, None)),
        results: Told::Each(account, &results, None),
        properties: Some(json!({
            "asOf": header.as_of.to_string(),
            "policy": { "name": header.policy.name, "version": header.policy.version, "sha256": header.policy.sha256 },
            "schema": { "name": header.schema.name, "version": header.schema.version, "sha256": header.schema.sha256 },
        })),
    });
    json::write_pretty(&log, out)
}

/// What code scanning shows: breaches and what is to be looked into, with a place, the worst first.
pub(super) fn github(account: &dyn Account, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let (header, lang) = (account.header(), view.lang);
    let mut all: Vec<(u8, Value)> = Vec::new();
    let mut left_out = 0;
    account.each(&mut |file| {
        let mut names = Fingerprints::default();
        for result in &file.results {
            let name = names.of(&file.path, &result.id);
            let Some(lines) = result.lines.filter(|_| is_shown(result)) else {
                left_out += usize::from(is_shown(result));
                continue;
            };
            all.push((rank(result), for_github(header, file, result, (lines, &name), lang)));
        }
        all.sort_by_key(|(rank, _)| *rank);
        left_out += all.len().saturating_sub(SHOWN);
        all.truncate(SHOWN);
        Ok(())
    })?;
    let beyond = put(s::LEFT_OUT, lang, &[("n", &left_out.to_string())]);
    let log = log(Run {
        tool: tool(header, lang),
        invocations: invocations(account, lang)?,
        taxonomies: None,
        language: lang.code(),
        column_kind: "unicodeCodePoints",
        artifacts: None,
        results: Told::Known(all.into_iter().map(|(_, value)| value).collect()),
        properties: (left_out > 0).then(|| json!({ "leftOut": left_out, "comment": beyond })),
    });
    json::write_pretty(&log, out)
}

pub(super) fn refused(findings: &[FindingRecord], view: &View, out: &mut dyn Write) -> io::Result<()> {
    let notes: Vec<Value> = findings.iter().map(|one| notification("", one, view.lang)).collect();
    let log = log(Run {
        tool: json!({ "driver": { "name": "Kravkoll", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": [] } }),
        invocations: json!([{ "executionSuccessful": false, "toolExecutionNotifications": notes }]),
        taxonomies: None,
        language: view.lang.code(),
        column_kind: "unicodeCodePoints",
        artifacts: None,
        results: Told::Known(Vec::new()),
        properties: None,
    });
    json::write_pretty(&log, out)
}

fn log(run: Run<'_>) -> Log<'_> {
    Log { schema: SCHEMA, version: "2.1.0", runs: [run] }
}

fn short(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        text.to_owned()
    } else {
        text.chars().take(LONGEST - 1).chain(['…']).collect()
    }
}

fn tool(header: &Header, lang: Lang) -> Value {
    let rules: Vec<Value> = header.policy.rules.iter().map(|rule| rule_of(header, rule, lang)).collect();
    json!({ "driver": {
        "name": "Kravkoll",
        "semanticVersion": header.tool_version,
        "language": lang.code(),
        "rules": rules,
    } })
}

fn rule_of(header: &Header, rule: &RuleInfo, lang: Lang) -> Value {
    let policy = &header.policy;
    let cited: Vec<_> = policy.clauses_at(&rule.clauses).collect();
    let said = cited.iter().map(|clause| pick(&clause.text, lang.code())).collect::<Vec<_>>().join(" ");
    let said = if said.is_empty() { rule.name.clone() } else { said };
    let todo =
        policy.actions_at(&rule.actions).map(|action| pick(&action.text, lang.code())).collect::<Vec<_>>().join(" ");
    let help = if todo.is_empty() { said.clone() } else { todo };
    let mut tags: Vec<&str> = cited.iter().map(|clause| &*clause.section).filter(|tag| !tag.is_empty()).collect();
    tags.dedup();
    json!({
        "id": rule.name,
        "shortDescription": { "text": short(&said) },
        "fullDescription": { "text": short(&said) },
        "help": { "text": short(&help) },
        "properties": { "tags": tags, "clauses": cited.iter().map(|clause| &*clause.name).collect::<Vec<_>>() },
    })
}

fn taxonomy(header: &Header, lang: Lang) -> Value {
    let taxa: Vec<Value> = header
        .policy
        .clauses
        .iter()
        .map(|clause| {
            let mut taxon = Map::new();
            taxon.insert("id".to_owned(), json!(clause.name));
            if !clause.section.is_empty() {
                taxon.insert("name".to_owned(), json!(clause.section));
            }
            let text = pick(&clause.text, lang.code());
            if !text.is_empty() {
                taxon.insert("shortDescription".to_owned(), json!({ "text": short(text) }));
            }
            Value::Object(taxon)
        })
        .collect();
    json!({
        "name": CLAUSES,
        "organization": header.policy.owner,
        "version": header.policy.version,
        "shortDescription": { "text": pick(&header.policy.title, lang.code()) },
        "taxa": taxa,
    })
}

/// Whether every file could be checked, and what is wrong with those that could not.
fn invocations(account: &dyn Account, lang: Lang) -> io::Result<Value> {
    let mut notes: Vec<Value> = account.findings().iter().map(|one| notification("", one, lang)).collect();
    let mut whole = !account.findings().iter().any(|finding| finding.error);
    account.each(&mut |file| {
        notes.extend(file.findings.iter().map(|one| notification(&file.path, one, lang)));
        whole &= !file.findings.iter().any(|finding| finding.error);
        Ok(())
    })?;
    Ok(json!([{
        "executionSuccessful": whole,
        "exitCode": account.exit().code(),
        "toolExecutionNotifications": notes,
    }]))
}

fn notification(path: &str, finding: &FindingRecord, lang: Lang) -> Value {
    let mut note = Map::new();
    note.insert("descriptor".to_owned(), json!({ "id": finding.code }));
    note.insert("level".to_owned(), json!(if finding.error { "error" } else { "warning" }));
    note.insert("message".to_owned(), json!({ "text": of(&finding.text, lang) }));
    if !path.is_empty() {
        note.insert("locations".to_owned(), json!([location(path, None, finding.lines, "")]));
    }
    Value::Object(note)
}

fn artifact(_: usize, file: &FileRecord, put: &mut Put<'_>) -> io::Result<()> {
    let mut artifact = Map::new();
    artifact.insert("location".to_owned(), json!({ "uri": uri(&file.path) }));
    if !file.sha256.is_empty() {
        artifact.insert("hashes".to_owned(), json!({ "sha-256": file.sha256 }));
    }
    put(Value::Object(artifact))
}

fn location(path: &str, index: Option<usize>, lines: Option<Lines>, pointer: &str) -> Value {
    let mut artifact = Map::new();
    artifact.insert("uri".to_owned(), json!(uri(path)));
    if let Some(index) = index {
        artifact.insert("index".to_owned(), json!(index));
    }
    let mut place = Map::new();
    place.insert("artifactLocation".to_owned(), Value::Object(artifact));
    if let Some(lines) = lines {
        place.insert("region".to_owned(), region(lines));
    }
    let mut location = Map::new();
    location.insert("physicalLocation".to_owned(), Value::Object(place));
    if !pointer.is_empty() {
        location.insert("logicalLocations".to_owned(), json!([{ "fullyQualifiedName": pointer, "kind": "value" }]));
    }
    Value::Object(location)
}

fn region(lines: Lines) -> Value {
    json!({
        "startLine": lines.line,
        "startColumn": lines.column,
        "endLine": lines.end_line,
        "endColumn": lines.end_column,
    })
}

/// What a verdict is in SARIF. What only a person can state is to be reviewed.
fn kind(result: &ResultRecord) -> &'static str {
    let by_a_person = || !result.missing.is_empty() && result.missing.iter().all(|one| one.from == "attestation");
    match result.verdict {
        Verdict::Fail | Verdict::Waived => "fail",
        Verdict::Undetermined if by_a_person() => "review",
        Verdict::Undetermined | Verdict::Pending => "open",
        Verdict::Pass => "pass",
        Verdict::NotApplicable => "notApplicable",
    }
}

/// What a breach is worth; `none` for all else, as the standard asks.
fn level(result: &ResultRecord) -> &'static str {
    match (kind(result), result.strength) {
        ("fail", Strength::Must) => "error",
        ("fail", Strength::Should) => "warning",
        ("fail", Strength::Note) => "note",
        _ => "none",
    }
}

fn results(header: &Header, (place, file): (usize, &FileRecord), lang: Lang, put: &mut Put<'_>) -> io::Result<()> {
    let mut names = Fingerprints::default();
    file.results
        .iter()
        .try_for_each(|one| put(full_result(header, (place, file), one, &names.of(&file.path, &one.id), lang)))
}

fn full_result(
    header: &Header,
    (place, file): (usize, &FileRecord),
    result: &ResultRecord,
    name: &str,
    lang: Lang,
) -> Value {
    let mut value = bare(header, result, lang);
    let stable = Fingerprints::default().of(file.about(), &result.id);
    value.insert("fingerprints".to_owned(), json!({ "kravkoll/result/v1": stable }));
    value.insert("partialFingerprints".to_owned(), json!({ "kravkoll/place/v1": name }));
    value.insert("locations".to_owned(), json!([location(&file.path, Some(place), result.lines, &result.pointer)]));
    let taxa: Vec<Value> = clauses(header, result)
        .into_iter()
        .map(|clause| json!({ "id": clause, "toolComponent": { "name": CLAUSES } }))
        .collect();
    if !taxa.is_empty() {
        value.insert("taxa".to_owned(), Value::Array(taxa));
    }
    let mut told = Map::new();
    told.insert("id".to_owned(), json!(result.id));
    told.insert("verdict".to_owned(), json!(result.verdict.name()));
    told.insert("strength".to_owned(), json!(result.strength.name()));
    told.insert("mode".to_owned(), json!(result.mode.name()));
    told.insert("waitsForAuthority".to_owned(), json!(result.waits));
    if result.mode == Mode::Automatic {
        told.insert("basis".to_owned(), json!("self-declared"));
    }
    for (key, text) in [("reason", &result.reason), ("due", &result.due)] {
        if let Some(text) = text {
            told.insert(key.to_owned(), json!(text));
        }
    }
    if let Some(provider) = &file.provider {
        told.insert("provider".to_owned(), json!(provider.key));
    }
    if !result.facts.is_empty() {
        let fact = |fact: &crate::outcome::FactRecord| {
            json!({
                "pointer": fact.pointer, "line": fact.line, "label": of(&fact.label, lang),
                "found": of(&fact.found, lang), "needed": of(&fact.needed, lang),
            })
        };
        told.insert("evidence".to_owned(), result.facts.iter().map(fact).collect());
    }
    if !result.missing.is_empty() {
        let missing = result.missing.iter().map(|one| json!({ "pointer": one.pointer, "from": one.from }));
        told.insert("missing".to_owned(), missing.collect());
    }
    value.insert("properties".to_owned(), Value::Object(told));
    Value::Object(value)
}

/// What both profiles have: rule, kind, level, message, suppression.
fn bare(header: &Header, result: &ResultRecord, lang: Lang) -> Map<String, Value> {
    let mut value = Map::new();
    value.insert("ruleId".to_owned(), json!(rule_name(header, result)));
    value.insert("ruleIndex".to_owned(), json!(result.rule));
    value.insert("kind".to_owned(), json!(kind(result)));
    value.insert("level".to_owned(), json!(level(result)));
    let todo = if result.needs_action() { action(header, result, lang) } else { String::new() };
    let message = format!("{} {todo}", of(&result.text, lang));
    value.insert("message".to_owned(), json!({ "text": message.trim_end() }));
    if let Some(waiver) = header.waiver_at(result.waiver) {
        value.insert(
            "suppressions".to_owned(),
            json!([{
                "kind": "external",
                "status": "accepted",
                "justification": waiver.reason,
                "properties": {
                    "waiver": waiver.id.value,
                    "approver": waiver.approver,
                    "caseNumber": waiver.case_number,
                    "granted": waiver.granted.value.to_string(),
                    "expires": waiver.expires.value.to_string(),
                },
            }]),
        );
    }
    value
}

fn is_shown(result: &ResultRecord) -> bool {
    matches!(result.verdict, Verdict::Fail | Verdict::Waived | Verdict::Undetermined) && !result.waits
}

/// GitHub shows results of a level alone, and wants a place and the one fingerprint that it knows.
fn for_github(
    header: &Header,
    file: &FileRecord,
    result: &ResultRecord,
    (lines, name): (Lines, &str),
    lang: Lang,
) -> Value {
    let mut value = bare(header, result, lang);
    if kind(result) != "fail" {
        value.insert("kind".to_owned(), json!("review"));
    }
    value.insert("partialFingerprints".to_owned(), json!({ "primaryLocationLineHash": name }));
    value.insert("locations".to_owned(), json!([location(&file.path, None, Some(lines), "")]));
    Value::Object(value)
}
