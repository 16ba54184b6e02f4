//! Values of lines that are written otherwise than the known ones: each is read as a person reads it, or named.

mod support;

use std::fs;

use support::{CommandOutput, Scratch};

/// Compares lines with a table of `1 DOOR_OPEN` and `2 DOOR_SHUT`.
fn compare(lines: &str) -> CommandOutput {
    let scratch = Scratch::new();
    let run = |name: &str, text: &str, args: [&str; 2]| {
        let path = scratch.spec("..").join(name);
        fs::write(&path, text).unwrap();
        let path = path.to_str().unwrap();
        match args[0] {
            "new" => scratch.xtask(&["new", args[1], "--from", path]),
            command => scratch.xtask(&[command, path, "--table", args[1]]),
        }
    };
    let known = "1 DOOR_OPEN\n2 DOOR_SHUT\n";
    let ran = run("known.txt", known, ["new", "doors"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    run(
        "doors.txt",
        &format!("{known}{lines}"),
        ["compare", "doors"],
    )
}

/// The rows of the report, from their kind on, and what was left out.
fn rows(ran: &CommandOutput) -> Vec<String> {
    let lines = ran.out.lines().filter(|line| line.starts_with("  "));
    let rows = lines.filter(|line| !line.starts_with("  ="));
    rows.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn a_part_of_a_larger_number_or_of_several_is_not_a_value() {
    let ran = compare("6/7 DOOR_C\n8 or 9 DOOR_D\n10 and 11 words\n12 DOOR_E\n16 * (DOOR_F?) +\n");
    let why = "it is not written as the other rows are";
    assert_eq!(
        rows(&ran),
        [
            format!("unread line 3: 6/7 DOOR_C: {why}"),
            format!("unread line 4: 8 or 9 DOOR_D: {why}"),
            format!("unread line 5: 10 and 11 words: {why}"),
            "new line 6: 12 `DOOR_E`".to_owned(),
            format!("unread line 7: 16 * (DOOR_F?) +: {why}"),
        ],
        "{}",
        ran.out
    );
}

#[test]
fn a_word_of_hexadecimal_letters_or_a_binary_number_does_not_make_the_others_hexadecimal() {
    let ran = compare("12 DOOR_A\n13 DOOR_B\nabc DOOR_C\n");
    let expected = [
        "new line 3: 12 `DOOR_A`",
        "new line 4: 13 `DOOR_B`",
        "unread line 5: abc DOOR_C: it is not written as the other rows are",
    ];
    assert_eq!(rows(&ran), expected, "{}", ran.out);
    let ran = compare("12 DOOR_A\n0b1101 DOOR_B\n");
    let expected = ["new line 3: 12 `DOOR_A`", "new line 4: 13 `DOOR_B`"];
    assert_eq!(rows(&ran), expected, "{}", ran.out);
    // A letter next to a digit does.
    let ran = compare("12 DOOR_A\n1c DOOR_B\n");
    let expected = ["new line 3: 18 `DOOR_A`", "new line 4: 28 `DOOR_B`"];
    assert_eq!(rows(&ran), expected, "{}", ran.out);
}

#[test]
fn a_line_with_a_name_like_the_known_ones_and_a_number_is_named() {
    let ran = compare("3 DOOR_A\n#4 DOOR_B\n5. DOOR_C\n+6 DOOR_D\nThe end of 7 doors\n");
    let expected = [
        "new line 3: 3 `DOOR_A`",
        "new line 5: 5 `DOOR_C`",
        "line 4: “#4 DOOR_B”",
        "line 6: “+6 DOOR_D”",
    ];
    assert_eq!(rows(&ran), expected, "{}", ran.out);
}
