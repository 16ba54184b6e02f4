//! Random tables, written in each layout that vendors publish lists in: read back, they have no difference from the
//! table, and exactly one from the table without one of its codes.

use std::collections::HashSet;
use std::fmt::{self, Write as _};
use std::path::Path;

use cargo_codetable::published::formats::read;
use codetable::Source;
use codetable::model::Table;
use codetable::published::{self, Difference, Options};

/// The number of tables for each layout and each kind of values and labels.
const TABLES: u64 = 6;

/// What is read with a wrong answer. Remove a line with the mistake.
const WRONG: &[&str] = &[
    // The first row below an empty line is a heading.
    "text: Strings, Identifiers",
    "text: Strings, Phrases",
    // A string in parentheses is no value.
    "definition list: Strings, Identifiers",
    "definition list: Strings, Identifiers, described",
    "definition list: Strings, Phrases",
    "definition list: Strings, Phrases, described",
];

/// What becomes another table. Remove a line with the mistake.
const WRONG_NEW: &[&str] = &[
    // The first row below an empty line is a heading, and values are taken for labels.
    "text: Strings, Identifiers",
    "text: Strings, Phrases",
    // A string in parentheses is no value.
    "definition list: Strings, Identifiers",
    "definition list: Strings, Identifiers, described",
    "definition list: Strings, Phrases",
    "definition list: Strings, Phrases, described",
];

/// Random numbers, the same in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn pick<'s>(&mut self, words: &[&'s str]) -> &'s str {
        let index = self.below(words.len() as u64);
        words[usize::try_from(index).unwrap()]
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Values {
    Decimal,
    Hex,
    Negative,
    Strings,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Labels {
    Identifiers,
    Phrases,
}

/// What the rows of a list are.
#[derive(Debug, Clone, Copy)]
struct Shape {
    values: Values,
    labels: Labels,
    is_described: bool,
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let more = if self.is_described { ", described" } else { "" };
        write!(f, "{:?}, {:?}{more}", self.values, self.labels)
    }
}

struct Row {
    value: String,
    label: String,
    /// Empty if there is none.
    description: String,
}

const FIRST: [&str; 8] = [
    "window", "lock", "hinge", "motor", "sensor", "user", "disk", "queue",
];
const LAST: [&str; 10] = [
    "open",
    "shut",
    "stuck",
    "missing",
    "overflow",
    "timeout",
    "not found",
    "too long",
    "in use",
    "refused",
];
const MARKS: [&str; 6] = ["-", ", ", "/", " ", " ", " "];
const PROSE: [&str; 9] = [
    "This", "happens", "when", "nobody", "looks;", "try", "again", "(later)", "or wait",
];

fn label(random: &mut Random, labels: Labels, prefix: &str) -> String {
    let (first, last) = (random.pick(&FIRST), random.pick(&LAST));
    let middle = random.pick(&["", "", "was", "is"]);
    match labels {
        Labels::Identifiers => {
            let words = format!("{prefix}{first} {middle} {last}").to_uppercase();
            words.split_whitespace().collect::<Vec<_>>().join("_")
        }
        Labels::Phrases => {
            let first = format!("{}{}", first[..1].to_uppercase(), &first[1..]);
            let mark = random.pick(&MARKS);
            if middle.is_empty() {
                format!("{first}{mark}{last}")
            } else {
                format!("{first} {middle} {last}")
            }
        }
    }
}

fn value(random: &mut Random, values: Values) -> String {
    let limit = [30, 300, 70_000][usize::try_from(random.below(3)).unwrap()];
    match values {
        Values::Decimal => random.below(limit).to_string(),
        Values::Hex => format!("0x{:04X}", random.below(limit)),
        Values::Negative => format!("-{}", 1 + random.below(limit)),
        Values::Strings => {
            let letters = b"0123456789ABCXYZ";
            let mut text = random.below(10).to_string();
            for _ in 0..4 {
                text.push(char::from(
                    letters[usize::try_from(random.below(16)).unwrap()],
                ));
            }
            text
        }
    }
}

