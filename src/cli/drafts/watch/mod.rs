//! `whosays check --watch`: checks again whenever a draft, rule, lexicon or config is saved, and shows what changed.
//!
//! What a change of findings is, [`crate::lint::Standing`] knows; when files have changed, [`crate::cli::vigil`].

mod totals;

use crate::cli::args::Check;
use crate::cli::exit::Exit;
use crate::cli::problems::Problems;
use crate::cli::read::{self, Document};
use crate::cli::screens::{self, Screens, Turns};
use crate::cli::session::Session;
use crate::cli::terminal::{Terminal, complain};
use crate::cli::trouble::Trouble;
use crate::cli::vigil::{self, Checked, Ground, Stamp, Vigil, Wrong};
use crate::config::Exclusion;
use crate::lint::{News, Round, Standing};
use crate::report::{FileOutcome, Here, OutputFormat, Problem, Reporter, Style};
use crate::report::{concise_line, number_of, printable};
use crate::screen::Screened;
use crate::text::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use totals::Totals;

/// Watches until it is ended, or nobody reads any more.
pub(in crate::cli) fn run(args: &Check, terminal: Terminal) -> Exit {
    let mut watch = match Watch::new(args, terminal) {
        Ok(watch) => watch,
        Err(problem) => {
            complain(&problem.path, &problem.message);
            return Exit::Failed;
        }
    };
    match watch.forever(terminal) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain("<stdout>", &error.to_string());
            Exit::Failed
        }
        _ => Exit::Clean,
    }
}

/// The format to show findings in.
///
/// # Errors
/// When the arguments ask for what cannot be watched.
fn format(args: &Check, paths: &[PathBuf]) -> Result<OutputFormat, &'static str> {
    if paths.iter().any(|path| read::is_stdin(path)) {
        return Err("standard input cannot be watched; name files or folders");
    }
    match args.output_format.as_slice() {
        [output] if output.path.is_none() => match output.format {
            format @ (OutputFormat::Human | OutputFormat::Concise) => Ok(format),
            _ => Err("changes are shown as `human` or `concise`; choose one of these as the output format"),
        },
        _ => Err("changes are shown on standard output; leave one output format, without a path"),
    }
}

struct Watch<'a> {
    args: &'a Check,
    paths: Vec<PathBuf>,
    exclude: Vec<Exclusion>,
    reporter: Box<dyn Reporter>,
    vigil: Vigil,
    /// What stands of each draft.
    drafts: BTreeMap<PathBuf, Standing>,
    /// What stood in the way of finding drafts when they were last looked for.
    troubles: Vec<Trouble>,
}

/// What tells versions of a draft apart, and of the file beside it in which rules are allowed.
type Stamps = [Option<Stamp>; 2];

/// A draft that is there.
#[derive(Debug, PartialEq)]
struct Seen {
    path: PathBuf,
    /// Whether it was asked for by its name.
    named: bool,
    stamps: Stamps,
}

/// What is there to be read.
#[derive(Debug, Default)]
struct View {
    drafts: Vec<Seen>,
    troubles: Vec<Trouble>,
    rules: BTreeMap<PathBuf, Stamp>,
    /// Whether rules may have changed while they were read, so that they are read once more.
    in_doubt: bool,
}

impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        (&self.drafts, &self.troubles, &self.rules) == (&other.drafts, &other.troubles, &other.rules)
    }
}

impl View {
    fn stamps(&self) -> impl Iterator<Item = (&Path, Stamps)> {
        self.drafts.iter().map(|seen| (&*seen.path, seen.stamps))
    }
}

impl<'a> Watch<'a> {
    /// Nothing is seen yet.
    ///
    /// # Errors
    /// When the arguments ask for what cannot be watched.
    fn new(args: &'a Check, terminal: Terminal) -> Result<Self, Problem> {
        let refuse = |message: &str| Problem { path: "--watch".to_owned(), message: message.to_owned() };
        let style = Style { summary: false, ..terminal.style() };
        let paths = read::paths(&args.drafts, None)?;
        let format = format(args, &paths);
        Ok(Self {
            args,
            vigil: Vigil {
                ground: Ground::default(),
                screens: Screens::new(args, &paths)?,
                turns: Turns::new(args, &paths)?,
            },
            paths,
            exclude: read::exclusions(&args.drafts)?,
            reporter: format.map_err(refuse)?.reporter(style, &Here::default()),
            drafts: BTreeMap::new(),
            troubles: Vec::new(),
        })
    }

