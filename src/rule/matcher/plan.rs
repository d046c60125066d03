//! What a program is looked for by: something rare that every match holds, where a match may begin seen from there, and
//! what else has to stand near. By that most places are told to be none before a program is run.

use super::Goal;
use super::rate::Rates;
use super::sets::{Gathered, SetId};
use crate::order::Order as _;
use crate::rule::program::{Key, Need, Program, Width, needs};
use crate::stored::{self, flat};
use serde::{Deserialize, Serialize};

/// So many clues are asked for at most: what passes two is mostly a match.
const MOST_CLUES: usize = 2;

/// What is met in more of a hundred thousand places is no clue.
const TOO_OFTEN: u64 = 50_000;

/// What one program is looked for by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    /// Every match holds one of these.
    pub(super) landmark: SetId,
    /// How many tokens of a match lie ahead of it.
    pub(super) ahead: Width,
    /// Whether the start of the sentence is a landmark, too.
    pub(super) at_start: bool,
    /// Whether matches begin nowhere else.
    pub(super) only_first: bool,
    /// Where its clues begin among all, and where they end.
    first: u32,
    end: u32,
}

/// Something of which every match holds one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clue {
    pub(super) set: SetId,
    pub(super) place: Place,
}

/// Where something has to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It begins so many tokens ahead of where the landmark begins.
    Ahead(Width),
    /// So many tokens behind.
    Behind(Width),
    /// So many tokens behind where the landmark ends.
    Past(Width),
    /// Somewhere in the sentence.
    Sentence,
}

/// What all programs are looked for by.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Plans {
    /// By program; none where nothing is known of its matches, and it is not looked for.
    #[serde(with = "stored::flat")]
    all: Vec<Option<Plan>>,
    #[serde(with = "stored::flat")]
    clues: Vec<Clue>,
}

flat!(Plan { landmark, ahead, at_start, only_first, first, end });
flat!(Clue { set, place });
flat!(
    enum Place {
        Ahead(width),
        Behind(width),
        Past(width),
        Sentence,
    }
);

impl Plans {
    /// Makes a plan for every program; with the keys of each one's landmark, by which it can be filed.
    pub(super) fn of(
        programs: &[Program],
        goals: &[Goal],
        mut rates: Rates,
        sets: &mut Gathered,
    ) -> (Self, Vec<Vec<Key>>) {
        let needs: Vec<Vec<Need>> = programs.iter().map(needs).collect();
        needs.iter().flatten().for_each(|need| rates.note(need));
        let mut plans = Self { all: vec![None; programs.len()], clues: Vec::new() };
        let mut landmarks = vec![Vec::new(); programs.len()];
        // How often a lexicon is met is known only once that is known of its phrases.
        let mut order: Vec<usize> = (0..programs.len()).collect();
        order.order_by_key(|&number| (goals[number].phrase_of().is_none(), programs[number].layer));
        for number in order {
            let needs = &needs[number];
            let Some(landmark) = rarest(needs, &rates) else { continue };
            if let Some(lexicon) = goals[number].phrase_of() {
                rates.learn(lexicon, &needs[landmark]);
            }
            plans.all[number] = Some(plans.plan(needs, landmark, &rates, sets));
            landmarks[number].clone_from(&needs[landmark].keys);
        }
        (plans, landmarks)
    }

    /// What a program is looked for by.
    pub(super) fn get(&self, program: u32) -> Option<Plan> {
        self.all.get(program as usize).copied().flatten()
    }

    /// What has to stand near its landmark.
    pub(super) fn clues(&self, plan: Plan) -> &[Clue] {
        &self.clues[plan.first as usize..plan.end as usize]
    }

    fn plan(&mut self, needs: &[Need], landmark: usize, rates: &Rates, sets: &mut Gathered) -> Plan {
        let first = self.clues.len() as u32;
        let is_clue = |at: &usize| *at != landmark && !needs[*at].keys.contains(&Key::Start);
        let others = (0..needs.len()).filter(is_clue);
        let clue = |at: usize| {
            let place = place(needs, landmark, at);
            (rates.of(&needs[at]) * place.tokens(), at, place)
        };
        let mut clues: Vec<_> = others.map(clue).filter(|(often, ..)| *often < TOO_OFTEN).collect();
        clues.order_by_key(|(often, ..)| *often);
        for (_, at, place) in clues.into_iter().take(MOST_CLUES) {
            self.clues.push(Clue { set: sets.add(needs[at].keys.clone()), place });
        }
        let Need { keys, ahead, .. } = &needs[landmark];
        let end = self.clues.len() as u32;
        let (at_start, only_first) = (keys.contains(&Key::Start), begins(needs) == [Key::Start]);
        Plan { landmark: sets.add(keys.clone()), ahead: *ahead, at_start, only_first, first, end }
    }
}

impl Place {
    /// How many tokens there are to look at, about.
    fn tokens(self) -> u64 {
        match self {
            Self::Ahead(width) | Self::Behind(width) | Self::Past(width) => {
                u64::from(width.most - width.least) + 1
            }
            Self::Sentence => 24,
        }
    }
}

/// Which of the needs of a program is its landmark.
fn rarest(needs: &[Need], rates: &Rates) -> Option<usize> {
    // What may begin with a sentence or elsewhere is tried at the edges before anywhere else.
    let torn = begins(needs).len() > 1 && begins(needs).contains(&Key::Start);
    let needs = if torn { &needs[..1] } else { needs };
    (0..needs.len()).min_by_key(|&at| rates.cost(&needs[at]))
}

/// What its matches may begin with.
fn begins(needs: &[Need]) -> &[Key] {
    needs.first().map_or(&[], |need| &need.keys)
}

/// Where one need stands, seen from another.
fn place(needs: &[Need], from: usize, at: usize) -> Place {
    let (landmark, need) = (&needs[from], &needs[at]);
    let known = if at < from {
        need.up_to(landmark).map(Place::Ahead)
    } else {
        landmark.behind_up_to(need).map(Place::Past).or_else(|| landmark.up_to(need).map(Place::Behind))
    };
    known.unwrap_or(Place::Sentence)
}