fn rows(random: &mut Random, shape: Shape) -> Vec<Row> {
    let prefix = random.pick(&["", "door ", "api err "]);
    let count = 3 + random.below(20);
    let (mut values, mut names, mut rows) = (HashSet::new(), HashSet::new(), Vec::new());
    while (rows.len() as u64) < count {
        let (value, label) = (
            value(random, shape.values),
            label(random, shape.labels, prefix),
        );
        let name: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
        if values.contains(&value) || !names.insert(name.to_lowercase()) {
            continue;
        }
        values.insert(value.clone());
        let words = (0..3 + random.below(5)).map(|_| random.pick(&PROSE));
        let description = words.collect::<Vec<_>>().join(" ") + ".";
        let description = if shape.is_described {
            description
        } else {
            String::new()
        };
        rows.push(Row {
            value,
            label,
            description,
        });
    }
    rows
}

fn table<'r>(shape: Shape, rows: impl Iterator<Item = &'r Row>) -> Table {
    let repr = match shape.values {
        Values::Strings => "repr = \"str\"",
        Values::Hex => "repr = \"u32\"\nradix = \"hex\"",
        Values::Decimal | Values::Negative => "repr = \"i64\"",
    };
    let mut text = format!(
        "format = 1\n[table]\ntitle = \"Code\"\ntype = \"Code\"\n{repr}\n[table.source]\ndocument = \"Doors\"\n\
         [package]\nname = \"codes\"\nversion = \"0.1.0\"\ndescription = \"Codes\"\npublish = false\n"
    );
    for Row { value, label, .. } in rows {
        let _ = write!(text, "[[code]]\nvalue = \"{value}\"\nlabel = \"{label}\"\n");
    }
    let tables = codetable::validate(&[Source::new("codes.toml", &text)]);
    tables
        .unwrap_or_else(|error| panic!("{error:?}\n{text}"))
        .remove(0)
}

/// A layout: how it is named, which file has it, what it cannot express, and how its rows are written.
struct Layout {
    name: &'static str,
    file: &'static str,
    /// Names in a program: identifiers, and numbers.
    is_code: bool,
    write: fn(&[Row], Shape) -> String,
}

const LAYOUTS: [Layout; 14] = [
    Layout {
        name: "HTML table",
        file: "a.html",
        is_code: false,
        write: html,
    },
    Layout {
        name: "Markdown table",
        file: "a.md",
        is_code: false,
        write: markdown,
    },
    Layout {
        name: "CSV",
        file: "a.csv",
        is_code: false,
        write: |rows, shape| separated(rows, shape, ','),
    },
    Layout {
        name: "CSV without a header",
        file: "a.csv",
        is_code: false,
        write: |rows, shape| {
            let text = separated(rows, shape, ',');
            text.split_once('\n').unwrap().1.to_owned()
        },
    },
    Layout {
        name: "TSV",
        file: "a.tsv",
        is_code: false,
        write: |rows, shape| separated(rows, shape, '\t'),
    },
    Layout {
        name: "text",
        file: "a.txt",
        is_code: false,
        write: text,
    },
    Layout {
        name: "definition list",
        file: "a.html",
        is_code: false,
        write: definitions,
    },
    Layout {
        name: "macros",
        file: "a.h",
        is_code: true,
        write: macros,
    },
    Layout {
        name: "enum",
        file: "a.h",
        is_code: true,
        write: enumeration,
    },
    Layout {
        name: "JSON object",
        file: "a.json",
        is_code: false,
        write: json_object,
    },
    Layout {
        name: "JSON array",
        file: "a.json",
        is_code: false,
        write: json_array,
    },
    Layout {
        name: "YAML",
        file: "a.yaml",
        is_code: false,
        write: yaml,
    },
    Layout {
        name: "XML attributes",
        file: "a.xml",
        is_code: false,
        write: xml,
    },
    Layout {
        name: "RST grid",
        file: "a.rst",
        is_code: false,
        write: rst,
    },
];

