//! Here the app is compiled in one piece, without `in_parts`; see the app's own `build.rs`.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(in_parts)");
}
