//! `whosays completions`: a script for a shell, by which it completes commands, options and their values.

use crate::cli::args::{Args, Completions, Shell};
use crate::cli::exit::Exit;
use crate::cli::terminal::{self, Terminal};
use clap::CommandFactory as _;
use clap_complete::{generate, shells};
use clap_complete_nushell::Nushell;

/// The name under which the shell finds the program.
const PROGRAM: &str = "whosays";

/// Prints the script.
pub(in crate::cli) fn run(args: &Completions, terminal: Terminal) -> Exit {
    let (mut command, mut script) = (Args::command(), Vec::new());
    match args.shell {
        Shell::Bash => generate(shells::Bash, &mut command, PROGRAM, &mut script),
        Shell::Elvish => generate(shells::Elvish, &mut command, PROGRAM, &mut script),
        Shell::Fish => generate(shells::Fish, &mut command, PROGRAM, &mut script),
        Shell::Nushell => generate(Nushell, &mut command, PROGRAM, &mut script),
        Shell::Pwsh => generate(shells::PowerShell, &mut command, PROGRAM, &mut script),
        Shell::Zsh => generate(shells::Zsh, &mut command, PROGRAM, &mut script),
    }
    terminal::print(terminal, &String::from_utf8_lossy(&script), false)
}