/// The cells of a row, and the header of them.
fn cells(row: &Row, shape: Shape) -> Vec<&str> {
    let cells = [&row.value, &row.label, &row.description].map(String::as_str);
    cells[..2 + usize::from(shape.is_described)].to_vec()
}

fn header(shape: Shape) -> Vec<&'static str> {
    ["Code", "Name", "Description"][..2 + usize::from(shape.is_described)].to_vec()
}

fn html(rows: &[Row], shape: Shape) -> String {
    let mut text = format!(
        "<html><body><p>The codes:</p><table>\n<tr><th>{}</th></tr>\n",
        header(shape).join("</th><th>")
    );
    for row in rows {
        let _ = writeln!(
            text,
            "<tr><td>{}</td></tr>",
            cells(row, shape).join("</td><td>")
        );
    }
    text + "</table></body></html>\n"
}

fn markdown(rows: &[Row], shape: Shape) -> String {
    let line = |cells: Vec<&str>| format!("| {} |\n", cells.join(" | "));
    let rule = header(shape).iter().map(|_| "---").collect();
    let rows = rows.iter().map(|row| line(cells(row, shape)));
    format!(
        "# Codes\n\n{}{}{}",
        line(header(shape)),
        line(rule),
        rows.collect::<String>()
    )
}

fn separated(rows: &[Row], shape: Shape, separator: char) -> String {
    let line = |cells: Vec<&str>| {
        let cells = cells.into_iter().map(|cell| {
            if cell.contains(separator) {
                format!("\"{cell}\"")
            } else {
                cell.to_owned()
            }
        });
        cells.collect::<Vec<_>>().join(&separator.to_string()) + "\n"
    };
    let rows = rows.iter().map(|row| line(cells(row, shape)));
    line(header(shape)) + &rows.collect::<String>()
}

fn text(rows: &[Row], shape: Shape) -> String {
    let width = |of: fn(&Row) -> &str| rows.iter().map(|row| of(row).len()).max().unwrap();
    let (values, labels) = (width(|row| &row.value), width(|row| &row.label));
    let rows = rows.iter().map(|row| {
        let [value, label] = cells(row, shape)[..2] else {
            unreachable!()
        };
        let line = format!("{value:values$}   {label:labels$}   {}", row.description);
        format!("{}\n", line.trim_end())
    });
    format!("These are the codes:\n\n{}", rows.collect::<String>())
}

fn definitions(rows: &[Row], _: Shape) -> String {
    let rows = rows.iter().map(
        |Row {
             value,
             label,
             description,
         }| {
            format!("<dt><code>{label}</code> ({value})</dt>\n<dd>{description}</dd>\n")
        },
    );
    format!(
        "<html><body><dl>\n{}</dl></body></html>\n",
        rows.collect::<String>()
    )
}

fn macros(rows: &[Row], _: Shape) -> String {
    let rows = rows.iter().map(
        |Row {
             value,
             label,
             description,
         }| {
            let value = if value.starts_with('-') {
                format!("({value})")
            } else {
                value.clone()
            };
            let comment = if description.is_empty() {
                String::new()
            } else {
                format!(" /* {description} */")
            };
            format!("#define {label} {value}{comment}\n")
        },
    );
    format!(
        "#ifndef CODES_H\n#define CODES_H\n\n{}\n#endif\n",
        rows.collect::<String>()
    )
}

fn enumeration(rows: &[Row], _: Shape) -> String {
    let rows = rows.iter().map(
        |Row {
             value,
             label,
             description,
         }| {
            let comment = if description.is_empty() {
                String::new()
            } else {
                format!("    // {description}\n")
            };
            format!("{comment}    {label} = {value},\n")
        },
    );
    format!("typedef enum {{\n{}}} codes_t;\n", rows.collect::<String>())
}

/// A value as data formats write it: as a number if they have such numbers.
fn literal(value: &str, shape: Shape) -> String {
    match shape.values {
        Values::Decimal | Values::Negative => value.to_owned(),
        Values::Hex | Values::Strings => format!("\"{value}\""),
    }
}

