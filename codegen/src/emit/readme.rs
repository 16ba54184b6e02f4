//! `README.md`: ten lines of use and the table of codes. It is also the front page of the crate's
//! documentation, where the example runs as a doctest. Of a table that a person may read through,
//! that page is `src/front.md`: the same text with the links that only rustdoc understands.

use std::borrow::Cow;

use super::docs::{line, plain};
use super::plan::Plan;
use crate::artifact::{Content, Draft};
use crate::markdown::{self, code, code_cell, escape};
use crate::model::{Code, Gap, Message, Retired};

/// The text for anybody, and the one for rustdoc, if that is another.
struct Texts {
    readme: String,
    front: Option<String>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.readme.push_str(text);
        if let Some(front) = &mut self.front {
            front.push_str(text);
        }
    }

    /// Adds a Rust name of the enum, in rustdoc as a link to what it names.
    fn push_name(&mut self, plan: &Plan<'_>, name: &str) {
        let shown = code_cell(name);
        self.readme.push_str(&shown);
        if let Some(front) = &mut self.front {
            let code = &plan.table.type_name;
            front.extend(["[", &shown, "](", code, "::", name, ")"]);
        }
    }
}

/// The drafts of both, or of the one that there is.
pub(super) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let Texts { readme, front } = texts(plan);
    let draft = |(path, text)| Draft {
        path,
        content: Content::Markdown(text),
    };
    let front = front.map(|front| ("src/front.md", front));
    let drafts = std::iter::once(("README.md", readme)).chain(front);
    drafts.map(draft).collect()
}

/// The front page of the documentation, seen from `src`.
pub(super) fn front_page(plan: &Plan<'_>) -> &'static str {
    if has_links(plan) {
        "front.md"
    } else {
        "../README.md"
    }
}

/// Whether the front page leads to each code. rustc looks at all its links, even where nobody asks for
/// documentation.
fn has_links(plan: &Plan<'_>) -> bool {
    plan.is_listed()
}

fn texts(plan: &Plan<'_>) -> Texts {
    let table = plan.table;
    let package = &table.package;
    let mut text = format!("# {}\n\n", escape(&package.name));
    for paragraph in plain(&package.description) {
        text += &format!("{paragraph}\n\n");
    }
    let count = match table.codes.len() {
        1 => "1 code".to_owned(),
        count => format!("{count} codes"),
    };
    let rust = plan.rust_version();
    text += &format!(
        "{count}, from \"{}\" by {}. No `std`, no dependencies, no `unsafe`; Rust {rust} or \
         later. The feature `serde` reads and writes the value.\n\n",
        line(&table.origin.document),
        line(&table.origin.publisher),
    );
    text.push_str(&usage(plan));
    text.extend(table.message.as_ref().map(|names| message(plan, names)));
    let mut texts = Texts {
        front: has_links(plan).then(|| text.clone()),
        readme: text,
    };
    codes(plan, &mut texts);
    texts.push(&gaps(plan, &table.gaps));
    texts.push(&retired(plan, &table.retired));
    texts
}

/// A code to show the use of the crate with.
fn example<'t>(plan: &Plan<'t>) -> &'t Code {
    let codes = &plan.table.codes;
    let ordinary = |row: &&Code| row.deprecated.is_none() && row.repeats.is_none();
    codes.iter().find(ordinary).unwrap_or(&codes[0])
}

fn usage(plan: &Plan<'_>) -> String {
    let (code, raw) = (&plan.code, &plan.raw);
    let library = plan.table.package.name.replace('-', "_");
    let row = example(plan);
    let (variant, label, value) = (&row.variant, &row.label, plan.literal(&row.value));
    let mut text = format!(
        "## Use\n\n\
         ```rust\n\
         use {library}::{{{code}, {raw}}};\n\
         \n\
         // Whatever arrives is kept, known or not.\n\
         let raw = {raw}::new({value});\n\
         match raw.known() {{\n\
         \x20   Some(code) => println!(\"{{}} is {{code}}\", code.value()),\n\
         \x20   None => println!(\"{{raw}} is not in the table\"),\n\
         }}\n\
         assert_eq!({code}::from_value({value}), Some({code}::{variant}));\n\
         assert_eq!({code}::from_label({label:?}), Some({code}::{variant}));\n\
         assert_eq!({code}::{variant}.to_string(), {label:?});\n"
    );
    if let Some(unknown) = plan.unknown() {
        let value = plan.literal(&unknown);
        text += &format!("assert_eq!({raw}::new({value}).known(), None);\n");
    }
    text + "```\n\n"
}

/// How the message that carries a code is read and written. The example needs the feature, and is
/// empty where that is off.
fn message(plan: &Plan<'_>, names: &Message) -> String {
    let code = &plan.code;
    let library = plan.table.package.name.replace('-', "_");
    let Code { label, variant, .. } = example(plan);
    let mut node = "DATA".to_owned();
    while names.elements().contains(&node.as_str()) {
        node.push('_');
    }
    format!(
        "## The message\n\n\
         With the feature `message`, which brings `std`, `quick-xml` and `serde`, the crate reads and \
         writes the message {} that carries a code.\n\n\
         ```rust\n\
         #[cfg(feature = \"message\")]\n\
         fn example() -> Result<(), Box<dyn std::error::Error>> {{\n\
         \x20   use {library}::{{message::Message, {code}}};\n\
         \n\
         \x20   #[derive(serde::Deserialize)]\n\
         \x20   struct Data {{\n\
         \x20       id: u32,\n\
         \x20   }}\n\
         \n\
         \x20   // What a server sends; a test can play one.\n\
         \x20   let xml = Message::reply({label:?}, {code}::{variant})\n\
         \x20       .with_request_id(\"1\")\n\
         \x20       .with_node_xml(\"<{node}><id>7</id></{node}>\")?\n\
         \x20       .to_xml();\n\
         \n\
         \x20   let reply = Message::from_xml(xml)?.into_result()?;\n\
         \x20   match reply.code().known() {{\n\
         \x20       Some(code) => println!(\"{{code}}: {{}}\", code.description()),\n\
         \x20       None => println!(\"{{}} is not in the table\", reply.code()),\n\
         \x20   }}\n\
         \x20   let data: Data = reply.node().ok_or(\"no data\")?.deserialize()?;\n\
         \x20   assert_eq!(data.id, 7);\n\
         \x20   Ok(())\n\
         }}\n\
         #[cfg(feature = \"message\")]\n\
         example().unwrap();\n\
         ```\n\n",
        markdown::code(&names.root),
    )
}

