//! Why an entry fits nothing any more.

/// What is known of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It speaks.
    Heard,
    /// What it says is held back.
    HeldBack,
    /// It is switched off.
    Off,
    /// There is no such rule.
    Unknown,
}

/// Why an entry fits nothing any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Staleness {
    /// Its file was read, and the finding is not there: it is mended, or allowed.
    Mended,
    /// Its file is gone.
    Gone,
    /// There is no such rule.
    Unknown,
    /// Its rule is switched off.
    Off,
}

impl Staleness {
    /// What it means that nothing matches an entry of a rule whose file was read.
    pub(super) const fn of(rule: Standing) -> Option<Self> {
        match rule {
            Standing::Heard => Some(Self::Mended),
            Standing::HeldBack => None,
            Standing::Off => Some(Self::Off),
            Standing::Unknown => Some(Self::Unknown),
        }
    }

    /// Whether such an entry has no use any more. A rule that is switched off may be switched on again.
    pub const fn is_over(self) -> bool {
        !matches!(self, Self::Off)
    }

    pub(super) fn message(self, entries: usize) -> String {
        let one = entries == 1;
        let these = if one { "this entry".to_owned() } else { format!("{entries} entries") };
        let them = if one { "it holds" } else { "they hold" };
        match self {
            Self::Mended if one => "what this entry holds back is in the draft no more".to_owned(),
            Self::Mended => format!("what {these} hold back is in the drafts no more"),
            Self::Gone if one => "the file of this entry is gone".to_owned(),
            Self::Gone => format!("the files of {these} are gone"),
            Self::Unknown => format!("{these} hold{} back what no rule asks", if one { "s" } else { "" }),
            Self::Off => format!("the rule of {these} is switched off, so {them} nothing back"),
        }
    }

    pub(super) const fn help(self) -> &'static str {
        match self {
            Self::Mended | Self::Gone => "`whosays baseline prune` takes such entries out.",
            Self::Unknown => {
                "Is a pack missing here? If not, `whosays baseline prune` takes such entries out."
            }
            Self::Off => {
                "They stay, for the day that it is switched on again; delete the lines if it will not be."
            }
        }
    }
}
