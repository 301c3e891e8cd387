//! OSCAL 1.2.3: the results of an audit, the clauses as a catalog, and what there is to do as a plan of action and
//! milestones. Identifiers are UUIDs of version 5, stamps are the day of judgement: the same audit gives the same bytes.
//!
//! Of every result there is an observation; of every clause that applies to a provider a finding, which is satisfied when
//! every result of it is met; of every breach a risk, with a waiver as an approved deviation.

use super::account::{Fingerprints, action, clauses, of, rule_name, said};
use super::told::{Put, Told};
use super::{View, json};
use crate::outcome::{Account, ClauseInfo, FileRecord, FindingRecord, Header, ResultRecord, pick};
use crate::text::{Lang, audit as s};
use crate::verdict::{Mode, Verdict};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};
use uuid::Uuid;

/// The version of OSCAL.
const VERSION: &str = "1.2.3";
/// The name space of our properties.
const OURS: &str = "urn:kravkoll:oscal";
/// The name space of our identifiers.
const SPACE: Uuid = Uuid::from_u128(0x8c3e_6a1d_2f47_5b90_9d1e_4b72_a6c0_53f8);

/// What an identifier is made of: of the audit, then of what it names.
struct Ids(Uuid);

impl Ids {
    /// Those of an audit: another policy, day or option makes another audit.
    fn new(header: &Header) -> Self {
        let about = json!([
            header.policy.sha256,
            header.schema.sha256,
            header.as_of.to_string(),
            header.options.only,
            header.options.fail_on.name(),
            header.options.strict,
        ]);
        Self(Uuid::new_v5(&SPACE, about.to_string().as_bytes()))
    }

    fn of(&self, what: &[&str]) -> String {
        Uuid::new_v5(&self.0, json!(what).to_string().as_bytes()).to_string()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Results<'a> {
    assessment_results: Assessment<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Assessment<'a> {
    uuid: String,
    metadata: Value,
    import_ap: Value,
    results: Told<'a>,
    back_matter: Value,
}

pub(super) fn results(account: &dyn Account, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let (header, lang) = (account.header(), view.lang);
    let ids = Ids::new(header);
    let plan = ids.of(&["plan"]);
    let one = |place: usize, file: &FileRecord, put: &mut Put<'_>| put(result(header, &ids, place, file, lang));
    let top = Results {
        assessment_results: Assessment {
            uuid: ids.of(&["assessment-results"]),
            metadata: metadata(header, lang),
            import_ap: json!({ "href": format!("#{plan}") }),
            results: Told::Each(account, &one, Some(empty(header, &ids, lang))),
            back_matter: json!({ "resources": [
                {
                    "uuid": plan,
                    "title": line(pick(&header.policy.title, lang.code())),
                    "description": "Krav",
                    "rlinks": [{
                        "href": format!("urn:kravkoll:policy:{}", header.policy.name),
                        "hashes": [{ "algorithm": "SHA-256", "value": header.policy.sha256 }],
                    }],
                },
            ] }),
        },
    };
    json::write_pretty(&top, out)
}

/// Without a policy there are no results: the format has no room for what is wrong.
pub(super) fn refused(findings: &[FindingRecord], view: &View, out: &mut dyn Write) -> io::Result<()> {
    let said = findings.iter().map(|one| json!({ "code": one.code, "text": of(&one.text, view.lang) }));
    json::write_pretty(&json!({ "error": s::POLICY_FAULT.get(view.lang), "findings": said.collect::<Vec<_>>() }), out)
}

fn stamp(header: &Header) -> String {
    format!("{}T00:00:00Z", header.as_of)
}

/// Text on one line, as titles and values are; never empty.
fn line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { "–".to_owned() } else { line }
}

fn metadata(header: &Header, lang: Lang) -> Value {
    json!({
        "title": line(pick(&header.policy.title, lang.code())),
        "last-modified": stamp(header),
        "version": line(&header.policy.version),
        "oscal-version": VERSION,
        "props": [
            prop("policy", &header.policy.name),
            prop("policy-sha256", &header.policy.sha256),
            prop("tool-version", header.tool_version),
        ],
        "remarks": s::METHOD_TEXT.get(lang),
    })
}

fn prop(name: &str, value: &str) -> Value {
    json!({ "name": name, "ns": OURS, "value": line(value) })
}

/// An audit of nothing still has a result.
fn empty(header: &Header, ids: &Ids, lang: Lang) -> Value {
    json!({
        "uuid": ids.of(&["nothing"]),
        "title": s::NOBODY.get(lang),
        "description": s::NOBODY.get(lang),
        "start": stamp(header),
        "reviewed-controls": { "control-selections": [{ "include-all": {} }] },
    })
}

