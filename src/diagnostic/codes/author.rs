//! K6xx: what is wrong with the examples of a policy, and what it leaves uncovered.

codes! {
    /// An example's file cannot be read.
    EXAMPLE_FILE = "K601" Error;
    /// An example names no file.
    EXAMPLE_NO_FILE = "K602" Error;
    /// An example names no day.
    EXAMPLE_NO_DAY = "K603" Error;
    /// A path of an example's changes leads nowhere.
    EXAMPLE_PATH = "K604" Error;
    /// A value of an example's changes is no JSON.
    EXAMPLE_VALUE = "K605" Error;
    /// The changed setup is not accepted by the schema.
    EXAMPLE_REJECTED = "K606" Error;
    /// Another verdict than the expected one.
    EXAMPLE_VERDICT = "K607" Error;
    /// The rule has no such subject.
    EXAMPLE_NO_SUBJECT = "K608" Error;
    /// The result does not name the expected place.
    EXAMPLE_PLACE = "K609" Error;
    /// The result does not say the expected text.
    EXAMPLE_TEXT = "K610" Error;
    /// An example that expects nothing.
    EXAMPLE_EXPECTS_NOTHING = "K611" Error;
    /// A file beside the examples that none uses.
    EXAMPLE_FILE_UNUSED = "K612" Error;
    /// A rule that lacks an example of some verdict.
    RULE_WITHOUT_EXAMPLE = "K613" Warning;
    /// A policy without examples.
    NO_EXAMPLES = "K614" Error;
    /// Something other than an example in a folder of examples.
    NOT_AN_EXAMPLE = "K615" Error;
    /// A clause without a rule and without a reason.
    CLAUSE_UNCOVERED = "K616" Warning;
    /// A rule that cites no clause.
    RULE_WITHOUT_CLAUSE = "K617" Warning;
    /// A clause whose wording has changed since a rule was held against it.
    LINK_SUSPECT = "K618" Warning;
    /// A rule that was never held against a clause that it cites.
    LINK_NOT_REVIEWED = "K619" Warning;
    /// A policy of which nothing is reviewed.
    NOTHING_REVIEWED = "K620" Warning;
    /// A row of the reviews whose rule no longer cites the clause.
    REVIEW_UNUSED = "K621" Warning;
    /// A row or column of the reviews that cannot be used.
    REVIEW_BROKEN = "K622" Error;
}
