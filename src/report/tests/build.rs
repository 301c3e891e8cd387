//! Hand-made runs: a setup file, a policy and the results that an evaluator could give for them.

pub(super) use super::draft::{Draft, change, said, subject_of};
use crate::diagnostic::{Diagnostic, Param, Role, codes};
use crate::outcome::{
    ActionInfo, ClauseInfo, ContactInfo, ExceptionInfo, FileOutcome, FileRead, Header, Options, PolicyInfo,
    ReadingInfo, RuleInfo, Run, SchemaInfo, Standing, Status, Waiver,
};
use crate::source::{FileId, Sources, Span};
use crate::stored::Late;
use crate::value::{Date, Duration, EnumType, Lack, Number, Pointer, Truth};
use crate::verdict::{
    Evidence, Fact, From, Kept, Missing, Mode, Place, Range, Reason, Remedy, RemedyStep, RuleResult, Said, Strength,
    Subject, SubjectPart, Verdict,
};
use crate::waiver::{Placed, State};
use std::sync::Arc;

const WAIVERS: &str = "\
waivers:
  - {id: d-1, rule: siebel.units, provider: norrgården, wording: 0123456789ab, granted: 2018-06-01, expires: 2018-10-01}
";

pub(super) const SETUP: &str = "\
provider:
  id: norrgården
  regi: privat
units:
  - id: norr
    name: \"Nörrgården 😀\"
persons:
  - id: p-01
    roles: [expert, kontaktperson]
    licensed: false
  - id: p-02
    roles: []
events:
  - id: e-2
    size: liten
    basis_fixed_on: 2018-08-25
    date: 2018-09-01
";

pub(super) const POLICY: &str = "\
rule reorg.order-in-good-time {
  must clock on or before event.date - 14 days by event.date - 14 days
}
rule siebel.expert-ratio {
  should at least about 10% of person in persons satisfy person.roles has expert
}
";

type Multi = Vec<(Arc<str>, Arc<str>)>;

pub(super) fn multi(sv: &str, en: &str) -> Multi {
    vec![("sv".into(), sv.into()), ("en".into(), en.into())]
}

pub(super) fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The span of the nth occurrence (from 0) of a text.
pub(super) fn at(sources: &Sources, file: FileId, text: &str, nth: usize) -> Span {
    let (start, found) = sources.file(file).text().match_indices(text).nth(nth).unwrap();
    Span::new(file, start, start + found.len())
}

pub(super) struct World {
    pub sources: Sources,
    pub setup: FileId,
    pub policy: FileId,
    pub waivers: FileId,
}

impl World {
    pub(super) fn new() -> Self {
        Self::with(SETUP)
    }

    pub(super) fn with(setup: &str) -> Self {
        let mut sources = Sources::new();
        let policy = sources.add("uppsala/reorg.krav", POLICY, "b".repeat(64));
        let setup = sources.add("norr/gården.yaml", setup, "a".repeat(64));
        let waivers = sources.add("dispenser.yaml", WAIVERS, "e".repeat(64));
        Self { sources, setup, policy, waivers }
    }

    pub(super) fn place(&self, pointer: &[&str], text: &str, nth: usize) -> Place {
        Place { pointer: self::pointer(pointer), span: Some(at(&self.sources, self.setup, text, nth)), write_at: None }
    }

    /// A place of the policy that nothing is told of.
    fn untold(&self) -> Span {
        Span::new(self.policy, 0, 0)
    }

    fn requirement(&self, text: &str) -> Span {
        at(&self.sources, self.policy, text, 0)
    }

    pub(super) fn judged(&self, strength: Strength, verdict: Verdict, truth: Option<Truth>) -> Draft {
        Draft {
            requirement: 0,
            strength,
            verdict,
            truth,
            reason: None,
            due: None,
            found: None,
            needed: None,
            total: None,
            missing: Vec::new(),
            evidence: Vec::new(),
            remedy: None,
            said: Said::default(),
            policy: self.requirement("must clock on or before event.date - 14 days"),
        }
    }

