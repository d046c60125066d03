//! `whosays new`: a rule, or a word list, that works as it stands and says what to change.

mod place;
mod template;

pub(super) use template::rule;

use super::desk::Desk;
use super::plant::Planted;
use crate::cli::args::New;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::terminal::{self, Terminal, complain};
use crate::report::{Problem, printable};
use crate::schema::Subject;
use place::{Home, Place, Sort, Wanted};
use std::fmt::Write as _;
use std::path::Path;

/// Writes the file.
pub(in crate::cli) fn run(args: &New, terminal: Terminal) -> Exit {
    match make(args) {
        Ok(page) => terminal::print(terminal, &page, false),
        Err(message) => {
            complain(&args.rule.to_string_lossy(), &message);
            Exit::Failed
        }
    }
}

fn make(args: &New) -> Result<String, String> {
    let sort = if args.lexicon { Sort::Lexicon } else { Sort::Rule };
    let wanted = Wanted::of(&args.rule)?;
    let mut session = Session::new(args.config.clone());
    let home = Home::of(session.config_for(Some(&args.rule)));
    let place = wanted.place(sort, &home)?;
    if place.path.exists() {
        return Err("this file is there already, and is left as it is; choose another name".to_owned());
    }
    refuse_taken(&place, sort, &mut session)?;
    let (subject, contents) = match sort {
        Sort::Rule => (Subject::Rule, rule(args.kind, &place.id)),
        Sort::Lexicon => (Subject::Lexicon, template::lexicon(&place.id)),
    };
    let mut desk = Desk::at(&home.root());
    let planted = desk.plant(subject, &place.path, &contents);
    let Planted::New = planted.map_err(|Problem { path, message }| format!("{path}: {message}"))? else {
        return Err("another hand has just written this file, and it is left as it is".to_owned());
    };
    Ok(page(&place, sort, &home, &desk))
}

/// No two rules in force go by one name, and no two lexicons.
fn refuse_taken(place: &Place, sort: Sort, session: &mut Session) -> Result<(), String> {
    let (rules, id) = (session.rules_for(Some(&place.path)), &place.id);
    match sort {
        Sort::Rule if rules.list().iter().any(|rule| rule.goes_by(id)) => {
            Err(format!("there is a rule of this name; choose another, or see `whosays explain {id}`"))
        }
        Sort::Lexicon if rules.lexicons().any(|name| name == *id) => {
            Err(format!("there is a word list of this name; choose another, or extend `{id}` in whosays.yml"))
        }
        _ => Ok(()),
    }
}

/// What was written, and what to do next.
fn page(place: &Place, sort: Sort, home: &Home, desk: &Desk) -> String {
    let shown = |path: &Path| printable(&path.to_string_lossy()).into_owned();
    let mut page = format!("wrote {}\n", shown(&place.path));
    // Writing into a string cannot fail.
    if let Some(schemas) = desk.new_schemas() {
        let _ = writeln!(page, "wrote {}, for editors to complete and check it by", shown(&schemas));
    }
    let _ = match sort {
        Sort::Rule => {
            let (tested, tried) = (shown(place.pack.as_deref().unwrap_or(&place.path)), shown(&place.path));
            write!(
                page,
                "\nIt works as it stands. Make it say what you mean, then\n  whosays test {tested}\n  \
                 whosays try {tried} DRAFTS\n"
            )
        }
        Sort::Lexicon => write!(page, "\nPatterns ask for any of its words with @{}.\n", place.id),
    };
    if let Some(name) = home.lacks(place) {
        let _ = write!(page, "\nTo put it in force, name it in whosays.yml:\n  packs: [{}]\n", shown(&name));
    }
    page
}
