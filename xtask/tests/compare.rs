//! `cargo xtask compare`: lists as people get them from the vendor, compared with the table.
//!
//! `tests/compare/` has the list of the Uptivity API Server in each form that it is published in,
//! with what is around it.

mod support;

use std::fs;
use std::process::Command;

use support::{CommandOutput, Scratch, ran, root, shape};

const FORMS: [&str; 6] = [
    "page.html",
    "page.md",
    "bars.txt",
    "words.txt",
    "tabs.txt",
    "list.csv",
];

fn page(name: &str) -> String {
    fs::read_to_string(root().join("xtask/tests/compare").join(name)).unwrap()
}

/// Compares a page of this text with the tables of a scratch folder.
fn compare(scratch: &Scratch, name: &str, text: impl AsRef<[u8]>, args: &[&str]) -> CommandOutput {
    let file = scratch.spec("../").join(name);
    fs::write(&file, text).unwrap();
    let mut all = vec!["compare", file.to_str().unwrap()];
    all.extend(args);
    scratch.xtask(&all)
}

fn table(scratch: &Scratch) -> String {
    fs::read_to_string(scratch.spec("uptivity.toml")).unwrap()
}

/// The lines that name a difference.
fn differences(ran: &CommandOutput) -> Vec<&str> {
    let lines = ran.out.lines().filter_map(|line| line.strip_prefix("  "));
    lines.collect()
}

#[test]
fn every_form_of_the_list_has_59_rows_and_no_difference() {
    let scratch = Scratch::with_our_table();
    for form in FORMS {
        let ran = compare(&scratch, form, page(form), &[]);
        assert_eq!(ran.status, 0, "{form}: {}{}", ran.out, ran.err);
        assert!(
            ran.out.contains(": 59 rows in lines "),
            "{form}: {}",
            ran.out
        );
        assert!(
            ran.out.contains("uptivity.toml: no difference"),
            "{form}: {}",
            ran.out
        );
    }
    // However lines end, and in the encoding that Windows calls Unicode.
    let text = page("bars.txt").replace('\n', "\r\n");
    assert_eq!(compare(&scratch, "a.txt", &text, &[]).status, 0);
    let wide = std::iter::once(0xFEFF).chain(text.encode_utf16());
    let wide: Vec<u8> = wide.flat_map(u16::to_le_bytes).collect();
    assert_eq!(compare(&scratch, "a.txt", wide, &[]).status, 0);
}

#[test]
fn a_row_that_looks_like_a_code_and_cannot_be_read_is_named() {
    let scratch = Scratch::with_our_table();
    let unread = |form: &str, more: &str| {
        let ran = compare(&scratch, form, page(form) + more, &[]);
        let among = ": no difference in what was read\n";
        assert_eq!(ran.out.contains(among), ran.status == 1, "{}", ran.out);
        let unread = differences(&ran).into_iter();
        let unread: Vec<String> = unread
            .filter_map(|line| line.strip_prefix("unread ")?.split_once(", "))
            .map(|(_, row)| row.to_owned())
            .collect();
        assert_eq!(ran.status, i32::from(!unread.is_empty()), "{}", ran.out);
        unread
    };
    for (form, more, row) in [
        (
            "bars.txt",
            "99 | API_NEW | see note |",
            "99 | API_NEW | see note",
        ),
        ("bars.txt", "70000 | API_BIG |", "70000 | API_BIG"),
        ("bars.txt", "-1 | API_LOW |", "-1 | API_LOW"),
        ("bars.txt", "70000 | API_OK |", "70000 | API_OK"),
        ("tabs.txt", "99\tAPI_NEW\tsince 5", "99 | API_NEW | since 5"),
        ("words.txt", "99  API_NEW  in 5", "99 API_NEW in 5"),
        ("list.csv", ";;98", "98"),
        ("list.csv", "API_MANY;;99-101", "API_MANY | 99-101"),
        ("list.csv", "API_NEW;;n/a", "API_NEW | n/a"),
        (
            "page.html",
            "<h2>New</h2><table><tr><td>99<td>API_NEW</table>",
            "99 | API_NEW",
        ),
    ] {
        assert_eq!(unread(form, &format!("\n{more}\n")), [row], "{form}");
    }
    // Neither prose nor another vendor's list.
    for (form, more) in [
        ("bars.txt", "404 | NOT_FOUND | of HTTP |"),
        ("words.txt", "17 is sent where API_OK_17 was"),
        ("words.txt", "59 codes, API-wide"),
        (
            "page.html",
            "<p>99 API_NEW</p><table><tr><th>Code<th>API_LABEL</table>",
        ),
    ] {
        let none: [&str; 0] = [];
        assert_eq!(unread(form, &format!("\n{more}\n")), none, "{form}");
    }
}

