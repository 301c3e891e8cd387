//! Providers drawn to size: the same size and seed give the same bytes.

use serde_json::{Map, Value, json};

/// The day of judgement of all drawn providers.
pub(crate) const AS_OF: &str = "2026-11-16";

/// How many persons work at one unit.
const PER_UNIT: usize = 25;

/// One in so many persons at a unit is an expert user.
const PER_EXPERT: usize = 10;

/// One in so many persons has left, and when.
const PER_LEFT: usize = 100;
const LEFT_ON: &str = "2026-06-30";

/// The months for which units report: month and the day on which the report was handed in.
const MONTHS: [(&str, &str); 12] = [
    ("2025-11", "2025-12-03"),
    ("2025-12", "2026-01-05"),
    ("2026-01", "2026-02-03"),
    ("2026-02", "2026-03-03"),
    ("2026-03", "2026-04-03"),
    ("2026-04", "2026-05-05"),
    ("2026-05", "2026-06-03"),
    ("2026-06", "2026-07-03"),
    ("2026-07", "2026-08-04"),
    ("2026-08", "2026-09-03"),
    ("2026-09", "2026-10-05"),
    ("2026-10", "2026-11-04"),
];

/// What somebody has to sign: the clauses, the role of who signs, and the person's place.
const SIGNED: [(&str, usize, &[&str]); 4] = [
    (
        "enhetschef",
        0,
        &[
            "general.basic-computer-skills",
            "general.basic-it-support",
            "general.appointed-known",
            "general.onsite-help",
            "siebel.expert-trains-others",
            "siebel.night-contact",
            "siebel.night-communication",
            "siebel.work-done-in-siebel",
            "siebel.ie-settings",
            "prator.messages-by-all",
            "flexite.opt-out-own-system",
            "flexite.org-with-contact",
            "flexite.enhetschef-handles",
            "phoniro.phones-approved",
            "phoniro.app-for-time-and-keys",
        ],
    ),
    (
        "verksamhetschef_hsl",
        1,
        &["siths.licensed-staff", "siths.others", "siths.order-card-and-reader", "prator.guideline"],
    ),
    ("admin_prator", 1, &["prator.introduction", "prator.admin-grants"]),
    ("admin_phoniro", 1, &["phoniro.admins-run-web"]),
];

/// What can be wrong with a provider, one of the twelve rules each.
pub(crate) const FAULTS: [&str; 12] = [
    "card-missing",
    "dynamic-address",
    "no-expert",
    "flexite-missing",
    "old-browser",
    "stranger-grants",
    "unknown-phone",
    "late-order",
    "late-training",
    "twin-token",
    "municipal-without-flexite",
    "bad-number",
];

/// A provider of so many persons that declares and does what the shipped policy asks; `fault` is one of [`FAULTS`].
pub(crate) fn provider(persons: usize, seed: usize, fault: Option<&str>) -> Value {
    drawn(persons, seed, &|unit| fault.filter(|_| unit == 0))
}