/// One table, or one for each group and one for the codes of none.
fn codes(plan: &Plan<'_>, texts: &mut Texts) {
    let table = plan.table;
    texts.push("## Codes\n\n");
    if table.groups.is_empty() {
        rows(plan, table.codes.iter(), texts);
        return;
    }
    let mut members: Vec<Vec<&Code>> = vec![Vec::new(); table.groups.len()];
    let mut others = Vec::new();
    for row in &table.codes {
        row.group
            .map_or(&mut others, |group| &mut members[group])
            .push(row);
    }
    for (group, rows_of) in table.groups.iter().zip(members) {
        texts.push(&format!("### {}\n\n", line(&group.title)));
        rows(plan, rows_of, texts);
    }
    if !others.is_empty() {
        texts.push("### Of no group\n\n");
        rows(plan, others, texts);
    }
}

fn rows<'t>(plan: &Plan<'_>, rows: impl IntoIterator<Item = &'t Code>, texts: &mut Texts) {
    let table = plan.table;
    let outcomes = table.codes.iter().any(|row| row.outcome.is_some());
    let (head, rule) = if outcomes {
        (" Outcome |", " --- |")
    } else {
        ("", "")
    };
    texts.push(&format!(
        "| Value | Label | Variant |{head} Meaning |\n| ---: | --- | --- |{rule} --- |\n"
    ));
    for row in rows {
        let value = code_cell(&table.show(&row.value));
        let label = code_cell(&row.label);
        texts.push(&["| ", &value, " | ", &label, " | "].concat());
        texts.push_name(plan, &row.variant);
        let outcome = row.outcome.map_or("", |outcome| outcome.name());
        let outcome = if outcomes {
            [" ", outcome, " |"].concat()
        } else {
            String::new()
        };
        texts.push(&[" |", &outcome, " ", &meaning(plan, row), " |\n"].concat());
        for alias in &row.aliases {
            let of = &label;
            let label = code_cell(&alias.label);
            texts.push(&["| ", &value, " | ", &label, " | "].concat());
            texts.push_name(plan, &alias.variant);
            let mut meaning = vec![Cow::Owned(format!("Alias of {of}."))];
            meaning.extend(plain(&alias.description));
            meaning.extend(alias.deprecated.as_ref().map(|note| deprecated(note)));
            let outcome = if outcomes { "  |" } else { "" };
            texts.push(&[" |", outcome, " ", &meaning.join(" "), " |\n"].concat());
        }
    }
    texts.push("\n");
}

fn meaning(plan: &Plan<'_>, row: &Code) -> String {
    let table = plan.table;
    let mut parts = plain(&row.description);
    if let Some(first) = row.repeats {
        parts.push(Cow::Owned(format!(
            "Same label as {}.",
            code_cell(&table.show(&table.codes[first].value))
        )));
    }
    if !row.tags.is_empty() {
        let tags: Vec<_> = row
            .tags
            .iter()
            .map(|&tag| line(&table.tags[tag].name))
            .collect();
        parts.push(Cow::Owned(format!("Tags: {}.", tags.join(", "))));
    }
    parts.extend(
        row.since
            .iter()
            .map(|since| Cow::Owned(format!("Since {}.", line(since)))),
    );
    parts.extend(row.deprecated.as_ref().map(|note| deprecated(note)));
    parts.join(" ")
}

fn deprecated(note: &str) -> Cow<'static, str> {
    let note = line(note);
    Cow::Owned(format!("Deprecated: {}.", note.trim_end_matches('.')))
}

fn gaps(plan: &Plan<'_>, gaps: &[Gap]) -> String {
    if gaps.is_empty() {
        return String::new();
    }
    let mut text = "## Values without a code\n\n".to_owned();
    for gap in gaps {
        let (first, last) = (plan.table.show(&gap.first), plan.table.show(&gap.last));
        let range = if first == last {
            code(&first)
        } else {
            format!("{} to {}", code(&first), code(&last))
        };
        text += &format!("- {range}: {}\n", line(&gap.reason));
    }
    text + "\n"
}

fn retired(plan: &Plan<'_>, retired: &[Retired]) -> String {
    if retired.is_empty() {
        return String::new();
    }
    let mut text = "## Retired codes\n\n".to_owned();
    for row in retired {
        let since = row
            .since
            .as_ref()
            .map_or(String::new(), |since| format!(" since {}", line(since)));
        text += &format!(
            "- {} {}{since}: {}\n",
            code(&plan.table.show(&row.value)),
            code(&row.label),
            line(&row.reason),
        );
    }
    text + "\n"
}
