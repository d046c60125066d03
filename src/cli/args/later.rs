//! Arguments of a command that are put together when it is named. A run is of one command, and to put together what all
//! others may be told takes an eighth of a start.

use clap::{ArgMatches, Args, Command, Error, FromArgMatches};

/// What a command was told.
#[derive(Debug)]
pub(in crate::cli) struct Later<A>(pub(in crate::cli) A);

impl<A: Args> Args for Later<A> {
    fn augment_args(command: Command) -> Command {
        command.defer(A::augment_args)
    }

    fn augment_args_for_update(command: Command) -> Command {
        command.defer(A::augment_args_for_update)
    }
}

impl<A: FromArgMatches> FromArgMatches for Later<A> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        A::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}
