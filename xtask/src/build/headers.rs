//! The headers with which the site must be served: as `_headers` for CDNs that read it, and as configuration for nginx.

use std::fmt::Write;
use std::path::Path;

use spaer_operator::{Environment, Operator};

use super::assets;
use crate::files;

/// Hashed files never change; a year is the longest that caches honour.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// May be cached, but is revalidated each time: a phone number out of date would be a fault.
const REVALIDATE: &str = "no-cache";

/// The most rules that a host reads of a `_headers` file (Cloudflare Pages).
const MAX_RULES: usize = 100;

/// Browser features that the `Permissions-Policy` switches off, because the app uses none of them. Only names that Chromium knows: for others it logs
/// an error to the console, where the tests look for real errors.
const DISABLED_FEATURES: &[&str] = &[
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
pub fn security(operator: &Operator, inline: &str) -> Vec<(&'static str, String)> {
    let disabled: Vec<String> = DISABLED_FEATURES.iter().map(|feature| format!("{feature}=()")).collect();
    let mut headers = vec![
        ("Content-Security-Policy", policy(inline)),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("X-Frame-Options", "DENY".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Permissions-Policy", disabled.join(", ")),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
    ];
    if operator.deployment.environment == Environment::Production {
        headers.push(("Strict-Transport-Security", "max-age=63072000".to_owned()));
    }
    headers
}

/// The content security policy: no inline script but the one whose hash it names, and nothing from other origins. `'wasm-unsafe-eval'` allows
/// compiling WebAssembly.
fn policy(inline: &str) -> String {
    let scripts = format!("script-src 'self' 'wasm-unsafe-eval' {}", assets::policy_hash(inline));
    [
        "default-src 'none'",
        &scripts,
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

/// The `_headers` file. Rules about caching never overlap, because a host that finds two for one path sends both. Each file that may be cached for
/// ever is named instead of using a pattern: a host sends the headers of a matching rule with 404 too, and a page that asks for a file of another
/// build must not be told for a year that there is none.
pub fn for_cdn(operator: &Operator, inline: &str, top_entries: &[String], cacheable: &[String]) -> String {
    let mut text = String::from("# Written by the build.\n/*\n");
    for (name, value) in security(operator, inline) {
        let _ = writeln!(text, "  {name}: {value}");
    }
    // A file without a rule is revalidated each time, which is slower but never wrong. The texts come last in the alphabet, so they are the first to
    // have no rule.
    for path in cacheable.iter().take(MAX_RULES.saturating_sub(1 + top_entries.len())) {
        let _ = write!(text, "{path}\n  Cache-Control: {IMMUTABLE}\n");
    }
    for entry in top_entries {
        let _ = write!(text, "{entry}\n  Cache-Control: {REVALIDATE}\n");
    }
    text
}

/// The path of every file below the assets' folder.
pub fn cacheable_paths(site: &Path) -> Result<Vec<String>, String> {
    let files = files::below(&site.join(assets::FOLDER))?;
    let mut paths: Vec<String> = files.iter().map(|file| format!("/{}", files::url_path(site, file))).collect();
    paths.sort();
    Ok(paths)
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
pub fn for_nginx(operator: &Operator, inline: &str, redirects: &[Redirect]) -> String {
    let headers: String = security(operator, inline)
        .iter()
        .map(|(name, value)| format!("    add_header {name} \"{value}\" always;\n"))
        .collect();
    let mut text = String::from(
        "# Written by the build. Include it in the `server` block whose `root` is this folder; the API is yours to add.\n\
         # `brotli_static` needs its module (Debian: libnginx-mod-http-brotli-static).\n\
         brotli_static on;\ngzip_static on;\ngzip_vary on;\nerror_page 404 /404.html;\n",
    );
    // Without `always`, nginx adds the header to successful answers only, so that a 404 for a file of another build is not cached.
    let _ = write!(
        text,
        "location /{}/ {{\n{headers}    add_header Cache-Control \"{IMMUTABLE}\";\n    try_files $uri =404;\n}}\n",
        assets::FOLDER
    );
    text.push_str(&redirect_mended_receipts(&headers));
    for Redirect { from, to } in redirects {
        let _ = writeln!(text, "location = {from} {{ return 301 {to}; }}");
    }
    let _ = write!(
        text,
        "location ~ ^/(_headers|_redirects|nginx\\.conf)$ {{ return 404; }}\n\
         location / {{\n{headers}    add_header Cache-Control \"{REVALIDATE}\" always;\n    \
         try_files $uri $uri/index.html $uri.html =404;\n}}\n"
    );
    text
}

/// Redirects for links to receipts that a mail program has broken by writing `%23` for `#`. Then the receipt's key is in the path and reaches the
/// host, which must never see it: such a request is not logged, and the browser is sent to the address that was meant. The part after `%23` is copied
/// as it was written, because decoded it could contain a line break; and the pattern only allows paths of the app, because another path could lead
/// elsewhere.
fn redirect_mended_receipts(headers: &str) -> String {
    let page = "/[A-Za-z0-9-]+(?:/[a-z-]+)*";
    format!(
        "location ~ \"^{page}/?(#|%(25)*23)\" {{\n{headers}    add_header Cache-Control \"no-store\" always;\n    access_log off;\n    \
         log_not_found off;\n    absolute_redirect off;\n    \
         if ($request_uri ~ \"^({page})/?%(?:25)*23(.*)$\") {{ return 302 \"$1#$2\"; }}\n    \
         try_files /404.html =404;\n}}\n"
    )
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
        let policy = policy("f()");
        assert!(policy.contains("connect-src 'self';") && policy.starts_with("default-src 'none'; "), "{policy}");
        // The hash is that of the text between the script tags, as a browser computes it.
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-"), "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    }

    #[test]
    fn what_trunk_serves_is_held_to_the_same_policy() {
        let text =
            |name: &str| std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)).unwrap();
        let (trunk, early) = (text("Trunk.toml"), text("public/early.js"));
        let served = trunk.split("[serve.headers]\n").nth(1).unwrap().split("\n\n").next().unwrap();
        let mut expected: Vec<String> = security(&operator("sandbox", "http://127.0.0.1:8080"), early.trim())
            .iter()
            .map(|(name, value)| format!("{name} = \"{value}\""))
            .collect();
        expected.push(format!("Cache-Control = \"{REVALIDATE}\""));
        assert_eq!(served.lines().collect::<Vec<_>>(), expected, "the hash is that of public/early.js");
    }

    #[test]
    fn transport_security_is_for_production() {
        let text = |environment, origin| for_cdn(&operator(environment, origin), "", &[], &[]);
        assert!(!text("sandbox", "http://127.0.0.1:8080").contains("Strict-Transport"));
        assert!(text("production", "https://spaer.example").contains("Strict-Transport-Security: max-age="));
    }

    #[test]
    fn every_path_has_one_rule_about_caching() {
        let text = for_cdn(
            &operator("sandbox", "http://127.0.0.1:8080"),
            "",
            &["/".to_owned(), "/da/*".to_owned()],
            &["/assets/main.0123456789.css".to_owned()],
        );
        assert!(text.ends_with("/assets/main.0123456789.css\n  Cache-Control: public, max-age=31536000, immutable\n/\n  Cache-Control: no-cache\n/da/*\n  Cache-Control: no-cache\n"), "{text}");
        let general = text.split("/assets/").next().unwrap();
        assert!(!general.contains("Cache-Control"), "{general}");
    }

    #[test]
    fn a_file_that_is_not_of_this_build_is_not_kept_for_a_year() {
        let site = std::env::temp_dir().join(format!("spaer-headers-{}", std::process::id()));
        for name in ["assets/boot.1.js", "assets/icons/phone.2.svg", "index.html"] {
            files::write(&site.join(name), "x").unwrap();
        }
        let cacheable = cacheable_paths(&site).unwrap();
        std::fs::remove_dir_all(&site).unwrap();
        assert_eq!(cacheable, ["/assets/boot.1.js", "/assets/icons/phone.2.svg"]);
        let operator = operator("sandbox", "http://127.0.0.1:8080");
        let text = for_cdn(&operator, "", &["/".to_owned()], &cacheable);
        let lines: Vec<&str> = text.lines().collect();
        let rules = lines.windows(2).filter(|two| two[1].contains("immutable")).map(|two| two[0]);
        assert_eq!(rules.collect::<Vec<_>>(), cacheable, "each by its name, and nothing by a pattern");
        // In nginx, what a location adds without `always` comes with success only.
        let nginx = for_nginx(&operator, "", &[]);
        let of_assets = nginx.split("location /assets/ {").nth(1).unwrap().split('}').next().unwrap();
        assert!(of_assets.contains("add_header Cache-Control \"public, max-age=31536000, immutable\";\n"), "{nginx}");
        assert_eq!(nginx.matches("immutable").count(), 1, "{nginx}");
    }

    #[test]
    fn there_are_never_more_rules_than_hosts_read() {
        let many = |name: &str| (0..90).map(|number| format!("/{name}{number}")).collect::<Vec<_>>();
        let text = for_cdn(&operator("sandbox", "http://127.0.0.1:8080"), "", &many("entry"), &many("assets/a"));
        assert_eq!(text.lines().filter(|line| line.starts_with('/')).count(), 100);
        assert_eq!(text.matches("no-cache").count(), 90, "pages and the phone number in them come first");
        assert!(text.lines().all(|line| line.len() <= 2_000));
    }

    #[test]
    fn a_receipt_in_the_path_is_neither_logged_nor_lost() {
        let nginx = for_nginx(&operator("sandbox", "http://127.0.0.1:8080"), "", &[]);
        let place = nginx.split("location ~ \"^/[A-Za-z0-9-]+(?:/[a-z-]+)*/?(#|%(25)*23)\" {\n").nth(1).unwrap();
        let place = place.split("\n}\n").next().unwrap();
        for line in [
            "    access_log off;",
            "    log_not_found off;",
            "    absolute_redirect off;",
            "    add_header Cache-Control \"no-store\" always;",
            "    add_header Referrer-Policy \"no-referrer\" always;",
            "    if ($request_uri ~ \"^(/[A-Za-z0-9-]+(?:/[a-z-]+)*)/?%(?:25)*23(.*)$\") { return 302 \"$1#$2\"; }",
        ] {
            assert!(place.lines().any(|one| one == line), "{line} is not in {place}");
        }
    }

    #[test]
    fn redirects_are_read_and_nothing_else() {
        let read = redirects("\n/da/help /da/hjaelp 301\n").unwrap();
        assert_eq!(read, [Redirect { from: "/da/help".to_owned(), to: "/da/hjaelp".to_owned() }]);
        assert!(redirects("/a https://elsewhere.example 301").unwrap_err().starts_with("_redirects:1:"));
        assert!(redirects("\n/a /b 200").unwrap_err().starts_with("_redirects:2:"));
        let nginx = for_nginx(&operator("sandbox", "http://127.0.0.1:8080"), "", &read);
        assert!(nginx.contains("location = /da/help { return 301 /da/hjaelp; }"), "{nginx}");
        assert_eq!(nginx.matches("Content-Security-Policy").count(), 3, "one for each location that answers");
    }
}
