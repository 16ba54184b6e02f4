//! Hostile files.

use std::time::{Duration, Instant};

use super::LANGUAGES;
use cargo_codetable::published::formats::constants::read;

/// Reads a text and a text that is ten times as long, which takes ten times as long and not a hundred times.
#[track_caller]
fn is_linear(count: usize, make: impl Fn(usize) -> String) {
    for language in LANGUAGES {
        let time = |count| {
            let text = make(count);
            let start = Instant::now();
            let page = read(language, &text);
            let cells = page
                .blocks
                .iter()
                .flat_map(|block| &block.rows)
                .flat_map(|row| &row.cells);
            let size: usize = cells.map(|cell| cell.len() + 1).sum();
            let start_of_text: String = text.chars().take(20).collect();
            assert!(
                size <= 16 * text.len() + 8192,
                "{language:?}: {start_of_text}"
            );
            start.elapsed()
        };
        // Other work on the machine can disturb one measurement, but not all.
        let is_quick = |_| time(count) < time(count / 10) * 40 + Duration::from_millis(300);
        assert!((0..5).any(is_quick), "{language:?}: {:?}", time(count));
    }
}

#[test]
fn hostile_files_are_read() {
    hostile(300);
}

#[test]
#[ignore = "takes more than ten seconds without optimization"]
fn hostile_files_are_read_in_linear_time() {
    hostile(5000);
}

fn hostile(count: usize) {
    for repeated in [
        "{",
        "(",
        "[",
        "}",
        "a{}",
        "a = {",
        "enum {",
        "enum a { b = ",
        "const (\n",
        "x: {",
        "[1,",
        "[{a:",
        "{a:1},",
        "a = 1;\n",
        "a = 1\n",
        "class a:\n",
        "#[a]",
        "@a(",
        "/* x",
        "// x\n",
        "'",
        "\"",
        "\"\"\"",
        "`",
        "\\\n",
        "a, ",
        "a = b = ",
        "=",
        ":",
        "=>",
        "x ? y : ",
        "ec a,\n",
        "error_table a\n",
        "=/[",
        "a.b.",
        "'''",
        "r#",
        "1:2,",
        "é",
        "#",
        "--",
        "/*",
        "def a:\n ",
        "A = (1, 2)\n",
        "enum A { B, C };\n",
    ] {
        is_linear(count, |count| repeated.repeat(count));
        is_linear(count, |count| format!("x = {{ {}", repeated.repeat(count)));
        is_linear(count, |count| {
            format!("const (\nA = 1 + {}", repeated.repeat(count))
        });
    }
    is_linear(count, |count| {
        (0..count)
            .map(|at| format!("class C{at}:\n{}", " ".repeat(at % 50)))
            .collect()
    });
    is_linear(count, |count| {
        format!(
            "x = [{}]",
            (0..count)
                .map(|at| format!("{{ k{at}: 1 }},"))
                .collect::<String>()
        )
    });
    is_linear(count, |count| {
        format!(
            "x = [{}]",
            (0..count)
                .map(|at| format!("{{ k{}: 1 }},", at % 60))
                .collect::<String>()
        )
    });
    is_linear(count, |count| {
        format!(
            "const (\nA = 1 + {}1\n{})",
            "1 + ".repeat(count),
            "B\n".repeat(count)
        )
    });
    is_linear(count, |count| {
        format!(
            "const (\nA = {}\n{})",
            "x".repeat(count),
            "B\n".repeat(count)
        )
    });
    is_linear(count, |count| {
        (0..count)
            .map(|at| format!("A{at} = A{} + 1\n", at + 1))
            .collect()
    });
    is_linear(count, |count| {
        format!("A = {}1{}\n", "(".repeat(count), ")".repeat(count))
    });
    is_linear(count, |count| {
        "A = 1 << 200\nB = 1 / 0\nC = A\nA = C\n".repeat(count)
    });
}
