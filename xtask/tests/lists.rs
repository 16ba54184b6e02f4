//! Small lists of every kind that vendors publish, compared with a table.
//!
//! Each case is a table, a file, and what `compare` says about it.

#![allow(clippy::too_many_lines, reason = "they are lists")]

mod support;

use std::fs;

use support::Scratch;

/// Values and labels.
type Codes = &'static [(&'static str, &'static str)];

/// The tables, by their names: the keys of `[table]`, the codes, and other sections.
const TABLES: &[(&str, &str, Codes, &str)] = &[
    ("two", "repr = \"u8\"", &[("1", "Open"), ("2", "Shut")], ""),
    (
        "door",
        "repr = \"i64\"",
        &[("1", "DOOR_OPEN"), ("2", "DOOR_SHUT"), ("3", "DOOR_STUCK")],
        "",
    ),
    (
        "u16",
        "repr = \"u16\"",
        &[("1", "DOOR_OPEN"), ("2", "DOOR_SHUT"), ("3", "DOOR_STUCK")],
        "",
    ),
    (
        "named",
        "repr = \"i64\"",
        &[("1", "Open"), ("2", "Shut"), ("3", "Stuck")],
        "",
    ),
    (
        "thousand",
        "repr = \"u32\"",
        &[
            ("999", "DOOR_OPEN"),
            ("1001", "DOOR_SHUT"),
            ("1002", "DOOR_STUCK"),
        ],
        "",
    ),
    (
        "errno",
        "repr = \"u8\"",
        &[("1", "EPERM"), ("2", "ENOENT")],
        "",
    ),
    (
        "state",
        "repr = \"str\"",
        &[("00000", "Success"), ("01000", "Warning")],
        "",
    ),
    (
        "hex",
        "repr = \"u32\"\nradix = \"hex\"",
        &[("0xFF00", "Open"), ("0xA700", "Shut"), ("0x3", "Stuck")],
        "",
    ),
    (
        "modbus",
        "repr = \"u8\"\nradix = \"hex\"",
        &[("0x1", "ILLEGAL FUNCTION"), ("0x2", "ILLEGAL DATA ADDRESS")],
        "",
    ),
    (
        "own",
        "repr = \"str\"",
        &[
            ("call_issuer", "call_issuer"),
            ("card_expired", "card_expired"),
        ],
        "",
    ),
    (
        "grid",
        "repr = \"u8\"",
        &[("1", "Door open"), ("2", "General Error")],
        "",
    ),
    (
        "gap",
        "repr = \"u8\"",
        &[("1", "Open"), ("2", "Shut")],
        "\n[[gap]]\nfirst = 3\nlast = 9\nreason = \"unassigned\"\n\
         \n[[retired]]\nvalue = 10\nlabel = \"Gone\"\nreason = \"gone\"\n",
    ),
    (
        "low",
        "repr = \"i32\"",
        &[
            ("-1", "DOOR_OPEN"),
            ("18", "DOOR_SHUT"),
            ("16", "DOOR_STUCK"),
        ],
        "",
    ),
    (
        "io",
        "repr = \"u16\"",
        &[
            ("5", "DOOR_IO"),
            ("0x305", "DOOR_READ"),
            ("0x405", "DOOR_WRITE"),
        ],
        "",
    ),
    (
        "io2",
        "repr = \"u16\"",
        &[("301", "Door open"), ("302", "Door, shut")],
        "",
    ),
    (
        "ora",
        "repr = \"str\"",
        &[("ORA-00001", "Open"), ("ORA-00002", "Shut")],
        "",
    ),
    (
        "err",
        "repr = \"i32\"",
        &[
            ("-1", "DOOR_ERR_OPEN"),
            ("-2", "DOOR_ERR_SHUT"),
            ("-3", "DOOR_ERR_STUCK"),
            ("-4", "DOOR_ERR_AJAR"),
        ],
        "",
    ),
    (
        "minus",
        "repr = \"i32\"",
        &[
            ("-1", "DOOR_EOPEN"),
            ("-2", "DOOR_ESHUT"),
            ("-3", "DOOR_ESTUCK"),
            ("-4", "DOOR_EAJAR"),
        ],
        "",
    ),
    (
        "five",
        "repr = \"i32\"",
        &[
            ("1", "DOOR_OPEN"),
            ("2", "DOOR_SHUT"),
            ("3", "DOOR_STUCK"),
            ("4", "DOOR_AJAR"),
            ("5", "DOOR_GONE"),
        ],
        "",
    ),
    (
        "class",
        "repr = \"str\"",
        &[
            ("00000", "DOOR_OPEN"),
            ("0P000", "DOOR_SHUT"),
            ("08001", "DOOR_STUCK"),
        ],
        "",
    ),
    (
        "doors",
        "repr = \"u16\"",
        &[("300", "Open"), ("305", "Shut")],
        "\n[[code]]\nvalue = 400\nlabel = \"Open\"\nsame-label-as = 300\n",
    ),
    (
        "free",
        "repr = \"str\"",
        &[("A1", "DOOR_OPEN"), ("door-shut", "DOOR_SHUT")],
        "",
    ),
    (
        "win",
        "repr = \"u32\"\nradix = \"hex\"",
        &[("0x80004005", "E_FAIL"), ("0x80004001", "E_NOTIMPL")],
        "",
    ),
];

/// What is compared, and what `compare` has to say.
struct Case {
    name: &'static str,
    table: &'static str,
    /// The name of the file: it tells the format.
    file: &'static str,
    text: &'static str,
    /// The lines about differences, without their places; parts of them are enough.
    differences: &'static [&'static str],
    /// Parts of the lines about what was left out.
    left_out: &'static [&'static str],
}

fn table(name: &str) -> String {
    let (_, keys, codes, more) = TABLES.iter().find(|table| table.0 == name).unwrap();
    let mut text = format!(
        "format = 1\n\n[table]\ntitle = \"Code\"\ntype = \"Code\"\n{keys}\n\n\
         [table.source]\ndocument = \"Doors\"\n\n\
         [package]\nname = \"codes\"\nversion = \"0.1.0\"\ndescription = \"Codes\"\npublish = false\n"
    );
    for (value, label) in *codes {
        text += &format!("\n[[code]]\nvalue = \"{value}\"\nlabel = \"{label}\"\n");
    }
    text + more
}

/// Returns what is wrong about the answer.
fn check(scratch: &Scratch, case: &Case) -> Option<String> {
    fs::write(scratch.spec("codes.toml"), table(case.table)).unwrap();
    let file = scratch.spec("..").join(case.file);
    fs::write(&file, case.text).unwrap();
    let ran = scratch.xtask(&["compare", file.to_str().unwrap()]);
    let lines = |text: &str| -> Vec<String> {
        let lines = text.lines().filter_map(|line| line.strip_prefix("  "));
        let lines = lines.filter(|line| !line.starts_with("= help"));
        lines.map(str::to_owned).collect()
    };
    let (differences, left_out) = ran.out.split_once("left out:\n").unwrap_or((&ran.out, ""));
    let fits = |lines: Vec<String>, parts: &[&str]| {
        lines.len() == parts.len()
            && lines.iter().zip(parts).all(|(line, part)| {
                // `new 3 Open` is a part of ``new  line 4: 3 `Open` ``.
                let mut rest = line.as_str();
                part.split(' ').all(|word| match rest.find(word) {
                    Some(at) => {
                        rest = &rest[at + word.len()..];
                        true
                    }
                    None => false,
                })
            })
    };
    let is_refused = case.differences == ["refused"];
    let status = match case.differences {
        [] => 0,
        ["refused"] => 2,
        _ => 1,
    };
    let is_right = ran.status == status
        && (is_refused || fits(lines(differences), case.differences))
        && fits(lines(left_out), case.left_out);
    (!is_right).then(|| format!("{}{}", ran.out, ran.err))
}

fn case(
    name: &'static str,
    table: &'static str,
    file: &'static str,
    text: &'static str,
    differences: &'static [&'static str],
) -> Case {
    Case {
        name,
        table,
        file,
        text,
        differences,
        left_out: &[],
    }
}

impl Case {
    fn leaves_out(mut self, left_out: &'static [&'static str]) -> Self {
        self.left_out = left_out;
        self
    }
}

