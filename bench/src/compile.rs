//! What a consumer's compiler pays for a table in each design: the crate alone, as Cargo builds it
//! without incremental compilation, and what the design adds to a program.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::design::Question;
use crate::memory;
use crate::table::Sample;
use crate::workspace::{Workspace, adapter};

/// Nobody waits for longer.
const LIMIT: Duration = Duration::from_secs(60);
/// Builds of which the fastest counts.
const ROUNDS: usize = 15;
/// What takes long varies little: after so many seconds in all there are no more of them.
const ENOUGH: f64 = 5.0;

/// How often rustc is asked for its memory.
const ASK: Duration = Duration::from_millis(10);

/// Tells this program, called by Cargo in place of rustc, where to write what it measures.
const FILE: &str = "BENCH_RUSTC_FILE";
/// The crate that is measured; all others are only built.
const CRATE: &str = "BENCH_RUSTC_CRATE";

/// One compilation.
struct Cost {
    seconds: f64,
    megabytes: u64,
}

/// Prints each row of the table as soon as it is measured.
pub fn run(samples: impl Iterator<Item = Sample>) {
    let workspace = Workspace::new("compile");
    workspace.package("empty", &[], "lib", "");
    println!(
        "## What the compiler pays\n\nThe crate alone, dev and release; the program in release, \
         stripped.\n\n\
         | codes | design | dev s | MB | release s | MB | rlib KB | program + KB |\n\
         | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    );
    row(&workspace, "–", "an empty crate", "empty", None);
    for sample in samples {
        let codes = sample.table.codes.len().to_string();
        let raw = raw_text(&workspace, &sample);
        let design = all_of(&raw);
        let asks = Some((design.as_str(), "println!(\"{}\", design::text(&word));"));
        row(&workspace, &codes, "the texts alone", &raw, asks);
        for (package, name, questions) in workspace.designs(&sample) {
            let whole = questions.contains(&Question::DescriptionOf);
            // All designs are compared by what they all answer.
            if !whole && name != "phf" {
                continue;
            }
            let design = match name {
                "generated" => adapter(&sample),
                _ => all_of(&package),
            };
            let asks = whole.then_some((design.as_str(), ASKS));
            row(&workspace, &codes, name, &package, asks);
        }
    }
    println!();
}

fn all_of(package: &str) -> String {
    format!("pub use {}::*;\n", package.replace('-', "_"))
}

/// A program that asks everything, of what nobody knows beforehand.
const ASKS: &str = "if let Some(code) = word.parse().ok().and_then(design::of_value) {
        println!(\"{}: {}\", design::label_of(code), design::description_of(code));
    }
    if let Some(code) = design::of_label(&word) {
        println!(\"{}: {}\", design::label_of(code), design::description_of(code));
    }";

/// A crate of every label and description, in one text.
fn raw_text(workspace: &Workspace, sample: &Sample) -> String {
    let codes = sample.table.codes.iter();
    let all: String = codes
        .flat_map(|row| [row.label.as_str(), &row.description])
        .collect();
    let name = format!("raw-{}", sample.name);
    let text = format!(
        "pub fn text(word: &str) -> &'static str {{\n    &TEXT[word.len() % TEXT.len()..]\n}}\n\n\
         static TEXT: &str = {all:?};\n"
    );
    workspace.package(&name, &[], "lib", &text);
    name
}

/// Measures and prints one row. What a program asks is the text of a module `design`, and statements.
fn row(workspace: &Workspace, codes: &str, name: &str, package: &str, asks: Option<(&str, &str)>) {
    let dev = cost(workspace, package, false);
    let release = cost(workspace, package, true);
    let library = format!("target/release/lib{}.rlib", package.replace('-', "_"));
    let library = fs::metadata(workspace.folder().join(library));
    let rlib = library.map_or(0, |file| file.len()) / 1024;
    let grown = match (asks, &release) {
        (Some((design, asks)), Some(_)) => {
            let with = program(workspace, package, design, asks);
            let without = program(workspace, "empty", "", "println!(\"{word}: {word}\");");
            (with.saturating_sub(without) / 1024).to_string()
        }
        _ => "–".to_owned(),
    };
    let shown = |cost: &Option<Cost>| match cost {
        Some(cost) => format!("{:.3} | {}", cost.seconds, cost.megabytes),
        None => format!("> {} | –", LIMIT.as_secs()),
    };
    let (dev, release) = (shown(&dev), shown(&release));
    println!("| {codes} | {name} | {dev} | {release} | {rlib} | {grown} |");
}

/// Builds a package, what it depends on first, and returns what rustc took for it alone.
fn cost(workspace: &Workspace, package: &str, release: bool) -> Option<Cost> {
    let file = workspace.folder().join("measured");
    let mut best: Option<Cost> = None;
    let mut spent = 0.0;
    for _ in 0..ROUNDS {
        _ = fs::remove_file(&file);
        // As if it had been edited.
        let source = workspace
            .folder()
            .join(format!("crates/{package}/src/lib.rs"));
        let text = fs::read(&source).expect("the crate");
        fs::write(&source, text).expect("the crate");
        let mut args = vec!["build", "--quiet", "--package", package];
        args.extend(release.then_some("--release"));
        let mut cargo = workspace.cargo(&args);
        cargo.env(
            "RUSTC_WRAPPER",
            std::env::current_exe().expect("this program"),
        );
        cargo
            .env("CARGO_INCREMENTAL", "0")
            .env(FILE, &file)
            .env(CRATE, package.replace('-', "_"));
        _ = cargo.stderr(Stdio::null()).status();
        let measured = fs::read_to_string(&file).ok()?;
        let (seconds, megabytes) = measured.split_once(' ')?;
        let cost = Cost {
            seconds: seconds.parse().ok()?,
            megabytes: megabytes.parse().ok()?,
        };
        spent += cost.seconds;
        if best.as_ref().is_none_or(|best| cost.seconds < best.seconds) {
            best = Some(cost);
        }
        if spent > ENOUGH {
            break;
        }
    }
    best
}

/// The size of a program, in bytes.
fn program(workspace: &Workspace, package: &str, design: &str, asks: &str) -> u64 {
    let name = format!("use-{package}");
    let path = format!("{{ path = \"../{package}\" }}");
    let main = format!(
        "mod design;\n\nfn main() {{\n    \
         let word = std::env::args().next().unwrap_or_default();\n    {asks}\n}}\n"
    );
    workspace.package(&name, &[(package, &path)], "main", &main);
    workspace.write(&format!("crates/{name}/src/design.rs"), design);
    let args = ["build", "--quiet", "--release", "--package", &name];
    let built = workspace.cargo(&args).status();
    assert!(built.expect("Cargo").success(), "{name}");
    let file = workspace.folder().join("target/release").join(name);
    fs::metadata(file).map_or(0, |file| file.len())
}

/// Does the work of rustc where Cargo has called this program for it, and measures one crate.
pub fn as_rustc() -> Option<ExitCode> {
    let file = std::env::var_os(FILE)?;
    let measured = std::env::var(CRATE).ok()?;
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (rustc, args) = args.split_first()?;
    let is_it = args
        .windows(2)
        .any(|pair| pair == ["--crate-name", &measured]);
    let start = Instant::now();
    let mut asked = start;
    let mut rustc = Command::new(rustc).args(args).spawn().ok()?;
    let process = rustc.id().to_string();
    let mut peak = 0;
    let status = loop {
        // To be asked for its memory stops a process.
        if asked.elapsed() > ASK {
            peak = memory::of(&process).unwrap_or(0).max(peak);
            asked = Instant::now();
        }
        if let Some(status) = rustc.try_wait().ok()? {
            break status;
        }
        if is_it && start.elapsed() > LIMIT {
            _ = rustc.kill();
        }
        thread::sleep(Duration::from_millis(1));
    };
    if is_it && status.success() {
        let seconds = start.elapsed().as_secs_f64();
        _ = fs::write(Path::new(&file), format!("{seconds} {}", peak >> 20));
    }
    Some(ExitCode::from(
        u8::try_from(status.code().unwrap_or(1)).unwrap_or(1),
    ))
}
