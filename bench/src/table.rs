//! Tables to measure with: that of Uptivity, and sparse ones of any size made from a seed.

use std::collections::HashSet;
use std::fmt::Write as _;

use codetable::Source;
use codetable::model::Table;

/// A table, and how the folders and the results call it.
pub struct Sample {
    pub name: String,
    pub source: Source,
    pub table: Table,
}

const UPTIVITY: &str = include_str!("../../spec/uptivity.toml");

/// What labels are made of.
const WORDS: [&str; 64] = [
    "ACCESS",
    "ACCOUNT",
    "ADDRESS",
    "AGENT",
    "ALIAS",
    "ALREADY",
    "BLOCK",
    "BUFFER",
    "BUSY",
    "CHANNEL",
    "CHECKSUM",
    "CLIENT",
    "CLOSED",
    "CLUSTER",
    "COMMAND",
    "CONFIG",
    "CONNECTION",
    "DATABASE",
    "DEADLOCK",
    "DENIED",
    "DEVICE",
    "DISK",
    "DRIVER",
    "DUPLICATE",
    "ENTRY",
    "EXISTS",
    "EXPIRED",
    "FAILED",
    "FILE",
    "FORMAT",
    "FULL",
    "GROUP",
    "HANDLE",
    "INDEX",
    "INVALID",
    "KEY",
    "LENGTH",
    "LICENSE",
    "LIMIT",
    "LOCK",
    "LOGGER",
    "MEMORY",
    "MESSAGE",
    "MISSING",
    "MODE",
    "NAME",
    "NETWORK",
    "NOT",
    "OBJECT",
    "PARAMETER",
    "PATH",
    "PERMISSION",
    "QUERY",
    "QUEUE",
    "READ",
    "RECORD",
    "REQUEST",
    "SCHEDULE",
    "SESSION",
    "TABLE",
    "TIMEOUT",
    "UNSUPPORTED",
    "USER",
    "WRITE",
];

impl Sample {
    /// A table of so many codes; 59 are those of Uptivity.
    pub fn of(codes: usize) -> Self {
        match codes {
            59 => Self::new("uptivity", UPTIVITY),
            _ => Self::sparse(codes),
        }
    }

    /// Values all over `u32`, and labels and descriptions such as vendors write.
    fn sparse(codes: usize) -> Self {
        let mut random = Random(codes as u64);
        // More could not have their values as discriminants.
        let discriminant = match codes {
            0..=2048 => "",
            _ => "discriminant = \"position\"\n",
        };
        let mut text = format!(
            "format = 1\n\n\
             [table]\n\
             title = \"Code\"\n\
             type = \"Code\"\n\
             repr = \"u32\"\n\
             radix = \"hex\"\n\
             {discriminant}\n\
             [table.source]\n\
             document = \"A sparse table of {codes} codes\"\n\
             publisher = \"the benchmark\"\n\n\
             [package]\n\
             name = \"sparse-{codes}\"\n\
             version = \"0.1.0\"\n\
             description = \"For measuring\"\n\
             license = \"MIT\"\n"
        );
        let (mut values, mut labels) = (HashSet::new(), HashSet::new());
        while values.len() < codes {
            let value = random.below(1 << 32);
            let words = 2 + random.below(4);
            let words: Vec<&str> = (0..words).map(|_| random.word()).collect();
            let label = format!("ERROR_{}", words.join("_"));
            let name = label.replace('_', "").to_lowercase();
            if values.contains(&value) || !labels.insert(name) {
                continue;
            }
            values.insert(value);
            let about = (0..6 + random.below(8)).map(|_| random.word().to_lowercase());
            let about = about.collect::<Vec<_>>().join(" ");
            _ = write!(
                text,
                "\n[[code]]\nvalue = {value:#010X}\nlabel = \"{label}\"\ndescription = \"The {about}.\"\n"
            );
        }
        Self::new(&codes.to_string(), &text.replace("0X", "0x"))
    }

    /// The sample of a table.
    pub fn new(name: &str, text: &str) -> Self {
        let source = Source::new(format!("{name}.toml"), text);
        let mut tables = codetable::validate(std::slice::from_ref(&source))
            .unwrap_or_else(|mistakes| panic!("{name}: {}", mistakes[0].title));
        Self {
            name: name.to_owned(),
            source,
            table: tables.remove(0),
        }
    }
}

/// Numbers that are the same in each run (SplitMix64; Steele, Lea and Flood 2014).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn word(&mut self) -> &'static str {
        WORDS[usize::try_from(self.below(WORDS.len() as u64)).unwrap_or(0)]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(last as u64 + 1);
            items.swap(last, usize::try_from(other).unwrap_or(0));
        }
    }
}
