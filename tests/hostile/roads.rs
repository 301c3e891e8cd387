//! The roads by which text from outside reaches an output.

use crate::strings::nasty;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// One call of the program.
#[derive(Default)]
pub(crate) struct Road {
    pub(crate) name: String,
    pub(crate) arguments: Vec<String>,
    /// Standard input.
    pub(crate) input: Vec<u8>,
    pub(crate) code: i32,
    /// Texts that machine output must hold as they were.
    pub(crate) survivors: Vec<String>,
    /// Whether nothing is written where outputs go: the call itself is wrong.
    pub(crate) nowhere: bool,
    /// Bytes and lines that go in.
    pub(crate) size: usize,
    pub(crate) lines: usize,
    /// Bytes of them that a report for people may show again, as often as that is.
    pub(crate) shown: usize,
}

/// The folder of the policy that is used where the policy itself is tame.
const WORLD: &str = "fixtures/hostile";

/// Makes roads in a folder.
struct Maker<'a> {
    folder: &'a Path,
    roads: Vec<Road>,
}

pub(crate) fn all(folder: &Path) -> Vec<Road> {
    let mut maker = Maker { folder, roads: Vec::new() };
    maker.setups();
    maker.other_syntaxes();
    maker.streams();
    maker.names();
    maker.policies();
    maker.waivers();
    maker.calls();
    maker.long();
    maker.roads
}

