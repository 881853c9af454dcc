//! The settings, as for the core.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    spaer_build::inputs::Inputs::read()?.write_settings()
}
