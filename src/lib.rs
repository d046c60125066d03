//! `whosays` reads a draft and asks of every claim: who says?
//!
//! ```
//! use whosays::lint::{Linter, Options};
//! use whosays::markup::Format;
//! use whosays::text::Text;
//!
//! let text = Text::new("draft.md", "The port is safe.\n\n*Analysts* note that it has been sold.");
//! let outcome = Linter::builtin().check(&text, Format::Markdown, Options::default());
//!
//! let [diagnostic] = &*outcome.diagnostics else { panic!("one claim has no owner") };
//! assert_eq!(text.slice(diagnostic.span), "Analysts");
//! assert_eq!(text.position(diagnostic.span.start).line, 3);
//! ```
//!
//! [`lint::Linter::new`] takes rules of one's own, [`rule::load`] reads them, and [`report`] puts diagnostics out.
//!
//! The map of the house, from the ground up. A module imports only what stands above it in this table, and a
//! test holds it to that.
//!
//! | module | what it is for |
//! |---|---|
//! | [`names`] | closed sets of names, did-you-mean |
//! | [`order`] | sorting, the same for all lists |
//! | [`text`] | characters, spans, lines, maps between texts |
//! | [`diagnostic`] | what is wrong and where |
//! | [`stored`] | values that lie in the tool as bytes |
//! | [`yaml`] | YAML with places; the only file that names the YAML crate |
//! | [`markup`] | file formats to blocks of prose |
//! | [`prose`] | tokens, sentences, quotations |
//! | [`lexicon`] | word lists, inflection, patterns, the one index |
//! | [`attribution`] | who is said to have said what |
//! | [`roster`] | who is cited, and how often |
//! | [`rule`] | opinions in YAML, compiled |
//! | [`config`] | `whosays.yml` |
//! | [`lint`] | rules over a document |
//! | [`screen`] | what of it is shown |
//! | [`import`] | rules of other tools, turned into ours |
//! | [`report`] | one output format per file |
//! | [`schema`] | what may be written in YAML, told to editors |
//! | [`lsp`] | what an editor is told, in its protocol's terms (feature `lsp`) |
//! | `cli` | files, terminal, exit codes (feature `cli`) |

pub mod attribution;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod import;
pub mod lexicon;
pub mod lint;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod markup;
pub mod names;
pub mod order;
pub mod prose;
pub mod report;
pub mod roster;
pub mod rule;
pub mod schema;
pub mod screen;
pub mod stored;
pub mod text;
pub mod yaml;
