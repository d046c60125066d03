//! What a program is looked for by: something rare that every match holds, where a match may begin seen from there, and
//! what else has to stand near. By that most places are told to be none before a program is run.

use super::Goal;
use super::rate::Rates;
use super::sets::{Gathered, SetId};
use crate::order::Order as _;
use crate::rule::program::{Key, Need, Program, Width, needs};
use crate::stored::{Table, apart, together};
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
    /// By program, as [`Plan::stored`] has it; zeros where nothing is known of its matches, and it is not looked for.
    all: Table<20>,
    /// As [`Clue::stored`] has them.
    clues: Table<13>,
}

impl Plan {
    const NONE: [u8; 20] = [0; 20];

    /// As it lies in a table.
    fn stored(self) -> [u8; 20] {
        let Self { landmark, ahead, at_start, only_first, first, end } = self;
        let rest = 1 | u32::from(at_start) << 1 | u32::from(only_first) << 2 | (end - first) << 3;
        together([rest, landmark.0, ahead.least, ahead.most, first])
    }

    /// What lies in a table.
    #[inline]
    fn of(stored: &[u8; 20]) -> Option<Self> {
        let [rest, landmark, least, most, first] = apart(stored);
        (rest != 0).then_some(Self {
            landmark: SetId(landmark),
            ahead: Width { least, most },
            at_start: rest & 2 != 0,
            only_first: rest & 4 != 0,
            first,
            end: first + (rest >> 3),
        })
    }
}

impl Clue {
    /// As it lies in a table.
    fn stored(self) -> [u8; 13] {
        let (which, Width { least, most }) = match self.place {
            Place::Ahead(width) => (0, width),
            Place::Behind(width) => (1, width),
            Place::Past(width) => (2, width),
            Place::Sentence => (3, Width { least: 0, most: 0 }),
        };
        let mut stored: [u8; 13] = together([self.set.0, least, most]);
        stored[12] = which;
        stored
    }

    /// What lies in a table.
    #[inline]
    fn of(stored: &[u8; 13]) -> Self {
        let [set, least, most] = apart(stored);
        let width = Width { least, most };
        let place = match stored[12] {
            0 => Place::Ahead(width),
            1 => Place::Behind(width),
            2 => Place::Past(width),
            _ => Place::Sentence,
        };
        Self { set: SetId(set), place }
    }
}

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
        let (mut all, mut clues) = (vec![Plan::NONE; programs.len()], Table::default());
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
            all[number] = plan(&mut clues, needs, landmark, &rates, sets).stored();
            landmarks[number].clone_from(&needs[landmark].keys);
        }
        (Self { all: all.into_iter().collect(), clues }, landmarks)
    }

    /// What a program is looked for by.
    pub(super) fn get(&self, program: u32) -> Option<Plan> {
        self.all.all().get(program as usize).and_then(Plan::of)
    }

    /// What has to stand near its landmark.
    pub(super) fn clues(&self, plan: Plan) -> impl Iterator<Item = Clue> {
        self.clues.all()[plan.first as usize..plan.end as usize].iter().map(Clue::of)
    }
}

/// What a program is looked for by, seen from the need that is its landmark.
fn plan(all: &mut Table<13>, needs: &[Need], landmark: usize, rates: &Rates, sets: &mut Gathered) -> Plan {
    let first = all.len() as u32;
    let is_clue = |at: &usize| *at != landmark && !needs[*at].keys.contains(&Key::Start);
    let others = (0..needs.len()).filter(is_clue);
    let clue = |at: usize| {
        let place = place(needs, landmark, at);
        (rates.of(&needs[at]) * place.tokens(), at, place)
    };
    let mut clues: Vec<_> = others.map(clue).filter(|(often, ..)| *often < TOO_OFTEN).collect();
    clues.order_by_key(|(often, ..)| *often);
    for (_, at, place) in clues.into_iter().take(MOST_CLUES) {
        all.push(Clue { set: sets.add(needs[at].keys.clone()), place }.stored());
    }
    let Need { keys, ahead, .. } = &needs[landmark];
    let end = all.len() as u32;
    let (at_start, only_first) = (keys.contains(&Key::Start), begins(needs) == [Key::Start]);
    Plan { landmark: sets.add(keys.clone()), ahead: *ahead, at_start, only_first, first, end }
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
