//! Which files of the crate import from which.

use super::rust::RustFile;
use std::collections::{BTreeMap, BTreeSet};

/// By the number of each file, the numbers of those that it imports from. A module and its own parts know each other, so
/// that does not count: what is handed on by the module that both lie in is no tie between two parts. Nor does what tests
/// import.
pub(crate) fn imports(files: &[RustFile]) -> Vec<BTreeSet<usize>> {
    let house = House::of(files);
    let of_file = |number: usize| {
        let named = house.names[number].iter();
        let homes = named.filter_map(|path| house.home(path));
        homes.filter(|&other| !house.is_part(number, other) && !house.is_part(other, number)).collect()
    };
    (0..files.len()).map(of_file).collect()
}

/// The numbers of files that are imported in circles, or lie between two.
pub(crate) fn circles(mut imports: Vec<BTreeSet<usize>>) -> BTreeSet<usize> {
    let mut left: BTreeSet<usize> = (0..imports.len()).collect();
    loop {
        let before = left.len();
        left.retain(|&file| !imports[file].is_empty());
        for from in &mut imports {
            from.retain(|file| left.contains(file));
        }
        let wanted: BTreeSet<usize> = left.iter().flat_map(|&file| imports[file].clone()).collect();
        left.retain(|file| wanted.contains(file));
        if left.len() == before {
            return left;
        }
    }
}

/// The modules of the crate and what their files name.
struct House {
    /// The modules that each file is, from the root down.
    modules: Vec<Vec<String>>,
    files: BTreeMap<Vec<String>, usize>,
    /// By file, what it names, spelt out from the root.
    names: Vec<Vec<Vec<String>>>,
}

impl House {
    fn of(files: &[RustFile]) -> Self {
        let modules: Vec<Vec<String>> = files.iter().map(|file| owned(&file.module())).collect();
        let numbers: BTreeMap<_, _> = modules.iter().cloned().zip(0..).collect();
        let names = files.iter().zip(&modules).map(|(file, module)| {
            let paths = file.without_tests().paths().into_iter();
            let spelt = paths.filter_map(|path| match path.segments.split_first() {
                Some((root, inside)) if root == "crate" => Some(inside.to_vec()),
                // A part of this module.
                Some((part, _))
                    if numbers.contains_key(&[&module[..], std::slice::from_ref(part)].concat()) =>
                {
                    Some([&module[..], &path.segments].concat())
                }
                _ => None,
            });
            spelt.collect()
        });
        Self { names: names.collect(), modules, files: numbers }
    }

    /// The file of the innermost module on a path.
    fn home(&self, path: &[String]) -> Option<usize> {
        (0..=path.len()).rev().find_map(|end| self.files.get(&path[..end]).copied())
    }

    /// Whether a file is a part of the module that another is.
    fn is_part(&self, file: usize, of: usize) -> bool {
        self.modules[file].starts_with(&self.modules[of])
    }
}

fn owned(module: &[&str]) -> Vec<String> {
    module.iter().map(|&part| part.to_owned()).collect()
}

#[test]
fn what_goes_round_is_told_from_what_leads_there() {
    let file = |name: &str, code: &str| RustFile { name: name.to_owned(), code: code.to_owned() };
    let files = [
        file("src/lib.rs", "mod a;\nmod b;\nmod c;\nmod d;"),
        file("src/a.rs", "use crate::b::deep::B;"),
        file("src/b/mod.rs", "mod deep;\nuse crate::a::A;"),
        file("src/b/deep.rs", "use crate::c;\nfn f() { c::g() }"),
        file("src/c.rs", "use super::a::A;\n#[cfg(test)]\nmod tests {\n    use crate::d::D;\n}"),
        file("src/d.rs", "use crate::c::C;"),
    ];
    let names = |numbers: BTreeSet<usize>| numbers.into_iter().map(|file| &*files[file].name).collect();
    let round: Vec<&str> = names(circles(imports(&files)));
    assert_eq!(round, ["src/a.rs", "src/b/deep.rs", "src/c.rs"]);
}
