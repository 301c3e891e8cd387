//! A policy's bytes → an [`Engine`].

use super::parts::{self, Parsed};
use super::{Bundle, Engine, Input, Refused, Request, cap, sha256, waivers};
use crate::diagnostic::codes::{author, checking, run as codes, tables};
use crate::diagnostic::{Code, Diagnostic, Param, suggest};
use crate::document::{self, Syntax, Tree};
use crate::outcome::{Header, SchemaInfo};
use crate::policy::{self, Part, TableData};
use crate::program::Program;
use crate::schema::{self, Schema};
use crate::source::{FileId, Sources, Span};
use crate::syntax::{self, ast};
use crate::value::Date;
use crate::waiver::Ledger;
use std::sync::Arc;

/// The time zone of a policy that names none.
const ZONE: &str = "Europe/Stockholm";

/// Endings that the name of a table may leave out.
pub(super) const CSV: &[&str] = &["", ".csv"];

/// What a policy that cannot be read in full would seem to lack without lacking it: not reported beside faults of
/// syntax.
const SHADOWS: &[Code] = &[
    checking::NO_HEADER,
    checking::NO_RULES,
    checking::NO_REQUIREMENT,
    checking::UNKNOWN_ITEM,
    checking::UNKNOWN_NAME,
    checking::TEXT_MISSING,
    checking::CLAUSE_INCOMPLETE,
    checking::HEADER_INCOMPLETE,
];

/// What the user gave beside the policy: faults of it are not the policy's.
#[derive(Default)]
pub(super) struct Given {
    files: Vec<FileId>,
    /// Names of tables.
    tables: Vec<String>,
    pub(super) findings: Vec<Diagnostic>,
}

impl Given {
    /// Whether a finding is about it: it points there, or misses rows that should stand there.
    fn holds(&self, finding: &Diagnostic) -> bool {
        let lacks_rows = finding.code == tables::TABLE_INCOMPLETE
            && self.tables.iter().any(|name| finding.params.contains(&("name", Param::from(name.as_str()))));
        lacks_rows || finding.span().is_some_and(|span| self.files.contains(&span.file))
    }
}

/// What is the same for every run of a policy: it as read, with what it says of itself before it is checked.
#[derive(Debug)]
pub(super) struct Base {
    pub(super) sources: Sources,
    /// The file in which what stands nowhere is told.
    pub(super) first: FileId,
    pub(super) time_zone: Option<(String, Span)>,
    /// The schema, its name and its file.
    pub(super) schema: Option<(Schema, String, FileId)>,
    pub(super) policy: Option<policy::Policy>,
    pub(super) examples: Vec<ast::Example>,
}

pub(super) fn load(request: Request<'_>) -> Result<Engine, Box<Refused>> {
    let (mut findings, mut given) = (Vec::new(), Given::default());
    let base = read(&request.bundle, &mut findings, &mut given);
    run(base, request, findings, given)
}

/// Reads and checks a policy with its schema and tables. What it lacks is told.
pub(super) fn read(bundle: &Bundle, findings: &mut Vec<Diagnostic>, given: &mut Given) -> Base {
    let mut sources = Sources::new();
    let (mut parts, parsed) = parts::parse_all(bundle, &mut sources, findings);
    let first = sources.iter().next().map(|(id, _)| id);
    let first = first.unwrap_or_else(|| sources.add("", "", ""));
    for input in &bundle.examples {
        let (_, tree) = parse(input, &mut sources, findings);
        let others = tree.items.iter().filter(|item| !matches!(item, ast::Item::Example(_)));
        findings.extend(others.map(|item| Diagnostic::at(author::NOT_AN_EXAMPLE, item.span())));
        if let Some(own) = parts.first_mut() {
            own.push(tree);
        }
    }
    let broken_syntax = findings.iter().any(Diagnostic::is_error);
    let wanted = parsed.first().map(|own| own.wanted.clone()).unwrap_or_default();
    let schema = read_schema(bundle, &wanted, &mut sources, findings);
    let tables = read_tables(bundle, &parsed, &parts, &mut sources, findings, given);
    let mut checked = None;
    if let Some((schema, ..)) = &schema {
        let (policy, more) = policy::check(&parts, first, schema, &tables);
        let more = more.into_iter().filter(|f| !broken_syntax || !SHADOWS.contains(&f.code));
        let (in_given, in_policy): (Vec<_>, Vec<_>) = more.partition(|finding| given.holds(finding));
        given.findings.extend(in_given);
        findings.extend(in_policy);
        checked = policy.map(|mut policy| {
            Arc::make_mut(&mut policy.info).sha256 = parts::hash(bundle, &parsed);
            policy
        });
    }
    Base { sources, first, time_zone: wanted.time_zone, schema, policy: checked, examples: examples(parts) }
}

