//! `cargo xtask explain`, for a reader who has found a code in a log.

mod support;

use std::fs;

use support::{CommandOutput, Scratch, shape};

/// With our table, and with those of some shapes.
fn scratch(shapes: &[&str]) -> Scratch {
    let scratch = Scratch::with_our_table();
    for name in shapes {
        fs::copy(shape(name), scratch.spec(format!("{name}.toml"))).unwrap();
    }
    scratch
}

fn explain(scratch: &Scratch, args: &[&str]) -> CommandOutput {
    let ran = scratch.xtask(&[&["explain"], args].concat());
    // What is not found, and only that, is said on standard error.
    assert_eq!(ran.err.is_empty(), ran.status == 0, "{args:?}: {}", ran.err);
    assert!(!ran.out.contains('\x1b'), "color in a pipe");
    assert!(
        !ran.out.contains('…') || ran.out.contains("…  "),
        "cut in a pipe"
    );
    ran
}

/// The first line of each code that is explained in full.
fn heads(ran: &CommandOutput) -> Vec<&str> {
    let lines = ran.out.lines();
    lines
        .filter(|line| !line.is_empty() && !line.starts_with(' '))
        .collect()
}

/// The text after a name.
fn fact(ran: &CommandOutput, name: &str) -> String {
    let mut lines = ran
        .out
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix(name));
    lines.next().unwrap_or_default().trim().to_owned()
}

#[test]
fn a_number_alone_leads_to_its_row() {
    let scratch = scratch(&[]);
    for query in [
        "17",
        "0x11",
        "0X11",
        " 17 ",
        "ResultCode::InvalidMessageFormat17",
    ] {
        let ran = explain(&scratch, &[query]);
        assert_eq!(ran.status, 0, "{query}");
        assert_eq!(heads(&ran), ["17  API_INVALID_MESSAGE_FORMAT"], "{query}");
        assert_eq!(fact(&ran, "value"), "17 (0x11)");
        assert_eq!(
            fact(&ran, "label"),
            "API_INVALID_MESSAGE_FORMAT, the same as 16"
        );
        assert_eq!(fact(&ran, "variant"), "ResultCode::InvalidMessageFormat17");
        assert_eq!(fact(&ran, "outcome"), "not stated");
        assert_eq!(fact(&ran, "meaning"), "The message format is invalid.");
    }
}

#[test]
fn a_label_leads_to_its_row_whole_or_in_part_in_any_case() {
    let scratch = scratch(&[]);
    let path = ["18  API_ERROR_NO_DEFAULT_RECORDING_PATH"];
    for query in [
        &["recording path"][..],
        &["recording", "path"],
        &["PATH", "Recording"],
        &["default_recording"],
    ] {
        assert_eq!(heads(&explain(&scratch, query)), path, "{query:?}");
    }
    for query in [
        "API_OK",
        "api_ok",
        "api-ok",
        "Api::Ok",
        " API  OK ",
        "Ok",
        "ok",
        "OK",
        "result is ok",
    ] {
        let ran = explain(&scratch, &[query]);
        assert_eq!(heads(&ran), ["20  API_OK"], "{query}");
        assert_eq!(fact(&ran, "outcome"), "success");
    }
    for query in [
        "API_INVALID_MESSAGE_FORMAT",
        "invalid_message_format",
        "InvalidMessageFormat",
    ] {
        let both = [
            "16  API_INVALID_MESSAGE_FORMAT",
            "17  API_INVALID_MESSAGE_FORMAT",
        ];
        assert_eq!(heads(&explain(&scratch, &[query])), both, "{query}");
    }
}

#[test]
fn many_hits_are_a_list_labels_first() {
    let scratch = scratch(&[]);
    let ran = explain(&scratch, &["recording"]);
    assert_eq!(ran.status, 0);
    let lines: Vec<&str> = ran.out.lines().skip(2).collect();
    assert!(lines.len() > 4);
    assert!(
        ran.out
            .starts_with(&format!("{} rows match, ", lines.len()))
    );
    let labels = lines
        .iter()
        .filter(|line| line.contains("RECORDING"))
        .count();
    assert!(
        lines[..labels]
            .iter()
            .all(|line| line.contains("RECORDING")),
        "{}",
        ran.out
    );
}

