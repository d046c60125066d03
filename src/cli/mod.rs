//! The command line: the only place that reads files, knows the terminal, prints and picks exit codes.

mod args;
mod authoring;
mod drafts;
mod exit;
mod output;
mod pool;
mod problems;
mod progress;
mod read;
mod screens;
mod server;
mod session;
mod setup;
mod terminal;
mod trouble;
mod vigil;

use args::{Args, Command, Later};
use authoring::{attempt, config, explain, import, init, new, rules, schema, test};
use clap::Parser;
use drafts::{baseline, check, sources, trace};
use exit::Exit;
use setup::{completions, man};
use std::ffi::OsString;
use std::process::ExitCode;
use terminal::Terminal;

/// Does what the arguments ask for. The first of them is the name of the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let args = match Args::try_parse_from(&arguments) {
        Ok(args) => args,
        Err(error) => {
            // Help and versions come this way too.
            terminal::explain(&error, &arguments);
            return if error.use_stderr() { Exit::Failed } else { Exit::Clean }.into();
        }
    };
    let terminal = Terminal::new(args.color);
    let exit = match args.command {
        Command::Check(Later(check)) => check::run(&check, terminal),
        Command::Baseline(baseline) => baseline::run(&baseline, terminal),
        Command::Sources(Later(sources)) => sources::run(&sources, terminal),
        Command::Trace(Later(trace)) => trace::run(&trace, terminal),
        Command::Init(Later(init)) => init::run(&init, terminal),
        Command::New(Later(new)) => new::run(&new, terminal),
        Command::Test(Later(test)) => test::run(&test, terminal),
        Command::Try(Later(attempt)) => attempt::run(&attempt, terminal),
        Command::Rules(Later(rules)) => rules::run(&rules, terminal),
        Command::Config(Later(config)) => config::run(&config, terminal),
        Command::Explain(Later(explain)) => explain::run(&explain, terminal),
        Command::Import(import) => import::run(&import, terminal),
        Command::Schema(Later(schema)) => schema::run(&schema, terminal),
        Command::Completions(Later(completions)) => completions::run(&completions, terminal),
        Command::Man(Later(man)) => man::run(&man, terminal),
        Command::Lsp { .. } => server::run(),
    };
    exit.into()
}
