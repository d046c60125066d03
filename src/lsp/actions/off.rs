//! Switches a rule off in the config of a draft, or in one that is begun in its folder.

use super::{Offer, Scene};
use crate::config::Config;
use crate::lint::Said;
use crate::rule::{Rule, RuleSetting};
use crate::text::{Edit, Text};
use crate::yaml::{Located, set};

pub(super) fn offer(scene: &Scene<'_>, said: &Said) -> Option<Offer> {
    let (config, folder) = scene.config?;
    let rule = scene.rules.rule(&said.diagnostic.rule)?;
    let edit = switch_off(&config.text, rule)?;
    let title = format!("Switch “{}” off in {folder}", rule.id.value);
    Some(Offer::edit(title, config.edit(&[edit], None, scene.skills)))
}

/// The edit of a config by which a rule is off. Nothing, where something else in the file would switch it on again.
fn switch_off(config: &Text, rule: &Rule) -> Option<Edit> {
    let written = |text: &Text| Config::parse(text);
    let (before, wrong) = written(config);
    // The file may know the rule by a former name.
    let mut selectors = before.own.layer.rules.iter().map(|(selector, _)| selector.value.as_str());
    let name = selectors.rfind(|name| !name.ends_with("/*") && rule.goes_by(name)).unwrap_or(&rule.id.value);
    let edit = set(config, &["rules", name], "off")?;
    let made = Text::new(config.name(), Edit::made(std::slice::from_ref(&edit), config.contents()));
    let (after, wrong_after) = written(&made);
    let special = after.own.overrides.iter().flat_map(|one| &one.layer.rules);
    let is_on = |setting: &RuleSetting| setting.on == Some(true);
    let comes_back =
        special.into_iter().any(|(selector, setting)| is_on(setting) && rule.goes_by(&selector.value));
    let holds = last(rule, &after.own.layer.rules) == Some(false);
    (holds && !comes_back && wrong_after.len() <= wrong.len()).then_some(edit)
}

/// Whether a rule is on, as the last says that speaks of it.
fn last(rule: &Rule, settings: &[(Located<String>, RuleSetting)]) -> Option<bool> {
    let mut settings = settings.iter().rev().filter(|(selector, _)| rule.goes_by(&selector.value));
    settings.find_map(|(_, setting)| setting.on)
}
