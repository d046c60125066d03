//! `whosays man`: the page of the manual, or one page a command in a folder.

use crate::cli::args::{Args, Man};
use crate::cli::exit::Exit;
use crate::cli::output;
use crate::cli::terminal::{self, Terminal, complain};
use crate::cli::trouble::{make_folder, reason};
use crate::report::Problem;
use clap::{Command, CommandFactory as _};
use std::path::Path;

/// What the foot of every page names.
const SOURCE: &str = concat!("whosays ", env!("CARGO_PKG_VERSION"));

/// Prints the page, or writes the pages.
pub(in crate::cli) fn run(args: &Man, terminal: Terminal) -> Exit {
    // Without `whosays help`, which would be a page a command on top of the commands' own.
    let mut command = Args::command().disable_help_subcommand(true);
    // Gives every command its full name.
    command.build();
    let Some(folder) = &args.to else {
        return terminal::print(terminal, &page(&command), false);
    };
    match write(&command, folder) {
        Ok(()) => Exit::Clean,
        Err(Problem { path, message }) => {
            complain(&path, &message);
            Exit::Failed
        }
    }
}

/// Writes the pages of a command and of those below it.
fn write(command: &Command, folder: &Path) -> Result<(), Problem> {
    make_folder(folder)
        .map_err(|error| Problem { path: folder.to_string_lossy().into_owned(), message: reason(&error) })?;
    let name = command.get_display_name().unwrap_or(command.get_name());
    output::write(&folder.join(format!("{name}.1")), &page(command))?;
    command
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
        .try_for_each(|command| write(command, folder))
}

/// The page of a command, in roff.
fn page(command: &Command) -> String {
    let mut page = Vec::new();
    // A vector takes everything.
    let _ = clap_mangen::Man::new(command.clone()).source(SOURCE).render(&mut page);
    String::from_utf8_lossy(&page).into_owned()
}
