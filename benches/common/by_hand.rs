//! The twelve requirements as one would write them by hand for this one purpose: structs by serde, verdicts as truths.
//! It has no places, no reasons, no evidence and no unknowns: it is what the rules in Krav are measured against.

use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// What the file says.
#[derive(Deserialize)]
pub(crate) struct Setup<'a> {
    #[serde(borrow)]
    provider: Provider<'a>,
    units: Vec<Unit<'a>>,
    persons: Vec<Person<'a>>,
    accounts: Vec<Account<'a>>,
    tokens: Vec<Token<'a>>,
    cards: Vec<Card<'a>>,
    computers: Vec<Computer<'a>>,
    networks: Vec<Network<'a>>,
    phones: Vec<Phone<'a>>,
    trainings: Vec<Training<'a>>,
    events: Vec<Event<'a>>,
}

#[derive(Deserialize)]
struct Provider<'a> {
    organisation_number: &'a str,
    regi: &'a str,
    #[serde(borrow)]
    uses: Vec<&'a str>,
}

#[derive(Deserialize)]
struct Unit<'a> {
    id: &'a str,
}

#[derive(Deserialize)]
struct Person<'a> {
    id: &'a str,
    #[serde(borrow)]
    unit_ids: Vec<&'a str>,
    care_staff: bool,
    licensed: bool,
    roles: Vec<&'a str>,
    active_from: &'a str,
    active_to: Option<&'a str>,
}

#[derive(Deserialize)]
struct Account<'a> {
    person_id: &'a str,
    system: &'a str,
    granted_by: &'a str,
    active_from: &'a str,
    active_to: Option<&'a str>,
}

#[derive(Deserialize)]
struct Token<'a> {
    id: &'a str,
}

#[derive(Deserialize)]
struct Card<'a> {
    person_id: &'a str,
    siths_issued_on: &'a str,
    valid_to: &'a str,
}

#[derive(Deserialize)]
struct Computer<'a> {
    #[serde(borrow)]
    used_for: Vec<&'a str>,
    browsers_used_for_muni: Vec<&'a str>,
    ie_version: &'a str,
}

#[derive(Deserialize)]
struct Network<'a> {
    used_for_web: bool,
    #[serde(rename = "static")]
    is_static: bool,
    ip: Option<&'a str>,
}

#[derive(Deserialize)]
struct Phone<'a> {
    phoniro_app: bool,
    model: &'a str,
}

#[derive(Deserialize)]
struct Training<'a> {
    person_id: &'a str,
    course: &'a str,
    completed_on: &'a str,
}

#[derive(Deserialize)]
struct Event<'a> {
    kind: &'a str,
    date: &'a str,
    ordered_on: &'a str,
}

/// What each of the twelve rules, in the order of the policy of the benchmarks, says of each of its subjects, in the order of the file; nothing where it does not apply.
pub(crate) type Verdicts = [Vec<bool>; 12];

/// Judges the twelve requirements.
///
/// # Errors
/// What is wrong with the JSON.
pub(crate) fn judge(bytes: &[u8], as_of: &str, models: &[&str]) -> Result<Verdicts, serde_json::Error> {
    Ok(verdicts(&read(bytes)?, as_of, models))
}

/// Reads a file.
///
/// # Errors
/// What is wrong with the JSON.
pub(crate) fn read(bytes: &[u8]) -> Result<Setup<'_>, serde_json::Error> {
    serde_json::from_slice(bytes)
}

