//! Two gateways over one PostgreSQL database, nginx in front of them in turn, and what happens when a part of it dies in the middle of a block.
//!
//! Needs `SPAER_PRIVACYIDEA_BIN`, the program, and `SPAER_NGINX`.

mod gateways;
mod road;

use std::time::Duration;

use reqwest::Method;
use spaer_postgres_lab::Server;

use crate::citizen::{Citizen, Order, Served, by_key};
use gateways::Gateways;
use road::{Road, Stop};
use spaer_privacyidea_lab::{Person, lab};

/// A citizen of two gateways, who has logged in with the second of two tokens; and everything in between.
struct World {
    road: Road,
    database: Server,
    gateways: Gateways,
    anna: Person,
    citizen: Citizen,
}

impl World {
    async fn new() -> Self {
        let road = Road::to(&lab().base).await;
        let database = Server::start().expect("PostgreSQL");
        let address = database.database().expect("a database");
        let gateways = Gateways::start(&road.base, &address).await;
        let anna = lab().person(2).await;
        let citizen = Citizen::in_with(&gateways.served(), &anna, &anna.tokens[1]).await;
        Self { road, database, gateways, anna, citizen }
    }

    fn served(&self) -> Served {
        self.gateways.served()
    }

    /// How often the server was told to disable the token that is to be blocked.
    async fn times_disabled(&self) -> usize {
        let serial = self.anna.tokens[0].serial.as_str();
        let wanted = [("action", "*/token/disable/*"), ("serial", serial), ("page_size", "50")];
        let audit = lab().root(Method::GET, "/audit/", &wanted).await;
        audit["result"]["value"]["auditdata"].as_array().expect("rows").len()
    }

