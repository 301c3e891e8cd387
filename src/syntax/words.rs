//! The words of the language: what can never be a name, which statements stand in which block, and what people who
//! come from other languages write instead.

/// Words that are never names.
pub(super) const RESERVED: &[&str] = &[
    "and",
    "or",
    "not",
    "if",
    "then",
    "otherwise",
    "every",
    "some",
    "no",
    "satisfy",
    "where",
    "in",
    "has",
    "is",
    "by",
    "exists",
    "true",
    "false",
    "of",
];

/// Words that go on with an expression after an operand, beside those in [`RESERVED`].
const CONTINUE: &[&str] = &[
    "and",
    "or",
    "then",
    "otherwise",
    "where",
    "in",
    "has",
    "is",
    "by",
    "exists",
    "of",
    "satisfy",
    "before",
    "after",
    "on",
    "within",
    "matches",
    "starts",
    "ends",
    "same",
    "times",
    "signed",
    "covering",
    "as",
    "for",
    "to",
];

/// Whether a word begins a statement of a rule, so that it stands in quotes where it is a name.
pub(super) fn is_statement(word: &str) -> bool {
    RULE.words.contains(&word)
}

/// Whether a word can never be a name.
pub(super) fn is_reserved(word: &str) -> bool {
    RESERVED.contains(&word)
}

/// Whether a word, after an operand, goes on with the expression.
pub(super) fn continues(word: &str) -> bool {
    CONTINUE.contains(&word)
}

/// A kind of block: what may stand in it.
#[derive(Debug)]
pub(super) struct Block {
    /// What it is: a key of the word list.
    pub(super) kind: &'static str,
    /// First words of its statements.
    pub(super) words: &'static [&'static str],
    /// Those that may stand once only.
    pub(super) single: &'static [&'static str],
    /// Items that may stand in it.
    pub(super) items: &'static [&'static str],
    /// Whether texts stand in it without a word before them.
    pub(super) texts: bool,
}

pub(super) const ITEMS: &[&str] = &[
    "policy", "clause", "reading", "param", "contact", "action", "table", "define", "rule", "group", "example",
    "import", "extends",
];

pub(super) const FILE: Block = Block { kind: "policy-file", words: ITEMS, single: &[], items: ITEMS, texts: false };

pub(super) const POLICY: Block = Block {
    kind: "policy",
    words: &["title", "document", "version", "owner", "schema", "languages", "time-zone", "applies"],
    single: &["title", "document", "version", "owner", "schema", "languages", "time-zone"],
    items: &[],
    texts: false,
};

pub(super) const CLAUSE: Block = Block {
    kind: "clause",
    words: &["section", "page", "binds", "word", "informative"],
    single: &["section", "page", "binds", "word", "informative"],
    items: &[],
    texts: true,
};

pub(super) const READING: Block = Block { kind: "reading", words: &[], single: &[], items: &[], texts: true };

pub(super) const CONTACT: Block = Block {
    kind: "contact",
    words: &["name", "email", "phone", "link", "address"],
    single: &["name", "email", "phone", "link", "address"],
    items: &[],
    texts: false,
};

pub(super) const ACTION: Block =
    Block { kind: "action", words: &["contact", "link"], single: &["link"], items: &[], texts: true };

pub(super) const RULE: Block = Block {
    kind: "rule",
    words: &[
        "cites",
        "reads",
        "when",
        "for",
        "during",
        "judge",
        "except",
        "effective",
        "let",
        "must",
        "should",
        "note",
        "say",
        "action",
        "follows",
    ],
    single: &["follows"],
    items: &[],
    texts: false,
};

pub(super) const GROUP: Block = Block {
    kind: "group",
    words: &["when", "for", "during", "judge", "except", "effective", "let", "rule", "group"],
    single: &[],
    items: &["rule", "group"],
    texts: false,
};

pub(super) const EXAMPLE: Block = Block {
    kind: "example",
    words: &["given", "previous", "table", "as-of", "expect"],
    single: &["given", "previous", "as-of"],
    items: &[],
    texts: false,
};

pub(super) const EXTENDS: Block = Block {
    kind: "extends",
    words: &["param", "rule", "drop", "replace"],
    single: &[],
    items: &["param", "rule"],
    texts: false,
};

const BLOCKS: [&Block; 9] = [&RULE, &FILE, &CLAUSE, &ACTION, &POLICY, &CONTACT, &GROUP, &EXAMPLE, &EXTENDS];

