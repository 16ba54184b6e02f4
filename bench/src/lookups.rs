//! The lookups of a generated crate, against those of every other design, by a program for each
//! table.

use std::fmt::Write as _;
use std::process::Stdio;

use codetable::model::Table;
use codetable::model::value::Value;

use crate::design::{Question, Rows};
use crate::table::{Random, Sample};
use crate::workspace::{Workspace, adapter};

const PROGRAM: &str = include_str!("lookups/program.rs");
const CONTEST: &str = include_str!("contest.rs");

/// Prints the tables of each sample as soon as they are measured.
pub fn run(samples: impl Iterator<Item = Sample>) {
    let workspace = Workspace::new("lookups");
    let samples: Vec<Sample> = samples.collect();
    let programs: Vec<String> = samples
        .iter()
        .map(|sample| program(&workspace, sample))
        .collect();
    for (sample, program) in samples.iter().zip(programs) {
        println!(
            "## Lookups in a table of {} codes\n",
            sample.table.codes.len()
        );
        let mut cargo = workspace.cargo(&["run", "--release", "--package", &program]);
        let status = cargo
            .stdout(Stdio::inherit())
            .stderr(Stdio::inherit())
            .status();
        assert!(status.expect("Cargo").success(), "{program} failed");
    }
}

/// Writes the program of a table. Gives its name.
fn program(workspace: &Workspace, sample: &Sample) -> String {
    let designs = workspace.designs(sample);
    let name = format!("lookups-{}", sample.name);
    let with = |question| {
        let designs = designs.iter().skip(1);
        let answering = designs.filter(move |(.., questions)| questions.contains(&question));
        answering.fold(String::new(), |mut all, (krate, name, _)| {
            _ = write!(all, ", {name:?} {}", krate.replace('-', "_"));
            all
        })
    };
    let rows = rows(&sample.table);
    let text = PROGRAM
        .replace("/* of value */", &with(Question::OfValue))
        .replace("/* of label */", &with(Question::OfLabel))
        .replace("/* label of */", &with(Question::LabelOf));
    let paths: Vec<(String, String)> = designs
        .iter()
        .map(|(krate, ..)| (krate.clone(), format!("{{ path = \"../{krate}\" }}")))
        .collect();
    let dependencies: Vec<(&str, &str)> = paths
        .iter()
        .map(|(name, path)| (name.as_str(), path.as_str()))
        .collect();
    workspace.package(&name, &dependencies, "main", &text);
    workspace.write(&format!("crates/{name}/src/contest.rs"), CONTEST);
    workspace.write(&format!("crates/{name}/src/generated.rs"), &adapter(sample));
    workspace.write(&format!("crates/{name}/src/rows.rs"), &rows);
    name
}

/// What is asked: every code in an order that nobody can foresee, and one miss in ten. A miss is a
/// value that no code has, and a label with one byte changed.
fn rows(table: &Table) -> String {
    let mut random = Random(1);
    let number = |value: &Value| match value {
        Value::Integer(number) => *number,
        Value::Str(_) => 0,
    };
    let known: Vec<(i128, &str)> = table
        .codes
        .iter()
        .map(|row| (number(&row.value), row.label.as_str()))
        .collect();
    let most = known.iter().map(|(value, _)| *value).max().unwrap_or(0);
    let mut asked: Vec<(usize, i128, String)> = Vec::new();
    while asked.len() < 4000 {
        for (position, (value, label)) in known.iter().enumerate() {
            if random.below(10) > 0 {
                asked.push((position, *value, (*label).to_owned()));
                continue;
            }
            let value = i128::from(random.below(2 * u64::try_from(most).unwrap_or(0)));
            let value = value.min(i128::from(u32::MAX));
            let mut other = label.to_string();
            let at = usize::try_from(random.below(label.len() as u64)).unwrap_or(0);
            other.replace_range(at..=at, "~");
            let missing = known.iter().all(|(known, _)| *known != value);
            let value = if missing { value } else { most + 1 };
            asked.push((position, value, other));
        }
    }
    random.shuffle(&mut asked);
    let mut text = "pub struct Asked {\n    pub position: usize,\n    pub value: Value,\n    \
                    pub label: &'static str,\n}\n\n"
        .to_owned();
    _ = writeln!(text, "pub type Value = {};\n", Rows(table).value_type());
    _ = writeln!(text, "pub static VALUES: [Value; {}] = [", known.len());
    known
        .iter()
        .for_each(|(value, _)| _ = writeln!(text, "    {value},"));
    _ = writeln!(text, "];\n\npub static LABELS: [&str; {}] = [", known.len());
    known
        .iter()
        .for_each(|(_, label)| _ = writeln!(text, "    {label:?},"));
    _ = writeln!(text, "];\n\npub static ASKED: [Asked; {}] = [", asked.len());
    for (position, value, label) in asked {
        _ = writeln!(
            text,
            "    Asked {{ position: {position}, value: {value}, label: {label:?} }},"
        );
    }
    text + "];\n"
}
