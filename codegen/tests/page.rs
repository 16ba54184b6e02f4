//! `docs/index.html` of every valid table: complete, and self-contained. Its behavior in a browser is
//! tested in `xtask/browser/`.

use std::collections::HashSet;

use codetable::{Origin, Settings, Source};
use codetable_testing::{checkout, generate, table, text_of};

/// Each valid table with its page.
fn pages() -> Vec<(String, String)> {
    let folders = [&checkout::VALID[..], &["codegen/tests/unknown_values"]].concat();
    let tables = checkout::tables(&folders);
    assert!(tables.len() > 10);
    let pair = |table: &Source| (table.text().to_owned(), page(table.text()));
    tables.iter().map(pair).collect()
}

fn page(text: &str) -> String {
    text_of(&generate(text), "/docs/index.html").to_owned()
}

/// What follows each `start`, up to the next quote.
fn quoted<'p>(page: &'p str, start: &str) -> Vec<&'p str> {
    let parts = page.split(start).skip(1);
    parts.map(|part| part.split('"').next().unwrap()).collect()
}

#[test]
fn every_link_leads_to_one_row() {
    for (_, page) in pages() {
        let ids = quoted(&page, " id=\"");
        let unique: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len());
        let links = quoted(&page, " href=\"#");
        assert!(!links.is_empty());
        for link in links {
            assert!(unique.contains(link), "{link}");
        }
    }
}

/// A value outside of the type may be displayed like one of the type.
#[test]
fn a_gap_that_is_displayed_like_a_code_has_no_id() {
    let rows = "[[code]]\nvalue = -1\nlabel = \"MINUS_ONE\"\n\
                [[gap]]\nvalue = 255\nreason = \"out of reach\"\n";
    let page = page(&table("repr = \"i8\"\nradix = \"hex\"", rows));
    let ids = quoted(&page, " id=\"");
    assert_eq!(ids.iter().filter(|id| **id == "0xFF").count(), 1);
    assert!(page.contains("class=\"code\" id=\"0xFF\""));
}

#[test]
fn every_code_has_its_row_in_the_order_of_the_table() {
    for (text, page) in pages() {
        let table: toml::Table = text.parse().unwrap();
        let codes = table["code"].as_array().unwrap();
        let rows = page.matches("<li class=\"code\"").count();
        assert_eq!(rows, codes.len());
        if table.contains_key("group") {
            continue;
        }
        let mut rest = page.as_str();
        for code in codes {
            let label = code["label"].as_str().unwrap();
            let label = label
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            let label = label
                .replace('"', "&quot;")
                .replace('\'', "&#39;")
                .replace('_', "_<wbr>");
            let label = format!("<code class=\"label\">{label}</code>");
            let at = rest.find(&label).unwrap_or_else(|| panic!("{label}"));
            rest = &rest[at + label.len()..];
        }
    }
}

#[test]
fn the_example_is_in_hexadecimal_as_well_if_that_differs() {
    let one = checkout::read("codegen/tests/shapes/lone.toml");
    let table: toml::Table = one.parse().unwrap();
    let written = format!("value = {}", table["code"][0]["value"]);
    for (value, example) in [
        ("9", "9, a label"),
        ("10", "10, 0xA, a label"),
        ("0", "0, a label"),
    ] {
        let page = page(&one.replace(&written, &format!("value = {value}")));
        let start = format!(" placeholder=\"{example} or a word\"");
        assert!(page.contains(&start), "{start}");
    }
}

#[test]
fn a_page_fetches_nothing() {
    for (_, page) in pages() {
        let (head, _) = page.split_once("</head>").unwrap();
        assert!(head.contains("default-src 'none'"));
        let style = page
            .split_once("<style>")
            .unwrap()
            .1
            .split_once("</style>")
            .unwrap()
            .0;
        assert!(!style.contains("url(") && !style.contains("@import"));
        let rows = quoted(&page, " style=\"--rows: ");
        assert!(rows.iter().all(|rows| rows.parse::<usize>().is_ok()));
        for start in [" src=", "<link rel=\"stylesheet", " onclick=", " style="] {
            let markup = page.replace("&lt;", "").replace(" style=\"--rows: ", "");
            assert!(!markup.contains(start), "{start}");
        }
    }
}

