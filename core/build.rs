//! Makes three modules at build time: the languages and the texts (from `locales/`), and this deployment's settings (from `operator.toml`).

use std::{env, error::Error};

use spaer_build::{inputs::Inputs, messages::Delivery};

fn main() -> Result<(), Box<dyn Error>> {
    // In the browser the texts of one language travel in a file of their own; everything else has them all.
    let is_apart = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32")
        && env::var_os("CARGO_FEATURE_TEXTS_WITHIN").is_none();
    println!("cargo::rustc-check-cfg=cfg(texts_apart)");
    if is_apart {
        println!("cargo::rustc-cfg=texts_apart");
    }
    let inputs = Inputs::read()?;
    inputs.write_languages()?;
    inputs.write_settings()?;
    inputs.write_texts(if is_apart { Delivery::Apart } else { Delivery::Within })
}
