//! The outcome of values without a code, against a `match` and a search that answer from the same bounds.

use std::fmt::Write as _;
use std::process::Stdio;

use crate::table::{Random, Sample};
use crate::workspace::Workspace;

const CONTEST: &str = include_str!("contest.rs");

/// The outcomes that follow each other.
const OUTCOMES: [(&str, &str); 3] = [
    ("success", "Some(Outcome::Success)"),
    ("error", "Some(Outcome::Error)"),
    ("warning", "Some(Outcome::Warning)"),
];

/// Measures tables of these numbers of ranges.
pub fn run(sizes: &[usize]) {
    let workspace = Workspace::new("ranges");
    for &size in sizes {
        // Five classes of 100 values, as HTTP has them; more ranges are all over `u32`.
        let mut bounds: Vec<u64> = (1..=size as u64 + 1).map(|class| 100 * class).collect();
        let mut random = Random(size as u64);
        if size > 5 {
            bounds = (0..=size).map(|_| random.below(1 << 32)).collect();
            bounds.sort_unstable();
            bounds.dedup();
        }
        let sample = Sample::new(&format!("ranges-{size}"), &table(size, &bounds));
        let krate = workspace.generated(&sample);
        let name = format!("outcomes-{size}");
        let path = format!("{{ path = \"../{krate}\" }}");
        workspace.package(&name, &[(&krate, &path)], "main", &program(&krate, &bounds));
        workspace.write(&format!("crates/{name}/src/contest.rs"), CONTEST);
        let mut cargo = workspace.cargo(&["run", "--release", "--package", &name]);
        let status = cargo
            .stdout(Stdio::inherit())
            .stderr(Stdio::inherit())
            .status();
        assert!(status.expect("Cargo").success(), "{name} failed");
    }
}

/// A table of ranges from each bound to the next, in each of which a few values have codes.
fn table(size: usize, bounds: &[u64]) -> String {
    let mut text = format!(
        "format = 1\n\n[table]\ntitle = \"Code\"\ntype = \"Code\"\nrepr = \"u32\"\n\n\
         [table.source]\ndocument = \"A table of {size} ranges\"\n\n\
         [package]\nname = \"ranges-{size}\"\nversion = \"0.1.0\"\n\
         description = \"For measuring\"\nlicense = \"MIT\"\n"
    );
    for (range, pair) in bounds.windows(2).enumerate() {
        let (first, last) = (pair[0], pair[1] - 1);
        let (outcome, _) = OUTCOMES[range % OUTCOMES.len()];
        _ = write!(
            text,
            "\n[[range]]\nfirst = {first}\nlast = {last}\noutcome = \"{outcome}\"\n"
        );
        for value in (first..=last)
            .step_by(9)
            .take(if size > 5 { 4 } else { 12 })
        {
            _ = write!(
                text,
                "\n[[code]]\nvalue = {value}\nlabel = \"CODE_{value}\"\n"
            );
        }
    }
    text
}

/// The program that asks for values in an order that cannot be predicted.
fn program(krate: &str, bounds: &[u64]) -> String {
    let krate = krate.replace('-', "_");
    let arms = bounds.windows(2).enumerate().map(|(range, pair)| {
        let (_, outcome) = OUTCOMES[range % OUTCOMES.len()];
        format!("{}..={} => {outcome},\n", pair[0], pair[1] - 1)
    });
    let starts = bounds.iter().enumerate().map(|(range, start)| {
        let (_, outcome) = OUTCOMES[range % OUTCOMES.len()];
        let outcome = if range + 1 == bounds.len() {
            "None"
        } else {
            outcome
        };
        format!("({start}, {outcome}),\n")
    });
    let (low, high) = (bounds[0], bounds[bounds.len() - 1]);
    format!(
        "mod contest;\n\n\
         use contest::{{contender, contest}};\n\
         use {krate}::{{Outcome, RawCode}};\n\n\
         fn by_match(value: u32) -> Option<Outcome> {{\nmatch value {{\n{}_ => None,\n}}\n}}\n\n\
         static STARTS: [(u32, Option<Outcome>); {}] = [\n{}];\n\n\
         fn by_search(value: u32) -> Option<Outcome> {{\n\
         let after = STARTS.partition_point(|(start, _)| *start <= value);\n\
         after.checked_sub(1).and_then(|at| STARTS[at].1)\n}}\n\n\
         fn sum(values: &[u32], outcome: impl Fn(u32) -> Option<Outcome>) -> u64 {{\n\
         values.iter().fold(0, |sum, value| sum + std::hint::black_box(outcome(*value)).map_or(0, |outcome| outcome as u64 + 1))\n}}\n\n\
         fn main() {{\n\
         let mut random = 1_u64;\n\
         let mut next = move || {{\nrandom = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);\n\
         u32::try_from({low} + (random >> 20) % {}).expect(\"within u32\")\n}};\n\
         let values: Vec<u32> = std::iter::repeat_with(&mut next).filter(|value| RawCode::new(*value).known().is_none()).take(10_000).collect();\n\
         let contenders = [\n\
         contender(\"a `match` by hand\", || sum(&values, by_match)),\n\
         contender(\"a binary search of the standard library\", || sum(&values, by_search)),\n\
         contender(\"generated\", || sum(&values, |value| RawCode::new(value).outcome())),\n];\n\
         print!(\"{{}}\", contest(\"The outcome of values without a code, {} ranges\", (1, values.len()), &contenders));\n}}\n",
        arms.collect::<String>(),
        bounds.len(),
        starts.collect::<String>(),
        high - low,
        bounds.len() - 1,
    )
}