/// A result with the identifiers of its observation and of its risk.
type Observed<'r> = (&'r ResultRecord, String, Option<String>);

/// What was found of a provider.
fn result(header: &Header, ids: &Ids, place: usize, file: &FileRecord, lang: Lang) -> Value {
    let number = place.to_string();
    let subject = ids.of(&["subject", &number, &file.path]);
    let mut names = Fingerprints::default();
    let mut observations = Vec::new();
    let mut risks = Vec::new();
    let mut by_clause: BTreeMap<&str, Vec<Observed<'_>>> = BTreeMap::new();
    for result in &file.results {
        let name = names.of(&file.path, &result.id);
        let observed = ids.of(&["observation", &number, &name]);
        observations.push(observation(header, result, &observed, &subject, lang));
        let risk = matches!(result.verdict, Verdict::Fail | Verdict::Waived).then(|| ids.of(&["risk", &number, &name]));
        risks.extend(risk.as_ref().map(|uuid| self::risk(header, result, uuid, &observed, lang)));
        for clause in clauses(header, result) {
            by_clause.entry(clause).or_default().push((result, observed.clone(), risk.clone()));
        }
    }
    let applies = |of: &Vec<Observed<'_>>| of.iter().any(|(result, ..)| result.verdict != Verdict::NotApplicable);
    let findings: Vec<Value> = by_clause
        .iter()
        .filter(|(_, of)| applies(of))
        .map(|(clause, of)| finding(header, &ids.of(&["finding", &number, clause]), clause, of, lang))
        .collect();
    let selection = |wanted: bool| -> Vec<Value> {
        let chosen = by_clause.iter().filter(|(_, of)| applies(of) == wanted);
        chosen.map(|(clause, _)| json!({ "control-id": clause })).collect()
    };
    let mut selections = Map::new();
    selections.insert("description".to_owned(), json!(s::METHOD_TEXT.get(lang)));
    match selection(true) {
        included if included.is_empty() => selections.insert("include-all".to_owned(), json!({})),
        included => selections.insert("include-controls".to_owned(), Value::Array(included)),
    };
    put(&mut selections, "exclude-controls", selection(false));
    let mut told = Map::new();
    told.insert("uuid".to_owned(), json!(ids.of(&["result", &number, &file.path])));
    told.insert("title".to_owned(), json!(line(file.called())));
    told.insert("description".to_owned(), json!(line(&file.path)));
    told.insert("start".to_owned(), json!(stamp(header)));
    let mut props = vec![prop("status", file.status.name()), prop("basis", "self-declared")];
    if !file.sha256.is_empty() {
        props.push(prop("sha256", &file.sha256));
    }
    props.extend(file.findings.iter().filter(|one| one.error).map(|one| prop("fault", &one.code)));
    told.insert("props".to_owned(), Value::Array(props));
    let component = json!({
        "uuid": subject, "type": "this-system", "title": line(file.called()), "description": line(&file.path),
        "status": { "state": "operational" },
    });
    told.insert("local-definitions".to_owned(), json!({ "components": [component] }));
    told.insert("reviewed-controls".to_owned(), json!({ "control-selections": [Value::Object(selections)] }));
    put(&mut told, "observations", observations);
    put(&mut told, "risks", risks);
    put(&mut told, "findings", findings);
    let faults: Vec<&str> = file.findings.iter().map(|one| of(&one.text, lang)).collect();
    if !faults.is_empty() {
        told.insert("remarks".to_owned(), json!(faults.join("\n")));
    }
    Value::Object(told)
}

/// OSCAL has no empty lists.
fn put(of: &mut Map<String, Value>, name: &str, list: Vec<Value>) {
    if !list.is_empty() {
        of.insert(name.to_owned(), Value::Array(list));
    }
}

