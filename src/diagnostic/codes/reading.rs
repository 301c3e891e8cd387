//! K1xx: reading a data file. K101–K109 the file, K110–K129 any syntax, K130–K149 YAML, K150–K159 TOML,
//! K160–K169 tables, K190 personal numbers.

codes! {
    /// The bytes are not UTF-8.
    INVALID_UTF8 = "K101" Error;
    /// The file is larger than we read.
    FILE_TOO_LARGE = "K102" Error;
    /// Nothing in the file.
    FILE_EMPTY = "K103" Error;
    /// Lists and records inside each other beyond the limit.
    TOO_DEEP = "K104" Error;
    /// The same key twice in a record.
    DUPLICATE_KEY = "K105" Error;
    /// A number that cannot be held exactly.
    NUMBER_NOT_EXACT = "K106" Error;
    /// A character that may not stand here.
    INVALID_CHARACTER = "K107" Error;

    /// A text without its closing quote.
    UNCLOSED_TEXT = "K110" Error;
    /// A bracket that is never closed.
    UNCLOSED_BRACKET = "K111" Error;
    /// A closing bracket that closes nothing, or not what is open.
    WRONG_BRACKET = "K112" Error;
    /// An escape that does not exist.
    BAD_ESCAPE = "K113" Error;
    /// Half of a surrogate pair.
    HALF_CHARACTER = "K114" Error;
    /// A comma is missing.
    MISSING_COMMA = "K115" Error;
    /// A comma too many.
    EXTRA_COMMA = "K116" Error;
    /// The sign between key and value is missing.
    MISSING_SIGN = "K117" Error;
    /// A key without its value.
    MISSING_VALUE = "K118" Error;
    /// A text or key without the quotes that this syntax demands.
    MISSING_QUOTES = "K119" Error;
    /// The wrong kind of quotes.
    WRONG_QUOTES = "K120" Error;
    /// A comment where the syntax has none.
    COMMENT_IN_JSON = "K121" Error;
    /// Something follows where all should be over.
    TRAILING_CONTENT = "K122" Error;
    /// `True` for `true` and the like.
    WORD_FORM = "K123" Error;
    /// A number written in a form that this syntax does not have.
    NUMBER_FORM = "K124" Error;
    /// Text right after a closing quote.
    AFTER_QUOTE = "K125" Error;
    /// Cannot be understood, no likelier cause known.
    NOT_UNDERSTOOD = "K129" Error;

    /// A tab in the indentation.
    TAB_INDENT = "K130" Error;
    /// A line that is not level with its neighbours.
    BAD_INDENT = "K131" Error;
    /// `a:1`.
    NO_BLANK_AFTER_COLON = "K132" Error;
    /// `-a`.
    NO_BLANK_AFTER_DASH = "K133" Error;
    /// A colon inside a text without quotes.
    COLON_IN_TEXT = "K134" Error;
    /// More than one document.
    SEVERAL_DOCUMENTS = "K135" Error;
    /// `<<`.
    MERGE_KEY = "K136" Error;
    /// A key that is a number, a list, empty …
    KEY_NOT_TEXT = "K137" Error;
    /// A tag.
    FOREIGN_TAG = "K138" Error;
    /// An alias whose anchor does not exist.
    UNKNOWN_ALIAS = "K139" Error;
    /// An alias inside its own anchor.
    CYCLIC_ALIAS = "K140" Error;
    /// Aliases that would grow beyond the limit.
    TOO_MANY_COPIES = "K141" Error;
    /// A text without quotes that begins with a reserved sign.
    RESERVED_START = "K142" Error;
    /// List items and keys at the same level.
    MIXED_LEVEL = "K143" Error;
    /// A list that begins on the line of its key.
    LIST_ON_KEY_LINE = "K144" Error;
    /// A line that begins with `%`.
    DIRECTIVE = "K145" Error;
    /// The first line of a block text (`|`, `>`) or its indentation.
    BLOCK_TEXT = "K146" Error;

    /// A key with letters that need quotes.
    KEY_FORM = "K150" Error;
    /// A key used as a table though it has another value.
    NOT_A_TABLE = "K151" Error;
    /// A date or time that does not exist.
    BAD_DATE = "K152" Error;

    /// A row with more or fewer cells than the header.
    RAGGED_ROW = "K160" Error;
    /// The same column name twice.
    DUPLICATE_COLUMN = "K161" Error;
    /// A column without a name.
    EMPTY_COLUMN = "K162" Error;

    /// A personal identity number.
    PERSONAL_NUMBER = "K190" Error;
}
