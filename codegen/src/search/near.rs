//! The codes that come nearest to a query without a match.

use strsim::osa_distance;

use super::text;
use super::{Hit, Search};
use crate::model::Table;
use crate::model::value::Value;

/// The maximum number of suggestions.
const MAX: usize = 3;
/// How far from the lowest and the highest value a number may be to have a neighbor.
const MAX_BEYOND: u128 = 10;
/// The least score of a suggestion, for each word: half of what a name gives.
const FLOOR: usize = 4;

impl<'t> Search<'t> {
    /// The codes whose values start like this one, then its neighbors.
    pub(super) fn near_numbers(&self, number: &str) -> Vec<Hit<'t>> {
        let number = number.to_lowercase();
        let codes = || self.entries.iter().filter(|entry| entry.is_code());
        let starts = |value: &Value, entry: &super::Entry<'_>| {
            entry.table.show(value).to_lowercase().starts_with(&number)
        };
        let begin = codes().filter(|entry| entry.value().is_some_and(|value| starts(value, entry)));
        let mut hits: Vec<Hit<'t>> = begin.take(MAX).map(super::Entry::hit).collect();

        let mut neighbors: Vec<(u128, Hit<'t>)> = Vec::new();
        for table in self.tables {
            neighbors.extend(self.neighbors(table, &number));
        }
        neighbors.sort_by_key(|(distance, _)| *distance);
        for (_, hit) in neighbors {
            if !hits.contains(&hit) {
                hits.push(hit);
            }
        }
        hits.truncate(MAX);
        hits
    }

    /// The codes of a table with the next lower and the next higher value, each with its distance. A number may mean
    /// several values; this is about the one that comes nearest to a code.
    fn neighbors(&self, table: &Table, number: &str) -> Vec<(u128, Hit<'t>)> {
        let codes = self
            .entries
            .iter()
            .filter(|entry| std::ptr::eq(entry.table, table));
        let codes: Vec<_> = codes
            .filter_map(|entry| Some((entry.value()?.as_integer()?, entry)))
            .collect();
        let sides = text::values(table, number).into_iter().filter_map(|value| {
            let asked = value.as_integer()?;
            let distances = codes
                .iter()
                .map(|(value, entry)| (*value < asked, value.abs_diff(asked), *entry));
            let (below, above): (Vec<_>, Vec<_>) = distances.partition(|(is_below, ..)| *is_below);
            let nearest = |side: Vec<(bool, u128, _)>| {
                side.into_iter()
                    .map(|(_, distance, entry)| (distance, entry))
                    .min_by_key(|(distance, _)| *distance)
            };
            Some([nearest(below), nearest(above)])
        });
        let nearest =
            sides.min_by_key(|sides| sides.iter().flatten().map(|(distance, _)| *distance).min());
        let sides = nearest.unwrap_or_default();
        let is_between = sides.iter().all(Option::is_some);
        let sides = sides.into_iter().flatten();
        sides
            .filter(|(distance, _)| is_between || *distance <= MAX_BEYOND)
            .map(|(distance, entry)| (distance, entry.hit()))
            .collect()
    }

    /// The codes with words or a name like these, the most similar first. A word that most codes have
    /// says nothing.
    pub(super) fn near_words(&self, words: &[String]) -> Vec<Hit<'t>> {
        const MIN_COMMON: usize = 10;
        let codes: Vec<_> = self
            .entries
            .iter()
            .filter(|entry| entry.is_code())
            .collect();
        let mut scores = vec![0; codes.len()];
        let mut rare_words = 0;
        for word in words {
            let of_word: Vec<usize> = codes.iter().map(|entry| entry.similarity(word)).collect();
            let count = of_word.iter().filter(|score| **score > 0).count();
            if count > MIN_COMMON.max(codes.len() / 2) {
                continue;
            }
            rare_words += 1;
            for (sum, score) in scores.iter_mut().zip(of_word) {
                *sum += score;
            }
        }
        let name = words.concat();
        let mut ranked: Vec<(usize, Hit<'t>)> = Vec::new();
        for (entry, score) in codes.into_iter().zip(scores) {
            let distances = entry.keys.iter().filter_map(|key| distance(&name, key));
            let of_name = distances.min().map(|distance| usize::MAX - distance);
            let of_words = (score > 0 && score >= FLOOR * rare_words).then_some(score);
            if let Some(score) = of_name.or(of_words) {
                ranked.push((score, entry.hit()));
            }
        }
        ranked.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        ranked.truncate(MAX);
        ranked.into_iter().map(|(_, hit)| hit).collect()
    }
}

impl super::Entry<'_> {
    /// How much a word says for the row. A name is worth more than prose, and the start of a word more than a word
    /// like it or the inside of one.
    fn similarity(&self, word: &str) -> usize {
        const MIN_IN_PROSE: usize = 5;
        let is_like = |other: &str| distance(word, other).is_some();
        let level = self.level(word);
        if level == Some(0) {
            8
        } else if level == Some(1) || self.names.split(' ').any(is_like) {
            6
        } else if level == Some(2) {
            5
        } else if word.chars().count() >= MIN_IN_PROSE && self.prose.split(' ').any(is_like) {
            4
        } else if level == Some(3) {
            3
        } else {
            0
        }
    }
}

/// The number of edits between two words; `None` if they are too many, or if the words start differently. A word of
/// three letters may only lack one.
fn distance(asked: &str, word: &str) -> Option<usize> {
    let (length, other) = (asked.chars().count(), word.chars().count());
    let limit = match length {
        0..3 => return None,
        3 if other != 4 => return None,
        3..8 => 1,
        _ => 2,
    };
    let is_number = asked.bytes().all(|c| c.is_ascii_digit());
    if is_number || length.abs_diff(other) > limit || asked.chars().next() != word.chars().next() {
        return None;
    }
    Some(osa_distance(asked, word)).filter(|distance| *distance <= limit)
}
