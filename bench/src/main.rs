//! Measures what a consumer of the generated crates waits for, against what could be had instead.

mod cold;
mod compile;
mod contest;
mod design;
mod generator;
mod growth;
mod lookups;
mod machine;
mod memory;
mod message;
mod ranges;
mod table;
mod workspace;

use std::process::ExitCode;

use table::Sample;

const HELP: &str = "\
Usage: cargo run --release --manifest-path bench/Cargo.toml -- [COMMAND] [SIZE]...

  lookups    each lookup, against every other design (the default)
  ranges     the outcome of a value without a code (SIZE is a number of ranges)
  compile    what the compiler pays for each design, and how a program grows
  generator  the generator itself, by phase
  growth     how each command grows with each dimension of its input (SIZE is a part of a name)
  cold       the first cargo xtask of a clone
  message    reading a reply, against a walk of the XML parser
  machine    what the figures are taken on

SIZE is a number of codes, of a sparse table. Without one, lookups and compile take 59 and 2000,
which is a few minutes; 10000 takes many more. A table is printed as soon as it is measured.
";

fn main() -> ExitCode {
    if let Some(done) = compile::as_rustc() {
        return done;
    }
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let (command, sizes) = args
        .split_first()
        .map_or(("lookups", &[][..]), |(first, rest)| (*first, rest));
    let sizes: Vec<usize> = sizes.iter().filter_map(|size| size.parse().ok()).collect();
    let samples = |usual: &[usize]| {
        let sizes = if sizes.is_empty() {
            usual.to_vec()
        } else {
            sizes.clone()
        };
        // One after the other, so that no figure of memory has the others in it.
        sizes.into_iter().map(Sample::of)
    };
    match command {
        "lookups" => lookups::run(samples(&[59, 2000])),
        "ranges" if sizes.is_empty() => ranges::run(&[5, 500]),
        "ranges" => ranges::run(&sizes),
        "compile" => compile::run(samples(&[59, 2000])),
        "generator" => generator::run(samples(&[59, 2000, 10_000, 100_000])),
        "growth" => growth::run(&args[1..]),
        "cold" => cold::run(),
        "message" => message::run(),
        "machine" => print!("{}", machine::about()),
        _ => print!("{HELP}"),
    }
    ExitCode::SUCCESS
}
