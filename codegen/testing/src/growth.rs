//! Tables that grow, and what work on them costs: whatever grows, time and memory grow with it and no
//! faster.

use std::fs;
use std::time::{Duration, Instant};

use crate::table;

/// The rows of a table, by the number of them.
type Family = fn(usize) -> String;

const VALID_CODE: &str = "[[code]]\nvalue = 4294967295\nlabel = \"LAST\"\n";

const FAMILIES: [(&str, Family); 29] = [
    ("codes", |n| codes(n, |i| format!("{i}\nlabel = \"L{i}\""))),
    ("codes far apart", |n| {
        codes(n, |i| format!("{}\nlabel = \"L{i}\"", i * 2_097_143))
    }),
    ("one label", |n| {
        let first = "[[code]]\nvalue = 9999\nlabel = \"L\"\n";
        let others = codes(n, |i| format!("{i}\nlabel = \"L\"\nsame-label-as = 9999"));
        first.to_owned() + &others
    }),
    ("one label, not declared", |n| {
        codes(n, |i| format!("{i}\nlabel = \"L\""))
    }),
    ("one name", |n| {
        codes(n, |i| format!("{i}\nlabel = \"L{i}\"\nvariant = \"L\""))
    }),
    ("names that proposals take", |n| {
        codes(n, |i| format!("{i}\nlabel = \"L 0 {}\"", i / 2))
    }),
    ("one value", |n| {
        codes(n, |i| format!("7\nlabel = \"L{i}\""))
    }),
    ("unknown groups", |n| {
        codes(n, |i| format!("{i}\nlabel = \"L{i}\"\ngroup = \"g{i}\""))
    }),
    ("unknown keys", |n| rows(n, |i| format!("k{i} = 1"))),
    ("aliases", |n| {
        rows(n, |i| format!("[[code.alias]]\nlabel = \"A{i}\""))
    }),
    ("gaps", |n| {
        rows(n, |i| {
            format!("[[gap]]\nfirst = 0\nlast = {i}\nreason = \"r\"")
        })
    }),
    ("groups", |n| {
        rows(n, |i| format!("[[group]]\nid = \"g{i}\"\ntitle = \"t\""))
    }),
    ("tags", |n| rows(n, |i| format!("[[tag]]\nid = \"t{i}\""))),
    ("one tag", |n| rows(n, |_| "[[tag]]\nid = \"t\"".to_owned())),
    ("undeclared tags", |n| {
        codes(n, |i| format!("{i}\nlabel = \"L{i}\"\ntags = [\"t{i}\"]"))
    }),
    ("columns", |n| rows(n, |i| column(i, false))),
    ("required columns", |n| {
        let facts: Vec<String> = (0..n).map(|i| format!("c{i} = 1")).collect();
        let columns: Vec<String> = (0..n).map(|i| column(i, true)).collect();
        let (facts, columns) = (facts.join(", "), columns.join("\n"));
        format!("{VALID_CODE}columns = {{ {facts} }}\n{columns}\n")
    }),
    ("required columns that no code states", |n| {
        let columns: Vec<String> = (0..n).map(|i| column(i, true)).collect();
        codes(n, |i| format!("{i}\nlabel = \"L{i}\"")) + "\n" + &columns.join("\n")
    }),
    ("undeclared columns", |n| {
        codes(n, |i| {
            format!("{i}\nlabel = \"L{i}\"\ncolumns = {{ c{i} = 1 }}")
        })
    }),
    ("ranges side by side", |n| {
        rows(n, |i| range(i * 4, i * 4 + 2, i))
    }),
    ("nested ranges", |n| rows(n, |i| range(i, 4 * n - i, i))),
    ("nested ranges with a tag each", |n| {
        let tags: Vec<String> = (0..n).map(|i| format!("[[tag]]\nid = \"t{i}\"")).collect();
        let ranges = rows(n, |i| {
            range(i, 4 * n - i, i) + &format!("\ntags = [\"t{i}\"]")
        });
        ranges + &tags.join("\n")
    }),
    ("aliases of each code", |n| {
        codes(n / 8, |i| {
            let aliases: Vec<String> = (0..8)
                .map(|alias| format!("[[code.alias]]\nlabel = \"A{i} {alias}\""))
                .collect();
            format!("{i}\nlabel = \"L{i}\"\n{}", aliases.join("\n"))
        })
    }),
    ("ranges that overlap", |n| {
        rows(n, |i| range(i * 4, i * 4 + 6, i))
    }),
    ("equal ranges", |n| rows(n, |i| range(1, 2, i))),
    ("invisible characters", |n| {
        rows(n, |_| "# \u{200B}\u{200B}".to_owned())
    }),
    ("no TOML", |n| rows(n, |_| "[[[".to_owned())),
    ("a long label", |n| {
        let label = "La*b_`".repeat(n * 8);
        format!("[[code]]\nvalue = 1\nlabel = \"{label}\"\n")
    }),
    ("a long description", |n| {
        let description = "a *b* [c](d) <e> `f` \\n\\n".repeat(n * 4);
        format!("{VALID_CODE}description = \"{description}\"\n")
    }),
];

