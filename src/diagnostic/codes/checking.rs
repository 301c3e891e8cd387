//! K4xx: names, types and completeness of a policy.

codes! {
    /// No header in any file.
    NO_HEADER = "K401" Error;
    /// A second header.
    SECOND_HEADER = "K402" Error;
    /// A policy without any rule.
    NO_RULES = "K403" Error;
    /// A name declared twice.
    DECLARED_TWICE = "K404" Error;
    /// A text is missing in a language of the policy.
    TEXT_MISSING = "K405" Error;
    /// A text in a language that the policy does not have, or without a language.
    TEXT_LANGUAGE = "K406" Error;
    /// A language of the policy is written twice in one text.
    TEXT_TWICE = "K407" Error;
    /// The header lacks something it must have.
    HEADER_INCOMPLETE = "K408" Error;
    /// A clause lacks its own word or its wording.
    CLAUSE_INCOMPLETE = "K409" Error;
    /// A cited clause, reading, action, contact or rule that is not declared.
    UNKNOWN_ITEM = "K410" Error;
    /// A name that nothing declares.
    UNKNOWN_NAME = "K411" Error;
    /// A field that the record does not have.
    UNKNOWN_FIELD = "K412" Error;
    /// A value that the enum does not have.
    UNKNOWN_VALUE = "K413" Error;
    /// A name that could be two things.
    AMBIGUOUS_NAME = "K414" Error;
    /// A bound name that hides another.
    HIDDEN_NAME = "K415" Error;
    /// A path through a part of the schema that the language cannot use.
    UNUSABLE_SCHEMA = "K416" Error;
    /// The wrong type for an operator or a place.
    WRONG_TYPE = "K417" Error;
    /// Two operands whose types do not go together.
    TYPES_DIFFER = "K418" Error;
    /// Days or weeks against months or years.
    DAYS_AND_MONTHS = "K419" Error;
    /// Text has no order; days have words of their own.
    NO_ORDER = "K420" Error;
    /// A definition called with the wrong number of values.
    ARGUMENTS = "K421" Error;
    /// A definition that leads back to itself.
    RECURSION = "K422" Error;
    /// A share outside 0–100 %.
    SHARE_RANGE = "K423" Error;
    /// A pattern that cannot be used.
    BAD_PATTERN = "K424" Error;
    /// `for each` over a list without a key.
    NO_KEY = "K425" Error;
    /// Quantifiers nested too deep without an index.
    TOO_DEEP = "K426" Error;
    /// `{found}`, `{needed}` or `{total}` without a quantifier.
    NO_QUANTIFIER = "K427" Error;
    /// The human half joined with something else.
    ATTESTED_JOINED = "K428" Error;
    /// A shape that is not known.
    UNKNOWN_SHAPE = "K429" Error;
    /// Dates in the wrong order.
    DATES_REVERSED = "K431" Error;
    /// Rules that follow each other in a circle.
    FOLLOWS_CIRCLE = "K432" Error;
    /// A rule without a requirement.
    NO_REQUIREMENT = "K433" Error;
    /// A name of a loop used before the loop.
    NOT_YET_BOUND = "K434" Error;
    /// A param whose value is not a literal.
    NOT_LITERAL = "K435" Error;
    /// A record or list used where a single value is needed.
    NOT_SINGLE = "K436" Error;
    /// Definitions or lets that build on each other in too many steps.
    CHAIN_TOO_LONG = "K440" Error;
    /// `extends` names a policy that is neither imported nor built in.
    BASE_UNKNOWN = "K441" Error;
    /// The policy that is extended has another version.
    BASE_VERSION = "K442" Error;
    /// A second `extends` in one policy.
    SECOND_EXTENDS = "K443" Error;
    /// A policy that is imported or extended has other languages.
    LANGUAGES_DIFFER = "K444" Error;
}
