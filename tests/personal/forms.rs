//! How a personal number may be written, and where it may stand. The number is made up; its check digit is right.

/// The digits from which the rest must not be told.
pub(crate) const BIRTH: &str = "811218";
pub(crate) const LAST: &str = "9876";

/// Forms that are found wherever they stand.
pub(crate) const FORMS: &[&str] = &[
    "8112189876",
    "198112189876",
    "811218-9876",
    "811218+9876",
    "19811218-9876",
    "811218 9876",
    "811218\u{a0}9876",
    "811218\u{202f}9876",
    "811218 - 9876",
    "811218- 9876",
    "811218–9876",
    "811218—9876",
    "811218\u{2010}9876",
    "811218\u{2011}9876",
    "811218\u{2212}9876",
    "811218－9876",
    "811218_9876",
    "1981-12-18-9876",
    "811218\u{ad}-9876",
    "8\u{200b}1\u{200b}1\u{200b}2\u{200b}1\u{200b}8\u{200b}9\u{200b}8\u{200b}7\u{200b}6",
    "811218\u{202e}-9876",
    "８１１２１８－９８７６",
    "٨١١٢١٨-٩٨٧٦",
    "۸۱۱۲۱۸۹۸۷۶",
    "𝟠𝟙𝟙𝟚𝟙𝟠-𝟡𝟠𝟟𝟞",
    "81121\u{1b}8-9876",
    r"\u0038\u0031\u0031\u0032\u0031\u0038\u002d\u0039\u0038\u0037\u0036",
    r"81121\u0038-987\u0036",
    "%38%31%31%32%31%38-9876",
    "811218%2D9876",
];

/// Setups with the number somewhere: name and text, `#` standing for the number.
pub(crate) const SETUPS: &[(&str, &str)] = &[
    ("value.yaml", "provider:\n  id: a\n  name: Bolaget # AB\n"),
    ("quoted.yaml", "provider: {id: a, name: \"#\"}\n"),
    ("single.yaml", "provider: {id: a, name: '#'}\n"),
    ("key.yaml", "provider:\n  id: a\n  \"#\": 1\n"),
    ("list.yaml", "provider: {id: a, law: [\"#\", SoL]}\n"),
    ("miss.yaml", "provider: {id: a, regi: \"#\", approved: \"#\", active_from: \"#\"}\n"),
    ("reference.yaml", "persons:\n  - {id: p, employer: \"#\", unit_ids: [\"#\"]}\n"),
    ("identity.yaml", "persons:\n  - {id: \"#\", roles: [expert]}\n  - {id: \"#\", roles: [expert]}\n"),
    ("comment.yaml", "# #\nprovider:\n  id: a # #\n  nmae: b\n# #\n"),
    ("anchor.yaml", "provider:\n  id: &#  a\n  name: *#\n"),
    ("tag.yaml", "provider:\n  id: !# a\n  name: !<tag:#> b\n"),
    ("url.yaml", "provider: {id: a, name: \"https://x.example/#/y?z=#&å=#\"}\n"),
    ("long.yaml", "provider:\n  id: a\n  name: \"Enligt beslut om # gäller (#), se även #.\"\n"),
    ("folded.yaml", "provider:\n  id: a\n  name: >\n    Enligt beslut\n    om #\n    gäller\n"),
    ("literal.yaml", "provider:\n  id: a\n  name: |\n    #\n  approved: |\n    #\n"),
    ("neighbour.yaml", "provider:\n  id: a\n  name: \"#\"\n  nmae: b\n  approval_ref: \"#\"\n"),
    ("documents.yaml", "provider: {id: a}\n---\nname: \"#\"\n"),
    ("unclosed.yaml", "provider:\n  id: \"#\n  name: #\n"),
    ("indent.yaml", "provider:\n    id: #\n  name: #\n"),
    ("directive.yaml", "%TAG ! tag:#\n%#\n---\nprovider: {id: a}\n"),
    ("value.json", "{\"provider\": {\"id\": \"a\", \"name\": \"x # y\"}}"),
    ("key.json", "{\"provider\": {\"id\": \"a\", \"#\": 1}, \"#\": {\"#\": 1}}"),
    ("twice.json", "{\"provider\": {\"id\": \"a\"}, \"#\": 1, \"#\": 2}"),
    ("bare.json", "{\"provider\": {\"id\": #}, # : 1}"),
    ("unclosed.json", "{\"provider\": {\"id\": \"#\", \"name\": \"#\n"),
    ("escape.json", "{\"provider\": {\"id\": \"#\\q\", \"name\": \"\\ud800#\"}}"),
    ("value.toml", "[provider]\nid = \"a\"\nname = \"x # y\"\n"),
    ("raw.toml", "[provider]\nid = 'a'\nname = '#'\n"),
    ("key.toml", "[provider]\nid = 'a'\n\"#\" = 1\n[\"#\".x]\n"),
    ("comment.toml", "# #\n[provider]\nid = 'a' # #\nnmae = 'b'\n"),
    ("block.toml", "[provider]\nid = 'a'\nname = '''\nx #\ny'''\n"),
    ("bare.toml", "[provider]\nid = #\n# = 1\n[#]\n[#\n"),
    ("unclosed.toml", "[provider]\nid = \"#\nname = '#\n"),
];

/// A policy with the number in every place that holds text.
pub(crate) const POLICY: &str = r##"# #
policy p.q {
  title sv "#" en "#"  document "#" version "#"  version "#" owner "#" schema "own" languages sv, en
  time-zone "Europe/Stockholm"
}
clause c.one { section "#" page 1 binds "#" word must sv "#" en "#" } # #
contact desk { name sv "#" en "#" email "#" phone "x #" link "#" address "#" }
action act { sv "#" en "#" contact desk link "#" }
table marks (kind: text -> mark: text) from "#.csv"
rule r.one { cites c.one for each item in items must item.text = "#" say sv "#" en "{item.text} #" action act }
rule r.# { cites c.# must item.# matches "#" }
"##;

/// What looks like a number and is none. Nothing of it may be hidden or refused.
pub(crate) const OTHERS: &[&str] = &[
    "556036-0793",
    "5560360793",
    "165560360793",
    "SE556036079301",
    "018-727 00 00",
    "+46 70 123 45 67",
    "0701234567",
    "2026-11-23",
    "20261123",
    "2026-11-23T08:09:10+01:00",
    "2026-11-23 08:09",
    "550e8400-e29b-41d4-a716-446655440000",
    "192.168.121.218",
    "2001:db8:8112:1898::76",
    "00:1B:44:11:3A:B7",
    "ALN-2019-0233",
    "811218-9875",
    "811318-9876",
    "1234567890",
    "C02XK1ZGJGH5",
    "10.0.9200.17609",
    "4111 1111 1111 1111",
    "SE35 5000 0000 0549 1000 0003",
];
