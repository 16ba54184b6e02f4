//! Contenders take turns in one process, so that whatever the machine does meets them all alike.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

/// Rounds of which the median is taken.
const ROUNDS: usize = 200;
/// Calls to a round.
const CALLS: u32 = 1000;

/// One way of doing a thing. What it gives must be the same for all.
pub struct Contender<'c> {
    pub name: &'static str,
    pub call: &'c dyn Fn() -> usize,
}

/// A table of medians, in nanoseconds a call, and of ratios to the first contender.
pub fn contest(title: &str, contenders: &[Contender<'_>]) -> String {
    let expected = (contenders[0].call)();
    for contender in contenders {
        assert_eq!((contender.call)(), expected, "{}", contender.name);
    }
    let mut times = vec![Vec::with_capacity(ROUNDS); contenders.len()];
    for _ in 0..ROUNDS {
        for (contender, times) in contenders.iter().zip(&mut times) {
            let start = Instant::now();
            for _ in 0..CALLS {
                black_box((contender.call)());
            }
            times.push(start.elapsed().as_nanos() as f64 / f64::from(CALLS));
        }
    }
    let medians: Vec<f64> = times.iter_mut().map(|times| median(times)).collect();
    let mut table = format!("## {title}\n\n| | ns | ratio |\n| --- | ---: | ---: |\n");
    for (contender, median) in contenders.iter().zip(&medians) {
        let ratio = median / medians[0];
        _ = writeln!(table, "| {} | {median:.1} | {ratio:.2} |", contender.name);
    }
    table + "\n"
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