#[test]
fn what_is_new_missing_renamed_and_moved_is_told_apart_in_every_form() {
    let scratch = Scratch::with_our_table();
    for form in FORMS {
        let escaped = |label: &str| match form {
            "page.html" => label.replacen('_', "_<wbr>", 1),
            _ => label.to_owned(),
        };
        let edit = |text: String, from: &str, to: &str| {
            let (from, to) = (escaped(from), escaped(to));
            let escaped = from.replace('_', "\\_");
            assert!(
                text.contains(&from) || text.contains(&escaped),
                "{form} {from}"
            );
            text.replace(&from, &to).replace(&escaped, &to)
        };
        let mut text = edit(page(form), "API_USER_NOT_FOUND", "API_USER_UNKNOWN");
        text = edit(text, "API_CONFIG_ERROR", "API_TEMPORARY");
        text = edit(text, "API_MASKID_NOT_VALID", "API_CONFIG_ERROR");
        text = edit(text, "API_TEMPORARY", "API_MASKID_NOT_VALID");
        text = text.replacen("59", "61", 1);
        let ran = compare(&scratch, form, text, &[]);
        assert_eq!(ran.status, 1, "{form}: {}{}", ran.out, ran.err);
        let found: Vec<String> = differences(&ran)
            .iter()
            .map(|line| {
                let (start, rest) = line.split_once(", line ").unwrap_or((line, ""));
                let end = rest.split_once(", ").map_or("", |(_, end)| end);
                format!("{start} {end}").trim().to_owned()
            })
            .collect();
        assert_eq!(
            found,
            [
                "renamed  28 `API_USER_UNKNOWN` is `API_USER_NOT_FOUND` here",
                "moved    55 `API_MASKID_NOT_VALID` is 56 here",
                "moved    56 `API_CONFIG_ERROR` is 55 here",
                "moved    61 `API_PARAMETERS_INVALID` is 59 here",
            ],
            "{form}: {}",
            ran.out
        );
    }
}

#[test]
fn what_is_new_is_added_at_its_place_and_nothing_else_is_touched() {
    let scratch = Scratch::with_our_table();
    let before = table(&scratch);
    let mut list = page("tabs.txt").replace("3\tAPI_ERROR_NO_FREE_CHANNELS\n", "");
    list += "300\tAPI_LATE\n60\tAPI_NEW \"quoted\n61\tAPI_NEW \"quoted\n62\tAPI_OK\n";
    let shown = compare(&scratch, "a.tsv", &list, &[]);
    assert_eq!((shown.status, table(&scratch)), (1, before.clone()));
    assert_eq!(
        differences(&shown),
        [
            "new      300 `API_LATE`, line 60",
            "new      60 `API_NEW \"quoted`, line 61",
            "new      61 `API_NEW \"quoted`, line 62",
            "new      62 `API_OK`, line 63",
            "missing  3 `API_ERROR_NO_FREE_CHANNELS`",
        ],
        "{}",
        shown.out
    );
    let applied = compare(&scratch, "a.tsv", &list, &["--apply"]);
    assert_eq!(applied.status, 1, "{}{}", applied.out, applied.err);
    assert!(applied.out.contains("added 4 codes to "), "{}", applied.out);
    let mark = "# New in the vendor's list: describe the code, then remove this line.";
    let added = format!(
        "\n[[code]]\n{mark}\nvalue = 60\nlabel = 'API_NEW \"quoted'\n\
         \n[[code]]\n{mark}\nvalue = 61\nlabel = 'API_NEW \"quoted'\nsame-label-as = 60\n\
         \n[[code]]\n{mark}\nvalue = 62\nlabel = \"API_OK\"\nsame-label-as = 20\n\
         \n[[code]]\n{mark}\nvalue = 300\nlabel = \"API_LATE\"\n"
    );
    let after = table(&scratch);
    assert!(after.contains(&added), "{after}");
    assert_eq!(after.replacen(&added, "", 1), before);
    scratch.generate();

    let again = compare(&scratch, "a.tsv", &list, &["--apply"]);
    assert_eq!(
        differences(&again),
        ["missing  3 `API_ERROR_NO_FREE_CHANNELS`"]
    );
    assert!(again.out.contains("nothing to add"), "{}", again.out);
    assert_eq!(table(&scratch), after);
}

/// A table with comments and other sections between the rows.
const CROWDED: &str = "\
# At the top.
format = 1