#[test]
fn no_string_of_a_table_is_markup() {
    let rows = "[[group]]\nid = \"<i>group\"\ntitle = \"<i>\"\ndescription = \"<i>\"\n\
                [[tag]]\nid = \"<i>tag\"\ndescription = \"<i>\\\"\"\n\
                [[column]]\nid = \"<i>column\"\ntype = \"str\"\ndescription = \"<i>\\\"\"\n\
                [[range]]\nprefix = \"<i>\"\ngroup = \"<i>group\"\nlabel = \"<i>\"\ndescription = \"<i>\"\n\
                fallback = \"<i>1\"\n\
                [[code]]\nvalue = \"<i>1\"\nlabel = \"<i>2\"\nvariant = \"First\"\n\
                tags = [\"<i>tag\"]\ndescription = \"<i>\"\nsince = \"<i>\"\n\
                deprecated = \"<i>\"\ncolumns = { \"<i>column\" = \"<i>\" }\nlink = \"https://e.example/?a&b='\"\n\
                [[code.alias]]\nlabel = \"<i>3\"\ndescription = \"<i>\"\ndeprecated = \"<i>\"\n\
                [[code]]\nvalue = \"<i>4\"\nlabel = \"<i>2\"\nsame-label-as = \"<i>1\"\n\
                [[gap]]\nfirst = \"<i>5\"\nlast = \"<i>6\"\nreason = \"<i>\"\n\
                [[gap]]\nvalue = \"<i>5\"\nreason = \"<i>\"\n\
                [[retired]]\nvalue = \"<i>7\"\nlabel = \"<i>8\"\nsince = \"<i>\"\nreason = \"<i>\"\n";
    let page = page(&table("repr = \"str\"", rows));
    assert!(page.contains("&lt;i&gt;6"));
    assert!(!page.contains("<i>"), "{page}");
    assert!(page.contains(" href=\"https://e.example/?a&amp;b=&#39;\""));
}

#[test]
fn ranges_are_in_their_groups_before_their_codes_and_codes_name_them() {
    let page = page(&checkout::read(
        "codegen/tests/unknown_values/sqlstate.toml",
    ));
    let rows: Vec<&str> = page.split("<li class=\"").skip(1).collect();
    let ids = rows
        .iter()
        .filter_map(|row| Some(row.split_once(" id=\"")?.1.split('"').next().unwrap()));
    let ids: Vec<&str> = ids.filter(|id| id.contains("23")).collect();
    assert_eq!(ids, ["range:23", "23000", "23505", "range:23P", "23P01"]);
    let row = |id: &str| {
        let start = format!(" id=\"{id}\"");
        rows.iter().find(|row| row.contains(&start)).unwrap()
    };
    let range = row("range:23P");
    assert!(range.contains("A constraint that only PostgreSQL has."));
    assert!(range.contains("treated as <a href=\"#23000\">23000</a>"));
    let from = "outcome, group from the range <a href=\"#range:23\">23…</a>";
    assert!(range.contains(from) && row("23P01").contains(from) && row("23505").contains(from));
    assert!(
        !row("range:23").contains("from the range") && !row("0A000").contains("from the range")
    );
    assert!(
        row("40001").contains("<span title=\"The transaction may be run again.\">retriable</span>")
    );
}

/// A range without codes comes after the codes and the ranges below it.
#[test]
fn ranges_without_codes_are_in_the_order_of_their_values() {
    let rows = "[[code]]\nvalue = 10\nlabel = \"TEN\"\n\
                [[code]]\nvalue = 50\nlabel = \"FIFTY\"\n\
                [[range]]\nfirst = 35\nlast = 35\nlabel = \"Inner\"\n\
                [[range]]\nfirst = 30\nlast = 39\nlabel = \"Wide\"\n\
                [[range]]\nfirst = 20\nlast = 29\nlabel = \"Low\"\n\
                [[range]]\nfirst = 30\nlast = 31\nlabel = \"Narrow\"\n\
                [[range]]\nfirst = 0\nlast = 9\nlabel = \"First\"\n\
                [[gap]]\nvalue = 32\nreason = \"free\"\n";
    let page = page(&table("repr = \"u8\"", rows));
    let ids: Vec<&str> = quoted(&page, " id=\"").into_iter().skip(2).collect();
    let expected = [
        "range:0-9",
        "10",
        "range:20-29",
        "range:30-39",
        "range:30-31",
        "32",
        "range:35-35",
        "50",
    ];
    assert_eq!(ids, expected);
}

