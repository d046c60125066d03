//! `whosays schema`: the JSON schema of a sort of file, for editors and for those who read reports.

use crate::cli::args::Schema;
use crate::cli::exit::Exit;
use crate::cli::terminal::{self, Terminal};

/// Prints the schema.
pub(in crate::cli) fn run(args: &Schema, terminal: Terminal) -> Exit {
    terminal::print(terminal, &args.subject.schema(), false)
}
