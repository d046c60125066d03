//! Where a key or a value belongs that stands at the wrong level or key, the commonest slip of all. Looked up in what
//! the file may say, and only once something is wrong.

use super::shape::{Key, Map, Need, Shape};

/// How many keys one may go down; maps may hold one another without end.
const DEEPEST: usize = 6;
/// More names than this are no help to read.
pub(super) const MOST_LISTED: usize = 24;

/// More homes than this are no help to read.
const MOST: usize = 3;

/// A place that takes a key.
struct Place {
    /// The keys down to it from where the search began; a name that the author chooses is `NAME`.
    path: Vec<&'static str>,
    /// Whether it is a map under a name that the author chooses.
    named: bool,
    /// How many keys and names one goes down.
    depth: usize,
}

/// Where a key belongs that stands in the map that says `what`.
pub(super) struct Home {
    /// What to do about it.
    pub(super) help: String,
    /// The key of the map that should hold it, where it stands too far up.
    pub(super) through: Option<&'static str>,
    /// Whether it is a key of the file itself.
    pub(super) outermost: bool,
}

/// Where a key belongs: below the map it stands in, in the file itself, or elsewhere.
pub(super) fn of_key(file: &Shape, what: &str, key: &str) -> Option<Home> {
    let outer = map(file)?;
    let inner = find(file, what);
    let below = inner.map(|map| places(&map, key)).unwrap_or_default();
    if let Some(first) = below.first() {
        let through = first.path.first().copied();
        return Some(Home { help: belongs(key, &below), through, outermost: false });
    }
    if outer.what != what && (outer.keys)().iter().any(|known| known.name == key) {
        let help = format!("`{key}` belongs to {} itself: indent it like its other keys.", the(outer.what));
        return Some(Home { help, through: None, outermost: true });
    }
    let elsewhere = places(&outer, key);
    (!elsewhere.is_empty()).then(|| {
        let here: Vec<String> =
            inner.iter().flat_map(|map| (map.keys)()).map(|known| format!("`{}`", known.name)).collect();
        let help = format!("{} Here it is {}.", belongs(key, &elsewhere), either(&here));
        Home { help, through: None, outermost: false }
    })
}

/// The keys that take a value, which `key` does not.
pub(super) fn of_value(file: &Shape, key: &str, value: &str) -> Option<String> {
    let mut takers: Vec<String> = Vec::new();
    walk(&map(file)?, &mut |path, known| {
        if !takes(&known.shape, value) {
            return;
        }
        let taker = match path.last() {
            Some(above) if known.name == key => format!("`{}` under `{above}`", known.name),
            _ => format!("`{}`", known.name),
        };
        if !takers.contains(&taker) {
            takers.push(taker);
        }
    });
    takers.truncate(MOST);
    (!takers.is_empty()).then(|| format!("`{value}` is a value of {}.", either(&takers)))
}

/// How to write a map, as a help: with one of the keys that must be there, if there are such, and what others there are.
pub(super) fn of_map(shape: &Shape) -> String {
    let Shape::Map(map) = shape else { return String::new() };
    let keys = (map.keys)();
    let first = keys.iter().find(|key| key.need != Need::Never).or(keys.first());
    let Some(first) = first.map(|key| key.name) else { return String::new() };
    let others: Vec<&str> = keys.iter().map(|key| key.name).filter(|name| *name != first).collect();
    match &*others {
        [] => format!("Write `{{ {first}: … }}`."),
        [only] => format!("Write `{{ {first}: … }}`; the other key is `{only}`."),
        many if many.len() > MOST_LISTED => format!("Write `{{ {first}: … }}`, or another of its keys."),
        [many @ .., last] => {
            format!("Write `{{ {first}: … }}`; other keys are `{}` and `{last}`.", many.join("`, `"))
        }
    }
}

fn takes(shape: &Shape, value: &str) -> bool {
    match shape {
        Shape::Names(set) => set.choices.iter().any(|choice| choice.name == value),
        Shape::List(inner) | Shape::Entries(inner) => takes(inner, value),
        Shape::Either(shapes) => shapes.iter().any(|shape| takes(shape, value)),
        _ => false,
    }
}

/// The places nearest to the top that take a key.
fn places(from: &Map, key: &str) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    walk(from, &mut |path, known| {
        if known.name == key && !path.is_empty() {
            let named = path.last() == Some(&NAME);
            let depth = path.len();
            let path: Vec<&'static str> = path.iter().copied().filter(|part| *part != NAME).collect();
            if found.iter().all(|place| place.path.last() != path.last()) {
                found.push(Place { path, named, depth });
            }
        }
    });
    let nearest = found.iter().map(|place| place.depth).min().unwrap_or_default();
    found.retain(|place| place.depth <= nearest);
    found.truncate(MOST);
    found
}

/// Stands for a name that the author chooses.
const NAME: &str = "NAME";

/// Shows every key below a map with the keys that lead to it, nearer ones first.
fn walk(from: &Map, show: &mut impl FnMut(&[&'static str], &Key)) {
    let mut level: Vec<(Vec<&'static str>, Map)> = vec![(Vec::new(), *from)];
    for _ in 0..DEEPEST {
        let mut next = Vec::new();
        for (path, map) in level {
            for key in (map.keys)() {
                show(&path, &key);
                let below = [path.as_slice(), &[key.name]].concat();
                inside(&key.shape, &below, &mut next);
            }
        }
        level = next;
    }
}

/// The maps that a shape may be.
fn inside(shape: &Shape, path: &[&'static str], maps: &mut Vec<(Vec<&'static str>, Map)>) {
    match shape {
        // What has been gone through need not be gone through again.
        Shape::Map(map) if path.len() < 2 || !path[..path.len() - 1].contains(&path[path.len() - 1]) => {
            maps.push((path.to_vec(), *map));
        }
        Shape::Entries(value) => inside(value, &[path, &[NAME]].concat(), maps),
        Shape::List(inner) | Shape::Pair(inner) => inside(inner, path, maps),
        Shape::Either(shapes) => shapes.iter().for_each(|shape| inside(shape, path, maps)),
        _ => {}
    }
}

/// The map that says `what`.
fn find(file: &Shape, what: &str) -> Option<Map> {
    let outer = map(file)?;
    if outer.what == what {
        return Some(outer);
    }
    let mut found = None;
    walk(&outer, &mut |_, key| {
        let mut maps = Vec::new();
        inside(&key.shape, &[], &mut maps);
        found = found.or_else(|| maps.into_iter().map(|(_, map)| map).find(|map| map.what == what));
    });
    found
}

fn map(shape: &Shape) -> Option<Map> {
    match shape {
        Shape::Map(map) => Some(*map),
        Shape::Either(shapes) => shapes.iter().find_map(map),
        _ => None,
    }
}

fn belongs(key: &str, places: &[Place]) -> String {
    let names: Vec<String> = places
        .iter()
        .filter_map(|place| Some((place, place.path.last()?)))
        .map(|(place, last)| if place.named { format!("a name under `{last}`") } else { format!("`{last}`") })
        .collect();
    format!("`{key}` belongs under {}.", either(&names))
}

fn either(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

fn the(what: &str) -> String {
    format!("the {}", what.trim_start_matches("a ").trim_start_matches("an "))
}