/// A provider of so many persons; `fault`: what is wrong at a unit.
pub(crate) fn drawn<'f>(persons: usize, seed: usize, fault: &dyn Fn(usize) -> Option<&'f str>) -> Value {
    let units = persons.div_ceil(PER_UNIT);
    let unit_of = |person: usize| format!("e-{:04}", person / PER_UNIT);
    let site_of = |unit: usize| format!("plats-{unit:04}");
    let person_id = |person: usize| format!("p-{person:05}");
    let has_unit = |unit: usize, wanted: &str| fault(unit) == Some(wanted);
    let has = |wanted: &str| has_unit(0, wanted);
    let head = |unit: usize| person_id(unit * PER_UNIT);
    let municipal = seed % 2 == 1 || has("municipal-without-flexite");
    let id = format!("utforare-{seed:04}");
    let uses = if has("municipal-without-flexite") {
        json!(["siebel", "phoniro", "prator"])
    } else {
        json!(["siebel", "phoniro", "prator", "flexite"])
    };

    let mut people = Vec::new();
    let mut accounts = Vec::new();
    let mut tokens = Vec::new();
    let mut cards = Vec::new();
    let mut trainings = Vec::new();
    for person in 0..persons {
        let (place, unit) = (person % PER_UNIT, person / PER_UNIT);
        let has = |wanted: &str| has_unit(unit, wanted);
        let (manager, licensed, admin) = (place == 0, place % 5 == 1, person < 2);
        let has_left = person % PER_LEFT == PER_LEFT - 1;
        let expert = place % PER_EXPERT == 2 && !has("no-expert");
        let mut roles = Vec::new();
        if manager {
            roles.extend(["enhetschef", "kontaktperson"]);
        }
        if expert {
            roles.push("expert");
        }
        if admin {
            roles.extend(["behorighetsadministrator", "admin_prator", "admin_phoniro"]);
        }
        if person == 1 {
            roles.push("verksamhetschef_hsl");
        }
        let profession = match (manager, licensed) {
            (true, _) => "annan",
            (_, true) => "sjukskoterska",
            _ => "underskoterska",
        };
        people.push(json!({
            "id": person_id(person), "employer": id, "unit_ids": [unit_of(person)], "care_staff": !manager,
            "profession": profession, "licensed": licensed, "hsl_staff": licensed, "roles": roles,
            "expert_for": if expert { vec![unit_of(person)] } else { Vec::new() },
            "contact_for": if manager { vec!["siebel", "phoniro", "prator", "flexite"] } else { Vec::new() },
            "active_from": "2019-03-01", "active_to": has_left.then_some(LEFT_ON),
        }));
        // Nobody gives permission to oneself.
        let granted_by = match (has("stranger-grants") && place == 1, person) {
            (true, _) => person_id(person + 1),
            (_, 0) => person_id(1),
            _ => person_id(0),
        };
        let account = |system: &str, category: &str| {
            let mut account = json!({
                "person_id": person_id(person), "system": system, "category": category, "ordered_on": "2019-01-14",
                "ordered_by": id, "granted_by": granted_by, "active_from": "2019-02-11",
            });
            if has_left {
                account["active_to"] = json!(LEFT_ON);
                account["cancel_ordered_on"] = json!("2026-06-23");
                account["cancelled_via"] = json!(if municipal { "iris" } else { "sesam" });
            }
            account
        };
        accounts.push(account("siebel", if licensed { "halso_sjukvard" } else { "hemtjanst" }));
        if (manager || licensed) && !(has("flexite-missing") && person == 0) {
            accounts.push(account("flexite", "annan"));
        }
        if licensed || admin {
            accounts.push(account("prator", "halso_sjukvard"));
        }
        if admin {
            accounts.push(account("phoniro", "annan"));
        }
        if (licensed || manager) && !(has("card-missing") && place == 1) {
            cards.push(json!({
                "id": format!("kort-{person:05}"), "person_id": person_id(person), "ordered_on": "2024-01-10",
                "siths_issued_on": "2024-02-01", "valid_to": "2028-12-31", "issuer": "Region Uppsala",
            }));
        }
        let number = if has("twin-token") && place == 2 { person - 2 } else { person };
        let mut token = json!({
            "id": format!("dosa-{number:05}"), "unit_id": unit_of(person), "holder": person_id(person),
            "shared": false, "issued_on": "2019-02-11", "paid_by": "klk_it",
        });
        if has_left {
            token["returned_on"] = json!("2026-07-01");
            token["returned_to"] = json!("KLK IT, Verkstadsgatan 3B");
        }
        tokens.push(token);
        let mut trained = |course: &str, booked_via: &str, completed: &str| {
            trainings.push(json!({
                "person_id": person_id(person), "course": course, "booked_via": booked_via, "booked_on": "2018-12-17",
                "completed_on": completed,
            }));
        };
        if expert {
            trained("siebel_expert", "boka", if has("late-training") { "2019-03-15" } else { "2019-01-29" });
        }
        if licensed {
            trained("siebel_hsl", "boka", "2019-01-30");
        }
        if licensed || admin {
            trained("prator_intro", "annan", "2019-02-14");
        }
        if licensed || manager {
            trained("flexite_test", "annan", "2019-02-15");
        }
        if admin {
            trained("prator_admin", "boka", "2019-01-31");
            trained("phoniro_admin", "boka", "2019-02-01");
        }
    }

    let computers: Vec<Value> = (0..persons.div_ceil(5))
        .map(|computer| {
            let unit = computer * 5 / PER_UNIT;
            let is_old = has_unit(unit, "old-browser") && computer * 5 % PER_UNIT == 0;
            json!({
                "id": format!("dator-{computer:05}"), "site": site_of(unit), "provided_by": "utforare",
                "os": "windows", "used_for": ["siebel", "prator", "flexite"],
                "ie_version": if is_old { "10.0.9200" } else { "11.0.9600" },
                "browsers_used_for_muni": ["ie"], "ie_settings_done_on": "2019-02-18", "activex_installed": true,
                "netid_version": "6.8", "card_reader": true,
            })
        })
        .collect();
    let phones: Vec<Value> = (0..persons.div_ceil(3))
        .map(|phone| {
            let is_strange = has_unit(phone * 3 / PER_UNIT, "unknown-phone") && phone * 3 % PER_UNIT < 3;
            let model = if is_strange { "Nokia 3310" } else { MODELS[phone % MODELS.len()] };
            json!({
                "id": format!("mobil-{phone:05}"), "model": model, "provided_by": "utforare", "phoniro_app": true,
                "subscription": {"kind": "samtal och data", "paid_by": "utforare"},
            })
        })
        .collect();
    let reports: Vec<Value> = (0..units)
        .flat_map(|unit| {
            MONTHS.iter().map(move |(month, day)| {
                json!({
                    "unit_id": format!("e-{unit:04}"), "month": month, "stream": "matlador", "completed_on": day,
                    "submitted_on": day,
                })
            })
        })
        .collect();
    let activity: Vec<Value> = (0..units)
        .flat_map(|unit| {
            MONTHS.iter().map(move |(month, _)| json!({"unit_id": format!("e-{unit:04}"), "month": month, "meal_boxes": 400 + unit % 50}))
        })
        .collect();

    let mut provider = Map::new();
    let mut put = |key: &str, value: Value| {
        provider.insert(key.to_owned(), value);
    };
    put("file", json!({"as_of": AS_OF, "checked_against_version": 10, "author": "enhetschef", "signed_on": AS_OF}));
    put(
        "provider",
        json!({
            "id": id, "name": format!("Vårdutföraren {seed} AB"),
            "organisation_number": if has("bad-number") { "559999-001" } else { "559999-0016" },
            "approved": true, "approval_ref": "ALN-2018-0417", "regi": if municipal { "egen_regi" } else { "privat" },
            "law": ["SoL", "HSL"], "hsl_responsibility": true, "uses": uses,
            "flexite_scope": if municipal { json!(["HSL", "SoL_LSS"]) } else { json!(["HSL"]) },
            "deviation_system": if municipal { "none" } else { "Avvikelseboken (eget system)" },
            "support": {"function": "IT-ansvarig", "contact_role": "samordnare"},
            "basic_it_support": true, "active_from": "2019-03-01",
        }),
    );
    put("internet", (0..units).map(|unit| json!({"site": site_of(unit), "present": true})).collect());
    put(
        "siebel",
        json!({"functions": [
            "dokumentation", "bestallning_mottagning", "bestallning_verkstallighet", "tjansterapportering", "kundavgifter",
        ]}),
    );
    put(
        "units",
        (0..units)
            .map(|unit| {
                json!({
                    "id": format!("e-{unit:04}"), "name": format!("Enhet {unit}"), "service": ["ordinart_boende"],
                    "home_care": true, "law": ["SoL", "HSL"], "hsl": true, "enhetschef": head(unit), "meal_boxes": true,
                    "site": site_of(unit), "active_from": "2019-03-01",
                })
            })
            .collect(),
    );
    put("persons", people.into());
    put("accounts", accounts.into());
    put("tokens", tokens.into());
    put("cards", cards.into());
    put("computers", computers.into());
    put(
        "networks",
        (0..units)
            .map(|unit| {
                let ip = format!("203.{}.{}.{}", 1 + unit / 62_500, (unit / 250) % 250, 1 + unit % 250);
                json!({
                    "site": site_of(unit), "ip": ip, "static": !has_unit(unit, "dynamic-address"), "used_for_web": true,
                    "ip_reported": ip, "reported_on": "2019-02-04", "reported_to": "it.support@uppsala.se",
                })
            })
            .collect(),
    );
    put("phones", phones.into());
    put("trainings", trainings.into());
    put(
        "events",
        json!([{
            "id": "h-start", "kind": "start", "date": "2019-03-01",
            "unit_ids": (0..units).map(|unit| format!("e-{unit:04}")).collect::<Vec<_>>(), "size": "stor",
            "contact_on": "2018-11-12", "ordered_on": if has("late-order") { "2018-12-22" } else { "2018-12-21" },
            "basis_fixed_on": "2018-12-07", "decision_fixed_on": "2018-12-05", "klk_contacted_on": "2018-12-14",
        }]),
    );
    put("reports", reports.into());
    put("activity", activity.into());
    put("subcontracts", json!([]));
    said(persons, &mut put);
    Value::Object(provider)
}