#[test]
fn values_of_every_kind() {
    let scratch = scratch(&["kafka", "hresult", "sqlstate", "extremes", "http"]);
    for (args, head) in [
        (&["-1", "--table", "kafka"][..], "-1  "),
        (&["-1", "--table", "kafka.toml"], "-1  "),
        (
            &["0x80070005", "--table", "hresult"],
            "0x80070005  E_ACCESSDENIED",
        ),
        (
            &["80070005", "--table", "hresult"],
            "0x80070005  E_ACCESSDENIED",
        ),
        (
            &["-2147024891", "--table", "hresult"],
            "0x80070005  E_ACCESSDENIED",
        ),
        (
            &["2147942405", "--table", "hresult"],
            "0x80070005  E_ACCESSDENIED",
        ),
        (&["23505", "--table", "sqlstate"], "23505  "),
        (&["e_accessdenied"], "0x80070005  E_ACCESSDENIED"),
    ] {
        let ran = explain(&scratch, args);
        assert_eq!(ran.status, 0, "{args:?}: {}", ran.out);
        assert!(heads(&ran)[0].starts_with(head), "{args:?}: {}", ran.out);
        assert_eq!(heads(&ran).len(), 1, "{args:?}: {}", ran.out);
    }
}

#[test]
fn a_value_without_a_code_says_what_is_known() {
    let scratch = scratch(&[]);
    let table = scratch.spec("uptivity.toml");
    let text = fs::read_to_string(&table).unwrap();
    let more = "
[[gap]]
first = 100
last = 199
reason = \"kept for the vendor's own use, or so they say in a note that is far longer than a line has room for\"

[[retired]]
value = 99
label = \"API_GONE\"
since = \"0.0.9\"
reason = \"withdrawn by the vendor\"
";
    fs::write(&table, text + more).unwrap();
    let ran = explain(&scratch, &["19"]);
    assert_eq!((ran.status, heads(&ran)), (0, vec!["19  no code"]));
    assert_eq!(fact(&ran, "reason"), "absent from the published table");
    let ran = explain(&scratch, &["150"]);
    assert_eq!((ran.status, heads(&ran)), (0, vec!["100 to 199  no code"]));
    for query in ["99", "api_gone", "gone"] {
        let ran = explain(&scratch, &[query]);
        assert_eq!((ran.status, heads(&ran)), (0, vec!["99  API_GONE"]));
        assert_eq!(fact(&ran, "retired"), "since 0.0.9");
        assert_eq!(fact(&ran, "reason"), "withdrawn by the vendor");
    }
}