    fn session(&self) -> Session {
        Session::new(self.args.drafts.config.clone())
            .leaving_out(self.exclude.clone(), self.args.drafts.force_exclude)
    }

    fn forever(&mut self, terminal: Terminal) -> io::Result<()> {
        let begun = SystemTime::now();
        let mut view = self.look();
        self.round(None, &view, &mut terminal.stdout())?;
        self.complete(&mut view, begun);
        loop {
            let now = vigil::wait(&view, || self.look());
            let (before, begun) = (std::mem::replace(&mut view, now), SystemTime::now());
            self.round(Some(&before), &view, &mut terminal.stdout())?;
            self.complete(&mut view, begun);
        }
    }

    fn look(&self) -> View {
        let (drafts, troubles) = read::files(&self.paths, &self.args.drafts.reading);
        let stamps = |path: &Path| [Stamp::of(path), Stamp::of(&screens::beside(path))];
        let drafts = drafts.into_iter().map(|(path, named)| Seen { stamps: stamps(&path), path, named });
        let rules = self.vigil.files().into_iter();
        let rules = rules.filter_map(|path| Stamp::of(&path).map(|stamp| (path, stamp)));
        View { drafts: drafts.collect(), troubles, rules: rules.collect(), in_doubt: false }
    }

    /// Adds to what was seen before a round the files that only the round asked for. Those that may have been saved
    /// while it read them are left out, as if they came later.
    fn complete(&self, view: &mut View, begun: SystemTime) {
        for path in self.vigil.files() {
            let Some(stamp) = Stamp::of(&path).filter(|_| !view.rules.contains_key(&path)) else { continue };
            if stamp.may_be_since(begun) {
                view.in_doubt = true;
            } else {
                view.rules.insert(path, stamp);
            }
        }
    }

    /// Checks what has changed, and shows what came of it.
    fn round(&mut self, before: Option<&View>, now: &View, out: &mut dyn Write) -> io::Result<()> {
        let mut totals = Totals::default();
        let rules_changed = before.is_none_or(|before| before.rules != now.rules);
        let everything = rules_changed && self.read_rules(before.is_none(), now, out)?;
        self.tell_troubles(now);
        self.forget_lost(now, &mut totals, out)?;
        let known: BTreeMap<_, _> = before.into_iter().flat_map(View::stamps).collect();
        for Seen { path, named, stamps } in &now.drafts {
            let is_due = everything || known.get(&**path) != Some(stamps);
            if is_due && self.vigil.ground.session.wants(path, *named) {
                self.check(path, &mut totals, out)?;
            }
        }
        totals.all = self.drafts.values().map(Standing::count).sum();
        (totals.drafts, totals.rules) = (now.drafts.len(), self.vigil.ground.files().len());
        let is_asked_for = before.is_none_or(|before| !before.in_doubt);
        if !self.args.quiet && (is_asked_for || totals.is_news()) {
            writeln!(out, "{totals}")?;
        }
        out.flush()
    }

    /// Reads rules again. Whether those in force are others now.
    fn read_rules(&mut self, first: bool, now: &View, out: &mut dyn Write) -> io::Result<bool> {
        let mut session = self.session();
        for seen in &now.drafts {
            session.rules_for(Some(&seen.path));
        }
        let reading = if first { self.vigil.ground.begin(session) } else { self.vigil.ground.take(session) };
        self.tell(&reading.wrong, out)?;
        for name in reading.mended {
            writeln!(out, "mended: {}", printable(&name))?;
        }
        if !reading.taken {
            writeln!(out, "The rules stay as they were until this is mended.\n")?;
            return Ok(false);
        }
        // Everything is checked again, against a baseline that may have been written meanwhile.
        match Turns::new(self.args, &self.paths) {
            Ok(turns) => self.vigil.turns = turns,
            Err(problem) => complain(&problem.path, &problem.message),
        }
        Ok(true)
    }