fn observation(header: &Header, result: &ResultRecord, uuid: &str, subject: &str, lang: Lang) -> Value {
    let mut props = vec![
        prop("result", &result.id),
        prop("rule", rule_name(header, result)),
        prop("verdict", result.verdict.name()),
        prop("strength", result.strength.name()),
        prop("mode", result.mode.name()),
    ];
    props.extend(result.reason.iter().map(|reason| prop("reason", reason)));
    props.extend(result.due.iter().map(|due| prop("due", due)));
    if result.waits {
        props.push(prop("waits-for", "authority"));
    }
    props.extend(result.missing.iter().map(|one| prop(&format!("missing-from-{}", one.from), &one.pointer)));
    let mut told = Map::new();
    told.insert("uuid".to_owned(), json!(uuid));
    told.insert("title".to_owned(), json!(line(&result.id)));
    told.insert("description".to_owned(), json!(line(of(&result.text, lang))));
    told.insert("props".to_owned(), Value::Array(props));
    let method = if result.mode == Mode::Attested { "INTERVIEW" } else { "TEST" };
    told.insert("methods".to_owned(), json!([method]));
    told.insert("subjects".to_owned(), json!([{ "subject-uuid": subject, "type": "component" }]));
    let evidence = result.facts.iter().map(|fact| {
        let needed = of(&fact.needed, lang);
        let needed = if needed.is_empty() { String::new() } else { format!("; {needed}") };
        let text = line(&format!("{}: {}{needed}", of(&fact.label, lang), of(&fact.found, lang)));
        json!({ "description": text, "props": [prop("pointer", &fact.pointer)] })
    });
    put(&mut told, "relevant-evidence", evidence.collect());
    told.insert("collected".to_owned(), json!(stamp(header)));
    Value::Object(told)
}

fn risk(header: &Header, result: &ResultRecord, uuid: &str, observed: &str, lang: Lang) -> Value {
    let waiver = header.waiver_at(result.waiver);
    let statement = action(header, result, lang);
    let mut told = Map::new();
    told.insert("uuid".to_owned(), json!(uuid));
    told.insert("title".to_owned(), json!(line(&result.id)));
    told.insert("description".to_owned(), json!(line(of(&result.text, lang))));
    told.insert("statement".to_owned(), json!(line(&statement)));
    let mut props = vec![prop("strength", result.strength.name())];
    if let Some(waiver) = waiver {
        props.extend([
            prop("waiver", &waiver.id.value),
            prop("approver", &waiver.approver),
            prop("case-number", &waiver.case_number),
            prop("granted", &waiver.granted.value.to_string()),
            prop("reason", &waiver.reason),
        ]);
        told.insert("deadline".to_owned(), json!(format!("{}T00:00:00Z", waiver.expires.value)));
    }
    told.insert("props".to_owned(), Value::Array(props));
    told.insert("status".to_owned(), json!(if waiver.is_some() { "deviation-approved" } else { "open" }));
    told.insert("related-observations".to_owned(), json!([{ "observation-uuid": observed }]));
    Value::Object(told)
}

