//! The app is in one piece here; see the app's own.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(in_parts)");
}
