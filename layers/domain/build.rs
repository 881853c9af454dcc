//! Generates the languages, as the build script of the core does.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    spaer_build::inputs::Inputs::read()?.write_languages()
}
