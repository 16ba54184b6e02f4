//! Lists that were read in silence, and had more than was read.

use super::{Case, case};

pub(crate) fn cases() -> Vec<Case> {
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