/// Makes a policy ready for a run, with what was found in it so far.
pub(super) fn run(
    base: Base,
    request: Request<'_>,
    mut findings: Vec<Diagnostic>,
    mut given: Given,
) -> Result<Engine, Box<Refused>> {
    let Base { mut sources, first, time_zone, schema, policy, examples } = base;
    let (granted, told) = waivers::read(&request.bundle.waivers, &mut sources);
    let (faults, remarks): (Vec<_>, Vec<_>) = told.into_iter().partition(Diagnostic::is_error);
    given.findings.extend(faults);
    findings.extend(remarks);
    if let Some(policy) = &policy {
        let rules = || policy.info.rules.iter().map(|rule| rule.name.as_str());
        for name in request.options.only.iter().filter(|name| rules().all(|rule| rule != name.as_str())) {
            let rules: Vec<&str> = rules().collect();
            given.findings.push(unknown(codes::UNKNOWN_ONLY, codes::UNKNOWN_ONLY_NEAR, name, &rules));
        }
    }
    let mut earlier = None;
    if let (Some((schema, ..)), Some((input, syntax))) = (&schema, &request.bundle.previous) {
        earlier = previous(input, *syntax, schema, &mut sources, &mut given.findings);
    }
    let zone = time_zone.as_ref().map_or(ZONE, |(zone, _)| zone);
    let today = request.as_of.or_else(|| (request.today)(zone));
    if today.is_none() {
        let span = time_zone.as_ref().map_or(Span::new(first, 0, 0), |(_, span)| *span);
        findings.push(Diagnostic::at(codes::UNKNOWN_ZONE, span).with("zone", zone));
    }
    let wrong = findings.iter().any(Diagnostic::is_error);
    match (policy, schema, today) {
        (Some(policy), Some((schema, name, file)), Some(as_of)) if !wrong && given.findings.is_empty() => {
            cap(&mut findings);
            let mut engine = engine(request, sources, policy, findings, (schema, name, file), as_of);
            engine.examples = examples;
            engine.previous = earlier;
            engine.grant(granted);
            Ok(engine)
        }
        _ => {
            cap(&mut findings);
            cap(&mut given.findings);
            findings.extend(given.findings);
            Err(Box::new(Refused { sources, findings, could_not: !wrong }))
        }
    }
}

fn engine(
    request: Request<'_>,
    sources: Sources,
    policy: policy::Policy,
    findings: Vec<Diagnostic>,
    (schema, name, schema_file): (Schema, String, FileId),
    as_of: Date,
) -> Engine {
    let header = Header {
        tool_version: env!("CARGO_PKG_VERSION"),
        policy: Arc::clone(&policy.info),
        schema: SchemaInfo {
            name,
            version: schema.version().to_owned(),
            sha256: sources.file(schema_file).sha256().to_owned(),
        },
        as_of,
        options: request.options,
        findings,
        waivers: Vec::new(),
    };
    let program = Program::new(policy, as_of, &header.options.only);
    let (examples, previous, budget) = (Vec::new(), None, None);
    let ledger = Ledger::default();
    Engine { sources, header, program, schema, schema_file, previous, examples, ledger, budget }
}

/// The examples of the policy itself.
fn examples(parts: Vec<Part>) -> Vec<ast::Example> {
    let items = parts.into_iter().take(1).flatten().flat_map(|tree| tree.items);
    items.filter_map(|item| if let ast::Item::Example(example) = item { Some(example) } else { None }).collect()
}

/// Adds a file that is not a setup, without its personal numbers; whether its bytes are no text.
fn add(input: &Input, sources: &mut Sources, findings: &mut Vec<Diagnostic>) -> (FileId, bool) {
    let (file, fault) = document::add(sources, &input.name, &input.bytes, sha256(&input.bytes));
    findings.extend(document::hide_all(sources, file));
    let is_bad = fault.is_some();
    findings.extend(fault);
    (file, is_bad)
}

pub(super) fn parse(input: &Input, sources: &mut Sources, findings: &mut Vec<Diagnostic>) -> (FileId, ast::File) {
    let (file, fault) = add(input, sources, findings);
    if fault {
        return (file, ast::File::default());
    }
    let (tree, faults) = syntax::parse(file, sources.file(file).text());
    findings.extend(faults);
    (file, tree)
}

/// The file of a name among those beside the policy: as written, or with the endings that the name may leave out.
pub(super) fn beside<'a>(files: &'a [Input], name: &str, endings: &[&str]) -> Option<&'a Input> {
    let plain = name.strip_prefix("./").unwrap_or(name);
    endings.iter().find_map(|ending| {
        let full = format!("{plain}{ending}");
        let exact = files.iter().find(|input| input.name == full);
        exact.or_else(|| files.iter().find(|input| input.name.ends_with(&format!("/{full}"))))
    })
}

