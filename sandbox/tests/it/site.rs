//! The static host.

use std::fs;
use std::path::PathBuf;

use serde_json::json;

use crate::client::{World, send};

/// A folder that goes away with the test.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

async fn site(name: &str) -> (World, Folder) {
    let folder = std::env::temp_dir().join(format!("spaer-site-{name}-{}", std::process::id()));
    fs::create_dir_all(folder.join("site/da")).unwrap();
    fs::write(folder.join("secret.txt"), "secret").unwrap();
    let root = folder.join("site");
    for (name, text) in [
        ("index.html", "start"),
        ("404.html", "lost"),
        ("da/index.html", "da"),
        ("da/hjaelp.html", "help"),
        ("app.wasm", "wasm"),
        ("app.js", "plain"),
        ("app.js.br", "brotli"),
        ("app.js.gz", "gzip"),
        ("app.html", "app"),
        ("_headers", "/*\n  X-All: yes\n/da/*\n  Cache-Control: no-cache\n"),
        ("_redirects", "/gammel /da/ 301\n/da/profil /app.html 200\n"),
    ] {
        fs::write(root.join(name), text).unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.join("secret.txt"), root.join("link.txt")).unwrap();
    (World::of_site(root).await, Folder(folder))
}

#[tokio::test]
async fn files_are_found_by_the_paths_that_people_see() {
    let (world, _folder) = site("paths").await;
    for (path, status, text, location) in [
        ("/", 200, "start", ""),
        ("/da/", 200, "da", ""),
        ("/da/hjaelp", 200, "help", ""),
        ("/da/hjaelp.html", 200, "help", ""),
        ("/da", 301, "", "/da/"),
        ("/da?x=y", 301, "", "/da/?x=y"),
        ("/da/hjaelp/", 301, "", "/da/hjaelp"),
        ("/gammel", 301, "", "/da/"),
        ("/da/profil", 200, "app", ""),
        ("/nowhere", 404, "lost", ""),
    ] {
        let answer = world.get(path, &[]).await.unwrap();
        assert_eq!(
            (answer.status, answer.text().as_str(), answer.header("location")),
            (status, text, location),
            "{path}"
        );
        assert_eq!(answer.header("x-all"), "yes", "{path}");
    }
    assert_eq!(world.get("/da/hjaelp", &[]).await.unwrap().header("cache-control"), "no-cache");
    assert_eq!(world.get("/app.wasm", &[]).await.unwrap().header("content-type"), "application/wasm");
}

#[tokio::test]
async fn nothing_outside_the_folder_is_served() {
    let (world, _folder) = site("outside").await;
    let long = format!("/{}", "a".repeat(2000));
    for hostile in [
        "/../secret.txt",
        "/da/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/link.txt",
        "/_headers",
        "/_redirects",
        "/%00",
        "/%ff",
        "/%zz",
        "/.hidden",
        &long,
    ] {
        let answer = world.get(hostile, &[]).await.unwrap();
        assert_eq!((answer.status, answer.text().as_str()), (404, "lost"), "{hostile}");
    }
}

#[tokio::test]
async fn compressed_siblings_go_to_those_who_ask() {
    let (world, _folder) = site("compressed").await;
    for (accepted, text, encoding) in [
        ("gzip, deflate, br", "brotli", "br"),
        ("gzip", "gzip", "gzip"),
        ("br;q=0, gzip", "gzip", "gzip"),
        ("", "plain", ""),
    ] {
        let answer = world.get("/app.js", &[("accept-encoding", accepted)]).await.unwrap();
        assert_eq!((answer.text().as_str(), answer.header("content-encoding")), (text, encoding), "{accepted}");
        assert_eq!(answer.header("vary"), "Accept-Encoding");
        assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
    }
}

