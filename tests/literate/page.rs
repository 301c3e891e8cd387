//! A Markdown document → its cases.

use crate::expect::{self, Expectation, Told};

/// Line in the document, and what is wrong there.
pub(crate) type Fault = (usize, String);

/// A fenced block.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// The words behind the fence.
    pub info: Vec<String>,
    /// What it holds.
    pub text: String,
    /// The line of its first line of text.
    pub line: usize,
}

/// One policy and what is judged by it.
#[derive(Debug)]
pub(crate) struct Case {
    /// `None`: the schema of provider setups.
    pub schema: Option<Block>,
    pub policy: Block,
    /// Tables, by the name behind the fence.
    pub tables: Vec<Block>,
    pub setups: Vec<Setup>,
    /// Holds for every setup.
    pub always: Vec<Expectation>,
    /// Codes that the policy is told about.
    pub codes: Vec<(usize, String)>,
    /// Whether these codes keep it from being used.
    pub refused: bool,
}

/// One setup file.
#[derive(Debug)]
pub(crate) struct Setup {
    pub block: Block,
    /// The file of last time.
    pub previous: Option<Block>,
    pub as_of: String,
    pub expected: Vec<Expectation>,
    pub codes: Vec<(usize, String)>,
    pub exit: Option<(usize, u64)>,
}

/// All cases of a document.
pub(crate) fn read(text: &str) -> Result<Vec<Case>, Vec<Fault>> {
    let mut page = Page::default();
    let mut open: Option<Block> = None;
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                let info = info.split_whitespace().map(str::to_owned).collect();
                open = Some(Block { info, text: String::new(), line: number + 1 });
            }
            (Some(_), Some("")) => page.block(open.take().unwrap()),
            (Some(block), _) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) => page.prose(line),
        }
    }
    if let Some(block) = open {
        page.faults.push((block.line, "the block has no end".to_owned()));
    }
    page.end();
    if page.cases.is_empty() {
        page.faults.push((1, "the document has no policy".to_owned()));
    }
    if page.faults.is_empty() { Ok(page.cases) } else { Err(page.faults) }
}

#[derive(Default)]
struct Page {
    schema: Option<Option<Block>>,
    as_of: String,
    previous: Option<Block>,
    cases: Vec<Case>,
    faults: Vec<Fault>,
}

impl Page {
    fn prose(&mut self, line: &str) {
        if let Some(day) = line.strip_prefix("as-of:") {
            day.trim().clone_into(&mut self.as_of);
        } else if line.trim() == "schema: provider-setup" {
            self.schema = Some(None);
        }
    }

    fn block(&mut self, block: Block) {
        match block.info.first().map(String::as_str) {
            Some("json") => self.schema = Some(Some(block)),
            Some("krav") => self.policy(block),
            Some("csv") if block.info.len() == 2 && !self.cases.is_empty() => {
                self.cases.last_mut().unwrap().tables.push(block);
            }
            Some("yaml") if !self.cases.is_empty() && block.info.get(1).is_some_and(|word| word == "previous") => {
                if block.text.contains("# expect") {
                    self.faults.push((block.line, "of the file of last time nothing is expected".to_owned()));
                }
                self.previous = Some(block);
            }
            Some("yaml") if !self.cases.is_empty() => self.setup(block),
            _ => self.faults.push((block.line, format!("no use for a block of `{}` here", block.info.join(" ")))),
        }
    }

    fn policy(&mut self, block: Block) {
        self.end();
        self.previous = None;
        let told = expect::read(&block, true, &mut self.faults);
        let Some(schema) = self.schema.clone() else {
            self.faults.push((block.line, "no schema comes before this policy".to_owned()));
            return;
        };
        let mut case = Case {
            schema,
            policy: block,
            tables: Vec::new(),
            setups: Vec::new(),
            always: Vec::new(),
            codes: Vec::new(),
            refused: false,
        };
        for (line, told) in told {
            match told {
                Told::Result(expectation) => case.always.push(expectation),
                Told::Finding(code) => case.codes.push((line, code)),
                Told::Refused(code) => {
                    case.refused = true;
                    case.codes.push((line, code));
                }
                Told::Exit(_) => self.faults.push((line, "an exit code belongs to a setup".to_owned())),
            }
        }
        self.cases.push(case);
    }

    fn setup(&mut self, block: Block) {
        let told = expect::read(&block, false, &mut self.faults);
        let as_of = match block.info.iter().position(|word| word == "as-of") {
            Some(at) => block.info.get(at + 1).cloned().unwrap_or_default(),
            None => self.as_of.clone(),
        };
        let previous = self.previous.clone();
        let mut setup = Setup { block, previous, as_of, expected: Vec::new(), codes: Vec::new(), exit: None };
        for (line, told) in told {
            match told {
                Told::Result(expectation) => setup.expected.push(expectation),
                Told::Finding(code) => setup.codes.push((line, code)),
                Told::Exit(code) => setup.exit = Some((line, code)),
                Told::Refused(_) => self.faults.push((line, "only a policy is refused".to_owned())),
            }
        }
        self.cases.last_mut().unwrap().setups.push(setup);
    }

    /// A policy without a setup says nothing, unless it is one that is refused.
    fn end(&mut self) {
        let Some(last) = self.cases.last() else { return };
        match (last.refused, last.setups.is_empty()) {
            (false, true) => self.faults.push((last.policy.line, "no setup is judged by this policy".to_owned())),
            (true, false) => self.faults.push((last.policy.line, "a refused policy judges nothing".to_owned())),
            _ => {}
        }
    }
}