fn json_object(rows: &[Row], shape: Shape) -> String {
    let rows = rows
        .iter()
        .map(|Row { value, label, .. }| format!("  \"{label}\": {}", literal(value, shape)));
    format!("{{\n{}\n}}\n", rows.collect::<Vec<_>>().join(",\n"))
}

fn json_array(rows: &[Row], shape: Shape) -> String {
    let rows = rows.iter().map(
        |Row {
             value,
             label,
             description,
         }| {
            let description = if description.is_empty() {
                String::new()
            } else {
                format!(", \"description\": \"{description}\"")
            };
            format!(
                "  {{ \"code\": {}, \"name\": \"{label}\"{description} }}",
                literal(value, shape)
            )
        },
    );
    format!("[\n{}\n]\n", rows.collect::<Vec<_>>().join(",\n"))
}

fn yaml(rows: &[Row], shape: Shape) -> String {
    let rows = rows.iter().map(
        |Row {
             value,
             label,
             description,
         }| {
            let description = if description.is_empty() {
                String::new()
            } else {
                format!("  description: \"{description}\"\n")
            };
            format!(
                "- name: \"{label}\"\n  code: {}\n{description}",
                literal(value, shape)
            )
        },
    );
    rows.collect()
}

fn xml(rows: &[Row], _: Shape) -> String {
    let rows = rows.iter().map(
        |Row {
             value,
             label,
             description,
         }| {
            let description = if description.is_empty() {
                String::new()
            } else {
                format!(" text=\"{description}\"")
            };
            format!("  <code value=\"{value}\" name=\"{label}\"{description}/>\n")
        },
    );
    format!(
        "<?xml version=\"1.0\"?>\n<codes>\n{}</codes>\n",
        rows.collect::<String>()
    )
}

fn rst(rows: &[Row], shape: Shape) -> String {
    let all: Vec<Vec<&str>> = std::iter::once(header(shape))
        .chain(rows.iter().map(|row| cells(row, shape)))
        .collect();
    let widths: Vec<usize> = (0..all[0].len())
        .map(|column| all.iter().map(|cells| cells[column].len()).max().unwrap())
        .collect();
    let rule = |mark: &str| {
        let parts = widths.iter().map(|width| mark.repeat(width + 2));
        format!("+{}+\n", parts.collect::<Vec<_>>().join("+"))
    };
    let mut text = format!("Codes\n=====\n\n{}", rule("-"));
    for (index, cells) in all.iter().enumerate() {
        let cells = cells
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!(" {cell:width$} "));
        let _ = writeln!(text, "|{}|", cells.collect::<Vec<_>>().join("|"));
        text += &rule(if index == 0 { "=" } else { "-" });
    }
    text
}

/// What a comparison says, a line each.
fn compare(layout: &Layout, table: &Table, text: &str) -> Vec<String> {
    let page = read(Some(Path::new(layout.file)), text, &[]).unwrap();
    let list = match published::find(table, &[published::prepare(page)], None) {
        Ok(list) => list,
        Err(error) => return vec![error.to_string()],
    };
    let differences = published::compare(table, &list, &[text]);
    let lines = differences.iter().map(|difference| match difference {
        Difference::New {
            listed,
            obstacle: None,
            ..
        } => format!("new {} {}", table.show(&listed.value), listed.label),
        other => format!("{other:?}"),
    });
    let left_out = list
        .left_out
        .iter()
        .map(|left_out| format!("left out: {}", left_out.what));
    lines.chain(left_out).collect()
}

