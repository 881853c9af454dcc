//! The program, as an operator starts it: what it ends with.

use tokio::process::Command;

use crate::lie::Lie;
use crate::proxy::Proxy;
use crate::world::sandbox;

async fn ran(arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_spaer-conform")).args(arguments).output().await.unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_ends_with_what_came_of_it() {
    let sandbox = sandbox().await;
    let own = ["--sandbox", sandbox.sandbox_url.as_str()];
    let (code, printed) = ran(&["--api", &sandbox.app_url, own[0], own[1]]).await;
    assert_eq!(code, Some(0), "{printed}");
    assert!(printed.ends_with(" passed, 0 failed, 0 not offered, 0 not checked\n"), "{printed}");

    let liar = Proxy::start(Some(Lie::CachesTheIdentity), &sandbox).await;
    let (code, printed) = ran(&["--api", &liar.url, own[0], own[1]]).await;
    assert_eq!(code, Some(1), "{printed}");
    let line = printed.lines().find(|line| line.starts_with("FAILED")).unwrap();
    assert!(line.starts_with("FAILED       no-store: expected `no-store`; came "), "{line}");
    assert!(line.contains("/identity answered"), "{line}");
    assert!(line.contains("It matters because"), "{line}");

    let (code, printed) = ran(&["--api", &sandbox.app_url]).await;
    assert_eq!(code, Some(3), "{printed}");
    for wrong in [vec![], vec!["--api", "spaer.example"], vec!["--nonsense"]] {
        assert_eq!(ran(&wrong).await.0, Some(2), "{wrong:?}");
    }
}
