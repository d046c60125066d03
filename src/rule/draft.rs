//! Puts drafts of rules in the place of the rules that they are drafts of: to edit a copy of a rule and try it is
//! how rules grow. What a draft says is not judged here.

use super::pack::{PackFile, PackFiles, Sort};
use crate::lexicon::file::stem;
use crate::text::Text;
use crate::yaml;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// Puts the draft of a rule among packs: in the place of the rule with its id, else beside them. A draft may be called
/// anything; it is known by the id it gives itself, which comes back, or by its name where it gives none.
pub fn draft(packs: &mut Vec<PackFiles>, text: Arc<Text>) -> String {
    let id = yaml::parse(&text).ok().and_then(|tree| tree.texts_at("id").into_iter().next());
    let id = id.unwrap_or_else(|| stem(text.name()).to_owned());
    let mut known = packs.iter_mut().flat_map(|pack| &mut pack.files);
    if let Some(file) = known.find(|file| file.sort() == Sort::Rule && stem(&file.path) == id) {
        *file = PackFile::new(file.path.as_str(), text);
    } else {
        let file = PackFile::new(format!("{id}.yml"), text);
        packs.push(PackFiles { files: vec![file], loose: true, ..PackFiles::default() });
    }
    id
}

/// Makes the rules of all packs give way to those of the pack of this number with the same id. The ids of its rules.
pub fn draft_pack(packs: &mut [PackFiles], number: usize) -> Vec<String> {
    let draft = packs.get(number).map_or(&[][..], |pack| &pack.files);
    let rules = draft.iter().filter(|file| file.sort() == Sort::Rule);
    let ids: Vec<String> = rules.map(|file| stem(&file.path).to_owned()).collect();
    let drafted: FxHashSet<&str> = ids.iter().map(String::as_str).collect();
    for (_, pack) in packs.iter_mut().enumerate().filter(|(other, _)| *other != number) {
        pack.files.retain(|file| file.sort() != Sort::Rule || !drafted.contains(stem(&file.path)));
    }
    ids
}