[table]
title = \"Door code\"
type = \"DoorCode\"
repr = \"u8\"

[table.source]
document = \"Doors\"
publisher = \"Example\"

[package]
name = \"door-codes\"
version = \"0.1.0\"
description = \"The codes of a door\"
license = \"MIT\"

# Before the first.
[[code]]
value = 10
label = \"DOOR_OPEN\" # behind it
description = \"\"\"
[[code]]
is no header here.
\"\"\"
[[code.alias]]
label = \"DOOR_UNLOCKED\" # of the alias
# At the end of the row.

# Of the next one.
[[code]]
value = 20
label = \"DOOR_CLOSED\"
# Of the gap.
[[gap]]
value = 30
reason = \"none\"

[[retired]]
value = 40
label = \"DOOR_GONE\"
reason = \"gone\"
";

#[test]
fn comments_order_and_line_endings_stay() {
    let list = "5 DOOR_FIRST\n10 DOOR_OPEN\n15 DOOR_AJAR\n20 DOOR_CLOSED\n25 DOOR_SHUT\n\
                30 DOOR_IN_GAP\n40 DOOR_BACK\n41 DOOR_GONE\n";
    for line_break in ["\n", "\r\n"] {
        let scratch = Scratch::new();
        let path = scratch.spec("doors.toml");
        let before = format!("\u{FEFF}{}", CROWDED.replace('\n', line_break));
        fs::write(&path, &before).unwrap();
        let ran = compare(&scratch, "list.txt", list, &["--apply"]);
        assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
        let refused: Vec<_> = differences(&ran)
            .into_iter()
            .filter(|line| line.contains("but"))
            .collect();
        assert_eq!(
            refused,
            [
                "new      30 `DOOR_IN_GAP`, line 6, but the value is in a gap",
                "new      40 `DOOR_BACK`, line 7, but it is retired",
                "new      41 `DOOR_GONE`, line 8, but it is retired",
            ]
        );
        let after = fs::read_to_string(&path).unwrap().replace(line_break, "\n");
        let row = |value: u8, label: &str| {
            format!(
                "[[code]]\n# New in the vendor's list: describe the code, then remove this line.\n\
                 value = {value}\nlabel = \"{label}\"\n"
            )
        };
        let expected = CROWDED
            .replace(
                "# Before the first.",
                &format!("{}\n# Before the first.", row(5, "DOOR_FIRST")),
            )
            .replace(
                "end of the row.\n",
                &format!("end of the row.\n\n{}", row(15, "DOOR_AJAR")),
            )
            .replace(
                "_CLOSED\"\n",
                &format!("_CLOSED\"\n\n{}", row(25, "DOOR_SHUT")),
            );
        assert_eq!(after, format!("\u{FEFF}{expected}"));
        let written = fs::read_to_string(&path).unwrap();
        assert_eq!(
            written.matches('\n').count(),
            written.matches(line_break).count()
        );
        scratch.generate();
    }
}

#[test]
fn what_would_be_a_mistake_is_not_written() {
    let scratch = Scratch::with_our_table();
    let before = table(&scratch);
    // Both would be named `Ok`.
    let list = page("tabs.txt") + "70\tAPI_ERROR_OK\n";
    let ran = compare(&scratch, "a.txt", list, &["--apply"]);
    assert_eq!(ran.status, 2, "{}", ran.out);
    assert!(
        ran.err.contains("2 labels would be named `Ok`"),
        "{}",
        ran.err
    );
    assert_eq!(table(&scratch), before);
}

