//! libFuzzer's door to `checks/setup.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kravkoll_fuzz::setup(data));
