//! K3xx: the syntax of a policy.

codes! {
    /// Something else was expected here.
    EXPECTED = "K301" Error;
    /// What cannot stand at this place of a block or of the file.
    NOT_HERE = "K302" Error;
    /// A word of the language, misspelt.
    MISSPELT = "K303" Error;
    /// A statement in a block to which it does not belong.
    MISPLACED = "K304" Error;
    /// A bracket without its closing one.
    UNCLOSED = "K305" Error;
    /// A closing bracket without its opening one.
    UNOPENED = "K306" Error;
    /// A text without its closing quotation mark.
    UNTERMINATED = "K307" Error;
    /// An unknown escape in a text.
    ESCAPE = "K308" Error;
    /// A lone brace in a text.
    BRACE = "K309" Error;
    /// A character that means nothing.
    CHARACTER = "K310" Error;
    /// A number written in another way.
    NUMBER = "K311" Error;
    /// A day or month written in another way.
    DATE_FORM = "K312" Error;
    /// A day or month that is not in the calendar.
    NO_SUCH_DAY = "K313" Error;
    /// A minus without blanks round it.
    MINUS = "K314" Error;
    /// `and` and `or` side by side without parentheses.
    MIXED = "K315" Error;
    /// Two comparisons in a row.
    CHAINED = "K316" Error;
    /// Another language's way of saying it.
    HABIT = "K317" Error;
    /// A word that can never be a name.
    RESERVED = "K318" Error;
    /// A name with letters of two alphabets.
    LOOKALIKE = "K319" Warning;
    /// A statement that may stand once only.
    TWICE = "K320" Error;
    /// Brackets or operators nested too deep.
    TOO_DEEP = "K321" Error;
    /// An item without its name.
    NAMELESS = "K322" Error;
    /// A dotted name where there can be no dot.
    DOTTED = "K323" Error;
    /// A number that must be whole.
    NOT_WHOLE = "K324" Error;
    /// `A if C` without `otherwise`.
    NO_OTHERWISE = "K325" Error;
    /// A `say` without a requirement before it.
    SAY_ALONE = "K326" Error;
}
