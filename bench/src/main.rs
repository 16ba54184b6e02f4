//! Measures what a consumer of the generated crates waits for, against what could be had instead.

mod contest;
mod message;

fn main() {
    print!("{}", message::run());
}
