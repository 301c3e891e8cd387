//! K5xx: what a policy needs beside it: its schema, its tables, other policies.

codes! {
    /// The schema that the header names is not there.
    SCHEMA_MISSING = "K501" Error;
    /// The table's file is not there.
    TABLE_MISSING = "K502" Error;
    /// The table's columns are not those declared.
    TABLE_COLUMNS = "K503" Error;
    /// A cell that does not fit its column's type.
    TABLE_CELL = "K504" Error;
    /// A keyed table with a key twice.
    TABLE_KEY_TWICE = "K505" Error;
    /// A keyed table that lacks a combination of its keys.
    TABLE_INCOMPLETE = "K506" Error;
    /// A column type that is not known.
    COLUMN_TYPE = "K507" Error;
    /// The file or folder that is imported is not there.
    IMPORT_MISSING = "K508" Error;
    /// Policies that import each other in a circle.
    IMPORT_CIRCLE = "K509" Error;
    /// A policy that is imported or extended is about another schema.
    SCHEMA_DIFFERS = "K510" Error;
}
