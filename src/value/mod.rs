//! Values of the language and of setup files, exact and without positions.
//!
//! Out: [`Number`], [`Date`], [`Month`], [`Duration`], [`Pointer`], [`Type`], [`Truth`], [`Scalar`].
//! Must not know: files, policies, languages.

mod calendar;
mod number;
mod pointer;
mod scalar;
mod shape;
mod stored;
mod text;
mod truth;
mod types;

pub use calendar::{Date, Duration, Month};
pub use number::Number;
pub use pointer::{Pointer, Step};
pub use scalar::{Bounds, Day, Scalar};
pub use shape::luhn;
pub use text::{Text, nfc};
pub use truth::{Fold, Lack, Truth};
pub use types::{EnumType, Field, Labels, RecordType, Reference, Shape, Titles, Type};
