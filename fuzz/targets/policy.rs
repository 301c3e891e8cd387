//! libFuzzer's door to `checks/policy.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kravkoll_fuzz::policy(data));
