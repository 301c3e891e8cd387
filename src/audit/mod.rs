//! Many files as one audit: the store of what was found, its receipt and signature, and what changed between two audits.
//!
//! In: records. Out: lines of a store, receipts, signatures, comparisons, trends.
//! Must not know: files, how to judge, how results are shown.

mod compare;
mod receipt;
mod signature;
mod store;
mod trend;

pub use compare::{Cause, Change, Changed, Comparing, Comparison, Older, Place};
pub use receipt::{Given, Receipt};
pub use signature::{PrivateKey, PublicKey, signed_by};
pub use store::{End, HashedFile, Head, RuleHead, Store, StoreFault, VERSION};
pub use trend::{About, Followed, Kind, Past, Series, Share, Stop, Trend};