/// Lists that were read in silence, and had more than was read.
fn silent() -> Vec<Case> {
    vec![
        case(
            "a label with a full stop",
            "two",
            "a.txt",
            "1 Open\n2 Shut\n3 Stuck.\n",
            &["new 3 Stuck."],
        ),
        case(
            "a thing that is undefined",
            "two",
            "a.md",
            "| Code | Name |\n| --- | --- |\n| 1 | Open |\n| 2 | Shut |\n| 3 | Undefined symbol |\n| 4 | Undefined error |\n| 5 | Reserved for doors |\n",
            &["new 3 `Undefined symbol`"],
        )
        .leaves_out(&["4, “Undefined error”", "5, “Reserved for doors”"]),
        case(
            "several values of a label",
            "two",
            "a.md",
            "| Code | Name |\n| --- | --- |\n| 1 | Open |\n| 2, 3 | Shut |\n",
            &["new 3 `Shut`"],
        ),
        case(
            "several names of a value",
            "door",
            "a.txt",
            "DOOR_OPEN              1  It is open\nDOOR_SHUT DOOR_CLOSED  2  It is shut\nDOOR_STUCK             3  It is stuck\n",
            &["alias 2 `DOOR_CLOSED` another label of `DOOR_SHUT`"],
        ),
        case(
            "another name before a value",
            "door",
            "a.txt",
            "DOOR_OPEN 1 It is open\nDOOR_SHUT DOOR_CLOSED 2 It is shut\nDOOR_STUCK 3 It is stuck\n",
            &["unread DOOR_SHUT"],
        ),
        case(
            "several columns of values",
            "doors",
            "a.html",
            "<table><tr><th>Domain<th>Warning<th>Error<tr><td>Open<td>300<td>400<tr><td>Shut<td>305<td>405</table>",
            &["new 405 `Shut`"],
        ),
        case(
            "a label with a comma",
            "two",
            "a.txt",
            "1 Open\n2 Shut\n3 Half-open, or worse\n",
            &["new 3 `Half-open, or worse`"],
        ),
        case(
            "a label with a slash",
            "two",
            "a.txt",
            "1 Open\n2 Shut\n3 Half open/shut\n",
            &["new 3 `Half open/shut`"],
        ),
        case(
            "tabs as padding",
            "errno",
            "a.txt",
            "EPERM\t\t1\nENOENT\t\t2\nENAMETOOLONG\t36\n",
            &["new 36 `ENAMETOOLONG`"],
        ),
        case(
            "two tables, one a class",
            "two",
            "a.html",
            "<h2>Doors</h2><table><tr><td>1<td>Open<tr><td>2<td>Shut</table><h2>Windows</h2><table><tr><td>11<td>Window open<tr><td>12<td>Window shut</table>",
            &["new 11 `Window open`", "new 12 `Window shut`"],
        ),
        case(
            "a string of letters",
            "state",
            "a.txt",
            "00000 Success\n01000 Warning\nHV000 Ajar\n",
            &["new HV000 `Ajar`"],
        ),
        case(
            "a string of letters in a table",
            "state",
            "a.md",
            "| Code | Name |\n| --- | --- |\n| 00000 | Success |\n| 01000 | Warning |\n| HV000 | Ajar |\n",
            &["new HV000 `Ajar`"],
        ),
        case(
            "a minus sign of typesetters",
            "named",
            "a.md",
            "| Code | Name |\n| --- | --- |\n| 1 | Open |\n| 2 | Shut |\n| 3 | Stuck |\n| \u{2212}3 | Ajar |\n",
            &["new -3 `Ajar`"],
        ),
        case(
            "parentheses around a value",
            "two",
            "a.md",
            "| Code | Name |\n| --- | --- |\n| 1 | Open |\n| 2 | Shut |\n| (3) | Ajar |\n",
            &["new 3 `Ajar`"],
        ),
        case(
            "a comparison as a value",
            "two",
            "a.md",
            "| Code | Name |\n| --- | --- |\n| 1 | Open |\n| 2 | Shut |\n| >128 | Ajar |\n",
            &["unread >128 | Ajar"],
        ),
        case(
            "a second pair of columns",
            "two",
            "a.md",
            "| Code | Name | Code | Name |\n| --- | --- | --- | --- |\n| 1 | Open | 2 | Shut |\n| 3 | Ajar | 4 | Wide |\n",
            &["new 3 `Ajar`", "new 4 `Wide`"],
        ),
        case(
            "a second pair of columns in text",
            "two",
            "a.txt",
            "1  Open   2  Shut\n3  Ajar   4  Wide\n",
            &["new 3 `Ajar`", "new 4 `Wide`"],
        ),
        // What is on the list is not missing.
        case(
            "hexadecimal with an H",
            "hex",
            "a.md",
            "| Code | Name |\n| --- | --- |\n| FF00H | Open |\n| A700H | Shut |\n| 0003H | Stuck |\n",
            &[],
        ),
        case(
            "a bold value",
            "named",
            "a.md",
            "| Code | Name |\n| --- | --- |\n| 1 | Open |\n| 2 | Shut |\n| **3** | Stuck |\n",
            &[],
        ),
        case(
            "a bold value in a CSV",
            "named",
            "a.csv",
            "Code,Name\n1,Open\n2,Shut\n**3**,Stuck\n",
            &[],
        ),
        case(
            "a link as a value",
            "named",
            "a.md",
            "| Code | Name |\n| --- | --- |\n| 1 | Open |\n| [2](#2) | Shut |\n| 3 | Stuck |\n",
            &[],
        ),
        case(
            "a link as a value in a CSV",
            "named",
            "a.csv",
            "Code,Name\n1,Open\n[2](#2),Shut\n3,Stuck\n",
            &[],
        ),
        case(
            "a known code with a minus of typesetters",
            "low",
            "a.csv",
            "Code,Name\n\u{2212}1,DOOR_OPEN\n18,DOOR_SHUT\n16,DOOR_STUCK\n",
            &[],
        ),
        case(
            "digits left open",
            "hex",
            "a.csv",
            "Code,Name\nFF00,Open\nA7xx,Shut\n0003,Stuck\n",
            &["range A700 A7FF `Shut`", "unread `Shut` A700 occurs here"],
        ),
        case(
            "a number in words",
            "two",
            "a.csv",
            "Code,Name\n1,Open\nforty,Shut\n",
            &["unread forty | Shut"],
        ),
        case(
            "a letter for a digit",
            "two",
            "a.csv",
            "Code,Name\n1,Open\n4O,Shut\n",
            &["unread 4O | Shut"],
        ),
        case(
            "a remark after a value",
            "two",
            "a.csv",
            "Code,Name\n1,Open\n40 (new),Shut\n",
            &["moved 40 `Shut`, is 2 in the table"],
        ),
        case(
            "a value without its zeros",
            "state",
            "a.csv",
            "Code,Name\n0,Success\n01000,Warning\n",
            &["unread 0 | Success"],
        ),
        case(
            "constants of two types in one block",
            "door",
            "a.go",
            "const (\n\tDOOR_LOW Level = 4\n\tDOOR_HIGH Level = 5\n\n\tDOOR_OPEN Code = 1\n\tDOOR_SHUT Code = 2\n\tDOOR_STUCK Code = 3\n)\n",
            &[],
        )
        .leaves_out(&["DOOR_LOW | 4"]),
        case(
            "strings in quotation marks",
            "free",
            "a.html",
            "<table><tr><th>Field<th>Value<tr><td>DOOR_OPEN<td><code>\"A1\"</code>\
             <tr><td>DOOR_SHUT<td>\"door-late\"</table>",
            &["moved door-late `DOOR_SHUT`, is door-shut in the table"],
        ),
        case(
            "names without values of a table of other values",
            "free",
            "a.html",
            "<table><tr><th>Name<th>Meaning<tr><td>DOOR_OPEN<td>It is open.\
             <tr><td>DOOR_SHUT<td>It is shut.</table>",
            &["refused"],
        ),
        case(
            "a table for each code",
            "door",
            "a.html",
            "<table><tr><td>Name<td>DOOR_OPEN<tr><td>Value<td>1<tr><td>Status<td>200</table>\
             <table><tr><td>Name<td>DOOR_SHUT<tr><td>Value<td>2<tr><td>Status<td>404</table>\
             <table><tr><td>Name<td>DOOR_LATE<tr><td>Value<td>3<tr><td>Status<td>500</table>",
            &["renamed 3 `DOOR_LATE`, is `DOOR_STUCK` in the table"],
        ),
        case(
            "a macro with a parameter on a page",
            "err",
            "a.html",
            "<dl><dt>DOOR_ERR_OPEN (-1)<dd>Open.<dt>DOOR_ERR_SHUT (-2)<dd>Shut.\
             <dt>DOOR_BASED(x) (DOOR_BASE - (x))<dd>Based.<dt>DOOR_ERR_STUCK DOOR_BASED(3)<dd>Stuck.</dl>",
            &[
                "unread DOOR_ERR_STUCK | = DOOR_BASED(3): its value cannot be computed",
                "missing -4 `DOOR_ERR_AJAR`",
            ],
        ),
        case(
            "another constant of the same value in a table",
            "door",
            "a.html",
            "<table><tr><th>Field<th>Value<tr><td>APPEND_MODE<td>2<tr><td>DOOR_OPEN<td>1\
             <tr><td>DOOR_SHUT<td>2<tr><td>DOOR_STUCK<td>3</table>",
            &[],
        )
        .leaves_out(&["APPEND_MODE | 2"]),
        case(
            "a label in prose",
            "two",
            "a.txt",
            "1 Open\n\nSee also Shut below.\n",
            &["unread `Shut`"],
        ),
        case(
            "a number in words in text",
            "two",
            "a.txt",
            "1 Open\nforty Shut\n",
            &["unread `Shut`"],
        ),
        case(
            "a page number between rows",
            "door",
            "a.txt",
            "1 DOOR_OPEN\n2 DOOR_SHUT\n\n2 Page 2 of 2\n3 DOOR_STUCK\n",
            &[],
        )
        .leaves_out(&["2 Page 2 of 2"]),
        case(
            "a footnote with a number",
            "door",
            "a.txt",
            "1 DOOR_OPEN\n2 DOOR_SHUT\n3 DOOR_STUCK\n\n1) 19 is not in use.\n",
            &[],
        )
        .leaves_out(&["19 is not in use"]),
        case(
            "a third column after a tab",
            "door",
            "a.txt",
            "1\tDOOR_OPEN\n2\tDOOR_SHUT\n3\tDOOR_STUCK\n4\tDOOR_WIDE\tsince 5\n",
            &["new 4 `DOOR_WIDE`"],
        ),
        case(
            "a class of values among definitions",
            "door",
            "a.md",
            "# Exit status\n\n<dl><dt>1</dt><dd>DOOR_OPEN</dd><dt>2</dt><dd>DOOR_SHUT</dd><dt>3</dt><dd>DOOR_STUCK</dd><dt>128 + n</dt><dd>Killed by signal n.</dd></dl>\n",
            &[],
        )
        .leaves_out(&["128 + n"]),
        case(
            "a class of values in a table",
            "door",
            "a.html",
            "<table><tr><td>1<td>DOOR_OPEN<tr><td>2<td>DOOR_SHUT<tr><td>3<td>DOOR_STUCK<tr><td>128+N<td>Killed by signal N.</table>",
            &[],
        )
        .leaves_out(&["128+N"]),
        case(
            "all values from one on",
            "door",
            "a.txt",
            "1 - DOOR_OPEN\n2 - DOOR_SHUT\n3 - DOOR_STUCK\n11 or greater - what the script returned\n",
            &[],
        )
        .leaves_out(&["11 or greater"]),
        case(
            "a constant before what is said about it",
            "door",
            "a.html",
            "<dl><dt>1<dd>DOOR_OPEN - It is open.<dt>2<dd>DOOR_SHUT - It is shut.<dt>3<dd>DOOR_STUCK - Call.<dt>4<dd>DOOR_WIDE - Very open.</dl>",
            &["new 4 `DOOR_WIDE`"],
        ),
        case(
            "a row that continues the one above",
            "door",
            "a.md",
            "| Code | Name | Causes | Solutions |\n| --- | --- | --- | --- |\n| 1 | DOOR_OPEN | Wind. | Wait. |\n| 2 | DOOR_SHUT | Wind. | |\n| | | A person. | Ask. |\n| 3 | DOOR_STUCK | Rain. | Call. |\n",
            &[],
        ),
        case(
            "a code in a paragraph before the others",
            "door",
            "a.html",
            "<h2>Codes</h2><p>1 : DOOR_OPEN</p><dl><dt>2 : DOOR_SHUT<dt>3 : DOOR_STUCK</dl>",
            &[],
        ),
        case(
            "fields that are no codes",
            "door",
            "a.html",
            "<table><tr><th>Type<th>Field<th>Description<tr><td>int<td>chunkLength<td>The length.<tr><td>int<td>DOOR_OPEN<td>Door code 1: open.<tr><td>int<td>DOOR_SHUT<td>Door code 2: shut.<tr><td>int<td>DOOR_STUCK<td>Door code 3: stuck.</table>",
            &[],
        )
        .leaves_out(&["chunkLength"]),
        case(
            "tables that contest a value",
            "door",
            "a.html",
            "<table><tr><th>Name<th>Value<tr><td>DOOR_OPEN<td>1<tr><td>DOOR_SHUT<td>2<tr><td>DOOR_STUCK<td>3</table>\
             <table><caption>Latch</caption><tr><th>Name<th>Value<tr><td>LATCH_OPEN<td>11<tr><td>LATCH_SHUT<td>12</table>\
             <table><caption>Base</caption><tr><th>Name<th>Value<tr><td>BASE_OPEN<td>11<tr><td>BASE_SHUT<td>12</table>",
            &[],
        )
        .leaves_out(&["Latch", "Base"]),
        case(
            "lines that are separated in another way",
            "two",
            "a.md",
            "# Codes\n\n* `1` - Open\n* `2` - Shut\n\n# Header\n\n* 16 Bytes of it\n* 32 Bytes of that\n",
            &[],
        )
        .leaves_out(&["16 Bytes"]),
        case(
            "an enumeration with a single word as its name",
            "door",
            "a.html",
            "<table><caption>Door-Code</caption><tr><th>Name<th>Value<tr><td>DOOR_OPEN<td>1<tr><td>DOOR_SHUT<td>2<tr><td>DOOR_STUCK<td>3</table>\
             <table><caption>Prompt</caption><tr><th>Name<th>Value<tr><td>Echo<td>11<tr><td>Silence<td>12</table>",
            &[],
        )
        .leaves_out(&["Prompt"]),
        case(
            "tables that are named after other things",
            "door",
            "a.html",
            "<table><caption>org.DoorCode</caption><tr><th>Name<th>Value<tr><td>DOOR_OPEN<td>1<tr><td>DOOR_SHUT<td>2<tr><td>DOOR_STUCK<td>3</table><table><caption>org.WindowState</caption><tr><th>Name<th>Value<tr><td>STATE_OPEN<td>11<tr><td>STATE_SHUT<td>12</table>",
            &[],
        )
        .leaves_out(&["org.WindowState"]),
        case(
            "an item of another list below a table",
            "door",
            "a.md",
            "| Code | Name |\n|---|---|\n| 1 | DOOR_OPEN |\n| 2 | DOOR_SHUT |\n| 3 | DOOR_STUCK |\n\n## New in 2.0\n\n- 6: JAMMED\n",
            &[],
        )
        .leaves_out(&["New in 2.0"]),
        case(
            "a table with other columns",
            "door",
            "a.md",
            "| Code | Name |\n|---|---|\n| 1 | DOOR_OPEN |\n| 2 | DOOR_SHUT |\n| 3 | DOOR_STUCK |\n\n## New\n\n| Name | Code |\n|---|---|\n| LOST | 4 |\n| FOUND | 5 |\n",
            &[],
        )
        .leaves_out(&["New"]),
        case(
            "a value that a condition decides",
            "door",
            "a.h",
            "#ifdef _WIN32\n#define DOOR_OPEN 1001\n#else\n#define DOOR_OPEN 1\n#endif\n#define DOOR_SHUT 2\n#define DOOR_STUCK 3\n#ifdef _WIN32\n#define DOOR_WIDE 1004\n#else\n#define DOOR_WIDE 4\n#endif\n",
            &["unread DOOR_WIDE | 1004 or 4: a condition decides its value"],
        ),
        case(
            "a section with a constant for each code",
            "door",
            "a.html",
            "<h3>DOOR_OPEN</h3><pre>#define DOOR_OPEN 1\n</pre><p>It is open.</p><h3>DOOR_SHUT</h3><pre>#define DOOR_SHUT 2\n</pre><p>It is shut.</p><h3>DOOR_STUCK</h3><pre>#define DOOR_STUCK 3\n</pre><p>It is stuck.</p><h3>DOOR_WIDE</h3><pre>#define DOOR_WIDE 4\n</pre><p>It is wide open.</p>",
            &["new 4 `DOOR_WIDE`"],
        ),
        case(
            "a list of an enum that is another one",
            "door",
            "a.h",
            "enum door_code { DOOR_OPEN = 1, DOOR_SHUT = 2, DOOR_STUCK = 3 };\nenum door_color { DOOR_RED = 11, DOOR_BLUE = 12 };\n",
            &[],
        ),
        case(
            "flags with other values below a heading",
            "door",
            "a.h",
            "#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n#define DOOR_STUCK 3\n\n/**\n * Flags of a door\n */\n#define DOOR_WOOD 1\n#define DOOR_GLASS 2\n#define DOOR_STEEL 4\n",
            &[],
        )
        .leaves_out(&["Flags of a door"]),
        case(
            "a row after the end of the list",
            "door",
            "a.txt",
            "1 DOOR_OPEN\n2 DOOR_SHUT\n3 DOOR_STUCK\n\nIn all, three.\n\n4  DOOR_WIDE  in 5\n",
            &["new 4 `DOOR_WIDE`"],
        ),
        case(
            "a table without a header after one with it",
            "door",
            "a.html",
            "<table><tr><th>Code<th>Name<tr><td>1<td>DOOR_OPEN<tr><td>2<td>DOOR_SHUT<tr><td>3<td>DOOR_STUCK</table><h2>New</h2><table><tr><td>4<td>DOOR_WIDE</table>",
            &["new 4 `DOOR_WIDE`"],
        ),
        case(
            "a word that ends as hexadecimal numbers do",
            "door",
            "a.txt",
            "1 DOOR_OPEN\n2 DOOR_SHUT\n3 DOOR_STUCK\n\nEach server has DOOR_OPEN, and others.\n",
            &[],
        ),
        case(
            "a header that is a hexadecimal number",
            "grid",
            "a.csv",
            "Dec,Name\n1,Door open\n2,General Error\n10,Ajar\n",
            &["new 10 `Ajar`"],
        ),
        case(
            "a header again within a table",
            "state",
            "a.md",
            "Code | Name\n--- | ---\n00000 | Success\nCode | Name\n01000 | Warning\n",
            &[],
        ),
        case(
            "a label without a value",
            "door",
            "a.html",
            "<table><tr><td>1<td>DOOR_OPEN<tr><td>2<td>DOOR_SHUT<tr><td>3<td>DOOR_STUCK<tr><td><td>DOOR_WIDE</table>",
            &["unread DOOR_WIDE"],
        ),
    ]
}

