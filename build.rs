//! Collects `rules/` into the binary: every YAML file below it becomes a row of a table that
//! `src/rule/builtin.rs` includes, so that no list of rules is kept by hand. Beside its contents a row holds the
//! tree they are parsed into, without what only few ask for, so that the tool need not parse its own pack whenever it
//! starts.
//!
//! The YAML is read by the tool's own lowest floors, which are compiled into this script too.

/// The floors up to YAML, found where the tool has them.
#[path = "src"]
#[expect(
    dead_code,
    unreachable_pub,
    unused_imports,
    unused_macros,
    reason = "the script needs a corner of each floor"
)]
mod floors {
    pub(super) mod diagnostic;
    pub(super) mod names;
    pub(super) mod text;
    pub(super) mod yaml;
}

// The floors know each other by these names.
use floors::{diagnostic, names, text, yaml};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};
use text::Text;

/// The keys whose values are left out of the trees: the tool reads them from the file, when it is asked for them.
const LEFT_OUT: &[&str] = &["why", "references", "tests"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=rules");
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let root = manifest.join("rules");
    let mut files = Vec::new();
    if root.is_dir() {
        collect(&root, &mut files)?;
    }
    files.sort();
    let mut table = String::from("&[\n");
    for (number, file) in files.iter().enumerate() {
        let name = file.strip_prefix(&root).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let tree = tree(file, &out.join(format!("{number}.tree")))?;
        // Debug prints a string as Rust reads it. Writing to a string cannot fail.
        let _ = writeln!(table, "    ({name:?}, include_str!({:?}), {tree}),", file.to_string_lossy());
    }
    table.push_str("]\n");
    fs::write(out.join("builtin.rs"), table)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "yml") {
            files.push(path);
        }
    }
    Ok(())
}

/// Writes down the tree of a file and returns the expression that includes it. A file that is no YAML has none:
/// the tool says what is wrong with it.
fn tree(file: &Path, to: &Path) -> io::Result<String> {
    let text = Text::new("", fs::read_to_string(file)?);
    let Ok(tree) = yaml::parse(&text) else { return Ok("None".to_owned()) };
    fs::write(to, yaml::pack(&tree.without(LEFT_OUT), &text))?;
    Ok(format!("Some(include_bytes!({:?}))", to.to_string_lossy()))
}
