//! The lists of `mdoc`: `.Bl`, `.It` and `.El`.

use super::Reader;
use super::text::Next;
use crate::published::formats::fields::{cell, flowing, row};
use crate::published::formats::man::mdoc;

#[derive(PartialEq, Eq, Clone, Copy)]
pub(super) enum List {
    Tagged,
    Bullets,
    Columns,
}

impl List {
    /// Returns the list that the arguments of `.Bl` begin.
    pub(super) fn new(arguments: &str) -> Self {
        let mut list = Self::Tagged;
        for word in arguments.split_whitespace() {
            match word {
                "-column" => return Self::Columns,
                "-bullet" | "-dash" | "-hyphen" | "-item" | "-enum" => list = Self::Bullets,
                _ => {}
            }
        }
        list
    }
}

impl Reader {
    /// Reads `.It`.
    pub(super) fn item(&mut self, number: usize, rest: &str) {
        let mut arguments = self.arguments(rest);
        let is_open = arguments.pop_if(|last| last == "Xo").is_some();
        match self.level().list {
            Some(List::Bullets) => self.start_item(number),
            Some(List::Columns) => {
                let columns = columns(&arguments);
                let cells = columns.iter().map(|column| cell(&mdoc::text(column)));
                let row = row(number, cells.collect());
                self.level().table.push(row);
            }
            Some(List::Tagged) | None => self.tagged(number, &arguments),
        }
        self.next = if is_open {
            Next::RestOfTerm
        } else {
            Next::Text
        };
    }

    /// Starts a definition. Its term may be a number, a constant, and what it means in italics.
    fn tagged(&mut self, number: usize, arguments: &[String]) {
        let is_constant = matches!(arguments.first().map(String::as_str), Some("Er" | "Dv"));
        let italics = arguments.iter().position(|word| word == "Em");
        let italics = italics.filter(|at| is_constant && *at > 2);
        let (term, meaning) = arguments.split_at(italics.unwrap_or(arguments.len()));
        self.start_definition(number, flowing(&mdoc::text(term)));
        self.next = Next::Text;
        let meaning = mdoc::text(meaning);
        if !meaning.is_empty() {
            self.text(number, &meaning);
            self.breaks = true;
        }
    }
}

/// Separates the words of each column, which `Ta` and tabs end.
fn columns(arguments: &[String]) -> Vec<Vec<String>> {
    let mut columns = vec![Vec::new()];
    for argument in arguments {
        if argument == "Ta" {
            columns.push(Vec::new());
            continue;
        }
        for (index, part) in argument.split('\t').enumerate() {
            if index > 0 {
                columns.push(Vec::new());
            }
            if let Some(column) = columns.last_mut().filter(|_| !part.is_empty()) {
                column.push(part.to_owned());
            }
        }
    }
    columns
}
