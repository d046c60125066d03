//! The `whosays` command.

fn main() -> std::process::ExitCode {
    whosays::cli::run(std::env::args_os())
}