    pub(super) fn evidence(
        &self,
        place: Place,
        label: Multi,
        found: Fact,
        needed: Option<(&'static str, Fact)>,
    ) -> Evidence {
        Evidence {
            place,
            policy: self.requirement("event.date - 14 days"),
            found,
            needed,
            label: label.into(),
            context: false,
        }
    }

    pub(super) fn missing(&self, place: Place, from: From, label: Multi, open: bool) -> Missing {
        Missing { place, from, label: label.into(), policy: self.requirement("clock"), open, short: None }
    }

    pub(super) fn nowhere(&self, steps: &[&str]) -> Place {
        Place { pointer: pointer(steps), span: None, write_at: None }
    }

    /// The header of a run on 2018-08-30.
    pub(super) fn header(&self) -> Header {
        Header {
            tool_version: "0.1.0",
            policy: Arc::new(policy(self)),
            schema: SchemaInfo { name: "provider-setup".into(), version: "1".into(), sha256: "c".repeat(64) },
            as_of: day("2018-08-30"),
            options: Options {
                as_of_given: true,
                tables: vec![("phones".into(), "p.csv".into())],
                ..Options::default()
            },
            findings: Vec::new(),
            waivers: vec![self.waiver()],
        }
    }

    /// A waiver that ends in 32 days.
    fn waiver(&self) -> Standing {
        let at = |text: &str| at(&self.sources, self.waivers, text, 0);
        let text = |text: &str| Placed { value: text.to_owned(), span: at(text) };
        let date = |text: &str| Placed { value: day(text), span: at(text) };
        let waiver = Waiver {
            id: text("d-1"),
            rule: text("siebel.units"),
            provider: text("norrgården"),
            subject: None,
            reason: "Flytt pågår".to_owned(),
            approver: "IT-chefen".to_owned(),
            case_number: "KS-2018-7".to_owned(),
            granted: date("2018-06-01"),
            expires: date("2018-10-01"),
            wording: Some(text("0123456789ab")),
        };
        Standing { waiver: Arc::new(waiver), state: State::Suspect, wording: Some("d".repeat(64)) }
    }

    pub(super) fn file(&self, header: &Header, results: Vec<RuleResult>) -> FileOutcome {
        let read = FileRead {
            path: "norr/gården.yaml".into(),
            sha256: "a".repeat(64),
            status: Status::Checked,
            file: Some(self.setup),
            provider: None,
        };
        FileOutcome::new(header, read, Vec::new(), results)
    }

    /// One file with a result of each kind.
    pub(super) fn run(&self) -> Run {
        let header = self.header();
        let file = self.file(&header, results(self));
        Run::new(header, vec![file])
    }

    /// The run of [`Self::run`] with findings, and a file that could not be read.
    pub(super) fn troubled_run(&self) -> Run {
        let mut header = self.header();
        let unreadable = |file: &str| {
            Diagnostic::nowhere(codes::run::UNREADABLE).with("file", file).with("number", Param::Number(5))
        };
        header.findings.push(unreadable("regler.krav"));
        let finding = Diagnostic::at(codes::structure::UNKNOWN_FIELD, at(&self.sources, self.setup, "regi", 0))
            .and(Role::Also, at(&self.sources, self.setup, "provider", 0))
            .with("field", "regi")
            .with("suggestion", "region")
            .list("allowed", ["id", "region"]);
        let read = FileRead {
            path: "norr/gården.yaml".into(),
            sha256: "a".repeat(64),
            status: Status::Rejected,
            file: Some(self.setup),
            provider: None,
        };
        let rejected = FileOutcome::new(&header, read, vec![finding], results(self));
        let read = FileRead {
            path: "borta.yaml".into(),
            sha256: String::new(),
            status: Status::Unreadable,
            file: None,
            provider: None,
        };
        let unreadable = FileOutcome::new(&header, read, vec![unreadable("borta.yaml")], Vec::new());
        Run::new(header, vec![rejected, unreadable])
    }
}

pub(super) fn pointer(steps: &[&str]) -> Pointer {
    steps.iter().fold(Pointer::default(), |p, step| match step.parse::<u32>() {
        Ok(index) => p.index(index),
        Err(_) => p.key(step),
    })
}

pub(super) fn subject(variable: &str, list: &str, key: Option<&str>, place: Option<Place>) -> Subject {
    let part = SubjectPart { variable: variable.into(), list: list.into(), key: key.map(Into::into), place };
    subject_of(vec![part])
}

pub(super) fn alone(rule: usize, judged: Draft) -> RuleResult {
    result(rule, Subject::default(), Mode::Automatic, vec![judged])
}

pub(super) fn result(rule: usize, subject: Subject, mode: Mode, judged: Vec<Draft>) -> RuleResult {
    RuleResult::new(rule, subject, mode, judged.into_iter().map(Kept::from).collect::<Vec<Kept>>().into())
}

pub(super) fn roles() -> Arc<EnumType> {
    Arc::new(EnumType {
        name: "role".into(),
        values: vec!["expert".into(), "kontaktperson".into()],
        labels: vec![multi("Expertanvändare", "Expert user"), multi("Kontaktperson", "Contact person")].into(),
    })
}

fn rule(world: &World, name: &str, clause: usize) -> RuleInfo {
    RuleInfo {
        name: name.into(),
        groups: Late::default(),
        clauses: vec![clause],
        readings: Vec::new(),
        actions: Vec::new(),
        exceptions: Vec::new(),
        name_span: world.untold(),
        span: world.untold(),
        inherited: Late::default(),
        own: true,
    }
}

fn clause(world: &World, name: &str, section: &str, page: u32, text: Multi) -> ClauseInfo {
    ClauseInfo {
        name: name.into(),
        section: section.into(),
        page: Some(page),
        binds: "provider".into(),
        word: "must".into(),
        text,
        informative: None,
        span: world.untold(),
        own: true,
    }
}

fn policy(world: &World) -> PolicyInfo {
    let rule = |name, clause| rule(world, name, clause);
    let clause = |name, section, page, text| clause(world, name, section, page, text).into();
    let mut first = rule("reorg.order-in-good-time", 0);
    first.readings = vec![0];
    first.actions = vec![0];
    first.span = world.requirement("rule reorg.order-in-good-time");
    let mut experts = rule("siebel.expert-ratio", 1);
    experts.actions = vec![1];
    let mut excepted = rule("siebel.internet", 1);
    excepted.exceptions = vec![ExceptionInfo {
        because: multi("Egen regi har kommunens nät.", "Own operation uses the municipality's network."),
        clauses: vec![1],
    }];
    let rules = [
        first,
        rule("reorg.basis", 0),
        experts,
        rule("siths.licensed", 2),
        rule("siths.instruction", 2),
        rule("phoniro.phone-model", 2),
        excepted,
        rule("siebel.leave", 1),
        rule("phoniro.keys", 2),
        rule("siebel.units", 1),
    ];
    PolicyInfo {
        name: "uppsala.it-checklist".into(),
        version: "10.1".into(),
        sha256: "d".repeat(64),
        title: multi("IT-system: checklista för utförare", "IT systems: checklist for care providers"),
        document: Some(("IT-system – checklista".into(), "10".into(), Some(day("2018-06-15")))),
        owner: "Uppsala kommun".into(),
        languages: vec!["sv".into(), "en".into()],
        parts: Vec::new(),
        follows: vec![None; rules.len()],
        rules: rules.into_iter().map(|rule| Arc::new(rule.into())).collect(),
        clauses: vec![
            clause(
                "reorg.order",
                "Omorganisation",
                3,
                multi("Beställ omorganisationen i god tid.", "Order the reorganisation in good time."),
            ),
            clause(
                "siebel.expert-ratio",
                "Siebel",
                2,
                multi(
                    "Antalet expertanvändare bör motsvara omkring en av tio anställda.",
                    "The number of expert users should be about one in ten staff.",
                ),
            ),
            clause(
                "siths.card",
                "SITHS",
                4,
                multi("Legitimerad personal ska ha SITHS-kort.", "Licensed staff must have a SITHS card."),
            ),
        ],
        readings: vec![
            ReadingInfo { name: "A-05".into(), text: multi("Räknat i kalenderdagar.", "Counted in calendar days.") }
                .into(),
        ],
        actions: vec![
            ActionInfo {
                name: "order".into(),
                text: multi(
                    "Beställ ändringen i Siebel hos IT-supporten.",
                    "Order the change in Siebel from IT support.",
                ),
                contacts: vec![0],
                link: String::new(),
            }
            .into(),
            ActionInfo {
                name: "appoint-experts".into(),
                text: multi("Utse och utbilda fler expertanvändare.", "Appoint and train more expert users."),
                contacts: Vec::new(),
                link: "https://www.uppsala.se/experter".into(),
            }
            .into(),
        ],
        contacts: vec![
            ContactInfo {
                name: "it-support".into(),
                title: multi("IT-supporten", "IT support"),
                email: "it.support@uppsala.se".into(),
                phone: "0771-10 00 30".into(),
                link: String::new(),
                address: String::new(),
            }
            .into(),
        ],
    }
}

/// A result of each kind.
fn results(w: &World) -> Vec<RuleResult> {
    let event = || subject("event", "events", Some("e-2"), Some(w.place(&["events", "0"], "id: e-2", 0)));
    let person = |key: &str, nth| {
        subject("person", "persons", Some(key), Some(w.place(&["persons", nth], &format!("id: {key}"), 0)))
    };
    vec![
        result(0, event(), Mode::Automatic, vec![late(w), advised(w)]),
        result(1, event(), Mode::Automatic, vec![late(w)]),
        alone(2, few_experts(w)),
        result(3, person("p-02", "1"), Mode::Automatic, vec![undeclared(w)]),
        result(4, Subject::default(), Mode::Attested, vec![unsigned(w)]),
        alone(5, no_table(w)),
        result(7, person("p-01", "0"), Mode::Automatic, vec![not_ended(w)]),
        alone(7, remark(w)),
        result(3, person("p-01", "0"), Mode::Automatic, vec![met(w)]),
        result(3, subject("person", "persons", Some("p-03"), None), Mode::Automatic, vec![met(w)]),
        alone(6, permitted(w)),
        alone(8, nothing_there(w)),
        waived(w),
    ]
}

/// A result of the last rule that a waiver covers.
fn waived(w: &World) -> RuleResult {
    let subject = subject("unit", "units", None, Some(w.place(&["units"], "units", 0)));
    let failed = w.judged(Strength::Note, Verdict::Fail, Some(Truth::FALSE));
    let mut waived = result(9, subject, Mode::Automatic, vec![failed]);
    waived.waive(0);
    waived
}

/// A failed must with a say, a comparison and the nearest bound.
pub(super) fn late(w: &World) -> Draft {
    let place = w.place(&["events", "0", "basis_fixed_on"], "2018-08-25", 0);
    let bound = Fact::Date(day("2018-08-18"));
    Draft {
        due: Some(day("2018-08-18")),
        evidence: vec![w.evidence(
            place.clone(),
            multi("Underlaget klart", "Basis fixed"),
            Fact::Date(day("2018-08-25")),
            Some(("on or before", bound.clone())),
        )],
        remedy: Some(Remedy { steps: [RemedyStep::Set(place.pointer, bound)].into() }),
        said: said(&[
            ("sv", "Underlaget är klart 2018-08-25; det är 7 dagar kvar, räkna med 14."),
            ("en", "The basis is ready 2018-08-25; 7 days are left, plan with 14."),
        ]),
        ..w.judged(Strength::Must, Verdict::Fail, Some(Truth::FALSE))
    }
}

fn advised(w: &World) -> Draft {
    Draft {
        requirement: 1,
        due: Some(day("2018-09-15")),
        said: said(&[("sv", "Räkna hellre med 28 dagar."), ("en", "Better plan with 28 days.")]),
        ..w.judged(Strength::Should, Verdict::Pending, Some(Truth::FALSE))
    }
}

fn few_experts(w: &World) -> Draft {
    let add = |nth: &str| Remedy {
        steps: [RemedyStep::Add(pointer(&["persons", nth, "roles"]), Fact::Enum("expert".into(), roles()))].into(),
    };
    Draft {
        found: Some(Fact::number(Number::ONE)),
        needed: Some(Fact::number(Number::int(3))),
        total: Some(Fact::Range(Box::new(Range { from: Number::int(25), to: Number::int(27) }))),
        evidence: vec![
            w.evidence(
                w.place(&["persons", "0", "roles"], "[expert, kontaktperson]", 0),
                multi("Roller", "Roles"),
                Fact::List(vec![Fact::Enum("expert".into(), roles()), Fact::Enum("kontaktperson".into(), roles())]),
                None,
            ),
            w.evidence(
                w.place(&["persons", "1", "roles"], "[]", 0),
                multi("Roller", "Roles"),
                Fact::List(Vec::new()),
                Some(("has", Fact::Enum("expert".into(), roles()))),
            ),
        ],
        remedy: Some(Remedy {
            steps: [RemedyStep::Choose {
                count: 2,
                among: [("p-02".into(), add("1")), ("p-05".into(), add("4")), ("p-06".into(), add("5"))].into(),
            }]
            .into(),
        }),
        policy: w.requirement("should at least about 10% of person in persons satisfy person.roles has expert"),
        ..w.judged(Strength::Should, Verdict::Fail, Some(Truth::FALSE))
    }
}

fn undeclared(w: &World) -> Draft {
    let mut place = w.place(&["persons", "1", "licensed"], "id: p-02", 0);
    let after = at(&w.sources, w.setup, "roles: []", 0).end;
    place.write_at = Some(Span { start: after, end: after, ..place.span.unwrap() });
    Draft {
        missing: vec![w.missing(place, From::Setup, multi("Legitimerad", "Licensed"), false)],
        remedy: Some(Remedy {
            steps: [RemedyStep::Set(pointer(&["persons", "1", "licensed"]), Fact::Something)].into(),
        }),
        ..w.judged(Strength::Must, Verdict::Undetermined, Some(Truth::UNSTATED))
    }
}

fn unsigned(w: &World) -> Draft {
    let place = w.nowhere(&["attestations"]);
    Draft {
        missing: vec![w.missing(place, From::Attestation, multi("siths.card", "siths.card"), false)],
        ..w.judged(Strength::Must, Verdict::Undetermined, Some(Truth::UNSTATED))
    }
}

fn no_table(w: &World) -> Draft {
    let place = w.nowhere(&["phones", "0", "model"]);
    Draft {
        missing: vec![w.missing(place, From::Table, multi("approved-phone-models", "approved-phone-models"), false)],
        ..w.judged(Strength::Must, Verdict::Undetermined, Some(Truth::UNSTATED))
    }
}

fn not_ended(w: &World) -> Draft {
    let place = w.place(&["persons", "0", "active_to"], "id: p-01", 0);
    Draft {
        due: Some(day("2018-09-05")),
        missing: vec![w.missing(place, From::Setup, multi("Slutar", "Ends"), true)],
        ..w.judged(Strength::Must, Verdict::Pending, Some(Truth::Unknown(Lack::Open)))
    }
}

fn remark(w: &World) -> Draft {
    Draft {
        evidence: vec![
            w.evidence(
                w.place(&["persons", "0", "licensed"], "false", 0),
                multi("Legitimerad", "Licensed"),
                Fact::Bool(false),
                Some(("=", Fact::Bool(true))),
            ),
            w.evidence(
                w.nowhere(&["provider", "active_to"]),
                multi("Slutar", "Ends"),
                Fact::NotYet,
                Some(("on or after", Fact::Date(day("2018-09-01")))),
            ),
            w.evidence(w.nowhere(&["x"]), multi("Ledtid", "Lead time"), Fact::Duration(Duration::Days(14)), None),
        ],
        ..w.judged(Strength::Note, Verdict::Fail, Some(Truth::FALSE))
    }
}

fn met(w: &World) -> Draft {
    Draft {
        evidence: vec![w.evidence(
            w.place(&["persons", "0", "licensed"], "false", 0),
            multi("Legitimerad", "Licensed"),
            Fact::Bool(true),
            Some(("=", Fact::Bool(true))),
        )],
        ..w.judged(Strength::Must, Verdict::Pass, Some(Truth::TRUE))
    }
}

fn permitted(w: &World) -> Draft {
    Draft { reason: Some(Reason::Excepted(0)), ..w.judged(Strength::Must, Verdict::NotApplicable, None) }
}

fn nothing_there(w: &World) -> Draft {
    Draft {
        reason: Some(Reason::Vacuous),
        ..w.judged(Strength::Must, Verdict::NotApplicable, Some(Truth::True { vacuous: true }))
    }
}