/// The block in which a statement with this first word stands.
pub(super) fn home(word: &str) -> Option<&'static Block> {
    BLOCKS.into_iter().find(|block| block.words.contains(&word))
}

/// Whether a text for a language may begin with this word: `sv`, `en`, `sv-SE`, and nothing that is a statement.
pub(super) fn is_language(word: &str) -> bool {
    let (code, region) = word.split_once('-').unwrap_or((word, ""));
    matches!(code.len(), 2 | 3)
        && code.bytes().all(|b| b.is_ascii_lowercase())
        && region.bytes().all(|b| b.is_ascii_alphanumeric())
        && !matches!(word, "say" | "let" | "for" | "by" | "at" | "as-of")
        && !(is_reserved(word) || continues(word))
}

/// How a statement begins elsewhere, how it begins here, and the word to go on with (where the rest is alike).
pub(super) const STATEMENT_HABITS: &[(&str, &str, Option<&str>)] = &[
    ("unless", "except when … because …", None),
    ("if", "when", None),
    ("else", "otherwise", None),
    ("where", "when", Some("when")),
    ("shall", "must", Some("must")),
    ("require", "must", Some("must")),
    ("requires", "must", Some("must")),
    ("ensure", "must", Some("must")),
    ("assert", "must", Some("must")),
    ("warn", "should", Some("should")),
    ("info", "note", Some("note")),
    ("message", "say", Some("say")),
    ("msg", "say", Some("say")),
    ("foreach", "for each", None),
    ("var", "let", Some("let")),
    ("const", "let", Some("let")),
    ("function", "define", Some("define")),
    ("def", "define", Some("define")),
    ("include", "import", Some("import")),
    ("måste", "must", Some("must")),
    ("ska", "must", Some("must")),
    ("skall", "must", Some("must")),
    ("bör", "should", Some("should")),
    ("när", "when", Some("when")),
    ("regel", "rule", Some("rule")),
];

/// Relations: the words as written, and the operator. The first row that fits is taken.
pub(super) const RELATIONS: &[(&[&str], &str)] = &[
    (&["="], "="),
    (&["!="], "!="),
    (&["<="], "<="),
    (&[">="], ">="),
    (&["<"], "<"),
    (&[">"], ">"),
    (&["before"], "before"),
    (&["after"], "after"),
    (&["on", "or", "before"], "on or before"),
    (&["on", "or", "after"], "on or after"),
    (&["within"], "within"),
    (&["matches"], "matches"),
    (&["starts", "with"], "starts with"),
    (&["ends", "with"], "ends with"),
    (&["same", "text", "as"], "same text as"),
    (&["has", "any", "of"], "has any of"),
    (&["has", "all", "of"], "has all of"),
    (&["has", "none", "of"], "has none of"),
    (&["has"], "has"),
    (&["not", "in"], "not in"),
    (&["in"], "in"),
];

/// Relations as other languages write them.
pub(super) const RELATION_HABITS: &[(&[&str], &str)] = &[
    (&["=="], "="),
    (&["<>"], "!="),
    (&["≠"], "!="),
    (&["≤"], "<="),
    (&["=<"], "<="),
    (&["≥"], ">="),
    (&["=>"], ">="),
    (&["contains"], "has"),
    (&["includes"], "has"),
    (&["equals"], "="),
    (&["equal", "to"], "="),
    (&["is", "equal", "to"], "="),
    (&["is", "not", "equal", "to"], "!="),
    (&["is", "not", "in"], "not in"),
    (&["is", "in"], "in"),
    (&["is", "at", "least"], ">="),
    (&["is", "at", "most"], "<="),
    (&["is", "greater", "than"], ">"),
    (&["is", "more", "than"], ">"),
    (&["is", "less", "than"], "<"),
    (&["at", "least"], ">="),
    (&["at", "most"], "<="),
    (&["is", "before"], "before"),
    (&["is", "after"], "after"),
    (&["is", "on", "or", "before"], "on or before"),
    (&["is", "on", "or", "after"], "on or after"),
    (&["is", "within"], "within"),
    (&["is", "same", "text", "as"], "same text as"),
];

/// What may follow `is`, beside shapes.
pub(super) const STATES: &[&str] = &["done", "planned", "declared", "missing", "empty"];

/// Operators that begin with words, in the place of an operand.
pub(super) const PREFIXES: &[(&[&str], &str)] = &[
    (&["month", "of"], "month of"),
    (&["first", "day", "of"], "first day of"),
    (&["last", "day", "of"], "last day of"),
    (&["major", "version", "of"], "major version of"),
];
