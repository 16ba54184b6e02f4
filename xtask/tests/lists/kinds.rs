//! Kinds of input, smallest.

use super::{Case, case};

pub(crate) fn cases() -> Vec<Case> {
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
