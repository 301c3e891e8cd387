//! libFuzzer's door to `checks/whole.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kravkoll_fuzz::whole(data));