/// A code, and rows that follow it.
fn rows(n: usize, row: impl Fn(usize) -> String) -> String {
    let rows: Vec<String> = (0..n).map(row).collect();
    format!("{VALID_CODE}{}\n", rows.join("\n"))
}

fn column(i: usize, is_required: bool) -> String {
    format!(
        "[[column]]\nid = \"c{i}\"\ntype = \"u8\"\ndescription = \"d\"\nrequired = {is_required}"
    )
}

fn range(first: usize, last: usize, i: usize) -> String {
    format!("[[range]]\nfirst = {first}\nlast = {last}\nlabel = \"R{i}\"")
}

fn codes(n: usize, code: impl Fn(usize) -> String) -> String {
    let codes: Vec<String> = (0..n).map(code).collect();
    format!("[[code]]\nvalue = {}\n", codes.join("\n[[code]]\nvalue = "))
}

/// How much larger the large table is.
const FACTOR: u32 = 8;
/// How much more it may cost. The square of the factor would be 64.
const MOST: u32 = 12;
/// A busy machine may be slow at any time, but not each of these times.
const TRIES: usize = 5;

/// A time, and a number of bytes.
type Cost = (Duration, u64);

/// Asserts that the cost of `work` grows with the table and no faster. It returns the most bytes that it had
/// allocated at any time.
pub fn assert_linear(work: impl Fn(&str) -> u64) {
    // The time of a thread is known to a few milliseconds, so the work on a small table is repeated.
    let cost = |text: &str, times: u32| {
        let since = Instant::now();
        let before = time_of_thread(since);
        let bytes = (0..times).map(|_| work(text)).max().unwrap_or(0);
        (time_of_thread(since).abs_diff(before) / times, bytes)
    };
    let mut steep = Vec::new();
    for (name, family) in FAMILIES {
        let [few, many] = [150, 150 * FACTOR as usize].map(|n| table("repr = \"u32\"", &family(n)));
        let tries = (0..TRIES).map(|_| (cost(&few, FACTOR), cost(&many, 1)));
        // Times of less than a millisecond cannot be compared.
        let is_linear = |(few, many): &(Cost, Cost)| {
            many.0 <= few.0.max(Duration::from_millis(1)) * MOST
                && many.1 <= few.1 * u64::from(MOST)
        };
        let seen: Vec<_> = tries.take_while(|costs| !is_linear(costs)).collect();
        if seen.len() == TRIES {
            steep.push(format!("{name}: {seen:?}"));
        }
    }
    assert!(steep.is_empty(), "{}", steep.join("\n"));
}

/// How long this thread has run. Where the system does not say, the time of others counts as well.
fn time_of_thread(since: Instant) -> Duration {
    let stated = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = stated.and_then(|stated| stated.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}
