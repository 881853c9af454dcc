//! A keyed list: elements that stay are neither drawn anew nor moved. Knows only their keys, not how they are drawn.

use std::{
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

use leptos::prelude::*;

/// The key of an element, for as long as that is in the list.
pub trait Name: Copy + Eq + Hash + Send + Sync + 'static {}

impl<T: Copy + Eq + Hash + Send + Sync + 'static> Name for T {}

/// A list whose elements come, go and stay by their keys. Compiled once for each type of key, so one type is used for all lists.
pub fn keyed<N: Name>(
    each: impl Fn() -> Vec<N> + Send + Sync + 'static,
    draw: impl Fn(N) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    keyed_by(Arc::new(each), Arc::new(draw))
}

type Each<N> = Arc<dyn Fn() -> Vec<N> + Send + Sync>;
type Draw<N> = Arc<dyn Fn(N) -> AnyView + Send + Sync>;

fn keyed_by<N: Name>(each: Each<N>, draw: Draw<N>) -> AnyView {
    let places = Mutex::new(Slots::default());
    let each = move || places.lock().unwrap_or_else(PoisonError::into_inner).of(each());
    let draw = move |place: Slot<N>| if let Slot::Shown(name) = place { draw(name) } else { ().into_any() };
    view! { <For each=each key=|place| *place children=draw /> }.into_any()
}

/// A place in the list that Leptos sees: an element that is shown, or an empty one in place of an element that was removed from the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Slot<N> {
    Gone(usize),
    Shown(N),
}

/// Keeps the places of elements when the beginning of the list goes or comes again. If elements in front are removed or added, Leptos takes out those that
/// stay and puts them back in; it does not while each keeps its place. Taking them out made a press for newer rows take twice as long.
#[derive(Debug)]
struct Slots<N> {
    gone: usize,
    shown: Vec<N>,
}

impl<N> Default for Slots<N> {
    fn default() -> Self {
        Self { gone: 0, shown: Vec::new() }
    }
}

impl<N: Name> Slots<N> {
    fn of(&mut self, names: Vec<N>) -> Vec<Slot<N>> {
        let place_in = |all: &[N], name: Option<&N>| all.iter().position(|one| Some(one) == name);
        self.gone = match (place_in(&names, self.shown.first()), place_in(&self.shown, names.first())) {
            (Some(come), _) => self.gone.saturating_sub(come),
            (None, Some(gone)) => self.gone + gone,
            // Another list.
            (None, None) => 0,
        };
        let mut places: Vec<_> = (0..self.gone).map(Slot::Gone).collect();
        places.extend(names.iter().map(|name| Slot::Shown(*name)));
        self.shown = names;
        places
    }
}

#[cfg(test)]
mod tests {
    use super::{Slot, Slots};

    #[test]
    fn what_stays_keeps_its_place_while_the_beginning_goes_and_comes_again() {
        let mut places = Slots::default();
        let place_of = |places: &[Slot<u32>], name| places.iter().position(|place| *place == Slot::Shown(name));
        assert_eq!(place_of(&places.of(vec![1, 2, 3, 4]), 4), Some(3));
        assert_eq!(place_of(&places.of(vec![3, 4, 5]), 4), Some(3), "two have gone");
        assert_eq!(place_of(&places.of(vec![4, 5]), 4), Some(3), "and one more");
        assert_eq!(place_of(&places.of(vec![2, 3, 4]), 4), Some(3), "two come again");
        assert_eq!(place_of(&places.of(vec![1, 2, 3, 4]), 4), Some(3), "and the first");
        assert_eq!(places.of(vec![0, 1, 2]), [0, 1, 2].map(Slot::Shown), "nobody has kept a place for what is new");
        assert_eq!(places.of(vec![2]), [Slot::Gone(0), Slot::Gone(1), Slot::Shown(2)]);
        assert_eq!(places.of(vec![7, 8]), [7, 8].map(Slot::Shown), "another list");
        assert_eq!(places.of(Vec::new()), []);
        assert_eq!(places.of(vec![7]), [Slot::Shown(7)]);
    }
}
