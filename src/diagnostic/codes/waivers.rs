//! K8xx: waivers: what is wrong with them, and what became of them in a run.

codes! {
    /// A waiver for a rule that the policy does not have.
    UNKNOWN_RULE = "K801" Warning;
    /// A waiver for a provider of whom no file of the run is.
    UNKNOWN_PROVIDER = "K802" Warning;
    /// A waiver for a subject that the rule does not have in any file of its provider.
    UNKNOWN_SUBJECT = "K803" Warning;
    /// A waiver whose last day has passed.
    EXPIRED = "K804" Warning;
    /// A waiver whose first day lies ahead.
    NOT_YET_BEGUN = "K805" Note;
    /// A waiver that covers only what is met.
    UNUSED = "K806" Warning;
    /// A waiver that was granted when the rule's clauses had another wording.
    WORDING_CHANGED = "K807" Warning;
    /// Two waivers with one name, in different files.
    ID_TWICE = "K808" Error;
    /// A waiver whose last day lies before its first.
    ENDS_BEFORE_IT_BEGINS = "K809" Error;
}
