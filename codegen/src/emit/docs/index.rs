//! `README.md` and `index.html` in the folder of what is generated: links to each table with a page, if there are
//! several. The page also searches all of them.

use super::page::{self, Page, Widths};
use crate::emit::draft::{Content, Draft, Origin, Place};
use crate::emit::paths;
use crate::escape::html::escape;
use crate::escape::markdown::line;
use crate::model::{Table, Target};

/// A table, and the paths of its page and of its codes as JSON.
type Entry<'t> = (&'t Table, String, String);

pub(in crate::emit) fn emit(tables: &[Table]) -> Vec<Draft> {
    let entry = |table| Some((table, paths::page(table)?, paths::codes_json(table)?));
    let entries: Vec<Entry<'_>> = tables.iter().filter_map(entry).collect();
    if entries.len() < 2 {
        return Vec::new();
    }
    let files = [
        ("README.md", readme(&entries)),
        ("index.html", html(&entries)),
    ];
    let draft = |(path, text): (&str, String)| Draft {
        place: Place::Generated,
        path: path.to_owned(),
        origin: Origin::Tables,
        content: Content::Markup(text),
    };
    files.map(draft).into()
}

fn readme(entries: &[Entry<'_>]) -> String {
    let mut text = format!(
        "# Result codes\n\n{}.\n\n\
         | Table | Generated | Codes | Page | Data |\n\
         | --- | --- | ---: | --- | --- |\n",
        count(entries)
    );
    for (table, page, json) in entries {
        let source = match &table.target {
            Target::Package(package) => paths::in_package(package, "README.md"),
            Target::Module(module) => paths::module(module),
        };
        text += &format!(
            "| {} | [{}]({source}) | {} | [page]({page}) | [JSON]({json}) |\n",
            line(&page::heading(table)),
            line(table.name()),
            page::thousands(table.codes.len()),
        );
    }
    text
}

fn html(entries: &[Entry<'_>]) -> String {
    let item = |(table, page, _): &Entry<'_>| {
        format!(
            "<li>\n<p><a href=\"{}\">{}</a></p>\n<p class=\"facts\">{} · {}</p>\n</li>\n",
            escape(page),
            escape(&page::heading(table)),
            page::name_and_version(table),
            page::source(table),
        )
    };
    let items: String = entries.iter().map(item).collect();
    let data = entries
        .iter()
        .map(|(table, page, _)| page::data_for_index(table, page));
    let data: Vec<String> = data.collect();
    let count = count(entries);
    Page {
        title: "Result codes",
        description: &format!("{count}. Search all of them by value, label or word."),
        package: "All tables",
        lead: &format!("{count}. The search looks in all of them."),
        links: &["<a href=\"README.md\">README</a>".to_owned()],
        example: "A value, a label, a word, or a line of a log",
        content: &format!("<ul class=\"tables\">\n{items}</ul>\n"),
        tables: &data,
        origin: "Generated from all tables.",
        widths: Widths::of_tables(entries.iter().map(|(table, ..)| *table)),
    }
    .html("Result codes")
}

fn count(entries: &[Entry<'_>]) -> String {
    let codes: usize = entries.iter().map(|(table, ..)| table.codes.len()).sum();
    let codes = page::thousands(codes);
    format!("{codes} codes in {} tables", entries.len())
}