/// Judges what was read.
pub(crate) fn verdicts(setup: &Setup<'_>, as_of: &str, models: &[&str]) -> Verdicts {
    let done = |day: &str| day <= as_of;
    let ended = |day: Option<&str>| day.is_some_and(done);
    let at_work = |person: &&Person<'_>| done(person.active_from) && !ended(person.active_to);
    let working = || setup.persons.iter().filter(at_work);

    let good_card = |card: &&Card<'_>| done(card.siths_issued_on) && card.valid_to >= as_of;
    let holders: HashSet<&str> = setup.cards.iter().filter(good_card).map(|card| card.person_id).collect();
    let cards = working().filter(|person| person.licensed).map(|person| holders.contains(person.id)).collect();

    let web = setup.networks.iter().filter(|network| network.used_for_web);
    let addresses = web.map(|network| network.is_static && network.ip.is_some()).collect();

    let mut staff: HashMap<&str, (usize, usize, usize)> = HashMap::new();
    for person in working() {
        let expert = usize::from(person.roles.contains(&"expert"));
        let care = usize::from(person.care_staff);
        for unit in &person.unit_ids {
            let counts = staff.entry(unit).or_default();
            *counts = (counts.0 + expert, counts.1 + care, counts.2 + expert * care);
        }
    }
    let enough = |unit: &Unit<'_>| {
        let (experts, care, experts_in_care) = staff.get(unit.id).copied().unwrap_or_default();
        experts >= 1 && experts_in_care >= ((care + 5) / 10).max(1)
    };
    let experts = setup.units.iter().map(enough).collect();

    let open =
        |account: &&Account<'_>| account.system == "flexite" && done(account.active_from) && !ended(account.active_to);
    let in_flexite: HashSet<&str> = setup.accounts.iter().filter(open).map(|account| account.person_id).collect();
    let needs_flexite = |person: &&Person<'_>| person.licensed || person.roles.contains(&"enhetschef");
    let flexite = working().filter(needs_flexite).map(|person| in_flexite.contains(person.id)).collect();

    let in_siebel = setup.computers.iter().filter(|computer| computer.used_for.contains(&"siebel"));
    let eleven = |version: &str| version == "11" || version.starts_with("11.");
    let browsers = in_siebel
        .map(|computer| computer.browsers_used_for_muni.contains(&"ie") && eleven(computer.ie_version))
        .collect();

    let is_admin = |person: &&Person<'_>| person.roles.contains(&"behorighetsadministrator");
    let admins: HashSet<&str> = setup.persons.iter().filter(is_admin).map(|person| person.id).collect();
    let administrators = setup.accounts.iter().map(|account| admins.contains(account.granted_by)).collect();

    let with_app = setup.phones.iter().filter(|phone| phone.phoniro_app);
    let phones = with_app.map(|phone| models.contains(&phone.model)).collect();

    let starts = setup.events.iter().filter(|event| event.kind == "start");
    let ordered = starts.map(|event| days(event.ordered_on) + 70 <= days(event.date)).collect();

    let mut completed: HashMap<&str, &str> = HashMap::new();
    for training in setup.trainings.iter().filter(|training| training.course == "siebel_expert") {
        let first = completed.entry(training.person_id).or_insert(training.completed_on);
        *first = (*first).min(training.completed_on);
    }
    let experts_at_work = working().filter(|person| person.roles.contains(&"expert"));
    let trained =
        experts_at_work.map(|person| completed.get(person.id).is_some_and(|day| *day < person.active_from)).collect();

    let mut seen = HashSet::new();
    let unique = vec![setup.tokens.iter().all(|token| seen.insert(token.id))];

    let municipal = setup.provider.regi == "egen_regi";
    let municipal_flexite = municipal.then(|| setup.provider.uses.contains(&"flexite")).into_iter().collect();
    let number = vec![is_organisation_number(setup.provider.organisation_number)];

    [
        cards,
        addresses,
        experts,
        flexite,
        browsers,
        administrators,
        phones,
        ordered,
        trained,
        unique,
        municipal_flexite,
        number,
    ]
}

/// The number of a day in a count that begins at 0000-03-01.
fn days(date: &str) -> i64 {
    let part = |range| date.get(range).and_then(|digits: &str| digits.parse::<i64>().ok()).unwrap_or(0);
    let (year, month, day) = (part(0..4), part(5..7), part(8..10));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day
}

/// Ten digits with a right check digit, the third of them at least two; a hyphen may stand before the last four.
fn is_organisation_number(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter(|c| *c != '-').filter_map(|c| c.to_digit(10)).collect();
    let weighed = digits.iter().enumerate().map(|(place, digit)| {
        let twice = digit * (2 - (place as u32) % 2);
        twice / 10 + twice % 10
    });
    digits.len() == 10 && digits.get(2).is_some_and(|third| *third >= 2) && weighed.sum::<u32>() % 10 == 0
}