#[test]
fn groups_sources_and_codes_are_described_and_linked() {
    let http = page(&checkout::read("codegen/tests/unknown_values/http.toml"));
    let (_, section) = http.split_once("<h2 id=\"group:client-error\">").unwrap();
    let about = "<p class=\"meaning\">The request contains bad syntax or cannot be fulfilled.</p>";
    assert!(section.split_once("<ul").unwrap().0.contains(about));
    let source = "from <a href=\"https://www.rfc-editor.org/rfc/rfc9110\" rel=\"noreferrer\">“HTTP Semantics”</a>, \
                  version RFC 9110, by IETF, retrieved 2026-11-25.";
    assert!(http.contains(source));
    let link = " href=\"https://www.rfc-editor.org/rfc/rfc9110#status.404\" rel=\"noreferrer\"";
    assert_eq!(http.matches(link).count(), 1);
    let kafka = page(&checkout::read("codegen/tests/unknown_values/kafka.toml"));
    assert!(kafka.contains("exception</span>: TimeoutException"));
}

#[test]
fn gaps_and_retired_codes_are_in_the_order_of_their_values() {
    let one = checkout::read("spec/uptivity.toml");
    let more = "
[[gap]]
first = 60
last = 99
reason = \"kept free\"

[[gap]]
value = 60
reason = \"kept free too\"

[[retired]]
value = -1
label = \"API_GONE\"
reason = \"gone\"
";
    let page = page(&format!("{one}{more}"));
    let rows: Vec<&str> = page.split("<li class=\"").skip(1).collect();
    let at = |start: &str| rows.iter().position(|row| row.starts_with(start));
    assert_eq!(at("retired\" id=\"-1\""), Some(0));
    let gap = at("gap\" id=\"19\"").unwrap();
    assert!(rows[gap - 1].starts_with("code\" id=\"18\""));
    assert!(rows[gap + 1].starts_with("code\" id=\"20\""));
    let range = at("gap\" id=\"60\" data-first=\"60\" data-last=\"99\"").unwrap();
    assert!(rows[range - 1].starts_with("code\" id=\"59\""));
    // Another row has its id.
    assert!(rows[range + 1].starts_with("gap\" data-first=\"60\" data-last=\"60\""));
}

#[test]
fn an_index_leads_to_every_table_if_there_are_several() {
    let source = |path: &str| Source::new(path.rsplit('/').next().unwrap(), &checkout::read(path));
    let one = source("spec/uptivity.toml");
    let other = source("codegen/tests/shapes/kafka.toml");
    let generate = |sources: &[Source]| codetable::generate(sources, &Settings::default()).unwrap();

    let artifacts = generate(std::slice::from_ref(&one));
    let is_index = |path: &str| path == "README.md" || path == "index.html";
    assert!(!artifacts.iter().any(|artifact| is_index(&artifact.path)));

    let artifacts = generate(&[other, one]);
    let find = |path: &str| artifacts.iter().find(|artifact| artifact.path == path);
    let (index, readme) = (find("index.html").unwrap(), find("README.md").unwrap());
    let links = quoted(&index.text, " href=\"").into_iter();
    let links: Vec<&str> = links.filter(|link| *link != "data:,").collect();
    assert_eq!(
        links,
        [
            "kafka-codes/docs/index.html",
            "uptivity-result-codes/docs/index.html"
        ]
    );
    let targets = readme.text.split("](").skip(1);
    let targets = targets.map(|part| part.split(')').next().unwrap());
    let targets: Vec<&str> = links.into_iter().chain(targets).collect();
    assert_eq!(targets.len(), 8);
    for target in targets {
        assert!(find(target).is_some(), "{target}");
    }
    assert_eq!(index.origin, Origin::Tables);
    assert_eq!(readme.origin, Origin::Tables);
}
