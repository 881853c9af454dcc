//! The storage: one suite over each kind of it, and what each kind has for itself.

#[cfg(feature = "postgres")]
mod postgres;
mod sqlite;
mod suite;

/// The tests of the suite, over two processes that share a storage: `$two` answers both of them.
macro_rules! over {
    ($two:path: $($name:ident)+) => {
        mod shared {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    let (one, two) = $two().await;
                    crate::storage::suite::$name(one, two).await;
                }
            )+
        }
    };
    ($two:path) => {
        crate::storage::over! { $two:
            what_is_known_never_goes_backwards_whichever_process_writes_last
            an_order_is_struck_out_when_every_attempt_has_done_nothing
            an_id_is_stored_once_however_many_come_at_once
            an_order_comes_back_as_it_was_stored
            neither_refused_orders_nor_those_of_one_target_push_out_others
            a_session_is_seen_by_every_process_and_ends_for_all
            a_session_that_has_ordered_keeps_its_right_to_read
            a_login_comes_back_once
            of_many_at_once_no_more_get_through_than_there_is_room_for
            a_count_frees_itself_with_time
            what_is_over_is_deleted_and_nothing_else
            the_gateway_over_it_tells_the_same_in_each_process
        }
    };
}
use over;
