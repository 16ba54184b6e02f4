//! Which definitions an `#undef` takes back.

use std::collections::HashMap;

/// How many conditions around a definition are looked at.
const DEPTH: usize = 64;
/// How many definitions of one name may be taken back.
const DEFINITIONS: usize = 16;

/// The branches of the conditions of a file, up to a directive.
#[derive(Default)]
pub(super) struct Branches<'t> {
    /// For each branch but that of the file: the one that it is in.
    parents: Vec<usize>,
    /// The branches around the directive, each with the name that its condition asks for.
    open: Vec<(usize, Option<&'t str>)>,
    /// The definitions of each name that were not taken back, and their branches.
    live: HashMap<&'t str, Vec<(usize, usize)>>,
}

impl<'t> Branches<'t> {
    /// Enters or leaves branches. `operand` is the first word after the name of the directive.
    pub(super) fn directive(&mut self, name: &str, operand: &'t str) {
        match name {
            "if" | "ifdef" | "ifndef" => self.enter((name == "ifdef").then_some(operand)),
            "else" | "elif" => {
                self.open.pop();
                self.enter(None);
            }
            "endif" => {
                self.open.pop();
            }
            _ => {}
        }
    }

    fn enter(&mut self, asked: Option<&'t str>) {
        self.parents.push(self.current());
        self.open.push((self.parents.len(), asked));
    }

    /// The innermost branch; 0 is the file.
    fn current(&self) -> usize {
        self.open.last().map_or(0, |(branch, _)| *branch)
    }

    /// Notes a definition.
    pub(super) fn define(&mut self, name: &'t str, definition: usize) {
        let branch = self.current();
        let live = self.live.entry(name).or_default();
        if live.len() == DEFINITIONS {
            live.remove(0);
        }
        live.push((definition, branch));
    }

    /// Returns the definitions that `#undef` takes back here: those of this branch, and of branches in it. Whether
    /// the others are taken back is up to a condition.
    pub(super) fn undefine(&mut self, name: &str) -> Vec<usize> {
        let within = match &self.open[..] {
            // `#ifdef NAME` around it asks for nothing else.
            [.., (outer, _), (_, Some(asked))] if *asked == name => *outer,
            [(_, Some(asked))] if *asked == name => 0,
            _ => self.current(),
        };
        let Some(live) = self.live.get_mut(name) else {
            return Vec::new();
        };
        let parents = &self.parents;
        let is_within = |branch: usize| {
            let outer = |branch: &usize| branch.checked_sub(1).map(|at| parents[at]);
            let mut around = std::iter::successors(Some(branch), outer).take(DEPTH);
            around.any(|around| around == within)
        };
        let taken = live.iter().filter(|(_, branch)| is_within(*branch));
        let taken = taken.map(|(definition, _)| *definition).collect();
        live.retain(|(_, branch)| !is_within(*branch));
        taken
    }
}
