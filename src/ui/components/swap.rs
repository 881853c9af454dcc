//! New elements for a new state.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::{Arc, Mutex, PoisonError},
};

use leptos::{either::Either, prelude::*, tachys::view::iterators::StaticVec};

/// Draws what `look` sees, and when it sees something else draws it anew instead of changing what stands there. Text that a translator has
/// taken over is thus thrown away with its element, and cannot go on saying something that is no longer so.
///
/// `look` reads signals; `draw` is called once for each different value. What was drawn is known by its hash alone, so that nothing is kept or copied.
pub fn swap<K, V>(
    look: impl Fn() -> K + Send + Sync + 'static,
    draw: impl Fn(K) -> V + Send + Sync + 'static,
) -> AnyView
where
    K: Hash + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let seen = Arc::new(Mutex::new(None));
    let drawn = seen.clone();
    let look = move |before| {
        let sees = look();
        let hash = hash_of(&sees);
        if before != Some(hash) {
            // A poisoned lock is one that a panic left; the value is whole all the same.
            *seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(sees);
        }
        hash
    };
    let draw = move || {
        let sees = drawn.lock().unwrap_or_else(PoisonError::into_inner).take();
        sees.map(|sees| draw(sees).into_any())
    };
    swapped(Box::new(look), Box::new(draw))
}

/// The hash of a value, to see whether it has changed.
pub fn hash_of(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// A memo of a number, which notifies only when it has changed. It has the type of the memo in [`swap`], so that no other is compiled for it.
pub fn changing(number: impl Fn() -> u64 + Send + Sync + 'static) -> Memo<(u64, bool)> {
    Memo::new(move |_| (number(), true))
}

/// Looks at the state, keeps what it sees for [`Draw`] unless the hash of that is the given one, and gives back the hash.
type Look = Box<dyn Fn(Option<u64>) -> u64 + Send + Sync>;
type Draw = Box<dyn Fn() -> Option<AnyView> + Send + Sync>;

/// The part of [`swap`] that is the same for every type of value: compiled once and not once for each, which was a sixth of the app (docs/decisions). Each
/// new value is drawn on the other side of an `Either`, because Leptos changes nothing in place when the side changes.
fn swapped(look: Look, draw: Draw) -> AnyView {
    let turn = Memo::new(move |before: Option<&(u64, bool)>| {
        let hash = look(before.map(|(hash, _)| *hash));
        // For the first value the side is not changed.
        let is_even = before.is_some_and(|(before, is_even)| if hash == *before { *is_even } else { !is_even });
        (hash, is_even)
    });
    let shown = move || {
        let (_, is_even) = turn.get();
        // Untracked: what is drawn subscribes by itself to what it reads.
        let view = untrack(&draw);
        if is_even { Either::Left(view) } else { Either::Right(view) }
    };
    shown.into_any()
}

/// Items of a list that stands as it is until a [`swap`] draws it anew, so that no code is needed to change it in place. Of one type, so that
/// this is compiled once for all lists.
pub fn each<V: IntoView + 'static>(items: impl Iterator<Item = V>) -> StaticVec<AnyView> {
    items.map(IntoAny::into_any).collect::<Vec<_>>().into()
}
