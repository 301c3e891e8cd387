//! K7xx: the run itself: options, files, configuration, output, nothing to do.

codes! {
    /// A file that could not be read, for a reason without a code of its own.
    UNREADABLE = "K701" Error;
    /// No such file.
    NOT_FOUND = "K702" Error;
    /// A folder where a file is needed.
    IS_FOLDER = "K703" Error;
    /// A file that this user may not read.
    DENIED = "K704" Error;
    /// A file above the limit on size.
    TOO_LARGE = "K705" Error;
    /// A file whose name does not say whether it is YAML, JSON or TOML.
    UNKNOWN_SYNTAX = "K706" Error;
    /// A policy folder without `.krav` files.
    NO_POLICY = "K707" Error;
    /// A line of a stream above the limit on length.
    LINE_TOO_LONG = "K708" Error;
    /// A folder with more in it than a policy ever has.
    FOLDER_TOO_LARGE = "K709" Error;
    /// `--only` names a rule that the policy does not have.
    UNKNOWN_ONLY = "K711" Error;
    /// The same, and a rule has a name like it.
    UNKNOWN_ONLY_NEAR = "K712" Error;
    /// `--table` names a table that the policy does not have.
    UNKNOWN_TABLE = "K713" Error;
    /// The same, and a table has a name like it.
    UNKNOWN_TABLE_NEAR = "K714" Error;
    /// A time zone that nobody knows.
    UNKNOWN_ZONE = "K715" Error;
    /// A file to which no rule applies.
    NO_RULE_APPLIES = "K716" Error;
    /// A file that takes more steps than one file may.
    TOO_MUCH_WORK = "K717" Error;
    /// Nothing to check: a stream without a single setup.
    NOTHING_GIVEN = "K718" Error;
    /// More findings than are told of one file.
    MORE_FINDINGS = "K719" Warning;
    /// A folder without a waiver file.
    NO_WAIVERS = "K720" Error;
    /// A key that a configuration file does not have.
    CONFIG_UNKNOWN = "K721" Error;
    /// A key that changes verdicts, in a file that was not named with `--config`.
    CONFIG_NOT_HERE = "K722" Error;
    /// A value that a key of the configuration cannot have.
    CONFIG_VALUE = "K723" Error;
    /// An output that could not be written.
    NOT_WRITABLE = "K731" Error;
    /// An output that would replace a file that is read.
    OUTPUT_IS_INPUT = "K732" Error;
    /// Two outputs to one file.
    OUTPUT_TWICE = "K733" Error;
    /// Two outputs without a file.
    OUTPUT_UNNAMED_TWICE = "K734" Error;
    /// A format that is no text, for a terminal.
    OUTPUT_NOT_SHOWN = "K735" Error;
    /// A folder or a pattern without a setup file.
    NO_SETUPS = "K740" Error;
    /// A folder without a receipt of this version.
    NO_RECEIPT = "K741" Error;
    /// A report of another version of the program.
    OTHER_VERSION = "K742" Error;
    /// A file of a report is not the one that the inputs give.
    REPORT_CHANGED = "K743" Error;
    /// A file that was audited is not what it was.
    SETUP_CHANGED = "K744" Error;
    /// A file of the policy, a table or a waiver file is not what it was.
    BASIS_CHANGED = "K745" Error;
    /// A verdict in the store is not the one that the inputs give.
    VERDICTS_CHANGED = "K746" Error;
    /// A folder or a file without a whole store of an audit.
    NO_STORE = "K747" Error;
    /// Something that an audit was made of is not as it was.
    NOT_AS_THEN = "K748" Warning;
    /// The files of an audit are not named.
    NO_INPUTS = "K749" Warning;
    /// A file that is no history of audits.
    NO_HISTORY = "K751" Error;
    /// A history of a later version of the program.
    NEWER_HISTORY = "K752" Error;
    /// A history that another program holds.
    HISTORY_HELD = "K753" Error;
    /// A provider that a history does not know.
    NOT_IN_HISTORY = "K754" Error;
    /// An archive, or a member of one, that is damaged.
    ARCHIVE_BROKEN = "K760" Error;
    /// An archive that holds more than is unpacked.
    ARCHIVE_TOO_LARGE = "K761" Error;
    /// A member of an archive whose name leads out of it.
    MEMBER_OUTSIDE = "K762" Error;
    /// A member of an archive that is no plain file.
    MEMBER_SPECIAL = "K763" Error;
    /// An archive in an archive.
    MEMBER_NESTED = "K764" Error;
    /// A member of an archive with the name of another one.
    MEMBER_TWICE = "K765" Error;
    /// A file that is no key.
    NO_KEY = "K770" Error;
    /// A signature that does not fit the audit.
    SIGNATURE_WRONG = "K771" Error;
    /// An audit without a signature, where a key was given.
    NOT_SIGNED = "K772" Error;
    /// An audit that is signed with another key than the one given.
    OTHER_KEY = "K773" Error;
}