    /// Tells what is wrong in files of rules and configs.
    fn tell(&mut self, wrong: &Wrong, out: &mut dyn Write) -> io::Result<()> {
        for (text, diagnostics) in &wrong.mistakes {
            self.reporter.file(&FileOutcome { text, diagnostics }, out)?;
        }
        for problem in &wrong.problems {
            complain(&problem.path, &problem.message);
        }
        Ok(())
    }

    /// Tells what stands in the way of finding drafts, unless it was told. What becomes of those that were there is told
    /// elsewhere.
    fn tell_troubles(&mut self, now: &View) {
        for trouble in now.troubles.iter().filter(|trouble| !self.troubles.contains(trouble)) {
            if !self.drafts.contains_key(Path::new(&trouble.problem.path)) {
                Problems::default().sift(Err::<(), _>(trouble.clone()));
            }
        }
        self.troubles.clone_from(&now.troubles);
    }

    /// Tells which drafts are no longer there.
    fn forget_lost(&mut self, now: &View, totals: &mut Totals, out: &mut dyn Write) -> io::Result<()> {
        let there: BTreeSet<&Path> = now.stamps().map(|(path, _)| path).collect();
        let (there, lost): (BTreeMap<_, _>, BTreeMap<_, _>) =
            std::mem::take(&mut self.drafts).into_iter().partition(|(path, _)| there.contains(&**path));
        self.drafts = there;
        for (path, findings) in lost.iter().map(|(path, standing)| (path, standing.count())) {
            totals.gone += findings;
            self.vigil.turns.forget(path);
            let with = if findings == 0 {
                String::new()
            } else {
                format!(", with its {}", number_of(findings, "finding"))
            };
            writeln!(out, "gone: {}{with}", printable(&path.to_string_lossy()))?;
        }
        Ok(())
    }

    /// Checks a draft, and shows what is new in it and what is gone.
    fn check(&mut self, path: &Path, totals: &mut Totals, out: &mut dyn Write) -> io::Result<()> {
        let before = self.drafts.get(path).cloned().unwrap_or_default();
        let mut round = before.next_round();
        let (mut problems, mut written, mut texts) = (Problems::default(), Ok(()), 0);
        read::read_file(path, &self.args.drafts.reading, &mut |document| {
            let Some(document) = problems.sift(document) else { return ControlFlow::Continue(()) };
            texts += 1;
            written = self.check_text(&document, &mut round, totals, out);
            if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        written?;
        if texts == 0 && problems.failed {
            // What was found in it stands until it can be read again.
            return Ok(());
        }
        let (now, gone) = round.finish();
        totals.gone += gone.len();
        for it in gone {
            writeln!(out, "gone: {}", concise_line(&it.name, it.position, &it.diagnostic))?;
        }
        self.drafts.insert(path.to_path_buf(), now);
        Ok(())
    }

    fn check_text(
        &mut self,
        document: &Document,
        round: &mut Round,
        totals: &mut Totals,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let Checked { screened, wrong, troubles, .. } = self.vigil.check(document, None);
        self.tell(&wrong, out)?;
        for trouble in troubles {
            Problems::default().sift(Err::<(), _>(trouble));
        }
        let Some(Screened { diagnostics, beside, .. }) = screened else { return Ok(()) };
        self.tell_news(&document.text, &round.take(&document.text, diagnostics), totals, out)?;
        for (text, diagnostics) in beside {
            self.tell_news(&text, &round.take(&text, diagnostics), totals, out)?;
        }
        Ok(())
    }

    /// Tells what is new in a text.
    fn tell_news(
        &mut self,
        text: &Text,
        news: &News,
        totals: &mut Totals,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        totals.new += news.diagnostics.len() - news.reworded;
        totals.reworded += news.reworded;
        self.reporter.file(&FileOutcome { text, diagnostics: &news.diagnostics }, out)
    }
}
