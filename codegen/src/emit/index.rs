//! `README.md` and `index.html` beside the crates: the way to each table, where there are several.

use super::docs::plain;
use super::page;
use crate::artifact::{Content, Draft};
use crate::html::{escape, fill};
use crate::model::Table;

const INDEX: &str = include_str!("page/index.html");

pub(super) fn emit(tables: &[Table]) -> [Draft; 2] {
    [readme(tables), html(tables)]
}

fn readme(tables: &[Table]) -> Draft {
    let mut text = format!(
        "# Result codes\n\n{}.\n\n| Codes of | Package | Codes | To search | For programs |\n| --- | --- | ---: | --- | --- |\n",
        count(tables)
    );
    for table in tables {
        let name = &table.package.name;
        text += &format!(
            "| {} | [{}]({name}/README.md) | {} | [page]({name}/docs/index.html) | [JSON]({name}/codes.json) |\n",
            plain(&page::heading(table)).join(" "),
            plain(name).join(" "),
            table.codes.len(),
        );
    }
    Draft {
        path: "README.md",
        content: Content::Markdown(text),
    }
}

fn html(tables: &[Table]) -> Draft {
    let one = |table: &Table| {
        let package = &table.package;
        format!(
            "<li>\n<p><a href=\"{0}/docs/index.html\">{1}</a></p>\n<p class=\"facts\">{0} {2} · {3}</p>\n</li>\n",
            escape(&package.name),
            escape(&page::heading(table)),
            package.version,
            page::source(table),
        )
    };
    let tables_of: String = tables.iter().map(one).collect();
    let texts = [
        ("title", "Result codes"),
        ("style", page::STYLE),
        ("lead", &count(tables)),
        ("tables", &tables_of),
    ];
    Draft {
        path: "index.html",
        content: Content::Html(fill(&page::whole(INDEX), &texts)),
    }
}

fn count(tables: &[Table]) -> String {
    let codes: usize = tables.iter().map(|table| table.codes.len()).sum();
    format!("{codes} codes in {} tables", tables.len())
}