/// Returns what is wrong about a list in a layout.
fn check(layout: &Layout, shape: Shape, seed: u64) -> Option<String> {
    let mut random = Random(seed);
    let rows = rows(&mut random, shape);
    let text = (layout.write)(&rows, shape);
    let whole = table(shape, rows.iter());
    let said = compare(layout, &whole, &text);
    if !said.is_empty() {
        return Some(format!("{text}\n{}", said.join("\n")));
    }
    let new = usize::try_from(random.below(rows.len() as u64)).unwrap();
    let others = rows.iter().enumerate().filter(|(index, _)| *index != new);
    let part = table(shape, others.map(|(_, row)| row));
    let said = compare(layout, &part, &text);
    let listed = &whole.codes[new];
    let expected = format!("new {} {}", whole.show(&listed.value), listed.label);
    (said != [expected.as_str()])
        .then(|| format!("{text}\nexpected {expected}, not\n{}", said.join("\n")))
}

/// Returns what is wrong about the table that is made from a list in a layout.
fn check_new(layout: &Layout, shape: Shape, seed: u64) -> Option<String> {
    let rows = rows(&mut Random(seed), shape);
    let text = (layout.write)(&rows, shape);
    let page = read(Some(Path::new(layout.file)), &text, &[]).unwrap();
    let mut options = Options::default();
    "codes".clone_into(&mut options.name);
    options.files = vec![layout.file.to_owned()];
    "2026-11-25".clone_into(&mut options.today);
    let proposal = match published::propose(&[published::prepare(page)], &options) {
        Ok(proposal) => proposal,
        Err(error) => return Some(format!("{text}\n{error}")),
    };
    let tables = match codetable::validate(&[Source::new("codes.toml", &proposal.text)]) {
        Ok(tables) => tables,
        Err(error) => return Some(format!("{text}\n{}\n{error:?}", proposal.text)),
    };
    // The same codes, whatever their type is.
    let expected = table(shape, rows.iter());
    let pairs = |table: &Table| -> Vec<(String, String)> {
        let codes = table.codes.iter();
        codes
            .map(|code| (code.value.to_string(), code.label.clone()))
            .collect()
    };
    let mut said = Vec::new();
    if pairs(&tables[0]) != pairs(&expected) {
        said.push(proposal.text.clone());
    }
    let list = &proposal.list;
    said.extend(
        list.unread
            .iter()
            .map(|unread| format!("unread {}", unread.text)),
    );
    said.extend(list.left_out.iter().map(|left_out| left_out.what.clone()));
    (!said.is_empty()).then(|| format!("{text}\n{}", said.join("\n")))
}

#[test]
fn a_list_in_any_layout_becomes_its_table() {
    assert_eq!(wrong(check_new, WRONG_NEW), WRONG_NEW);
}

#[test]
fn a_table_in_any_layout_is_read_back() {
    assert_eq!(wrong(check, WRONG), WRONG);
}

/// The layouts and shapes that some check says something about. What is not expected is printed.
fn wrong(check: fn(&Layout, Shape, u64) -> Option<String>, expected: &[&str]) -> Vec<String> {
    let shapes = [
        Values::Decimal,
        Values::Hex,
        Values::Negative,
        Values::Strings,
    ]
    .into_iter()
    .flat_map(|values| {
        [Labels::Identifiers, Labels::Phrases]
            .into_iter()
            .flat_map(move |labels| {
                [false, true].map(|is_described| Shape {
                    values,
                    labels,
                    is_described,
                })
            })
    });
    let shapes: Vec<Shape> = shapes.collect();
    let mut wrong = Vec::new();
    for layout in &LAYOUTS {
        for shape in &shapes {
            let is_code = shape.values != Values::Strings && shape.labels == Labels::Identifiers;
            if layout.is_code && !is_code {
                continue;
            }
            let failures = (0..TABLES).filter_map(|seed| check(layout, *shape, seed));
            let failures: Vec<String> = failures.collect();
            let name = format!("{}: {shape}", layout.name);
            if let (Some(first), false) = (failures.first(), expected.contains(&name.as_str())) {
                println!("--- {name}, {} of {TABLES}\n{first}", failures.len());
            }
            if !failures.is_empty() {
                wrong.push(name);
            }
        }
    }
    println!("wrong: {wrong:#?}");
    wrong
}
