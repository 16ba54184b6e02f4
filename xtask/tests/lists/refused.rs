//! Lists that were refused.

use super::{Case, case};

pub(crate) fn cases() -> Vec<Case> {
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
