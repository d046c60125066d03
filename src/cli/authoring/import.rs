//! `whosays import`: rules of other tools, turned into a pack.

use crate::cli::args::{Import, ImportFrom, Later, PageFormat, Vale};
use crate::cli::exit::Exit;
use crate::cli::output;
use crate::cli::problems::Problems;
use crate::cli::read::companion;
use crate::cli::session::Session;
use crate::cli::terminal::{self, Terminal, complain};
use crate::cli::trouble::{Trouble, is_fatal, make_folder};
use crate::import::{self, StyleFile};
use crate::order::Order as _;
use crate::report::{ImportReport, Problem};
use crate::text::Text;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Folders beside the styles that hold none.
const NO_STYLES: [&str; 2] = ["config", "Vocab"];

/// Imports rules.
pub(in crate::cli) fn run(args: &Import, terminal: Terminal) -> Exit {
    match &args.from {
        ImportFrom::Vale(Later(args)) => vale(args, terminal),
    }
}

fn vale(args: &Vale, terminal: Terminal) -> Exit {
    let mut problems = Problems::default();
    let files = match free(&args.to).and_then(|()| styles(&args.styles, &mut problems)) {
        Ok(files) => files,
        Err(Trouble { problem, .. }) => {
            complain(&problem.path, &problem.message);
            return Exit::Failed;
        }
    };
    let mut session = Session::new(None);
    let rules = session.rules_for(None);
    let mut failed = session.complain(terminal);
    let list = rules.list();
    let former = list.iter().flat_map(|rule| &rule.aliases).map(|alias| alias.value.as_str());
    let taken = list.iter().map(|rule| &*rule.id.value).chain(former);
    let imported = import::vale(&files, &name(&args.to), taken);
    for (path, contents) in &imported.files {
        if let Err(problem) = write(&args.to.join(path), contents) {
            complain(&problem.path, &problem.message);
            return Exit::Failed;
        }
    }
    // What is no YAML could not be read, and that is not for want of a counterpart.
    let is_torn = imported.rules.iter().any(|rule| is_fatal(&rule.remarks));
    failed |= problems.failed || is_torn || imported.files.is_empty();
    let folder = args.to.to_string_lossy();
    let folder = (!imported.files.is_empty()).then_some(&*folder);
    let report = ImportReport { rules: &imported.rules, folder };
    let page = match args.output_format {
        PageFormat::Human => report.human(terminal.style()),
        PageFormat::Json => report.json(),
    };
    terminal::print(terminal, &page, failed)
}

/// Refuses a folder that holds something: nobody's rules are written over.
fn free(folder: &Path) -> Result<(), Trouble> {
    let holds = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return Err(Trouble::io(folder, &error)),
    };
    if !holds {
        return Ok(());
    }
    Err(Trouble::new(folder, "there is something in this folder already; name another one with --to"))
}

/// The rules of all styles in a folder, which may be a style itself. What cannot be read is told.
fn styles(root: &Path, problems: &mut Problems) -> Result<Vec<StyleFile>, Trouble> {
    let mut files = style(root, problems)?;
    for folder in entries(root)? {
        if folder.is_dir() && !NO_STYLES.contains(&&*name(&folder)) {
            let read = style(&folder, problems);
            files.extend(problems.sift(read).unwrap_or_default());
        }
    }
    if files.is_empty() {
        return Err(Trouble::new(root, "there are no rules of Vale in this folder (STYLE/RULE.yml)"));
    }
    Ok(files)
}

/// The rules that lie in a folder.
fn style(folder: &Path, problems: &mut Problems) -> Result<Vec<StyleFile>, Trouble> {
    let mut files = Vec::new();
    for path in entries(folder)? {
        if path.extension().is_some_and(|extension| extension == "yml") && path.is_file() {
            files.extend(problems.sift(file(&path, folder)));
        }
    }
    Ok(files)
}

fn file(path: &Path, folder: &Path) -> Result<StyleFile, Trouble> {
    let bytes = companion(path).map_err(|error| Trouble::io(path, &error))?;
    let text =
        Text::decode(path.to_string_lossy(), bytes).map_err(|error| Trouble::new(path, error.to_string()))?;
    let rule = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(StyleFile { style: name(folder), name: rule, text: Arc::new(text) })
}

/// What lies in a folder, sorted.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let entries = fs::read_dir(folder).map_err(|error| Trouble::io(folder, &error))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.order();
    Ok(paths)
}

/// The name of a folder, also where it is written as `.`.
fn name(folder: &Path) -> String {
    let full = folder.canonicalize();
    let folder = full.as_deref().unwrap_or(folder);
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn write(path: &Path, contents: &str) -> Result<(), Problem> {
    let folder = path.parent().unwrap_or(path);
    make_folder(folder).map_err(|error| Trouble::io(folder, &error).problem)?;
    output::write(path, contents)
}
