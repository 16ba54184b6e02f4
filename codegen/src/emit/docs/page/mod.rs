//! `docs/index.html`: all codes on one page that needs no other file. The other files in this folder are its parts,
//! the same for all tables: a template, a style, and a script that reads the codes of the table as JSON. `table.js` reads
//! the data, `search.js` finds rows, `rows.js` makes their elements, `lists.js` shows those that come into view, `menu.js`
//! copies from a row, and `page.js` has the search, the filters, the address and the keys.

mod data;
mod plain;
mod sections;

use crate::emit::draft::{Content, Draft, Origin, Place};
use crate::emit::paths;
use crate::escape::html::{escape, fill};
use crate::escape::markdown::paragraphs;
use crate::model::value::Value;
use crate::model::{Code, Table, Target};

const PAGE: &str = include_str!("page.html");
const STYLES: [&str; 4] = [
    include_str!("base.css"),
    include_str!("search.css"),
    include_str!("rows.css"),
    include_str!("media.css"),
];
/// Parts of one script: what a file declares, those after it use.
const SCRIPTS: [&str; 6] = [
    include_str!("table.js"),
    include_str!("search.js"),
    include_str!("rows.js"),
    include_str!("lists.js"),
    include_str!("menu.js"),
    include_str!("page.js"),
];

/// What differs between pages. All but the title and the description are HTML.
pub(super) struct Page<'p> {
    pub(super) title: &'p str,
    pub(super) description: &'p str,
    /// The line above the heading.
    pub(super) package: &'p str,
    /// The paragraph below the heading.
    pub(super) lead: &'p str,
    /// The links below it.
    pub(super) links: &'p [String],
    /// The placeholder of the search field.
    pub(super) example: &'p str,
    /// The content without a search, apart from the rows.
    pub(super) content: &'p str,
    /// The tables with their rows, as JSON.
    pub(super) tables: &'p [String],
    /// What the page is generated from.
    pub(super) origin: &'p str,
    pub(super) widths: Widths,
}

/// The widths of columns in characters. What is longer wraps.
#[derive(Clone, Copy)]
pub(super) struct Widths {
    values: usize,
    labels: usize,
    variants: usize,
}

pub(in crate::emit) fn emit(tables: &[Table]) -> Vec<Draft> {
    let has_index = tables.iter().filter_map(paths::page).count() > 1;
    let draft = |table: &Table| {
        Some(Draft {
            place: Place::Generated,
            path: paths::page(table)?,
            // Whether there is an index to link to depends on all of them.
            origin: Origin::Tables,
            content: Content::Markup(page(table, has_index)),
        })
    };
    tables.iter().filter_map(draft).collect()
}

/// The page of a table. With an index it links to it.
fn page(table: &Table, has_index: bool) -> String {
    let rows = sections::rows(table);
    let sections = sections::sections(table, &rows);
    let mut links = Vec::new();
    let mut link = |address: &str, text: &str| {
        let address = escape(address);
        links.push(format!("<a href=\"{address}\">{text}</a>"));
    };
    let index = match &table.target {
        Target::Package(_) => {
            link("../README.md", "README");
            link("../codes.json", "codes.json");
            "../../index.html"
        }
        Target::Module(module) => {
            let json = format!("{}.json", module.name);
            link(&json, &json);
            "index.html"
        }
    };
    if has_index {
        link(index, "All tables");
    }
    let documentation = table
        .package()
        .and_then(|package| package.documentation.as_ref());
    links.extend(documentation.map(|address| outside(address, "Rust documentation")));
    let url = table.publication.url.as_ref();
    links.extend(url.map(|address| outside(address, "Source document")));
    let heading = heading(table);
    Page {
        title: &format!("{} – {heading}", table.type_name),
        description: &format!(
            "{heading}. Search {} by value, label or word.",
            count(table)
        ),
        package: &name_and_version(table),
        lead: &lead(table),
        links: &links,
        example: &example(table),
        content: &format!(
            "<noscript>\n<section aria-label=\"Codes\">\n{}</section>\n</noscript>\n",
            plain::html(table, &rows, &sections)
        ),
        tables: &[data::json(table, &rows, &sections, None)],
        origin: &format!("Generated from {}.", escape(&table.file)),
        widths: Widths::of_table(table),
    }
    .html(&heading)
}

/// The rows of a table for the page that has several. `page` is the address of its own page.
pub(super) fn data_for_index(table: &Table, page: &str) -> String {
    let rows = sections::rows(table);
    let sections = sections::sections(table, &rows);
    data::json(table, &rows, &sections, Some(page))
}

impl Page<'_> {
    /// The page as HTML.
    pub(super) fn html(&self, heading: &str) -> String {
        fill(
            PAGE,
            &[
                ("title", &escape(self.title)),
                ("description", &escape(self.description)),
                (
                    "style",
                    &format!("{}\n{}", STYLES.join("\n"), self.widths.style()),
                ),
                ("package", self.package),
                ("heading", &escape(heading)),
                ("lead", self.lead),
                ("links", &self.links.join("\n")),
                ("example", &escape(self.example)),
                ("content", self.content),
                ("origin", self.origin),
                ("data", &format!("[\n{}]\n", self.tables.join(",\n"))),
                ("script", &script()),
            ],
        )
    }
}

