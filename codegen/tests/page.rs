//! `docs/index.html` of every valid table: complete, and self-contained. Its behavior in a browser is
//! tested in `xtask/browser/`.

use std::collections::HashSet;

use codetable::{Origin, Settings, Source};
use codetable_testing::{checkout, generate, table, text_of};

/// Each valid table with its page.
fn pages() -> Vec<(String, String)> {
    let tables = checkout::tables(&checkout::VALID);
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
    let rows = "[[group]]\nid = \"<i>group\"\ntitle = \"<i>\"\n\
                [[code]]\nvalue = \"<i>1\"\nlabel = \"<i>2\"\nvariant = \"First\"\n\
                group = \"<i>group\"\ntags = [\"<i>tag\"]\ndescription = \"<i>\"\nsince = \"<i>\"\n\
                deprecated = \"<i>\"\n\
                [[code.alias]]\nlabel = \"<i>3\"\ndescription = \"<i>\"\ndeprecated = \"<i>\"\n\
                [[code]]\nvalue = \"<i>4\"\nlabel = \"<i>2\"\nsame-label-as = \"<i>1\"\n\
                [[gap]]\nfirst = \"<i>5\"\nlast = \"<i>6\"\nreason = \"<i>\"\n\
                [[gap]]\nvalue = \"<i>5\"\nreason = \"<i>\"\n\
                [[retired]]\nvalue = \"<i>7\"\nlabel = \"<i>8\"\nsince = \"<i>\"\nreason = \"<i>\"\n";
    let page = page(&table("repr = \"str\"", rows));
    assert!(page.contains("&lt;i&gt;6"));
    assert!(!page.contains("<i>"), "{page}");
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
