//! An HTTP client of forty lines, for the control page and for what WebDriver leaves to chromedriver. One request a connection.

use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// `base`: `http://host:port`, always on this machine.
pub async fn send(base: &str, method: &str, path: &str, body: &str) -> Answer {
    send_with(base, method, path, "", body).await
}

/// `headers`: lines, each with its end.
pub async fn send_with(base: &str, method: &str, path: &str, headers: &str, body: &str) -> Answer {
    let sent = try_send(base, method, path, headers, body).await;
    sent.unwrap_or_else(|error| panic!("{method} {base}{path}: {error}"))
}

async fn try_send(base: &str, method: &str, path: &str, headers: &str, body: &str) -> std::io::Result<Answer> {
    let host = base.trim_start_matches("http://").trim_end_matches('/');
    let port = host.rsplit(':').next().expect("a port");
    // By address and not by name: "localhost" may also be IPv6, where nobody listens.
    let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).await?;
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {}\r\n{headers}\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body.as_bytes()).await?;
    receive(BufReader::new(stream)).await
}

async fn receive(mut stream: BufReader<TcpStream>) -> std::io::Result<Answer> {
    let mut line = String::new();
    stream.read_line(&mut line).await?;
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    let mut length = None;
    loop {
        line.clear();
        stream.read_line(&mut line).await?;
        let Some((name, value)) = line.trim().split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok();
        }
    }
    let mut body = Vec::new();
    match length {
        Some(length) => stream.take(length).read_to_end(&mut body).await?,
        None => stream.read_to_end(&mut body).await?,
    };
    Ok(Answer { status, body })
}
