//! Generates the texts, as the build script of the core does.

use spaer_build::{inputs::Inputs, messages::Delivery};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rustc-check-cfg=cfg(texts_apart)");
    Inputs::read()?.write_texts(Delivery::Within)
}
