//! The texts with which outputs are attacked.

/// A picture of several characters, the one place where a joiner without width may be shown as it is.
pub(crate) const PICTURE: &str = "👩\u{200d}⚕\u{fe0f}";

/// Every text; each is one that JSON can carry.
pub(crate) fn nasty() -> Vec<String> {
    let mut all: Vec<String> = singles().map(|c| format!("a{c}b")).collect();
    all.extend(TEXTS.iter().map(|text| (*text).to_owned()));
    all.push(format!("z{}z", "\u{301}\u{489}\u{35c}".repeat(1_700)));
    all.push("x".repeat(3_000));
    all.push("ord ".repeat(1_000));
    all.push("::error::".repeat(300));
    all.push("\u{202e}".repeat(600));
    all
}

/// Characters that a terminal, a log or a reader would act on, or not see.
fn singles() -> impl Iterator<Item = char> {
    let ranges = [
        '\u{0}'..='\u{1f}',
        '\u{7f}'..='\u{9f}',
        '\u{200b}'..='\u{200f}',
        '\u{2028}'..='\u{202e}',
        '\u{2060}'..='\u{206f}',
        '\u{fff9}'..='\u{fffb}',
        '\u{e0020}'..='\u{e0023}',
        '\u{fdd0}'..='\u{fdd1}',
    ];
    let others = "\u{61c}\u{feff}\u{ad}\u{34f}\u{180e}\u{3164}\u{115f}\u{e0001}\u{e007f}\u{e000}\u{f8ff}\u{fffe}\u{ffff}\u{10ffff}\u{fe0f}\u{e0100}";
    ranges.into_iter().flatten().chain(others.chars().collect::<Vec<_>>())
}

const TEXTS: &[&str] = &[
    // Terminals. Our own colours have no 95.
    "\u{1b}[95mlila\u{1b}[0m",
    "\u{1b}[2J\u{1b}[H",
    "\u{9b}31m",
    "\u{1b}]8;;https://evil.example\u{1b}\\klicka\u{1b}]8;;\u{1b}\\",
    "\u{1b}]52;c;ZXZpbA==\u{7}",
    "\u{1b}]0;titel\u{7}",
    "\u{1b}P+q\u{1b}\\",
    "godkänt\rinte ",
    "inte godkänt\u{8}\u{8}\u{8}\u{8}",
    "rad\n  ✔ uppfyllt: allt",
    "rad\r\nFel: påhittat",
    // Build machines.
    "::error file=x,line=1::påhittat",
    "::set-output name=a::b",
    "::stop-commands::token",
    "x\n::error::y",
    "a ::warning::b",
    "a\u{a0}::warning::b",
    "##[error]påhittat",
    "###[group]x",
    "##vso[task.setvariable variable=a]b",
    "%0A::error::x%0D%25",
    "file=x,line=2::",
    // Markup and code.
    "<script>alert(1)</script>",
    "&amp; &#27; &lt;",
    "]]> --> <!-- <![CDATA[",
    "\" onload='x' \\\" \\u0041 \\",
    "| a | b |\n|---|",
    "`kod` ``` ~~~",
    "[x](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "# rubrik",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "{0} %s %n {found} {{x}} ${HOME} $(id) `id`",
    "not ok 1 # TODO",
    "BEGIN:VEVENT\r\nEND:VEVENT",
    // Letters.
    "bra\u{308}nsla a\u{30a}a\u{308}o\u{308}",
    "p\u{430}ypal",
    PICTURE,
    "שלום עליכם",
    "Ａｂｃ",
    "漢字かな交じり文の長い長い文字列",
    "",
    " ",
    "  två  blanka  ",
];