#[tokio::test]
async fn a_file_that_is_gone_is_not_kept_for_a_year() {
    let (world, folder) = site("gone").await;
    let root = folder.0.join("site");
    fs::create_dir_all(root.join("assets")).unwrap();
    fs::write(root.join("assets/app.2222.js"), "new").unwrap();
    let headers = "/*\n  X-All: yes\n/assets/app.2222.js\n  Cache-Control: public, max-age=31536000, immutable\n";
    fs::write(root.join("_headers"), headers).unwrap();
    let there = world.get("/assets/app.2222.js", &[]).await.unwrap();
    assert_eq!((there.status, there.header("cache-control")), (200, "public, max-age=31536000, immutable"));
    let gone = world.get("/assets/app.1111.js", &[]).await.unwrap();
    assert_eq!((gone.status, gone.text().as_str()), (404, "lost"));
    assert_eq!(gone.header("cache-control"), "public, max-age=0, must-revalidate");
}

#[tokio::test]
async fn a_receipt_in_the_path_is_the_lost_page_which_mends_it() {
    let (world, _folder) = site("receipt").await;
    let key = "b".repeat(32);
    for path in [format!("/da/kvittering%23{}.{key}", "a".repeat(32)), format!("/da/kvittering%2523a.{key}%20")] {
        let answer = world.get(&path, &[]).await.unwrap();
        assert_eq!((answer.status, answer.text().as_str(), answer.header("location")), (404, "lost", ""), "{path}");
    }
    assert!(!world.truth().await.to_string().contains(&key), "nobody is told of it");
}

#[tokio::test]
async fn a_byte_that_is_no_text_hides_nothing_of_what_a_browser_says() {
    let (world, _folder) = site("bytes").await;
    let tag = world.get("/da/", &[]).await.unwrap().header("etag").to_owned();
    let known = format!("\"caf\u{e9}\", {tag}");
    assert_eq!(world.get("/da/", &[("if-none-match", &known)]).await.unwrap().status, 304);
    let odd = world.get("/app.js", &[("accept-encoding", "\u{e9}, br")]).await.unwrap();
    assert_eq!(odd.header("content-encoding"), "br");
}

#[tokio::test]
async fn what_a_browser_has_is_not_sent_again_until_it_changes() {
    let (world, folder) = site("etag").await;
    let first = world.get("/da/", &[]).await.unwrap();
    let tag = first.header("etag").to_owned();
    let again = world.get("/da/", &[("if-none-match", &tag)]).await.unwrap();
    assert_eq!((again.status, again.body.len()), (304, 0));
    fs::write(folder.0.join("site/da/index.html"), "new").unwrap();
    let changed = world.get("/da/", &[("if-none-match", &tag)]).await.unwrap();
    assert_eq!((changed.status, changed.text().as_str()), (200, "new"));
}

#[tokio::test]
async fn the_truth_tells_how_often_each_file_was_sent() {
    let (world, _folder) = site("sent").await;
    let tag = world.get("/da/", &[]).await.unwrap().header("etag").to_owned();
    world.get("/da/", &[]).await.unwrap();
    world.get("/app.wasm", &[]).await.unwrap();
    // Not counted: a file that the browser has already (304), a `HEAD` request, and a path without a file.
    world.get("/da/", &[("if-none-match", &tag)]).await.unwrap();
    send(&world.running.app_url, "HEAD", "/da/", &[], "").await.unwrap();
    world.get("/nothing", &[]).await.unwrap();
    assert_eq!(world.truth().await["files"], json!({ "/da/": 2, "/app.wasm": 1 }));
    world.control("POST", "reset", json!({})).await;
    assert_eq!(world.truth().await["files"], json!({}));
}

#[tokio::test]
async fn files_are_read_and_nothing_else() {
    let (world, _folder) = site("methods").await;
    let app = &world.running.app_url;
    let head = send(app, "HEAD", "/da/", &[], "").await.unwrap();
    assert_eq!((head.status, head.header("content-length"), head.body.len()), (200, "2", 0));
    let post = send(app, "POST", "/da/", &[], "").await.unwrap();
    assert_eq!((post.status, post.header("allow")), (405, "GET, HEAD"));
    // The API is never a page, and a page is never the API.
    let api = world.get("/api/nonsense", &[]).await.unwrap();
    assert_eq!((api.status, api.json()["code"].as_str()), (404, Some("not_found")));
    assert_eq!(world.get("/apix", &[]).await.unwrap().text(), "lost");
}
