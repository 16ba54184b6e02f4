//! What tells a set of texts apart, as little as will do: a few bytes, a few words, or everything.

use std::collections::HashSet;

use super::seeds;
use super::two_words::key_of_words;
use super::whole::key_of_text;

/// What a lookup reads of a text to know where it may stand. The texts of a set have different
/// keys; another text may have the key of one of them, so that a lookup compares in the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TextKey {
    /// The length and single bytes, which all of the texts have.
    Bytes(Vec<Place>),
    /// The length, the last eight bytes, and the eight from a place on.
    Words(usize),
    /// The length and all bytes, mixed as a seed says: hardly any seed fails for the texts of a table.
    Whole(u64),
}

/// Where a byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// So many bytes behind the first.
    FromStart(usize),
    /// So many bytes before the end.
    FromEnd(usize),
}

/// Bytes are looked for in sets of up to so many texts; more of them have no few that differ.
const FEW: usize = 256;
/// So many bytes are read one by one; words are faster than more.
const MOST_BYTES: usize = 4;
/// How far from the start and from the end they are looked for.
const NEAR: usize = 16;
/// How far from the start words are looked for.
const FAR: usize = 48;

impl TextKey {
    /// The least that tells these texts apart. They differ from one another; the same texts give
    /// the same result.
    pub(crate) fn of(texts: &[&str]) -> Self {
        let bytes = (texts.len() <= FEW).then(|| some_bytes(texts)).flatten();
        let words = || (0..FAR).map(Self::Words).find(|key| key.tells_apart(texts));
        let least = bytes.map(Self::Bytes).or_else(words);
        least.unwrap_or_else(|| Self::Whole(seed(texts)))
    }

    /// The key of a text.
    pub(crate) fn read(&self, text: &str) -> u64 {
        let bytes = text.as_bytes();
        match self {
            Self::Bytes(places) => bytes_key(bytes, places.iter()),
            Self::Words(at) => key_of_words(bytes, *at),
            Self::Whole(seed) => key_of_text(bytes, *seed),
        }
    }

    fn tells_apart(&self, texts: &[&str]) -> bool {
        let mut seen = HashSet::with_capacity(texts.len());
        texts.iter().all(|text| seen.insert(self.read(text)))
    }
}

impl Place {
    fn read(self, text: &[u8]) -> u64 {
        let at = match self {
            Self::FromStart(at) => at,
            Self::FromEnd(before) => text.len().wrapping_sub(before),
        };
        text.get(at).map_or(0, |&byte| u64::from(byte))
    }

    /// How long a text is at least that has a byte there.
    pub(crate) fn least(self) -> usize {
        match self {
            Self::FromStart(at) => at + 1,
            Self::FromEnd(before) => before,
        }
    }
}

/// The first seed under which all bytes tell texts apart.
fn seed(texts: &[&str]) -> u64 {
    let mut drawn = seeds::drawn(texts.iter());
    let mut seed = seeds::FIRST;
    while !TextKey::Whole(seed).tells_apart(texts) {
        seed = drawn.next().unwrap_or(seed);
    }
    seed
}

/// Adds the byte that tells most texts apart, until it is all of them, then leaves out what is not
/// needed any more.
fn some_bytes(texts: &[&str]) -> Option<Vec<Place>> {
    let shortest = texts.iter().map(|text| text.len()).min().unwrap_or(0);
    let near = shortest.min(NEAR);
    let places = (0..near).map(Place::FromStart);
    let places: Vec<Place> = places.chain((1..=near).map(Place::FromEnd)).collect();
    let all = texts.len();
    let mut key = Vec::new();
    while different(texts, &key, None) < all {
        if key.len() == MOST_BYTES {
            return None;
        }
        // The first of the best.
        let with = |place: &&Place| different(texts, &key, Some(**place));
        let best = places.iter().rev().max_by_key(with);
        key.push(*best?);
    }
    for place in key.clone() {
        let without: Vec<Place> = key
            .iter()
            .copied()
            .filter(|other| *other != place)
            .collect();
        if different(texts, &without, None) == all {
            key = without;
        }
    }
    Some(key)
}

