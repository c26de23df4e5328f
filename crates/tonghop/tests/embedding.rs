//! The example of the README runs.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

#[path = "../examples/embed.rs"]
mod embed;

#[test]
fn the_example_runs_and_its_assertions_hold() {
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).unwrap();
    embed::main().unwrap();
}

#[test]
fn the_readme_shows_the_example() {
    let readme = include_str!("../../../README.md");
    let shown = readme.split("```rust\n").nth(1).unwrap().split("```").next().unwrap();
    assert!(include_str!("../examples/embed.rs").ends_with(shown));
}
