//! Lookups in one table, each design in turn.

mod contest;
mod generated;
mod rows;

use std::hint::black_box;

use contest::{Contender, contender, contest};
use rows::{ASKED, LABELS, VALUES, Value};

/// Each design finds what the table says. It is checked before anything is measured, since what `as`
/// returns is the value in some designs and not in others.
macro_rules! check_values {
    ($($name:literal $design:ident),*) => {
        $(for asked in &ASKED {
            let found = $design::of_value(asked.value).map(|code| $design::value_of(code));
            let is_known = VALUES[asked.position] == asked.value;
            assert_eq!(found, is_known.then_some(asked.value), "{}", $name);
        })*
    };
}

macro_rules! check_labels {
    ($($name:literal $design:ident),*) => {
        $(for asked in &ASKED {
            let found = $design::of_label(asked.label).map(|code| $design::value_of(code));
            let is_known = LABELS[asked.position] == asked.label;
            assert_eq!(found, is_known.then(|| first(asked.position)), "{}", $name);
        })*
    };
}

macro_rules! of_value {
    ($($name:literal $design:ident),*) => {
        [$(contender($name, || {
            hits(ASKED.iter().map(|asked| $design::of_value(asked.value)))
        })),*]
    };
}

macro_rules! of_label {
    ($labels:ident, $($name:literal $design:ident),*) => {
        [$(contender($name, || {
            hits($labels.iter().map(|label| $design::of_label(label)))
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
    black_box(text.as_ptr());
    text.len() as u64
}

/// How many were found. Each is looked at.
fn hits<T>(found: impl Iterator<Item = Option<T>>) -> u64 {
    found.fold(0, |sum, found| sum + u64::from(black_box(found).is_some()))
}

/// The value of the first code that has the label of this one.
fn first(position: usize) -> Value {
    let label = LABELS[position];
    let first = LABELS[..position].iter().position(|other| *other == label);
    VALUES[first.unwrap_or(position)]
}

fn main() {
    check_values!("generated" generated/* of value */);
    check_labels!("generated" generated/* of label */);
    let load_and_compare = contender("floor: one load and compare", || {
        hits(ASKED.iter().map(|asked| {
            let value = VALUES[asked.position];
            (value == asked.value).then_some(value)
        }))
    });
    // What arrives does not lie where the table has it.
    let labels: Vec<String> = ASKED.iter().map(|asked| asked.label.to_owned()).collect();
    let compare = contender("floor: one ==", || {
        hits(ASKED.iter().zip(&labels).map(|(asked, label)| {
            let same = LABELS[asked.position] == label;
            same.then_some(asked.position)
        }))
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
