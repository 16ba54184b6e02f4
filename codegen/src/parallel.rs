//! Work that can be done in any order, on all cores.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Fewer rows than these are done before another thread has begun.
const PART: usize = 4096;

/// Gives what `work` makes of each part of many rows to `take`, in their order.
pub(crate) fn parts<'r, T: Sync, R: Send>(
    rows: &'r [T],
    work: impl Fn(&'r [T]) -> R + Sync,
    take: impl FnMut(R) + Send,
) {
    let parts: Vec<&[T]> = rows.chunks(PART).collect();
    each(&parts, |part| work(part), take);
}

/// What `work` makes of each item, in the order of the items.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let mut all = Vec::with_capacity(items.len());
    each(items, work, |result| all.push(result));
    all
}

/// Gives what `work` makes of each item to `take`, in the order of the items, as soon as it is its turn.
/// Whoever is free works on the next one.
fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync, take: impl FnMut(R) + Send) {
    let next = AtomicUsize::new(0);
    // Whose turn it is, and what was done before its turn.
    let done = Mutex::new((0, BTreeMap::new(), take));
    let run = || {
        while let Some((position, item)) = {
            let position = next.fetch_add(1, Ordering::Relaxed);
            items.get(position).map(|item| (position, item))
        } {
            let result = work(item);
            let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
            let (turn, early, take) = &mut *done;
            early.insert(position, result);
            while let Some(result) = early.remove(turn) {
                take(result);
                *turn += 1;
            }
        }
    };
    // The number of cores is asked for only where it matters: files have to be read for it.
    let cores = match items {
        [] | [_] => 1,
        _ => thread::available_parallelism().map_or(1, usize::from),
    };
    thread::scope(|scope| {
        for _ in 1..cores.min(items.len()) {
            // Where there is no thread to be had, this one does all the work.
            _ = thread::Builder::new().spawn_scoped(scope, run);
        }
        run();
    });
}
