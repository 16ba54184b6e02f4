//! How much memory a process has had at its peak, where the system tells.

use std::fs;

/// Of this process, in bytes.
pub fn peak() -> Option<u64> {
    of("self")
}

/// Of the process of this id, so far.
pub fn of(process: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes << 10)
}
