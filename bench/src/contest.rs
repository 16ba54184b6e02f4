//! Contenders take turns in one process, so that whatever the machine does meets them all alike.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

/// Rounds of which the median is taken.
const ROUNDS: usize = 200;

/// One way of doing a thing. What it gives must be the same for all.
pub struct Contender<'c> {
    pub name: &'static str,
    pub call: Box<dyn Fn() -> u64 + 'c>,
}

/// Names what a closure measures.
pub fn contender<'c>(name: &'static str, call: impl Fn() -> u64 + 'c) -> Contender<'c> {
    let call = Box::new(call);
    Contender { name, call }
}

/// A table of medians, in nanoseconds for each thing done, and of ratios to the first contender.
/// A round calls each contender so many `times`, and each call does so many `things`.
pub fn contest(title: &str, (times, things): (u32, usize), contenders: &[Contender<'_>]) -> String {
    let expected = (contenders[0].call)();
    for contender in contenders {
        assert_eq!((contender.call)(), expected, "{}", contender.name);
    }
    let mut rounds = vec![Vec::with_capacity(ROUNDS); contenders.len()];
    for _ in 0..ROUNDS {
        for (contender, rounds) in contenders.iter().zip(&mut rounds) {
            let start = Instant::now();
            for _ in 0..times {
                black_box((contender.call)());
            }
            let done = f64::from(times) * things as f64;
            rounds.push(start.elapsed().as_nanos() as f64 / done);
        }
    }
    let medians: Vec<f64> = rounds.iter_mut().map(|rounds| median(rounds)).collect();
    let mut table = format!("### {title}\n\n| | ns | ratio |\n| --- | ---: | ---: |\n");
    for (contender, median) in contenders.iter().zip(&medians) {
        let ratio = median / medians[0];
        _ = writeln!(table, "| {} | {median:.2} | {ratio:.2} |", contender.name);
    }
    table + "\n"
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
