//! Measures what a consumer of the generated crates waits for, against what could be had instead.

mod contest;
mod design;
mod generator;
mod lookups;
mod memory;
mod message;
mod table;
mod workspace;

use table::Sample;

const HELP: &str = "\
Usage: cargo run --release --manifest-path bench/Cargo.toml -- [COMMAND] [SIZE]...

  lookups    each lookup, against every other design (the default)
  generator  the generator itself, by phase
  message    reading a reply, against a walk of the XML parser

SIZE is a number of codes, of a sparse table; without one, it is what RESULTS.md has.
";

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let (command, sizes) = args
        .split_first()
        .map_or(("lookups", &[][..]), |(first, rest)| (*first, rest));
    let sizes: Vec<usize> = sizes.iter().filter_map(|size| size.parse().ok()).collect();
    let samples = |usual: &[usize]| -> Vec<Sample> {
        let sizes = if sizes.is_empty() { usual } else { &sizes };
        sizes.iter().map(|&size| Sample::of(size)).collect()
    };
    match command {
        "lookups" => print!("{}", lookups::run(&samples(&[59, 2000, 10_000]))),
        "generator" => {
            print!("{}", generator::run(&samples(&[59, 2000, 10_000, 100_000])));
        }
        "message" => print!("{}", message::run()),
        _ => print!("{HELP}"),
    }
}