    /// Sends the order again as the app does until it is answered, and waits until it is in effect. Answers the state that was told first.
    async fn insists(&self, order: &Order) {
        for _ in 0..60 {
            let again = self.citizen.sends_again(order, &self.anna.tokens[0].serial).await;
            if again.status == 200 || again.status == 201 {
                let record = self.citizen.waits_for(order).await;
                assert_eq!(record["reported_by"], "you");
                return;
            }
            // Whatever is told meanwhile is no claim about the block.
            assert!([429, 502, 503, 504].contains(&again.status), "{} {}", again.status, again.answer);
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        panic!("the order was never answered");
    }

    /// Blocked, once, and nothing else; told the same with the key alone.
    async fn is_blocked_once(&self, order: &Order) {
        assert_eq!(lab().lets_in(&self.anna, &self.anna.tokens[0]).await, [false, false]);
        assert_eq!(lab().lets_in(&self.anna, &self.anna.tokens[1]).await, [true, true]);
        assert_eq!(self.times_disabled().await, 1);
        let (status, receipt) = by_key(&self.served(), order).await;
        assert_eq!((status, receipt["state"].as_str()), (200, Some("in_effect")), "{receipt}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whichever_gateway_is_asked_the_answer_is_the_same() {
    let world = World::new().await;
    let order = world.citizen.blocks_one(&world.anna.tokens[0].serial).await;
    assert_eq!(order.status, 201, "{}", order.answer);
    for _ in 0..6 {
        let (status, record) = world.citizen.reads(&format!("/blocks/{}", order.id)).await;
        assert_eq!((status, record["id"].as_str()), (200, Some(order.id.as_str())), "{record}");
        let (status, list) = world.citizen.reads("/blocks").await;
        assert_eq!((status, list["items"].as_array().map(Vec::len)), (200, Some(1)), "{list}");
    }
    world.citizen.waits_for(&order).await;
    world.is_blocked_once(&order).await;
    assert!(world.gateways.answered().iter().all(|count| *count > 3), "each of them: {:?}", world.gateways.answered());
    world.citizen.logs_out().await;
    for _ in 0..4 {
        assert_eq!(world.citizen.reads("/session").await.0, 401);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_gateway_that_dies_before_the_block_reaches_the_server_costs_a_press() {
    let mut world = World::new().await;
    let order = dies_in_the_middle(&mut world, Stop::Before).await;
    world.road.goes_on();
    // privacyIDEA knows nothing of ids, so nobody can tell what became of it. It is not sent again by itself, and not said to be in effect or never to have come.
    let again = world.citizen.sends_again(&order, &world.anna.tokens[0].serial).await;
    for told in [&order, &again] {
        assert!([502, 503, 504].contains(&told.status), "{} {}", told.status, told.answer);
    }
    assert_eq!(world.times_disabled().await, 0);
    // The citizen presses once more, which is another order.
    let pressed = world.citizen.blocks_one(&world.anna.tokens[0].serial).await;
    assert_eq!(pressed.status, 201, "{}", pressed.answer);
    world.citizen.waits_for(&pressed).await;
    world.is_blocked_once(&pressed).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_gateway_that_dies_after_the_server_has_blocked_blocks_nothing_twice() {
    let mut world = World::new().await;
    let order = dies_in_the_middle(&mut world, Stop::After).await;
    world.road.goes_on();
    // nginx may have asked the other gateway: what that has told is what it has seen.
    let told = (order.status, order.answer["state"].as_str());
    assert!(matches!(told, (200, Some("pending")) | (502..=504, None)), "{told:?}");
    // Somebody with the key alone is not told that there is no such block.
    assert_ne!(by_key(&world.served(), &order).await.0, 404);
    world.insists(&order).await;
    world.is_blocked_once(&order).await;
}

/// An order whose gateway is killed while it waits for the server.
async fn dies_in_the_middle(world: &mut World, stop: Stop) -> Order {
    world.road.stops(stop, "/token/disable/");
    let sent = world.citizen.blocks_one(&world.anna.tokens[0].serial);
    let killed = async {
        world.road.reached().await;
        world.gateways.kill_busy().await;
    };
    tokio::join!(sent, killed).0
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_restarted_in_the_middle_loses_nothing() {
    let world = World::new().await;
    world.road.stops(Stop::After, "/token/disable/");
    let (order, ()) = tokio::join!(world.citizen.blocks_one(&world.anna.tokens[0].serial), async {
        world.road.reached().await;
        world.database.crash();
        world.database.run().expect("it starts again");
        world.road.goes_on();
    });
    // What the server has done was told, or the gateway could not tell; never that nothing was done.
    assert!([201, 503].contains(&order.status), "{} {}", order.status, order.answer);
    world.insists(&order).await;
    world.is_blocked_once(&order).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_database_nothing_is_sent_and_nobody_is_told_to_log_in_again() {
    let world = World::new().await;
    world.database.crash();
    let order = world.citizen.blocks_one(&world.anna.tokens[0].serial).await;
    assert_eq!((order.status, order.answer["code"].as_str()), (503, Some("unavailable")), "{}", order.answer);
    assert_eq!(world.citizen.reads("/session").await.0, 503);
    assert_eq!(world.times_disabled().await, 0);
    assert_eq!(world.gateways.watched("/healthz").await, [200, 200]);
    assert_eq!(world.gateways.watched("/readyz").await, [503, 503]);
    world.database.run().expect("it starts again");
    world.insists(&order).await;
    world.is_blocked_once(&order).await;
    assert_eq!(world.gateways.watched("/readyz").await, [200, 200]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_gateway_that_is_told_to_stop_finishes_what_has_begun() {
    let mut world = World::new().await;
    world.road.stops(Stop::After, "/token/disable/");
    let (order, stopping) = {
        let sent = world.citizen.blocks_one(&world.anna.tokens[0].serial);
        let stopped = async {
            world.road.reached().await;
            let stopping = world.gateways.stop_busy().await;
            tokio::time::sleep(Duration::from_millis(500)).await;
            world.road.goes_on();
            stopping
        };
        tokio::join!(sent, stopped)
    };
    assert_eq!(order.status, 201, "{}", order.answer);
    assert!(stopping.ends_well().await);
    world.citizen.waits_for(&order).await;
    world.is_blocked_once(&order).await;
}
