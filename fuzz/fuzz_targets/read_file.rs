#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tonghop_test_support::fuzzing::read_file(bytes));
