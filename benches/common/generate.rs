//! Providers drawn to size: the same size and seed give the same bytes.

use serde_json::{Map, Value, json};

/// The day of judgement of all drawn providers.
pub(crate) const AS_OF: &str = "2026-11-16";

/// How many persons work at one unit.
const PER_UNIT: usize = 25;

/// One in so many persons at a unit is an expert user.
const PER_EXPERT: usize = 10;

/// Months for which units have reported.
const MONTHS: [(&str, &str); 3] = [("2026-08", "2026-09-03"), ("2026-09", "2026-10-02"), ("2026-10", "2026-11-04")];

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

/// A provider of so many persons; `fault` is one of [`FAULTS`].
pub(crate) fn provider(persons: usize, seed: usize, fault: Option<&str>) -> Value {
    let units = persons.div_ceil(PER_UNIT);
    let unit_of = |person: usize| format!("e-{:04}", person / PER_UNIT);
    let site_of = |unit: usize| format!("plats-{unit:04}");
    let person_id = |person: usize| format!("p-{person:05}");
    let has = |wanted: &str| fault == Some(wanted);
    let head = |unit: usize| person_id(unit * PER_UNIT);
    let municipal = seed % 2 == 1 || has("municipal-without-flexite");
    let id = format!("utforare-{seed:04}");
    let uses = if has("municipal-without-flexite") {
        json!(["siebel", "phoniro"])
    } else {
        json!(["siebel", "phoniro", "flexite"])
    };

    let mut people = Vec::new();
    let mut accounts = Vec::new();
    let mut tokens = Vec::new();
    let mut cards = Vec::new();
    let mut trainings = Vec::new();
    for person in 0..persons {
        let place = person % PER_UNIT;
        let (manager, licensed) = (place == 0, place % 5 == 1);
        let expert = place % PER_EXPERT == 2 && !(has("no-expert") && person < PER_UNIT);
        let mut roles = Vec::new();
        if manager {
            roles.push("enhetschef");
        }
        if expert {
            roles.push("expert");
        }
        if person == 0 {
            roles.push("behorighetsadministrator");
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
            "contact_for": if manager { vec!["siebel", "phoniro"] } else { Vec::new() },
            "active_from": "2019-03-01", "active_to": null_or_end(person),
        }));
        let granted_by = if has("stranger-grants") && person == 1 { person_id(2) } else { person_id(0) };
        let account = |system: &str, category: &str| {
            json!({
                "person_id": person_id(person), "system": system, "category": category, "ordered_on": "2019-01-14",
                "ordered_by": id, "granted_by": granted_by, "active_from": "2019-02-11",
            })
        };
        accounts.push(account("siebel", if licensed { "halso_sjukvard" } else { "hemtjanst" }));
        if (manager || licensed) && !(has("flexite-missing") && person == 0) {
            accounts.push(account("flexite", "annan"));
        }
        if licensed && !(has("card-missing") && person == 1) {
            cards.push(json!({
                "id": format!("kort-{person:05}"), "person_id": person_id(person), "ordered_on": "2024-01-10",
                "siths_issued_on": "2024-02-01", "valid_to": "2028-12-31", "issuer": "Region Uppsala",
            }));
        } else {
            let number = if has("twin-token") && person == 2 { 0 } else { person };
            tokens.push(json!({
                "id": format!("dosa-{number:05}"), "unit_id": unit_of(person), "holder": person_id(person),
                "shared": false, "issued_on": "2019-02-11", "paid_by": "klk_it",
            }));
        }
        if expert {
            let completed = if has("late-training") && person == 2 { "2019-03-15" } else { "2019-01-29" };
            trainings.push(json!({
                "person_id": person_id(person), "course": "siebel_expert", "booked_via": "boka",
                "booked_on": "2018-12-17", "completed_on": completed,
            }));
        }
    }

    let computers: Vec<Value> = (0..persons.div_ceil(5))
        .map(|computer| {
            json!({
                "id": format!("dator-{computer:05}"), "site": site_of(computer * 5 / PER_UNIT), "provided_by": "utforare",
                "os": "windows", "used_for": ["siebel", "flexite"],
                "ie_version": if has("old-browser") && computer == 0 { "10.0.9200" } else { "11.0.9600" },
                "browsers_used_for_muni": ["ie"], "ie_settings_done_on": "2019-02-18", "activex_installed": true,
                "netid_version": "6.8", "card_reader": true,
            })
        })
        .collect();
    let phones: Vec<Value> = (0..persons.div_ceil(3))
        .map(|phone| {
            let model = if has("unknown-phone") && phone == 0 { "Nokia 3310" } else { MODELS[phone % MODELS.len()] };
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
            "law": ["SoL", "HSL"], "hsl_responsibility": true, "uses": uses, "flexite_scope": ["HSL", "SoL_LSS"],
            "deviation_system": "none", "support": {"function": "IT-ansvarig", "contact_role": "samordnare"},
            "basic_it_support": true, "active_from": "2019-03-01",
        }),
    );
    put("internet", (0..units).map(|unit| json!({"site": site_of(unit), "present": true})).collect());
    put("siebel", json!({"functions": ["dokumentation", "bestallning_mottagning", "tjansterapportering"]}));
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
                    "site": site_of(unit), "ip": ip, "static": !(has("dynamic-address") && unit == 0), "used_for_web": true,
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
    Value::Object(provider)
}

/// The models of phones that the municipality has approved, in the table of the benchmarks.
pub(crate) const MODELS: [&str; 4] =
    ["Samsung Galaxy XCover 5", "Samsung Galaxy XCover 6", "Samsung Galaxy A16", "Nokia XR21"];

/// Nobody has left but one in a hundred.
fn null_or_end(person: usize) -> Value {
    if person % 100 == 99 { json!("2026-06-30") } else { Value::Null }
}

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
