//! Collects `rules/` into the binary, so that no list of rules is kept by hand: every YAML file below it becomes a row
//! of a table that `src/rule/builtin.rs` includes. Beside it stands what they are loaded into, so that the tool need not
//! load its own pack whenever it starts.
//!
//! They are loaded by the tool's own lower floors, which are compiled into this script too.
#![expect(dead_code, unreachable_pub, unused_imports, reason = "the script needs a corner of each floor")]

/// Whole floors, found where the tool has them.
#[path = "src"]
mod floors {
    pub(super) mod diagnostic;
    pub(super) mod lexicon;
    pub(super) mod names;
    pub(super) mod order;
    pub(super) mod prose;
    pub(super) mod stored;
    pub(super) mod text;
    pub(super) mod yaml;
}

#[path = "src/rule/mod.rs"]
mod rule;

/// What rules and prose know of formats.
#[path = "src/markup"]
mod markup {
    mod block;
    mod format;

    pub use block::{Block, Mark, MarkKind, Region, RegionSet};
    pub use format::Format;
}

/// What rules ask of attributions, and what the engine knows of words.
#[path = "src/attribution"]
mod attribution {
    mod kinds;
    mod words {
        mod grammar;
        pub(in crate::attribution) mod knowledge;
    }

    pub use kinds::{
        Abbreviation, Basis, Evidence, Kind, Manner, MentionKind, Mood, Number, QuotationExtent, Reason,
        Stance,
    };
    pub use words::knowledge::Knowledge;
}

// The floors know each other by these names.
use floors::{diagnostic, lexicon, names, order, prose, stored, text, yaml};
use miniz_oxide::deflate::compress_to_vec;
use rule::{Loaded, PackFile, PackFiles, Settings};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};
use text::Text;

/// How hard to try to make the files small: beyond this it takes long and gains little.
const PACKING: u8 = 8;

/// Half a megabyte of tables, for linkers. It joins what they do by themselves.
const LEFT_OUT: &str =
    "SECTIONS { /DISCARD/ : { *(.eh_frame) *(.gcc_except_table*) } } INSERT AFTER .rodata;\n";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=rules");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    link(&out)?;
    // The script itself has no built-in pack.
    println!("cargo::rustc-cfg=builtin");
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let root = manifest.join("rules");
    let mut found = Vec::new();
    if root.is_dir() {
        collect(&root, &mut found)?;
    }
    found.sort();
    let (mut table, mut contents) = (String::from("&[\n"), String::new());
    let mut files = Vec::new();
    for (number, place) in found.iter().enumerate() {
        let path = place.strip_prefix(&root).unwrap_or(place).to_string_lossy().replace('\\', "/");
        let text = Text::new(format!("rules/{path}"), fs::read_to_string(place)?);
        let file = PackFile::new(path, text);
        let own = own(&file, place, &out.join(format!("{number}.tree")))?;
        if own.is_none() {
            contents.push_str(file.text.contents());
        }
        let own = own.unwrap_or_else(|| "None".to_owned());
        // Debug prints a string as Rust reads it. Writing to a string cannot fail.
        let _ = writeln!(table, "    ({:?}, {}, {own}),", file.path.as_str(), contents.len());
        files.push(file);
    }
    table.push_str("]\n");
    fs::write(out.join("builtin.z"), compress_to_vec(contents.as_bytes(), PACKING))?;
    let pack = PackFiles { files, ..PackFiles::default() };
    fs::write(out.join("builtin.digest"), pack.digest())?;
    let Loaded { set, diagnostics } = rule::load(&[pack], &Settings::default());
    // What is unsound is left out here as anywhere, and a test tells of it.
    for (_, diagnostic) in diagnostics {
        println!("cargo::warning={}", diagnostic.message);
    }
    let stored = set.store().ok_or_else(|| io::Error::other("the built-in pack cannot be written down"))?;
    fs::write(out.join("builtin.set"), stored)?;
    fs::write(out.join("builtin.rs"), table)
}

/// Has the program lie where it is linked to. At a random address every start would have to put its pointers right: half
/// a megabyte that lists them, and a hundred pages of memory that they are written to. Whoever asks
/// the compiler for code that may lie anywhere gets that.
///
/// A release leaves out how to unwind, too: it aborts where it panics, and what is stripped has no names for a trace. Not
/// every linker can be told so; where somebody has chosen one, it is not asked to.
fn link(out: &Path) -> io::Result<()> {
    let target = |what: &str| env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") != "linux" || target("ENV") != "gnu" {
        return Ok(());
    }
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    if !flags.contains("relocation-model=pi") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
    println!("cargo::rerun-if-env-changed=RUSTC_LINKER");
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let is_chosen = env::var_os("RUSTC_LINKER").is_some() || flags.contains("link");
    if is_release && !is_chosen {
        let left_out = out.join("left-out.ld");
        fs::write(&left_out, LEFT_OUT)?;
        println!("cargo::rustc-link-arg-bins=-T{}", left_out.display());
    }
    Ok(())
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

/// Writes down the tree of a profile, which is understood on a higher floor, and returns the expression that includes
/// it with the file. Other files have none, and one that is no YAML: the tool says what is wrong with it.
fn own(file: &PackFile, place: &Path, to: &Path) -> io::Result<Option<String>> {
    let tree = if file.is_profile() { yaml::parse(&file.text).ok() } else { None };
    let Some(tree) = tree else { return Ok(None) };
    fs::write(to, yaml::pack(&tree, &file.text))?;
    let (place, to) = (place.to_string_lossy(), to.to_string_lossy());
    Ok(Some(format!("Some((include_str!({place:?}), include_bytes!({to:?})))")))
}