/// Lists of which a wrong value or label was read.
fn values() -> Vec<Case> {
    vec![
        case(
            "thousands in quotes",
            "thousand",
            "a.csv",
            "code,name\n999,DOOR_OPEN\n\"1,001\",DOOR_SHUT\n\"1,002\",DOOR_STUCK\n\"12,003\",DOOR_LOST\n",
            &["new 12003 `DOOR_LOST`"],
        ),
        case(
            "thousands between tabs",
            "thousand",
            "a.tsv",
            "999\tDOOR_OPEN\n1,001\tDOOR_SHUT\n1,002\tDOOR_STUCK\n1,200,003\tDOOR_LOST\n",
            &["new 1200003 `DOOR_LOST`"],
        ),
        case(
            "thousands in columns of text",
            "thousand",
            "a.txt",
            "  999  DOOR_OPEN   It is open\n1,001  DOOR_SHUT   It is shut\n1,002  DOOR_STUCK  It is stuck\n1,103  DOOR_LOST   It is lost\n",
            &["new 1103 `DOOR_LOST`"],
        ),
        case(
            "thousands in lines of text",
            "thousand",
            "a.txt",
            "999: DOOR_OPEN\n1,001: DOOR_SHUT\n1,002: DOOR_STUCK\n1,103: DOOR_LOST\n",
            &["new 1103 `DOOR_LOST`"],
        ),
        case(
            "a macro that is taken back",
            "door",
            "a.h",
            "#define DOOR_OPEN 1\n#define DOOR_SHUT 7\n#define DOOR_STUCK 3\n#define DOOR_GONE 9\n#ifdef DOOR_SHUT\n#undef DOOR_SHUT\n#endif\n\
             #define DOOR_SHUT 2\n#undef DOOR_GONE\n",
            &[],
        ),
        case(
            "a macro that may be taken back",
            "door",
            "a.h",
            "#define DOOR_OPEN 1\n#define DOOR_SHUT 7\n#define DOOR_STUCK 3\n#if 0\n#if A\n#endif\n#endif\n#ifdef SMALL\n#undef DOOR_SHUT\n#define DOOR_SHUT 8\n#endif\n",
            &["unread DOOR_SHUT | 7 or 8"],
        ),
        case(
            "what was computed from a macro that is taken back",
            "door",
            "a.h",
            "#define BASE 0\nenum door { DOOR_OPEN = BASE + 1, DOOR_SHUT = BASE + 2 };\n#undef BASE\n#define BASE 100\nenum more { DOOR_STUCK = BASE + 1 };\n",
            &["refused"],
        ),
        case(
            "two numbers are no thousands",
            "thousand",
            "a.csv",
            "code,name\n999,DOOR_OPEN\n1001,DOOR_SHUT\n1002,DOOR_STUCK\n\"100,200\",DOOR_LOST\n",
            &["unread 100,200"],
        ),
        case(
            "two numbers of three digits are no thousands",
            "named",
            "a.csv",
            "code,name\n1,Open\n2,Shut\n3,Stuck\n\"100,200\",Lost\n",
            &["unread 100,200"],
        ),
        case(
            "hexadecimal in a table of it",
            "modbus",
            "a.md",
            "| Code | Name |\n| --- | --- |\n| 01 | ILLEGAL FUNCTION |\n| 02 | ILLEGAL DATA ADDRESS |\n| 10 | TOO MANY DATA |\n",
            &["new 0x10 `TOO MANY DATA`"],
        ),
        case(
            "hexadecimal by a row",
            "modbus",
            "a.md",
            "| Code | Name |\n| --- | --- |\n| 01 | ILLEGAL FUNCTION |\n| 02 | ILLEGAL DATA ADDRESS |\n| 0A | GATEWAY |\n| 0B | TARGET |\n| 10 | TOO MANY DATA |\n",
            &[
                "new 0x0A `GATEWAY`",
                "new 0x0B `TARGET`",
                "new 0x10 `TOO MANY DATA`",
            ],
        ),
        case(
            "hexadecimal by a header",
            "grid",
            "a.md",
            "| Code (hex) | Name |\n| --- | --- |\n| 1 | Door open |\n| 2 | General Error |\n| 10 | Ajar |\n",
            &["new 16 `Ajar`"],
        ),
        case(
            "hexadecimal by a decimal column",
            "grid",
            "a.md",
            "| Hex | Dec | Name |\n| --- | --- | --- |\n| 1 | 1 | Door open |\n| 2 | 2 | General Error |\n| 10 | 16 | Ajar |\n",
            &["new 16 `Ajar`"],
        ),
        case(
            "hexadecimal by known rows",
            "win",
            "a.md",
            "| Code | Name |\n| --- | --- |\n| 80004005 | E_FAIL |\n| 80004001 | E_NOTIMPL |\n| 80004002 | E_NOINTERFACE |\n",
            &["new 0x80004002 `E_NOINTERFACE`"],
        ),
        case(
            "hexadecimal of fixed width",
            "modbus",
            "a.csv",
            "Code,Name\n0001,ILLEGAL FUNCTION\n0002,ILLEGAL DATA ADDRESS\n0012,TOO MANY DATA\n",
            &["new 0x12 `TOO MANY DATA`"],
        ),
        case(
            "two columns of bases, the first decimal",
            "grid",
            "a.md",
            "| Dec | Hex | Name |\n| --- | --- | --- |\n| 1 | 1 | Door open |\n| 2 | 2 | General Error |\n| 16 | 10 | Ajar |\n",
            &["new 16 `Ajar`"],
        ),
        case(
            "bases that disagree",
            "grid",
            "a.csv",
            "Code,Name\n1 (0x1),Door open\n2 (0x2),General Error\n10 (0x10),Ajar\n",
            &["unread 10 (0x10)"],
        ),
        case(
            "known rows that disagree with the header",
            "grid",
            "a.csv",
            "Hex,Name\n1,Door open\n2,General Error\n20,Door shut\n",
            &["new 32 `Door shut`"],
        ),
        case(
            "a base that nothing tells",
            "modbus",
            "a.md",
            "| Code | Name |\n| --- | --- |\n| 1 | ILLEGAL FUNCTION |\n| 2 | ILLEGAL DATA ADDRESS |\n| 10 | TOO MANY DATA |\n",
            &["unread decimal and as hexadecimal"],
        ),
        case(
            "no known label",
            "two",
            "a.txt",
            "Age\tName\n1\tAlice\n2\tBob\n3\tCindy\n",
            &["refused"],
        ),
        case(
            "codes that are their own names",
            "own",
            "a.md",
            "| Code | Meaning |\n| --- | --- |\n| call_issuer | Call the bank. |\n| card_expired | Too old. |\n| card_lost | It is lost. |\n",
            &["new card_lost `card_lost`"],
        ),
        case(
            "a plain list of own names",
            "own",
            "a.md",
            "- call_issuer\n- card_expired\n- card_lost\n",
            &["new card_lost `card_lost`"],
        ),
        case(
            "a plain text of own names",
            "own",
            "a.txt",
            "call_issuer\ncard_expired\ncard_lost\n",
            &["new card_lost `card_lost`"],
        ),
        case(
            "a cell of two lines",
            "grid",
            "a.html",
            "<table><tr><td>1<td>Door open<br>It is open.<tr><td>2<td>General Error<br>Any.<tr><td>3<td>Ajar<br>Half.</table>",
            &["new 3 `Ajar`"],
        ),
        case(
            "a label on two lines of a grid",
            "grid",
            "a.rst",
            "+------+-----------+\n| Code | Name      |\n+======+===========+\n| 1    | Door open |\n+------+-----------+\n| 2    | General   |\n|      | Error     |\n+------+-----------+\n",
            &[],
        ),
        case(
            "a label on two lines of a drawn grid",
            "grid",
            "a.txt",
            "+------+-----------+\n| Code | Name      |\n+------+-----------+\n| 1    | Door open |\n+------+-----------+\n| 2    | General   |\n|      | Error     |\n+------+-----------+\n",
            &[],
        ),
        case(
            "the lines of a CSV with CRLF",
            "two",
            "a.csv",
            "Code,Name\r\n1,Open\r\n2,Shut\r\n3,Ajar\r\n",
            &["new line 4: 3 `Ajar`"],
        ),
    ]
}