#[test]
fn what_is_not_found_is_said_on_standard_error_with_what_comes_nearest() {
    let scratch = scratch(&[]);
    let table = scratch.spec("uptivity.toml").display().to_string();
    for (query, near) in [
        (
            "60",
            "the nearest are:\n\n  59  API_PARAMETERS_INVALID  The parameters are invalid.\n",
        ),
        ("4711", ""),
    ] {
        let ran = explain(&scratch, &[query]);
        let says = format!(
            "{query} is not a value of {table}; its values are 0 to 18 and 20 to 59\n{near}"
        );
        assert_eq!((ran.status, ran.out.as_str(), ran.err), (1, "", says));
    }
    let ran = explain(&scratch, &["-7"]);
    assert!(ran.err.starts_with("-7 is not a value of "), "{}", ran.err);
    let ran = explain(&scratch, &["recordng pth"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    let says = "no code matches \"recordng pth\"\nthe nearest are:\n\n  18  API_ERROR_NO_DEFAULT_RECORDING_PATH  ";
    assert!(ran.err.starts_with(says), "{}", ran.err);
    let ran = explain(&scratch, &["¿?"]);
    assert_eq!(
        (ran.status, ran.err.as_str()),
        (1, "no code matches \"¿?\"\n")
    );
}

#[test]
fn a_number_that_no_table_has_comes_with_the_values_of_each() {
    let scratch = scratch(&["http"]);
    let ran = explain(&scratch, &["99999"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    let says = "99999 is not a value of any table; their values are:\n\n";
    assert!(ran.err.starts_with(says), "{}", ran.err);
    assert_eq!(ran.err.matches(".toml: ").count(), 2, "{}", ran.err);
    assert!(
        ran.err.ends_with("uptivity.toml: 0 to 18 and 20 to 59\n"),
        "{}",
        ran.err
    );
}

#[test]
fn all_queries_are_answered_and_one_that_is_not_found_is_named() {
    let scratch = scratch(&[]);
    let both = [
        "17  API_INVALID_MESSAGE_FORMAT",
        "18  API_ERROR_NO_DEFAULT_RECORDING_PATH",
    ];
    for args in [
        &["17", "18"][..],
        &["17 18"],
        &["17", "NoDefaultRecordingPath"],
    ] {
        let ran = explain(&scratch, args);
        assert_eq!((ran.status, heads(&ran)), (0, both.to_vec()), "{args:?}");
    }
    let ran = explain(&scratch, &["17", "4711", "18", "-1"]);
    assert_eq!((ran.status, heads(&ran)), (1, both.to_vec()));
    let missing: Vec<&str> = ran
        .err
        .lines()
        .filter(|line| line.contains(" is not a value of "))
        .collect();
    assert!(
        missing[0].starts_with("4711 ") && missing[1].starts_with("-1 "),
        "{}",
        ran.err
    );
    let ran = explain(&scratch, &["1", "2", "3", "5", "8"]);
    assert!(ran.out.starts_with("5 rows match:\n\n"), "{}", ran.out);
    let ran = explain(&scratch, &["--message-format", "json", "17", "4711"]);
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let queries = answer["queries"].as_array().unwrap().iter();
    let found: Vec<_> = queries
        .map(|query| (query["query"].clone(), query["found"].clone()))
        .collect();
    assert_eq!(
        found,
        [("17".into(), true.into()), ("4711".into(), false.into())]
    );
    assert_eq!(ran.status, 1);
}

#[test]
fn several_tables_answer_together_or_one_alone() {
    let scratch = scratch(&["kafka", "http"]);
    let ran = explain(&scratch, &["0"]);
    let tables = ran.out.lines().filter(|line| line.starts_with("  table "));
    assert_eq!(tables.count(), heads(&ran).len());
    assert_eq!(heads(&ran).len(), 2, "{}", ran.out);
    for name in ["uptivity", "uptivity.toml", "uptivity-result-codes"] {
        let ran = explain(&scratch, &["0", "--table", name]);
        assert_eq!(heads(&ran).len(), 1, "{name}: {}", ran.out);
    }

    let wrong = scratch.xtask(&["explain", "0", "--table", "uptivty"]);
    assert_eq!((wrong.status, wrong.out.as_str()), (2, ""));
    assert!(
        wrong.err.contains("no table `uptivty`") && wrong.err.contains("http, kafka, uptivity"),
        "{}",
        wrong.err
    );
}

#[test]
fn a_named_table_answers_although_another_has_mistakes() {
    let scratch = scratch(&[]);
    fs::write(scratch.spec("doors.toml"), "format = ").unwrap();
    assert_eq!(scratch.xtask(&["explain", "17"]).status, 2);
    for name in ["uptivity", "uptivity.toml", "uptivity-result-codes"] {
        let ran = explain(&scratch, &["17", "--table", name]);
        assert_eq!(
            (ran.status, heads(&ran).len()),
            (0, 1),
            "{name}: {}",
            ran.err
        );
    }
}

#[test]
fn a_wrong_call_or_table_is_no_answer() {
    let scratch = scratch(&[]);
    for args in [
        &["explain"][..],
        &["explain", ""],
        &["explain", "17", "--check"],
        &["explain", "-x"],
        &["codegen", "--table", "x"],
    ] {
        let ran = scratch.xtask(args);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{args:?}");
    }
    fs::write(scratch.spec("wrong.toml"), "format = 1\n").unwrap();
    assert_eq!(scratch.xtask(&["explain", "17"]).status, 2);
    assert_eq!(
        scratch
            .xtask(&["explain", "17", "--table", "uptivity"])
            .status,
        0
    );
}

/// A table in which every key says something.
const EVERYTHING: &str = "\
format = 1

[table]
title = \"Door code\"
type = \"DoorCode\"
repr = \"i16\"

[table.source]
document = \"Doors\"
publisher = \"Example\"

[package]
name = \"door-codes\"
version = \"0.1.0\"
description = \"The codes of a door\"
license = \"MIT\"

[[group]]
id = \"alarm\"
title = \"It is loud\"

[[tag]]
id = \"loud\"

[[tag]]
id = \"rare\"

[[code]]
value = -7
label = \"DOOR_FORCED\"
outcome = \"error\"
group = \"alarm\"
tags = [\"loud\", \"rare\"]
description = \"Somebody came in who had no key; this line is as wide as it may\\tbe\\nat.\\n\\nCall for help.\"
since = \"0.1.0\"
deprecated = \"use a lock\"

[[code.alias]]
label = \"DOOR_BROKEN\"
description = \"As the old manual had it.\"
deprecated = \"the manual is gone\"

[[code.alias]]
label = \"DOOR_OUT\"

[[code]]
value = 300
label = \"DOOR_OPEN\"
outcome = \"success\"
description = \"The door has been open for longer than anybody would leave one\"

[[gap]]
value = 12
reason = \"door of the cellar\"

[[gap]]
first = 20
last = 29
reason = \"doors that nobody has\"

[[retired]]
value = 13
label = \"DOOR_THIRTEEN\"
reason = \"door of ill luck\"
";

#[test]
fn everything_that_is_known_is_told() {
    let scratch = Scratch::new();
    fs::write(scratch.spec("doors.toml"), EVERYTHING).unwrap();
    let table = format!(
        "  table       Door code, {}\n",
        scratch.spec("doors.toml").display()
    );
    let told = |query: &str| explain(&scratch, &[query]).out.replace(&table, "");
    assert_eq!(
        told("-7"),
        "\
-7  DOOR_FORCED
  meaning     Somebody came in who had no key; this line is as wide as it may be at.
              Call for help.
  value       -7 (0xFFF9)
  label       DOOR_FORCED
  variant     DoorCode::DoorForced
  outcome     error
  group       It is loud
  tags        loud, rare
  also        DOOR_BROKEN, DoorCode::DoorBroken
              As the old manual had it.
              deprecated: the manual is gone
  also        DOOR_OUT, DoorCode::DoorOut
  since       0.1.0
  deprecated  use a lock
"
    );
    assert_eq!(
        told("12"),
        "\
12  no code
  reason      door of the cellar
  value       12 (0xC)
"
    );
    assert_eq!(
        told("25"),
        "\
20 to 29  no code
  reason      doors that nobody has
  value       20 (0x14) to 29 (0x1D)
"
    );
    assert_eq!(
        told("13"),
        "\
13  DOOR_THIRTEEN
  retired     yes
  reason      door of ill luck
  value       13 (0xD)
  label       DOOR_THIRTEEN
"
    );
    assert_eq!(
        told("door"),
        "\
5 rows match, the best first:

        -7  DOOR_FORCED    error: Somebody came in who had no key; this line is as wide as it may be at. Call for help.
       300  DOOR_OPEN      success: The door has been open for longer than anybody would leave one
        13  DOOR_THIRTEEN  retired: door of ill luck
        12  no code        door of the cellar
  20 to 29  no code        doors that nobody has
"
    );
}

/// A table with ranges, one of them within another, a column and links.
const RANGES: &str = "\
format = 1

[table]
title = \"Lift code\"
type = \"LiftCode\"
repr = \"u16\"

[table.source]
document = \"Lifts\"
link = \"https://lifts.example/{value}\"

[package]
name = \"lift-codes\"
version = \"0.1.0\"
description = \"The codes of a lift\"
license = \"MIT\"

[[group]]
id = \"motor\"
title = \"The motor\"

[[tag]]
id = \"loud\"

[[tag]]
id = \"rare\"

[[column]]
id = \"floor\"
type = \"u8\"
description = \"The floor.\"

[[column]]
id = \"bell\"
type = \"bool\"
description = \"Whether it rings.\"

[[range]]
first = 400
last = 499
group = \"motor\"
outcome = \"error\"
tags = [\"loud\"]
fallback = 400

[[range]]
first = 450
last = 459
tags = [\"rare\"]
label = \"Brake fault\"
description = \"A fault of the brake.\"

[[code]]
value = 400
label = \"MOTOR_FAULT\"
columns = { floor = 3, bell = true }

[[code]]
value = 451
label = \"BRAKE_LOCKED\"
outcome = \"warning\"
tags = [\"loud\"]
link = \"https://lifts.example/brakes\"

[[gap]]
value = 402
reason = \"left out on purpose\"
";

#[test]
fn an_answer_says_whether_it_is_that_of_a_range() {
    let scratch = Scratch::new();
    fs::write(scratch.spec("lifts.toml"), RANGES).unwrap();
    let table = format!(
        "  table       Lift code, {}\n",
        scratch.spec("lifts.toml").display()
    );
    let told = |query: &str| {
        let ran = explain(&scratch, &[query]);
        assert_eq!(ran.status, 0, "{query}");
        ran.out.replace(&table, "")
    };
    assert_eq!(
        told("400"),
        "\
400  MOTOR_FAULT
  value       400 (0x190)
  label       MOTOR_FAULT
  variant     LiftCode::MotorFault
  outcome     error (as all values from 400 to 499)
  group       The motor (as all values from 400 to 499)
  tags        loud (as all values from 400 to 499)
  columns     floor: 3
              bell: true
  link        https://lifts.example/400
"
    );
    assert_eq!(
        told("451"),
        "\
451  BRAKE_LOCKED
  value       451 (0x1C3)
  label       BRAKE_LOCKED
  variant     LiftCode::BrakeLocked
  outcome     warning
  group       The motor (as all values from 400 to 499)
  tags        loud, rare (as all values from 450 to 459)
  link        https://lifts.example/brakes
"
    );
    assert_eq!(
        told("0x1C4"),
        "\
452  no code
  meaning     A fault of the brake.
  value       452 (0x1C4)
  range       450 (0x1C2) to 459 (0x1CB)
  called      Brake fault
  outcome     error (as all values from 400 to 499)
  group       The motor (as all values from 400 to 499)
  tags        loud (as all values from 400 to 499), rare (as all values from 450 to 459)
  treated as  400 MOTOR_FAULT
"
    );
    // The gap says that there is no code, the range what to make of it.
    assert_eq!(
        told("402"),
        "\
402  no code
  reason      left out on purpose
  value       402 (0x192)

402  no code
  value       402 (0x192)
  range       400 (0x190) to 499 (0x1F3)
  outcome     error (as all values from 400 to 499)
  group       The motor (as all values from 400 to 499)
  tags        loud (as all values from 400 to 499)
  treated as  400 MOTOR_FAULT
"
    );
    for query in ["brake fault", "Brake Fault", "fault of the brake"] {
        assert_eq!(
            told(query),
            "\
450 to 459  Brake fault
  meaning     A fault of the brake.
  values      450 (0x1C2) to 459 (0x1CB)
  called      Brake fault
  outcome     error (as all values from 400 to 499)
  group       The motor (as all values from 400 to 499)
  tags        loud (as all values from 400 to 499), rare
  treated as  400 MOTOR_FAULT
",
            "{query}"
        );
    }
    let ran = explain(&scratch, &["500"]);
    assert_eq!(ran.status, 1, "{}", ran.out);
}

#[test]
fn a_value_without_a_code_has_the_code_of_its_base() {
    let scratch = Scratch::new();
    let copy = |name: &str| {
        let table = support::root().join(format!("codegen/tests/unknown_values/{name}.toml"));
        fs::copy(table, scratch.spec(format!("{name}.toml"))).unwrap();
    };
    for name in ["opcua", "sqlite", "sqlstate"] {
        copy(name);
    }
    let ran = explain(&scratch, &["0x80010400", "--table", "opcua"]);
    assert_eq!((ran.status, heads(&ran)), (0, vec!["0x80010400  no code"]));
    assert_eq!(fact(&ran, "called"), "Bad");
    assert_eq!(fact(&ran, "base"), "0x80010000 BadUnexpectedError");
    assert_eq!(fact(&ran, "outcome"), "error (as its base)");
    assert_eq!(fact(&ran, "treated as"), "0x80010000 BadUnexpectedError");
    // No range is around this value, and the code of its base is enough.
    let ran = explain(&scratch, &["2314", "--table", "sqlite"]);
    assert_eq!((ran.status, heads(&ran)), (0, vec!["2314  no code"]));
    assert_eq!(fact(&ran, "treated as"), "10 SQLITE_IOERR");
    let ran = explain(&scratch, &["266", "--table", "sqlite"]);
    assert_eq!(fact(&ran, "base"), "10 SQLITE_IOERR");

    let ran = explain(&scratch, &["23999", "--table", "sqlstate"]);
    assert_eq!((ran.status, heads(&ran)), (0, vec!["23999  no code"]));
    assert_eq!(fact(&ran, "range"), "all values that start with 23");
    // A code of one table hides the ranges of others.
    assert_eq!(heads(&explain(&scratch, &["10"])), ["10  SQLITE_IOERR"]);
}

/// Words may start like the values of a range of strings.
#[test]
fn the_prefix_of_a_range_hides_no_words() {
    let scratch = Scratch::new();
    let table = RANGES
        .replace("\"u16\"", "\"str\"")
        .replace("first = 400\nlast = 499", "prefix = \"m\"")
        .replace("first = 450\nlast = 459", "prefix = \"mo\"")
        .replace("fallback = 400", "fallback = \"m400\"")
        .replace("value = 4", "value = \"m4")
        .replace("00\nlabel", "00\"\nlabel")
        .replace("51\nlabel", "51\"\nlabel")
        .replace("02\nreason", "02\"\nreason");
    fs::write(scratch.spec("lifts.toml"), table).unwrap();
    let ran = explain(&scratch, &["motor_f"]);
    assert_eq!(ran.status, 0);
    let found = ["m400  MOTOR_FAULT", "mo…  Brake fault", "motor_f  no code"];
    assert_eq!(heads(&ran), found, "{}", ran.out);
    assert_eq!(heads(&explain(&scratch, &["m999"])), ["m999  no code"]);
}

/// `script` of util-linux runs a command on a terminal.
#[test]
#[cfg(target_os = "linux")]
fn lines_are_as_wide_as_the_terminal() {
    let scratch = scratch(&[]);
    let command = format!(
        "{} explain recording --spec {}",
        env!("CARGO_BIN_EXE_cargo-codetable"),
        scratch.spec("").display(),
    );
    let widths = |width: usize| {
        let mut script = std::process::Command::new("script");
        let command = format!("stty cols {width} rows 30 && {command}");
        script
            .args(["-qec", &command, "/dev/null"])
            .env("NO_COLOR", "1");
        let output = script.output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(
            output.status.success() && text.contains("rows match"),
            "{text}"
        );
        text.lines()
            .map(|line| line.trim_end().chars().count())
            .collect::<Vec<_>>()
    };
    assert_eq!(widths(60).into_iter().max(), Some(60));
    let widest = widths(200).into_iter().max();
    assert!(
        widest.is_some_and(|widest| (80..200).contains(&widest)),
        "{widest:?}"
    );
}

#[test]
fn a_code_of_one_table_precedes_a_gap_of_another() {
    let workspace = support::Workspace::new();
    let gap = "\n[[gap]]\nvalue = 2\nreason = \"absent\"\n";
    let doors = support::table("door-codes", &["DOOR_OPEN"]) + gap;
    workspace.write("spec/doors.toml", &doors);
    let gates = support::table("gate-codes", &["GATE_OPEN", "GATE_SHUT"]);
    workspace.write("spec/gates.toml", &gates);
    let ran = workspace.codetable(&["explain", "2"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let code = ran.out.find("GATE_SHUT").unwrap();
    assert!(code < ran.out.find("no code").unwrap(), "{}", ran.out);
}
