//! What the generator takes for a table, by phase, with the memory of one run at its peak.

use std::time::{Duration, Instant};

use codetable::{Lock, Settings};

use crate::memory;
use crate::table::Sample;

/// Rounds of which the fastest counts: everything that disturbs makes a round longer.
const ROUNDS: usize = 5;

/// Prints a row for each sample as soon as it is measured. Samples are in the order of their sizes, so
/// that the peak is that of the last one.
pub fn run(samples: impl Iterator<Item = Sample>) {
    println!(
        "## The generator\n\n\
         | codes | read and validate | emit and render | compare | all | MB |\n\
         | ---: | ---: | ---: | ---: | ---: | ---: |"
    );
    for Sample { source, table, .. } in samples {
        let codes = table.codes.len();
        drop(table);
        let sources = std::slice::from_ref(&source);
        let settings = Settings::default();
        let mut best = [Duration::MAX; 3];
        // Of the first run: those that follow find the memory in the pieces that it left.
        drop(codetable::generate(sources, &settings));
        let memory =
            memory::peak().map_or_else(|| "–".to_owned(), |bytes| (bytes >> 20).to_string());
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let tables = codetable::validate(sources).unwrap_or_default();
            let validated = start.elapsed();
            drop(tables);
            let start = Instant::now();
            let artifacts = codetable::generate(sources, &settings).unwrap_or_default();
            let all = start.elapsed();
            let found: Vec<String> = artifacts.iter().map(|one| one.text.clone()).collect();
            let start = Instant::now();
            let lock = artifacts.iter().zip(&found);
            let mut lock = lock.filter(|(artifact, _)| artifact.path == Lock::PATH);
            let lock = lock.next().map_or("", |(_, found)| found);
            let lock = Lock::parse(lock);
            let stale = artifacts
                .iter()
                .zip(&found)
                .filter(|(artifact, found)| lock.cause(artifact, found, sources).is_some());
            assert_eq!(stale.count(), 0);
            let compared = start.elapsed();
            let phases = [validated, all.saturating_sub(validated), compared];
            for (best, phase) in best.iter_mut().zip(phases) {
                *best = phase.min(*best);
            }
        }
        let [validated, rendered, compared] = best.map(|phase| phase.as_secs_f64() * 1000.0);
        let all = validated + rendered + compared;
        println!(
            "| {codes} | {validated:.2} ms | {rendered:.2} ms | {compared:.2} ms | {all:.2} ms | {memory} |"
        );
    }
    println!();
}
