//! Stands in for the crate `minify-html` where `cargo xtask` installs Trunk. Its tables are a fifth of all that compiling Trunk costs (70 of 377 seconds of
//! processor time), which a newcomer waits for; and Trunk never minifies here: `Trunk.toml` says so, and the hook minifies what is hosted
//! (docs/decisions/0025-trunk.md).
//!
//! Holds what Trunk names of it. A Trunk that was installed in any other way has the real one.

/// What would be minified, as Trunk sets it.
#[derive(Debug, Default)]
pub struct Cfg {
    pub minify_css: bool,
    pub minify_js: bool,
    pub keep_closing_tags: bool,
}

impl Cfg {
    pub fn spec_compliant() -> Self {
        Self::default()
    }
}

/// Never called while `Trunk.toml` says `minify = "never"`.
pub fn minify(_html: &[u8], _config: &Cfg) -> Vec<u8> {
    unreachable!(
        "this Trunk came without its minifier: leave `minify = \"never\"` in Trunk.toml, or install Trunk by hand"
    )
}
