//! What is said of configs and profiles.

use std::sync::Arc;
use whosays::config::{Config, Stack, Written};
use whosays::diagnostic::Diagnostic;
use whosays::rule::{Origin, PackFiles, load};
use whosays::text::Text;

/// What is said of a file, by its name, under a config of the name `whosays.yml`; in the order of the file.
pub(crate) fn said_of(name: &str, config: &Arc<Text>, packs: &[PackFiles]) -> Vec<Diagnostic> {
    let (read, mistakes) = Config::parse(config);
    let mut said: Vec<_> = mistakes.into_iter().map(|mistake| (Arc::clone(config), mistake)).collect();
    let (stack, mistakes) = Stack::new(&[Written::alone(Arc::clone(config), read)], packs);
    said.extend(mistakes);
    said.extend(load(packs, &stack.settings).diagnostics.into_iter().filter_map(|(origin, mistake)| {
        let Origin::Layer(layer) = origin else { return None };
        Some((Arc::clone(&stack.sheets[layer].text), mistake))
    }));
    let of_file = said.into_iter().filter(|(text, _)| text.name() == name);
    let mut diagnostics: Vec<Diagnostic> = of_file.map(|(_, diagnostic)| diagnostic).collect();
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    diagnostics
}