#[test]
fn a_page_without_a_list_or_with_two_says_what_was_seen() {
    let scratch = Scratch::with_our_table();
    let says = |name: &str, text: &str, what: &[&str]| {
        let ran = compare(&scratch, name, text, &["--apply"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{text}");
        for what in what {
            assert!(ran.err.contains(what), "no {what:?} in {}", ran.err);
        }
    };
    says(
        "a.txt",
        "",
        &["no table of codes", "nothing looks like rows"],
    );
    says("a.html", "<p>Nothing.</p>", &["no table of codes"]);
    let prices = "<table><tr><td>Bread<td>seven</table>";
    says(
        "a.html",
        prices,
        &["no table of codes", "lines 1 to 1", "Bread | seven"],
    );
    let twice = page("page.html") + &page("page.html");
    says(
        "a.html",
        &twice,
        &["2 tables could be meant", "lines 17 to 192", "lines 217 to"],
    );
    let twice = page("words.txt") + &page("words.txt");
    says(
        "a.txt",
        &twice,
        &["could be meant", "in line 7 and", "in line 77"],
    );
    let other = page("bars.txt") + "17 | API_OTHER\n";
    says(
        "a.txt",
        &other,
        &["17 is `API_INVALID_MESSAGE_FORMAT` in line", "`API_OTHER`"],
    );
}

#[test]
fn a_single_row_again_and_prose_do_no_harm() {
    let scratch = Scratch::with_our_table();
    let text = page("bars.txt") + "\nAs said, `20 | API_OK` is no error:\n\n20 | API_OK\n";
    let ran = compare(&scratch, "a.txt", text, &[]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    // A page without tables is taken as text.
    let text = page("bars.txt").replace('\n', "<br>\n");
    let ran = compare(&scratch, "a.html", format!("<html><p>{text}</html>"), &[]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    // A cell that reaches over several rows.
    let rows = "<tr><td rowspan=2>A<td>0<td>API_RECORDING_STARTED<tr><td>20<td>API_OK";
    let ran = compare(&scratch, "a.html", format!("<table>{rows}</table>"), &[]);
    assert!(
        ran.out.contains("2 rows") && ran.out.contains("57 differences"),
        "{}",
        ran.out
    );
}

#[test]
fn words_behind_a_label_aliases_and_hidden_characters_do_no_harm() {
    let scratch = Scratch::with_our_table();
    let described = page("tabs.txt")
        .replace('\t', " ")
        .replace('\n', "  what it means\n");
    let ran = compare(&scratch, "a.txt", described, &[]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    let colored = page("tabs.txt").replace("API_OK", "\x1b[31mAPI_\u{AD}OK\x07");
    let ran = compare(&scratch, "a.txt", colored, &[]);
    assert_eq!(
        differences(&ran),
        ["renamed  20 `[31mAPI_OK`, line 21, is `API_OK` here"]
    );
    let mut latin = page("tabs.txt").into_bytes();
    latin.extend(b"Copyright \xA9\n");
    assert_eq!(compare(&scratch, "a.txt", &latin, &[]).status, 0);
    latin.extend(b"60\tAPI_\xA9\n");
    let ran = compare(&scratch, "a.txt", &latin, &[]);
    assert!(ran.err.contains("line 62 is not UTF-8"), "{}", ran.err);

    let scratch = Scratch::new();
    fs::write(scratch.spec("doors.toml"), CROWDED).unwrap();
    let list = "10 DOOR_OPEN\n10 DOOR_UNLOCKED\n20 DOOR_CLOSED\n";
    let ran = compare(&scratch, "a.txt", list, &[]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
}

#[test]
fn where_values_are_texts_a_header_is_none() {
    let scratch = Scratch::new();
    fs::copy(shape("sqlstate"), scratch.spec("sqlstate.toml")).unwrap();
    let list = "Code | Name\n--- | ---\n00000 | successful_completion\n\
                0A000 | feature_not_supported\n23505 | unique_violation\n\
                Code | Name\nClass 23 | a constraint is in the way\n\
                23P01 | exclusion_violation\nXX000 | internal_error\n22012 | division_by_zero\n";
    let ran = compare(&scratch, "a.md", list, &["--apply"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    assert_eq!(
        differences(&ran),
        ["new      22012 `division_by_zero`, line 10"]
    );
    // At the end: users see the order of the rows.
    let text = fs::read_to_string(scratch.spec("sqlstate.toml")).unwrap();
    let place = |what: &str| text.find(what).unwrap();
    assert!(place("XX000") < place("value = \"22012\"") && place("22012") < place("[[gap]]"));
}

#[test]
fn of_several_tables_one_is_named() {
    let scratch = Scratch::with_our_table();
    fs::write(scratch.spec("doors.toml"), CROWDED).unwrap();
    let list = page("tabs.txt");
    let ran = compare(&scratch, "a.txt", &list, &[]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("doors, uptivity"), "{}", ran.err);
    for name in ["uptivity", "uptivity.toml", "uptivity-result-codes"] {
        assert_eq!(
            compare(&scratch, "a.txt", &list, &["--table", name]).status,
            0
        );
    }
    let ran = compare(&scratch, "a.txt", &list, &["--table", "windows"]);
    assert!(ran.err.contains("no table `windows`"), "{}", ran.err);

    // The name of a file goes before that of a package.
    fs::write(scratch.spec("uptivity-result-codes.toml"), CROWDED).unwrap();
    let ran = compare(
        &scratch,
        "a.txt",
        &list,
        &["--table", "uptivity-result-codes"],
    );
    assert!(
        ran.out.contains("/uptivity-result-codes.toml: "),
        "{}{}",
        ran.out,
        ran.err
    );
    // Mistakes in other tables do not matter.
    fs::write(scratch.spec("doors.toml"), "format = 1\n").unwrap();
    let ran = compare(&scratch, "a.txt", &list, &["--table", "uptivity"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
}

#[test]
fn on_github_every_difference_is_an_annotation() {
    let scratch = Scratch::with_our_table();
    let file = scratch.spec("../a.txt");
    let list = page("tabs.txt").replace("20\tAPI_OK\n", "20\tAPI_FINE\n") + "60\tAPI_NEW\n";
    let list = list + "70000\tAPI_BIG\n";
    fs::write(&file, &list).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command
        .arg("compare")
        .arg(&file)
        .env("GITHUB_ACTIONS", "true");
    command.arg("--spec").arg(scratch.spec(""));
    let ran = ran(command.output().unwrap());
    let table = table(&scratch);
    let line = |what: &str| 1 + table[..table.find(what).unwrap()].matches('\n').count();
    let place = scratch.spec("uptivity.toml");
    let start = |line: usize| format!("::error file={},line={line},col=", place.display());
    let annotations: Vec<_> = ran
        .out
        .lines()
        .filter(|line| line.starts_with("::"))
        .collect();
    assert_eq!(annotations.len(), 3, "{}{}", ran.out, ran.err);
    let bottom = list.lines().count();
    let unread = format!("line={bottom},col=1,title=unread::70000 | API_BIG");
    assert!(annotations[2].ends_with(&unread), "{}", annotations[2]);
    for (line, says) in [
        (line("value = 20\n"), ",title=renamed::20 `API_FINE`, line "),
        (line("type = "), ",title=new::60 `API_NEW`, line 61"),
    ] {
        let is_it = |text: &&str| text.starts_with(&start(line)) && text.contains(says);
        assert!(annotations.iter().any(is_it), "{says}: {annotations:?}");
    }
}

#[cfg(unix)]
#[test]
fn what_writes_waits_for_others() {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;

    let scratch = Scratch::with_our_table();
    let file = scratch.spec("../a.txt");
    fs::write(&file, page("tabs.txt")).unwrap();
    let lock = fs::File::open(scratch.spec("")).unwrap();
    lock.lock().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command.arg("compare").arg(&file).arg("--apply");
    command.arg("--spec").arg(scratch.spec(""));
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut said = String::new();
    let stderr = child.stderr.take().unwrap();
    BufReader::new(stderr).read_line(&mut said).unwrap();
    assert!(said.starts_with("waiting for another"), "{said}");
    lock.unlock().unwrap();
    assert!(child.wait().unwrap().success());
}

/// The list is a pipe, which is opened after the table was read.
#[cfg(unix)]
#[test]
fn a_table_that_changes_meanwhile_is_not_overwritten() {
    let scratch = Scratch::with_our_table();
    let file = scratch.spec("../a.txt");
    let made = Command::new("mkfifo").arg(&file).status().unwrap();
    assert!(made.success());
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command.arg("compare").arg(&file).arg("--apply");
    command.arg("--spec").arg(scratch.spec(""));
    command.stdout(std::process::Stdio::piped());
    command.stderr(std::process::Stdio::piped());
    let child = command.spawn().unwrap();
    let mut pipe = fs::File::options().write(true).open(&file).unwrap();
    let changed = table(&scratch) + "\n# A new line.\n";
    fs::write(scratch.spec("uptivity.toml"), &changed).unwrap();
    let list = page("tabs.txt") + "60\tAPI_NEW\n";
    std::io::Write::write_all(&mut pipe, list.as_bytes()).unwrap();
    drop(pipe);
    let ran = ran(child.wait_with_output().unwrap());
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{}", ran.err);
    let says = "uptivity.toml changed during the comparison\n  help: run the command again\n";
    assert!(ran.err.ends_with(says), "{}", ran.err);
    assert_eq!(table(&scratch), changed);
}

#[test]
fn a_wrong_call_of_compare_says_what_is_missing() {
    let call = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
        ran(command.arg("compare").args(args).output().unwrap())
    };
    assert!(call(&[]).err.contains("needs a FILE"));
    let two = call(&["a", "b"]);
    assert!(two.err.contains("unexpected argument \"b\""), "{}", two.err);
    let missing = Scratch::with_our_table().xtask(&["compare", "no-such-file"]);
    assert_eq!(missing.status, 2);
    assert!(
        missing.err.contains("cannot read no-such-file"),
        "{}",
        missing.err
    );
    assert!(
        call(&["--help"])
            .out
            .contains("Usage: cargo xtask compare FILE")
    );
}
