//! A list that changes: what stays is the same element, at the same place. Knows names, not what is drawn for them.

use std::{
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

use leptos::prelude::*;

/// What names an element of a list for as long as it stands there.
pub trait Name: Copy + Eq + Hash + Send + Sync + 'static {}

impl<T: Copy + Eq + Hash + Send + Sync + 'static> Name for T {}

/// What comes, goes and stays in a list that changes. Compiled once a type of names, so one is enough for all lists.
pub fn keyed<N: Name>(
    each: impl Fn() -> Vec<N> + Send + Sync + 'static,
    draw: impl Fn(N) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    keyed_by(Arc::new(each), Arc::new(draw))
}

type Each<N> = Arc<dyn Fn() -> Vec<N> + Send + Sync>;
type Draw<N> = Arc<dyn Fn(N) -> AnyView + Send + Sync>;

fn keyed_by<N: Name>(each: Each<N>, draw: Draw<N>) -> AnyView {
    let places = Mutex::new(Places::default());
    let each = move || places.lock().unwrap_or_else(PoisonError::into_inner).of(each());
    let draw = move |place: Place<N>| if let Place::Shown(name) = place { draw(name) } else { ().into_any() };
    view! { <For each=each key=|place| *place children=draw /> }.into_any()
}

/// A place in a list: of what stands there, or of what stood before all that and has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Place<N> {
    Gone(usize),
    Shown(N),
}

/// The places of a list of which the beginning goes and comes again. Leptos takes out and puts back in what stays, where something comes before it; as long as
/// everything keeps its place in the list, it does not. A press for newer rows took twice as long with that.
#[derive(Debug)]
struct Places<N> {
    gone: usize,
    shown: Vec<N>,
}

impl<N> Default for Places<N> {
    fn default() -> Self {
        Self { gone: 0, shown: Vec::new() }
    }
}

impl<N: Name> Places<N> {
    fn of(&mut self, names: Vec<N>) -> Vec<Place<N>> {
        let place_in = |all: &[N], name: Option<&N>| all.iter().position(|one| Some(one) == name);
        self.gone = match (place_in(&names, self.shown.first()), place_in(&self.shown, names.first())) {
            (Some(come), _) => self.gone.saturating_sub(come),
            (None, Some(gone)) => self.gone + gone,
            // Another list.
            (None, None) => 0,
        };
        let mut places: Vec<_> = (0..self.gone).map(Place::Gone).collect();
        places.extend(names.iter().map(|name| Place::Shown(*name)));
        self.shown = names;
        places
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Places};

    #[test]
    fn what_stays_keeps_its_place_while_the_beginning_goes_and_comes_again() {
        let mut places = Places::default();
        let place_of = |places: &[Place<u32>], name| places.iter().position(|place| *place == Place::Shown(name));
        assert_eq!(place_of(&places.of(vec![1, 2, 3, 4]), 4), Some(3));
        assert_eq!(place_of(&places.of(vec![3, 4, 5]), 4), Some(3), "two have gone");
        assert_eq!(place_of(&places.of(vec![4, 5]), 4), Some(3), "and one more");
        assert_eq!(place_of(&places.of(vec![2, 3, 4]), 4), Some(3), "two come again");
        assert_eq!(place_of(&places.of(vec![1, 2, 3, 4]), 4), Some(3), "and the first");
        assert_eq!(places.of(vec![0, 1, 2]), [0, 1, 2].map(Place::Shown), "nobody has kept a place for what is new");
        assert_eq!(places.of(vec![2]), [Place::Gone(0), Place::Gone(1), Place::Shown(2)]);
        assert_eq!(places.of(vec![7, 8]), [7, 8].map(Place::Shown), "another list");
        assert_eq!(places.of(Vec::new()), []);
        assert_eq!(places.of(vec![7]), [Place::Shown(7)]);
    }
}
