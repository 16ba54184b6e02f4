//! Keys of strings: made from two words of each string if that distinguishes them, else from all bytes.

use std::collections::HashSet;

use super::kernel::two_words::key_of_words;
use super::kernel::whole::key_of_all;
use super::seed;

/// How the key of a string is computed.
///
/// The strings of a table have distinct keys. Any other string may have the key of one of them, so a lookup
/// also compares the strings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StrKey {
    /// From the length, the eight bytes at this position, and the last eight.
    Words(usize),
    /// From the length and all bytes, mixed with this seed.
    All(u64),
}

/// The number of positions that are tried for [`StrKey::Words`].
const POSITIONS: usize = 48;

impl StrKey {
    /// Finds the cheapest key that distinguishes these distinct strings. The result depends only on them.
    pub(crate) fn new(strings: &[&str]) -> Self {
        let words = (0..POSITIONS).map(Self::Words);
        let all = std::iter::once(seed::FIRST)
            .chain(seed::from_keys(strings.iter()))
            .map(Self::All);
        let mut keys = words.chain(all);
        keys.find(|key| key.distinguishes(strings))
            .expect("there is always another seed")
    }

    /// The key of a string.
    pub(crate) fn key_of(&self, string: &str) -> u64 {
        match self {
            Self::Words(at) => key_of_words(string.as_bytes(), *at),
            Self::All(seed) => key_of_all(string.as_bytes(), *seed),
        }
    }

    fn distinguishes(&self, strings: &[&str]) -> bool {
        let mut seen = HashSet::with_capacity(strings.len());
        strings
            .iter()
            .all(|string| seen.insert(self.key_of(string)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::kernel::whole::mixed;
    use super::*;

    #[test]
    fn the_cheapest_key_is_chosen() {
        assert_eq!(StrKey::new(&["alone"]), StrKey::Words(0));
        let numbered: Vec<String> = (1000..2000).map(|i| format!("ERROR_{i}")).collect();
        let numbered: Vec<&str> = numbered.iter().map(String::as_str).collect();
        assert_eq!(StrKey::new(&numbered), StrKey::Words(0));
        let far = |c: char| "x".repeat(100) + &c.to_string() + &"x".repeat(100);
        let (one, other) = (far('a'), far('b'));
        assert_eq!(StrKey::new(&[&one, &other]), StrKey::All(seed::FIRST));
    }

    #[test]
    fn strings_of_any_length_have_different_keys() {
        let all = StrKey::All(seed::FIRST);
        let mut seen = HashSet::new();
        for length in 0..64 {
            let zeros = "\0".repeat(length);
            assert!(seen.insert(all.key_of(&zeros)), "{length} zeros");
            let letters = "a".repeat(length + 1);
            assert!(seen.insert(all.key_of(&letters)), "{length} letters");
            for at in 0..length {
                let mut one_other = "a".repeat(length);
                one_other.replace_range(at..=at, "b");
                let key = all.key_of(&one_other);
                assert!(seen.insert(key), "{length} letters, another at {at}");
            }
        }
    }

    /// Two strings have the same key with the first seed: they differ in one word, and the next word cancels
    /// the difference.
    #[test]
    fn strings_that_were_chosen_to_collide_are_distinguished() {
        let head = "x".repeat(64);
        let tail = "x".repeat(16);
        let word = |text: String| u64::from_le_bytes(text.as_bytes().try_into().unwrap());
        let after = |first: &str| {
            let first = word(first.to_owned());
            let words = std::iter::repeat_n(word("x".repeat(8)), 8).chain([first]);
            words.fold(0, |key, word| mixed(key ^ word, seed::FIRST))
        };
        let one = (format!("{head}aaaaaaaa"), after("aaaaaaaa"));
        let collision = (0..100_000).find_map(|number| {
            let other = format!("{number:08}");
            let difference = (one.1 ^ after(&other)).to_le_bytes();
            // The next words: pairs of letters whose bits differ in exactly that way.
            let letters = difference.map(|byte| {
                let letters = (b'!'..=b'~').find(|letter| (b'!'..=b'~').contains(&(letter ^ byte)));
                letters.map(|letter| (char::from(letter), char::from(letter ^ byte)))
            });
            let letters: Option<Vec<(char, char)>> = letters.into_iter().collect();
            let (first, second): (String, String) = letters?.into_iter().unzip();
            Some([
                format!("{}{first}{tail}", one.0),
                format!("{head}{other}{second}{tail}"),
            ])
        });
        let [one, other] = collision.unwrap();
        assert_ne!(one, other);
        let first = StrKey::All(seed::FIRST);
        assert_eq!(first.key_of(&one), first.key_of(&other));
        let key = StrKey::new(&[&one, &other]);
        assert!(matches!(key, StrKey::All(_)), "{key:?}");
        assert_ne!(key.key_of(&one), key.key_of(&other));
    }
}