/// Lists that were refused.
fn refused() -> Vec<Case> {
    vec![
        case(
            "two tables that are the list",
            "door",
            "a.html",
            "<table><tr><td>1<td>DOOR_OPEN<tr><td>2<td>DOOR_SHUT</table><table><tr><td>3<td>DOOR_STUCK<tr><td>4<td>DOOR_WIDE</table>",
            &["new 4 `DOOR_WIDE`"],
        ),
        case(
            "another label of a value",
            "door",
            "a.h",
            "#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n#define DOOR_STUCK 3\n#define DOOR_JAMMED 3\n#define DOOR_WIDE 4\n",
            &[
                "alias 3 `DOOR_JAMMED`, another label of `DOOR_STUCK`",
                "new 4 `DOOR_WIDE`",
            ],
        ),
        case(
            "another constant with the same value",
            "door",
            "a.h",
            "#define MAX_DOORS 2\n\n#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n#define DOOR_STUCK 3\n",
            &[],
        ),
        case(
            "the gap of the table",
            "gap",
            "a.csv",
            "Value,Name\n1,Open\n2,Shut\n3-9,Unassigned\n",
            &[],
        )
        .leaves_out(&["3 to 9"]),
        case(
            "gaps that the table does not have",
            "two",
            "a.csv",
            "Value,Name\n1,Open\n2,Shut\n4-99,Unassigned\n",
            &[],
        )
        .leaves_out(&["4 to 99"]),
        case(
            "a gap of one",
            "two",
            "a.csv",
            "Value,Name\n1,Open\n2,Shut\n4,Unassigned\n",
            &[],
        )
        .leaves_out(&["4, “Unassigned”"]),
        case(
            "labels that share a first word",
            "door",
            "a.md",
            "| Name | Value |\n| --- | --- |\n| DOOR_OPEN | 1 |\n| DOOR_SHUT | 2 |\n| DOOR_STUCK | 3 |\n\n# Colours\n\n| Colour | Value |\n| --- | --- |\n| DOOR_COLOUR_RED | 0 |\n",
            &[],
        )
        .leaves_out(&["Colours"]),
        case(
            "a value in a gap and one that is retired",
            "gap",
            "a.csv",
            "Value,Name\n1,Open\n2,Shut\n4,Ajar\n10,Gone\n",
            &["new 4 `Ajar`, but gap", "new 10 `Gone`, but retired"],
        ),
    ]
}

