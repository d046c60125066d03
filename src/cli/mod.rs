//! The command line: the only place that reads files, knows the terminal, prints and picks exit codes.