fn read_schema(
    bundle: &Bundle,
    wanted: &policy::Wanted,
    sources: &mut Sources,
    findings: &mut Vec<Diagnostic>,
) -> Option<(Schema, String, FileId)> {
    let input = match (&bundle.schema, &wanted.schema) {
        (Some(given), _) => given,
        (None, Some((name, span))) => {
            let endings = ["", ".schema.json", ".json", ".schema.yaml", ".yaml", ".schema.yml", ".yml"];
            match beside(&bundle.beside, name, &endings) {
                Some(input) => input,
                None => {
                    findings.push(Diagnostic::at(tables::SCHEMA_MISSING, *span).with("name", name.as_str()));
                    return None;
                }
            }
        }
        (None, None) => beside(&bundle.beside, "provider-setup", &[".schema.json"])?,
    };
    let syntax = Syntax::of_name(&input.name).unwrap_or(Syntax::Json);
    let mut document = document::read(sources, &input.name, &input.bytes, sha256(&input.bytes), syntax);
    document::redact(sources, &mut document, |_| Vec::new());
    findings.extend(document.findings);
    let (schema, more) = schema::load(&document.tree?);
    findings.extend(more);
    let schema = schema?;
    let name = match (schema.name(), &wanted.schema) {
        ("", Some((name, _))) => name.clone(),
        (name, _) => name.to_owned(),
    };
    Some((schema, name, document.file))
}

/// The tables of all parts: each from the folder of its part, or given by the user. Faults of what the user gave go to
/// `given`.
fn read_tables(
    bundle: &Bundle,
    parsed: &[Parsed<'_>],
    parts: &[Part],
    sources: &mut Sources,
    findings: &mut Vec<Diagnostic>,
    given: &mut Given,
) -> Vec<(String, TableData)> {
    let mut tables = Vec::new();
    let wanted = parsed.iter().flat_map(|part| part.wanted.tables.iter().map(|table| (part.beside, table)));
    for (files, (name, path, span)) in wanted {
        if bundle.tables.iter().any(|(other, _)| other == name) {
            continue;
        }
        match beside(files, path, CSV) {
            Some(input) => tables.extend(read_table(input, sources, findings).1.map(|table| (name.clone(), table))),
            None => findings.push(Diagnostic::at(tables::TABLE_MISSING, *span).with("name", path.as_str())),
        }
    }
    let declared: Vec<&str> = parts
        .iter()
        .flatten()
        .flat_map(|tree| &tree.items)
        .filter_map(|item| if let ast::Item::Table(table) = item { Some(table.name.text.as_str()) } else { None })
        .collect();
    for (name, input) in &bundle.tables {
        if declared.contains(&name.as_str()) {
            let (file, table) = read_table(input, sources, &mut given.findings);
            given.files.push(file);
            given.tables.push(name.clone());
            tables.extend(table.map(|table| (name.clone(), table)));
        } else {
            given.findings.push(unknown(codes::UNKNOWN_TABLE, codes::UNKNOWN_TABLE_NEAR, name, &declared));
        }
    }
    tables
}

/// A table's file; nothing more of it when it cannot be read in full, so that what is lacking is said once.
pub(super) fn read_table(
    input: &Input,
    sources: &mut Sources,
    findings: &mut Vec<Diagnostic>,
) -> (FileId, Option<TableData>) {
    let before = findings.len();
    let (file, fault) = add(input, sources, findings);
    if fault || findings.len() > before {
        return (file, None);
    }
    let (table, faults) = document::table(file, sources.file(file).text());
    let whole = !faults.iter().any(Diagnostic::is_error);
    findings.extend(faults);
    (file, whole.then_some(TableData { columns: table.columns, rows: table.rows }))
}

/// The setup of last time: only one without any fault is used.
pub(super) fn previous(
    input: &Input,
    syntax: Syntax,
    schema: &Schema,
    sources: &mut Sources,
    findings: &mut Vec<Diagnostic>,
) -> Option<Tree> {
    let name = document::scrub(&input.name).into_owned();
    let mut document = document::read(sources, &name, &input.bytes, sha256(&input.bytes), syntax);
    document::redact(sources, &mut document, |tree| schema.exempt(tree));
    let mut wrong = document.findings;
    if let Some(tree) = document.tree.as_ref().filter(|_| !wrong.iter().any(Diagnostic::is_error)) {
        wrong.extend(schema.check(tree));
    }
    wrong.retain(Diagnostic::is_error);
    let whole = wrong.is_empty();
    findings.extend(wrong);
    document.tree.filter(|_| whole)
}

fn unknown(code: Code, near_code: Code, name: &str, all: &[&str]) -> Diagnostic {
    match suggest(name, all.iter().copied()) {
        Some(near) => Diagnostic::nowhere(near_code).with("name", name).with("near", near),
        None => Diagnostic::nowhere(code).with("name", name),
    }
}
