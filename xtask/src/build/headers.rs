//! How the site must be served: `_headers` for CDNs that read it, and the same for nginx.

use std::fmt::Write;
use std::path::Path;

use spaer_operator::{Environment, Operator};

use super::assets;

/// Hashed files never change; a year is the longest that caches honour.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Kept, but asked about each time: a stale phone number is a fault.
const ASK_FIRST: &str = "no-cache";

/// What a browser would hand to a page that asks; this app asks for none of it. Only names that Chromium knows: it complains about
/// others in the console, where the tests look for real complaints.
const CLOSED: &[&str] = &[
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
];

/// A path that leads to another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    pub from: String,
    pub to: String,
}

/// Headers of every answer.
pub fn security(operator: &Operator) -> Vec<(&'static str, String)> {
    let closed: Vec<String> = CLOSED.iter().map(|feature| format!("{feature}=()")).collect();
    let mut headers = vec![
        ("Content-Security-Policy", policy()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("X-Frame-Options", "DENY".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Permissions-Policy", closed.join(", ")),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
    ];
    if operator.deployment.environment == Environment::Production {
        headers.push(("Strict-Transport-Security", "max-age=63072000".to_owned()));
    }
    headers
}

/// Nothing inline, nothing from elsewhere; `'wasm-unsafe-eval'` is what compiling WebAssembly is called.
fn policy() -> String {
    [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
    .join("; ")
}

/// The `_headers` file. Rules about caching never overlap: a host that finds two for one path sends both.
pub fn for_cdn(operator: &Operator, top_entries: &[String]) -> String {
    let mut text = String::from("# Written by the build.\n/*\n");
    for (name, value) in security(operator) {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let _ = write!(text, "/{}/*\n  Cache-Control: {FOR_EVER}\n", assets::FOLDER);
    for entry in top_entries {
        let _ = write!(text, "{entry}\n  Cache-Control: {ASK_FIRST}\n");
    }
    text
}

/// A rule for each file and folder at the root of the site but the assets.
pub fn top_entries(site: &Path) -> Result<Vec<String>, String> {
    let entries = std::fs::read_dir(site).map_err(|error| format!("{} cannot be listed: {error}", site.display()))?;
    let mut rules: Vec<String> = vec!["/".to_owned()];
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name != assets::FOLDER && !name.starts_with('_') {
            rules.push(if entry.path().is_dir() { format!("/{name}/*") } else { format!("/{name}") });
        }
    }
    rules.sort();
    Ok(rules)
}

/// The rules of a `_redirects` file, which the prerender program writes: lines of `FROM TO 301`.
pub fn redirects(text: &str) -> Result<Vec<Redirect>, String> {
    let read = |(number, line): (usize, &str)| match line.split_whitespace().collect::<Vec<_>>().as_slice() {
        [from, to, "301"] if from.starts_with('/') && to.starts_with('/') => {
            Ok(Redirect { from: (*from).to_owned(), to: (*to).to_owned() })
        }
        _ => Err(format!("_redirects:{number}: \"{line}\" is not understood; allowed: FROM TO 301")),
    };
    (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).map(read).collect()
}

/// For nginx, to be included in a `server` block whose `root` is the folder of the site. Repeats the headers in each
/// location, since nginx forgets those of a level when a deeper one adds any.
pub fn for_nginx(operator: &Operator, redirects: &[Redirect]) -> String {
    let headers: String =
        security(operator).iter().map(|(name, value)| format!("    add_header {name} \"{value}\" always;\n")).collect();
    let mut text = String::from(
        "# Written by the build. Include it in the `server` block whose `root` is this folder; the API is yours to add.\n\
         # `brotli_static` needs its module (Debian: libnginx-mod-http-brotli-static).\n\
         brotli_static on;\ngzip_static on;\ngzip_vary on;\nerror_page 404 /404.html;\n",
    );
    let _ = write!(
        text,
        "location /{}/ {{\n{headers}    add_header Cache-Control \"{FOR_EVER}\";\n    try_files $uri =404;\n}}\n",
        assets::FOLDER
    );
    for Redirect { from, to } in redirects {
        let _ = writeln!(text, "location = {from} {{ return 301 {to}; }}");
    }
    let _ = write!(
        text,
        "location ~ ^/(_headers|_redirects|nginx\\.conf)$ {{ return 404; }}\n\
         location / {{\n{headers}    add_header Cache-Control \"{ASK_FIRST}\" always;\n    \
         try_files $uri $uri/index.html $uri.html =404;\n}}\n"
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operator(environment: &str, origin: &str) -> Operator {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../operator.toml")).unwrap();
        let mended = |line: &str| match line.split(' ').next() {
            Some("environment") => format!("environment = \"{environment}\""),
            Some("origin") => format!("origin = \"{origin}\""),
            _ => line.to_owned(),
        };
        let lines: Vec<String> = text.lines().map(mended).collect();
        spaer_operator::load(&lines.join("\n")).unwrap()
    }

    #[test]
    fn the_policy_is_strict_and_lets_only_the_own_origin_be_called() {
        let policy = policy();
        assert!(policy.contains("connect-src 'self';") && policy.starts_with("default-src 'none'; "), "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    }

    #[test]
    fn transport_security_is_for_production() {
        let text = |environment, origin| for_cdn(&operator(environment, origin), &[]);
        assert!(!text("sandbox", "http://127.0.0.1:8080").contains("Strict-Transport"));
        assert!(text("production", "https://spaer.example").contains("Strict-Transport-Security: max-age="));
    }

    #[test]
    fn every_path_has_one_rule_about_caching() {
        let text = for_cdn(&operator("sandbox", "http://127.0.0.1:8080"), &["/".to_owned(), "/da/*".to_owned()]);
        assert!(text.ends_with("/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n/\n  Cache-Control: no-cache\n/da/*\n  Cache-Control: no-cache\n"), "{text}");
        let general = text.split("/assets/*").next().unwrap();
        assert!(!general.contains("Cache-Control"), "{general}");
    }

    #[test]
    fn redirects_are_read_and_nothing_else() {
        let read = redirects("\n/da/help /da/hjaelp 301\n").unwrap();
        assert_eq!(read, [Redirect { from: "/da/help".to_owned(), to: "/da/hjaelp".to_owned() }]);
        assert!(redirects("/a https://elsewhere.example 301").unwrap_err().starts_with("_redirects:1:"));
        assert!(redirects("\n/a /b 200").unwrap_err().starts_with("_redirects:2:"));
        let nginx = for_nginx(&operator("sandbox", "http://127.0.0.1:8080"), &read);
        assert!(nginx.contains("location = /da/help { return 301 /da/hjaelp; }"), "{nginx}");
        assert_eq!(nginx.matches("Content-Security-Policy").count(), 2, "one for each location that serves files");
    }
}
