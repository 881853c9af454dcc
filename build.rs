//! What ships is cut into parts after it is compiled: for that the linker has to leave its relocations in the file.
//!
//! `in_parts` holds for the profile `site` alone, which is known by its optimisation; while developing and in tests the app is one piece.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(in_parts)");
    let is = |name, value| env::var(name).is_ok_and(|is| is == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("OPT_LEVEL", "z") {
        println!("cargo::rustc-cfg=in_parts");
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
}