/// How many texts differ in their length, in these bytes, and in one more.
fn different(texts: &[&str], places: &[Place], more: Option<Place>) -> usize {
    let key = |text: &&str| bytes_key(text.as_bytes(), places.iter().chain(&more));
    let mut keys: Vec<u64> = texts.iter().map(key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.len()
}

fn bytes_key<'p>(text: &[u8], places: impl Iterator<Item = &'p Place>) -> u64 {
    places.fold(text.len() as u64, |key, place| key << 8 | place.read(text))
}

#[cfg(test)]
mod tests {
    use super::super::whole::mixed;
    use super::*;

    #[test]
    fn the_least_that_will_do_is_chosen() {
        assert_eq!(TextKey::of(&["alone"]), TextKey::Bytes(Vec::new()));
        assert_eq!(TextKey::of(&["one", "three"]), TextKey::Bytes(Vec::new()));
        assert_eq!(
            TextKey::of(&["cat", "car"]),
            TextKey::Bytes(vec![Place::FromStart(2)])
        );
        let numbered: Vec<String> = (1000..2000).map(|i| format!("ERROR_{i}")).collect();
        let numbered: Vec<&str> = numbered.iter().map(String::as_str).collect();
        assert_eq!(TextKey::of(&numbered), TextKey::Words(0));
        let far = |c: char| "x".repeat(100) + &c.to_string() + &"x".repeat(100);
        let (one, other) = (far('a'), far('b'));
        assert_eq!(TextKey::of(&[&one, &other]), TextKey::Whole(seeds::FIRST));
    }

    /// The first byte has the most differences, and the other two make it needless.
    #[test]
    fn a_byte_that_is_not_needed_in_the_end_is_left_out() {
        let texts = [
            "A00", "A01", "A10", "B11", "B12", "B21", "C22", "C02", "D20",
        ];
        let key = TextKey::of(&texts);
        assert_eq!(
            key,
            TextKey::Bytes(vec![Place::FromStart(1), Place::FromStart(2)])
        );
    }

    #[test]
    fn texts_of_any_length_have_keys_of_their_own() {
        let all = TextKey::Whole(seeds::FIRST);
        let mut seen = HashSet::new();
        for length in 0..64 {
            let zeros = "\0".repeat(length);
            assert!(seen.insert(all.read(&zeros)), "{length} zeros");
            let letters = "a".repeat(length + 1);
            assert!(seen.insert(all.read(&letters)), "{length} letters");
            for at in 0..length {
                let mut one_other = "a".repeat(length);
                one_other.replace_range(at..=at, "b");
                let key = all.read(&one_other);
                assert!(seen.insert(key), "{length} letters, another at {at}");
            }
        }
    }

    /// Two texts whose keys the first seed makes one: where they differ in a word, another word takes
    /// the difference back.
    #[test]
    fn texts_that_were_written_to_meet_are_told_apart() {
        let head = "x".repeat(64);
        let tail = "x".repeat(16);
        let word = |text: String| u64::from_le_bytes(text.as_bytes().try_into().unwrap());
        let after = |first: &str| {
            let first = word(first.to_owned());
            let words = std::iter::repeat_n(word("x".repeat(8)), 8).chain([first]);
            words.fold(0, |key, word| mixed(key ^ word, seeds::FIRST))
        };
        let one = (format!("{head}aaaaaaaa"), after("aaaaaaaa"));
        let meets = (0..100_000).find_map(|number| {
            let other = format!("{number:08}");
            let difference = (one.1 ^ after(&other)).to_le_bytes();
            // The second word of each, of letters that differ by just that.
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
        let [one, other] = meets.unwrap();
        assert_ne!(one, other);
        let first = TextKey::Whole(seeds::FIRST);
        assert_eq!(first.read(&one), first.read(&other));
        let key = TextKey::of(&[&one, &other]);
        assert!(matches!(key, TextKey::Whole(_)), "{key:?}");
        assert_ne!(key.read(&one), key.read(&other));
    }
}