impl Widths {
    fn of_table(table: &Table) -> Self {
        let widest = |text: &dyn Fn(&Code) -> String, least: usize, most: usize| {
            let widths = table.codes.iter().map(|code| text(code).chars().count());
            widths.fold(least, usize::max).min(most)
        };
        let ranges = table.ranges.iter();
        let ranges = ranges.map(|range| table.show_bounds(&range.bounds));
        let gaps = table.gaps.iter().filter(|gap| gap.first != gap.last);
        let gaps =
            gaps.map(|gap| format!("{} to {}", table.show(&gap.first), table.show(&gap.last)));
        let spans = ranges.chain(gaps).map(|span| span.chars().count().min(12));
        Self {
            values: widest(
                &|code| table.show(&code.value),
                spans.fold(3, usize::max),
                18,
            ),
            labels: widest(&|code| code.label.clone(), 12, 38),
            variants: widest(&|code| code.variant.clone(), 8, 30),
        }
    }

    /// Those for several tables. One with wide values leaves no room for the labels of others.
    pub(super) fn of_tables<'t>(tables: impl Iterator<Item = &'t Table>) -> Self {
        let all: Vec<Self> = tables.map(Self::of_table).collect();
        let widest = |width: &dyn Fn(&Self) -> usize| all.iter().map(width).fold(0, usize::max);
        Self {
            values: widest(&|widths| widths.values).min(12),
            labels: widest(&|widths| widths.labels),
            variants: widest(&|widths| widths.variants),
        }
    }

    fn style(self) -> String {
        let Self {
            values,
            labels,
            variants,
        } = self;
        format!(
            ":root {{\n  --values: {values}ch;\n  --labels: {labels}ch;\n  --variants: {variants}ch;\n}}\n"
        )
    }
}

/// The parts of the script as one module: without imports, since all parts are in it.
fn script() -> String {
    let mut script = String::new();
    for line in SCRIPTS.iter().flat_map(|part| part.lines()) {
        if !line.starts_with("import ") {
            script += line.strip_prefix("export ").unwrap_or(line);
            script.push('\n');
        }
    }
    script
}

/// The name of the package or of the module, and its version, if the table states it.
pub(super) fn name_and_version(table: &Table) -> String {
    let name = escape(table.name());
    match table.version() {
        Some(version) => format!("{name} {version}"),
        None => name,
    }
}

/// The heading of a page: the description of the package, or else a name that is not empty.
pub(super) fn heading(table: &Table) -> String {
    let description = table.package().map_or("", |package| &package.description);
    let candidates = [description, &table.title, table.name()];
    let mut candidates = candidates
        .map(|text| paragraphs(text).join(" "))
        .into_iter();
    let heading = candidates.find(|text| !text.is_empty());
    heading.expect("each package and module has a name")
}

/// What a table is called where there are several: its title, or else its heading.
fn title(table: &Table) -> String {
    let title = paragraphs(&table.title).join(" ");
    if title.is_empty() {
        heading(table)
    } else {
        title
    }
}

/// The number of codes.
pub(super) fn count(table: &Table) -> String {
    match table.codes.len() {
        1 => "1 code".to_owned(),
        count => format!("{} codes", thousands(count)),
    }
}

/// A number with a comma after each three digits.
pub(super) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The number of codes and their source.
pub(super) fn source(table: &Table) -> String {
    let publisher = table.publication.publisher.as_deref();
    let publisher = publisher.map_or(String::new(), |name| format!(" by {}", escape(name)));
    let document = escape(&table.publication.document);
    format!("{}, from “{document}”{publisher}", count(table))
}

/// The paragraph below the heading: the number of codes and their source, with its address, edition and day.
fn lead(table: &Table) -> String {
    let publication = &table.publication;
    let document = format!("“{}”", escape(&publication.document));
    let mut text = format!("{}, from ", count(table));
    text += &match &publication.url {
        Some(url) => outside(url, &document),
        None => document,
    };
    if let Some(version) = &publication.version {
        text += &format!(", version {}", escape(version));
    }
    if let Some(publisher) = &publication.publisher {
        text += &format!(", by {}", escape(publisher));
    }
    if let Some(retrieved) = &publication.retrieved {
        text += &format!(", retrieved {retrieved}");
    }
    let codes = table.codes.iter();
    let with_outcome = codes.filter(|row| row.facts.outcome().is_some()).count();
    text += if with_outcome > 0 && with_outcome < table.codes.len() {
        ". Where no outcome is shown, the source does not state one."
    } else {
        "."
    };
    text
}

/// The placeholder of the search field: what to search for, with the value of a code as an example.
fn example(table: &Table) -> String {
    let value = &table.codes[table.codes.len() / 2].value;
    let hex = match value {
        Value::Integer(number) if *number > 9 => format!(", 0x{number:X}"),
        _ => String::new(),
    };
    format!("{value}{hex}, a label, a word, or a line of a log")
}

/// A link out of the page.
fn outside(address: &str, text: &str) -> String {
    let address = escape(address);
    format!("<a href=\"{address}\" rel=\"noreferrer\">{text}</a>")
}
