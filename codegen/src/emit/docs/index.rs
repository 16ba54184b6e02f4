//! `README.md` and `index.html` in the folder of the crates: links to each crate, if there are several crates. The
//! page also searches all of them.

use super::page::{self, Page, Widths};
use crate::emit::draft::{Content, Draft, Origin, Place};
use crate::escape::html::escape;
use crate::escape::markdown::line;
use crate::model::Table;

pub(in crate::emit) fn emit(tables: &[Table]) -> Vec<Draft> {
    if tables.len() < 2 {
        return Vec::new();
    }
    let files = [("README.md", readme(tables)), ("index.html", html(tables))];
    let draft = |(path, text): (&str, String)| Draft {
        place: Place::Generated,
        path: path.to_owned(),
        origin: Origin::Tables,
        content: Content::Markup(text),
    };
    files.map(draft).into()
}

fn readme(tables: &[Table]) -> String {
    let mut text = format!(
        "# Result codes\n\n{}.\n\n\
         | Table | Package | Codes | Page | Data |\n\
         | --- | --- | ---: | --- | --- |\n",
        count(tables)
    );
    for table in tables {
        let name = &table.package.name;
        text += &format!(
            "| {} | [{}]({name}/README.md) | {} | [page]({name}/docs/index.html) | [JSON]({name}/codes.json) |\n",
            line(&page::heading(table)),
            line(name),
            page::thousands(table.codes.len()),
        );
    }
    text
}

fn html(tables: &[Table]) -> String {
    let item = |table: &Table| {
        let package = &table.package;
        format!(
            "<li>\n<p><a href=\"{0}/docs/index.html\">{1}</a></p>\n<p class=\"facts\">{0} {2} · {3}</p>\n</li>\n",
            escape(&package.name),
            escape(&page::heading(table)),
            package.version,
            page::source(table),
        )
    };
    let items: String = tables.iter().map(item).collect();
    let data: Vec<String> = tables.iter().map(page::data_for_index).collect();
    let count = count(tables);
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
        widths: Widths::of_tables(tables),
    }
    .html("Result codes")
}

fn count(tables: &[Table]) -> String {
    let codes: usize = tables.iter().map(|table| table.codes.len()).sum();
    let codes = page::thousands(codes);
    format!("{codes} codes in {} tables", tables.len())
}
