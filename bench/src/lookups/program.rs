//! Lookups in one table, each design in turn.

mod contest;
mod generated;
mod rows;

use contest::{Contender, contender, contest};
use rows::{ASKED, LABELS, VALUES};

/// What a miss adds to the sum of what was found.
const MISS: u64 = 3;

macro_rules! of_value {
    ($($name:literal $design:ident),*) => {
        [$(contender($name, || {
            ASKED.iter().fold(0, |sum, asked| {
                let found = $design::of_value(asked.value);
                sum + found.map_or(MISS, |code| code as u64)
            })
        })),*]
    };
}

macro_rules! of_label {
    ($labels:ident, $($name:literal $design:ident),*) => {
        [$(contender($name, || {
            $labels.iter().fold(0, |sum, label| {
                let found = $design::of_label(label);
                sum + found.map_or(MISS, |code| code as u64)
            })
        })),*]
    };
}

macro_rules! label_of {
    ($($name:literal $design:ident),*) => {
        [$({
            let code = |position: usize| $design::of_value(VALUES[position]).expect("a code");
            let codes: Vec<_> = ASKED.iter().map(|asked| code(asked.position)).collect();
            contender($name, move || {
                codes.iter().fold(0, |sum, code| sum + weight($design::label_of(*code)))
            })
        }),*]
    };
}

/// Where a text lies and how long it is: both have been loaded then.
fn weight(text: &str) -> u64 {
    std::hint::black_box(text.as_ptr());
    text.len() as u64
}

/// The code of a label is the first one that has it.
fn first(position: usize) -> u64 {
    let label = LABELS[position];
    let first = LABELS[..position].iter().position(|other| *other == label);
    VALUES[first.unwrap_or(position)].into()
}

fn main() {
    let firsts: Vec<u64> = (0..LABELS.len()).map(first).collect();
    let load_and_compare = contender("floor: one load and compare", || {
        ASKED.iter().fold(0, |sum, asked| {
            let value = VALUES[asked.position];
            sum + if value == asked.value { value.into() } else { MISS }
        })
    });
    // What arrives does not lie where the table has it.
    let labels: Vec<String> = ASKED.iter().map(|asked| asked.label.to_owned()).collect();
    let compare = contender("floor: one ==", || {
        ASKED.iter().zip(&labels).fold(0, |sum, (asked, label)| {
            let same = LABELS[asked.position] == label;
            sum + if same { firsts[asked.position] } else { MISS }
        })
    });
    let load = contender("floor: one load", || {
        ASKED.iter().fold(0, |sum, asked| sum + weight(LABELS[asked.position]))
    });
    show("Value to code", load_and_compare, of_value!("generated" generated/* of value */));
    show("Label to code", compare, of_label!(labels, "generated" generated/* of label */));
    show("Code to label", load, label_of!("generated" generated/* label of */));
}

fn show<const N: usize>(title: &str, floor: Contender<'_>, designs: [Contender<'_>; N]) {
    let all: Vec<_> = std::iter::once(floor).chain(designs).collect();
    print!("{}", contest(title, (1, ASKED.len()), &all));
}