impl Maker<'_> {
    /// A file in the folder; its path.
    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn road(&mut self, name: &str, code: i32, arguments: &[&str]) -> &mut Road {
        let arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        self.roads.push(Road { name: name.to_owned(), arguments, code, ..Road::default() });
        self.roads.last_mut().unwrap()
    }

    /// A setup against the tame policy.
    fn setup(&mut self, name: &str, code: i32, text: &str, survivors: Vec<String>) {
        let path = self.file(name, text);
        let road = self.road(name, code, &["check", &path, "--policy", WORLD]);
        (road.size, road.lines, road.shown) = (text.len(), text.lines().count(), 40 * text.len());
        road.survivors = survivors;
    }

    /// Many files, one text in each, none of which can be understood.
    fn broken(&mut self, name: &str, ending: &str, texts: Vec<String>) {
        let mut arguments = vec!["check".to_owned(), "--policy".to_owned(), WORLD.to_owned()];
        let file = |(n, text): (usize, &String)| self.file(&format!("{name}/{n}.{ending}"), text);
        arguments.extend(texts.iter().enumerate().map(file));
        let size = texts.iter().map(String::len).sum();
        let lines = texts.iter().map(|text| text.lines().count()).sum();
        self.roads.push(Road {
            name: format!("{name} {ending}"),
            arguments,
            code: 2,
            size,
            lines,
            shown: 40 * size,
            ..Road::default()
        });
    }

    /// Values, keys, unknown fields, keys of maps, values of enums and references: raw, and behind escapes.
    fn setups(&mut self) {
        for (how, quoted) in [("raw", raw as fn(&str) -> String), ("escaped", escaped)] {
            let items = |make: &dyn Fn(usize, &str) -> String| {
                let lines: Vec<String> = nasty().iter().enumerate().map(|(n, text)| make(n, &quoted(text))).collect();
                format!("{{\"items\": [\n{}\n]}}", lines.join(",\n"))
            };
            let fields = items(&|n, text| format!("{{\"id\": \"i{n}\", {text}: 1}}"));
            self.setup(&format!("fields-{how}.json"), 2, &fields, Vec::new());
            let kinds = items(&|n, text| {
                format!("{{\"id\": \"i{n}\", \"kind\": {text}, \"owner\": {text}, \"on\": {text}, \"n\": {text}}}")
            });
            self.setup(&format!("kinds-{how}.json"), 2, &kinds, Vec::new());
            let words: Vec<String> = nasty().iter().map(|text| format!("{}: {}", quoted(text), quoted(text))).collect();
            let map = format!("{{\"words\": {{\n{}\n}}}}", words.join(",\n"));
            self.setup(&format!("map-{how}.json"), 1, &map, nasty());
            // What cannot be understood, with the text on the line and beside it.
            let broken = nasty().into_iter().map(|text| {
                let text = quoted(&text);
                format!("{{\"items\": [\n{{\"id\": {text}}},\n{{\"id\": {text} {text}\n{{\"id\": {text}}}")
            });
            self.broken(&format!("broken-{how}"), "json", broken.collect());
        }
        // A view shows ten of a kind: ten at a time, so that each is seen there too.
        for (n, texts) in nasty().chunks(10).enumerate() {
            let items: Vec<String> =
                texts.iter().map(|text| format!("{{\"id\": {0}, \"text\": {0}}}", raw(text))).collect();
            let some = format!("{{\"items\": [\n{}\n]}}", items.join(",\n"));
            let keys = texts.iter().map(|text| key(text));
            self.setup(&format!("ten-{n}.json"), 1, &some, keys.chain(texts.iter().cloned()).collect());
        }
        let lone = r#"{"items": [{"id": "\ud800x", "text": "\udfff", "\ud83d": 1}]}"#;
        self.setup("lone-surrogates.json", 2, lone, Vec::new());
    }

    /// Comments, anchors, aliases, tags and texts of YAML and TOML, in files that are wrong.
    fn other_syntaxes(&mut self) {
        let mut comments = String::from("items:\n");
        for (n, text) in nasty().iter().enumerate() {
            let line = one_line(text);
            write!(comments, "  # {line}\n  - id: i{n} # {line}\n    txet: x\n  # {line}\n").unwrap();
        }
        self.setup("comments.yaml", 2, &comments, Vec::new());
        let lines: Vec<String> = nasty().iter().map(|text| one_line(text)).collect();
        let yaml = lines.iter().map(|line| {
            format!(
                "items:\n  - id: &{line} a\n    text: *{line}\n    owner: !{line} x\n    {line}: {line}\n  - '{line}\n"
            )
        });
        self.broken("broken", "yaml", yaml.collect());
        let toml = lines.iter().map(|line| {
            format!("[[items]]\nid = '{line}'\n{line} = {line}\ntext = \"{line}\\q\"\n# {line}\n[{line}\n")
        });
        self.broken("broken", "toml", toml.collect());
        let mut bytes = b"items:\n  - id: \xff\x1b[31m \xe2\x80\xae\n".to_vec();
        bytes.extend("\u{feff}\u{202e}".bytes());
        let path = self.file("bytes.yaml", &bytes);
        self.road("bytes.yaml", 2, &["check", &path, "--policy", WORLD]).shown = 4_000;
    }

    fn streams(&mut self) {
        let mut lines = String::new();
        for text in nasty() {
            let text = escaped(&text);
            writeln!(lines, "{{\"items\": [{{\"id\": {text}, \"text\": {text}, {text}: 1}}]}}\n{{\"items\": {text}")
                .unwrap();
        }
        let arguments = [
            "check",
            "-",
            "--input-format",
            "ndjson",
            "--policy",
            WORLD,
            "--stdin-name",
            "\u{1b}]0;x\u{7}\u{202e}::error::x",
        ];
        let road = self.road("stream", 2, &arguments);
        (road.size, road.shown) = (lines.len(), 40 * lines.len());
        road.lines = lines.lines().count();
        road.input = lines.into_bytes();
    }

    /// File names, there and not there; names of standard input.
    fn names(&mut self) {
        let mut arguments = vec!["check".to_owned(), "--policy".to_owned(), WORLD.to_owned()];
        let mut size = 0;
        for (n, text) in argument_texts().iter().enumerate() {
            let name: String = text.replace('/', "∕").chars().take(60).collect();
            let setup = "{\"items\": [{\"id\": \"a\", \"text\": \"x\", \"txet\": 1}]}";
            let path = self.file(&format!("names/{n}/{name}.json"), setup);
            arguments.extend([path.clone(), format!("{path}.gone"), format!("{path}.yaml")]);
            size += 6 * path.len() + setup.len();
        }
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let road = self.road("file names", 2, &arguments);
        (road.size, road.lines, road.shown) = (size, 5 * argument_texts().len(), 40 * size);
    }

    /// Texts, names and tables of a policy; the policy in error and in `explain`.
    fn policies(&mut self) {
        let tame = fs::read_to_string(crate::common::root().join(WORLD).join("policy.krav")).unwrap();
        let schema = fs::read_to_string(crate::common::root().join(WORLD).join("world.schema.json")).unwrap();
        let all: String = nasty().iter().filter(|text| text.len() < 200).map(|text| format!("{text} ")).collect();
        let text = krav(&all);
        let mut policy = tame.clone();
        for mark in ["T", "D", "V", "O", "S", "B", "C", "N", "A", "G"] {
            policy = policy.replace(&format!("\"{mark}\""), &format!("\"{mark}{text}\""));
        }
        policy = policy.replace("Saken {", &format!("{text} {{")).replace("The item {", &format!("{text} {{"));
        let policy = policy.replace("https://x.example/", &krav("https://x.example/\u{1b}]8;;\u{7}\u{202e}"));
        let labels = schema.replace("\"dålig\"", &escaped(&all)).replace("\"Text\"", &escaped(&all));
        let labels = labels.replace("\"Saker\"", &escaped(&all));
        let cells: String =
            nasty().iter().map(|text| format!("{},{}\n", cell(&format!("k{text}")), cell(text))).collect();
        let folder = self.folder.join("policy").to_str().unwrap().to_owned();
        self.file("policy/policy.krav", &policy);
        self.file("policy/world.schema.json", &labels);
        self.file("policy/marks.csv", format!("kind,mark\na,{}\n{cells}", cell(&all)));
        let setup = self
            .file("tame.json", "{\"items\": [{\"id\": \"a\", \"text\": \"x\", \"kind\": \"bad\"}, {\"id\": \"b\"}]}");
        let road = self.road("policy texts", 1, &["check", &setup, "--policy", &folder]);
        road.size = policy.len() + labels.len();
        road.shown = 10 * road.size;
        for name in ["world.said", "world.mark", "world.one"] {
            self.road("explain", 0, &["explain", name, "--policy", &folder]);
        }
        // Wrong names: each in a rule of its own, raw.
        let mut wrong = tame.clone();
        for text in nasty() {
            let text = one_line(&text);
            write!(wrong, "rule {text} {{ must \"{text}\" = {text} }} # {text}\nrule w.x {{ cites {text} must item.{text} = \"\\q{text}\n}}\n").unwrap();
        }
        let path = self.file("wrong/policy.krav", &wrong);
        self.file("wrong/world.schema.json", &schema);
        let road = self.road("policy names", 3, &["check", &setup, "--policy", &path]);
        (road.size, road.shown) = (wrong.len(), 40 * wrong.len());
        self.road("explain a wrong policy", 3, &["explain", "world.said", "--policy", &path]);
        // Tables given by the user, well and badly formed.
        let table = self.file("given.csv", format!("kind,mark\na,ok\na,{}\n\"{all}", cell(&all)));
        let given = format!("marks={table}");
        let road = self.road("table", 2, &["check", &setup, "--policy", WORLD, "--table", &given]);
        (road.size, road.shown) = (all.len(), 40 * all.len());
        let columns = self.file("columns.csv", format!("kind,{}\na,b\n", cell(&all)));
        let given = format!("marks={columns}");
        let road = self.road("columns", 2, &["check", &setup, "--policy", WORLD, "--table", &given]);
        (road.size, road.shown) = (all.len(), 40 * all.len());
    }

    /// Every text of waivers: of some that are used, of some that find nothing, and in files that are malformed. A field
    /// a line, so that no picture is cut at the end of what is drawn.
    fn waivers(&mut self) {
        let texts: Vec<String> = nasty().into_iter().filter(|text| !text.is_empty()).collect();
        let items: Vec<String> =
            texts.iter().map(|text| format!("{{\"id\": {}, \"text\": \"x\"}}", raw(text))).collect();
        let setup = format!("{{\"provider\": {{\"id\": \"p\"}}, \"items\": [\n{}\n]}}", items.join(",\n"));
        let setup_path = self.file("waived.json", &setup);
        for (how, quoted) in [("raw", raw as fn(&str) -> String), ("escaped", escaped)] {
            let mut waivers = Vec::new();
            for (n, text) in texts.iter().enumerate() {
                let said = quoted(text);
                let tail = format!(
                    "\"reason\": {said},\n\"approver\": {said},\n\"case_number\": {said},\n\
                     \"granted\": \"2020-01-01\", \"expires\": \"2030-01-01\"}}"
                );
                let subject = quoted(&format!("item={}", key(text)));
                let mut add = |kind: &str, rule: &str, provider: &str, subject: &str| {
                    let id = quoted(&format!("{kind}{n} {text}"));
                    waivers.push(format!(
                        "{{\"id\": {id},\n\"rule\": {rule},\n\"provider\": {provider},\n\"subject\": {subject},\n{tail}"
                    ));
                };
                add("used", "\"world.plain\"", "\"p\"", &subject);
                add("rule", &said, "\"p\"", &said);
                add("provider", "\"world.plain\"", &said, &said);
                add("subject", "\"world.plain\"", "\"p\"", &said);
            }
            let good = format!("{{\"waivers\": [\n{}\n]}}", waivers.join(",\n"));
            let path = self.file(&format!("waivers-{how}.json"), &good);
            let road = self.road(&path, 1, &["check", &setup_path, "--policy", WORLD, "--waivers", &path]);
            road.size = good.len() + setup.len();
            (road.lines, road.shown) = (good.lines().count() + setup.lines().count(), 40 * road.size);
            road.survivors.clone_from(&texts);
            let bad: Vec<String> =
                texts.iter().map(|text| format!("{{{0}: 1,\n\"granted\": {0}}}", quoted(text))).collect();
            let bad = format!("{{\"waivers\": [\n{}\n]}}", bad.join(",\n"));
            let path = self.file(&format!("malformed-{how}.json"), &bad);
            let road = self.road(&path, 2, &["check", &setup_path, "--policy", WORLD, "--waivers", &path]);
            (road.size, road.lines, road.shown) = (bad.len(), bad.lines().count(), 40 * bad.len());
        }
    }

    /// Options, arguments and configuration.
    fn calls(&mut self) {
        let setup = self.file("tame.json", "{\"items\": [{\"id\": \"a\", \"text\": \"x\"}]}");
        let texts = argument_texts();
        let all: String = texts.iter().filter(|text| text.len() < 200).map(|text| format!("{text} ")).collect();
        let only: Vec<&str> = texts.iter().flat_map(|text| ["--only", text.as_str()]).collect();
        // A value that begins with a hyphen is an option to clap, as it is to every other program.
        let only: Vec<&str> = only.chunks(2).filter(|pair| !pair[1].starts_with('-')).flatten().copied().collect();
        let road = self.road("--only", 2, &[&["check", setup.as_str(), "--policy", WORLD][..], &only].concat());
        (road.size, road.shown) = (all.len(), 40 * all.len());
        for option in ["--policy", "--schema", "--waivers"] {
            let road = self.road(option, 2, &["check", &setup, option, &all]);
            (road.size, road.shown) = (all.len(), 40 * all.len());
        }
        let pair = format!("{all}={all}");
        let unknown = format!("--{all}");
        for wrong in [
            &["--lang", all.as_str()][..],
            &["--as-of", &all],
            &["--color", &all],
            &["--fail-on", &all],
            &["--input-format", &all],
            &["--format", &all],
            &["--format", &pair],
            &["--config", &all],
            &[&unknown],
        ] {
            self.road(&format!("{:.20?}", wrong[0]), 2, &[&["check", setup.as_str()], wrong].concat()).nowhere = true;
        }
        let unknown_table = self.road("--table", 2, &["check", &setup, "--table", &pair]);
        (unknown_table.size, unknown_table.shown) = (all.len(), 40 * all.len());
        self.road("explain", 2, &["explain", &all]);
        self.road("command", 2, &[&all]);
        let quoted: Vec<String> = texts.iter().map(|text| escaped(text)).collect();
        let (list, first) = (quoted.join(", "), &quoted[quoted.len() / 2]);
        let mut config =
            format!("only = [{list}]\nlang = {first}\nformat = [{list}]\npolicy = {first}\nas-of = {first}\n");
        for (text, quoted) in texts.iter().zip(&quoted) {
            writeln!(config, "{quoted} = {quoted} # {}", one_line(text)).unwrap();
        }
        for quoted in &quoted {
            write!(config, "[tables.{quoted}]\n{quoted} = 1\n").unwrap();
        }
        let path = self.file("config.toml", config);
        self.road("config", 2, &["check", &setup, "--config", &path]).nowhere = true;
    }

    /// A value, a key and a line far longer than any screen.
    fn long(&mut self) {
        let long = "å".repeat(1 << 19);
        let value =
            format!("{{\"items\": [{{\"id\": \"a\", \"text\": \"{long}\", \"kind\": \"{long}\", \"{long}\": 1}}]}}");
        self.setup("long-value.json", 2, &value, vec![long.clone()]);
        self.roads.last_mut().unwrap().shown = 0;
        let long = "å".repeat(1 << 17);
        let key = format!("{{\"items\": [{{\"id\": \"{long}\", \"text\": \"x\"}}]}}");
        self.setup("long-key.json", 1, &key, vec![long]);
        self.roads.last_mut().unwrap().shown = 0;
        let line = format!("{{\"items\": [{}{{\"id\": \"b\", \"text\": \"y\", \"txet\": 1}}]}}", " ".repeat(2 << 20));
        self.setup("long-line.json", 2, &line, Vec::new());
        self.roads.last_mut().unwrap().shown = 0;
        let broken = format!("items: [{}", "{a: 'x\u{202e}\u{1b}', ".repeat(1 << 17));
        self.setup("long-broken.yaml", 2, &broken, Vec::new());
        self.roads.last_mut().unwrap().shown = 0;
    }
}

/// Texts that an argument or a file name can hold.
fn argument_texts() -> Vec<String> {
    nasty().into_iter().filter(|text| !text.contains('\0') && !text.trim().is_empty()).collect()
}

/// A key as the name of a result writes it.
fn key(text: &str) -> String {
    let escape = |c: char| if "%,=/".contains(c) { format!("%{:02X}", u32::from(c)) } else { c.to_string() };
    text.chars().map(escape).collect()
}

/// A JSON text with everything as it is that JSON lets through.
fn raw(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// A JSON (and TOML) text with everything beyond letters as an escape.
fn escaped(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            ' ' | 'a'..='z' => out.push(c),
            _ => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| write!(out, "\\u{unit:04x}").unwrap()),
        }
    }
    out + "\""
}

/// The inside of a Krav text.
fn krav(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '{' | '}' => out.extend([c, c]),
            _ if c.is_control() => out.extend(c.escape_unicode()),
            _ => out.push(c),
        }
    }
    out
}

fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A text for places that end with their line.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
