#![no_main]

use tonghop_test_support::fuzzing;

libfuzzer_sys::fuzz_target!(
    init: fuzzing::pass_over_caught_panics(),
    |bytes: &[u8]| fuzzing::read_file(bytes)
);
