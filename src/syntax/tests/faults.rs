//! What is wrong is found, once, where it stands, and the rest is read.

use super::*;
