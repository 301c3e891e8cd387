//! K2xx: a setup file against its schema, and a schema against what the language can use.

codes! {
    /// A key that the schema does not know.
    UNKNOWN_FIELD = "K201" Error;
    /// A key that the schema requires is not there.
    MISSING_FIELD = "K202" Error;
    /// A value of another kind than the schema says.
    WRONG_TYPE = "K203" Error;
    /// A value that is none of the allowed ones.
    WRONG_VALUE = "K204" Error;
    /// A day that is not written `YYYY-MM-DD`.
    BAD_DATE = "K205" Error;
    /// A day that the calendar does not have.
    NO_SUCH_DAY = "K206" Error;
    /// A day before 1900 or after 2199.
    DATE_OUT_OF_RANGE = "K207" Error;
    /// A month that is not written `YYYY-MM`.
    BAD_MONTH = "K208" Error;
    /// No IP address.
    BAD_IP = "K209" Error;
    /// No private IP address.
    BAD_PRIVATE_IP = "K210" Error;
    /// No address for e-mail.
    BAD_EMAIL = "K211" Error;
    /// No Swedish organisation number.
    BAD_ORGANISATION_NUMBER = "K212" Error;
    /// No phone number.
    BAD_PHONE = "K213" Error;
    /// A text of another form than the schema's format says.
    BAD_FORMAT = "K214" Error;
    /// A text that does not match the schema's pattern.
    BAD_PATTERN = "K215" Error;
    /// A text that must not be empty.
    EMPTY_TEXT = "K216" Error;
    /// A text with too few characters.
    TOO_SHORT = "K217" Error;
    /// A text with too many characters.
    TOO_LONG = "K218" Error;
    /// A list or map with too little in it.
    TOO_FEW = "K219" Error;
    /// A list or map with too much in it.
    TOO_MANY = "K220" Error;
    /// A number below what the schema allows.
    TOO_SMALL = "K221" Error;
    /// A number above what the schema allows.
    TOO_LARGE = "K222" Error;
    /// A number that does not go up in the schema's step.
    NOT_MULTIPLE = "K223" Error;
    /// An item that stands twice in a list.
    DOUBLE_ITEM = "K224" Error;
    /// An empty item in a list.
    EMPTY_ITEM = "K225" Error;
    /// One value where a list belongs.
    LIST_EXPECTED = "K226" Error;
    /// A word or number that is read as text (`no`, `1_000`).
    READ_AS_TEXT = "K227" Error;
    /// A time of day where a number belongs (`12:30`).
    TIME_AS_TEXT = "K228" Error;
    /// A number or truth value where a text belongs.
    NEEDS_QUOTES = "K229" Error;
    /// A number where a text belongs, read otherwise than it is written (`012`).
    READ_AS_NUMBER = "K230" Error;
    /// A value that fits none of the schema's alternatives.
    NO_ALTERNATIVE = "K231" Error;
    /// A key of a map that is not of the right form.
    BAD_KEY = "K232" Error;
    /// Breaks another rule of the schema.
    OTHER_RULE = "K233" Error;
    /// A file that is not made of fields (empty, a list, a text).
    NO_FIELDS = "K234" Error;
    /// A record in a list without what tells it from the others.
    MISSING_KEY = "K240" Error;
    /// Two records in a list with the same key.
    DOUBLE_KEY = "K241" Error;
    /// A reference to something that the file does not declare.
    DANGLING_REFERENCE = "K242" Error;
    /// A schema whose top is no record.
    SCHEMA_TOP = "K250" Error;
    /// A schema in another dialect than JSON Schema 2020-12.
    SCHEMA_DIALECT = "K251" Error;
    /// A keyword of the schema with a value that it cannot have.
    SCHEMA_INVALID = "K252" Error;
    /// A `$ref` that leads nowhere.
    SCHEMA_REFERENCE = "K253" Error;
    /// A schema too deep to be read.
    SCHEMA_TOO_DEEP = "K254" Error;
    /// An `x-krav-` annotation that does not fit where it stands.
    SCHEMA_ANNOTATION = "K255" Error;
}
