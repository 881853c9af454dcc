//! `preview`: what ships, served under its own headers, with the sandbox behind `/api`.

use crate::args::Preview;
use crate::bench;
use crate::repo::Repo;
use crate::sandbox::{self, Options, Server};

pub fn run(repo: &Repo, options: &Preview) -> Result<(), String> {
    bench::ensure_built(repo, &repo.dist())?;
    let program = sandbox::build(repo)?;
    let mut server = Server::start(
        repo,
        &program,
        &Options {
            site: Some(&repo.dist()),
            port: options.port,
            sandbox_port: options.sandbox_port,
            data: options.data.clone(),
            more: vec!["--time-scale".to_owned(), options.time_scale.clone()],
            quiet: false,
        },
    )?;
    println!("  Ctrl-C ends it");
    server.wait()
}
