//! libFuzzer's door to `checks/output.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kravkoll_fuzz::output(data));
