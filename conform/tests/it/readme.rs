//! The README's table is the code's.

#[test]
fn the_readme_lists_every_duty() {
    let readme = include_str!("../../README.md");
    assert!(
        readme.contains(&spaer_conform::table()),
        "write the output of `spaer-conform --duties` into conform/README.md"
    );
}