/// What is said of the provider as a whole, and what is signed.
fn said(persons: usize, put: &mut impl FnMut(&str, Value)) {
    let structure = |system: &str| {
        json!({
            "system": system, "event_id": "h-start", "planned_on": "2018-11-19", "sent_on": "2018-12-20",
            "sent_to": "it.support@uppsala.se", "created_on": "2019-01-28", "created_by": "KLK IT",
        })
    };
    put("orgstructure", ["siebel", "phoniro", "prator", "flexite"].into_iter().map(structure).collect());
    put(
        "tickets",
        json!([{
            "id": "a-1", "kind": "annat", "system": "phoniro", "event_id": "h-start", "to": "it.support@uppsala.se",
            "sent_on": "2019-02-04", "sent_by": "p-00000",
        }]),
    );
    put("journals", json!({"first_entry_on": "2019-03-01"}));
    put("deviations", json!({"open_count": 0, "handled_not_closed_count": 0}));
    put("night", json!({"contacted_on": "2019-02-11", "contacted_by": "p-00000", "contacted_role": "verksamhetschef"}));
    put(
        "phoniro",
        json!({
            "functions": ["tid", "nycklar"], "company_existing": true, "company_registered_on": "2019-02-08",
            "field_groups": [],
        }),
    );
    put("flexite", json!({"klk_contact": "KLK IT, kontaktperson för Flexite", "planned_on": "2018-11-19"}));
    put("agreements", json!([]));
    let signed = |(role, place, clauses): &(&str, usize, &[&str])| {
        let signed = |clause: &&str| {
            json!({
                "clause": clause, "statement": "Så är det hos oss.", "by": {"role": role, "person_id": format!("p-{place:05}")},
                "signed_on": "2026-10-12", "valid_to": "2027-10-31", "covers": persons, "evidence": "Egenkontroll 2026-10-05",
            })
        };
        clauses.iter().map(signed).collect::<Vec<Value>>()
    };
    put("attestations", SIGNED.iter().flat_map(signed).collect());
}

/// The models of phones that the municipality has approved, in the table of the benchmarks.
pub(crate) const MODELS: [&str; 4] =
    ["Samsung Galaxy XCover 5", "Samsung Galaxy XCover 6", "Samsung Galaxy A16", "Nokia XR21"];

/// Small providers, three of ten with a fault.
pub(crate) fn small(count: usize) -> impl Iterator<Item = Vec<u8>> {
    (0..count).map(|seed| {
        let fault = (seed % 10 < 3).then(|| FAULTS[seed % FAULTS.len()]);
        json(&provider(10 + seed % 16, seed, fault))
    })
}

/// A provider's bytes.
pub(crate) fn json(provider: &Value) -> Vec<u8> {
    serde_json::to_vec(provider).unwrap()
}