/// Kinds of input, smallest.
fn kinds() -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |name, table, file, text| cases.push(case(name, table, file, text, &[]));
    add(
        "a code that is written otherwise",
        "named",
        "a.txt",
        "1: Open\n2: Shut\nStuck (3)\n",
    );
    add(
        "described data with their values",
        "door",
        "a.rst",
        ".. data:: DOOR_OPEN\n   :type: int\n   :value: 1\n\n   It is open.\n\n.. c:macro:: DOOR_SHUT\n   :value: 0x2\n\n   It is shut.\n\n\
         .. py:data:: DOOR_STUCK\n   :value: 3\n",
    );
    add(
        "names of an ordered list",
        "door",
        "a.md",
        "# Status codes\n\n1. DOOR_OPEN – it is open\n2. `DOOR_SHUT`: it is shut\n3. DOOR_STUCK\n",
    );
    add(
        "macros",
        "door",
        "a.h",
        "#define DOOR_OPEN 1\n#  define DOOR_SHUT\t2\n#define   DOOR_STUCK   3\n",
    );
    add(
        "macros with signs and suffixes",
        "low",
        "a.h",
        "#define DOOR_OPEN (-1)\n#define DOOR_SHUT 18L\n#define DOOR_STUCK 0x10U\n",
    );
    add(
        "macros with casts",
        "low",
        "a.h",
        "#define DOOR_OPEN ((DOORSTATUS)-1)\n#define DOOR_SHUT ((DOORSTATUS)0x12)\n#define DOOR_STUCK ((DOORSTATUS)0x10)\n",
    );
    add(
        "macros with a conversion",
        "door",
        "a.h",
        "#define DOOR_OPEN W_ERROR(0x1)\n#define DOOR_SHUT W_ERROR(0x2)\n#define DOOR_STUCK W_ERROR(0x3)\n",
    );
    add(
        "macros with a shift and a constant",
        "io",
        "a.h",
        "#define DOOR_IO 5\n#define DOOR_READ (DOOR_IO | (3<<8))\n#define DOOR_WRITE (DOOR_IO | (4<<8))\n",
    );
    add(
        "numbers and quoted phrases",
        "io2",
        "a.txt",
        "301 - \"Door open\"\n302 - \"Door, shut\"\n",
    );
    add(
        "a conversion of a number",
        "named",
        "a.csv",
        "Code,Name\nDOOR(1),Open\nDOOR(2),Shut\nDOOR(3),Stuck\n",
    );
    add(
        "values in parentheses before labels in items",
        "named",
        "a.html",
        "<ul><li>(1) Open<li>(2) Shut<li>(3) Stuck</ul>",
    );
    add(
        "a caption and a footnote",
        "named",
        "a.html",
        "<table><caption>Doors</caption><tr><th>Code<th>Name<tr><td>1<td>Open<sup>1</sup><tr><td>2<td>Shut<tr><td>3<td>Stuck</table><p>1: open or not</p>",
    );
    add(
        "macros with shifts",
        "door",
        "a.h",
        "#define DOOR_OPEN (0 | 1)\n#define DOOR_SHUT (1 << 1)\n#define DOOR_STUCK (1 | (1<<1))\n",
    );
    add(
        "macros with comments",
        "door",
        "a.h",
        "/* It is open. */\n#define DOOR_OPEN 1\n#define DOOR_SHUT 2 /* It is shut. */\n/**\n * It is\n * stuck.\n */\n#define DOOR_STUCK 3 ///< stuck\n",
    );
    add(
        "an enum",
        "door",
        "a.h",
        "enum door {\n  DOOR_OPEN = 1,\n  DOOR_SHUT, /* shut */\n#if 1\n  DOOR_STUCK\n#endif\n};\n",
    );
    add(
        "an enum after an expression",
        "door",
        "a.h",
        "enum door { DOOR_OPEN = 0 + 1, DOOR_SHUT, DOOR_STUCK };\n",
    );
    add(
        "assignments",
        "door",
        "a.py",
        "DOOR_OPEN = 1\nDOOR_SHUT = 0x02\nDOOR_STUCK = 3  # stuck\n",
    );
    add(
        "assignments in text",
        "door",
        "a.txt",
        "DOOR_OPEN = 1\nDOOR_SHUT = 2\nDOOR_STUCK = 3\n",
    );
    add(
        "assignments with colons",
        "door",
        "a.txt",
        "DOOR_OPEN: 0x01,\nDOOR_SHUT: 0x02,\nDOOR_STUCK: 0x03,\n",
    );
    add(
        "assignments with a type in Go",
        "door",
        "a.go",
        "const (\n\tDOOR_OPEN Code = 1\n\tDOOR_SHUT Code = 2\n\tDOOR_STUCK Code = 3\n)\n",
    );
    add(
        "exports of JavaScript",
        "door",
        "a.js",
        "exports.DOOR_OPEN = 1;\nexports.DOOR_SHUT = 2;\nexports.DOOR_STUCK = 3;\n",
    );
    add(
        "constants of Rust",
        "door",
        "a.rs",
        "pub const DOOR_OPEN: T = T(1);\npub const DOOR_SHUT: T = T(2);\npub const DOOR_STUCK: T = T(3);\n",
    );
    add(
        "an enum of protobuf",
        "door",
        "a.proto",
        "enum Door {\n  DOOR_OPEN = 1;\n  DOOR_SHUT = 2;\n  DOOR_STUCK = 3;\n}\n",
    );
    add(
        "a map from values",
        "named",
        "a.json",
        "{\"1\": \"Open\", \"2\": \"Shut\", \"3\": \"Stuck\"}\n",
    );
    add(
        "a map to values",
        "named",
        "a.json",
        "{\"Open\": 1, \"Shut\": 2, \"Stuck\": 3}\n",
    );
    add(
        "a map of Python",
        "door",
        "a.py",
        "DOORS = {\n    0x1: (\"DOOR_OPEN\", \"It is open.\"),\n    0x2: (\"DOOR_SHUT\", \"It is shut.\"),\n    0x3: (\"DOOR_STUCK\", \"It is stuck.\"),\n}\n",
    );
    add(
        "objects on a line",
        "door",
        "a.js",
        "const doors = [\n  { name: \"DOOR_OPEN\", value: 1, description: \"It is open.\" },\n  { name: \"DOOR_SHUT\", value: 2, description: \"It is shut.\" },\n  { name: \"DOOR_STUCK\", value: 3, description: \"It is stuck.\" },\n];\n",
    );
    add(
        "objects on several lines",
        "door",
        "a.json",
        "[\n  {\n    \"name\": \"DOOR_OPEN\",\n    \"value\": 1\n  },\n  {\n    \"name\": \"DOOR_SHUT\",\n    \"value\": 2\n  },\n  {\n    \"name\": \"DOOR_STUCK\",\n    \"value\": 3\n  }\n]\n",
    );
    add(
        "a map of YAML",
        "named",
        "a.yaml",
        "1: Open\n2: Shut\n3: Stuck\n",
    );
    add(
        "objects of YAML",
        "door",
        "a.yaml",
        "- name: DOOR_OPEN\n  value: 1\n- name: DOOR_SHUT\n  value: 2\n- name: DOOR_STUCK\n  value: 3\n",
    );
    add(
        "objects by their names in YAML",
        "door",
        "a.yaml",
        "DOOR_OPEN:\n  code: 1\n  text: It is open.\nDOOR_SHUT:\n  code: 2\n  text: It is shut.\nDOOR_STUCK:\n  code: 3\n  text: It is stuck.\n",
    );
    add(
        "attributes of XML",
        "door",
        "a.xml",
        "<doors>\n<enum name=\"DOOR_OPEN\" code=\"1\"/>\n<enum name=\"DOOR_SHUT\" code=\"2\"/>\n<enum name=\"DOOR_STUCK\" code=\"3\"/>\n</doors>\n",
    );
    add(
        "constants of XML",
        "door",
        "a.xml",
        "<doors>\n<constant name=\"DOOR_OPEN\" value=\"1\" class=\"x\"/>\n<constant name=\"DOOR_SHUT\" value=\"2\" class=\"x\"/>\n<constant name=\"DOOR_STUCK\" value=\"3\" class=\"y\"/>\n</doors>\n",
    );
    add(
        "label and value in a cell",
        "door",
        "a.md",
        "| Code | Meaning |\n| --- | --- |\n| DOOR_OPEN (1) | It is open. |\n| DOOR_SHUT (2) | It is shut. |\n| DOOR_STUCK (3) | It is stuck. |\n",
    );
    add(
        "value and label in a cell",
        "door",
        "a.md",
        "| Code | Meaning |\n| --- | --- |\n| (1) DOOR_OPEN | It is open. |\n| (2) DOOR_SHUT | It is shut. |\n| (3) DOOR_STUCK | It is stuck. |\n",
    );
    add(
        "hexadecimal and label in a cell",
        "win",
        "a.md",
        "| Code | Meaning |\n| --- | --- |\n| 0x80004005 E_FAIL | It failed. |\n| 0x80004001 E_NOTIMPL | It is not there. |\n",
    );
    add(
        "both bases in a cell",
        "door",
        "a.md",
        "| Code | Name |\n| --- | --- |\n| 1 (0x1) | DOOR_OPEN |\n| 2 (0x2) | DOOR_SHUT |\n| 3 (0x3) | DOOR_STUCK |\n",
    );
    add(
        "headings",
        "door",
        "a.md",
        "## DOOR_OPEN (1)\n\nIt is open.\n\n## DOOR_SHUT (2)\n\nIt is shut.\n\n## DOOR_STUCK (3)\n\nIt is stuck.\n",
    );
    add(
        "headings of HTML",
        "named",
        "a.html",
        "<h3>1 Open</h3><p>It is open.</p><h3>2 Shut</h3><p>It is shut.</p><h3>3 Stuck</h3><p>It is stuck.</p>",
    );
    add(
        "terms with both",
        "door",
        "a.html",
        "<dl><dt>DOOR_OPEN (1)<dd>It is open.<dt>DOOR_SHUT (2)<dd>It is shut.<dt>DOOR_STUCK (3)<dd>It is stuck.</dl>",
    );
    add(
        "terms and values",
        "door",
        "a.html",
        "<dl><dt>DOOR_OPEN<dd>1<dt>DOOR_SHUT<dd>2<dt>DOOR_STUCK<dd>3</dl>",
    );
    add(
        "values and terms",
        "named",
        "a.html",
        "<dl><dt>1<dd>Open<dt>2<dd>Shut<dt>3<dd>Stuck</dl>",
    );
    add(
        "hyphens",
        "named",
        "a.txt",
        "1 - Open\n2 - Shut\n3 - Stuck\n",
    );
    add("colons", "named", "a.txt", "1: Open\n2: Shut\n3: Stuck\n");
    add(
        "bullets",
        "door",
        "a.txt",
        "* 1 DOOR_OPEN\n* 2 DOOR_SHUT\n* 3 DOOR_STUCK\n",
    );
    add(
        "bullets with prose",
        "named",
        "a.md",
        "* `1` **Open**: it is open.\n* `2` **Shut**: it is shut.\n* `3` **Stuck**: it is stuck.\n",
    );
    add(
        "strings",
        "named",
        "a.txt",
        "1 - \"Open\"\n2 - \"Shut\"\n3 - \"Stuck\"\n",
    );
    add(
        "hexadecimal with an h",
        "named",
        "a.txt",
        "01h Open\n02h Shut\n03h Stuck\n",
    );
    add(
        "a fixed word before the value",
        "named",
        "a.txt",
        "CME ERROR: 1 Open\nCME ERROR: 2 Shut\nCME ERROR: 3 Stuck\n",
    );
    add(
        "a prefix of the value",
        "named",
        "a.txt",
        "ORA-00001: Open\nORA-00002: Shut\nORA-00003: Stuck\n",
    );
    add(
        "three columns",
        "door",
        "a.txt",
        "1   E   DOOR_OPEN\n2   W   DOOR_SHUT\n3   E   DOOR_STUCK\n",
    );
    add(
        "four columns",
        "state",
        "a.txt",
        "00000    S    ERRCODE_OK      Success\n01000    W    ERRCODE_WARN    Warning\n",
    );
    add(
        "label before value",
        "door",
        "a.txt",
        "DOOR_OPEN    1\nDOOR_SHUT    2\nDOOR_STUCK   3\n",
    );
    add(
        "a simple table of RST",
        "door",
        "a.rst",
        "===== ==========\nCode  Name\n===== ==========\n1     DOOR_OPEN\n2     DOOR_SHUT\n3     DOOR_STUCK\n===== ==========\n",
    );
    add(
        "a list-table of RST",
        "door",
        "a.rst",
        ".. list-table::\n   :header-rows: 1\n\n   * - Code\n     - Name\n   * - 1\n     - DOOR_OPEN\n   * - 2\n     - DOOR_SHUT\n   * - 3\n     - DOOR_STUCK\n",
    );
    add(
        "a drawn table",
        "door",
        "a.txt",
        "┌───┬────────────┐\n│ 1 │ DOOR_OPEN  │\n│ 2 │ DOOR_SHUT  │\n│ 3 │ DOOR_STUCK │\n└───┴────────────┘\n",
    );
    add(
        "by turns",
        "door",
        "a.txt",
        "1\nDOOR_OPEN\n2\nDOOR_SHUT\n3\nDOOR_STUCK\n",
    );
    add(
        "by turns, label first",
        "door",
        "a.txt",
        "DOOR_OPEN\n1\nDOOR_SHUT\n2\nDOOR_STUCK\n3\n",
    );
    add(
        "HTML inside Markdown",
        "door",
        "a.md",
        "# Doors\n\nAs follows:\n\n<table>\n<tr><td>1</td><td>DOOR_OPEN</td></tr>\n<tr><td>2</td><td>DOOR_SHUT</td></tr>\n<tr><td>3</td><td>DOOR_STUCK</td></tr>\n</table>\n",
    );
    add(
        "a list on a page with a table",
        "door",
        "a.html",
        "<table><tr><th>Who<th>What<tr><td>Bob<td>Doors</table><ul><li>1 DOOR_OPEN<li>2 DOOR_SHUT<li>3 DOOR_STUCK</ul>",
    );
    add(
        "text on a page with a table",
        "door",
        "a.html",
        "<table><tr><th>Who<th>What<tr><td>Bob<td>Doors</table><pre>\n1 DOOR_OPEN\n2 DOOR_SHUT\n3 DOOR_STUCK\n</pre>",
    );
    add(
        "code with spans and links",
        "door",
        "a.html",
        "<pre><span>#define</span> <a href=\"#o\">DOOR_OPEN</a> <span class=\"n\">1</span>\n<span>#define</span> <a href=\"#s\">DOOR_SHUT</a> <span class=\"n\">2</span>\n<span>#define</span> <a href=\"#t\">DOOR_STUCK</a> <span class=\"n\">3</span>\n</pre>",
    );
    add(
        "tagged paragraphs",
        "door",
        "a.man",
        ".TH DOOR 3\n.SH ERRORS\n.TP\n.B DOOR_OPEN\\fR (1)\nIt is open.\n.TP\n.B DOOR_SHUT\\fR (2)\nIt is shut.\n.TP\n.B DOOR_STUCK\\fR (3)\nIt is stuck.\n",
    );
    add(
        "a manual page as text",
        "named",
        "a.txt",
        "EXIT STATUS\n       1      Open\n\n       2      Shut\n\n       3      Stuck\n\nSEE ALSO\n       door(1)\n",
    );
    add(
        "bullets of a manual page",
        "named",
        "a.man",
        ".TH DOOR 3\n.SH ERRORS\n.IP o 2\n1 - Open\n.IP o 2\n2 - Shut\n.IP o 2\n3 - Stuck\n",
    );
    add(
        "bullets of a manual page as text",
        "named",
        "a.txt",
        "ERRORS\n       o  1 - Open\n\n       o  2 - Shut\n\n       o  3 - Stuck\n",
    );
    cases.push(case("a base of constants", "door", "a.h", "#define DOOR_BASE 0\n#define DOOR_OPEN (DOOR_BASE + 1)\n#define DOOR_SHUT (DOOR_BASE + 2)\n#define DOOR_STUCK (DOOR_BASE + 3)\n#define DOOR_MAX DOOR_STUCK\n", &[]).leaves_out(&["`DOOR_BASE`", "`DOOR_MAX`"]));
    cases.push(case(
        "a prefix that is part of the value",
        "ora",
        "a.txt",
        "ORA-00001: Open\nORA-00002: Shut\n",
        &[],
    ));
    cases.push(
        case(
            "macros with expressions",
            "door",
            "a.h",
            "#define ALL_DOORS 0\n#define DOOR_OPEN (ALL_DOORS + 1)\n#define DOOR_SHUT (ALL_DOORS + 2)\n#define DOOR_STUCK (ALL_DOORS + 3)\n",
            &[],
        )
        .leaves_out(&["ALL_DOORS"]),
    );
    cases.push(case("an alias by name", "door", "a.h", "#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n#define DOOR_STUCK 3\n#define DOOR_OLD DOOR_OPEN\n", &["alias 1 `DOOR_OLD`, another label of `DOOR_OPEN`"]));
    cases.push(case(
        "a hyphen at the end of a line",
        "grid",
        "a.txt",
        "       1      Door open\n\n       2      Gen\u{2010}\n              eral Error\n\n",
        &[],
    ));
    cases
}

