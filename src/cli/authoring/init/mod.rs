//! `whosays init`: a config, and a pack with a first rule in it. What is there already is left as it is.

use super::new;
use super::plant::{self, Planted};
use crate::cli::args::{Init, MatchKind};
use crate::cli::exit::Exit;
use crate::cli::session::CONFIG;
use crate::cli::terminal::{self, Terminal, complain};
use crate::config::Config;
use crate::report::{Problem, printable};
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
    let mut page = String::new();
    let had_config = tell(&mut page, &config, include_str!("whosays.yml"))? == Planted::There;
    let had_pack = tell(&mut page, &pack.join("pack.yml"), include_str!("pack.yml"))? == Planted::There;
    // Whoever has a pack has rules, or threw this one out.
    if !had_pack {
        tell(&mut page, &pack.join(format!("{FIRST}.yml")), &new::rule(MatchKind::Attribution, FIRST))?;
    }
    if had_config && !names_pack(&config) {
        let shown = config.to_string_lossy();
        let _ = write!(page, "\nTo put the rules in force, name the pack in {}:\n", printable(&shown));
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

/// Writes a file, unless it is there, and tells which.
fn tell(page: &mut String, path: &Path, contents: &str) -> Result<Planted, Problem> {
    let planted = plant::plant(path, contents)?;
    let shown = path.to_string_lossy();
    // Writing into a string cannot fail.
    let _ = match planted {
        Planted::New => writeln!(page, "wrote {}", printable(&shown)),
        Planted::There => writeln!(page, "left {} as it is", printable(&shown)),
    };
    Ok(planted)
}

/// Whether a config names the pack.
fn names_pack(config: &Path) -> bool {
    let contents = fs::read_to_string(config).unwrap_or_default();
    let (config, _) = Config::parse(&Text::new(CONFIG, contents));
    config.packs.iter().any(|name| Path::new(&name.value).components().eq(PathBuf::from(PACK).components()))
}
