//! `whosays init`: a config, and a pack with a first rule in it. What is there already is left as it is.

use super::desk::Desk;
use super::new;
use super::plant::Planted;
use crate::cli::args::{Init, MatchKind};
use crate::cli::exit::Exit;
use crate::cli::session::CONFIG;
use crate::cli::terminal::{self, Terminal, complain};
use crate::config::Config;
use crate::report::{Problem, printable};
use crate::schema::Subject;
use crate::text::Text;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the pack.
const PACK: &str = "house-rules";

/// The rule that a pack starts with.
const FIRST: &str = "nameless-spokesperson";

/// Writes the files.
pub(in crate::cli) fn run(args: &Init, terminal: Terminal) -> Exit {
    match make(&args.folder) {
        Ok(page) => terminal::print(terminal, &page, false),
        Err(Problem { path, message }) => {
            complain(&path, &message);
            Exit::Failed
        }
    }
}

fn make(folder: &Path) -> Result<String, Problem> {
    let folder = if folder == Path::new(".") { Path::new("") } else { folder };
    let (config, pack) = (folder.join(CONFIG), folder.join(PACK));
    let (mut page, mut desk) = (String::new(), Desk::at(folder));
    let mut plant = |subject, path: &Path, contents: &str| {
        let planted = desk.plant(subject, path, contents)?;
        page.push_str(&told(path, planted));
        Ok(planted)
    };
    let had_config = plant(Subject::Config, &config, include_str!("whosays.yml"))? == Planted::There;
    let manifest = pack.join("pack.yml");
    let had_pack = plant(Subject::Pack, &manifest, include_str!("pack.yml"))? == Planted::There;
    // Whoever has a pack has rules, or threw this one out.
    if !had_pack {
        let rule = new::rule(MatchKind::Attribution, FIRST);
        plant(Subject::Rule, &pack.join(format!("{FIRST}.yml")), &rule)?;
    }
    if let Some(schemas) = desk.new_schemas() {
        // Writing into a string cannot fail.
        let _ = writeln!(page, "wrote {}, for editors to complete and check them by", shown(&schemas));
    }
    if had_config && !names_pack(&config) {
        let _ = writeln!(page, "\nTo put the rules in force, name the pack in {}:", shown(&config));
        let _ = writeln!(page, "  packs: [{PACK}]");
    }
    page.push_str(NEXT);
    Ok(page)
}

const NEXT: &str = "
Next
  whosays test      runs the tests of the rules
  whosays new RULE  writes another rule
  whosays check     checks the drafts
";

/// What became of a file.
fn told(path: &Path, planted: Planted) -> String {
    match planted {
        Planted::New => format!("wrote {}\n", shown(path)),
        Planted::There => format!("left {} as it is\n", shown(path)),
    }
}

fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}

/// Whether a config names the pack.
fn names_pack(config: &Path) -> bool {
    let contents = fs::read_to_string(config).unwrap_or_default();
    let (config, _) = Config::parse(&Text::new(CONFIG, contents));
    config.packs.iter().any(|name| Path::new(&name.value).components().eq(PathBuf::from(PACK).components()))
}