/// What is next to the codes and is none, and codes that look like something else.
fn next_to_codes() -> Vec<Case> {
    vec![
        case(
            "another name below an empty line",
            "err",
            "a.h",
            "#define DOOR_ERR_OPEN (-1)\n#define DOOR_ERR_SHUT (-2)\n#define DOOR_ERR_STUCK (-3)\n#define DOOR_ERR_AJAR (-4)\n\n\
             /* Start */\n#define DOOR_INIT_QUIET (-9)\n",
            &[],
        )
        .leaves_out(&["DOOR_INIT_QUIET"]),
        // Directly below a code, it may be one.
        case(
            "another name below a code",
            "err",
            "a.h",
            "#define DOOR_ERR_OPEN (-1)\n#define DOOR_ERR_SHUT (-2)\n#define DOOR_ERR_STUCK (-3)\n#define DOOR_ERR_AJAR (-4)\n\
             #define DOOR_WARN_WIDE (-5)\n",
            &["new -5 `DOOR_WARN_WIDE`"],
        ),
        case(
            "an enum of another name",
            "err",
            "a.h",
            "#define DOOR_ERR_OPEN (-1)\n#define DOOR_ERR_SHUT (-2)\n#define DOOR_ERR_STUCK (-3)\n#define DOOR_ERR_AJAR (-4)\n\n\
             enum door_err_mode { DOOR_ERR_MODE_LOUD = -11, DOOR_ERR_MODE_QUIET = -12 };\n",
            &[],
        )
        .leaves_out(&["door_err_mode"]),
        case(
            "another sign below other code",
            "err",
            "a.h",
            "#define DOOR_ERR_OPEN (-1)\n#define DOOR_ERR_SHUT (-2)\n#define DOOR_ERR_STUCK (-3)\n#define DOOR_ERR_AJAR (-4)\n\n\
             int door(void);\n\n#define DOOR_ERR_LEVEL_LOW 1\n#define DOOR_ERR_LEVEL_HIGH 2\n",
            &[],
        )
        .leaves_out(&["DOOR_ERR_LEVEL_LOW"]),
        case(
            "a decimal number of code in a table of hexadecimal ones",
            "win",
            "a.h",
            "#define E_FAIL 0x80004005\n#define E_NOTIMPL 0x80004001\n#define E_ODD 257\n",
            &["0x00000101 `E_ODD`"],
        ),
        case(
            "a limit with another sign",
            "minus",
            "a.h",
            "#define DOOR_MOST_LEAVES (15)\n\n\
             #define DOOR_EOPEN (-1)\n#define DOOR_ESHUT (-2)\n#define DOOR_ESTUCK (-3)\n#define DOOR_EAJAR (-4)\n",
            &[],
        )
        .leaves_out(&["DOOR_MOST_LEAVES"]),
        case(
            "flags",
            "five",
            "a.h",
            "#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n#define DOOR_STUCK 3\n#define DOOR_AJAR 4\n#define DOOR_GONE 5\n\n\
             #define DOOR_HAS_BELL 0x08\n#define DOOR_HAS_LOCK 0x10\n#define DOOR_HAS_GLASS 0x20\n#define DOOR_HAS_NUMBER 0x40\n",
            &[],
        )
        .leaves_out(&["lines 7 to 10 DOOR_HAS_BELL DOOR_HAS_NUMBER"]),
        case(
            "values that the type does not have",
            "u16",
            "a.h",
            "#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n#define DOOR_STUCK 3\n\n#define DOOR_ANY 0xFFFFFFFF\n",
            &["unread DOOR_ANY"],
        ),
        case(
            "values that the type of more codes does not have",
            "minus",
            "a.h",
            "#define DOOR_EOPEN (-1)\n#define DOOR_ESHUT (-2)\n#define DOOR_ESTUCK (-3)\n#define DOOR_EAJAR (-4)\n\n\
             #define DOOR_ANY 0xFFFFFFFFFFFF\n",
            &[],
        )
        .leaves_out(&["DOOR_ANY"]),
        case(
            "the words base and end in a longer word",
            "five",
            "a.h",
            "#define DOOR_RBBASE 1\n#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n#define DOOR_STUCK 3\n#define DOOR_AJAR 4\n\
             #define DOOR_GONE 5\n#define DOOR_RBEND 5\n",
            &[],
        )
        .leaves_out(&["`DOOR_RBBASE`", "`DOOR_RBEND`"]),
        case(
            "the numbers of a section and a footnote",
            "named",
            "a.txt",
            "  1 Open\n  2 Shut\n  3 Stuck\n\n5.  DECLARATIONS OF DOORS\n\n5.1. LEAVES OF DOORS\n\nREFERENCES\n\n\
             \x20 [7] Doorman, On doors\n  [8] Porter, On gates\n",
            &[],
        )
        .leaves_out(&["“REFERENCES”"]),
        case(
            "columns that names fill",
            "door",
            "a.txt",
            "1       DOOR_OPEN  It is\n                   open.\n\
             2       DOOR_SHUT  It is\n                   shut.\n\
             3       DOOR_STUCK Call a\n                   locksmith.\n\
             4       DOOR_AJAR  Push\n                   it.\n\
             5       DOOR_HALVEDTwo doors\n                   in one.\n\
             6       DOOR_HALF_OPENA door\n                   of two.\n",
            &[
                "new 4 `DOOR_AJAR`",
                "new 5 `DOOR_HALVED`",
                "new 6 `DOOR_HALF_OPEN`",
            ],
        ),
        case(
            "a list below a term",
            "named",
            "a.txt",
            "DOOR <state>\n    The state of a door is one of these:\n\n     - 1 :: Open\n     - 2 :: Shut\n     - 3 :: Stuck\n\n\
             BELL <tone>\n    The tone of the bell.\n\n    It may be silent.\n",
            &[],
        ),
        case(
            "sections of one code",
            "class",
            "a.txt",
            "# Doors have codes.\n# A section has a class,\n# and codes.\n\nSection: Class 00 - Fine\n\n00000  S  DOOR_OPEN   open\n\n\
             Section: Class 0P - Shut\n\n0P000  E  DOOR_SHUT   shut\n\nSection: Class 08 - Other\n\n# A remark.\n08001  E  DOOR_STUCK  stuck\n",
            &[],
        ),
        case(
            "an item that is unused",
            "two",
            "a.md",
            "* `1` **Open**: The door is open.\n* `3`: Unused (reserved by the shell)\n* `2` **Shut**: The door is shut.\n",
            &[],
        )
        .leaves_out(&["3, “Unused"]),
        case(
            "a term for several names",
            "door",
            "a.html",
            "<dl><dt>DOOR_OPEN (1)<dd>Open.<dt>DOOR_SHUT (2)<dd>Shut.<dt>DOOR_STUCK (3)<dd>Stuck.<dt>DOOR_OLD*<dd>Never used.</dl>",
            &[],
        )
        .leaves_out(&["DOOR_OLD*"]),
        case(
            "a value with its name in parentheses",
            "door",
            "a.html",
            "<dl><dt>1 (DOOR_OPEN)<dd>It is open.<dt>2 (DOOR_SHUT)<dd>It is shut.<dt>3 (DOOR_STUCK)<dd>Call.</dl>",
            &[],
        ),
        case(
            "values in what is said about macros",
            "door",
            "a.html",
            "<table><tr><td>#define<td>DOORS_H<tr><td>#define<td>DOOR_OPEN<tr><td><td>1 Open.<tr><td>#define<td>DOOR_SHUT<tr><td><td>2 Shut.\
             <tr><td>#define<td>DOOR_STUCK<tr><td><td>3 Stuck.</table>",
            &[],
        ),
        case(
            "values after the word code",
            "door",
            "a.html",
            "<table><tr><th>Field<th>Description<tr><td>DOOR_OPEN<td>Door Status-Code 1: Open.<tr><td>DOOR_SHUT<td>Door Status-Code 2: Shut.\
             <tr><td>DOOR_STUCK<td>Door Status-Code 3: Stuck.</table>",
            &[],
        ),
        case(
            "a section with one heading",
            "door",
            "a.md",
            "## House\n\n### DOOR_OPEN (1)\n\nIt is open.\n\n### DOOR_SHUT (2)\n\nIt is shut.\n\n## Yard\n\n### DOOR_STUCK (3)\n\nCall.\n",
            &[],
        ),
        case(
            "lists with names of two words",
            "door",
            "a.xml",
            "<doors><door name=\"Result-Code\"><enum name=\"DOOR_OPEN\" code=\"1\"/><enum name=\"DOOR_SHUT\" code=\"2\"/><enum name=\"DOOR_STUCK\" code=\"3\"/></door>\
             <door name=\"Leaf-Type\"><enum name=\"Oak\" code=\"7\"/><enum name=\"Elm\" code=\"8\"/></door></doors>",
            &[],
        )
        .leaves_out(&["“Leaf-Type”"]),
    ]
}

#[test]
fn each_list_is_read_as_a_person_reads_it() {
    let scratch = Scratch::new();
    let cases = [silent(), values(), refused(), kinds(), next_to_codes()];
    let mut wrong = Vec::new();
    for case in cases.iter().flatten() {
        let Some(said) = check(&scratch, case) else {
            continue;
        };
        let Case {
            name,
            text,
            differences,
            left_out,
            ..
        } = case;
        println!(
            "--- {name}\n{text}\nexpected {differences:?}, left out {left_out:?}, not\n{said}"
        );
        wrong.push(name);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
