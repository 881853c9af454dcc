//! New elements for a new state.

use std::{
    any::Any,
    sync::{Arc, Mutex, PoisonError},
};

use leptos::{either::Either, prelude::*, tachys::view::iterators::StaticVec};

/// Draws what `look` sees, and when it sees something else draws it anew instead of changing what stands there. Text that a translator has
/// taken over is thus thrown away with its element, and cannot go on saying something that is no longer so.
///
/// `look` reads signals; `draw` is called once for each different value.
pub fn swap<K, V>(
    look: impl Fn() -> K + Send + Sync + 'static,
    draw: impl Fn(K) -> V + Send + Sync + 'static,
) -> AnyView
where
    K: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let draw = move |seen: &dyn Any| seen.downcast_ref::<K>().cloned().map(|seen| draw(seen).into_any());
    swapped(Arc::new(move || Arc::new(look())), Arc::new(draw))
}

/// What was seen, whatever its type is.
trait Seen: Send + Sync {
    fn is(&self, other: &dyn Any) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<K: PartialEq + Send + Sync + 'static> Seen for K {
    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

type Look = Arc<dyn Fn() -> Arc<dyn Seen> + Send + Sync>;
type Draw = Arc<dyn Fn(&dyn Any) -> Option<AnyView> + Send + Sync>;

/// The same for every type of value: compiled once and not once for each, which was a sixth of the app (docs/decisions). From one side to the
/// other nothing is ever changed in place: that is what there are two sides for.
fn swapped(look: Look, draw: Draw) -> AnyView {
    let seen: Arc<Mutex<Option<Arc<dyn Seen>>>> = Arc::default();
    let drawn = seen.clone();
    let turn = Memo::new(move |before: Option<&u32>| {
        let sees = look();
        // A poisoned lock is one that a panic left; the value is whole all the same.
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = before.copied().unwrap_or_default();
        if seen.as_ref().is_some_and(|seen| (**seen).is((*sees).as_any())) {
            return turn;
        }
        *seen = Some(sees);
        turn.wrapping_add(1)
    });
    let shown = move || {
        let is_even = turn.get().is_multiple_of(2);
        // What is drawn looks at the state itself, where it must: this only turns the page.
        let seen = drawn.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let view = untrack(|| seen.and_then(|seen| draw((*seen).as_any())));
        if is_even { Either::Left(view) } else { Either::Right(view) }
    };
    shown.into_any()
}

/// Items of a list that stands as it is until a [`swap`] draws it anew, so that no code is needed to change it in place. Of one type, so that
/// this is compiled once for all lists.
pub fn each<V: IntoView + 'static>(items: impl Iterator<Item = V>) -> StaticVec<AnyView> {
    items.map(IntoAny::into_any).collect::<Vec<_>>().into()
}
