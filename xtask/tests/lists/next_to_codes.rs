//! What is next to the codes and is none, and codes that look like something else.

use super::{Case, case};

pub(crate) fn cases() -> Vec<Case> {
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
