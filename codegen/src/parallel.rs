//! Work that can be done in any order, on all cores.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Fewer rows than these are done before another thread has begun.
const PART: usize = 4096;

/// What `work` makes of each part of many rows, in their order.
pub(crate) fn parts<'r, T: Sync, R: Send>(
    rows: &'r [T],
    work: impl Fn(&'r [T]) -> R + Sync,
) -> Vec<R> {
    let parts: Vec<&[T]> = rows.chunks(PART).collect();
    map(&parts, |part| work(part))
}

/// What `work` makes of each item, in the order of the items. Whoever is free takes the next one.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(items.len()));
    let take = || {
        while let Some((position, item)) = {
            let position = next.fetch_add(1, Ordering::Relaxed);
            items.get(position).map(|item| (position, item))
        } {
            let result = (position, work(item));
            // Nobody who has it can panic.
            done.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(result);
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
            _ = thread::Builder::new().spawn_scoped(scope, take);
        }
        take();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(position, _)| *position);
    done.into_iter().map(|(_, result)| result).collect()
}