/// A clause for a provider: satisfied when every result of it is met or does not apply.
fn finding(header: &Header, uuid: &str, clause: &str, of_clause: &[Observed<'_>], lang: Lang) -> Value {
    let verdicts = || of_clause.iter().map(|(result, ..)| result.verdict);
    let met = !verdicts().any(Verdict::needs_action);
    let broken = verdicts().any(|one| matches!(one, Verdict::Fail | Verdict::Waived));
    let (state, reason) = match (met, broken) {
        (true, _) => ("satisfied", "pass"),
        (false, true) => ("not-satisfied", "fail"),
        (false, false) => ("not-satisfied", "other"),
    };
    let info = header.policy.clauses.iter().find(|info| info.name == clause);
    let text = info.map_or("", |info| pick(&info.text, lang.code()));
    let worst = Verdict::ALL.into_iter().find(|one| verdicts().any(|verdict| verdict == *one));
    let observed: Vec<Value> = of_clause.iter().map(|(_, uuid, _)| json!({ "observation-uuid": uuid })).collect();
    let risks: Vec<Value> =
        of_clause.iter().filter_map(|(.., risk)| Some(json!({ "risk-uuid": risk.as_ref()? }))).collect();
    let mut told = Map::new();
    told.insert("uuid".to_owned(), json!(uuid));
    told.insert("title".to_owned(), json!(line(clause)));
    told.insert("description".to_owned(), json!(line(text)));
    told.insert("props".to_owned(), json!([prop("verdict", worst.map_or("", Verdict::name))]));
    told.insert(
        "target".to_owned(),
        json!({
            "type": "objective-id",
            "target-id": format!("{clause}_obj"),
            "status": { "state": state, "reason": reason },
        }),
    );
    put(&mut told, "related-observations", observed);
    put(&mut told, "related-risks", risks);
    Value::Object(told)
}

/// The clauses, by section.
pub(super) fn catalog(account: &dyn Account, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let (header, lang) = (account.header(), view.lang);
    let ids = Ids::new(header);
    let mut groups: Vec<(&str, Vec<Value>)> = Vec::new();
    for clause in &header.policy.clauses {
        let control = control(header, clause, lang);
        match groups.iter_mut().find(|(section, _)| *section == clause.section) {
            Some((_, controls)) => controls.push(control),
            None => groups.push((&clause.section, vec![control])),
        }
    }
    let groups: Vec<Value> = groups
        .into_iter()
        .enumerate()
        .map(|(number, (section, controls))| {
            let title = if section.is_empty() { s::AREA_OF_FILE.get(lang) } else { section };
            json!({ "id": format!("section-{}", number + 1), "title": line(title), "controls": controls })
        })
        .collect();
    let mut catalog = Map::new();
    catalog.insert("uuid".to_owned(), json!(ids.of(&["catalog"])));
    catalog.insert("metadata".to_owned(), metadata(header, lang));
    put(&mut catalog, "groups", groups);
    json::write_pretty(&json!({ "catalog": catalog }), out)
}

fn control(header: &Header, clause: &ClauseInfo, lang: Lang) -> Value {
    let text = line(pick(&clause.text, lang.code()));
    let place = header.policy.clauses.iter().position(|one| one.name == clause.name);
    let rules = header.policy.rules.iter().filter(|rule| place.is_some_and(|place| rule.clauses.contains(&place)));
    let mut props = vec![prop("word", &clause.word), prop("binds", &clause.binds)];
    props.extend(clause.page.map(|page| prop("page", &page.to_string())));
    props.extend(rules.map(|rule| prop("rule", &rule.name)));
    let objective = json!({ "id": format!("{}_obj", clause.name), "name": "assessment-objective", "prose": text });
    json!({
        "id": clause.name,
        "title": line(&clause.name),
        "props": props,
        "parts": [{ "id": format!("{}_smt", clause.name), "name": "statement", "prose": text }, objective],
    })
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Plans<'a> {
    plan_of_action_and_milestones: Plan<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Plan<'a> {
    uuid: String,
    metadata: Value,
    system_id: Value,
    poam_items: Told<'a>,
}

/// What there is to do, an item each.
pub(super) fn plan(account: &dyn Account, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let (header, lang) = (account.header(), view.lang);
    let ids = Ids::new(header);
    let each = |place: usize, file: &FileRecord, put: &mut Put<'_>| items(header, &ids, (place, file), lang, put);
    // There is no plan without an item.
    let nothing = json!({
        "uuid": ids.of(&["nothing to do"]), "title": s::NOTHING_TO_SEE_TO.get(lang),
        "description": s::NOTHING_TO_SEE_TO.get(lang),
    });
    let top = Plans {
        plan_of_action_and_milestones: Plan {
            uuid: ids.of(&["plan-of-action-and-milestones"]),
            metadata: metadata(header, lang),
            system_id: json!({ "identifier-type": "https://ietf.org/rfc/rfc4122", "id": ids.of(&["audit"]) }),
            poam_items: Told::Each(account, &each, Some(nothing)),
        },
    };
    json::write_pretty(&top, out)
}

fn items(
    header: &Header,
    ids: &Ids,
    (place, file): (usize, &FileRecord),
    lang: Lang,
    put: &mut Put<'_>,
) -> io::Result<()> {
    let mut names = Fingerprints::default();
    let number = place.to_string();
    for result in &file.results {
        let name = names.of(&file.path, &result.id);
        if !result.needs_action() {
            continue;
        }
        let mut props = vec![
            prop("provider", file.about()),
            prop("verdict", result.verdict.name()),
            prop("strength", result.strength.name()),
        ];
        props.extend(result.due.iter().map(|due| prop("due", due)));
        props.extend(clauses(header, result).into_iter().map(|clause| prop("clause", clause)));
        let mut item = Map::new();
        item.insert("uuid".to_owned(), json!(ids.of(&["item", &number, &name])));
        item.insert("title".to_owned(), json!(line(&format!("{}: {}", file.called(), result.id))));
        item.insert("description".to_owned(), json!(line(&said(result, lang))));
        item.insert("props".to_owned(), Value::Array(props));
        let to_do = [action(header, result, lang), of(&result.remedy, lang).to_owned()];
        let to_do = to_do.iter().filter(|text| !text.is_empty()).map(|text| line(text)).collect::<Vec<_>>().join("\n");
        if !to_do.is_empty() {
            item.insert("remarks".to_owned(), json!(to_do));
        }
        put(Value::Object(item))?;
    }
    Ok(())
}
