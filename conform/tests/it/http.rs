//! The HTTP client against a server that answers with the bytes it was given.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener};
use std::thread::JoinHandle;
use std::time::Duration;

use spaer_conform::http::{Http, HttpRequest, Origin, Reply};

/// Answers each connection with the next of these, and gives what was sent: head and body.
fn server(answers: Vec<Vec<u8>>) -> (Origin, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = Origin::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap().0;
    let serving = std::thread::spawn(move || {
        let answered = answers.into_iter().map(|answer| {
            let (mut stream, _) = listener.accept().unwrap();
            let (mut sent, mut buffer) = (String::new(), [0; 4096]);
            while !whole(&sent) {
                let read = stream.read(&mut buffer).unwrap();
                assert_ne!(read, 0, "{sent}");
                sent.push_str(std::str::from_utf8(&buffer[..read]).unwrap());
            }
            // An error means that the client has read enough and closed the connection.
            let _ = stream.write_all(&answer);
            sent
        });
        answered.collect()
    });
    (origin, serving)
}

fn whole(sent: &str) -> bool {
    let Some((head, body)) = sent.split_once("\r\n\r\n") else { return false };
    let length = head.split("\r\ncontent-length: ").nth(1).and_then(|rest| rest.lines().next());
    body.len() == length.map_or(0, |length| length.parse().unwrap())
}

fn send(method: &'static str, body: Option<&[u8]>) -> HttpRequest {
    let headers = vec![("cookie", "a=1; b=2".to_owned()), ("x-receipt-key", "k".to_owned())];
    HttpRequest { method, path: "/api/v1/x?a=%2F&b=..".to_owned(), headers, body: body.map(<[u8]>::to_vec) }
}

async fn one(method: &'static str, body: Option<&[u8]>, answer: impl Into<Vec<u8>>) -> (Result<Reply, String>, String) {
    let (origin, serving) = server(vec![answer.into()]);
    let reply = Http::new(Duration::from_secs(5)).send(&origin, &send(method, body)).await;
    (reply, serving.join().unwrap().remove(0))
}

#[tokio::test]
async fn an_answer_is_seen_as_it_came() {
    let answer = b"HTTP/1.1 303 See Other\r\nLocation: /elsewhere\r\nSet-Cookie: a=1; Path=/\r\nSet-Cookie: b=2\r\n\
                   Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\xff\x00{}";
    let (reply, _) = one("GET", None, *answer).await;
    let reply = reply.unwrap();
    assert_eq!((reply.status, reply.header("location")), (303, "/elsewhere"));
    assert_eq!(reply.lines("set-cookie").collect::<Vec<_>>(), ["a=1; Path=/", "b=2"]);
    assert_eq!((reply.header("content-encoding"), reply.body.as_slice()), ("gzip", b"\xff\x00{}".as_slice()));
    for status in [204, 304, 404, 500, 503] {
        let (reply, _) =
            one("GET", None, format!("HTTP/1.1 {status} X\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n")).await;
        assert_eq!(reply.unwrap().status, status);
    }
    let chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n2\r\n1}\r\n0\r\n\r\n";
    assert_eq!(one("GET", None, chunks).await.0.unwrap().json["a"], 1);
}

#[tokio::test]
async fn what_is_sent_is_what_was_asked_for_and_nothing_more() {
    let good = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    for (method, body, length) in [
        ("GET", None, None),
        ("DELETE", None, Some("0")),
        ("POST", None, Some("0")),
        ("PUT", Some(b"{\"a\":1}".as_slice()), Some("7")),
        ("PATCH", None, Some("0")),
    ] {
        let (reply, sent) = one(method, body, good).await;
        assert_eq!(reply.unwrap().status, 200, "{method}");
        let (head, sent) = sent.split_once("\r\n\r\n").unwrap();
        assert_eq!(sent.as_bytes(), body.unwrap_or_default(), "{method}");
        let (request, headers) = head.split_once("\r\n").unwrap();
        assert_eq!(request, format!("{method} /api/v1/x?a=%2F&b=.. HTTP/1.1"));
        let mut headers: Vec<&str> =
            headers.split("\r\n").filter(|line| !line.starts_with("host: 127.0.0.1:")).collect();
        headers.sort_unstable();
        let length = length.map(|length| format!("content-length: {length}"));
        let mut expected = vec!["accept: application/json", "cookie: a=1; b=2", "x-receipt-key: k"];
        expected.extend(length.as_deref());
        expected.sort_unstable();
        assert_eq!(headers, expected, "{method}");
    }
}

#[tokio::test]
async fn each_request_has_a_connection_of_its_own_and_is_sent_once() {
    let good = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".to_vec();
    let (origin, serving) = server(vec![good.clone(), Vec::new(), good]);
    let http = Http::new(Duration::from_secs(5));
    assert!(http.send(&origin, &send("GET", None)).await.is_ok());
    let error = http.send(&origin, &send("GET", None)).await.err().unwrap();
    assert!(error.starts_with("the connection was closed without an answer"), "{error}");
    assert!(http.send(&origin, &send("PUT", Some(b"{}"))).await.is_ok());
    assert_eq!(serving.join().unwrap().len(), 3);
}

#[tokio::test]
async fn what_is_no_answer_is_told_in_words_without_path_or_header() {
    let large = format!("HTTP/1.1 200 OK\r\nContent-Length: 2097153\r\n\r\n{}", " ".repeat(2_097_153));
    let most = format!("HTTP/1.1 200 OK\r\nContent-Length: 2097152\r\n\r\n{}", " ".repeat(2_097_152));
    assert_eq!(one("GET", None, most).await.0.unwrap().body.len(), 2_097_152);
    for (answer, message) in [
        ("", "the connection was closed without an answer"),
        ("HTTP/1.1 2", "the connection was closed without an answer"),
        ("SSH-2.0-x\r\n\r\n", "the connection was closed without an answer"),
        ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", "the answer broke off"),
        (&large, "the answer is larger than 2 MB"),
    ] {
        let error = one("GET", None, answer).await.0.err().unwrap();
        assert!(error.starts_with(message) && !error.contains("/x"), "{error}");
    }
}

/// A request that is too large is refused before all of it has been read, and then nobody reads the rest.
#[tokio::test]
async fn an_answer_is_seen_that_comes_while_the_request_is_still_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = Origin::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap().0;
    let serving = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.read_exact(&mut [0; 512]).unwrap();
        stream.write_all(b"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n").unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        stream
    });
    let reply = Http::new(Duration::from_secs(5)).send(&origin, &send("PUT", Some(&vec![b' '; 50_000_000]))).await;
    assert_eq!(reply.unwrap().status, 413);
    drop(serving.join().unwrap());
}

#[tokio::test]
async fn nobody_and_silence_are_told_too() {
    let http = Http::new(Duration::from_millis(300));
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = Origin::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap().0;
    let silent = http.send(&origin, &send("GET", None)).await.err().unwrap();
    assert_eq!(silent, "no answer within 0.3 s");
    // A port that nobody gets without asking for it. One that was just given up may still be held by a child of another test, until that runs its program.
    let origin = Origin::parse("http://127.0.0.1:1").unwrap().0;
    let nobody = http.send(&origin, &send("GET", None)).await.err().unwrap();
    assert!(nobody.starts_with(&format!("no connection to {origin}: ")), "{nobody}");
    let elsewhere = HttpRequest { path: ".example/x".to_owned(), ..send("GET", None) };
    assert_eq!(http.send(&origin, &elsewhere).await.err().unwrap(), "a path that cannot be sent");
}
