//! The parts of a policy: itself, what it imports, what that imports.

use super::load::{CSV, beside, parse};
use super::{Bundle, Import, Input, sha256};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::tables as codes;
use crate::policy::{self, Part};
use crate::source::{Sources, Span};
use crate::syntax::{self, ast};

/// What a file says of itself and of other policies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The policy whose header stands in it.
    pub name: Option<String>,
    /// The paths of what it imports, as written.
    pub imports: Vec<String>,
    /// The policies that it extends, by name.
    pub extends: Vec<String>,
}

/// Reads off a policy's file what must be fetched beside it. Faults of the file are for later.
#[must_use]
pub fn asked(bytes: &[u8]) -> Asked {
    let text = String::from_utf8_lossy(bytes);
    let mut sources = Sources::new();
    let file = sources.add("", &*text, "");
    let mut asked = Asked::default();
    for item in syntax::parse(file, sources.file(file).text()).0.items {
        match item {
            ast::Item::Policy(header) => asked.name = asked.name.or(Some(header.name.text)),
            ast::Item::Import(path) => asked.imports.push(path.text),
            ast::Item::Extends(extends) => asked.extends.push(extends.base.text),
            _ => {}
        }
    }
    asked
}

/// A part with what lies beside it.
pub(super) struct Parsed<'a> {
    pub(super) beside: &'a [Input],
    pub(super) wanted: policy::Wanted,
}

/// An import in a part: its path, and the part that it leads to.
type Edge = (Span, String, Option<usize>);

/// Reads all parts; the trees stand apart from what is known of them.
pub(super) fn parse_all<'a>(
    bundle: &'a Bundle,
    sources: &mut Sources,
    findings: &mut Vec<Diagnostic>,
) -> (Vec<Part>, Vec<Parsed<'a>>) {
    let own = (&bundle.policy, &bundle.beside);
    let all = std::iter::once(own).chain(bundle.packages.iter().map(|package| (&package.policy, &package.beside)));
    let (mut trees, mut parsed, mut edges) = (Vec::new(), Vec::new(), Vec::new());
    for (files, beside) in all {
        let mut part = Part::new();
        let mut leads = Vec::new();
        for input in files {
            let (_, tree) = parse(input, sources, findings);
            leads.extend(imports(bundle, input, &tree, findings));
            part.push(tree);
        }
        parsed.push(Parsed { beside, wanted: policy::wanted(&part) });
        trees.push(part);
        edges.push(leads);
    }
    circles(&edges, 0, &mut Vec::new(), &mut vec![false; edges.len()], findings);
    schemas(&parsed, findings);
    (trees, parsed)
}

/// Where the imports of a file lead.
fn imports(bundle: &Bundle, input: &Input, tree: &ast::File, findings: &mut Vec<Diagnostic>) -> Vec<Edge> {
    let mut edges = Vec::new();
    for item in &tree.items {
        let ast::Item::Import(path) = item else { continue };
        let is_it = |import: &&Import| import.by == input.name && import.path == path.text;
        match bundle.imports.iter().find(is_it) {
            Some(import) => {
                let part = import.package.map_or(0, |package| package + 1);
                edges.push((path.span, path.text.clone(), Some(part)));
            }
            None => {
                findings.push(Diagnostic::at(codes::IMPORT_MISSING, path.span).with("name", path.text.as_str()));
            }
        }
    }
    edges
}

/// Tells the import that closes a circle.
fn circles(
    edges: &[Vec<Edge>],
    part: usize,
    open: &mut Vec<usize>,
    done: &mut Vec<bool>,
    findings: &mut Vec<Diagnostic>,
) {
    match done.get_mut(part) {
        Some(done) if !*done => *done = true,
        _ => return,
    }
    open.push(part);
    for (span, path, target) in edges.get(part).into_iter().flatten() {
        let Some(target) = target else { continue };
        if open.contains(target) {
            findings.push(Diagnostic::at(codes::IMPORT_CIRCLE, *span).with("name", path.as_str()));
        } else {
            circles(edges, *target, open, done, findings);
        }
    }
    open.pop();
}

/// All parts are about the same schema.
fn schemas(parsed: &[Parsed<'_>], findings: &mut Vec<Diagnostic>) {
    let Some(((wanted, _), others)) =
        parsed.split_first().and_then(|(own, others)| own.wanted.schema.as_ref().map(|schema| (schema, others)))
    else {
        return;
    };
    for (name, span) in others.iter().filter_map(|part| part.wanted.schema.as_ref()).filter(|(name, _)| name != wanted)
    {
        let finding = Diagnostic::at(codes::SCHEMA_DIFFERS, *span);
        findings.push(finding.with("name", name.as_str()).with("wanted", wanted.as_str()));
    }
}

/// The hash of a policy: of its one file, or of the hashes of its files in order, those of its tables after them, and
/// the same of each policy that it imports.
pub(super) fn hash(bundle: &Bundle, parsed: &[Parsed<'_>]) -> String {
    let files = std::iter::once(&bundle.policy).chain(bundle.packages.iter().map(|package| &package.policy));
    let all = files.zip(parsed).flat_map(|(files, part)| {
        let tables = part.wanted.tables.iter().filter_map(|(_, path, _)| beside(part.beside, path, CSV));
        files.iter().chain(tables)
    });
    let hashes: Vec<String> = all.map(|input| sha256(&input.bytes)).collect();
    match hashes.as_slice() {
        [one] => one.clone(),
        many => sha256(many.join("\n").as_bytes()),
    }
}
